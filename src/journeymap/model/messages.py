"""What to tell people about a value that a field cannot take: a sentence for each type of validation error."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from itertools import islice
from typing import Any, NamedTuple

from journeymap.source import MAX_KEY

_LONGEST_SHOWN = 40
_LONGEST_FIX = 160
_MOST_LISTED = 16


class Sentence(NamedTuple):
    """What is wrong, by code and message, and what to write instead."""

    code: str
    message: str
    fix: str


class Unquoted:
    """Stands for a text that may be the name of a person, so that no sentence quotes it."""


def quoted(value: Any) -> str:
    """A value as it may stand in a sentence: quoted and not too long."""
    if isinstance(value, Unquoted):
        return "this text"
    return kind_of(value) if isinstance(value, dict | list) else f"'{shortened(value)}'"


def some_of(names: Collection[str]) -> str:
    """Names with commas between them; of many, the first."""
    listed = ", ".join(islice(names, _MOST_LISTED))
    return f"{listed} and {len(names) - _MOST_LISTED:,} more" if len(names) > _MOST_LISTED else listed


def circle_of(ids: Sequence[str]) -> str:
    """The ids of things that lead to one another in a circle; of a long one, its two ends."""
    shown = ids if len(ids) <= _MOST_LISTED else (*ids[: _MOST_LISTED // 2], "…", *ids[-_MOST_LISTED // 2 :])
    return " → ".join(shown)


def kind_of(value: Any) -> str:
    """What sort of thing a value is, as a sentence says it."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Unquoted):
        return "a text"
    return "empty" if value is None else f"the text {quoted(value)}"


def fallback(field: str, error: Any) -> Sentence:
    """For an error that has no sentence of its own; none of our models raises one."""
    message = f"'{field}' cannot be {quoted(error['input'])}"
    return Sentence("JM005", message, "See docs/format.md for what it may hold.")


def not_an_id(value: Any) -> Sentence:
    """For what stands where an id has to stand."""
    fix = "Use only letters, digits, '-' and '_'."
    if len(str(value)) > MAX_KEY:
        fix = f"Use {MAX_KEY} letters at most."
    return Sentence("JM006", f"{quoted(value)} cannot be an id", fix)


def _wrong_type(field: str, must_be: str, value: str, fix: str) -> Sentence:
    return Sentence("JM005", f"'{field}' must {must_be}, but is {value}", fix)


def _text(field: str, error: Any) -> Sentence:
    return _wrong_type(field, "be a single text", kind_of(error["input"]), "Write a single text.")


def _list(field: str, error: Any) -> Sentence:
    fix = "Write each item on a line of its own, with '- ' in front of it."
    return _wrong_type(field, "be a list", kind_of(error["input"]), fix)


def _mapping(field: str, error: Any) -> Sentence:
    fix = "Write its fields on indented lines, as 'name: value'."
    return _wrong_type(field, "hold fields of its own", kind_of(error["input"]), fix)


def _number(field: str, error: Any) -> Sentence:
    return _wrong_type(field, "be a number", quoted(error["input"]), "Write digits, such as 2.")


def _whole_number(field: str, error: Any) -> Sentence:
    return _wrong_type(field, "be a whole number", quoted(error["input"]), "Write digits, such as 2.")


def _true_or_false(field: str, error: Any) -> Sentence:
    return _wrong_type(field, "be true or false", quoted(error["input"]), "Write true or false.")


def _emotion(field: str, error: Any) -> Sentence:
    fix = "Write a number such as -1, or {score: -1, feeling: worried}."
    return _wrong_type(field, "be a number or a word", kind_of(error["input"]), fix)


def _score(field: str, error: Any) -> Sentence:
    """Explain the scale at once to whoever typed something that only looks like a score."""
    context = error["ctx"]
    kind, instead = context["kind"], context.get("instead")
    worst, best = _tidy(context["scale"].worst), _tidy(context["scale"].best)
    scores = f"from {worst} (very bad) to {best} (very good)"
    is_what = f"'{field}' is {quoted(error['input'])}"
    if kind == "outside":
        fix = f"Write a number {scores}"
        if (worst, best) == ("-2", "2"):
            low, high = _scale_around(context["number"])
            fix += f". If you count from {low} to {high}, say `scale: [{low}, {high}]` at the top of the map"
            fix += f" or write {_tidy(context['number'])}/{high}" if low == 1 else ""
        return Sentence("JM006", f"{is_what}, but scores run {scores}", f"{fix}.")
    if kind == "more_than_all":
        whole = max(2, int(context["whole"]))
        fix = f"Write {whole}/{whole} for the best and 1/{whole} for the worst."
        return Sentence("JM006", f"{is_what}, which no score can be", fix)
    says = f"{is_what}, which looks like a score and is none"
    if kind == "as_a_word":
        says = f"{is_what}, which is a score and no word"
    if kind == "range":
        fix = f"Write {instead} where people differ, or {context['change']} where it changes."
    elif instead:
        fix = f"Write {shortened(instead, _LONGEST_FIX)}."
    else:
        fix = f"Write a number {scores}, or a word such as hopeful."
    return Sentence("JM006", says, fix)


def _scale_around(number: float) -> tuple[int, int]:
    """The scale that somebody probably counts by who writes a number outside of ours."""
    most = next((most for most in (3, 5, 10, 100) if abs(number) <= most), math.ceil(abs(number)))
    if number < 0:
        return -most, most
    return (0 if most > 10 else 1), max(most, 5)


def _half_a_spread(field: str, error: Any) -> Sentence:
    there, missing = error["ctx"]["there"], error["ctx"]["missing"]
    fix = f"Add '{missing}', or write 'score' instead of '{there}'."
    return Sentence("JM004", f"'{field}' has '{there}' without '{missing}'", fix)


def _two_ways(field: str, error: Any) -> Sentence:
    ways = " and ".join(f"'{way}'" for way in error["ctx"]["ways"] if way != "high")
    fix = "Keep one of them: a score, a spread from low to high, a change, or what it depends on."
    return Sentence("JM006", f"'{field}' says in several ways how good it is: {ways}", fix)


def _scale(field: str, error: Any) -> Sentence:
    message = f"'{field}' must be two different numbers, but is {quoted(error['input'])}"
    return Sentence("JM006", message, "Write the worst and the best score, such as [1, 5].")


def _too_small(field: str, error: Any) -> Sentence:
    least = _tidy(error["ctx"]["ge"])
    message = f"'{field}' must be at least {least}, but is {shortened(error['input'])}"
    return Sentence("JM006", message, f"Write {least} or more.")


def _too_large(field: str, error: Any) -> Sentence:
    most = _tidy(error["ctx"]["le"])
    message = f"'{field}' must be at most {most}, but is {shortened(error['input'])}"
    return Sentence("JM006", message, f"Write {most} or less.")


def _not_finite(field: str, error: Any) -> Sentence:
    message = f"'{field}' must be a finite number, but is {quoted(error['input'])}"
    return Sentence("JM006", message, "Write digits, such as 2.")


def _empty(field: str, _: Any) -> Sentence:
    return Sentence("JM006", f"'{field}' is empty", "Write something, or remove it.")


def _date(field: str, error: Any) -> Sentence:
    message = f"'{field}' must be a date, but {quoted(error['input'])} is not one"
    return Sentence("JM006", message, "Write year, month and day, such as 2026-06-01.")


def _duration(field: str, error: Any) -> Sentence:
    message = f"'{field}' must be a length of time, but {quoted(error['input'])} is not one"
    return Sentence("JM006", message, "Write a number and a unit, such as 48h, 14d or 3 weeks.")


def _too_long(field: str, error: Any) -> Sentence:
    message = f"'{field}' must be a length of time, but {quoted(error['input'])} is too long"
    return Sentence("JM006", message, "Write a shorter one, such as 48h, 14d or 3 weeks.")


def _too_many(field: str, error: Any) -> Sentence:
    message = f"'{field}' holds more than {error['ctx']['max_length']:,} entries"
    return Sentence(
        "JM014", message, "Keep those that matter, or spread them over several maps, accounts or frameworks."
    )


def _too_long_a_title(field: str, error: Any) -> Sentence:
    message = f"'{field}' is longer than {error['ctx']['max_length']} characters"
    return Sentence("JM014", message, "Write a short one here, and the rest under `notes`.")


def _id(_: str, error: Any) -> Sentence:
    return not_an_id(error["input"])


def _pattern(field: str, error: Any) -> Sentence:
    value = quoted(error["input"])
    if field == "font":
        fix = "Write font names with commas between them, such as Inter, sans-serif."
        return Sentence("JM006", f"'{field}' must be a list of font names, but {value} is not one", fix)
    if field == "currency":
        fix = "Write the three capital letters, such as EUR or USD."
        return Sentence("JM006", f"'{field}' must be a three-letter code, but {value} is not one", fix)
    if field == "language":
        fix = "Write its code, such as en, de or pt-BR."
        return Sentence("JM006", f"'{field}' must be the code of a language, but {value} is not one", fix)
    fix = 'Write # and six hexadecimal digits in quotes, such as "#0b7285".'
    return Sentence("JM006", f"'{field}' must be a color, but {value} is not one", fix)


def _rule_code(_: str, error: Any) -> Sentence:
    fix = "Use capital letters and a number, such as RW1."
    return Sentence("JM006", f"{quoted(error['input'])} cannot be the code of a rule", fix)


def _built_in_code(_: str, error: Any) -> Sentence:
    fix = "Use letters other than JM, such as RW1."
    return Sentence("JM006", f"{quoted(error['input'])} starts like a built-in code", fix)


def _one_need(_: str, __: Any) -> Sentence:
    fix = "Write one of 'field', 'touchpoint', 'content' or 'owner'."
    return Sentence("JM006", "a rule must ask for exactly one thing", fix)


SENTENCES: dict[str, Callable[[str, Any], Sentence]] = {
    "string_type": _text,
    "string_too_short": _empty,
    "tuple_type": _list,
    "dataclass_type": _mapping,
    "dict_type": _mapping,
    "too_short": _empty,
    "int_parsing": _whole_number,
    "int_type": _whole_number,
    "int_from_float": _whole_number,
    "int_parsing_size": _whole_number,
    "float_parsing": _number,
    "float_type": _number,
    "finite_number": _not_finite,
    "bool_parsing": _true_or_false,
    "bool_type": _true_or_false,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "string_pattern_mismatch": _pattern,
    "date_type": _date,
    "time_delta_type": _duration,
    # Those that our own models raise.
    "not_a_date": _date,
    "not_a_duration": _duration,
    "too_long_a_time": _too_long,
    "too_long": _too_many,
    "string_too_long": _too_long_a_title,
    "not_an_id": _id,
    "not_an_emotion": _emotion,
    "not_a_score": _score,
    "not_a_scale": _scale,
    "half_a_spread": _half_a_spread,
    "two_ways": _two_ways,
    "not_a_code": _rule_code,
    "our_code": _built_in_code,
    "one_need": _one_need,
}
"""By the type of the error: a function of the field's name and the error."""


def shortened(value: Any, most: int = _LONGEST_SHOWN) -> str:
    """A value as text, of so many characters at most."""
    text = str(value)
    return text if len(text) <= most else text[: most - 1] + "…"


def _tidy(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
