"""What is due at the accounts of a program, by person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from journeymap.analysis import Analysis
from journeymap.view.agenda.agenda import Agenda, agenda_of, on_pages
from journeymap.view.agenda.item import AgendaItem
from journeymap.workspace import LinkedAccount, LinkedProgram

_MOST_SHOWN = 4
"""So many things of one person are read at once; two more are not worth folding away."""
_MOST_TOLD = 40
"""So many things of one person are told at all; each is on the page of its account as well."""


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that is due."""

    item: AgendaItem
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDue:
    """What is due for one of us; without a name, what nobody has who is named."""

    person: str | None
    shown: tuple[DueItem, ...]
    folded: tuple[DueItem, ...]
    left_out: int
    """How many are too many to be told here."""
    overdue: int

    @property
    def number(self) -> int:
        """How many things are due."""
        return len(self.shown) + len(self.folded) + self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due at some accounts."""

    days: int
    """How far it looks ahead."""
    people: tuple[PersonDue, ...]
    overdue: int
    first: dict[str, AgendaItem]
    """The first thing at each account, by its id."""

    @property
    def number(self) -> int:
        """How many things are due."""
        return sum(person.number for person in self.people)


def due_for(program: LinkedProgram, analysis: Analysis) -> Due:
    """Return what is due for a program: at its accounts, on their maps, and of what is made for them."""
    maps = [journey for account in program.accounts for journey in analysis.uses.account_journeys[account]]
    content = [piece for account in program.accounts for piece in analysis.shelves.made_for(account.id)]
    agenda = agenda_of(analysis, accounts=program.accounts, journeys=maps, content=content, programs=(program,))
    return _due(agenda, analysis)


def due_at(accounts: Iterable[LinkedAccount], analysis: Analysis) -> Due:
    """Return what is due at some accounts."""
    return _due(agenda_of(analysis, accounts=accounts, journeys=(), content=(), programs=()), analysis)


def _due(agenda: Agenda, analysis: Analysis) -> Due:
    names_people = analysis.workspace.settings.site.people == "names"
    shown = replace(agenda, items=on_pages(agenda.items, names_people=names_people))
    first: dict[str, AgendaItem] = {}
    for item in sorted((*agenda.items, *agenda.later), key=lambda item: item.rank):
        if item.account_id:
            first.setdefault(item.account_id, item)
    return Due(
        days=agenda.within.days,
        people=tuple(_person(each.person, each.items) for each in shown.by_person),
        overdue=agenda.count("overdue"),
        first=first,
    )


def _person(person: str | None, items: Sequence[AgendaItem]) -> PersonDue:
    all_ = tuple(DueItem(item, item.day.isoformat() if item.day else None) for item in items)
    most = len(all_) if len(all_) <= _MOST_SHOWN + 2 else _MOST_SHOWN
    return PersonDue(
        person=person,
        shown=all_[:most],
        folded=all_[most:_MOST_TOLD],
        left_out=max(0, len(all_) - _MOST_TOLD),
        overdue=sum(item.is_overdue for item in items),
    )
