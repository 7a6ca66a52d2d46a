"""Marks on the fields of a stage. What they mean is read off the model, in `stage_fields`."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.base import Written


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks a field that is a lane of the board. Lanes stand in the order of their fields."""

    title: str
    line_above: str | None = None
    """The line between this lane and the one above it."""
    quoted: bool = False
    """Whether its texts are in the customer's own words."""


class Label:
    """Marks a field that describes a stage without filling it."""


class StageItem(Written):
    """A thing on a stage that a map extending this one can change by its id or name."""
