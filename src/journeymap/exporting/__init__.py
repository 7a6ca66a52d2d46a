"""Export maps to other programs: one module per format, and one table of them."""

from journeymap.exporting.formats import FORMATS, ExportOptions, Format, export_map, format_of, require

__all__ = ["FORMATS", "ExportOptions", "Format", "export_map", "format_of", "require"]
