"""The fields of a stage, sorted by what they are.

Boards, overlays, evidence, rules of a team's own and schemas all read these tables, so that a new field on
`Stage` reaches them by itself.
"""

from __future__ import annotations

from functools import cache

from journeymap.model.annotations import models_in
from journeymap.model.base import Written
from journeymap.model.journey import Stage
from journeymap.model.marks import Label, Lane, StageItem
from journeymap.model.values import Saying

_FIELDS = Stage.model_fields

LANES = {name: mark for name, field in _FIELDS.items() for mark in field.metadata if isinstance(mark, Lane)}
"""The lanes of the board by field, top to bottom."""
TEXT_LANES = tuple(name for name in LANES if Saying in models_in(_FIELDS[name].annotation))
"""The lanes that hold texts."""
CURVE = "emotion"
"""The field that is drawn as a curve, after the lanes above it."""
LANES_ABOVE_CURVE = ("situation", "trigger", "goals")
PLACES_OF_LANES = (*LANES_ABOVE_CURVE, CURVE, *(name for name in LANES if name not in LANES_ABOVE_CURVE))
"""What a lane of one's own may follow, top to bottom."""
LABELS = frozenset(name for name, field in _FIELDS.items() if any(isinstance(mark, Label) for mark in field.metadata))
"""Fields that describe a stage but put nothing into it."""
OWN_LANES = "lanes"
"""The field whose lists have names of their own."""
LISTS = tuple(name for name, field in _FIELDS.items() if field.default == () and not field.alias)
"""Fields that hold a list of what the stage consists of."""
ITEM_LISTS = {
    name: model for name in LISTS for model in models_in(_FIELDS[name].annotation) if issubclass(model, StageItem)
}
"""The lists whose items the board shows one by one, each with its items' model."""
CONTENTS = tuple(name for name in _FIELDS if name not in LABELS and name not in ITEM_LISTS)
"""Fields that put something into a stage, besides its items."""


@cache
def text_fields(model: type[Written]) -> tuple[str, ...]:
    """The fields of any written thing that hold texts."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if Saying in models_in(field.annotation))
