"""What makes pages findable: heads, structured data, sitemap, share cards, search records."""
