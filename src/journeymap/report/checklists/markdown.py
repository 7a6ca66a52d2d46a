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
    for checklist in view.checklists:
        yield ""
        yield from _checklist(checklist)


def _checklist(checklist: ChecklistView) -> Iterator[str]:
    if checklist.prerequisite:
        yield f"## {checklist.title}: not begun"
        yield ""
        yield checklist.prerequisite
        return
    yield f"## {checklist.title}: {checklist.share.yes} of {checklist.share.of}"
    yield ""
    for step in checklist.steps:
        yield from _step(step, checklist.next)


def _step(step: StepView, next_: StepView | None) -> Iterator[str]:
    count = f" ({step.share.yes} of {step.share.of})" if step.share.of else ""
    written = ", written down" if step.is_only_written else ""
    yield f"- [{'x' if step.is_done else ' '}] {step.title}{count}{written}"
    if step.prerequisite or step is next_:
        yield f"  - *{step.prerequisite or step.do}*"
    yield from (f"  - {escaped(text)}" for text in step.first_remaining())
    if step.further_remaining():
        yield f"  - … and {step.further_remaining():,} more"
    yield from (f"  - *{escaped(text)}*" for text in step.better)
