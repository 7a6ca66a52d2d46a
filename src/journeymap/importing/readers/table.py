"""The table of shapes: a new one is a file in this folder and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.importing.readers import cjml, mermaid, separated_values
from journeymap.importing.readers.reader import Reader
from journeymap.importing.readers.workbook import book

READERS: Mapping[str, Reader] = {
    "csv": separated_values.READER,
    "xlsx": book.READER,
    "mermaid": mermaid.READER,
    "cjml": cjml.READER,
}
"""By the name that `journeymap import --as` takes."""
