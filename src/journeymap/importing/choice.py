"""Choose the reader of a file: the one that was named, else the one whose format it most resembles."""

from __future__ import annotations

from journeymap.errors import UsageError
from journeymap.importing.file_kinds import kind_of
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.importing.readers.table import READERS
from journeymap.model.suggest import did_you_mean

_PACKED = frozenset({".xlsx", ".xlsm"})
"""Readers of archives, which explain themselves what is wrong with a file."""


def chosen_reader(file: GivenFile, shape: str | None) -> tuple[str, Reader]:
    """Return the name and the reader. Raises UsageError for an unknown name, and NoJourney for a file that no reader
    recognizes.
    """
    if shape is not None:
        if shape not in READERS:
            raise UsageError(
                f"There is no shape '{shape}'.{did_you_mean(shape, READERS)} The shapes are {', '.join(READERS)}."
            )
        return shape, READERS[shape]
    if not file.content.strip():
        raise NoJourney(f"{file.name} is empty.")
    kind = kind_of(file.content)
    if kind and file.suffix not in _PACKED:
        raise NoJourney(f"{file.name} is {kind.title}. {kind.advice}.")
    likeness = {name: reader.likeness(file) for name, reader in READERS.items()}
    best = max(likeness, key=lambda name: likeness[name], default=None)
    if best is None or likeness[best] is Likeness.NONE:
        tried = ", ".join(reader.title for reader in READERS.values())
        raise NoJourney(f"{file.name} looks like none of what can be brought in ({tried}). Name its shape with --as.")
    return best, READERS[best]
