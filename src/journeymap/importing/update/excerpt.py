"""Shorten people's texts for messages."""

from __future__ import annotations


def excerpt(text: str) -> str:
    """Return a text on one line, cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
