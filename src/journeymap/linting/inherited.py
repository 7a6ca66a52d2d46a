"""Tell a gap once: what a map inherits from the map that it extends is told there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from journeymap.analysis.coverage import PersonaOnMap
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
            key = setting.key(gap, gap.gap.place, gap.gap.message)
            by_key.setdefault(key, {}).setdefault(setting.journey.id, number)
    heirs: dict[int, dict[str, None]] = {}
    inherited = set()
    words = _Words()
    for number, (gap, setting) in enumerate(gaps):
        if setting and (origin := setting.origin(gap, by_key, words)) is not None:
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
            case PersonaOnMap():
                return cls(about.journey, None)
            case LinkedStage():
                return cls(about.journey, about)
            case LinkedPain():
                return cls(about.journey, about.stage)
            case LinkedTouchpoint():
                return cls(about.stage.journey, about.stage)
            case _:
                return None

    def key(self, found: Found, place: Place, message: str) -> _Key:
        """What a gap is known by."""
        return found.rule.code, place.document, place.route, self.stage.id if self.stage else None, message

    def origin(self, found: Found, by_key: Mapping[_Key, Mapping[str, int]], words: _Words) -> int | None:
        """The number of the same gap on the undermost base map that has it."""
        bases = list(_bases(self.journey))
        layers = list(_layers(found.gap.place)) if bases else []
        for base in reversed(bases):
            message = words.on(base, self.journey, found.gap.message)
            for place in reversed(layers):
                number = by_key.get(self.key(found, place, message), {}).get(base.id)
                if number is not None:
                    return number
        return None


class _Words:
    """Says things in the words of a base map, where a map and its stages are called otherwise there."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def on(self, base: LinkedJourney, journey: LinkedJourney, message: str) -> str:
        names = self._names.get((base.id, journey.id))
        if names is None:
            self._names[base.id, journey.id] = names = list(_renamed(base, journey))
        for name, below in names:
            message = message.replace(f"'{name}'", f"'{below}'")
        return message


def _renamed(base: LinkedJourney, journey: LinkedJourney) -> Iterator[tuple[str, str]]:
    """The names of a map and its stages that are others on the base map, and those others."""
    below = {stage.id: stage.name for stage in base.stages}
    names = [(stage.name, below[stage.id]) for stage in journey.stages if stage.id in below]
    return ((name, other) for name, other in [(journey.name, base.name), *names] if name != other)


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
