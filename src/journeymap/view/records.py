"""The small records that pages share."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from journeymap.translatable import NumberText, Quantity
from journeymap.view.faces import NO_FACE, Face


@dataclass(frozen=True, slots=True)
class Target:
    """A text that may lead somewhere: to one of our pages, or to an address."""

    text: str
    page: str | None = None
    url: str | None = None
    icon: str | None = None
    """The symbol that stands before it."""
    face: Face | None = None
    """Of a persona."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, for the head of a page."""

    label: str
    value: str
    page: str | None = None
    words: tuple[str, ...] = ()
    """The value where it consists of our own words, which are put into the page's language."""
    parts: tuple[str, ...] = ()
    """The names that the value consists of, where they are several."""
    targets: tuple[Target, ...] = ()
    """The things that the value names, where they have pages."""
    quantity: Quantity | None = None
    """The value where it is a number of things."""


@dataclass(frozen=True, slots=True)
class PersonaTag:
    """A persona of a map; `number` counts the map's personas from 1 and decides their shape and color."""

    id: str
    name: str
    number: int
    page: str
    role: str | None = None
    _: KW_ONLY
    face: Face = NO_FACE

    @property
    def mark(self) -> int:
        """Which of the six shapes and colors is theirs; the seventh persona has those of the first."""
        return (self.number - 1) % 6 + 1


def percent(share: float | None) -> str | None:
    """Return a part of the customers as people read it: 30 %."""
    return None if share is None else NumberText(f"{100 * share:.4g} %")
