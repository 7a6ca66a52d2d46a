"""A map as a grid: what people wrote, cell by cell."""
