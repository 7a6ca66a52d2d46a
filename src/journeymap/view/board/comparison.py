"""Two maps of one journey come in; what differs between them goes out, stage by stage, ready to be told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.translatable import N_
from journeymap.view.board.curve import Curve, CurveLine, CurvePoint, lines_of
from journeymap.view.board.items import ContentItem, Item, PainItem, TouchpointItem
from journeymap.view.board.lanes import LaneView, lanes
from journeymap.view.gap_index import GapIndex
from journeymap.view.links import map_page
from journeymap.view.records import PersonaTag, Target
from journeymap.workspace import LinkedJourney

ChangeKind = Literal["stage_only_here", "stage_only_there", "feeling", "duration", "added", "gone", "answered"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what it is about, and how it reads on the other map and on this one."""

    kind: ChangeKind
    about: str | None = None
    """The title of the lane, for what was added or is gone."""
    persona: PersonaTag | None = None
    there: str | None = None
    here: str | None = None
    score_there: float | None = None
    score_here: float | None = None


@dataclass(frozen=True, slots=True)
class StageChanges:
    """What is different at one stage."""

    stage: str
    stage_id: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A map beside another one of the same journey."""

    other: Target
    state: str
    lines: tuple[CurveLine, ...]
    stages: tuple[StageChanges, ...]


def comparison(
    journey: LinkedJourney,
    gaps: GapIndex,
    curve: Curve | None,
    rows: Sequence[LaneView],
    personas: Sequence[PersonaTag],
) -> Comparison | None:
    """The map that `compare` names, beside this one; None where it names none."""
    other = gaps.workspace.journeys.get(journey.model.compare or "")
    if other is None or other is journey:
        return None
    lines = lines_of(other, journey, curve.lines if curve else ())
    pair = _Pair(journey, other, rows, lanes(other, gaps, personas))
    stages = (*pair.shared(curve, lines), *pair.only_there())
    return Comparison(
        other=Target(other.model.title, page=map_page(other)),
        state=other.model.state,
        lines=lines,
        stages=tuple(stage for stage in stages if stage.changes),
    )


class _Pair:
    """Two maps side by side, stages matched by id."""

    def __init__(
        self, here: LinkedJourney, there: LinkedJourney, rows: Sequence[LaneView], others: Sequence[LaneView]
    ) -> None:
        self._here, self._there = here, there
        self._items_here, self._items_there = _by_cell(rows), _by_cell(others)
        titles = {row.id: row.title for row in (*others, *rows) if row.id != "content"}
        self._titles = {**titles, "content": N_("Content")}

    def shared(self, curve: Curve | None, lines: Sequence[CurveLine]) -> Iterator[StageChanges]:
        """The stages of this map, with what is different from the other one."""
        known = {stage.id: stage for stage in self._there.stages}
        for column, stage in enumerate(self._here.stages):
            if stage.id not in known:
                yield StageChanges(stage.name, stage.id, (Change("stage_only_here"),))
                continue
            before, after = known[stage.id].model.duration, stage.model.duration
            changes = [Change("duration", there=before, here=after)] if before != after else []
            for own, other in zip(curve.lines if curve else (), lines, strict=True):
                changes += _felt(own, own.points[column], other.points[column])
            yield StageChanges(stage.name, stage.id, (*changes, *self._items(stage.id)))

    def only_there(self) -> Iterator[StageChanges]:
        """The stages that this map does not have."""
        known = {stage.id for stage in self._here.stages}
        for stage in self._there.stages:
            if stage.id not in known:
                yield StageChanges(stage.name, None, (Change("stage_only_there"),))

    def _items(self, stage: str) -> Iterator[Change]:
        for lane, title in self._titles.items():
            here = self._items_here.get((lane, stage), {})
            there = self._items_there.get((lane, stage), {})
            yield from (Change("added", title, here=text) for text in here if text not in there)
            yield from (Change("gone", title, there=text) for text in there if text not in here)
            for text, item in here.items():
                old = there.get(text)
                if isinstance(item, PainItem) and isinstance(old, PainItem) and item.answered and not old.answered:
                    yield Change("answered", title, here=text)


def _by_cell(rows: Sequence[LaneView]) -> dict[tuple[str, str], dict[str, Item]]:
    """What stands in each cell, by its text. Content counts wherever it stands: on a card or by itself."""
    found: dict[tuple[str, str], dict[str, Item]] = {}
    for row in rows:
        for cell in row.cells:
            for item in cell.items:
                found.setdefault((row.id, cell.stage), {})[_text(item)] = item
                if isinstance(item, TouchpointItem):
                    pieces = found.setdefault(("content", cell.stage), {})
                    pieces.update((_text(piece), piece) for piece in item.content)
    return found


def _text(item: Item) -> str:
    return item.target.text if isinstance(item, ContentItem) else item.text


def _felt(line: CurveLine, here: CurvePoint, there: CurvePoint) -> list[Change]:
    if (here.score, here.feeling) == (there.score, there.feeling):
        return []
    return [
        Change(
            "feeling",
            persona=line.persona,
            there=there.feeling,
            here=here.feeling,
            score_there=there.score,
            score_here=here.score,
        )
    ]
