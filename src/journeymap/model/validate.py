"""Check plain data against a model: a typed thing, or problems in the words of the field they concern."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from journeymap.model.base import Written
from journeymap.model.validation_errors import Names, causes, complain, meant_names, part_at
from journeymap.source import Place, Problem, Route

T = TypeVar("T")
W = TypeVar("W", bound=Written)

# Where a part is cut out, what held it may lack something and has to go as well; few things nest deeper than this.
_MOST_ROUNDS = 5
MOST_PROBLEMS = 100
"""How many problems of one thing are listed: whoever reads so many corrects the cause, or starts anew."""
_MOST_COMPARED = 500
"""How many errors are held against one another; of more, it does not matter which follows from which."""
_CUT = object()


class Checked(NamedTuple, Generic[W]):
    """A thing, and everything that is wrong with it.

    When something is wrong the thing is what is left without the faulty parts (None when a part is missing
    that it cannot do without), so that its references can still be looked up from `place`.
    """

    thing: W | None
    problems: list[Problem]
    place: Place


def check(model: type[W], data: Any, place: Place, context: Any = None) -> Checked[W]:
    """Check what is written at a place, and keep what is sound of it. The context is what its fields have to know of
    other places, such as the scale of its scores.
    """
    try:
        return Checked(model.model_validate(data, context), [], place)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = [*causes(model, errors[:_MOST_COMPARED]), *errors[_MOST_COMPARED:]]
    below = below_other_names(model, data, told[:_MOST_COMPARED], context)
    all_told = [*((error, {}) for error in told), *below]
    problems = first_problems(all_told, lambda wrong: complain(model, wrong[0], place, wrong[1]))
    if len(errors) > MOST_PROBLEMS:
        return Checked(None, problems, place)
    thing, removed = _salvage(model, data, errors, context)
    return Checked(thing, problems, place.without_items(removed))


def below_other_names(model: type[Written], data: Any, errors: list[Any], context: Any) -> list[tuple[Any, Names]]:
    """What is wrong below fields that are written under other names, and those names."""
    names: dict[Route, str] = {}
    found: dict[tuple[Route, str], tuple[Any, Names]] = {}
    for _ in range(_MOST_ROUNDS):
        meant = meant_names(model, data, errors)
        if not meant:
            break
        data = copy.deepcopy(data)
        for (*holder, key), (written, value) in meant.items():
            part = part_at(data, tuple(holder))
            del part[written]
            part[key] = value
            names[(*holder, key)] = written
        try:
            model.model_validate(data, context)
            break
        except ValidationError as failed:
            errors = causes(model, failed.errors(include_url=False)[:_MOST_COMPARED])
        errors = [error for error in errors if any(error["loc"][: len(at)] == at for at in names)]
        for error in errors:
            found.setdefault((error["loc"], error["type"]), (error, dict(names)))
    return list(found.values())


def first_problems(causes: Sequence[T], word: Callable[[T], Problem]) -> list[Problem]:
    """Word the first of the problems of one thing, and add one that stands for the others."""
    problems = [word(cause) for cause in causes[:MOST_PROBLEMS]]
    number = len(causes) - MOST_PROBLEMS
    if number > 0:
        things = "thing is" if number == 1 else "things are"
        message = f"{number:,} more {things} wrong in the same map, persona or whatever this is part of"
        problems.append(Problem(problems[-1].code, problems[-1].place, message, "Correct those before it first."))
    return problems


def _salvage(model: type[W], data: Any, errors: list[Any], context: Any) -> tuple[W | None, dict[Route, set[int]]]:
    """Cut faulty parts out until the rest is sound; return it with the items that lists have lost."""
    removed: dict[Route, set[int]] = {}
    cuts: set[Route] = set()
    for _ in range(_MOST_ROUNDS):
        new_cuts = [_deepest_remaining(data, _as_written(error["loc"], removed), cuts) for error in errors]
        if not all(new_cuts):
            break
        cuts.update(new_cuts)
        for *holder, last in new_cuts:
            if isinstance(last, int):
                removed.setdefault(tuple(holder), set()).add(last)
        try:
            return model.model_validate(_without(data, cuts), context), removed
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None, {}


def _as_written(route: Route, removed: Mapping[Route, set[int]]) -> Route:
    """Where a route in what is left of a thing leads in what was written."""
    written: Route = ()
    for step in route:
        if isinstance(step, int):
            for index in sorted(removed.get(written, ())):
                step += index <= step
        written = (*written, step)
    return written


def _deepest_remaining(data: Any, location: Route, cuts: set[Route]) -> Route:
    """The deepest thing written on a location that is not cut yet; what lacks a part is cut as a whole."""
    route = _written_part(data, location)
    while route in cuts:
        route = route[:-1]
    return route


def _written_part(data: Any, location: Route) -> Route:
    """The route to the deepest thing that is written on a location, for a location also names what is meant."""
    route: Route = ()
    for step in location:
        below = _step(data, step)
        if below is not None:
            route, data = (*route, step), below[0]
    return route


def _step(data: Any, step: str | int) -> tuple[Any] | None:
    """What stands one step down, in a tuple; None when nothing does."""
    if isinstance(data, dict) and step in data:
        return (data[step],)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return (data[step],)
    return None


def _without(data: Any, routes: Iterable[Route]) -> Any:
    """A copy without what stands at the ends of these routes."""
    rest = copy.deepcopy(data)
    for *above, last in routes:
        holder = rest
        for step in above:
            holder = holder[step] if holder is not _CUT else _CUT
        if holder is not _CUT:
            holder[last] = _CUT
    return _without_cuts(rest)


def _without_cuts(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_cuts(value) for key, value in data.items() if value is not _CUT}
    if isinstance(data, list):
        return [_without_cuts(value) for value in data if value is not _CUT]
    return data
