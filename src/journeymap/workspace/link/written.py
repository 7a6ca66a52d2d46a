"""Tell what is written of a thing from what is left to its defaults."""

from __future__ import annotations

from typing import Any

from journeymap.model.base import Written
from journeymap.source import Place


def written_fields(thing: Written, place: Place) -> dict[str, Any]:
    """The fields that are written of the thing at a place, with their values. Empty counts as left out."""
    written = place.document.value(place.route)
    if isinstance(written, str):
        return {name: getattr(thing, name) for name in thing.meant_by(written)} if thing.stands_for else {}
    keys = {key for key, value in written.items() if value is not None} if isinstance(written, dict) else ()
    fields = type(thing).model_fields.items()
    return {name: getattr(thing, name) for name, field in fields if (field.alias or name) in keys}
