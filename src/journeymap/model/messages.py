"""What to tell people about a value that a field cannot take: a sentence for each type of validation error."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from itertools import islice
from typing import Any, NamedTuple

from journeymap.characters import is_unseen
from journeymap.model.dates import dates_meant
from journeymap.model.suggest import nearest
from journeymap.source import MAX_KEY, NULLS

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
    text = unicodedata.normalize("NFC", str(value))
    message = f"{quoted(value)} cannot be an id"
    if len(text) > MAX_KEY:
        return Sentence("JM006", message, f"Use {MAX_KEY} letters at most.")
    if not text.strip():
        return Sentence("JM006", message, "Use letters, digits, '-' and '_'.")
    if unseen := next((sign for sign in text if is_unseen(sign) and not sign.isspace()), None):
        name = unicodedata.name(unseen, "a control character").lower()
        message = f"{quoted(text.replace(unseen, ''))} holds a sign that nobody sees (U+{ord(unseen):04X}, {name})"
        return Sentence("JM006", message, "Delete it, or type the whole id again.")
    if text in NULLS:
        return Sentence("JM006", message, "YAML takes it for nothing at all: use another word.")
    fix = "Use only letters, digits, '-' and '_'"
    near = id_like(text)
    return Sentence("JM006", message, f"{fix}, such as '{near}'." if near else f"{fix}.")


def unseen_in(text: str) -> str | None:
    """The first sign in a text of which a reader sees nothing, by its name."""
    sign = next((sign for sign in text if sign != " " and is_unseen(sign)), None)
    return f"{unicodedata.name(sign, 'control character').lower()} (U+{ord(sign):04X})" if sign else None


def id_like(text: str) -> str:
    """The id that is nearest to a text, or nothing: `first-contact` for `First Contact`."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text[:MAX_KEY]))
    return "-".join(words).lower()


def no_space_after_colon(text: str | Unquoted, code: str = "JM005") -> Sentence:
    """For `channel:phone`, which is a text, or a key without a value."""
    if isinstance(text, Unquoted):
        return Sentence(code, f"{quoted(text)} lacks the space after its colon", "Put a space after the colon.")
    key, _, value = text.partition(":")
    fix = f"Put a space after the colon: `{key.strip()}: {shortened(value.strip())}`."
    return Sentence(code, f"{quoted(text)} lacks the space after its colon", fix)


def cut_by_a_colon(field: str, written: Any, *, in_braces: bool, in_full: str | None) -> Sentence:
    """For a text that became a field because there is a colon in it, or braces around it."""
    key, value = next(iter(written.items()))
    if in_braces and value is None:
        message = f"the braces make a field of this text in '{field}'"
        return Sentence("JM005", message, f"Put the whole text in quotes: {in_quotes(f'{{{key}}}')}.")
    text = f"{key}:" if value is None else f"{key}: {value}"
    message = f"the colon behind {quoted(key)} makes a field of this text in '{field}'"
    if in_full:
        return Sentence("JM005", message, f"Write {in_full}.")
    return Sentence("JM005", message, f"Put the whole text in quotes: {in_quotes(text)}.")


def cut_by_a_comma(before: str | None, text: str, rest: str) -> Sentence:
    """For a value that ends early in braces, because there is a comma in it."""
    if _INTEGER.fullmatch(text) and rest.isdecimal():
        message = f"the comma in '{text},{rest}' ends the number"
        return Sentence("JM002", message, f"Write a point: `{before}: {text}.{rest}`.")
    message = f"the comma before {quoted(rest)} ends the text of '{before}', so that {quoted(rest)} stands for a field"
    fix = f"Put the whole text in quotes: `{before}: {in_quotes(f'{text}, {rest}')}`."
    return Sentence("JM002", message, fix)


_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_INTEGER = re.compile(r"[-+−]?\d+")


def in_quotes(text: str) -> str:
    """A text as it can be written in YAML, whatever is in it; of a long one the beginning."""
    shown = shortened(text)
    return f"'{shown}'" if '"' in shown and "'" not in shown else '"' + shown.replace('"', '\\"') + '"'


def list_in_a_list(field: str) -> Sentence:
    """For a list that stands where one item of a list has to stand."""
    message = f"an item of '{field}' is a list of its own"
    return Sentence("JM005", message, "Write one '- ' only; a text that begins with '[' needs quotes.")


def name_for_a_key(field: str, name: str, main: str | None) -> Sentence:
    """For an item of a list whose name stands as a key, with its fields below."""
    message = f"{quoted(name)} stands where a field has to stand in '{field}'"
    return Sentence("JM005", message, f"Write `- {main}: {shortened(name)}`, and its fields below `{main}`.")


def id_for(thing: Any) -> str:
    """The id that something in a list has, or may have by its name; nothing where none can be told."""
    if isinstance(thing, dict) and thing:
        thing = thing[_called_by(thing)]
    return id_like(thing) if isinstance(thing, str) else ""


def _called_by(thing: dict[str, Any]) -> str:
    """The key under which a thing says what it is called."""
    return next((key for key in ("id", "name", "title") if isinstance(thing.get(key), str)), next(iter(thing)))


def under_an_id(things: Any, main: str = "name") -> str:
    """How to write the first of things that have to stand under ids; nothing where none of them can be told."""
    first = next(iter(things), None) if isinstance(things, list) else None
    id_ = id_for(first)
    if not id_:
        return ""
    if isinstance(first, dict):
        key = _called_by(first)
        return f"`{id_}:` instead of `- {shortened(f'{key}: {first[key]}')}`"
    return f"`{id_}: {{{main}: {shortened(first)}}}`"


def list_of_stages(value: Any) -> Sentence:
    """For stages that are not written under ids."""
    first = value[0] if isinstance(value, list) and value else value
    written = first
    if isinstance(first, dict) and first:
        key, name = next(iter(first.items()))
        written = name if isinstance(name, str) else key
        shown = f"- {key}: {name}" if isinstance(name, str) else f"- {key}:"
    else:
        shown = f"- {first}"
    id_ = (id_like(written) if isinstance(written, str) else "") or "awareness"
    message = f"'stages' must hold every stage under its id, but is {kind_of(value)}"
    if isinstance(value, list) and isinstance(first, dict | str):
        return Sentence(
            "JM005", message, f"Write `{id_}:` instead of `{shortened(shown)}`, and its fields indented below."
        )
    return Sentence("JM005", message, f"Write `{id_}:` on a line of its own, and its fields indented below.")


def no_field_of_a_stage(id_: str, value: Any) -> Sentence:
    """For what stands directly under the id of a stage."""
    message = f"'{id_}' must hold fields of its own, but is {kind_of(value)}"
    return Sentence(
        "JM005", message, "Say what this is: write `touchpoints:`, `goals:` or the like, and it behind that."
    )


def mapping_for_a_list(
    field: str, value: Any, main: str | None, keys: Collection[str], in_full: str | None
) -> Sentence:
    """For a mapping that stands where a list of things has to stand."""
    message = f"'{field}' must be a list, but is a mapping"
    if in_full:
        return Sentence("JM005", message, f"Write each on a line of its own, such as - {in_full}.")
    if not value:
        return Sentence("JM005", message, "Write a list, or remove it.")
    first, held = next(iter(value.items()))
    if first in keys:
        return Sentence("JM005", message, f"Put '- ' in front of the item: `- {first}: …`.")
    if isinstance(held, dict | None):
        return Sentence(
            "JM005", message, f"Write each on a line of its own with '- ' in front: `- {main}: {shortened(first)}`."
        )
    fix = "Write each item on a line of its own, with '- ' in front of it."
    if isinstance(held, str):
        fix = f"Put '- ' in front of each item, and a text with a colon in quotes: - {in_quotes(f'{first}: {held}')}."
    return Sentence("JM005", message, fix)


def without_its_fields(field: str, value: Any, keys: Sequence[str], in_full: str | None) -> Sentence:
    """For a text that stands where a thing with fields has to stand."""
    message = f"'{field}' must hold fields of its own, but is {kind_of(value)}"
    if in_full:
        return Sentence("JM005", message, in_full)
    shown = value if isinstance(value, str) and re.fullmatch(r"[\w -]{1,30}", value) else "…"
    return Sentence("JM005", message, f"Write its fields, such as {{{keys[0]}: {shown}}}.")


def off_the_scale(field: str, error: Any, least: float, most: float, meaning: str) -> Sentence:
    """For a value of a field that has few numbers."""
    value = error["input"]
    shown = shortened(value) if _NUMBER.fullmatch(str(value)) else quoted(value)
    message = f"'{field}' must be a number from {_tidy(least)} to {_tidy(most)}, but is {shown}"
    fix = f"Write a number from {_tidy(least)} to {_tidy(most)}. {meaning}".rstrip()
    if (least, most) == _DEGREES:
        is_word = isinstance(value, str) and any(map(str.isalpha, value))
        near = nearest(value, ("low", "medium", "high")) if is_word else None
        if not _NUMBER.fullmatch(str(value)):
            message = f"'{field}' must be 1, 2 or 3, or low, medium or high, but is {shown}"
            message += f". Did you mean '{near}'?" if near else ""
        if near:
            fix = f"Write {near}. {meaning}".rstrip()
        elif degree := _degree_of(str(value)):
            fix = f"Write {degree[0]}, if you count up to {degree[1]}. {meaning}".rstrip()
    code = "JM006" if "ctx" in error and {"ge", "le"} & error["ctx"].keys() else "JM005"
    percent = _PERCENT.fullmatch(str(value).strip())
    if (least, most) == (0, 1) and percent and float(percent[1]) <= _WHOLE:
        return Sentence("JM006", message, f"Write a part of 1: {float(percent[1]) / _WHOLE:g} for {percent[1]} %.")
    return Sentence(code, message, fix)


def _degree_of(value: str) -> tuple[int, int] | None:
    """The degree from 1 to 3 for a number by which people count further, and how far they probably do."""
    match = _PART_OF.fullmatch(value.strip())
    if not match:
        return None
    number = int(match[1])
    most = int(match[2]) if match[2] else next((most for most in (5, 10, 100) if number <= most), 0)
    return (max(1, math.ceil(3 * number / most)), most) if number <= most and most > _DEGREES[1] else None


_PART_OF = re.compile(r"(\d{1,3})(?:\s*/\s*(\d{1,3}))?")
_DEGREES: tuple[float, float] = (1, 3)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")
_WHOLE = 100


def _wrong_type(field: str, must_be: str, value: str, fix: str) -> Sentence:
    return Sentence("JM005", f"'{field}' must {must_be}, but is {value}", fix)


def _text(field: str, error: Any) -> Sentence:
    fix = "Write a single text."
    if isinstance(error["input"], list):
        fix = "Write a single text; one that begins with '[' needs quotes."
    if isinstance(error["input"], dict):
        fix = "Write a single text; one that begins with '{', or has a ': ' in it, needs quotes."
    return _wrong_type(field, "be a single text", kind_of(error["input"]), fix)


def _list(field: str, error: Any) -> Sentence:
    fix = "Write each item on a line of its own, with '- ' in front of it."
    return _wrong_type(field, "be a list", kind_of(error["input"]), fix)


def _mapping(field: str, error: Any) -> Sentence:
    fix = "Write its fields on indented lines, as 'name: value'."
    if field == "measures":
        fix = "Write each measure with its plan, such as {win_rate: 35 %, nps: 40}."
    return _wrong_type(field, "hold fields of its own", kind_of(error["input"]), fix)


def _number(field: str, error: Any) -> Sentence:
    written = "empty" if error["input"] is None else quoted(error["input"])
    return _wrong_type(field, "be a number", written, "Write digits, such as 2.")


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


def _ambiguous(field: str, error: Any) -> Sentence:
    numbers = error["ctx"]["numbers"]
    return Sentence("JM006", f"'{field}' is {quoted(error['input'])}, which may be {numbers}", f"Write {numbers}.")


def _of_elsewhere(field: str, error: Any) -> Sentence:
    message = f"'{field}' is {quoted(error['input'])}, which is not how numbers are written here"
    number = error["ctx"]["number"]
    written = str(error["input"]).rstrip(" %\u00a0")
    has_signs = not written.isdigit() and not re.search(r"[^\W\d_]", written) and "%" not in number
    why = ": no sign between thousands, and a point before decimals" if has_signs else ""
    fix = f"Write {number}{why}."
    return Sentence("JM006", message, fix)


def _not_finite(field: str, error: Any) -> Sentence:
    message = f"'{field}' must be a finite number, but is {quoted(error['input'])}"
    return Sentence("JM006", message, "Write digits, such as 2.")


def _empty(field: str, _: Any) -> Sentence:
    return Sentence("JM006", f"'{field}' is empty", "Write something, or remove it.")


def _date(field: str, error: Any) -> Sentence:
    value = error["input"]
    message = f"'{field}' must be a date, but {quoted(value)} is not one"
    days = dates_meant(value, is_last=field in _LAST_DAYS) if isinstance(value, str) else ()
    meant = " or ".join(day.isoformat() for day in days)
    return Sentence("JM006", message, f"Write year, month and day: {meant}." if meant else _A_DATE)


_LAST_DAYS = frozenset({"expires", "until"})
_A_DATE = "Write year, month and day, such as 2026-06-01."


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


def _address_of_database(field: str, _: Any) -> Sentence:
    fix = (
        "Write a name in its place, such as warehouse, and put the address into the environment, as "
        "JOURNEYMAP_CONNECTION_WAREHOUSE. Change a password that stood here: whoever reads the file has seen it."
    )
    return Sentence("JM028", f"'{field}' holds an address, which may have a password in it", fix)


def _rule_code(_: str, error: Any) -> Sentence:
    fix = "Use capital letters and a number, such as RW1."
    return Sentence("JM006", f"{quoted(error['input'])} cannot be the code of a rule", fix)


def _built_in_code(_: str, error: Any) -> Sentence:
    fix = "Use letters other than JM, such as RW1."
    return Sentence("JM006", f"{quoted(error['input'])} starts like a built-in code", fix)


def _one_need(_: str, __: Any) -> Sentence:
    fix = "Write one of 'field', 'touchpoint', 'content' or 'owner'."
    return Sentence("JM006", "a rule must ask for exactly one thing", fix)


def _degree(field: str, error: Any) -> Sentence:
    near = nearest(error["input"], ("low", "medium", "high"))
    message = f"'{field}' must be low, medium or high, or a number from 0 to 100, but is {quoted(error['input'])}"
    return Sentence(
        "JM006", message + (f". Did you mean '{near}'?" if near else ""), "Write low, medium or high, or digits."
    )


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
    "ambiguous_number": _ambiguous,
    "number_of_elsewhere": _of_elsewhere,
    "no_space_after_colon": lambda _, error: no_space_after_colon(error["input"]),
    "unseen": _empty,
    "not_a_date": _date,
    "not_a_duration": _duration,
    "too_long_a_time": _too_long,
    "too_long": _too_many,
    "string_too_long": _too_long_a_title,
    "not_an_id": _id,
    "no_degree": _degree,
    "not_an_emotion": _emotion,
    "not_a_score": _score,
    "not_a_scale": _scale,
    "half_a_spread": _half_a_spread,
    "two_ways": _two_ways,
    "an_address": _address_of_database,
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
