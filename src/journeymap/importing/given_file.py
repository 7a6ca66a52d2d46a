"""A file to import, as it was given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file to import: its name in messages, and its bytes."""

    name: str
    content: bytes
    is_from_folder: bool = False
    """Whether it was found in a folder that was named, so that it need not be a map."""

    @property
    def suffix(self) -> str:
        """Its suffix, in lower case and with the dot."""
        return PurePath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """Its name without folder and suffix."""
        return PurePath(self.name).stem


class NoJourney(Exception):
    """Nothing can be imported from a file; says what it is, what was tried, and what to do instead."""
