"""Figures: datasets and their kinds, totals, sums, targets, comparisons, exports."""
