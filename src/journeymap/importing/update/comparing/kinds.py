"""Map kinds of things to the lists of a stage that hold them."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.model.base import Written
from journeymap.model.journey import DropOff, Moment, Opportunity, Pain, Touchpoint
from journeymap.model.stage_fields import OWN_LANES, TEXT_LANES
from journeymap.model.values import Metric, Saying

HOME: Mapping[type[Written], str] = {
    Touchpoint: "touchpoints",
    Pain: "pains",
    Opportunity: "opportunities",
    Moment: "moments",
    DropOff: "drop_offs",
    Metric: "metrics",
}
"""The list of a stage that a new thing of a kind belongs to."""


def model_of(stage: str | None, lane: str) -> type[Written] | None:
    """Return the kind of thing that a lane holds; None for texts."""
    for model, home in HOME.items():
        if home == lane:
            return model
    return Saying if stage is not None and (lane in TEXT_LANES or lane.startswith(f"{OWN_LANES}.")) else None
