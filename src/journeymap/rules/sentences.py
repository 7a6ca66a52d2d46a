"""Wording that the messages of several rules share."""

from __future__ import annotations

from collections.abc import Sequence


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join items as a sentence does: a, b and c."""
    *first, end = items
    return f"{', '.join(first)} {last} {end}" if first else end
