"""Read grids of cells, which sheets, CSV files and Markdown tables have in common."""

from __future__ import annotations

from journeymap.importing.readers.grid.cells import Grid, Merged
from journeymap.importing.readers.grid.drafting import draft_of

__all__ = ["Grid", "Merged", "draft_of"]
