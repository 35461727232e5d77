"""Views of charts: of series, of datasets, of flows of money, and small ones beside a figure."""
