"""Write changes into the file of a map, edit by edit.

A map that extends another only says what differs, so a change to what it inherits is written into its own file, under
`add`, `change` and `drop`; the base map, which others share, stays the same.
"""

from __future__ import annotations

from journeymap.importing.update.writing.map_file import MapFile
from journeymap.importing.update.writing.write import write

__all__ = ["MapFile", "write"]
