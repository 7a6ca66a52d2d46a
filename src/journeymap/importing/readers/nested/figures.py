"""Keep numbers together with the keys that name them."""

from __future__ import annotations

import re

from journeymap.importing.draft import Cell
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.things import MODELS

NUMBER = re.compile(r"[-+−]?\d[\d.,]*\s*[%€$£¥]?")
BESIDES = " – "
"""Separates a key from one below it that is not clear by itself."""


def is_figure(key: Cell, value: Node) -> bool:
    """Return whether an entry is a number with its name: neither is clear without the other."""
    return home_on_stage(key.text) in MODELS and NUMBER.fullmatch(value.text.strip()) is not None


def with_its_name(key: Cell, value: Node, outer: Cell | None = None) -> Cell:
    """Return a number with its name, and with what the key around it adds."""
    beyond = outer.text.partition(BESIDES)[2] if outer else ""
    return Cell(f"{f'{beyond} {key.text}'.strip()}: {value.text.strip()}", value.cell.where)
