"""Write what people changed into the file of a map, edit by edit.

A map that extends another says only what differs from it, so a change to what it inherits is written into its own file,
under `add`, `change` and `drop`; the file below, which other maps share, stays as it is.
"""

from __future__ import annotations

from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.write import write

__all__ = ["MapFile", "write"]
