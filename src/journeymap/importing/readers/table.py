"""The table of readers. A new one is a module in this package and an entry here."""

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
"""The readers by the names that `journeymap import --as` takes."""
