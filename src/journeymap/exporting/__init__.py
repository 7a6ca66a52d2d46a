"""Hand a map on to other programs: one file for each format, and one table of them."""
