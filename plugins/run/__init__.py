"""One build: its state, report, tree writer and publication."""
