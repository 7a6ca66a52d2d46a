"""The table of shapes: a new one is a file in this folder and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.importing.readers import mermaid, separated_values
from journeymap.importing.readers.reader import Reader
from journeymap.importing.readers.workbook import book

READERS: Mapping[str, Reader] = {
    "csv": separated_values.READER,
    "mermaid": mermaid.READER,
    "xlsx": book.READER,
}
"""By the name that `journeymap import --as` takes."""
