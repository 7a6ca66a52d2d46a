"""An error of the validation library comes in; a problem in the words of the field goes out."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from typing import Any

from journeymap.model.base import Written
from journeymap.model.nearest import did_you_mean, nearest
from journeymap.source import Place, Problem, Route

_LONGEST_SHOWN = 40
_MOST_LISTED = 16


def complain(model: type[Written], error: Any, place: Place) -> Problem:
    """What is wrong, where, and what to write instead."""
    loc: Route = tuple(part for part in error["loc"] if part != "[key]")
    owner = _owner(model, loc[:-1])
    if error["type"] == "extra_forbidden":
        return _unknown_field(owner, str(loc[-1]), place.at(*loc))
    if error["type"] == "missing":
        return _missing_field(owner, str(loc[-1]), place.at(*loc))
    while loc and not place.at(*loc).is_written():  # a bare text stands for the whole: `emotion: 7`
        loc = loc[:-1]
    way = (*place.route, *loc)
    field = next((part for part in reversed(way) if isinstance(part, str)), place.document.path)
    sentence = _SENTENCES.get(error["type"])
    if error["type"] == "literal_error":
        return _wrong_word(field, error, place.at(*loc))
    if error["type"] in _KEYS and error["loc"][-1:] == ("[key]",):
        return Problem("JM006", place.at(*loc).key(), *_KEYS[error["type"]](error))
    code, message, fix = sentence(field, error) if sentence else _fallback(field, error)
    return Problem(code, place.at(*loc), message, fix)


def _unknown_field(owner: type[Written], field: str, place: Place) -> Problem:
    known = _fields(owner)
    message = f"unknown field {shown(field)} in {article(owner)}.{did_you_mean(field, known)}"
    if nearest(field, known):
        fix = "Correct the name, or remove the field."
    else:
        fix = f"It may hold: {', '.join(known)}."
    return Problem("JM002", place.key(), message, fix)


def _missing_field(owner: type[Written], field: str, place: Place) -> Problem:
    info = next((info for name, info in owner.model_fields.items() if (info.alias or name) == field), None)
    meaning = info.description if info and info.description else "it is required."
    fix = f"Add '{field}': {meaning[0].lower()}{meaning[1:]}"
    return Problem("JM004", place, f"{article(owner)} needs '{field}'", fix)


def _wrong_word(field: str, error: Any, place: Place) -> Problem:
    known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    value = error["input"]
    if not isinstance(value, str):
        message = f"'{field}' holds one word, not {_kind(value)}"
        return Problem("JM005", place, message, f"Write a single word, such as {known[0]}.")
    message = f"'{field}' cannot be {shown(value)}.{did_you_mean(value, known)}"
    if len(known) > _MOST_LISTED:
        listed = f"{', '.join(known[:_MOST_LISTED])} … (docs/format.md has all {len(known)})"
    else:
        listed = ", ".join(known)
    return Problem("JM006", place, message, f"Write one of: {listed}.")


def _wants_text(field: str, error: Any) -> tuple[str, str, str]:
    return "JM005", f"'{field}' holds one text, not {_kind(error['input'])}", "Write a single text."


def _wants_list(field: str, error: Any) -> tuple[str, str, str]:
    fix = "Put every item on a line of its own, with '- ' before it."
    return "JM005", f"'{field}' is a list, not {_kind(error['input'])}", fix


def _wants_mapping(field: str, error: Any) -> tuple[str, str, str]:
    fix = "Write its fields on indented lines, as 'name: value'."
    return "JM005", f"'{field}' holds fields of its own, not {_kind(error['input'])}", fix


def _wants_number(field: str, error: Any) -> tuple[str, str, str]:
    return "JM005", f"'{field}' is a number, not {shown(error['input'])}", "Write digits, such as 2."


def _wants_whole(field: str, error: Any) -> tuple[str, str, str]:
    message = f"'{field}' is a whole number, not {shown(error['input'])}"
    return "JM005", message, "Write digits, such as 2."


def _wants_yes_or_no(field: str, error: Any) -> tuple[str, str, str]:
    return "JM005", f"'{field}' is yes or no, not {shown(error['input'])}", "Write true or false."


def _too_small(field: str, error: Any) -> tuple[str, str, str]:
    least = _tidy(error["ctx"]["ge"])
    return (
        "JM006",
        f"'{field}' is {shown(error['input'])}, and the least is {least}",
        f"Write {least} or more.",
    )


def _too_large(field: str, error: Any) -> tuple[str, str, str]:
    most = _tidy(error["ctx"]["le"])
    return "JM006", f"'{field}' is {shown(error['input'])}, and the most is {most}", f"Write {most} or less."


def _not_finite(field: str, error: Any) -> tuple[str, str, str]:
    return "JM006", f"'{field}' is {shown(error['input'])}, which is no number", "Write digits, such as 2."


def _is_empty(field: str, _: Any) -> tuple[str, str, str]:
    return "JM006", f"'{field}' is empty", "Write something, or remove it."


def _not_a_date(field: str, error: Any) -> tuple[str, str, str]:
    message = f"'{field}' is a date, and {shown(error['input'])} is none"
    return "JM006", message, "Write year, month and day, such as 2026-06-01."


def _not_a_duration(field: str, error: Any) -> tuple[str, str, str]:
    message = f"'{field}' is a length of time, and {shown(error['input'])} is none"
    return "JM006", message, "Write a number and a unit, such as 48h, 14d or 3 weeks."


def _too_long(field: str, error: Any) -> tuple[str, str, str]:
    message = f"'{field}' is a length of time, and {shown(error['input'])} is too long"
    return "JM006", message, "Write a shorter one, such as 48h, 14d or 3 weeks."


def _not_an_id(field: str, error: Any) -> tuple[str, str, str]:
    message = f"{shown(error['input'])} cannot be an id"
    return "JM006", message, "Use letters, digits, '-' and '_' only."


def _not_an_emotion(field: str, error: Any) -> tuple[str, str, str]:
    message = f"'{field}' is a number from -2 to 2 or a word, not {_kind(error['input'])}"
    return "JM005", message, "Write a number such as -1, or {score: -1, feeling: worried}."


def _not_a_color(field: str, error: Any) -> tuple[str, str, str]:
    message = f"'{field}' is a color, and {shown(error['input'])} is none"
    return "JM006", message, 'Write # and six hexadecimal digits in quotes, such as "#0b7285".'


def _fallback(field: str, error: Any) -> tuple[str, str, str]:
    return "JM005", f"'{field}' cannot be {shown(error['input'])}", "See docs/format.md for what it may hold."


def _not_a_code(field: str, error: Any) -> tuple[str, str, str]:
    message = f"{shown(error['input'])} cannot be the code of a rule"
    return "JM006", message, "Use capital letters and a number, such as RW1."


def _our_code(field: str, error: Any) -> tuple[str, str, str]:
    message = f"{shown(error['input'])} begins like our own codes"
    return "JM006", message, "Choose other letters than JM, such as RW1."


def _one_need(field: str, error: Any) -> tuple[str, str, str]:
    return "JM006", "a rule needs exactly one thing", "Write one of field, touchpoint, content or owner."


_KEYS: dict[str, Callable[[Any], tuple[str, str]]] = {
    "not_an_id": lambda error: _not_an_id("", error)[1:],
}
_SENTENCES: dict[str, Callable[[str, Any], tuple[str, str, str]]] = {
    "string_type": _wants_text,
    "string_too_short": _is_empty,
    "tuple_type": _wants_list,
    "model_type": _wants_mapping,
    "model_attributes_type": _wants_mapping,
    "dict_type": _wants_mapping,
    "too_short": _is_empty,
    "int_parsing": _wants_whole,
    "int_type": _wants_whole,
    "int_from_float": _wants_whole,
    "int_parsing_size": _wants_whole,
    "float_parsing": _wants_number,
    "float_type": _wants_number,
    "finite_number": _not_finite,
    "bool_parsing": _wants_yes_or_no,
    "bool_type": _wants_yes_or_no,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "string_pattern_mismatch": _not_a_color,
    "not_a_date": _not_a_date,
    "not_a_duration": _not_a_duration,
    "too_long": _too_long,
    "not_an_id": _not_an_id,
    "not_an_emotion": _not_an_emotion,
    "not_a_code": _not_a_code,
    "our_code": _our_code,
    "one_need": _one_need,
    "date_type": _not_a_date,
    "time_delta_type": _not_a_duration,
}


def article(model: type[Written]) -> str:
    """`a stage`, `an opportunity`: the word for one thing of this model, with its article."""
    noun = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    other = {"journey": "map", "saying": "text", "content": "content piece", "settings": "settings file"}
    noun = other.get(noun, noun.removesuffix(" settings"))
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def shown(value: Any) -> str:
    """A value as it may stand in a sentence: quoted and not too long."""
    if isinstance(value, (dict, list)):
        return _kind(value)
    text = str(value)
    return f"'{text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + '…'}'"


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"the text {shown(value)}"


def _tidy(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


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
