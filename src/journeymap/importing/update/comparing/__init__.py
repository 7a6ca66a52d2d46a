"""Compare a workbook with what it held when it was exported."""

from __future__ import annotations

from journeymap.importing.update.comparing.as_said import as_said
from journeymap.importing.update.comparing.compare import changes_in

__all__ = ["as_said", "changes_in"]
