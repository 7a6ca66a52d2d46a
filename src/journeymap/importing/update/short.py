"""A text of people as it stands in a message."""

from __future__ import annotations


def short(text: str) -> str:
    """Return a text in one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
