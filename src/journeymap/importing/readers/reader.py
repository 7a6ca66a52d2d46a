"""The interface of a reader."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from journeymap.importing.draft import Draft
from journeymap.importing.given_file import GivenFile


class Likeness(IntEnum):
    """How much a file looks like one of a format."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


class Reader(NamedTuple):
    """A format of files that can be imported."""

    title: str
    """What a file of the format is called in a sentence: `a Mermaid journey`."""
    likeness: Callable[[GivenFile], Likeness]
    read: Callable[[GivenFile], Draft]
    """Raises NoJourney if the file cannot be read in this format."""
