"""Bring changes in an exported workbook back into the files of its map."""
