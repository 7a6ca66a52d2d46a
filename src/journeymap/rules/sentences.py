"""Wording that the messages of several rules share."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from journeymap.analysis.threads import Threads
from journeymap.model.vocabulary import role_holder

_MOST_NAMED = 3

_PLAIN = re.compile(r"\w[\w '’().?!/…–-]*")


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join items as a sentence does: a, b and c."""
    *first, end = items
    return f"{', '.join(first)} {last} {end}" if first else end


def typed(text: str) -> str:
    """A text as it can be typed in a list in brackets."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def introductions(threads: Threads, through: str) -> str:
    """Say how to get to those who have not been spoken to, by the talks that are planned already first."""
    planned = [role_holder(role) for role in threads.planned[:_MOST_NAMED]]
    others = [role_holder(role) for role in threads.others if role not in threads.planned][:_MOST_NAMED]
    if planned and others:
        hold = f"Hold the talk that is planned with {listed(planned)}"
        return f"{hold}, and ask who introduces you to {listed(others, 'or')}."
    if planned:
        return f"Hold the talk that is planned with {listed(planned)}, this week if you can."
    return f"Ask {through} to introduce you to {listed(others, 'or')}, and plan a first talk with them under `plan`."
