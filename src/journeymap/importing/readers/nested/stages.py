"""Find the stages of a map: under a key for stages, or by what is said about each."""

from __future__ import annotations

from journeymap.importing.draft import Cell
from journeymap.importing.meaning.labels import home_on_stage
from journeymap.importing.readers.nested.evidence import evidence, says, speaks_of_journeys
from journeymap.importing.readers.nested.found_stages import FoundStages, Stage, Sureness
from journeymap.importing.readers.nested.names import ids_of, name_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import is_for, is_persona
from journeymap.model.suggest import homes_of, letters

STAGES = ("Journey", "stages")
_JOURNEYS = frozenset(
    {"journey", "journeymap", "customerjourney", "userjourney", "buyerjourney", "buyersjourney", "journeysteps"}
)
"""Keys whose list holds stages."""
_LEAST_EVIDENCE = 3


def map_in(node: Node, key: Cell | None, stem: str) -> FoundStages | None:
    """Return the stages of a value that is a map, for which a list of names alone is not enough."""
    found = _stages_in(node) or _stages_of_list(node, key)
    if found is None:
        return None
    if found.sureness is Sureness.BY_CONTENT:
        are_people = key is not None and is_for(key)
        return found if not are_people and evidence(found) >= _LEAST_EVIDENCE else None
    if evidence(found) or speaks_of_journeys(found, key, stem):
        return found
    return None


def _stages_in(node: Node) -> FoundStages | None:
    """Return the stages of a mapping that is a map: under a key for stages, else by what its entries hold."""
    if not node.is_mapping:
        return None
    ranked = [(rank, at) for at, (key, value) in enumerate(node.entries) if (rank := _rank(key, value))]
    if ranked:
        _, best = max(ranked, key=lambda pair: (pair[0], -pair[1]))
        key, value = node.entries[best]
        sureness = Sureness.BY_NAME if homes_of(key.text)[:1] == (STAGES,) else Sureness.BY_A_WORD
        beside = [entry for at, entry in enumerate(node.entries) if at != best]
        return FoundStages(stages, beside, sureness) if (stages := _as_stages(value)) else None
    return _stages_by_name(node) or _stages_of_lanes(node)


def _rank(key: Cell, value: Node) -> int:
    """Return how surely an entry holds the stages of a map; 0 if it does not."""
    homes = homes_of(key.text)
    if letters(key.text) in _JOURNEYS and value.items and all(name_of(item) for item in value.items):
        return 2 if not any(_stages_in(item) for item in value.items) else 0
    if STAGES not in homes or not (value.is_list or value.is_mapping):
        return 0
    if value.is_mapping and any(STAGES in homes_of(name.text) for name, part in value.entries if not part.text):
        return 0
    is_of_mappings = any(part.is_mapping for part in (*value.items, *(part for _, part in value.entries)))
    return 1 + (homes[0] == STAGES) * 2 + is_of_mappings


def _as_stages(value: Node) -> list[Stage]:
    stages = []
    for item in value.items:
        name = name_of(item) or (item.cell if item.text.strip() else None)
        if name is None and item.is_mapping and len(item.entries) == 1:
            ((name, item),) = item.entries
        if name is None:
            name = Cell("", item.cell.where)
        said = Cell("", item.cell.where) if item.cell is name else item.cell
        ids = frozenset({letters(name.text), *ids_of(item)} - {""})
        stages.append(Stage(name, ids, Node(said, item.items, item.entries)))
    for key, part in value.entries:
        name = name_of(part, only_names=True)
        known_as = frozenset({letters(key.text), letters(name.text) if name else ""} - {""})
        stages.append(Stage(name or key, known_as, part))
    return stages if any(stage.name.text for stage in stages) else []


def _stages_of_list(node: Node, key: Cell | None) -> FoundStages | None:
    """Return the stages in a list without a key for stages: its items have a name and say something about a journey, or
    each names the stage that it belongs to.
    """
    if not node.is_list or not all(item.is_mapping for item in node.items):
        return None
    if any(_stages_in(item) for item in node.items) or (key is not None and is_for(key)):
        return None
    if all(map(is_persona, node.items)):
        return None
    names = [stage_named(item) for item in node.items]
    if all(names):
        unique = {letters(name.text): name for name in reversed(names) if name}
        if len(unique) < len(names):
            stages = [
                Stage(name, frozenset({letters(name.text)}), Node(Cell("", name.where)))
                for name in names
                if name and unique[letters(name.text)] is name
            ]
            return FoundStages(stages, (), Sureness.BY_A_WORD, records=node.items)
    if not all(map(name_of, node.items)) or 2 * sum(map(says, node.items)) < len(node.items):
        return None
    return FoundStages(_as_stages(node), (), Sureness.BY_A_WORD if all(names) else Sureness.BY_CONTENT)


def stage_named(item: Node) -> Cell | None:
    """Return the stage that an item names."""
    named = (value for key, value in item.entries if value.text.strip() and STAGES in homes_of(key.text))
    return next((value.cell for value in named), None)


def _stages_by_name(node: Node) -> FoundStages | None:
    """Return the stages of a mapping whose keys are their names."""
    stages = [
        (key, value)
        for key, value in node.entries
        if value.is_mapping and home_on_stage(key.text) is None and not is_for(key) and says(value)
    ]
    if len(stages) < 2:
        return None
    beside = [entry for entry in node.entries if entry not in stages]
    return FoundStages(_as_stages(Node(node.cell, entries=stages)), beside)


def _stages_of_lanes(node: Node) -> FoundStages | None:
    """Return the stages of a mapping whose keys are lanes with cells by stage."""
    lanes = [(key, value) for key, value in node.entries if value.is_mapping and home_on_stage(key.text)]
    if len(lanes) < 2:
        return None
    names = [[key.text for key, _ in value.entries] for _, value in lanes]
    first = max(names, key=len)
    if len(first) < 2 or any(not set(other) <= set(first) for other in names) or any(map(home_on_stage, first)):
        return None
    longest = next(value for (_, value), keys in zip(lanes, names, strict=True) if keys is first)
    stages = [Stage(key, frozenset({letters(key.text)}), Node(Cell("", key.where))) for key, _ in longest.entries]
    return FoundStages(stages, [entry for entry in node.entries if entry not in lanes], lanes=lanes)
