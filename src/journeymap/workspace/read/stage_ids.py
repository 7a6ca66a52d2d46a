"""Check what stands under `stages:` before its shape: fields that belong one level further in, and ids that are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.model.base import is_id, keys_of
from journeymap.model.journey import Stage
from journeymap.source import Place, Problem
from journeymap.workspace.page_names import folded

_MAY_BE_STAGES = frozenset(
    {
        "name",
        "content",
        "support",
        "frontstage",
        "backstage",
        "entry",
        "exit",
        "handoff",
        "evidence",
        "status",
        "reason",
    }
    | {
        "reason",
        "situation",
        "trigger",
        "for",
        "questions",
        "actions",
        "opportunities",
        "lanes",
        "loops",
        "branches",
        "moments",
    }
)
"""Fields after which somebody might call a stage, so that one without anything below it is left alone."""


class Misplaced:
    """The fields of a stage that stand beside the stages, and the stages without them."""

    def __init__(self, stages: Mapping[str, Any]) -> None:
        self.stages: dict[str, Any] = {}
        self._runs: list[tuple[str | None, list[str]]] = []
        above: str | None = None
        for id_, value in stages.items():
            if _is_field(id_, value):
                if not self._runs or self._runs[-1][0] != above:
                    self._runs.append((above, []))
                self._runs[-1][1].append(id_)
            else:
                self.stages[id_] = value
                above = id_

    def problems(self, place: Place) -> Iterator[Problem]:
        """Yield one problem for the fields beside each stage."""
        for above, fields in self._runs:
            listed = f"'{fields[0]}'" if len(fields) == 1 else f"'{fields[0]}' and {len(fields) - 1} more"
            verb = "stands" if len(fields) == 1 else "stand"
            if above is None:
                message = f"{listed} {verb} directly under 'stages', without a stage"
                fix = "Write the id of a stage above, such as `awareness:`, and indent these lines below it."
            else:
                message = f"{listed} {verb} beside the stage '{above}' instead of below it"
                fix = f"Indent what belongs to '{above}' by two more spaces."
            yield Problem("JM002", place.at(fields[0]).key(), message, fix)


def _is_field(id_: str, value: Any) -> bool:
    """Whether a stage is called like a field of stages, and holds what only the field can hold."""
    if id_ not in _FIELDS:
        return False
    if value is None:
        return id_ not in _MAY_BE_STAGES
    return not isinstance(value, dict) or not value.keys() <= _FIELDS


_FIELDS = frozenset(keys_of(Stage))


def twice(stages: Mapping[str, Any], place: Place, what: str) -> Iterator[Problem]:
    """Yield the stages whose ids differ in nothing but their case."""
    first: dict[str, str] = {}
    for id_ in filter(is_id, stages):
        earlier = first.setdefault(folded(id_), id_)
        if earlier != id_:
            message = f"the {what} '{id_}' has the same id as '{earlier}', but for its case"
            yield Problem("JM008", place.at(id_).key(), message, "Give one of them another id, or merge them.")
