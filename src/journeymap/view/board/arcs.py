"""A journey comes in; the ways across its stages go out: loops and handoffs, where the purchase lies, how to draw them.

Drawings lie on a grid of twelve narrow columns a stage, whose lines count from 1; level 0 is nearest to the stages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from journeymap.analysis import Analysis
from journeymap.analysis.handoffs import LinkedHandoff
from journeymap.analysis.pipeline import framework_stage
from journeymap.translatable import Plural, Quantity
from journeymap.workspace import LinkedJourney

PARTS = 12
"""Into how many narrow columns a stage is cut."""
HOURS = Plural("%(number)s hour", "%(number)s hours")
DAYS = Plural("%(number)s day", "%(number)s days")


@dataclass(frozen=True, slots=True)
class LoopMark:
    """A way from one stage to another; `back` when it leads to an earlier one. Columns count from 0."""

    from_column: int
    to_column: int
    from_name: str
    to_name: str
    when: str | None
    back: bool
    left: int = 1
    right: int = 1
    level: int = 0

    @property
    def columns(self) -> tuple[int, int]:
        """The stages it lies over, the first and the last."""
        return min(self.from_column, self.to_column), max(self.from_column, self.to_column)


@dataclass(frozen=True, slots=True)
class HandoffMark:
    """One team hands over to another at the end of a stage."""

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
    """The name of the stage that a refused account goes to."""
    left: int = 1
    right: int = 1
    level: int = 0

    @property
    def columns(self) -> tuple[int, int]:
        """The stages it lies over, the first and the last."""
        return min(self.from_column, self.to_column), max(self.from_column, self.to_column)

    @property
    def back(self) -> bool:
        """Whether it leads to an earlier stage."""
        return self.to_column < self.from_column


Mark = TypeVar("Mark", LoopMark, HandoffMark)


def loops(journey: LinkedJourney) -> tuple[LoopMark, ...]:
    """The loops of a map, ready to be drawn as arcs that do not run into each other."""
    columns = _columns(journey)
    marks = [
        LoopMark(
            columns[stage.id],
            columns[loop.to],
            stage.name,
            journey.stages[columns[loop.to]].name,
            loop.when,
            columns[loop.to] <= columns[stage.id],
        )
        for stage in journey.stages
        for loop in stage.model.loops or framework_stage(stage).loops
        if loop.to in columns
    ]
    return tuple(_levels(_legs(marks)))


def handoffs(journey: LinkedJourney, analysis: Analysis) -> tuple[HandoffMark, ...]:
    """The handoffs of a map and its programs, ready to be drawn from the middle of one stage to that of the other."""
    columns = _columns(journey)
    marks = [
        _handoff(handoff, columns[handoff.from_stage.id], columns[handoff.to_stage.id], journey)
        for handoff in analysis.handoffs.along(journey)
        if handoff.from_stage.id in columns and handoff.to_stage.id in columns
    ]
    return tuple(_levels(marks))


def _handoff(handoff: LinkedHandoff, here: int, to: int, journey: LinkedJourney) -> HandoffMark:
    terms, first, last = handoff.terms, min(here, to), max(here, to)
    back = next((stage.name for stage in journey.stages if stage.id == terms.on_reject), None)
    return HandoffMark(
        here,
        to,
        journey.stages[here].name,
        journey.stages[to].name,
        handoff.from_team,
        handoff.to_team,
        _duration(terms.respond_within.total_seconds()) if terms.respond_within else None,
        terms.payload,
        terms.reject_reasons,
        back,
        left=first * PARTS + PARTS // 2 + 1,
        right=last * PARTS + PARTS // 2 + 1 + (PARTS // 2 if first == last else 0),
    )


def purchase_column(journey: LinkedJourney) -> int | None:
    """The first stage after the sale, where all before it come before the sale and all from it on after."""
    after = [stage.is_after_sale for stage in journey.stages]
    if True not in after or after[0]:
        return None
    first = after.index(True)
    return first if all(after[first:]) else None


def _duration(seconds: float) -> Quantity:
    """A length of time as people give it: 48 hours, 14 days."""
    hours = int(seconds // 3600)
    return Quantity(hours // 24, DAYS) if hours % 24 == 0 and hours > 48 else Quantity(hours, HOURS)


def _columns(journey: LinkedJourney) -> dict[str, int]:
    return {stage.id: column for column, stage in enumerate(journey.stages)}


def _legs(marks: Sequence[LoopMark]) -> list[LoopMark]:
    """Spread the legs of all arcs that stand on a stage over its width, so that no two stand on one spot."""
    at: dict[int, list[tuple[int, int, int]]] = {}
    for number, mark in enumerate(marks):
        first, last = mark.columns
        at.setdefault(first, []).append((last - first, 1, number))
        at.setdefault(last, []).append((last - first, 0, number))
    lines: dict[tuple[int, int], int] = {}
    for column, legs in at.items():
        leftward = sorted(leg for leg in legs if not leg[1])
        rightward = sorted((leg for leg in legs if leg[1]), reverse=True)
        for place, (_, side, number) in enumerate([*leftward, *rightward], start=1):
            lines[number, side] = column * PARTS + round(PARTS * place / (len(legs) + 1)) + 1
    return [
        replace(mark, left=min(lines[i, 0], lines[i, 1]), right=max(lines[i, 0], lines[i, 1], lines[i, 1] + 1))
        if mark.columns[0] == mark.columns[1]
        else replace(mark, left=lines[i, 1], right=lines[i, 0])
        for i, mark in enumerate(marks)
    ]


def _levels(marks: Iterable[Mark]) -> list[Mark]:
    """Give each the lowest level on which nothing lies in its way; the short ones choose first."""
    taken: list[list[tuple[int, int]]] = []
    placed: dict[int, Mark] = {}
    order = sorted(enumerate(marks), key=lambda pair: (pair[1].right - pair[1].left, pair[0]))
    for number, mark in order:
        free = (level for level, spans in enumerate(taken) if _fits(mark.left, mark.right, spans))
        level = next(free, len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append((mark.left, mark.right))
        placed[number] = replace(mark, level=level)
    return [placed[number] for number in sorted(placed)]


def _fits(left: int, right: int, spans: Iterable[tuple[int, int]]) -> bool:
    return all(right <= first or left >= last for first, last in spans)
