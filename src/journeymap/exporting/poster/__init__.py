"""Export a map as a poster: one set of records, one typst source, several kinds of files."""
