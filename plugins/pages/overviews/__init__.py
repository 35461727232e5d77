"""Pages that gather others: the first page, lists of stories, overviews, money, indexes."""
