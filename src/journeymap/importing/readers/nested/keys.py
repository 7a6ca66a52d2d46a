"""Keys that structure a file, and are no fields of a journey."""

from __future__ import annotations

import re

from journeymap.importing.draft import Cell
from journeymap.importing.readers.nested.node import Node
from journeymap.model.suggest import letters

FORM = frozenset(
    """id key slug uuid guid order orderindex sortorder sort index idx position pos color colour backgroundcolor
    textcolor icon x y width height w h createdat updatedat created updated timestamp schema zindex""".split()
)
"""Keys that only tell a program how to store or draw something."""
WRAPPERS = frozenset({"meta", "metadata", "info", "data", "properties", "attributes", "details", "fields"})
"""Keys that only group others."""
LANES = frozenset({"type", "lane", "row", "category", "kind", "lanename", "laneid", "layer"})
"""Keys under which an item names its lane."""
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def is_form(key: Cell, value: Node) -> bool:
    """Return whether a key only tells a program how to store or draw something."""
    return letters(key.text) in FORM or _COLOR.fullmatch(value.text.strip()) is not None
