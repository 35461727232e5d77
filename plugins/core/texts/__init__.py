"""What writers type: headers, kinds, documents, blocks, inline notations, translations."""
