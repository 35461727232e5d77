"""Workbooks of Excel beside the figures: their cells, rows, and what they would change."""
