"""Checklists as people read them: ticks, counts, and what is left of each step."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from journeymap.report.formats import ReportOptions
from journeymap.report.line import Line, width
from journeymap.view.checklists import ChecklistsView, ChecklistView, StepView

_WIDE = 79
_INDENT = 9
_MARKS = {"done": ("[x]", "green"), "open": ("[ ]", "yellow"), "later": ("[ ]", "dim")}
"""Signs that every console has: told apart by shape, not only by color."""


def render(view: ChecklistsView, options: ReportOptions) -> Iterator[Line]:
    """Yield every checklist with its steps; with `quiet` only how far each is."""
    if options.quiet:
        yield from (_head(checklist) for checklist in view.checklists)
        return
    yield Line((view.title, "bold"))
    if not view.checklists:
        yield Line()
        yield Line("These files hold nothing that has steps.")
    for checklist in view.checklists:
        yield Line()
        yield _head(checklist)
        if checklist.prerequisite is None:
            yield Line((f"  {checklist.purpose}", "dim"))
            for number, step in enumerate(checklist.steps, start=1):
                yield from _step(number, step, checklist.next)


def _head(checklist: ChecklistView) -> Line:
    if checklist.prerequisite:
        return Line((checklist.title, "bold"), f": not begun. {checklist.prerequisite}")
    share = checklist.share
    tone = "bold green" if share.yes == share.of else "bold"
    return Line((checklist.title, "bold"), ": ", (f"{share.yes} of {share.of}", tone))


def _step(number: int, step: StepView, next_: StepView | None) -> Iterator[Line]:
    sign, tone = _MARKS[step.state]
    count = f"{step.share.yes:,} of {step.share.of:,}" if step.share.of else ""
    title, count = f"{number}. {step.title}", f"written down, {count}" if step.is_only_written else count
    room = _WIDE - width(f"  {sign} {title}{count}")
    yield Line("  ", (sign, tone), f" {title}", " " * room if count else "", (count, "dim"))
    if step is next_ and not step.prerequisite:
        yield from _lines(step.do, "dim")
    if step.prerequisite:
        yield from _lines(step.prerequisite, "dim")
    for text in step.first_remaining():
        yield from _lines(text, "", "- ")
    if step.further_remaining():
        yield from _lines(f"and {step.further_remaining():,} more", "dim", "  ")
    for text in step.better:
        yield from _lines(text, "dim")


def _lines(text: str, tone: str, sign: str = "") -> Iterator[Line]:
    """Yield a text under a step, broken between words."""
    margin, rest = " " * _INDENT + sign, " " * (_INDENT + len(sign))
    for line in wrap(text, _WIDE, initial_indent=margin, subsequent_indent=rest, break_long_words=False):
        yield Line((line, tone))
