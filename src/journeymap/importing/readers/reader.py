"""What a reader of one shape is."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from journeymap.importing.draft import Draft
from journeymap.importing.given_file import GivenFile


class Likeness(IntEnum):
    """How much a file looks like one of a shape."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


class Reader(NamedTuple):
    """One shape of files that can be brought in."""

    title: str
    """What a file of the shape is called in a sentence: `a Mermaid journey`."""
    likeness: Callable[[GivenFile], Likeness]
    read: Callable[[GivenFile], Draft]
    """Raises NoJourney where the file cannot be read as one of this shape."""
