"""An error of the validation library comes in; a problem in the words of the field goes out."""

from __future__ import annotations

import re
import types
import typing
from typing import Any

from journeymap.model.base import Written, descriptions
from journeymap.model.messages import OF_KEYS, SENTENCES, fallback, kind_of, shown
from journeymap.model.suggest import did_you_mean, nearest
from journeymap.source import Place, Problem, Route

_MOST_LISTED = 16


def complain(model: type[Written], error: Any, place: Place) -> Problem:
    """What is wrong, where, and what to write instead."""
    loc: Route = tuple(part for part in error["loc"] if part != "[key]")
    owner, written = _owner(model, loc[:-1]), _written(loc, place)
    if error["type"] == "extra_forbidden":
        return _unknown_field(owner, str(loc[-1]), place.at(*written))
    if error["type"] == "missing":
        return _missing_field(owner, str(loc[-1]), place.at(*written, loc[-1]))
    loc = written
    way = (*place.route, *loc)
    field = next((part for part in reversed(way) if isinstance(part, str)), place.document.path)
    sentence = SENTENCES.get(error["type"])
    if error["type"] == "literal_error":
        return _wrong_word(field, error, place.at(*loc))
    if error["type"] in OF_KEYS and error["loc"][-1:] == ("[key]",):
        return Problem("JM006", place.at(*loc).key(), *OF_KEYS[error["type"]](error))
    code, message, fix = sentence(field, error) if sentence else fallback(field, error)
    return Problem(code, place.at(*loc), message, fix)


def _written(loc: Route, place: Place) -> Route:
    """What is written of a location: a bare text may stand for the whole (`emotion: 7`), one thing for a list of it."""
    route: Route = ()
    for step in loc:
        if place.at(*route, step).is_written():
            route = (*route, step)
    return route


def _unknown_field(owner: type[Written], field: str, place: Place) -> Problem:
    known = _fields(owner)
    message = f"unknown field {shown(field)} in {article(owner)}.{did_you_mean(field, known)}"
    correct = "Correct the name, or remove the field."
    fix = correct if nearest(field, known) else f"It may hold: {', '.join(known)}."
    return Problem("JM002", place.key(), message, fix)


def _missing_field(owner: type[Written], field: str, place: Place) -> Problem:
    name = next((name for name, info in owner.model_fields.items() if (info.alias or name) == field), field)
    meaning = descriptions(owner).get(name, "it is required.")
    fix = f"Add '{field}': {meaning[0].lower()}{meaning[1:]}"
    return Problem("JM004", place, f"{article(owner)} needs '{field}'", fix)


def _wrong_word(field: str, error: Any, place: Place) -> Problem:
    known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    value = error["input"]
    if not isinstance(value, str):
        message = f"'{field}' holds one word, not {kind_of(value)}"
        return Problem("JM005", place, message, f"Write a single word, such as {known[0]}.")
    message = f"'{field}' cannot be {shown(value)}.{did_you_mean(value, known)}"
    if len(known) > _MOST_LISTED:
        listed = f"{', '.join(known[:_MOST_LISTED])} … (docs/format.md has all {len(known)})"
    else:
        listed = ", ".join(known)
    return Problem("JM006", place, message, f"Write one of: {listed}.")


def article(model: type[Written]) -> str:
    """`a stage`, `an opportunity`: the word for one thing of this model, with its article."""
    noun = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    other = {
        "journey": "map",
        "saying": "text",
        "content": "content piece",
        "settings": "settings file",
        "program handoff": "handoff",
        "own lane": "lane",
    }
    noun = other.get(noun, noun.removesuffix(" settings"))
    if noun in ("preferences", "coverage", "account owners", "value bands", "criteria", "conditions"):
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _fields(model: type[Written]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _owner(model: type[Written], loc: Route) -> type[Written]:
    """The model that the field at the end of a location belongs to."""
    names_a_key = False
    for step in loc:
        if names_a_key or isinstance(step, int):
            names_a_key = False
            continue
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == step), None)
        if field is None:
            continue
        inner, names_a_key = _inner(field.annotation)
        model = inner or model
    return model


def _inner(annotation: Any) -> tuple[type[Written] | None, bool]:
    """The model inside an annotation, and whether a mapping of ids stands around it."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return annotation, False
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is dict:
        return _inner(arguments[1])[0], True
    if origin is typing.Annotated:
        return _inner(arguments[0])
    if origin in (tuple, typing.Union, types.UnionType):
        for argument in arguments:
            inner, key = _inner(argument)
            if inner:
                return inner, key
    return None, False
