"""A file that somebody wants to bring in, as it was given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class GivenFile:
    """Its name, as messages call it, and its bytes."""

    name: str
    content: bytes
    is_from_folder: bool = False
    """Whether only its folder was named: then it may be something else than a map."""

    @property
    def suffix(self) -> str:
        """How its name ends, in small letters and with the dot."""
        return PurePath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """Its name without folder and suffix."""
        return PurePath(self.name).stem


class NoJourney(Exception):
    """Why nothing can be brought in from a file: what it is, what was tried, and what to do instead."""
