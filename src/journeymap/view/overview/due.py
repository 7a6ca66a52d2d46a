"""What is due on the whole: the oldest day first, with the map, the account or the content that it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.translatable import Sentence
from journeymap.view.agenda.agenda import agenda_of, on_pages
from journeymap.view.agenda.item import AgendaItem
from journeymap.view.gaps.acts import Act
from journeymap.view.records import Target

_MOST = 6
"""So many things are read at once; two more are not worth leaving out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueThing:
    """Something with a day."""

    says: Sentence
    target: Target | None
    person: str | None
    day: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class NextReview:
    """The next map that has to be looked through again."""

    map: Target
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIsDue:
    """What is due: all that is late, and what comes within the next days."""

    until: str
    late: int
    coming: int
    without_day: int
    shown: tuple[DueThing, ...]
    more: int
    next_review: NextReview | None
    """None where one is among what is due."""

    @property
    def accounts_and_days(self) -> Collection[tuple[str | None, str]]:
        """By which page and which day things that are shown can be known again."""
        return {(thing.target.page, thing.day) for thing in self.shown if thing.target}


def what_is_due(analysis: Analysis) -> WhatIsDue | None:
    """Return what is due; None where nothing has a day."""
    agenda = agenda_of(analysis)
    items = on_pages(agenda.items, names_people=analysis.workspace.settings.site.people == "names")
    dated = [thing for item in items if (thing := _thing(item))]
    review = _next_review(agenda.items, agenda.later)
    if not dated and review is None:
        return None
    most = len(dated) if len(dated) <= _MOST + 2 else _MOST
    late = agenda.count("overdue")
    return WhatIsDue(
        until=agenda.until.isoformat(),
        late=late,
        coming=len(dated) - late,
        without_day=len(items) - len(dated),
        shown=tuple(dated[:most]),
        more=len(dated) - most,
        next_review=review,
    )


def _thing(item: AgendaItem) -> DueThing | None:
    if item.day is None:
        return None
    return DueThing(
        says=item.says,
        target=item.account or item.target,
        person=item.person,
        day=item.day.isoformat(),
        is_late=item.is_overdue,
    )


def _next_review(items: Sequence[AgendaItem], later: Sequence[AgendaItem]) -> NextReview | None:
    if any(item.kind == "map_review" for item in items):
        return None
    return next(
        (
            NextReview(item.target, item.day.isoformat())
            for item in later
            if item.kind == "map_review" and item.target and item.day
        ),
        None,
    )


def beside_what_is_due(acts: Sequence[Act], due: WhatIsDue | None, most: int) -> tuple[Act, ...]:
    """The first acts of the gap report that are not told as due already."""
    told = due.accounts_and_days if due else ()
    others = [act for act in acts if not act.day or (act.account_page or act.map_page, act.day) not in told]
    return tuple(others[:most])
