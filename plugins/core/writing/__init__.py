"""Help for writers: sentences, spelling, remarks, blank files, the manual, forms."""
