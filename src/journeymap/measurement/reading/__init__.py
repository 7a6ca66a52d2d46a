"""Read files and queries as they are: rows of cells, without knowing what they mean."""
