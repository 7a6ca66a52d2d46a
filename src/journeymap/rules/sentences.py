"""Wording that the messages of several rules share."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from journeymap.analysis.threads import Threads
from journeymap.model.vocabulary import role_holder
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedPlanEntry, LinkedProgram, Workspace

_MOST_NAMED = 3

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


def called(source: LinkedProgram | LinkedJourney | Workspace) -> str:
    """What a program, a map or the workspace is called."""
    return source.title if isinstance(source, Workspace) else source.name


def days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def whom(entry: LinkedPlanEntry) -> str:
    """Whom a contact is for, by the part they play."""
    return role_holder(*sorted(entry.roles))


def past_its_day(entry: LinkedPlanEntry, days_over: int) -> str:
    """Say of a contact by how long it is over: 'the champion, planned for 2026-12-03 by Tom, is 17 days over'."""
    by = f" by {entry.model.by}" if entry.model.by else ""
    return f"{whom(entry)}, planned for {entry.model.date}{by}, is {days(days_over)} over"
