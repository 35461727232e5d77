"""From data to what a component of the theme gets."""
