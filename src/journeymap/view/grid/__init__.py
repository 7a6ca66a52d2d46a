"""Lay out what people wrote in a map as a grid, cell by cell."""
