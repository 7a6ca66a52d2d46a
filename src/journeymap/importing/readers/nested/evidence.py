"""Measure how much data is about journeys: a list of names alone is no map."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from journeymap.importing.draft import Cell
from journeymap.importing.readers.nested.found_stages import FoundStages, Sureness
from journeymap.importing.readers.nested.keys import LANES
from journeymap.importing.readers.nested.names import name_of
from journeymap.importing.readers.nested.node import Node
from journeymap.importing.readers.nested.personas import is_for
from journeymap.model.suggest import homes_of, letters, same_word

_OF_JOURNEYS = frozenset(
    {"touchpoints", "pains", "opportunities", "thoughts", "emotion", "channel", "moments", "expectations"}
)
"""Fields that only stages of journeys have, and stages of other things do not."""
_OF_ANYTHING = frozenset({"actions", "goals", "questions", "frontstage", "backstage", "metrics"})
_LONGEST_TITLE = 200


def evidence(found: FoundStages) -> int:
    """Return how much of what is said about stages is about a journey."""
    keys = {name.text for stage in found.stages for name in _keys_in(stage.content, 2)}
    keys |= {name.text for record in found.records for name in _keys_in(record, 1)}
    keys |= {name.text for name, _ in found.lanes}
    if found.sureness is not Sureness.BY_CONTENT:
        keys |= {name.text for _, value in found.beside for name in _keys_in(value, 3)}
        keys |= {name.text for _, value in found.beside for item in value.items if (name := name_of(item))}
        keys |= {name.text for name, _ in found.beside}
        items = [item for _, value in found.beside for item in value.items]
        keys |= {value.text for item in items for name, value in item.entries if letters(name.text) in LANES}
    fields = {field_ for key in keys if (field_ := _field_of_journeys(key))}
    return 2 * len(fields & _OF_JOURNEYS) + len(fields & _OF_ANYTHING)


def speaks_of_journeys(found: FoundStages, key: Cell | None, stem: str) -> bool:
    """Return whether a word beside the stages says that they are a journey."""
    words = [stem, key.text if key else ""]
    for name, value in found.beside:
        words += [name.text, value.text[:_LONGEST_TITLE]]
    return any("journey" in letters(word) for word in words) or any(is_for(name) for name, _ in found.beside)


def says(value: Node) -> bool:
    """Return whether a value says something about a journey."""
    return any(_field_of_journeys(name.text) in _OF_JOURNEYS | _OF_ANYTHING for name in _keys_in(value, 1))


@lru_cache(maxsize=4096)
def _field_of_journeys(key: str) -> str | None:
    """Return the field of a stage that a key means as a whole: a single word in it proves nothing."""
    found = same_word(key, _OF_JOURNEYS | _OF_ANYTHING)
    return found or next((name for owner, name in homes_of(key)[:1] if owner in ("Stage", "Touchpoint")), None)


def _keys_in(node: Node, depth: int) -> Iterator[Cell]:
    for key, value in node.entries:
        yield key
        if depth > 1:
            yield from _keys_in(value, depth - 1)
    for item in node.items:
        yield from _keys_in(item, depth)
