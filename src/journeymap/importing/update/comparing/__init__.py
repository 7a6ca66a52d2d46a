"""Compare a workbook with what it held when it was exported."""

from __future__ import annotations

from journeymap.importing.update.comparing.cell_text import normalized
from journeymap.importing.update.comparing.compare import changes_in

__all__ = ["changes_in", "normalized"]
