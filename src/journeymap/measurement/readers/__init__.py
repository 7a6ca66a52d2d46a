"""One file for each export: which headers it knows, and how its rows become plain tables."""
