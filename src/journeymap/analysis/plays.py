"""Which plays of its programs an account is due for, who makes them, and what has come of each.

A play begins when an account comes into its stage, or when its event happens there. It is started by a contact of the
plan that names it; or else by one at the same stage, or for the same event, that reaches the same role over the same
channel or with the same content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from journeymap.analysis.clocks import Clocks, Window, WindowState
from journeymap.analysis.contacts import day_of, took_place
from journeymap.analysis.owners import Team, owner_of, team_at, team_of
from journeymap.analysis.pipeline import Pipelines, entered
from journeymap.analysis.teams import Teams
from journeymap.model.base import shifted
from journeymap.model.vocabulary import BEFORE_SALE
from journeymap.workspace import LinkedAccount, LinkedPlanEntry, LinkedPlay, LinkedProgram, Uses

WITHIN = timedelta(days=14)
"""How soon a play is to be made where it does not say so."""
State = Literal["open", "started", "done", "dropped", "answered"]
"""Nobody has started it; a contact is planned for it; one took place; somebody decided against it; or its event was
answered by something else, so that nobody waits for it any more.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayAtAccount:
    """A play that has begun at an account."""

    account: LinkedAccount
    program: LinkedProgram
    play: LinkedPlay
    window: Window | None
    """The event with which it has begun; None where that is a stage."""
    begins: date | None
    """The day on which the account came into its stage, or the event happened; None where nobody has written it."""
    due: date | None
    """The last day on which it is made in time; None where it is not known when it began."""
    state: State
    entry: LinkedPlanEntry | None
    """The contact that has started it, or the one that was skipped."""
    person: str | None
    """Who of us makes it: as written, or the account's owner in the team that is written; None where there is none."""
    today: date

    @property
    def is_due(self) -> bool:
        """Whether somebody has to start it, by a day or without one."""
        return self.state == "open"

    @property
    def is_overdue(self) -> bool:
        """Whether its last day is past, and nobody has started it."""
        return self.is_due and self.due is not None and self.due < self.today

    @property
    def needs_day(self) -> bool:
        """Whether a contact is planned for it that has no day yet."""
        return self.state == "started" and self.entry is not None and self.entry.model.date is None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """What comes next at an account: a contact of its plan, or a play that nobody has started."""

    entry: LinkedPlanEntry | None = None
    play: PlayAtAccount | None = None
    day: date | None
    """The day of the contact, or the last day of the play; None where there is none."""
    person: str | None
    """Who of us does it; None where nobody is named."""
    is_overdue: bool


def time_for(play: LinkedPlay) -> timedelta:
    """How soon a play is to be made; one on the same day as well."""
    return WITHIN if play.model.within is None else play.model.within


class Plays:
    """The plays of every account."""

    def __init__(self, uses: Uses, pipelines: Pipelines, clocks: Clocks, teams: Teams) -> None:
        self._uses = uses
        self._pipelines = pipelines
        self._clocks = clocks
        self._teams = teams
        self._by_program: dict[LinkedProgram, _Begins] = {}
        self._of: dict[LinkedAccount, tuple[PlayAtAccount, ...]] = {}

    def of(self, account: LinkedAccount) -> tuple[PlayAtAccount, ...]:
        """The plays of the stage that an account is in, and of the events whose windows are open, in the order in which
        they are written.
        """
        plays = self._of.get(account)
        if plays is None:
            plays = self._of[account] = tuple(self._make(account))
        return plays

    def due(self, account: LinkedAccount) -> tuple[PlayAtAccount, ...]:
        """The plays of an account that nobody has started, those with a day first and the nearest of them first."""
        return tuple(sorted((play for play in self.of(account) if play.is_due), key=_day_of_play))

    def next_acts(self, account: LinkedAccount) -> tuple[NextAct, ...]:
        """What comes next at an account: its plan, what is overdue first and what has no day last; then its plays."""
        clocks = self._clocks
        late = clocks.overdue(account)
        contacts = (*late, *clocks.dated(account), *clocks.undated(account))
        return (
            *(
                NextAct(entry=entry, day=entry.model.date, person=self.person_for(entry), is_overdue=number < len(late))
                for number, entry in enumerate(contacts)
            ),
            *(
                NextAct(play=play, day=play.due, person=play.person, is_overdue=play.is_overdue)
                for play in self.due(account)
            ),
        )

    def named_by(self, entry: LinkedPlanEntry) -> LinkedPlay | None:
        """The play that a contact names."""
        id_ = entry.model.play
        if id_ is None:
            return None
        programs = self._uses.account_programs[entry.account]
        return next((play for program in programs if (play := self._begins(program).called(id_))), None)

    def person_for(self, entry: LinkedPlanEntry) -> str | None:
        """Who of us holds a contact: as it is written, also for its play, else the account's owner when it is in the
        contact's stage.
        """
        play = self.named_by(entry)
        stage = self._pipelines.stage(entry.account, entry.model.stage)
        team = team_at(stage.phases) if stage else team_of(entry.account, self._pipelines)
        return self.person_of(entry.account, entry.model.by or (play.model.by if play else None), team)

    def person_of(self, account: LinkedAccount, by: str | None, team: Team) -> str | None:
        """Who of us does something for an account: the one who is written; where that is a team, the account's owner in
        it, if it has one; where nobody is written, the owner when it is a team's turn.
        """
        if by is None:
            return owner_of(account, team)
        function = self._teams.team_named(by)
        return (function and getattr(account.model.owners, function)) or by

    def _make(self, account: LinkedAccount) -> Iterator[PlayAtAccount]:
        programs = [(program, self._begins(program)) for program in self._uses.account_programs[account]]
        if not any(begins for _, begins in programs):
            return
        contacts = _Contacts(account)
        windows = [window for window in self._clocks.windows(account) if self._is_open(window)]
        came = entered(account)
        for program, begins in programs:
            if program.model.launch and program.model.launch > self._clocks.today:
                continue
            for play in begins.at_stage(account.model.stage):
                if not self._is_too_late(account, play):
                    yield self._at_stage(account, program, play, came, contacts)
            for window in windows:
                for play in begins.on_event(window.trigger.kind):
                    if play.model.stage in (None, account.model.stage):
                        yield self._on_event(account, program, play, window, contacts)

    def _begins(self, program: LinkedProgram) -> _Begins:
        begins = self._by_program.get(program)
        if begins is None:
            begins = self._by_program[program] = _Begins(program.plays)
        return begins

    def _is_open(self, window: Window) -> bool:
        is_over = window.state in (WindowState.AHEAD, WindowState.DISMISSED)
        return not is_over and window.closes >= self._clocks.today

    def _is_too_late(self, account: LinkedAccount, play: LinkedPlay) -> bool:
        """Whether a play is for winning an account that has bought."""
        stage = self._pipelines.stage(account, play.model.stage)
        return account.is_customer and stage is not None and bool(stage.phases) and BEFORE_SALE.issuperset(stage.phases)

    def _at_stage(
        self, account: LinkedAccount, program: LinkedProgram, play: LinkedPlay, came: date | None, contacts: _Contacts
    ) -> PlayAtAccount:
        stage = account.model.stage
        was_there = came and any(move.stage == stage and move.date < came for move in account.model.history)
        named = [entry for entry in contacts.of_play(play) if not (was_there and _is_before(entry, came))]
        alike = [entry for entry in contacts.alike(play, account.plan_by_stage.get(stage, ())) if entry.counts]
        found = [entry for entry in alike if not _is_before(entry, came)]
        phases = next((each.phases for each in (self._pipelines.stage(account, stage),) if each), ())
        return self._made(account, program, play, None, came, (*named, *found), team_at(phases))

    def _on_event(
        self, account: LinkedAccount, program: LinkedProgram, play: LinkedPlay, window: Window, contacts: _Contacts
    ) -> PlayAtAccount:
        day = window.trigger.date
        named = [
            entry
            for entry in contacts.of_play(play)
            if entry in window.contacts or (entry.model.trigger is None and not _is_before(entry, day))
        ]
        skipped = [entry for entry in contacts.of_play(play) if not entry.counts and _names(entry, window)]
        found = [entry for entry in contacts.alike(play, window.contacts) if not _is_before(entry, day)]
        team = team_of(account, self._pipelines)
        return self._made(account, program, play, window, day, (*named, *found, *skipped), team)

    def _made(
        self,
        account: LinkedAccount,
        program: LinkedProgram,
        play: LinkedPlay,
        window: Window | None,
        begins: date | None,
        entries: Iterable[LinkedPlanEntry],
        team: Team,
    ) -> PlayAtAccount:
        today, launch = self._clocks.today, program.model.launch
        entry, state = _come_of(entries, today)
        if state == "open" and window is not None and window.state is WindowState.ANSWERED:
            state = "answered"
        starts = max(begins, launch) if begins and launch else begins
        return PlayAtAccount(
            account=account,
            program=program,
            play=play,
            window=window,
            begins=begins,
            due=shifted(starts, time_for(play)) if starts else None,
            state=state,
            entry=entry,
            person=self.person_of(account, play.model.by, team),
            today=today,
        )


@dataclass(frozen=True)
class _Begins:
    """The plays of a program by that with which they begin."""

    plays: tuple[LinkedPlay, ...]

    def __bool__(self) -> bool:
        return bool(self.plays)

    def at_stage(self, stage: str | None) -> tuple[LinkedPlay, ...]:
        """Those of a stage. With an event as well, a play begins with that."""
        return self._by_stage.get(stage, ())

    def on_event(self, kind: str) -> tuple[LinkedPlay, ...]:
        """Those of a kind of event."""
        return self._by_event.get(kind, ())

    def called(self, id_: str) -> LinkedPlay | None:
        """The one with an id."""
        return self._by_id.get(id_)

    @cached_property
    def _by_id(self) -> Mapping[str, LinkedPlay]:
        return {play.id: play for play in self.plays}

    @cached_property
    def _by_stage(self) -> Mapping[str | None, tuple[LinkedPlay, ...]]:
        plays = [play for play in self.plays if play.model.stage and not play.model.trigger]
        return _grouped((play.model.stage, play) for play in plays)

    @cached_property
    def _by_event(self) -> Mapping[str | None, tuple[LinkedPlay, ...]]:
        return _grouped((play.model.trigger, play) for play in self.plays if play.model.trigger)


def _grouped(pairs: Iterable[tuple[str | None, LinkedPlay]]) -> Mapping[str | None, tuple[LinkedPlay, ...]]:
    groups: dict[str | None, tuple[LinkedPlay, ...]] = {}
    for key, play in pairs:
        groups[key] = (*groups.get(key, ()), play)
    return groups


class _Contacts:
    """The contacts of an account's plan, as plays ask for them."""

    def __init__(self, account: LinkedAccount) -> None:
        self._of_play: dict[str, list[LinkedPlanEntry]] = {}
        for entry in account.plan:
            if entry.model.play:
                self._of_play.setdefault(entry.model.play, []).append(entry)

    def of_play(self, play: LinkedPlay) -> list[LinkedPlanEntry]:
        """Those that name a play, also those that were skipped."""
        return self._of_play.get(play.id, [])

    def alike(self, play: LinkedPlay, entries: Iterable[LinkedPlanEntry]) -> Iterator[LinkedPlanEntry]:
        """Those of some contacts that name no play and reach whom this one is for in the way in which it does."""
        model, pieces = play.model, set(play.content)
        if not (model.who or play.channel or pieces):
            return
        for entry in entries:
            is_same_way = entry.channel is play.channel if play.channel else not pieces
            is_same = is_same_way or not pieces.isdisjoint(entry.content)
            is_for_them = not model.who or not entry.roles.isdisjoint(model.who)
            if entry.model.play is None and is_for_them and is_same:
                yield entry


def _come_of(entries: Iterable[LinkedPlanEntry], today: date) -> tuple[LinkedPlanEntry | None, State]:
    """What has come of a play for which these contacts stand in a plan."""
    contacts = list(entries)
    done = next((entry for entry in contacts if took_place(entry, today)), None)
    planned = min((entry for entry in contacts if entry.counts), key=_day_or_never, default=None)
    if done:
        return done, "done"
    if planned:
        return planned, "started"
    return (contacts[0], "dropped") if contacts else (None, "open")


def _names(entry: LinkedPlanEntry, window: Window) -> bool:
    """Whether a contact that was skipped was for a window."""
    return entry.model.trigger in (None, window.trigger.id, window.trigger.kind)


def _is_before(entry: LinkedPlanEntry, day: date | None) -> bool:
    own = day_of(entry)
    return own is not None and day is not None and own < day


def _day_or_never(entry: LinkedPlanEntry) -> date:
    return entry.model.date or date.max


def _day_of_play(play: PlayAtAccount) -> date:
    return play.due or date.max
