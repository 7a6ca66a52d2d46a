"""Wording that the messages of several rules share."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from journeymap.model.vocabulary import role_holder
from journeymap.workspace import LinkedPlanEntry

_PLAIN = re.compile(r"\w[\w '’().?!/…–-]*")


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join items as a sentence does: a, b and c."""
    *first, end = items
    return f"{', '.join(first)} {last} {end}" if first else end


def typed(text: str) -> str:
    """A text as it can be typed in a list in brackets."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def whom(entry: LinkedPlanEntry) -> str:
    """Whom a contact is for, by the part they play."""
    return role_holder(*sorted(entry.roles))


def past_its_day(entry: LinkedPlanEntry, days_over: int) -> str:
    """Say of a contact by how long it is over: 'the champion, planned for 2026-12-03 by Tom, is 17 days over'."""
    by = f" by {entry.model.by}" if entry.model.by else ""
    return f"{whom(entry)}, planned for {entry.model.date}{by}, is {days(days_over)} over"
