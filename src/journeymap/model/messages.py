"""The sentences for every kind of error of the validation library, in the words of the field it concerns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sentence = tuple[str, str, str]
"""Code, message and what to write instead."""

_LONGEST_SHOWN = 40


def shown(value: Any) -> str:
    """A value as it may stand in a sentence: quoted and not too long."""
    if isinstance(value, (dict, list)):
        return kind_of(value)
    text = str(value)
    return f"'{text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + '…'}'"


def kind_of(value: Any) -> str:
    """What sort of thing a value is, as a sentence says it."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"the text {shown(value)}"


def _wants_text(field: str, error: Any) -> Sentence:
    return "JM005", f"'{field}' holds one text, not {kind_of(error['input'])}", "Write a single text."


def _wants_list(field: str, error: Any) -> Sentence:
    fix = "Put every item on a line of its own, with '- ' before it."
    return "JM005", f"'{field}' is a list, not {kind_of(error['input'])}", fix


def _wants_mapping(field: str, error: Any) -> Sentence:
    fix = "Write its fields on indented lines, as 'name: value'."
    return "JM005", f"'{field}' holds fields of its own, not {kind_of(error['input'])}", fix


def _wants_number(field: str, error: Any) -> Sentence:
    return "JM005", f"'{field}' is a number, not {shown(error['input'])}", "Write digits, such as 2."


def _wants_whole(field: str, error: Any) -> Sentence:
    message = f"'{field}' is a whole number, not {shown(error['input'])}"
    return "JM005", message, "Write digits, such as 2."


def _wants_yes_or_no(field: str, error: Any) -> Sentence:
    return "JM005", f"'{field}' is yes or no, not {shown(error['input'])}", "Write true or false."


def _too_small(field: str, error: Any) -> Sentence:
    least = _tidy(error["ctx"]["ge"])
    return (
        "JM006",
        f"'{field}' is {shown(error['input'])}, and the least is {least}",
        f"Write {least} or more.",
    )


def _too_large(field: str, error: Any) -> Sentence:
    most = _tidy(error["ctx"]["le"])
    return "JM006", f"'{field}' is {shown(error['input'])}, and the most is {most}", f"Write {most} or less."


def _not_finite(field: str, error: Any) -> Sentence:
    return "JM006", f"'{field}' is {shown(error['input'])}, which is no number", "Write digits, such as 2."


def _is_empty(field: str, _: Any) -> Sentence:
    return "JM006", f"'{field}' is empty", "Write something, or remove it."


def _not_a_date(field: str, error: Any) -> Sentence:
    message = f"'{field}' is a date, and {shown(error['input'])} is none"
    return "JM006", message, "Write year, month and day, such as 2026-06-01."


def _not_a_duration(field: str, error: Any) -> Sentence:
    message = f"'{field}' is a length of time, and {shown(error['input'])} is none"
    return "JM006", message, "Write a number and a unit, such as 48h, 14d or 3 weeks."


def _too_long(field: str, error: Any) -> Sentence:
    message = f"'{field}' is a length of time, and {shown(error['input'])} is too long"
    return "JM006", message, "Write a shorter one, such as 48h, 14d or 3 weeks."


def _not_an_id(field: str, error: Any) -> Sentence:
    message = f"{shown(error['input'])} cannot be an id"
    return "JM006", message, "Use letters, digits, '-' and '_' only."


def _not_an_emotion(field: str, error: Any) -> Sentence:
    message = f"'{field}' is a number from -2 to 2 or a word, not {kind_of(error['input'])}"
    return "JM005", message, "Write a number such as -1, or {score: -1, feeling: worried}."


def _not_of_the_pattern(field: str, error: Any) -> Sentence:
    if field == "font":
        fix = "Write names of fonts with commas between them, such as Inter, sans-serif."
        return "JM006", f"{shown(error['input'])} is no list of fonts", fix
    if field == "currency":
        fix = "Write its three capital letters, such as EUR or USD."
        return "JM006", f"'{field}' is a code of three letters, and {shown(error['input'])} is none", fix
    message = f"'{field}' is a color, and {shown(error['input'])} is none"
    return "JM006", message, 'Write # and six hexadecimal digits in quotes, such as "#0b7285".'


def fallback(field: str, error: Any) -> Sentence:
    """For an error that has no sentence of its own; none of our models raises one."""
    return "JM005", f"'{field}' cannot be {shown(error['input'])}", "See docs/format.md for what it may hold."


def _not_a_code(field: str, error: Any) -> Sentence:
    message = f"{shown(error['input'])} cannot be the code of a rule"
    return "JM006", message, "Use capital letters and a number, such as RW1."


def _our_code(field: str, error: Any) -> Sentence:
    message = f"{shown(error['input'])} begins like our own codes"
    return "JM006", message, "Choose other letters than JM, such as RW1."


def _one_need(field: str, error: Any) -> Sentence:
    return "JM006", "a rule needs exactly one thing", "Write one of field, touchpoint, content or owner."


OF_KEYS: dict[str, Callable[[Any], tuple[str, str]]] = {
    "not_an_id": lambda error: _not_an_id("", error)[1:],
}
SENTENCES: dict[str, Callable[[str, Any], Sentence]] = {
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
    "string_pattern_mismatch": _not_of_the_pattern,
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


def _tidy(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
