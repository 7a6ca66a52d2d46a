"""Lay out what connects the stages of a map: loops, handoffs and the line of the purchase.

Arcs lie on a grid of twelve narrow columns per stage, whose lines count from 1; level 0 is nearest to the stages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from journeymap.analysis import Analysis
from journeymap.analysis.handoffs import LinkedHandoff
from journeymap.analysis.pipeline import framework_stage
from journeymap.model.criteria import Branch, Loop
from journeymap.translatable import Plural, Quantity
from journeymap.view.records import percent
from journeymap.workspace import LinkedJourney, LinkedStage

COLUMNS_PER_STAGE = 12
"""How many narrow columns of the grid a stage takes up; the style sheet of a board counts with them too."""
HOURS = Plural("%(number)s hour", "%(number)s hours")
DAYS = Plural("%(number)s day", "%(number)s days")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopArc:
    """A loop or a branch from one stage to another; `back` when it leads to an earlier one. Columns count from 0."""

    from_column: int
    to_column: int
    from_name: str
    to_name: str
    when: str | None
    back: bool
    share: str | None = None
    """The part of the customers who take it."""
    branch: bool = False
    """Whether only some take it, where a loop is open to all."""
    left: int = 1
    right: int = 1
    level: int = 0

    @property
    def columns(self) -> tuple[int, int]:
        """The first and the last stage it spans."""
        return min(self.from_column, self.to_column), max(self.from_column, self.to_column)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffArc:
    """A handoff from one team to another at the end of a stage."""

    from_column: int
    to_column: int
    from_name: str
    to_name: str
    from_team: str | None
    to_team: str | None
    respond_within: Quantity | None
    payload: tuple[str, ...] = ()
    reject_reasons: tuple[str, ...] = ()
    on_reject: str | None = None
    """The name of the stage that a rejected account goes to."""
    left: int = 1
    right: int = 1
    level: int = 0

    @property
    def columns(self) -> tuple[int, int]:
        """The first and the last stage it spans."""
        return min(self.from_column, self.to_column), max(self.from_column, self.to_column)

    @property
    def back(self) -> bool:
        """Whether it leads to an earlier stage."""
        return self.to_column < self.from_column


Arc = TypeVar("Arc", LoopArc, HandoffArc)


def loop_arcs(journey: LinkedJourney) -> tuple[LoopArc, ...]:
    """Lay out the loops and branches of a map as arcs that do not run into each other."""
    columns = _columns(journey)
    arcs = [
        _way_arc(journey, stage, way, columns) for stage in journey.stages for way in _ways(stage) if way.to in columns
    ]
    return tuple(_on_free_levels(_with_legs_apart(arcs)))


def _ways(stage: LinkedStage) -> tuple[Loop | Branch, ...]:
    return (*(stage.model.loops or framework_stage(stage).loops), *stage.model.branches)


def _way_arc(journey: LinkedJourney, stage: LinkedStage, way: Loop | Branch, columns: Mapping[str, int]) -> LoopArc:
    return LoopArc(
        from_column=columns[stage.id],
        to_column=columns[way.to],
        from_name=stage.name,
        to_name=journey.stages[columns[way.to]].name,
        when=way.when,
        back=columns[way.to] <= columns[stage.id],
        share=percent(way.share) if isinstance(way, Branch) else None,
        branch=isinstance(way, Branch),
    )


def handoff_arcs(journey: LinkedJourney, analysis: Analysis) -> tuple[HandoffArc, ...]:
    """Lay out the handoffs of a map and its programs, each from the middle of one stage to the middle of the other."""
    columns = _columns(journey)
    arcs = [
        _handoff_arc(handoff, columns[handoff.from_stage.id], columns[handoff.to_stage.id], journey)
        for handoff in analysis.handoffs.along(journey)
        if handoff.from_stage.id in columns and handoff.to_stage.id in columns
    ]
    return tuple(_on_free_levels(arcs))


def _handoff_arc(handoff: LinkedHandoff, from_column: int, to_column: int, journey: LinkedJourney) -> HandoffArc:
    terms = handoff.terms
    first, last = sorted((from_column, to_column))
    # Within one stage the arc would have no width: it then takes up the second half of the stage.
    width_within_stage = COLUMNS_PER_STAGE // 2 if first == last else 0
    return HandoffArc(
        from_column=from_column,
        to_column=to_column,
        from_name=journey.stages[from_column].name,
        to_name=journey.stages[to_column].name,
        from_team=handoff.from_team,
        to_team=handoff.to_team,
        respond_within=_duration(terms.respond_within) if terms.respond_within else None,
        payload=terms.payload,
        reject_reasons=terms.reject_reasons,
        on_reject=next((stage.name for stage in journey.stages if stage.id == terms.on_reject), None),
        left=_middle(first),
        right=_middle(last) + width_within_stage,
    )


def _middle(column: int) -> int:
    """The grid line through the middle of a stage."""
    return column * COLUMNS_PER_STAGE + COLUMNS_PER_STAGE // 2 + 1


def purchase_column(journey: LinkedJourney) -> int | None:
    """The column of the first stage after the sale; None where the stages do not fall into before and after."""
    after_sale = [stage.is_after_sale for stage in journey.stages]
    if True not in after_sale or after_sale[0]:
        return None
    first = after_sale.index(True)
    return first if all(after_sale[first:]) else None


def _duration(time: timedelta) -> Quantity:
    """A length of time as people give it: 48 hours, 14 days."""
    hours = int(time.total_seconds() // 3600)
    return Quantity(hours // 24, DAYS) if hours % 24 == 0 and hours > 48 else Quantity(hours, HOURS)


def _columns(journey: LinkedJourney) -> dict[str, int]:
    return {stage.id: column for column, stage in enumerate(journey.stages)}


def _with_legs_apart(arcs: Sequence[LoopArc]) -> list[LoopArc]:
    """Spread the legs of all arcs that stand on a stage over its width, so that no two stand on one spot.

    Legs of arcs that come from the left stand on the left, those of the shortest arcs outermost, so that arcs of one
    stage lie inside each other and do not cross.
    """
    legs_by_column: dict[int, list[tuple[int, int, int]]] = {}
    for number, arc in enumerate(arcs):
        first, last = arc.columns
        legs_by_column.setdefault(first, []).append((last - first, _STARTS, number))
        legs_by_column.setdefault(last, []).append((last - first, _ENDS, number))
    lines: dict[tuple[int, int], int] = {}
    for column, legs in legs_by_column.items():
        leftward = sorted(leg for leg in legs if leg[1] == _ENDS)
        rightward = sorted((leg for leg in legs if leg[1] == _STARTS), reverse=True)
        for position, (_, side, number) in enumerate([*leftward, *rightward], start=1):
            offset = round(COLUMNS_PER_STAGE * position / (len(legs) + 1))
            lines[number, side] = column * COLUMNS_PER_STAGE + offset + 1
    return [_standing_on(arc, lines[number, _STARTS], lines[number, _ENDS]) for number, arc in enumerate(arcs)]


_ENDS, _STARTS = 0, 1
"""Whether a leg is the right or the left one of its arc."""


def _standing_on(arc: LoopArc, start: int, end: int) -> LoopArc:
    if arc.from_column == arc.to_column:
        # A stage that loops to itself: its legs may stand in either order, and need a column between them.
        return replace(arc, left=min(start, end), right=max(end, start, start + 1))
    return replace(arc, left=start, right=end)


def _on_free_levels(arcs: Iterable[Arc]) -> list[Arc]:
    """Give each arc the lowest level on which nothing is in its way.

    Short arcs choose first: a long one then passes over them, where the other way round it would lie between them
    and their stages.
    """
    levels: list[list[Arc]] = []
    placed: dict[int, Arc] = {}
    shortest_first = sorted(enumerate(arcs), key=lambda numbered: (numbered[1].right - numbered[1].left, numbered[0]))
    for number, arc in shortest_first:
        level = next((level for level, taken in enumerate(levels) if not _overlaps_any(arc, taken)), len(levels))
        if level == len(levels):
            levels.append([])
        levels[level].append(arc)
        placed[number] = replace(arc, level=level)
    return [placed[number] for number in sorted(placed)]


def _overlaps_any(arc: Arc, taken: Iterable[Arc]) -> bool:
    return any(arc.left < other.right and other.left < arc.right for other in taken)
