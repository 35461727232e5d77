"""The adapters: one module for each outside library or kind of input and output."""
