"""Everything with a day, by the person who does it: what is late, what is due soon, and what is left without a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.model.base import shifted
from journeymap.view.agenda.at_account import due_at
from journeymap.view.agenda.elsewhere import expiring_content, map_reviews, of_programs
from journeymap.view.agenda.found import Found
from journeymap.view.agenda.item import AgendaItem, State
from journeymap.view.agenda.measured import data_due, stalls_open
from journeymap.view.links import account_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedJourney, LinkedProgram, Workspace

WITHIN = timedelta(days=30)
"""How far an agenda looks ahead where nothing else is said."""


@dataclass(frozen=True, slots=True)
class PersonAgenda:
    """What one of us has to do; what nobody has who is named, where the name is None."""

    person: str | None
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is due until a day, with all that is late."""

    title: str
    as_of: date
    within: timedelta
    items: tuple[AgendaItem, ...]
    """In their order: the oldest day first, what has no day last."""
    later: tuple[AgendaItem, ...]
    """What is due after that day."""
    person: str | None = None
    """The one whose agenda it is; None for everybody's."""
    of_nobody: bool = False
    """Whether it holds only what nobody does who is named."""
    account: Target | None = None
    """The only account that it is about."""
    has_accounts: bool = True
    """Whether there are accounts at all."""

    @property
    def until(self) -> date:
        """The last day that it looks at."""
        return shifted(self.as_of, self.within)

    def count(self, *states: State) -> int:
        """How many of the things are in one of these states."""
        return sum(item.state in states for item in self.items)

    @property
    def by_person(self) -> tuple[PersonAgenda, ...]:
        """The agenda of everybody: whose first thing is the oldest comes first, what nobody has last."""
        groups: dict[str, list[AgendaItem]] = {}
        for item in self.items:
            groups.setdefault(_called(item.person), []).append(item)
        if "" in groups:
            groups[""] = groups.pop("")  # now the last
        return tuple(PersonAgenda(items[0].person, tuple(items)) for items in groups.values())

    def of(self, person: str | None) -> Agenda:
        """The agenda of one of us, or what nobody has who is named."""
        return replace(
            self,
            items=tuple(item for item in self.items if _called(item.person) == _called(person)),
            later=tuple(item for item in self.later if _called(item.person) == _called(person)),
            person=person,
            of_nobody=person is None,
        )

    def at(self, account: LinkedAccount) -> Agenda:
        """The agenda of one account."""
        return replace(
            self,
            items=tuple(item for item in self.items if item.account_id == account.id),
            later=tuple(item for item in self.later if item.account_id == account.id),
            account=account_target(account),
        )


def agenda_of(
    analysis: Analysis,
    *,
    within: timedelta = WITHIN,
    accounts: Iterable[LinkedAccount] | None = None,
    journeys: Iterable[LinkedJourney] | None = None,
    content: Iterable[LinkedContent] | None = None,
    programs: Iterable[LinkedProgram | Workspace] | None = None,
) -> Agenda:
    """Gather what is due at some accounts, on some maps, of some content, and for some programs or the workspace as a
    whole; of each all, where nothing else is said.
    """
    workspace, today = analysis.workspace, analysis.today
    found = _find(
        analysis,
        workspace.accounts.values() if accounts is None else accounts,
        workspace.journeys.values() if journeys is None else journeys,
        workspace.content.values() if content is None else content,
        (workspace, *workspace.programs.values()) if programs is None else tuple(programs),
    )
    times: dict[tuple[str | None, ...], int] = {}
    items = sorted((each.item(today, workspace.title, times) for each in found), key=_rank)
    until = shifted(today, within)
    return Agenda(
        title=workspace.title,
        as_of=today,
        within=until - today,
        items=tuple(item for item in items if item.day is None or item.day <= until),
        later=tuple(item for item in items if item.day and item.day > until),
        has_accounts=bool(workspace.accounts),
    )


def _find(
    analysis: Analysis,
    accounts: Iterable[LinkedAccount],
    journeys: Iterable[LinkedJourney],
    content: Iterable[LinkedContent],
    sources: Sequence[LinkedProgram | Workspace],
) -> Iterator[Found]:
    for account in accounts:
        yield from due_at(account, analysis)
    yield from map_reviews(journeys)
    yield from expiring_content(content, analysis)
    yield from of_programs((source for source in sources if isinstance(source, LinkedProgram)), analysis.today)
    yield from data_due(sources, analysis)
    yield from stalls_open(sources, analysis)


def _called(person: str | None) -> str:
    """A name, however its letters are written."""
    return " ".join(person.split()).casefold() if person else ""


def _rank(item: AgendaItem) -> tuple[object, ...]:
    return item.rank


def people_of(analysis: Analysis) -> tuple[str, ...]:
    """Everybody of us who is named anywhere: as an owner, for a contact or for a play."""
    workspace = analysis.workspace
    names: dict[str | None, None] = {}
    for account in workspace.accounts.values():
        owners = account.model.owners
        names |= dict.fromkeys((owners.marketing, owners.sales, owners.success))
        names |= dict.fromkeys(entry.model.by for entry in account.plan)
    names |= dict.fromkeys(play.model.by for program in workspace.programs.values() for play in program.plays)
    names |= dict.fromkeys(program.model.owner for program in workspace.programs.values())
    names |= dict.fromkeys(journey.model.owner for journey in workspace.journeys.values())
    names |= dict.fromkeys(piece.model.owner for piece in workspace.content.values())
    return tuple(name for name in names if name)


def on_pages(items: Sequence[AgendaItem], *, names_people: bool) -> tuple[AgendaItem, ...]:
    """Return things for pages, on which those who answer for accounts are teams unless people may be named."""
    if names_people:
        return tuple(items)
    return tuple(replace(item, person=item.team) if item.account or item.team else item for item in items)
