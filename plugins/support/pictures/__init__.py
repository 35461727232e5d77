"""Pictures, of writers and our own. Only these modules know Pillow."""
