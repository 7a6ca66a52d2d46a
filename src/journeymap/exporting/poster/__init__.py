"""A map as a poster: one set of records, one source for typst, several kinds of files."""
