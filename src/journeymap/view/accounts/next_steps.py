"""What to do next at an account, and the next day that matters: from the agenda and the gap report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from journeymap.analysis import Analysis
from journeymap.analysis.contacts import LAPSED
from journeymap.translatable import N_, Sentence
from journeymap.view.accounts.customer import HandoffRow
from journeymap.view.accounts.days import Day, day_or_none
from journeymap.view.accounts.milestones import Milestone
from journeymap.view.accounts.plan import Contact, WindowRow
from journeymap.view.agenda.agenda import agenda_of, on_pages
from journeymap.view.agenda.item import AgendaItem, Kind
from journeymap.view.gaps.acts import Act
from journeymap.view.gaps.acts import Kind as ActKind
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount

_TOLD_BY: Mapping[ActKind, Kind] = {
    "held": "contact",
    "window": "window",
    "missed": "missed",
    "handoff": "handoff",
    "result": "result",
    "go_live": "sign",
    "review": "plan_review",
    "expired": "content",
}
"""The acts of the gap report of which the agenda tells as well, with a day."""
_WITHIN = timedelta(days=60)
"""How far one looks ahead at a single account."""
_WAITS = ("undated", "unanswered")
"""The states of windows that wait for somebody to plan something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDay:
    """The next day on which something is, or ends."""

    day: Day
    what: str
    """In words of ours."""
    about: str | None = None
    """In theirs."""
    roles: tuple[str, ...] = ()
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do next."""

    says: Sentence
    day: Day | None
    is_late: bool
    """Whether its day is past."""
    is_pressing: bool
    """Whether it stops a deal, or a customer, now."""
    by: str | None
    """Who of us does it."""
    targets: tuple[Target, ...] = ()
    """What it names, and where that leads."""
    kind: str
    """What sort of thing it is, as the agenda or the gap report calls it."""


def next_day(
    contacts: Sequence[Contact],
    handoffs: Sequence[HandoffRow],
    windows: Sequence[WindowRow],
    milestones: Sequence[Milestone],
) -> NextDay | None:
    """The nearest day that is still to come."""
    days = [
        NextDay(day=contact.day, what=N_("contact"), roles=contact.roles)
        for contact in contacts
        if contact.day and contact.state == "planned"
    ]
    days += [
        NextDay(day=handoff.answer_by, what=N_("accept or refuse it"), about=handoff.stage)
        for handoff in handoffs
        if handoff.answer_by
    ]
    days += [
        NextDay(day=window.closes, what=N_("window closes"), event=window.kind)
        for window in windows
        if window.is_open and window.state in _WAITS
    ]
    days += [
        NextDay(day=milestone.day, what=milestone.what, about=milestone.about)
        for milestone in milestones
        if not milestone.is_done
    ]
    return min((each for each in days if each.day.ahead >= 0), key=lambda each: each.day.ahead, default=None)


def late_day(contacts: Sequence[Contact]) -> NextDay | None:
    """The oldest day that went by without its contact; one that is long past is no plan any more."""
    late = (contact for contact in contacts if _is_late(contact))
    return next((NextDay(day=each.day, what=N_("contact"), roles=each.roles) for each in late if each.day), None)


def next_steps(account: LinkedAccount, analysis: Analysis, acts: Sequence[Act]) -> tuple[Step, ...]:
    """What to do next: what the agenda has for an account, and what the gap report asks for beside that. What is past
    its day or stops a deal comes first, then what has a day by that day, then what has none.
    """
    agenda = agenda_of(
        analysis,
        within=_WITHIN,
        accounts=(account,),
        journeys=analysis.uses.account_journeys[account],
        content=analysis.shelves.made_for(account.id),
        programs=(),
    )
    may_name = analysis.workspace.settings.site.people == "names"
    told = {item.kind for item in (*agenda.items, *agenda.later)}
    steps = [
        *(_due(item, analysis) for item in on_pages(agenda.items, names_people=may_name)),
        *(_act(act, analysis) for act in acts if _TOLD_BY.get(act.kind) not in told),
    ]
    return tuple(sorted(steps, key=_rank))


def _rank(step: Step) -> tuple[bool, str]:
    """Late things first; a contact that is long past its day is no plan any more."""
    has_lapsed = step.kind == "contact" and step.day is not None and step.day.ago > LAPSED.days
    is_first = (step.is_late or step.is_pressing) and not has_lapsed
    return not is_first, step.day.date if step.day and not has_lapsed else "~"


def _due(item: AgendaItem, analysis: Analysis) -> Step:
    return Step(
        says=item.says,
        day=day_or_none(item.day, analysis.today),
        is_late=item.is_overdue,
        is_pressing=item.kind == "handoff",
        by=item.person,
        targets=(*filter(None, (item.channel, item.target)), *item.content),
        kind=item.kind,
    )


def _act(act: Act, analysis: Analysis) -> Step:
    return Step(
        says=act.says,
        day=day_or_none(act.due, analysis.today),
        is_late=act.is_late,
        is_pressing=act.stops,
        by=act.owner,
        kind=act.kind,
    )


def _is_late(contact: Contact) -> bool:
    """Whether a contact is to be held at once: one that is long past its day is no plan any more."""
    return contact.state == "overdue" and contact.day is not None and contact.day.ago <= LAPSED.days
