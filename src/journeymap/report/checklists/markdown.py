"""Checklists as Markdown: lists with boxes that are ticked or not."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.report.formats import ReportOptions
from journeymap.report.text import escaped
from journeymap.view.checklists import ChecklistsView, ChecklistView, StepView


def render(view: ChecklistsView, _: ReportOptions) -> str:
    """Return a list for every checklist."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: ChecklistsView) -> Iterator[str]:
    yield f"# {escaped(view.title)}: steps"
    for one in view.checklists:
        yield ""
        yield from _checklist(one)


def _checklist(one: ChecklistView) -> Iterator[str]:
    if one.first:
        yield f"## {one.title}: not begun"
        yield ""
        yield one.first
        return
    yield f"## {one.title}: {one.share.yes} of {one.share.of}"
    yield ""
    for step in one.steps:
        yield from _step(step, one.next)


def _step(step: StepView, next_: StepView | None) -> Iterator[str]:
    count = f" ({step.share.yes} of {step.share.of})" if step.share.of else ""
    yield f"- [{'x' if step.is_done else ' '}] {step.title}{count}"
    if step.first or step is next_:
        yield f"  - *{step.first or step.do}*"
    yield from (f"  - {escaped(text)}" for text in step.shown())
    if step.beyond():
        yield f"  - … and {step.beyond():,} more"
    yield from (f"  - *{escaped(text)}*" for text in step.better)
