"""What may be written about what is to be reached."""

from __future__ import annotations

from typing import ClassVar

from journeymap.model.base import Date, Text, Written


class Objective(Written):
    """Something to be reached, and how you will know."""

    stands_for: ClassVar[str | None] = "text"

    text: Text
    """What is to be reached."""
    measure: Text | None = None
    """What is counted to see it, in words or as the kind of a metric."""
    target: Text | None = None
    """The number that it is to reach."""
    by: Date | None = None
    """The day by which."""
