"""Rate how well founded a stage is: assumed, partial or researched.

- `assumed`: no source at all.
- `partial`: sources, but no customer among them, or a customer's word that nothing else confirms.
- `researched`: a customer source (`CUSTOMER_SOURCES`) and a source of another kind as well. A source in plain words
  has no kind, so it confirms nothing.

The sources of the stage and of everything on it count; a stage without any rests on those of its map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.model.sources import sources_in
from journeymap.model.stage_fields import ITEM_LISTS
from journeymap.model.values import Source
from journeymap.model.vocabulary import CUSTOMER_SOURCES, EVIDENCE_LEVELS, Evidence
from journeymap.workspace import LinkedStage


def evidence_of(stage: LinkedStage) -> Evidence:
    """The level that the sources allow; the stage's own `evidence` may lower it, never raise it."""
    level = level_of(tuple(sources_of(stage)) or stage.journey.model.sources)
    claimed = stage.model.evidence
    return level if claimed is None else min(level, claimed, key=EVIDENCE_LEVELS.index)


def level_of(sources: Iterable[Source]) -> Evidence:
    """The level that sources allow by themselves."""
    kinds = {source.kind for source in sources}
    if not kinds:
        return "assumed"
    known = kinds - {None}
    return "researched" if known & CUSTOMER_SOURCES and len(known) > 1 else "partial"


def sources_of(stage: LinkedStage) -> Iterator[Source]:
    """All sources on a stage: its own, and those of everything written on it."""
    yield from sources_in(stage.model, without=ITEM_LISTS)
    for field in ITEM_LISTS:
        for item in getattr(stage, field):
            yield from sources_in(item.model)
