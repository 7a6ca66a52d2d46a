"""The table of shapes: a new one is a file in this folder and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.importing.readers import cjml, json, mermaid, yaml
from journeymap.importing.readers.reader import Reader

READERS: Mapping[str, Reader] = {
    "mermaid": mermaid.READER,
    "cjml": cjml.READER,
    "json": json.READER,
    "yaml": yaml.READER,
}
"""By the name that `journeymap import --as` takes."""
