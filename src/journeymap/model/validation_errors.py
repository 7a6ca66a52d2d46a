"""Word the errors of the validation library as problems with the fields that they concern."""

from __future__ import annotations

import re
import types
import typing
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from journeymap.model.annotations import vocabularies_in
from journeymap.model.base import OfPeople, Written, descriptions, is_id, keys_of
from journeymap.model.homes import Home, example_of, fitted, home_of, home_of_answer, sample, takes, takes_more
from journeymap.model.journey import Stage
from journeymap.model.kinds import MAP
from journeymap.model.messages import (
    SENTENCES,
    Sentence,
    Unquoted,
    cut_by_a_colon,
    cut_by_a_comma,
    fallback,
    id_like,
    kind_of,
    list_in_a_list,
    list_of_stages,
    mapping_for_a_list,
    name_for_a_key,
    no_field_of_a_stage,
    no_space_after_colon,
    not_an_id,
    off_the_scale,
    quoted,
    shortened,
    unseen_in,
    without_its_fields,
)
from journeymap.model.suggest import did_you_mean, is_misspelt, nearest, parts_of, same_word
from journeymap.source import Place, Problem, Route

_MOST_LISTED = 16
_MOST_LISTED_FIELDS = 8
_NOUNS = {
    "journey": "map",
    "saying": "text",
    "content": "content piece",
    "settings": "settings file",
    "program handoff": "handoff",
    "own lane": "lane",
    "drop off": "drop-off",
    "data source": "source of data",
    "planned measure": "measure",
}
"""What people call a thing whose model has another name."""
_UNCOUNTED = frozenset({"preferences", "coverage", "data", "account owners", "value bands", "criteria", "conditions"})


def causes(model: type[Written], errors: Sequence[Any]) -> list[Any]:
    """The errors without those that only follow from others: a field is not missing that stands there by another name,
    and a text that a colon has cut in two is one mistake.
    """
    unknown: dict[Route, dict[str, Any]] = defaultdict(dict)
    for error in errors:
        if error["type"] == _UNKNOWN:
            unknown[error["loc"][:-1]][error["loc"][-1]] = error["input"]
    main: list[Any] = []
    cut: set[Route] = set()
    for error in errors:
        holder = error["loc"][:-1]
        if error["type"] != _MISSING or holder not in unknown:
            main.append(error)
            continue
        owner, field = _owner(model, holder), error["loc"][-1]
        is_item = bool(holder) and isinstance(holder[-1], int)
        if is_item and field == owner.stands_for and _is_name(error["input"], unknown[holder]):
            cut.add(holder)
            main.append({"type": "name_for_key", "loc": holder, "input": error["input"]})
        elif is_item and field == owner.stands_for and _is_text(error["input"], unknown[holder], owner):
            cut.add(holder)
            main.append({"type": "colon_in_text", "loc": holder, "input": error["input"]})
        elif not any(_meant(key, owner, value) == (field, owner) for key, value in unknown[holder].items()):
            main.append(error)
    return [error for error in main if error["type"] != _UNKNOWN or error["loc"][:-1] not in cut]


def meant_names(model: type[Written], data: Any, errors: Sequence[Any]) -> dict[Route, tuple[str, Any]]:
    """The fields that are meant where unknown ones stand: by the location of each, its name and what it holds as the
    field takes it.
    """
    meant: dict[Route, tuple[str, Any]] = {}
    for error in errors:
        if error["type"] != _UNKNOWN or error["input"] is None:
            continue
        holder, key = error["loc"][:-1], error["loc"][-1]
        owner, part = _owner(model, holder), part_at(data, holder)
        taken = list(part) if isinstance(part, dict) else []
        if key not in taken:  # what a short form was turned into is written nowhere
            continue
        home = _meant(key, owner, error["input"], taken)
        if home and home.model is owner and home.key in keys_of(owner) and home.key not in taken:
            value = fitted(home, key, error["input"])
            meant.setdefault((*holder, home.key), (key, error["input"] if value is None else value))
    return meant


def part_at(data: Any, location: Route) -> Any:
    """What is written at a location: what stands for a whole, or for a list of one, has no step of its own."""
    for step in location:
        if isinstance(data, dict):
            data = data.get(step, data)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data


Names = Mapping[Route, str]
"""How fields are written, by the locations of those that are meant."""
_UNKNOWN = "unexpected_keyword_argument"
_MISSING = "missing"


def _is_name(written: Any, unknown: Mapping[str, Any]) -> bool:
    """Whether the one key of a mapping is what the thing is called, with its fields below."""
    return (
        isinstance(written, dict)
        and list(written) == list(unknown)[:1]
        and isinstance(next(iter(written.values())), dict)
    )


def _is_text(written: Any, unknown: Mapping[str, Any], owner: type[Written]) -> bool:
    """Whether a mapping was meant to be a text: its one key is no other name of what is missing."""
    if not isinstance(written, dict) or list(written) != list(unknown)[:1]:
        return False
    key, value = next(iter(written.items()))
    if isinstance(value, dict | list):
        return False
    return value is None or home_of(key, owner) != (owner.stands_for, owner)


def complain(model: type[Written], error: Any, place: Place, names: Names = MappingProxyType({})) -> Problem:
    """Say what is wrong with a thing of this model at a place, and what to write instead. Some fields may be written
    under other names.
    """
    location: Route = tuple(part for part in error["loc"] if part != "[key]")
    is_about_a_key = error["loc"][-1:] == ("[key]",)
    owner, written = _owner(model, location[:-1]), _written(location, place, names)
    names_people = may_name_people(model, location)
    if error["type"] == _UNKNOWN:
        return _unknown_field(owner, location[-1], error["input"], place.at(*written), names_people)
    if error["type"] == _MISSING:
        return _missing_field(owner, str(location[-1]), place.at(*written, location[-1]))
    route = (*place.route, *written)
    field = next((part for part in reversed(route) if isinstance(part, str)), place.document.path)
    if error["type"] == "literal_error":
        is_item = isinstance(location[-1], int)
        return _wrong_word(owner, field, error, place.at(*written), names_people=names_people, is_item=is_item)
    if names_people and isinstance(error["input"], str):
        error = {**error, "input": Unquoted()}
    if error["type"] == "not_an_id" and is_about_a_key:
        code, message, fix = not_an_id(error["input"])
        return Problem(code, place.at(*written).key(), message, fix)
    if names_people and error["type"] in {"colon_in_text", "name_for_key"}:
        error = {**error, "type": "dataclass_type"}
    if error["type"] == "colon_in_text":
        key = next(iter(error["input"]))
        at = place.at(*written)
        in_braces = at.document.is_between_commas((*at.route, key))
        in_full = _with_its_number(_owner(model, location), error["input"])
        sentence = cut_by_a_colon(field, error["input"], in_braces=in_braces, in_full=in_full)
        return Problem(sentence.code, at, sentence.message, sentence.fix)
    shape = None if names_people else _sentence_of_shape(model, location, field, error)
    sentence = shape or SENTENCES.get(error["type"], fallback)(field, error)
    return Problem(sentence.code, place.at(*written), sentence.message, sentence.fix)


def _sentence_of_shape(model: type[Written], location: Route, field: str, error: Any) -> Sentence | None:
    """What to say where the model tells more than the error: what a list or a mapping holds, how far a number goes."""
    value = error["input"]
    if value is None and location and isinstance(location[-1], int):
        return Sentence("JM005", f"'{field}' has an empty item", "Write something behind the '-', or delete it.")
    inner = _owner(model, location)
    if error["type"] == "name_for_key":
        return name_for_a_key(field, next(iter(value)), inner.stands_for)
    if error["type"] == "no_space_after_colon":
        return no_space_after_colon(value)
    if error["type"] in {"dataclass_type", "dict_type"}:
        return _not_a_mapping(location, field, error, inner)
    if error["type"] == "tuple_type" and isinstance(value, dict) and inner is not _owner(model, location[:-1]):
        return mapping_for_a_list(
            field, value, inner.stands_for, keys_of(inner), _with_its_number(inner, value) if value else None
        )
    if error["type"] in _OUT_OF_SCALE:
        scale = _scale_of(model, location)
        if scale:
            return off_the_scale(field, error, *scale)
    return None


def _with_its_number(model: type[Written], written: Any) -> str | None:
    """A thing with its number where somebody wrote its name, a colon and the number; None where it is none."""
    number = _NUMBERS.get(model.__name__)
    for name, value in written.items():
        if (
            number
            and model.stands_for
            and isinstance(value, str)
            and value[:1].isdecimal()
            and name not in keys_of(model)
        ):
            shown = sample({model.stands_for: name, number: value.strip()})
            return shown if "…" not in shown and takes(Home(number, model), value) else None
    return None


_NUMBERS = {"Metric": "actual", "Pain": "severity"}
"""The field for the number that people write behind the name of a thing."""
_OUT_OF_SCALE = frozenset(
    {"int_parsing", "int_type", "int_from_float", "float_parsing", "greater_than_equal", "less_than_equal"}
)


def _not_a_mapping(location: Route, field: str, error: Any, inner: type[Written]) -> Sentence | None:
    value = error["input"]
    if location and isinstance(location[-1], int) and isinstance(value, list):
        return list_in_a_list(field)
    if location == ("stages",) and isinstance(value, list | str):
        return list_of_stages(value)
    if len(location) > 1 and location[-2] == "stages" and isinstance(value, list | str):
        return no_field_of_a_stage(field, value)
    keys = [key for key, name in keys_of(inner).items() if inner.model_fields[name].is_required()]
    if isinstance(value, str | list | Unquoted) and error["type"] == "dataclass_type":
        in_full = inner.in_full(value) if isinstance(value, str) else None
        return without_its_fields(field, value, keys or list(keys_of(inner)), in_full)
    return None


def _scale_of(model: type[Written], location: Route) -> tuple[int, int, str] | None:
    """The ends of the scale on which a field is written, and what is on it; None where it has none."""
    owner, key = _owner(model, location[:-1]), str(location[-1])
    name = keys_of(owner).get(key)
    if name is None or name == "score":  # feelings are written in more ways than numbers
        return None
    marks = list(_marks_of(owner.model_fields[name]))
    least = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
    most = next((mark.le for mark in marks if hasattr(mark, "le")), None)
    if least is None or most is None or most - least > _LONGEST_SCALE:
        return None
    return least, most, descriptions(owner).get(name, "")


def _marks_of(annotation: Any) -> Iterator[Any]:
    """What a type is marked with, however deep."""
    yield from getattr(annotation, "metadata", ())
    for part in typing.get_args(getattr(annotation, "annotation", annotation)):
        for mark in getattr(part, "__metadata__", ()) or (part,):
            yield from getattr(mark, "metadata", (mark,))
        yield from _marks_of(part)


_LONGEST_SCALE = 10


def _written(location: Route, place: Place, names: Names) -> Route:
    """What is written of a location: a bare text may stand for the whole (`emotion: 7`), one thing for a list of it."""
    route: Route = ()
    for length, part in enumerate(location, 1):
        step = names.get(location[:length], part)
        if place.at(*route, step).is_written():
            route = (*route, step)
    return route


def _unknown_field(owner: type[Written], key: Any, value: Any, place: Place, names_people: bool) -> Problem:
    key = str(key)
    holder = place._replace(route=place.route[:-1])
    taken = [other for other in place.document.keys(holder.route) if other != key]
    if value is None and (slip := _slip_of(key, owner, place, taken)):
        return Problem(slip.code, place.key_of_nobody() if names_people else place.key(), slip.message, slip.fix)
    if (way := _WAYS_TO_CHANGE.get(key.casefold())) and owner in (MAP.model, Stage):
        message = f"{quoted(key)} stands beside the lists that it changes"
        return Problem("JM002", place.key(), message, _fix_of_change(way, value))
    # Where people may be named, a key that means nothing may be a name, whatever word stands below it.
    home = None if names_people and home_of(key, owner, taken) is None else _meant(key, owner, value, taken)
    shown = None if names_people else value
    if home is None:
        if names_people:
            message = f"{with_article(owner)} has no field of this name"
            return Problem("JM002", place.key_of_nobody(), message, _no_home(owner, ""))
        message = f"unknown field {quoted(key)} in {with_article(owner)}."
        fix = _no_home(owner, key)
        if "by" in keys_of(owner) and key in place.document.keys(("personas",)):
            fix += f" Feelings of single personas stand under `by`, as {{by: {{{key}: {sample(value)}}}}}."
        return Problem("JM002", place.key(), message, fix)
    message = f"unknown field {quoted(key)} in {with_article(owner)}"
    if home.model is not owner:
        called = "" if same_word(key, [home.key]) else f", as '{home.key}'"
        message = f"{message}: it belongs on {with_article(home.model)}{called}"
        return Problem("JM002", place.key(), message, f"Write {example_of(home, key, shown, owner)}.")
    message = f"{message}. Did you mean '{home.key}'?"
    return Problem("JM002", place.key(), message, _fix_of_name(key, home, shown, taken))


def _meant(key: str, owner: type[Written], value: Any, taken: Sequence[str] = ()) -> Home | None:
    """The field that is meant by a name and by what stands under it."""
    home = home_of(key, owner, taken)
    if isinstance(value, str) and value.casefold() in _ANSWERS:
        home = home_of_answer(key, owner) or home
    if (home is None or home.model is not owner) and (other := _field_of_word(owner, home, value)):
        return Home(other, owner)
    if owner is MAP.model and home == Home("for", owner) and "personas" not in taken:
        return Home("personas", owner)
    return home


_WAYS_TO_CHANGE = {"add": "add", "change": "change", "drop": "drop", "remove": "drop", "delete": "drop"}
_ANSWERS = frozenset({"yes", "no", "true", "false"})


def _fix_of_change(way: str, value: Any) -> str:
    """How to write a change of a list that stands outside of it."""
    field, changed = next(iter(value.items())) if isinstance(value, dict) and value else ("touchpoints", value)
    field = same_word(str(field), keys_of(Stage)) or "touchpoints"
    return f"Write it within the list, such as `{field}: {{{way}: {sample(changed)}}}`."


def _fix_of_name(key: str, home: Home, value: Any, taken: Sequence[str]) -> str:
    """What to write for a field that has another name here."""
    if unseen := unseen_in(key):
        return f"Delete the {unseen} in it."
    if home.key in taken:
        if takes_more(home.model, home.key):
            return f"Add it to `{home.key}`, which stands there already."
        return f"Keep one of them: `{home.key}` stands there already."
    names_persona = home == Home("personas", MAP.model) and isinstance(value, str | list)
    if looks_like(key, home.key) and not names_persona:
        return f"Write `{home.key}:` in its place, or remove the field."
    if home.key == "for" and not (isinstance(value, str) and is_id(value)):
        return "Write `for:` in its place, with the ids of personas, such as `for: [cfo]`."
    shown = sample(fitted(home, key, value))
    written = f"`{home.key}: {shown}`" if shown != "…" else f"`{home.key}:`"
    if names_persona:
        return f"Write {written}; for one that is declared elsewhere, write `for:` and its id."
    return f"Write {written}." if home.key == "attributes" else f"Write {written} in its place."


def _field_of_word(owner: type[Written], home: Home | None, value: Any) -> str | None:
    """The field of a thing whose word stands under a name that means nothing here, or something else."""
    if not isinstance(value, str) or value.casefold() in _OF_MANY_FIELDS or (home and takes(home, value)):
        return None
    found = _field_with(owner, "", value)
    return found[0] if found else None


_OF_MANY_FIELDS = frozenset({"low", "medium", "high", "yes", "no", "unknown", "true", "false"})
"""Words that say nothing about what they are of."""


def _slip_of(key: str, owner: type[Written], place: Place, taken: Sequence[str]) -> Sentence | None:
    """What went wrong with the typing of a key that has no value."""
    head, colon, tail = key.partition(":")
    if colon and tail and home_of(head.strip(), owner):
        return no_space_after_colon(key, "JM002")
    if not place.document.is_between_commas(place.route):
        return None
    keys = place.document.keys(place.route[:-1])
    before = keys[keys.index(key) - 1] if key in keys[1:] else None
    text = place.document.value((*place.route[:-1], before)) if before else None
    if home_of(key, owner) and not key.isdecimal():
        return None
    return cut_by_a_comma(before, text, key) if isinstance(text, str) else None


def looks_like(word: str, key: str) -> bool:
    """Whether a word is a key with a slip of the finger in it, and not another word."""
    return same_word(word, [key]) is not None or is_misspelt(word, key)


def _no_home(owner: type[Written], key: str) -> str:
    """What to write where no field fits: a place for what is one's own, and where to find all there are."""
    fields = list(keys_of(owner))
    if len(fields) <= _MOST_LISTED_FIELDS:
        return f"Use one of its fields: {', '.join(fields)}."
    name = id_like(key) or "my-lane"
    manual = f"docs/format.md has all fields, under '{section_of(owner)}'."
    if "lanes" in fields and "touchpoints" in fields:
        return (
            f"For a row of your own, write `lanes: [{name}]` in journeymap.yaml and `lanes: {{{name}: …}}` here; "
            f"for a remark, use `notes`. {manual}"
        )
    if "attributes" in fields:
        return (
            f"Write it under `attributes`, as {{{'label' if not key else shortened(key)}: …}}, or in `notes`. {manual}"
        )
    if "notes" in fields:
        return f"Write it in `notes`, or remove it. {manual}"
    return f"Correct the name, or remove it. {manual}"


def section_of(model: type[Written]) -> str:
    """The heading in docs/format.md below which the fields of a model are listed."""
    name = model.__name__
    return _SECTIONS.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


_SECTIONS = {
    "Journey": "Map",
    "Saying": "Texts",
    "InsertedStage": "Framework stage",
    "SplitStage": "Framework stage",
    "Conditions": "Criteria",
}
"""The headings that are not the name of their model."""


def _missing_field(owner: type[Written], field: str, place: Place) -> Problem:
    name = next((name for name, info in owner.model_fields.items() if (info.alias or name) == field), field)
    meaning = descriptions(owner).get(name, "it is required.")
    fix = f"Add '{field}': {meaning[0].lower()}{meaning[1:]}"
    return Problem("JM004", place, f"{with_article(owner)} needs '{field}'", fix)


def _wrong_word(
    owner: type[Written], field: str, error: Any, place: Place, names_people: bool, is_item: bool
) -> Problem:
    words = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    value = error["input"]
    if not isinstance(value, str):
        message = f"'{field}' must be a single word, but is {kind_of(value)}"
        return Problem("JM005", place, message, f"Write one of: {_some_of(words)}.")
    several = [nearest(part, words) for part in parts_of(value)]
    if len(several) > 1 and all(several):
        message = f"'{field}' holds {len(several)} words as if they were one"
        fix = (
            f"Write `{field}: [{', '.join(map(str, several))}]`."
            if is_item
            else f"Write one of them, such as {several[0]}."
        )
        return Problem("JM006", place, message, fix)
    shown = Unquoted() if names_people and not nearest(value, words) else value
    message = f"'{field}' cannot be {quoted(shown)}.{did_you_mean(value, words)}"
    if not nearest(value, words) and (other := _field_with(owner, field, value)):
        message = f"'{field}' cannot be {quoted(value)}, which is a word of '{other[0]}'"
        return Problem("JM006", place, message, f"Write `{other[0]}: {other[1]}` beside it.")
    return Problem("JM006", place, message, f"Write one of: {_some_of(words)}.")


def _some_of(words: Sequence[str]) -> str:
    """Words of a vocabulary; of a long one, the first."""
    listed = ", ".join(words[:_MOST_LISTED])
    return f"{listed} … (docs/format.md has all {len(words)})" if len(words) > _MOST_LISTED else listed


def _field_with(owner: type[Written], field: str, value: str) -> tuple[str, str] | None:
    """Another field of the same thing whose vocabulary has this word, and the word."""
    for key, name in keys_of(owner).items():
        words = [word for part in vocabularies_in(owner.model_fields[name].annotation) for word in part]
        if key != field and (word := same_word(value, words)):
            return key, word
    return None


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
