"""When somebody of us last spoke to the people of an account.

A talk is known from the day a member was `met`, or from a contact of the plan that is done and that a person held, not
a machine. A contact with a role counts for everybody who has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from journeymap.analysis.contacts import day_of, is_talk, took_place
from journeymap.workspace import LinkedAccount, LinkedMember, LinkedPlanEntry


def was_spoken_to(member: LinkedMember, today: date) -> bool:
    """Whether somebody has spoken to a member by now, on whatever day."""
    met = member.model.met
    return (met is not None and met <= today) or any(_talks(member.contacts(), today))


def has_talked(account: LinkedAccount, today: date) -> bool:
    """Whether somebody has spoken with anybody at an account by now, on whatever day."""
    return any(was_spoken_to(member, today) for member in account.members) or any(_talks(account.plan, today))


def last_spoken_to(member: LinkedMember, today: date) -> date | None:
    """Return the day of the last talk with a member; None if there was none, or its day is not known."""
    return _latest((member.model.met, *map(day_of, _talks(member.contacts(), today))), today)


def last_talk(account: LinkedAccount, today: date) -> date | None:
    """Return the day of the last talk with anybody at an account; None if there was none, or its day is not known."""
    return _latest(
        (*(member.model.met for member in account.members), *map(day_of, _talks(account.plan, today))), today
    )


def _talks(contacts: Iterable[LinkedPlanEntry], today: date) -> Iterator[LinkedPlanEntry]:
    return (contact for contact in contacts if is_talk(contact) and took_place(contact, today))


def _latest(days: Iterable[date | None], today: date) -> date | None:
    return max((day for day in days if day and day <= today), default=None)
