"""A grid of cells: what a sheet, a CSV file and a table of Markdown have in common, and what it says."""

from __future__ import annotations

from journeymap.importing.readers.grid.cells import Grid, Merged
from journeymap.importing.readers.grid.drafting import draft_of

__all__ = ["Grid", "Merged", "draft_of"]
