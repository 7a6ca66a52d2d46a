"""What the calendar says of an account: contacts due and overdue, windows that open and close, the last talk, the time
in a stage.

All that asks for a next contact is ordered here, so that a hole is told by one rule: see `Clocks.lack`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise

from journeymap.analysis.contacts import LAPSED, day_of, is_talk, took_place
from journeymap.analysis.conversations import last_talk
from journeymap.analysis.pipeline import Pipelines, PipelineStage, entered
from journeymap.analysis.stage_times import usual_days
from journeymap.model.base import shifted
from journeymap.model.buying_group import Trigger
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedPlanEntry

RESPOND_WITHIN = timedelta(days=14)
"""How soon a trigger is to be answered where nothing else is said."""
CLOSING = timedelta(days=14)
"""A window that closes within this time needs a day for its answer."""
MISSED_FOR = timedelta(days=90)
"""How long after it has closed a window is still worth a word."""
SHORTEST = 7
"""A stage that usually takes less than so many days is a step, and no time to be stuck in."""
BACK_FOR = timedelta(days=60)
"""How long a move backward is news."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long an account may hear nothing, and how soon it has to hear something then."""

    quiet: timedelta
    next_within: timedelta


PROSPECT_RHYTHM = Rhythm(timedelta(days=30), timedelta(days=14))
CUSTOMER_RHYTHM = Rhythm(timedelta(days=60), timedelta(days=30))
"""A customer who is seen once a quarter is not neglected."""
_IN_TALKS = frozenset({"engage", "qualify", "evaluate", "decide"})


class WindowState(Enum):
    """What has become of a trigger."""

    AHEAD = auto()
    DISMISSED = auto()
    ANSWERED = auto()
    UNDATED = auto()
    """Open, and its answer has no day."""
    UNANSWERED = auto()
    MISSED = auto()
    """Closed without an answer, not long ago."""
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which a trigger is worth a talk, and what is done about it."""

    account: LinkedAccount
    place: Place
    trigger: Trigger
    closes: date
    respond_by: date
    """The day by which it is to be answered: as promised, else the day it closes."""
    state: WindowState
    contacts: tuple[LinkedPlanEntry, ...]
    """The contacts that name it."""

    @property
    def name(self) -> str:
        """What the account's plan calls it."""
        return self.trigger.id or self.trigger.kind

    @property
    def planned(self) -> LinkedPlanEntry | None:
        """The contact that is still planned for it, in time or not; what a machine sends is none."""
        planned = (entry for entry in self.contacts if entry.model.status == "planned")
        return next((entry for entry in planned if entry.model.mode != "automated"), None)


@dataclass(frozen=True, slots=True)
class Spell:
    """How long an account has been in its stage."""

    stage: PipelineStage
    since: date
    days: int

    @property
    def usual(self) -> int | None:
        """How many days are usual there."""
        return usual_days(self.stage)

    @property
    def is_too_long(self) -> bool:
        """Whether it has been longer than the most that is allowed; or, where only a usual time is written, than twice
        that.
        """
        if self.stage.max_days is not None:
            return self.days > self.stage.max_days
        return self.usual is not None and self.usual >= SHORTEST and self.days > 2 * self.usual


@dataclass(frozen=True, slots=True)
class Move:
    """The last step of an account from one stage to another."""

    origin: PipelineStage
    target: PipelineStage
    day: date
    is_back: bool


class Lack(Enum):
    """Why a next contact is missing: what tells it best."""

    WINDOW = auto()
    SLIPPED = auto()
    STUCK = auto()
    OVERDUE = auto()
    LAPSED = auto()
    """What was planned is long past, and nothing is to come."""
    COLD = auto()
    NEVER = auto()


class Clocks:
    """The time that runs for and against every account, as of today."""

    def __init__(self, today: date, pipelines: Pipelines) -> None:
        self.today = today
        self._pipelines = pipelines
        self._windows: dict[LinkedAccount, tuple[Window, ...]] = {}
        self._named: dict[LinkedAccount, dict[LinkedPlanEntry, list[Window]]] = {}
        self._lacks: dict[LinkedAccount, Lack | None] = {}

    def overdue(self, account: LinkedAccount) -> tuple[LinkedPlanEntry, ...]:
        """The planned contacts whose day is past, the oldest first; nobody ticks off what a machine sends."""
        planned = ((day, entry) for day, entry in _planned(account) if is_talk(entry))
        past = [(day, entry) for day, entry in planned if day and day < self.today]
        return tuple(entry for _, entry in sorted(past, key=lambda pair: pair[0]))

    def overdue_alone(self, account: LinkedAccount) -> tuple[LinkedPlanEntry, ...]:
        """The contacts past their day, without those that were to answer a window: their windows tell of them."""
        windows = (window for window in self.windows(account) if window.state in _OPEN_QUESTIONS)
        told = {entry for window in windows for entry in window.contacts}
        return tuple(entry for entry in self.overdue(account) if entry not in told)

    def days_over(self, entry: LinkedPlanEntry) -> int:
        """How many days ago a contact was to take place."""
        return (self.today - entry.model.date).days if entry.model.date else 0

    def dated(self, account: LinkedAccount) -> tuple[LinkedPlanEntry, ...]:
        """The planned contacts whose day is still to come, the nearest first."""
        ahead = [(day, entry) for day, entry in _planned(account) if day and day >= self.today]
        return tuple(entry for _, entry in sorted(ahead, key=lambda pair: pair[0]))

    def undated(self, account: LinkedAccount) -> tuple[LinkedPlanEntry, ...]:
        """The planned contacts without a day that wait for something which may still come."""
        return tuple(entry for day, entry in _planned(account) if day is None and self._may_come(entry))

    def next_talk(self, account: LinkedAccount) -> LinkedPlanEntry | None:
        """The next contact that a person makes."""
        return next((entry for entry in (*self.dated(account), *self.undated(account)) if is_talk(entry)), None)

    def next_contact(self, account: LinkedAccount) -> LinkedPlanEntry | None:
        """The next contact with an account; one without a day only where none has a day."""
        return next(iter((*self.dated(account), *self.undated(account))), None)

    def _may_come(self, entry: LinkedPlanEntry) -> bool:
        """Whether a contact without a day waits for a window or a stage that is not over."""
        account, model = entry.account, entry.model
        if model.trigger:
            windows = self._named_by(account).get(entry, ())
            return not windows or any(window.closes >= self.today for window in windows)
        return not (model.stage and self._pipelines.is_behind(account, model.stage))

    def windows(self, account: LinkedAccount) -> tuple[Window, ...]:
        """The triggers of an account with what is done about each, in the order in which they are written."""
        windows = self._windows.get(account)
        if windows is None:
            windows = self._windows[account] = tuple(self._make_windows(account))
        return windows

    def _named_by(self, account: LinkedAccount) -> Mapping[LinkedPlanEntry, Sequence[Window]]:
        """The windows that each contact of an account names."""
        named = self._named.get(account)
        if named is None:
            named = self._named[account] = {}
            for window in self.windows(account):
                for entry in window.contacts:
                    named.setdefault(entry, []).append(window)
        return named

    def _make_windows(self, account: LinkedAccount) -> Iterator[Window]:
        triggers = account.model.triggers
        named = _contacts_by_trigger(account, self.today) if triggers else {}
        free = _FreeContacts.of(account, self)
        for number, trigger in enumerate(triggers):
            closes = _closes(trigger)
            promised = trigger.respond_within and shifted(trigger.date, trigger.respond_within)
            contacts = tuple(named[number])
            yield Window(
                account,
                account.place.at("triggers", number),
                trigger,
                closes,
                min(closes, promised) if promised else closes,
                self._state(trigger, closes, contacts, free),
                contacts,
            )

    def _state(
        self, trigger: Trigger, closes: date, contacts: tuple[LinkedPlanEntry, ...], free: _FreeContacts
    ) -> WindowState:
        if trigger.dismissed:
            return WindowState.DISMISSED
        if trigger.date > self.today:
            return WindowState.AHEAD
        answers = [entry for entry in contacts if entry.model.mode != "automated"]
        planned = [entry.model.date for entry in answers if entry.model.status == "planned"]
        if any(took_place(entry, self.today) for entry in answers):
            return WindowState.ANSWERED
        if not planned and free.answer(trigger, closes):
            return WindowState.ANSWERED
        if closes < self.today:
            if any(day and day >= self.today for day in planned):
                return WindowState.ANSWERED
            return WindowState.MISSED if closes >= shifted(self.today, -MISSED_FOR) else WindowState.OVER
        if any(day and self.today <= day <= closes for day in planned):
            return WindowState.ANSWERED
        return WindowState.UNDATED if None in planned else WindowState.UNANSWERED

    def spell(self, account: LinkedAccount) -> Spell | None:
        """How long an account has been in its stage; None where that is not written."""
        stage, since = self._pipelines.now(account), entered(account)
        if stage is None or since is None or since > self.today:
            return None
        return Spell(stage, since, (self.today - since).days)

    def is_stuck(self, account: LinkedAccount) -> bool:
        """Whether an account has been in its stage for too long. Until its first result is there, a new customer has a
        clock of its own.
        """
        spell, first = self.spell(account), account.model.first_value
        if spell is None or not spell.is_too_long:
            return False
        waits_for_result = first is not None and first.start is not None and first.reached is None
        return not (waits_for_result and "onboard" in spell.stage.phases)

    def last_move(self, account: LinkedAccount) -> Move | None:
        """The last move of an account between two stages that are known, with its day."""
        now, day = self._pipelines.now(account), entered(account)
        before = (step.stage for step in reversed(account.model.history) if now is None or step.stage != now.id)
        origin = self._pipelines.stage(account, next(before, None))
        if now is None or day is None or origin is None:
            return None
        return Move(origin, now, day, is_back=not self._pipelines.is_behind(account, origin.id))

    def moves(self, account: LinkedAccount) -> tuple[Move, ...]:
        """All moves of an account between stages that are known, up to today, as they are written."""
        model, now = account.model, entered(account)
        steps = [(step.stage, step.date) for step in model.history if step.date <= self.today]
        if model.stage and now and now <= self.today and (not steps or steps[-1][0] != model.stage):
            steps.append((model.stage, now))
        stages = [(self._pipelines.stage(account, id_), day) for id_, day in steps]
        known = [(stage, day) for stage, day in stages if stage]
        return tuple(
            Move(origin, target, day, is_back=self._comes_before(account, target, origin))
            for (origin, _), (target, day) in pairwise(known)
            if origin.id != target.id
        )

    def _comes_before(self, account: LinkedAccount, one: PipelineStage, other: PipelineStage) -> bool:
        number, other_number = self._pipelines.number(account, one.id), self._pipelines.number(account, other.id)
        return number is not None and other_number is not None and number < other_number

    def slipped_back(self, account: LinkedAccount) -> Move | None:
        """A move backward, not long ago, after which nothing was planned."""
        move = self.last_move(account)
        if move is None or not move.is_back or move.day < shifted(self.today, -BACK_FOR):
            return None
        last = last_talk(account, self.today)
        if last and last >= move.day:
            return None
        plan = [entry for entry in account.plan if entry.counts]
        if any((day := entry.model.done_on or entry.model.date) and day >= move.day for entry in plan):
            return None
        if any(entry.model.stage in (None, move.target.id) for entry in self.undated(account)):
            return None
        return move

    def rhythm(self, account: LinkedAccount) -> Rhythm | None:
        """How often an account needs to hear of us; None where it need not yet."""
        if account.is_customer:
            return CUSTOMER_RHYTHM
        now = self._pipelines.now(account)
        in_talks = now is not None and not _IN_TALKS.isdisjoint(now.phases)
        return PROSPECT_RHYTHM if in_talks and account.model.relationship == "prospect" else None

    def is_cold(self, account: LinkedAccount) -> bool:
        """Whether an account that was spoken to once has not been for long, and will not be soon."""
        rhythm, last = self.rhythm(account), last_talk(account, self.today)
        if rhythm is None or last is None or account.model.approach == "mass":
            return False
        next_, soon = self.next_talk(account), shifted(self.today, rhythm.next_within)
        is_planned = next_ is not None and next_.model.date is not None and next_.model.date <= soon
        return last < shifted(self.today, -rhythm.quiet) and not is_planned

    def lack(self, account: LinkedAccount) -> Lack | None:
        """Say what tells best that an account needs a next contact; None where it has one in time."""
        if account not in self._lacks:
            self._lacks[account] = self._lack(account)
        return self._lacks[account]

    def _lack(self, account: LinkedAccount) -> Lack | None:
        if any(window.state in _OPEN_QUESTIONS for window in self.windows(account)):
            return Lack.WINDOW
        if self.slipped_back(account):
            return Lack.SLIPPED
        if self.is_stuck(account):
            return Lack.STUCK
        overdue, ahead = self.overdue(account), self.next_contact(account)
        if overdue:
            is_plan = ahead or not account.is_abm or self.days_over(overdue[-1]) <= LAPSED.days
            return Lack.OVERDUE if is_plan else Lack.LAPSED
        if self.is_cold(account):
            return Lack.COLD
        return None if ahead else Lack.NEVER


@dataclass(frozen=True, slots=True)
class _FreeContacts:
    """The contacts of an account that name no trigger, and may answer one nevertheless. Where a contact is planned for
    it, that is the answer to wait for.
    """

    talks: tuple[date, ...]
    """The days of the talks that were held."""
    next: date | None
    """The day of the next one."""

    @classmethod
    def of(cls, account: LinkedAccount, clocks: Clocks) -> _FreeContacts:
        free = [entry for entry in account.plan if not entry.model.trigger]
        held = (day_of(entry) for entry in free if is_talk(entry) and took_place(entry, clocks.today))
        days = (*held, *(member.model.met for member in account.members))
        ahead = (entry.model.date for entry in free if entry.model.status == "planned" and is_talk(entry))
        coming = (day for day in ahead if day and day >= clocks.today)
        return cls(tuple(sorted(day for day in days if day and day <= clocks.today)), min(coming, default=None))

    def answer(self, trigger: Trigger, closes: date) -> bool:
        """Whether there was a talk while a window was open, or there will be one soon after it opened."""
        if bisect_right(self.talks, closes) > bisect_left(self.talks, trigger.date):
            return True
        last = min(closes, shifted(trigger.date, _respond_within(trigger)))
        return self.next is not None and self.next <= last


_OPEN_QUESTIONS = frozenset({WindowState.UNANSWERED, WindowState.MISSED})


def _closes(trigger: Trigger) -> date:
    if trigger.until:
        return trigger.until
    return shifted(trigger.date, _respond_within(trigger) if trigger.window is None else trigger.window)


def _respond_within(trigger: Trigger) -> timedelta:
    return RESPOND_WITHIN if trigger.respond_within is None else trigger.respond_within


def _planned(account: LinkedAccount) -> Iterator[tuple[date | None, LinkedPlanEntry]]:
    return ((entry.model.date, entry) for entry in account.plan if entry.model.status == "planned")


def _contacts_by_trigger(account: LinkedAccount, today: date) -> dict[int, list[LinkedPlanEntry]]:
    """The contacts that name each trigger: by its id, or by its kind the one that it can be for."""
    triggers = account.model.triggers
    by_id: dict[str | None, list[int]] = {}
    by_kind: dict[str, list[int]] = {}
    for number, trigger in enumerate(triggers):
        by_id.setdefault(trigger.id, []).append(number)
        if not trigger.dismissed:
            by_kind.setdefault(trigger.kind, []).append(number)
    alike = {kind: _Alike(triggers, numbers, today) for kind, numbers in by_kind.items()}
    contacts: dict[int, list[LinkedPlanEntry]] = {number: [] for number in range(len(triggers))}
    for entry in account.plan:
        name, day = entry.model.trigger, day_of(entry)
        if name is None or not entry.counts:
            continue
        meant = by_id.get(name, [])
        if not meant and name in alike:
            meant = [alike[name].free(contacts) if day is None else alike[name].nearest(day)]
        for number in meant:
            contacts[number].append(entry)
    return contacts


class _Alike:
    """Triggers of one kind, to find the one that a contact is for which names the kind alone."""

    def __init__(self, triggers: Sequence[Trigger], numbers: Sequence[int], today: date) -> None:
        self._triggers = triggers
        self._numbers = numbers
        self._by_day: dict[date, int] = {}
        self._first = self.nearest(today)
        self._waiting = iter(sorted(numbers, key=lambda number: _distance(triggers[number], today)))
        self._next = next(self._waiting, None)

    def nearest(self, day: date) -> int:
        """The one that is nearest to a day."""
        if day not in self._by_day:
            self._by_day[day] = min(self._numbers, key=lambda number: _distance(self._triggers[number], day))
        return self._by_day[day]

    def free(self, contacts: Mapping[int, Sequence[LinkedPlanEntry]]) -> int:
        """The nearest one today for which no contact is planned yet; if there is none, the nearest of all."""
        while self._next is not None and contacts[self._next]:
            self._next = next(self._waiting, None)
        return self._first if self._next is None else self._next


def _distance(trigger: Trigger, day: date) -> tuple[int, int]:
    """How far a day is from a window; of several that are open, the one that closes first is the nearest."""
    closes = _closes(trigger)
    if trigger.date <= day <= closes:
        return 0, (closes - day).days
    return (trigger.date - day).days if day < trigger.date else (day - closes).days, 0
