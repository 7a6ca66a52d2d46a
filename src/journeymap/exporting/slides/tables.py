"""Add slides with tables: what is covered, and what there is to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.exporting.poster.texts import clean
from journeymap.exporting.published_map import PublishedMap
from journeymap.exporting.slides.deck import Deck
from journeymap.exporting.slides.drawing import add_table
from journeymap.exporting.slides.fit import Run, lines_of
from journeymap.exporting.slides.measures import BOTTOM, ROOM, TOP
from journeymap.view.board.coverage import CoverageCell
from journeymap.view.decide.decide import DecideView, OpportunityRow

Cell = tuple[Run, ...]
Row = tuple[Cell, ...]
_MOST_STAGES = 7
_SIZE = 12
_LONGEST = 300
"""How much of a text fits into a cell, in characters."""


def coverage_slides(shown: PublishedMap, deck: Deck) -> None:
    """Add what each persona finds at each stage, a few stages per slide."""
    board, say = shown.board, shown.speaks.text
    lane = board.coverage
    if not lane.whole.of:
        return
    number = len(board.stages)
    slides = -(-number // _MOST_STAGES)
    each = -(-number // slides)
    for first in range(0, number, each):
        columns = range(first, min(number, first + each))
        widths = [130.0] + [(ROOM - 130.0) / len(columns)] * len(columns)
        head: Row = (
            (
                Run(f"{lane.whole.percent} %", "accent", bold=True),
                Run(f" {lane.whole.yes} {say('of')} {lane.whole.of}", "soft"),
            ),
            *((Run(_short(board.stages[column].name, 40), bold=True),) for column in columns),
        )
        rows = [
            (
                (
                    Run(
                        _short(row.persona.name if row.persona else say("Everyone"), 60),
                        f"p{row.persona.mark if row.persona else 0}",
                        bold=True,
                    ),
                ),
                *(_covered(row.cells[column], shown) for column in columns),
            )
            for row in lane.rows
        ]
        for part in _parts(head, rows, widths):
            slide = deck.plain(say("Coverage"))
            add_table(deck.look, slide, [head, *part], widths, _SIZE, say("Coverage"))


def _covered(cell: CoverageCell, shown: PublishedMap) -> Cell:
    say = shown.speaks.text
    if cell.state != "asked":
        return (Run("–", "soft"),)
    there = ", ".join(say(check) for check in cell.there)
    missing = [f"{say('nothing yet')}"] if not cell.there else [f"✗ {say(check)}" for check in cell.missing]
    runs = [Run(f"✓ {there}", "good")] if there else []
    if cell.missing:
        runs.append(Run(("\n" if there else "") + ", ".join(missing), "error", bold=True))
    return tuple(runs)


def decision_slides(shown: PublishedMap, decide: DecideView, deck: Deck) -> None:
    """Add the opportunities, the best first, and the pains that nothing answers."""
    say = shown.speaks.text
    ranked = (*decide.ranked, *decide.unrated)
    if ranked:
        widths = [34.0, 330.0, 190.0, 118.0, 100.0, ROOM - 772.0]
        titles = (
            "",
            say("Opportunities"),
            say("Pains"),
            " · ".join((say("Value"), say("Feasible"), say("Friction"))),
            say("Status"),
            say("Owner"),
        )
        head: Row = tuple((Run(title, "soft", bold=True),) for title in titles)
        rows = [_decision(row, shown) for row in ranked]
        for part in _parts(head, rows, widths):
            slide = deck.plain(say("Opportunities"))
            add_table(deck.look, slide, [head, *part], widths, _SIZE, say("Opportunities"))
    if decide.open_pains:
        widths = [420.0, 160.0, ROOM - 580.0]
        head = tuple((Run(title, "soft", bold=True),) for title in (say("Pains"), say("Severity"), say("Stage")))
        rows = [
            (
                (Run(_short(pain.pain.text), bold=True),),
                (Run("●" * pain.pain.severity + "○" * (3 - pain.pain.severity) if pain.pain.severity else "–", "bad"),),
                (Run(_short(pain.where.stage or say("The journey as a whole"), 60)),),
            )
            for pain in decide.open_pains
        ]
        for part in _parts(head, rows, widths):
            slide = deck.plain(say("No answer yet"))
            add_table(deck.look, slide, [head, *part], widths, _SIZE, say("No answer yet"))


def _decision(row: OpportunityRow, shown: PublishedMap) -> Row:
    rated = " · ".join(
        "●" * value + "○" * (3 - value) if value else "–" for value in (row.value, row.feasibility, row.friction)
    )
    where = row.where.stage or shown.speaks.text("The journey as a whole")
    return (
        (Run(str(row.number or "–"), "accent", bold=True),),
        (Run(_short(row.text), bold=True), Run(f"\n{_short(where, 60)}", "soft")),
        (Run("\n".join(_short(pain.text, 100) for pain in row.pains) or "–"),),
        (Run(rated, "soft"),),
        (Run(shown.speaks.word(row.status) if row.status else "–"),),
        (Run(_short(row.owner or shown.speaks.text("nobody yet"), 40)),),
    )


def _short(text: str, most: int = _LONGEST) -> str:
    visible = clean(text)
    return visible if len(visible) <= most else f"{visible[:most].rstrip()}…"


def _parts(head: Row, rows: Sequence[Row], widths: Sequence[float]) -> Iterator[list[Row]]:
    """Spread rows evenly over slides."""
    heights = [_high(row, widths) for row in rows]
    room = BOTTOM - TOP - _high(head, widths)
    slides = -(-sum(heights) // room) or 1
    enough = min(room, sum(heights) / slides * 1.1)
    part: list[Row] = []
    used = 0.0
    for row, high in zip(rows, heights, strict=True):
        if part and (used + high > room or used >= enough):
            yield part
            part, used = [], 0.0
        part.append(row)
        used += high
    if part:
        yield part


def _high(row: Row, widths: Sequence[float]) -> float:
    lines = (
        lines_of("".join(run.text for run in cell), _SIZE, width - 14, bold=True)
        for cell, width in zip(row, widths, strict=True)
    )
    return max(lines) * _SIZE * 1.22 + 9
