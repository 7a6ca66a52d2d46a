"""Tell a gap once: what a map inherits from the map that it extends is told there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from journeymap.analysis.coverage import Cell
from journeymap.findings import Severity
from journeymap.rules import Gap, Rule, Subject
from journeymap.source import Document, Place, Route
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedStage, LinkedTouchpoint


class Found(NamedTuple):
    """A gap that a rule has found."""

    rule: Rule
    subject: Subject
    gap: Gap
    severity: Severity


class Told(NamedTuple):
    """A gap that is told, and the maps that inherit it."""

    found: Found
    heirs: tuple[str, ...]


_Key = tuple[str, Document, Route, str | None, str]


def told_once(found: Iterable[Found]) -> Iterator[Told]:
    """Leave out what is told on a base map: the same gap, in the same words, at what a map leaves as it is."""
    gaps = [(gap, _Setting.of(gap)) for gap in found]
    by_key: dict[_Key, dict[str, int]] = {}
    for number, (gap, setting) in enumerate(gaps):
        if setting:
            by_key.setdefault(setting.key(gap, gap.gap.place), {}).setdefault(setting.journey.id, number)
    heirs: dict[int, dict[str, None]] = {}
    inherited = set()
    for number, (gap, setting) in enumerate(gaps):
        if setting and (origin := setting.origin(gap, by_key)) is not None:
            inherited.add(number)
            heirs.setdefault(origin, {})[setting.journey.id] = None
    for number, (gap, _) in enumerate(gaps):
        if number not in inherited:
            yield Told(gap, tuple(heirs.get(number, ())))


class _Setting(NamedTuple):
    """The map and the stage that a gap is about."""

    journey: LinkedJourney
    stage: LinkedStage | None

    @classmethod
    def of(cls, found: Found) -> _Setting | None:
        about = found.gap.about or found.subject
        match about:
            case LinkedJourney():
                return cls(about, None)
            case LinkedStage():
                return cls(about.journey, about)
            case LinkedPain():
                return cls(about.journey, about.stage)
            case Cell() | LinkedTouchpoint():
                return cls(about.stage.journey, about.stage)
            case _:
                return None

    def key(self, found: Found, place: Place) -> _Key:
        """What a gap at a place is known by, whatever its map and its stage are called there."""
        message = found.gap.message.replace(f"'{self.journey.model.title}'", "")
        if self.stage:
            message = message.replace(f"'{self.stage.name}'", "")
        return found.rule.code, place.document, place.route, self.stage.id if self.stage else None, message

    def origin(self, found: Found, by_key: Mapping[_Key, Mapping[str, int]]) -> int | None:
        """The number of the same gap on the undermost base map that has it."""
        bases = list(_bases(self.journey))
        layers = list(_layers(found.gap.place)) if bases else []
        for place in reversed(layers):
            numbers = by_key.get(self.key(found, place), {})
            for base in reversed(bases):
                if base.id in numbers:
                    return numbers[base.id]
        return None


def _bases(journey: LinkedJourney) -> Iterator[LinkedJourney]:
    base = journey.base
    while base is not None:
        yield base
        base = base.base


def _layers(place: Place) -> Iterator[Place]:
    layer: Place | None = place
    while layer is not None:
        yield layer
        layer = layer.below
