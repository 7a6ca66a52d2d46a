"""Checklists as JSON."""

from __future__ import annotations

import json
from typing import Any

from journeymap.report.formats import ReportOptions
from journeymap.report.run import TOOL
from journeymap.view.checklists import ChecklistsView, ChecklistView, MapSteps, StepView

FORMAT = 1


def render(view: ChecklistsView, options: ReportOptions) -> str:
    """Return the document that docs/commands.md describes."""
    said = {
        "format": FORMAT,
        "tool": TOOL,
        "root": options.root.as_posix(),
        "checklists": [_checklist(one) for one in view.checklists],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _checklist(one: ChecklistView) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "purpose": one.purpose,
        "begun": one.prerequisite is None,
        "done": one.share.yes,
        "of": one.share.of,
        "steps": [{"id": step.id, "title": step.title, "do": step.do, **_answers(step)} for step in one.steps],
        "maps": [_map(each) for each in one.maps],
    }


def _map(one: MapSteps) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "done": one.share.yes,
        "of": one.share.of,
        "steps": [{"id": step.id, **_answers(step)} for step in one.steps],
    }


def _answers(step: StepView) -> dict[str, Any]:
    return {
        "done": step.is_done,
        "answered": step.share.yes,
        "asked": step.share.of,
        "left": [step.prerequisite] if step.prerequisite else list(step.remaining),
        "better": list(step.better),
    }
