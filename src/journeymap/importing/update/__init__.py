"""Bring back what people changed in a workbook that was exported here."""
