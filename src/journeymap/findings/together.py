"""How a gap is said once that several parts of a whole have: stages of a map, touchpoints of a stage, accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.source import Place

_MOST_NAMED = 6
"""More names than this in one sentence are not read."""
_LONGEST_NAME = 80
_LONGEST_MESSAGE = 500
"""A message quotes what people wrote; its place leads to the whole of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """How a finding about a part is told with those about other parts of the same whole.

    `place`, `map`, `stage` and `owner` are those of the whole; `name` is what the part is called, and `of` counts the
    parts that are asked, None where only those with the gap are. `some` goes on after how many of them have the gap;
    `every` is said if all of them have it.
    """

    place: Place
    name: str
    of: int | None = None
    some: str
    every: str = ""
    fix: str
    fix_for_every: str = ""
    map: str | None = None
    stage: str | None = None
    owner: str | None = None

    def message(self, names: Sequence[str]) -> str:
        """One sentence about several parts."""
        message = self.every
        if self.of is None or len(names) < self.of:
            number = f"{len(names)}" if self.of is None else f"{len(names)} of {self.of}"
            message = f"{number} {self.some}: {_listed(list(dict.fromkeys(names)))}"
        return _shortened(message, _LONGEST_MESSAGE)


def _listed(names: Sequence[str]) -> str:
    named = [f"'{_shortened(name, _LONGEST_NAME)}'" for name in names]
    if len(named) > _MOST_NAMED:
        named[_MOST_NAMED - 1 :] = [f"{len(named) - _MOST_NAMED + 1} more"]
    *first, last = named
    return f"{', '.join(first)} and {last}" if first else last


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
