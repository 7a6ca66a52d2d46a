"""Choose what is told on the curve itself: at each stage its heaviest pain and its moment of truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.view.board.curve_line import CurveLine
from journeymap.view.board.items import MomentItem, PainItem, TouchpointItem
from journeymap.view.board.lanes import LaneView
from journeymap.view.records import PersonaTag

_SEVERE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A pain or a moment of truth, and where it is told in full."""

    kind: Literal["pain", "truth"]
    text: str
    severity: int | None
    answered: bool
    personas: tuple[PersonaTag, ...]
    number: int
    """The line on which it lies."""
    score: float
    """Its height."""
    cell: str
    """The id of the cell in which it stands."""

    def lies_at(self, score: float) -> bool:
        """Whether it lies at a mark with this score."""
        return self.score == score


def pins_at(column: int, lanes: Sequence[LaneView], lines: Sequence[CurveLine]) -> tuple[Pin, ...]:
    """Choose the heaviest pain of those who feel low at a stage, or a severe one, and the moment of truth."""
    pains = [
        (pain, line, cell)
        for cell, pain in _pains(column, lanes)
        if (line := _lowest(column, pain.personas, lines)) and (_score(line, column) < 0 or pain.severity == _SEVERE)
    ]
    heaviest = max(pains, key=lambda found: _weight(found[0]), default=None)
    pins = []
    if heaviest:
        pain, line, cell = heaviest
        pins.append(
            Pin(
                kind="pain",
                text=pain.text,
                severity=pain.severity,
                answered=pain.answered,
                personas=pain.personas,
                number=line.number,
                score=_score(line, column),
                cell=cell,
            )
        )
    for text, personas, cell in _truths(column, lanes):
        line_of = _most_felt(column, personas, lines)
        if line_of:
            pins.append(
                Pin(
                    kind="truth",
                    text=text,
                    severity=None,
                    answered=True,
                    personas=personas,
                    number=line_of.number,
                    score=_most(line_of, column),
                    cell=cell,
                )
            )
            break
    return tuple(pins)


def heaviest_pain(column: int, personas: Sequence[PersonaTag], lanes: Sequence[LaneView]) -> PainItem | None:
    """Return the heaviest pain at a stage of any of these personas, or of everyone."""
    pains = [pain for _, pain in _pains(column, lanes) if _concerns(pain.personas, personas)]
    return max(pains, key=_weight, default=None)


def _concerns(concerned: Sequence[PersonaTag], personas: Sequence[PersonaTag]) -> bool:
    return not concerned or not personas or bool({tag.id for tag in concerned} & {tag.id for tag in personas})


def _weight(pain: PainItem) -> tuple[int, int, bool]:
    return pain.severity or 0, pain.frequency or 0, not pain.answered


def _pains(column: int, lanes: Sequence[LaneView]) -> Iterator[tuple[str, PainItem]]:
    for lane in lanes:
        cell = lane.cells[column]
        for item in cell.items:
            pains = item.pains if isinstance(item, TouchpointItem) else (item,) if isinstance(item, PainItem) else ()
            yield from ((f"{cell.stage}.{lane.id}", pain) for pain in pains)


def _truths(column: int, lanes: Sequence[LaneView]) -> Iterator[tuple[str, tuple[PersonaTag, ...], str]]:
    for lane in lanes:
        cell = lane.cells[column]
        for item in cell.items:
            if (isinstance(item, TouchpointItem) and item.moment_of_truth) or isinstance(item, MomentItem):
                yield item.text, item.personas, f"{cell.stage}.{lane.id}"


def _of(personas: Sequence[PersonaTag], lines: Sequence[CurveLine], column: int) -> list[CurveLine]:
    """The lines with a score there of those whom something concerns."""
    ids = {tag.id for tag in personas}
    concerned = [line for line in lines if not ids or line.persona is None or line.persona.id in ids]
    own = [line for line in concerned if line.persona]
    return [line for line in own or concerned if line.points[column].marks]


def _score(line: CurveLine, column: int) -> float:
    mark = line.points[column].lowest
    return mark.score if mark else 0.0


def _most(line: CurveLine, column: int) -> float:
    """The score of its most extreme mark."""
    return max((mark.score for mark in line.points[column].marks), key=abs, default=0.0)


def _lowest(column: int, personas: Sequence[PersonaTag], lines: Sequence[CurveLine]) -> CurveLine | None:
    return min(_of(personas, lines, column), key=lambda line: _score(line, column), default=None)


def _most_felt(column: int, personas: Sequence[PersonaTag], lines: Sequence[CurveLine]) -> CurveLine | None:
    return max(_of(personas, lines, column), key=lambda line: abs(_most(line, column)), default=None)
