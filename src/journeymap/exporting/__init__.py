"""Hand a map on to other programs: one file for each format, and one table of them."""

from journeymap.exporting.formats import FORMATS, ExportOptions, Format, export_map, format_of, require

__all__ = ["FORMATS", "ExportOptions", "Format", "export_map", "format_of", "require"]
