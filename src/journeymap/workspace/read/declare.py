"""Sort what a document holds into a map and things for the library, and check the shape of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from journeymap.model.base import Written, is_id
from journeymap.model.homes import home_of
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS, MAP, MAP_FIELDS, Kind
from journeymap.model.list_fields import required_keys
from journeymap.model.messages import id_for, kind_of, not_an_id, quoted, under_an_id
from journeymap.model.scores import OURS, Scale, scale_written
from journeymap.model.suggest import same_word
from journeymap.model.validate import check, first_problems
from journeymap.model.validation_errors import with_article
from journeymap.source import Document, Place, Problem
from journeymap.workspace.read.edits import Edits, take_edits
from journeymap.workspace.read.indentation import Misplaced, beside_their_thing, stages_beside, twice

MOST_THINGS = 1_000
"""How many things one file may declare for the library. Most have a page of their own."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One declared thing. `model` is None, or only a part, when something is wrong with it: then `sound` is
    False.
    """

    id: str
    model: Written | None
    place: Place
    sound: bool = True
    edits: Edits = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Declarations:
    """What one document declares: its map, if it is one, and library things by kind."""

    document: Document
    map: Declared | None = None
    things: Mapping[str, Sequence[Declared]] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


def declare(document: Document, map_id: str, scale: Scale = OURS) -> Declarations:
    """Sort the keys of a document into kinds and check each thing's shape. `map_id` is the id of a map that names none
    itself, and `scale` the one by which it counts feelings unless it says so itself.
    """
    problems = document.problems
    data = document.data
    if not document.readable:
        return Declarations(document, problems=problems)
    if not isinstance(data, dict):
        return Declarations(document, problems=[*problems, _not_a_mapping(document, data)])
    if too_many := _too_many_things(document, data):
        return Declarations(replace(document, readable=False), problems=[*problems, too_many])
    things = {}
    for key, kind in KINDS.items():
        if data.get(key) is not None:
            things[key], wrong = _declare_kind(document, kind, data[key], key)
            problems += wrong
        elif other := _called_otherwise(kind, data):
            things[key], wrong = _declare_kind(document, kind, data[other], other)
            problems += wrong
    own = {key: value for key, value in data.items() if key not in KINDS}
    if MAP.key not in own and not _has_stages_by_another_name(own):
        return Declarations(document, None, things, [*problems, *_strays(document, data, own)])
    journey, wrong = _declare_map(document, own, map_id, scale)
    return Declarations(document, journey, things, [*problems, *wrong])


def _has_stages_by_another_name(own: Mapping[str, Any]) -> bool:
    """Whether a document is a map, but for what its stages are called."""
    return any(value and isinstance(value, dict | list) and _meant_by(key) == MAP.key for key, value in own.items())


def _too_many_things(document: Document, data: dict[str, Any]) -> Problem | None:
    numbers = {key: len(data[key]) for key in KINDS if isinstance(data.get(key), dict)}
    if sum(numbers.values()) <= MOST_THINGS:
        return None
    key = max(numbers, key=lambda key: numbers[key])
    message = f"the file declares {sum(numbers.values()):,} things, and at most {MOST_THINGS:,} are read"
    return Problem("JM014", Place(document, (key,)).key(), message, "Split it into several files.")


def _not_a_mapping(document: Document, data: Any) -> Problem:
    what = f"holds {quoted(data)} at the top" if data and not isinstance(data, dict) else "is empty"
    if data and isinstance(data, dict):
        what = f"has nothing under {_listed(data)}"
    fix = f"Start a map with 'title' and 'stages', or declare {_listed(KINDS)}."
    first = next(iter(data), None) if isinstance(data, list) else None
    if isinstance(first, dict) and {"id", "name"} & first.keys() and (such_as := under_an_id(data)):
        fix = "Write what kind of thing these are at the top, such as `personas:`, and below it each under its id"
        fix += f", such as {such_as}."
    return Problem("JM012", Place(document), f"the file {what}, so it declares nothing", fix)


def _strays(document: Document, data: dict[str, Any], own: dict[str, Any]) -> list[Problem]:
    """Keys at the top of a document that is no map."""
    if not own and any(data.get(key) is not None for key in KINDS):
        return []
    if not own:
        return [_not_a_mapping(document, data)]
    misspelt = [key for key in own if key not in MAP_FIELDS]
    if len(misspelt) < len(own) and MAP.key not in map(_meant_by, misspelt):
        place = Place(document, (next(key for key in own if key in MAP_FIELDS),)).key()
        fix = "Add 'stages' with at least one stage, or move this into a map."
        if declared := [key for key in data if key in KINDS]:
            fix = f"Add 'stages' with at least one stage, or remove this: a file with {declared[0]} needs none of it."
        return [Problem("JM004", place, "this looks like a map, but it has no 'stages'", fix)]
    return [_stray(key, Place(document, (key,)).key()) for key in misspelt]


def _stray(key: str, place: Place) -> Problem:
    message = f"unknown field {quoted(key)} at the top of a file."
    meant = _meant_by(key)
    if meant is None:
        fix = f"A file declares a map with 'title' and 'stages', or {_listed(KINDS)}."
        return Problem("JM002", place, message, fix)
    return Problem("JM002", place, f"{message} Did you mean '{meant}'?", f"Write `{meant}:` in its place.")


def _meant_by(key: str) -> str | None:
    """The key at the top of a file that another one means."""
    home = home_of(key, Journey)
    return same_word(key, KINDS) or (home.key if home and home.model is Journey else None)


def _called_otherwise(kind: Kind, data: Mapping[str, Any]) -> str | None:
    """The key under which things of a kind stand that has another one, `persona` for `personas`."""
    others = (key for key, value in data.items() if key not in MAP_FIELDS and value and isinstance(value, dict))
    return next((key for key in others if same_word(key, KINDS) == kind.key), None)


def _declare_kind(document: Document, kind: Kind, entries: Any, key: str) -> tuple[list[Declared], list[Problem]]:
    if not isinstance(entries, dict):
        noun = with_article(kind.model).partition(" ")[2]
        such_as = under_an_id(entries, next(iter(required_keys(kind.model)), "name")) or f"`my-{kind.noun}:`"
        fix = f"Write each {noun} under an id of its own, such as {such_as}"
        fix += ", and its fields indented below." if "instead" in such_as else "."
        if kind.key == "personas" and isinstance(entries, str | list):
            fix += " For personas that are declared elsewhere, write `for:` instead."
        message = f"'{key}' must hold every {noun} under its id, but is {kind_of(entries)}"
        return _in_a_list(document, kind, entries, key), [Problem("JM005", Place(document, (key,)), message, fix)]
    declared: list[Declared] = []
    entries, problems = beside_their_thing(entries, kind, Place(document, (key,)))
    for id_, data in entries.items():
        place = Place(document, (key, id_))
        if not is_id(id_):
            code, message, fix = not_an_id(id_)
            problems.append(Problem(code, place.key(), message, fix))
        thing, wrong, place = check(kind.model, data, place)
        problems += wrong
        if id_.strip():  # nothing can refer to what has no name
            declared.append(Declared(id_, thing, place, not wrong and is_id(id_)))
    return declared, problems


def _in_a_list(document: Document, kind: Kind, entries: Any, key: str) -> list[Declared]:
    """What a list declares that should stand under ids: nobody need hear of each reference to it as well."""
    named = enumerate(entries[:MOST_THINGS]) if isinstance(entries, list) else ()
    found = {
        id_: Declared(id_, None, Place(document, (key, number)), sound=False)
        for number, entry in named
        if (isinstance(entry, dict) or kind.key != "personas") and (id_ := id_for(entry))  # bare ids may refer
    }
    return list(found.values())


def _listed(keys: Iterable[str]) -> str:
    """Keys in a sentence: 'a', 'b' or 'c'."""
    *others, last = (f"'{key}'" for key in keys)
    return f"{', '.join(others)} or {last}" if others else last


def id_of_map(data: dict[str, Any], otherwise: str) -> str:
    """The id of a map: its own, if it has one that is sound."""
    written = data.get("id")
    return unicodedata.normalize("NFC", written) if isinstance(written, str) and is_id(written) else otherwise


def _declare_map(document: Document, data: dict[str, Any], map_id: str, scale: Scale) -> tuple[Declared, list[Problem]]:
    edits: Edits = {}
    problems: list[Problem] = []
    if (slip := stages_beside(document, data)) is not None:
        return Declared(map_id, None, Place(document), sound=False), [slip]
    if isinstance(data.get(MAP.key), dict):
        at = Place(document, (MAP.key,))
        misplaced = Misplaced(data[MAP.key])
        problems = [*misplaced.problems(at), *twice(misplaced.stages, at, "stage")]
        if misplaced.stages or not problems:
            data = {**data, MAP.key: misplaced.stages}
        else:
            return Declared(map_id, None, Place(document), sound=False), problems
    if data.get("extends"):
        data, document, edits, misused = _with_plain_lists(document, data, extends=True)
        problems += misused
    scale = scale_written(data.get("scale")) or scale
    thing, wrong, place = check(Journey, data, Place(document), scale)
    if wrong and not data.get("extends"):  # only what is wrong anyway can be such a change
        plain, changed, _, misused = _with_plain_lists(document, data, extends=False)
        if misused:
            problems += misused
            thing, wrong, place = check(Journey, plain, Place(changed), scale)
    problems = [*problems, *wrong]
    return Declared(id_of_map(data, map_id), thing, place, not problems and document.is_whole, edits), problems


def _with_plain_lists(
    document: Document, data: dict[str, Any], *, extends: bool
) -> tuple[dict[str, Any], Document, Edits, list[Problem]]:
    plain = take_edits(document, data, extends=extends)
    return plain.data, plain.document, plain.edits, first_problems(plain.problems, lambda problem: problem)
