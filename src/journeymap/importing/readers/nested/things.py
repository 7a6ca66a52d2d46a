"""Find out what kind of thing an item is, and which of its fields a key means."""

from __future__ import annotations

from journeymap.importing.draft import Cell
from journeymap.importing.meaning.labels import Home, home_on_stage
from journeymap.importing.readers.nested.node import Node
from journeymap.model.base import keys_of
from journeymap.model.homes import models
from journeymap.model.suggest import homes_of, letters, same_word

METRICS = ("Stage", "metrics")
MODELS: dict[Home, tuple[str, str]] = {
    ("Stage", "touchpoints"): ("Touchpoint", "name"),
    ("Stage", "actions"): ("Touchpoint", "name"),
    ("Stage", "pains"): ("Pain", "text"),
    ("Stage", "opportunities"): ("Opportunity", "text"),
    ("Stage", "moments"): ("Moment", "name"),
    ("Stage", "metrics"): ("Metric", "kind"),
}
"""The model of the items in each list of a stage, and the field that holds their text."""
_NOT_DETAILS = frozenset({"id", "alt", "for", "actions", "goals"})
_MET = {("Touchpoint", "channel"), ("Stage", "emotion"), ("Stage", "touchpoints")}


def field_in(model: str, key: str) -> str | None:
    """Return the field of a thing on a stage that a key means."""
    if not model:
        return None
    found = same_word(key, keys_of(models()[model]))
    found = found or next((name for owner, name in homes_of(key) if owner == model), None)
    is_other = found in _NOT_DETAILS or (model, found) == ("Opportunity", "answers")
    return f"{model}.{found}" if found and not is_other else None


def is_met(item: Node) -> bool:
    """Return whether an action is really a touchpoint: by its name, or because it has a channel or a feeling."""
    words = {letters(key.text) for key, _ in item.entries}
    homes = {home_on_stage(key.text) for key, _ in item.entries}
    return not words.isdisjoint({"name", "title", "label"}) or not homes.isdisjoint(_MET)


def is_met_elsewhere(item: Node, main: Cell) -> bool:
    """Return whether an action names its touchpoint."""
    places = (part for key, part in item.entries if home_on_stage(key.text) == ("Stage", "touchpoints"))
    return any(part.cell is not main and not part.is_mapping and any(part.texts()) for part in places)
