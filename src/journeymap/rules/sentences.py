"""Wording that the messages of several rules share."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from journeymap.workspace import LinkedPain

_PLAIN = re.compile(r"\w[\w '’().?!/…–-]*")


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join items as a sentence does: a, b and c."""
    *first, end = items
    return f"{', '.join(first)} {last} {end}" if first else end


def unanswered(pain: LinkedPain, what: str) -> str:
    """Say that nothing answers a pain, or that its answer was dropped."""
    return f"what was to answer {what} was dropped" if pain.answers else f"nothing answers {what}"


def typed(text: str) -> str:
    """A text as it can be typed in a list in brackets."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
