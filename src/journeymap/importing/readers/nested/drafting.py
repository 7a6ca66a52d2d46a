"""Turn nested data into a draft: its maps, and what belongs to none of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journeymap.importing.draft import Cell, Draft, DraftMap, DraftThing, Entry
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.nested.building import map_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.other_data import what_else
from journeymap.importing.readers.nested.personas import draft_of_persona, is_for, is_persona, personas_in
from journeymap.importing.readers.nested.stages import map_in


def draft_of(root: Node, given: GivenFile, language: str) -> Draft:
    """Return the draft of a file. Raises NoJourney if it holds no stages, or is a file of another kind."""
    if reason := what_else(root):
        raise NoJourney(f"{given.name} is {reason}")
    return _File(given, language).draft(root)


class _File:
    """The maps and things of one file."""

    def __init__(self, given: GivenFile, language: str) -> None:
        self.given, self.language = given, language
        self.maps: list[DraftMap] = []
        self.things: list[DraftThing] = []
        self.texts: list[Cell] = []
        self.entries: list[Entry] = []

    def draft(self, root: Node) -> Draft:
        """Return the draft of the file."""
        if not self._look(root, None, ()):
            self._things(root)
        if not self.maps and not self.things:
            raise NoJourney(self._refusal(root))
        if len(self.maps) > 1:
            self.maps = [
                replace(each, title=each.title or next((thing.name for thing in each.things), None))
                for each in self.maps
            ]
        return Draft(
            maps=tuple(self.maps), things=tuple(self.things), texts=tuple(self.texts), entries=tuple(self.entries)
        )

    def _refusal(self, root: Node) -> str:
        keys = [f"'{key.text[:30]}'" for key, _ in root.entries][:5]
        holds = f", whose keys are {', '.join(keys)}" if keys else ""
        if not keys and root.items:
            holds = f", a list of {len(root.items)}"
        return (
            f"{self.given.name} was read as {self.language}{holds}: no stages were found in it. "
            "Stages stand in a list or mapping called 'stages', 'phases' or 'steps', each with its name."
        )

    def _look(self, node: Node, key: Cell | None, around: Sequence[tuple[Cell, Node]]) -> bool:
        """Add the maps in a value; return whether there are any. `around` are the entries beside it."""
        found = map_in(node, key, self.given.stem)
        if found:
            self.maps.append(map_of(found, key, around, self.entries))
            return True
        if node.is_list:
            return self._look_in(((None, item) for item in node.items), key, around)
        return self._look_in(node.entries, key, around)

    def _look_in(
        self, parts: Iterable[tuple[Cell | None, Node]], key: Cell | None, around: Sequence[tuple[Cell, Node]]
    ) -> bool:
        parts = tuple(parts)
        holding = [(name, part) for name, part in parts if self._holds_maps(part, name or key)]
        beside = [(name, part) for name, part in parts if (name, part) not in holding]
        if not holding:
            return False
        here = [(name, part) for name, part in beside if name is not None]
        alone = len(holding) == 1
        for name, part in holding:
            self._look(part, name or key, (*around, *here) if alone else ())
        if not alone:
            self._stand_around((*around, *here))
        self._stand_around([(None, part) for name, part in beside if name is None])
        return True

    def _holds_maps(self, node: Node, key: Cell | None) -> bool:
        if not node.is_list and not node.is_mapping:
            return False
        if map_in(node, key, self.given.stem):
            return True
        parts = ((None, item) for item in node.items) if node.is_list else node.entries
        return any(self._holds_maps(part, name or key) for name, part in parts)

    def _stand_around(self, parts: Sequence[tuple[Cell | None, Node]]) -> None:
        """Add what belongs to no single map: personas as things, the rest as texts."""
        for name, part in parts:
            if name is not None and is_for(name) and (part.is_list or part.is_mapping):
                self.things += [draft_of_persona(*found, self.entries) for found in personas_in(name, part)]
            else:
                self.texts += [
                    Cell(_with_label(name, text), text.where) for text in (node.cell for node in part.texts())
                ]

    def _things(self, root: Node) -> None:
        """Add the personas of a file without maps."""
        parts = root.entries if root.is_mapping else ()
        for name, part in parts:
            if is_for(name) and not part.is_empty:
                self.things += [draft_of_persona(*found, self.entries) for found in personas_in(name, part)]
        if self.things:
            self._stand_around([(name, part) for name, part in parts if not is_for(name)])
        elif is_persona(root) or (root.is_list and all(map(is_persona, root.items))):
            self.things += [draft_of_persona(*found, self.entries) for found in personas_in(None, root)]


def _with_label(label: Cell | None, cell: Cell) -> str:
    return f"{label.text}: {cell.text}" if label else cell.text
