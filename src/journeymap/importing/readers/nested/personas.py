"""Read personas, however they are written."""

from __future__ import annotations

from journeymap.importing.draft import Cell, DraftThing, Entry, Fate, Statement, ThingKind
from journeymap.importing.readers.nested.keys import is_form
from journeymap.importing.readers.nested.names import name_of
from journeymap.importing.readers.nested.node import Node
from journeymap.model.suggest import homes_of, letters

_FOR = ("Journey", "for")
_OF_PERSONAS = frozenset(
    "goals challenges concerns job_title quote role outcomes preferences objections triggers".split()
)
"""Fields of personas, of which two are enough to recognize one."""


def is_for(key: Cell) -> bool:
    """Return whether a key says whose journey it is."""
    homes = homes_of(key.text)
    return _FOR in homes or "persona" in letters(key.text)


def is_persona(node: Node) -> bool:
    keys = {key for name, _ in node.entries for model, key in homes_of(name.text) if model == "Persona"}
    return name_of(node) is not None and len(keys & _OF_PERSONAS) >= 2


def personas_in(key: Cell | None, value: Node) -> list[tuple[Cell, Node]]:
    """Return the personas under a key with their names: as texts, mappings with a name, or mappings by name."""
    if value.text.strip():
        return [(value.cell, Node(Cell("", value.cell.where)))]
    if value.is_list:
        return [found for item in value.items for found in personas_in(key, item)]
    if not value.is_mapping:
        return []
    name = name_of(value)
    if name is None and all(part.is_mapping for _, part in value.entries):
        return [(name_of(part) or inner, part) for inner, part in value.entries]
    return [(name or key or Cell("", value.cell.where), value)]


def draft_of_persona(name: Cell, node: Node, entries: list[Entry]) -> DraftThing:
    statements: list[Statement] = []

    def add(label: Cell, part: Node) -> None:
        if part.text.strip() and is_form(label, part):
            entries.append(Entry(cell=part.cell, fate=Fate.LAYOUT, how=f"'{label.text}' of a program"))
        elif part.text.strip():
            statements.append(Statement(cell=part.cell, label=label))
        for item in part.items:
            add(label, item)
        for inner, below in part.entries:
            add(inner, below)

    for label, part in node.entries:
        if part.cell is not name:
            add(label, part)
    return DraftThing(kind=ThingKind.PERSONA, name=name, statements=tuple(statements))
