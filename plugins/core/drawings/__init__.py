"""Geometry of all that is drawn: charts, covers, the map of the region, the logo, colours."""
