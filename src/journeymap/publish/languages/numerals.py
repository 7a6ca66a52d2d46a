"""Write numbers as the language of a page does."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = "number"
"""The context of the sample number in the catalogues."""
SAMPLE = "12,345.6"
"""A number as English writes it; a catalogue has it as its language does."""
_WRITTEN = re.compile(r"12(\D?)345(\D)6")
_NUMBER = re.compile(r"(\d+(?:,\d{3})*)(?:\.(\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Numerals:
    """The signs that a language puts between the thousands, and before the part of a number that is no whole one."""

    thousands: str
    decimal: str

    def written(self, english: str) -> str:
        """Return a text that English begins with a number, with that number as this language writes it."""
        return _NUMBER.sub(self._number, english, count=1)

    def _number(self, found: re.Match[str]) -> str:
        whole = found[1].replace(",", self.thousands)
        return f"{whole}{self.decimal}{found[2]}" if found[2] else whole


def numerals_of(sample: str) -> Numerals | None:
    """Return the signs of a language by our sample number; None where a text is not that number."""
    found = _WRITTEN.fullmatch(sample)
    return Numerals(*found.groups()) if found else None
