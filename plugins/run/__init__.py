"""One run: its state, steps, report, tree writer and publication."""
