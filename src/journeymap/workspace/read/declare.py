"""A located document comes in; what it declares goes out: a map, things for the library, and what is wrong
with them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from journeymap.model.base import Written, is_id
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS, MAP, MAP_FIELDS
from journeymap.model.messages import shown
from journeymap.model.suggest import did_you_mean, nearest
from journeymap.model.validate import check
from journeymap.source import Document, Place, Problem
from journeymap.workspace.read.edits import Edits, take_edits


@dataclass(slots=True)
class Declared:
    """One declared thing. `model` is None, or only a part, when something is wrong with it: then `sound` is
    False.
    """

    id: str
    model: Written | None
    place: Place
    sound: bool = True
    edits: Edits = field(default_factory=dict)


@dataclass(slots=True)
class Declarations:
    """What one document declares: its map, if it is one, and library things by kind. `map_id` is the id of a map that
    names none itself.
    """

    document: Document
    map_id: str = ""
    map: Declared | None = None
    things: dict[str, list[Declared]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def declare(document: Document, map_id: str) -> Declarations:
    """Sort the keys of a document into kinds and check each thing's shape."""
    found = Declarations(document, map_id, problems=list(document.problems))
    if not document.readable:
        return found
    data = document.data
    if not isinstance(data, dict):
        found.problems.append(_not_a_mapping(document))
        return found
    for key, kind in KINDS.items():
        if data.get(key) is not None:
            found.things[key] = _declare_kind(document, key, kind.noun, kind.model, found.problems)
    own = {key: value for key, value in data.items() if key not in KINDS}
    if MAP.key in own:
        found.map = _declare_map(document, own, map_id, found.problems)
    else:
        found.problems.extend(_strays(document, own))
    return found


def _not_a_mapping(document: Document) -> Problem:
    data = document.data
    what = f"holds {shown(data)} at the top" if data and not isinstance(data, dict) else "is empty"
    if data and isinstance(data, dict):
        what = f"has nothing under {', '.join(f'{key}:' for key in data)}"
    kinds = ", ".join(f"{key}:" for key in KINDS)
    fix = f"Start a map with title: and stages:, or declare one of {kinds}."
    return Problem("JM012", Place(document), f"the file {what}, so it declares nothing", fix)


def _strays(document: Document, own: dict[str, object]) -> list[Problem]:
    """Keys at the top of a document that is no map."""
    if not own and any(document.data.get(key) is not None for key in KINDS):
        return []
    known = (*KINDS, *MAP_FIELDS)
    if not own:
        return [_not_a_mapping(document)]
    misspelt = [key for key in own if key not in MAP_FIELDS]
    if len(misspelt) < len(own) and not any(nearest(key, known) == MAP.key for key in misspelt):
        place = Place(document, (next(key for key in own if key in MAP_FIELDS),)).key()
        fix = "Add stages: with at least one stage, or move this into a map."
        return [Problem("JM004", place, "this looks like a map, but it has no 'stages'", fix)]
    fix = f"A file declares a map (title:, stages:) or {', '.join(f'{key}:' for key in KINDS)}."
    return [
        Problem(
            "JM002",
            Place(document, (key,)).key(),
            f"unknown field {shown(key)} at the top of a file.{did_you_mean(key, known)}",
            fix,
        )
        for key in misspelt
    ]


def _declare_kind(
    document: Document, key: str, noun: str, model: type[Written], problems: list[Problem]
) -> list[Declared]:
    entries = document.data[key]
    if not isinstance(entries, dict):
        fix = f"Write each {noun} under an id of its own, as 'my-{noun}:'."
        message = f"'{key}' names every {noun} by its id, but this is {_what(entries)}"
        problems.append(Problem("JM005", Place(document, (key,)), message, fix))
        return []
    declared = []
    for id_, data in entries.items():
        place = Place(document, (key, id_))
        if not is_id(id_):
            fix = "Use letters, digits, '-' and '_' only."
            problems.append(Problem("JM006", place.key(), f"{shown(id_)} cannot be an id", fix))
        thing, wrong, place = check(model, data, place)
        problems.extend(wrong)
        if id_.strip():  # nothing can refer to what has no name
            declared.append(Declared(id_, thing, place, not wrong))
    return declared


def _what(entries: object) -> str:
    return "a list" if isinstance(entries, list) else f"the text {shown(entries)}"


def _declare_map(document: Document, data: dict[str, object], map_id: str, problems: list[Problem]) -> Declared:
    place = Place(document)
    edits: Edits = {}
    if data.get("extends"):
        data, edits = take_edits(document, data)
    thing, wrong, place = check(Journey, data, place)
    problems.extend(wrong)
    said = data.get("id")
    id_ = unicodedata.normalize("NFC", said) if isinstance(said, str) and is_id(said) else map_id
    return Declared(id_, thing, place, not wrong, edits)
