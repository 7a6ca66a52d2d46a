"""When somebody of us last spoke to the people of an account.

A talk is known from the day a member was `met`, or from a contact of the plan that is done and that a person held, not
a machine. A contact with a role counts for everybody who has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from journeymap.workspace import LinkedAccount, LinkedMember, LinkedPlanEntry


def is_talk(contact: LinkedPlanEntry) -> bool:
    """Whether a contact took place, between people."""
    return contact.model.status == "done" and contact.model.mode != "automated"


def talk_day(contact: LinkedPlanEntry) -> date | None:
    """Return the day of a talk: when it was done, else when it was planned for."""
    return contact.model.done_on or contact.model.date


def was_spoken_to(member: LinkedMember, today: date) -> bool:
    """Whether somebody has spoken to a member by now, on whatever day."""
    met = member.model.met
    return (met is not None and met <= today) or any(_talks_with(member, today))


def last_spoken_to(member: LinkedMember, today: date) -> date | None:
    """Return the day of the last talk with a member; None if there was none, or its day is not known."""
    days = (talk_day(contact) for contact in _talks_with(member, today))
    return _latest((member.model.met, *days), today)


def last_talk(account: LinkedAccount, today: date) -> date | None:
    """Return the day of the last talk with anybody at an account; None if there was none, or its day is not known."""
    contacts = (talk_day(contact) for contact in account.plan if is_talk(contact))
    return _latest((*(member.model.met for member in account.members), *contacts), today)


def _talks_with(member: LinkedMember, today: date) -> Iterator[LinkedPlanEntry]:
    for contact in member.account.plan:
        if is_talk(contact) and contact.targets(member) and (talk_day(contact) or today) <= today:
            yield contact


def _latest(days: Iterable[date | None], today: date) -> date | None:
    return max((day for day in days if day and day <= today), default=None)
