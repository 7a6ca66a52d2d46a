"""Rate how well founded a stage is: assumed, partial or researched.

- `assumed`: no source at all.
- `partial`: sources, but no customer among them, or a customer's word that nothing else confirms.
- `researched`: a customer source (`CUSTOMER_SOURCES`) and a source of another kind as well. A source in plain words
  has no kind, so it confirms nothing.

The sources of the stage and of everything on it count; a stage without any rests on those of its map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeymap.model.base import Written
from journeymap.model.sources import sources_in
from journeymap.model.stage_fields import ITEM_LISTS, text_fields
from journeymap.model.values import Source
from journeymap.model.vocabulary import CUSTOMER_SOURCES, EVIDENCE_LEVELS, Evidence
from journeymap.source import Place
from journeymap.workspace import LinkedPersona, LinkedStage


def evidence_of(stage: LinkedStage) -> Evidence:
    """The level that the sources allow; the stage's own `evidence` may lower it, never raise it."""
    level = level_of(sources_behind(stage))
    claimed = stage.model.evidence
    return level if claimed is None or is_above(claimed, level) else claimed


def level_of(sources: Iterable[Source]) -> Evidence:
    """The level that sources allow by themselves."""
    kinds = {source.kind for source in sources}
    if not kinds:
        return "assumed"
    known = kinds - {None}
    return "researched" if known & CUSTOMER_SOURCES and len(known) > 1 else "partial"


def is_above(claimed: Evidence, level: Evidence) -> bool:
    """Whether a claim goes beyond a level."""
    return EVIDENCE_LEVELS.index(claimed) > EVIDENCE_LEVELS.index(level)


def sources_behind(stage: LinkedStage) -> tuple[Source, ...]:
    """What a stage rests on: the sources on it, else those of its map."""
    return tuple(sources_of(stage)) or stage.journey.model.sources


def sources_of(stage: LinkedStage) -> Iterator[Source]:
    """All sources on a stage: its own, and those of everything written on it."""
    yield from sources_in(stage.model, without=ITEM_LISTS)
    for field in ITEM_LISTS:
        for item in getattr(stage, field):
            yield from sources_in(item.model)


class Claim(NamedTuple):
    """How well founded a text is said to be, where that is written, and what the text rests on."""

    text: str
    evidence: Evidence
    place: Place
    sources: tuple[Source, ...]


def claims_on(thing: LinkedStage | LinkedPersona) -> Iterator[Claim]:
    """Every text of a stage or a persona that says how well founded it is. One without a source of its own rests on
    those of what it stands on.
    """
    if isinstance(thing, LinkedPersona):
        yield from _claims_in(thing.model, thing.place, thing.model.sources)
        return
    sources = thing.model.sources or thing.journey.model.sources
    yield from _claims_in(thing.model, thing.place, sources)
    for touchpoint in thing.touchpoints:
        yield from _claims_in(touchpoint.model, touchpoint.place, touchpoint.model.sources or sources)


def _claims_in(model: Written, place: Place, sources: tuple[Source, ...]) -> Iterator[Claim]:
    for field in text_fields(type(model)):
        value = getattr(model, field)
        for lane, texts in value.items() if isinstance(value, dict) else [(None, value)]:
            for number, text in enumerate(texts):
                if text.evidence is not None:
                    at = place.at(field) if lane is None else place.at(field, lane)
                    yield Claim(text.text, text.evidence, at.at(number, "evidence"), text.sources or sources)
