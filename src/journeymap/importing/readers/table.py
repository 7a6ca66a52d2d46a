"""The table of shapes: a new one is a file in this folder and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.importing.readers import cjml, json, lists, markdown, mermaid, separated_values, yaml
from journeymap.importing.readers.reader import Reader
from journeymap.importing.readers.workbook import book

READERS: Mapping[str, Reader] = {
    "markdown": markdown.READER,
    "csv": separated_values.READER,
    "xlsx": book.READER,
    "content": lists.CONTENT,
    "contacts": lists.CONTACTS,
    "mermaid": mermaid.READER,
    "cjml": cjml.READER,
    "json": json.READER,
    "yaml": yaml.READER,
}
"""By the name that `journeymap import --as` takes."""
