"""Build one table per kind, and report duplicates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymap.model.kinds import KINDS, MAP
from journeymap.source import Place, Problem
from journeymap.workspace.page_names import folded
from journeymap.workspace.read.declare import Declarations, Declared

Table = dict[str, Declared]


class Index(NamedTuple):
    """Everything declared, by kind and id, in the order of the files."""

    maps: Table
    things: dict[str, Table]
    built_in: dict[str, Table]

    def of(self, key: str) -> Table:
        """The things of one kind, the built-in ones first unless they are redefined."""
        return {**self.built_in[key], **self.things[key]}


def index(documents: Iterable[Declarations], presets: Iterable[Declarations]) -> tuple[Index, list[Problem]]:
    """Collect what the documents declare; of things that share an id, the first one counts."""
    built_in: dict[str, Table] = {key: {} for key in KINDS}
    for preset in presets:
        for key, things in preset.things.items():
            built_in[key].update((thing.id, thing) for thing in things)
    tables: dict[str, Table] = {key: {} for key in KINDS}
    maps: Table = {}
    first: dict[tuple[str, str], Declared] = {}
    problems = []
    for document in documents:
        declared = [(key, KINDS[key].noun, tables[key], things) for key, things in document.things.items()]
        if document.map:
            declared.append((MAP.key, MAP.noun, maps, [document.map]))
        for key, noun, table, things in declared:
            for thing in things:
                earlier = first.setdefault((key, folded(thing.id)), thing)
                if earlier is thing:
                    table[thing.id] = thing
                else:
                    problems.append(_duplicate(noun, thing, earlier))
    return Index(maps, tables, built_in), problems


def _duplicate(noun: str, thing: Declared, first: Declared) -> Problem:
    place = _id_place(noun, thing)
    document, span = _id_place(noun, first).resolve()
    line = f"{document.path}:{span.line}"
    if first.id == thing.id:
        message = f"the {noun} '{thing.id}' is declared twice; the first one is at {line}"
    else:
        message = f"the {noun} '{thing.id}' would share its page with '{first.id}' at {line}"
    return Problem("JM008", place, message, "Give one of them another id, or merge them.")


def _id_place(noun: str, thing: Declared) -> Place:
    if noun != MAP.noun:
        return thing.place.key()
    return thing.place.at("id") if thing.place.at("id").is_written() else thing.place.at("title")
