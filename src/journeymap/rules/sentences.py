"""Words that the sentences of several rules need."""

from __future__ import annotations

from collections.abc import Sequence


def listed(items: Sequence[str], last: str = "and") -> str:
    """The items as a sentence holds them: a, b and c."""
    *first, end = items
    return f"{', '.join(first)} {last} {end}" if first else end
