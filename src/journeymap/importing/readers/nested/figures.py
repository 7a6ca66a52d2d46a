"""Figures, whose names are keys: neither the name nor the number says anything alone."""

from __future__ import annotations

import re

from journeymap.importing.draft import Cell
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.things import MODELS

NUMBER = re.compile(r"[-+−]?\d[\d.,]*\s*[%€$£¥]?")
BESIDES = " – "
"""Stands between a key and one below it that says nothing alone."""


def is_figure(key: Cell, value: Node) -> bool:
    """Whether a key is the name of a figure, and its value the number: neither says anything alone."""
    return home_on_stage(key.text) in MODELS and NUMBER.fullmatch(value.text.strip()) is not None


def with_its_name(key: Cell, value: Node, outer: Cell | None = None) -> Cell:
    """A number with its name, and with what the key around it says besides."""
    beyond = outer.text.partition(BESIDES)[2] if outer else ""
    return Cell(f"{f'{beyond} {key.text}'.strip()}: {value.text.strip()}", value.cell.where)
