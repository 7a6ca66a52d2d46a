"""Word the errors of the validation library as problems with the fields that they concern."""

from __future__ import annotations

import re
import types
import typing
from typing import Any

from journeymap.model.base import OfPeople, Written, descriptions
from journeymap.model.messages import SENTENCES, Unquoted, fallback, kind_of, not_an_id, quoted
from journeymap.model.suggest import did_you_mean, nearest
from journeymap.source import Place, Problem, Route

_MOST_LISTED = 16
_NOUNS = {
    "journey": "map",
    "saying": "text",
    "content": "content piece",
    "settings": "settings file",
    "program handoff": "handoff",
    "own lane": "lane",
}
"""What people call a thing whose model has another name."""
_UNCOUNTED = frozenset({"preferences", "coverage", "account owners", "value bands", "criteria", "conditions"})


def complain(model: type[Written], error: Any, place: Place) -> Problem:
    """Say what is wrong with a thing of this model at a place, and what to write instead."""
    location: Route = tuple(part for part in error["loc"] if part != "[key]")
    is_about_a_key = error["loc"][-1:] == ("[key]",)
    owner, written = _owner(model, location[:-1]), _written(location, place)
    names_people = may_name_people(model, location)
    if error["type"] == "unexpected_keyword_argument":
        return _unknown_field(owner, str(location[-1]), place.at(*written), names_people)
    if error["type"] == "missing":
        return _missing_field(owner, str(location[-1]), place.at(*written, location[-1]))
    route = (*place.route, *written)
    field = next((part for part in reversed(route) if isinstance(part, str)), place.document.path)
    if error["type"] == "literal_error":
        return _wrong_word(field, error, place.at(*written), names_people)
    if names_people and isinstance(error["input"], str):
        error = {**error, "input": Unquoted()}
    if error["type"] == "not_an_id" and is_about_a_key:
        code, message, fix = not_an_id(error["input"])
        return Problem(code, place.at(*written).key(), message, fix)
    code, message, fix = SENTENCES.get(error["type"], fallback)(field, error)
    return Problem(code, place.at(*written), message, fix)


def _written(location: Route, place: Place) -> Route:
    """What is written of a location: a bare text may stand for the whole (`emotion: 7`), one thing for a list of it."""
    route: Route = ()
    for part in location:
        if place.at(*route, part).is_written():
            route = (*route, part)
    return route


def _unknown_field(owner: type[Written], field: str, place: Place, names_people: bool) -> Problem:
    fields = [info.alias or name for name, info in owner.model_fields.items()]
    is_misspelt = nearest(field, fields)
    if names_people and not is_misspelt:
        fix = f"Use one of its fields: {', '.join(fields)}."
        return Problem("JM002", place.key_of_nobody(), f"{with_article(owner)} has no field of this name", fix)
    message = f"unknown field {quoted(field)} in {with_article(owner)}.{did_you_mean(field, fields)}"
    fix = "Correct the name, or remove the field." if is_misspelt else f"Use one of its fields: {', '.join(fields)}."
    return Problem("JM002", place.key(), message, fix)


def _missing_field(owner: type[Written], field: str, place: Place) -> Problem:
    name = next((name for name, info in owner.model_fields.items() if (info.alias or name) == field), field)
    meaning = descriptions(owner).get(name, "it is required.")
    fix = f"Add '{field}': {meaning[0].lower()}{meaning[1:]}"
    return Problem("JM004", place, f"{with_article(owner)} needs '{field}'", fix)


def _wrong_word(field: str, error: Any, place: Place, names_people: bool) -> Problem:
    words = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    value = error["input"]
    if not isinstance(value, str):
        message = f"'{field}' must be a single word, but is {kind_of(value)}"
        return Problem("JM005", place, message, f"Write a single word, such as {words[0]}.")
    shown = Unquoted() if names_people and not nearest(value, words) else value
    message = f"'{field}' cannot be {quoted(shown)}.{did_you_mean(value, words)}"
    listed = ", ".join(words[:_MOST_LISTED])
    if len(words) > _MOST_LISTED:
        listed += f" … (docs/format.md has all {len(words)})"
    return Problem("JM006", place, message, f"Write one of: {listed}.")


def may_name_people(model: type[Written], location: Route) -> bool:
    """Return whether what is written somewhere in a thing of this model may be the name of a person."""
    return any(
        any(isinstance(mark, OfPeople) for mark in info.metadata)
        for length, part in enumerate(location)
        for name, info in _owner(model, location[:length]).model_fields.items()
        if (info.alias or name) == part
    )


def with_article(model: type[Written]) -> str:
    """`a stage`, `an opportunity`: the word for one thing of this model, with its article."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    noun = _NOUNS.get(name, name.removesuffix(" settings"))
    if noun in _UNCOUNTED:
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _owner(model: type[Written], location: Route) -> type[Written]:
    """The model that the field at the end of a location belongs to."""
    names_a_key = False
    for part in location:
        if names_a_key or isinstance(part, int):
            names_a_key = False
            continue
        field = next((info for name, info in model.model_fields.items() if (info.alias or name) == part), None)
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
            inner, is_mapping = _inner(argument)
            if inner:
                return inner, is_mapping
    return None, False
