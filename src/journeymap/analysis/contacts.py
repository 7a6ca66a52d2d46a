"""Which contacts of a plan are still to come, which took place, and which only stand there."""

from __future__ import annotations

from datetime import date, timedelta

from journeymap.workspace import LinkedChannel, LinkedPlanEntry

_ONE_WAY = frozenset(
    {
        *("website", "blog", "newsletter", "podcast", "documentation", "search", "youtube", "press", "print"),
        *("direct-mail", "analyst", "review-site", "marketplace"),
    }
)
"""Channels over which nobody answers."""


LAPSED = timedelta(days=30)
"""A contact that is longer past its day is no plan any more."""


def is_ahead(entry: LinkedPlanEntry, today: date) -> bool:
    """Whether a contact is still to come: it is planned, and its day is not past."""
    model = entry.model
    return model.status == "planned" and (model.date is None or model.date >= today)


def took_place(entry: LinkedPlanEntry, today: date) -> bool:
    """Whether a contact is done; one of a later day is not, as seen from today."""
    model = entry.model
    day = day_of(entry)
    return model.status == "done" and (day is None or day <= today)


def stands(entry: LinkedPlanEntry, today: date) -> bool:
    """Whether a contact counts for anything: it took place or is still to come. One whose day went by does neither."""
    return is_ahead(entry, today) or took_place(entry, today)


def has_slipped(entry: LinkedPlanEntry, today: date) -> bool:
    """Whether a talk is still planned, though its day went by: not so long ago that nobody means to hold it."""
    day = entry.model.date
    is_past = day is not None and timedelta() < today - day <= LAPSED
    return is_past and entry.model.status == "planned" and is_talk(entry)


def is_talk(entry: LinkedPlanEntry) -> bool:
    """Whether somebody speaks with somebody; what a machine sends is no talk, nor what is made for many."""
    return entry.model.mode != "automated" and not (entry.channel and _is_one_way(entry.channel))


def _is_one_way(channel: LinkedChannel) -> bool:
    is_paid_reach = channel.model.ownership == "paid" and channel.model.medium == "digital"
    return is_paid_reach or channel.id in _ONE_WAY


def day_of(entry: LinkedPlanEntry) -> date | None:
    """The day a contact took place, else the one it was planned for."""
    return entry.model.done_on or entry.model.date
