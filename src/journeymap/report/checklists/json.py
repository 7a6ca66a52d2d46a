"""Checklists as JSON."""

from __future__ import annotations

from typing import Any

from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import TOOL
from journeymap.view.checklists import ChecklistsView, ChecklistView, MapSteps, StepView

FORMAT = 1


def render(view: ChecklistsView, options: ReportOptions) -> str:
    """Return the document that docs/commands.md describes."""
    document = {
        "format": FORMAT,
        "tool": TOOL,
        "root": options.root.as_posix(),
        "checklists": [_checklist(checklist) for checklist in view.checklists],
    }
    return json_text(document)


def _checklist(checklist: ChecklistView) -> dict[str, Any]:
    return {
        "id": checklist.id,
        "title": checklist.title,
        "purpose": checklist.purpose,
        "begun": checklist.prerequisite is None,
        "done": checklist.share.yes,
        "of": checklist.share.of,
        "steps": [{"id": step.id, "title": step.title, "do": step.do, **_answers(step)} for step in checklist.steps],
        "maps": [_map(map_steps) for map_steps in checklist.maps],
    }


def _map(map_steps: MapSteps) -> dict[str, Any]:
    return {
        "id": map_steps.id,
        "title": map_steps.title,
        "done": map_steps.share.yes,
        "of": map_steps.share.of,
        "steps": [{"id": step.id, **_answers(step)} for step in map_steps.steps],
    }


def _answers(step: StepView) -> dict[str, Any]:
    return {
        "done": step.is_done,
        "proof": step.proof,
        "answered": step.share.yes,
        "asked": step.share.of,
        "left": [step.prerequisite] if step.prerequisite else list(step.remaining),
        "better": list(step.better),
    }
