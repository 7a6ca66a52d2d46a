"""Plain data comes in; a typed thing goes out, or problems in the words of the field it concerns."""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from journeymap.model.base import Written
from journeymap.model.complaints import complain
from journeymap.source import Place, Problem

W = TypeVar("W", bound=Written)

_MOST_ROUNDS = 5
_CUT = object()


def check(model: type[W], data: Any, place: Place) -> tuple[W | None, list[Problem]]:
    """The thing, and everything that is wrong with it.

    When something is wrong the thing that comes back is what is left without the faulty parts (None when
    a part is missing that it cannot do without), so that its references can still be looked up.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    problems = [complain(model, one, place) for one in errors]
    return _salvage(model, data, errors), problems


def _salvage(model: type[W], data: Any, errors: list[Any]) -> W | None:
    rest = copy.deepcopy(data)
    for _ in range(_MOST_ROUNDS):
        hits = [_cut(rest, error["loc"]) for error in errors]
        if not all(hits):
            return None
        rest = _without_cuts(rest)
        try:
            return model.model_validate(rest)
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None


def _cut(data: Any, loc: tuple[str | int, ...]) -> bool:
    """Take what stands at a location out of the data; False when nothing stands there."""
    holder: Any = None
    key: str | int = 0
    for step in loc:
        below = _step(data, step)
        if below is not None:
            holder, key, data = data, step, below[0]
    if holder is None:
        return False
    holder[key] = _CUT
    return True


def _without_cuts(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_cuts(value) for key, value in data.items() if value is not _CUT}
    if isinstance(data, list):
        return [_without_cuts(value) for value in data if value is not _CUT]
    return data


def _step(data: Any, step: str | int) -> tuple[Any] | None:
    """What stands one step down, in a tuple; None when nothing does."""
    if isinstance(data, dict) and step in data:
        return (data[step],)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return (data[step],)
    return None
