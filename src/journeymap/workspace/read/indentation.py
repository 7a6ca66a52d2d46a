"""Find fields that stand one level too far left, beside the thing that they belong to, and stages of one id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.model.base import is_id, keys_of
from journeymap.model.journey import Stage
from journeymap.model.kinds import MAP, MAP_FIELDS, Kind
from journeymap.source import Document, Place, Problem
from journeymap.workspace.page_names import folded

_MAY_BE_STAGES = frozenset(
    (
        *("name", "content", "support", "frontstage", "backstage", "entry", "exit", "handoff", "evidence", "status"),
        *("reason", "situation", "trigger", "for", "questions", "actions", "opportunities", "lanes", "loops"),
        *("branches", "moments"),
    )
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
            message, fix = _beside(fields, f"the stage '{above}'"), _indent_below(above or "")
            if above is None:
                message = f"{message.partition(' beside ')[0]} directly under 'stages', without a stage"
                fix = "Write the id of a stage above, such as `awareness:`, and indent these lines below it."
            yield Problem("JM002", place.at(fields[0]).key(), message, fix)


def stages_beside(document: Document, data: Mapping[str, Any]) -> Problem | None:
    """Return what is wrong where 'stages' is empty and things with fields of their own stand beside it."""
    beside = [key for key, value in data.items() if key not in MAP_FIELDS and isinstance(value, dict)]
    if MAP.key not in data or data[MAP.key] is not None or not beside:
        return None
    at = Place(document, (beside[0],)).key()
    return Problem("JM002", at, _beside(beside, f"'{MAP.key}'"), _indent_below(MAP.key))


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


def beside_their_thing(entries: Mapping[str, Any], kind: Kind, place: Place) -> tuple[Mapping[str, Any], list[Problem]]:
    """Take out an empty thing and the fields that stand beside it instead of below; say so once for each."""
    fields = keys_of(kind.model)
    above: str | None = None
    runs: dict[str, list[str]] = {}
    for id_, value in entries.items():
        if above is not None and id_ in fields and not isinstance(value, dict):
            runs.setdefault(above, []).append(id_)
        else:
            above = id_ if value is None else None
    problems = [
        Problem("JM002", place.at(run[0]).key(), _beside(run, f"the {kind.noun} '{id_}'"), _indent_below(id_))
        for id_, run in runs.items()
    ]
    misplaced = {*runs, *(id_ for run in runs.values() for id_ in run)}
    return {id_: value for id_, value in entries.items() if id_ not in misplaced}, problems


def _beside(fields: list[str], thing: str) -> str:
    listed = f"'{fields[0]}'" if len(fields) == 1 else f"'{fields[0]}' and {len(fields) - 1} more"
    return f"{listed} {'stands' if len(fields) == 1 else 'stand'} beside {thing} instead of below it"


def _indent_below(id_: str) -> str:
    return f"Indent what belongs to '{id_}' by two more spaces."
