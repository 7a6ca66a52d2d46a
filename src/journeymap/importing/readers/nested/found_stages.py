"""The stages of a map, as they were found in a file."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from journeymap.importing.draft import Cell
from journeymap.importing.readers.nested.node import Node


class Stage(NamedTuple):
    """A stage in the file: its name, the ids by which others refer to it, and its content."""

    name: Cell
    ids: frozenset[str]
    content: Node


class Sureness(IntEnum):
    """How clearly a file says that it holds stages."""

    BY_CONTENT = 1
    """Only by what it says about each."""
    BY_A_WORD = 2
    """By a key that may mean something else, such as `steps`."""
    BY_NAME = 3
    """By a key that means stages."""


class FoundStages(NamedTuple):
    """The stages of a map, and the entries beside them."""

    stages: Sequence[Stage]
    beside: Sequence[tuple[Cell, Node]]
    sureness: Sureness = Sureness.BY_CONTENT
    lanes: Sequence[tuple[Cell, Node]] = ()
    """Entries that hold what they say by the names of the stages."""
    records: Sequence[Node] = ()
    """Items that each name their stage."""
