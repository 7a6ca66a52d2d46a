"""Declarations of all documents come in; one table a kind goes out, with everything declared twice told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from journeymap.model.kinds import KINDS
from journeymap.source import Place, Problem
from journeymap.workspace.page_names import folded
from journeymap.workspace.read.declare import Declarations, Declared


@dataclass(slots=True)
class Index:
    """Everything declared, by kind and id, in the order of the files."""

    maps: dict[str, Declared] = field(default_factory=dict)
    things: dict[str, dict[str, Declared]] = field(default_factory=lambda: {key: {} for key in KINDS})
    built_in: dict[str, dict[str, Declared]] = field(default_factory=lambda: {key: {} for key in KINDS})
    problems: list[Problem] = field(default_factory=list)

    def of(self, key: str) -> dict[str, Declared]:
        """The things of one kind, the built-in ones first unless declared anew."""
        return {**self.built_in[key], **self.things[key]}


def index(documents: Iterable[Declarations], presets: Iterable[Declarations]) -> Index:
    """Join what the documents declare."""
    joined = Index()
    for preset in presets:
        for key, things in preset.things.items():
            joined.built_in[key].update((thing.id, thing) for thing in things)
    seen: dict[tuple[str, str], Declared] = {}
    for document in documents:
        joined.problems.extend(document.problems)
        for key, things in document.things.items():
            for thing in things:
                if _is_first(seen, KINDS[key].noun, thing, joined.problems):
                    joined.things[key][thing.id] = thing
        if document.map and _is_first(seen, "map", document.map, joined.problems):
            joined.maps[document.map.id] = document.map
    return joined


def _is_first(seen: dict[tuple[str, str], Declared], noun: str, thing: Declared, problems: list[Problem]) -> bool:
    first = seen.setdefault((noun, folded(thing.id)), thing)
    if first is thing:
        return True
    place = _id_place(noun, thing)
    document, span = _id_place(noun, first).resolve()
    where = f"{document.path}:{span.line}"
    if first.id == thing.id:
        message = f"the {noun} '{thing.id}' is declared twice; the first one is at {where}"
    else:
        message = f"the {noun} '{thing.id}' would share its page with '{first.id}' at {where}"
    problems.append(Problem("JM008", place, message, "Give one of them another id, or join them."))
    return False


def _id_place(noun: str, thing: Declared) -> Place:
    if noun != "map":
        return thing.place.key()
    return thing.place.at("id") if thing.place.at("id").is_written() else thing.place.at("title")
