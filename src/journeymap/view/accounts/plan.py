"""The contacts of an account's plan and its windows, as its page lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import Window, WindowState
from journeymap.analysis.contacts import day_of, is_talk, took_place
from journeymap.model.vocabulary import Role, TriggerKind, words_of
from journeymap.view.accounts.days import Day, day, day_or_none
from journeymap.view.accounts.our_people import OurPeople
from journeymap.view.links import channel_target, content_page, program_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedPlanEntry, LinkedPlay, LinkedProgram

ContactState = Literal["overdue", "planned", "done", "passed", "skipped"]
"""Its day is past and nobody says that it was held; it is to come; it was held; a machine sent it, or was to; it will
not be held."""
_ORDER: tuple[ContactState, ...] = ("overdue", "planned", "done", "passed", "skipped")
Play = tuple[LinkedPlay, LinkedProgram]
_ROLES = words_of(Role)
_EVENTS = words_of(TriggerKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact: who, when, through what, with what, why, by whom; and what came of it."""

    number: int
    """By which the picture and the list belong together."""
    state: ContactState
    day: Day | None
    """The day it took place or is planned for."""
    planned_for: str | None
    """The day it was planned for, where it took place on another one."""
    roles: tuple[str, ...]
    """Whom it is for; nobody where the plan names somebody who is not known."""
    channel: Target | None
    content: tuple[Target, ...]
    misplaced: tuple[Target, ...]
    """What is made for another account."""
    touchpoint: str | None
    purpose: str | None
    addresses: tuple[str, ...]
    by: str | None
    is_executive: bool
    mode: str | None
    stage: str | None
    trigger: str | None
    """The kind of event that sets it off, as a word of ours."""
    trigger_id: str | None
    """The id of an event that is not known."""
    play: Target | None
    result: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactGroup:
    """The contacts in one state."""

    state: ContactState
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRow:
    """The time after an event in which a talk makes sense, and what is done about it."""

    kind: str
    name: str | None
    """Its id, where it has one."""
    state: str
    opens: Day
    closes: Day
    respond_by: Day
    is_open: bool
    note: str | None
    dismissed: str | None
    contacts: tuple[int, ...]
    """The numbers of the contacts that name it."""


def contacts_of(account: LinkedAccount, analysis: Analysis) -> tuple[Contact, ...]:
    """Return the contacts of a plan by day; those without a day come last."""
    people = OurPeople(account, analysis)
    entries = sorted(account.plan, key=lambda entry: day_of(entry) or date.max)
    triggers = _trigger_kinds(analysis.clocks.windows(account))
    plays = _plays(account, analysis)
    return tuple(
        _contact(number, entry, analysis, people, triggers, plays) for number, entry in enumerate(entries, start=1)
    )


def numbers_of(account: LinkedAccount) -> Mapping[LinkedPlanEntry, int]:
    """The number of each contact on the page."""
    entries = sorted(account.plan, key=lambda entry: day_of(entry) or date.max)
    return {entry: number for number, entry in enumerate(entries, start=1)}


def _contact(
    number: int,
    entry: LinkedPlanEntry,
    analysis: Analysis,
    people: OurPeople,
    triggers: Mapping[LinkedPlanEntry, str],
    plays: Mapping[str, Play],
) -> Contact:
    model, today = entry.model, analysis.today
    play, _ = plays.get(model.play or "", (None, None))
    channel = entry.channel or (play.channel if play else None)
    stage = analysis.pipelines.stage(entry.account, model.stage)
    held_on, planned_for = model.done_on, model.date
    return Contact(
        number=number,
        state=state_of(entry, today),
        day=day_or_none(day_of(entry), today),
        planned_for=planned_for.isoformat() if held_on and planned_for and held_on != planned_for else None,
        roles=roles_of(entry),
        channel=channel_target(channel) if channel else None,
        content=tuple(map(piece_target, entry.content or (play.content if play else ()))),
        misplaced=tuple(map(piece_target, entry.misplaced)),
        touchpoint=model.touchpoint,
        purpose=model.purpose or (play.model.purpose if play else None),
        addresses=model.addresses,
        by=people.called(analysis.plays.person_for(entry)),
        is_executive=model.executive,
        mode=model.mode,
        stage=stage.name if stage else model.stage,
        trigger=triggers.get(entry) or (model.trigger if model.trigger in _EVENTS else None),
        trigger_id=None if entry in triggers or model.trigger in _EVENTS else model.trigger,
        play=_play_target(entry, plays),
        result=model.result,
    )


def state_of(entry: LinkedPlanEntry, today: date) -> ContactState:
    """Return what has become of a contact."""
    model = entry.model
    if model.status == "skipped":
        return "skipped"
    if took_place(entry, today):
        return "done"
    is_past = model.status == "planned" and model.date is not None and model.date < today
    if not is_past:
        return "planned"
    return "overdue" if is_talk(entry) else "passed"


def roles_of(entry: LinkedPlanEntry) -> tuple[str, ...]:
    """The roles of whoever a contact is for, in their usual order."""
    return tuple(role for role in _ROLES if role in entry.roles)


def piece_target(piece: LinkedContent) -> Target:
    """The title of a piece of content, leading to its page."""
    return Target(piece.model.title, page=content_page(piece))


def grouped(contacts: Sequence[Contact]) -> tuple[ContactGroup, ...]:
    """Group contacts by their state: what is past its day and what is to come first; what was held the latest first."""
    groups: dict[ContactState, list[Contact]] = {}
    for contact in contacts:
        groups.setdefault(contact.state, []).append(contact)
    for state in ("done", "passed"):
        if state in groups:
            groups[state].reverse()
    return tuple(ContactGroup(state=state, contacts=tuple(groups[state])) for state in _ORDER if state in groups)


def windows_of(account: LinkedAccount, analysis: Analysis) -> tuple[WindowRow, ...]:
    """Return the windows of an account: those that are open, what is ahead, then what is over, each by its end."""
    numbers, today = numbers_of(account), analysis.today
    rows = [_window(window, numbers, today) for window in analysis.clocks.windows(account)]
    return tuple(sorted(rows, key=lambda row: (not row.is_open, row.closes.ahead < 0, row.closes.date)))


def _window(window: Window, numbers: Mapping[LinkedPlanEntry, int], today: date) -> WindowRow:
    trigger = window.trigger
    is_open = trigger.date <= today <= window.closes and window.state is not WindowState.DISMISSED
    return WindowRow(
        kind=trigger.kind,
        name=trigger.id,
        state=window.state.name.lower(),
        opens=day(trigger.date, today),
        closes=day(window.closes, today),
        respond_by=day(window.respond_by, today),
        is_open=is_open,
        note=trigger.note,
        dismissed=trigger.dismissed,
        contacts=tuple(numbers[entry] for entry in window.contacts),
    )


def _trigger_kinds(windows: Sequence[Window]) -> dict[LinkedPlanEntry, str]:
    return {entry: window.trigger.kind for window in windows for entry in window.contacts}


def _plays(account: LinkedAccount, analysis: Analysis) -> dict[str, Play]:
    programs = analysis.uses.account_programs[account]
    return {play.id: (play, program) for program in programs for play in program.plays}


def _play_target(entry: LinkedPlanEntry, plays: Mapping[str, Play]) -> Target | None:
    """The play that a contact belongs to, leading to the program that makes it."""
    name = entry.model.play
    if name is None:
        return None
    play, program = plays.get(name, (None, None))
    return Target(play.name, page=program_page(program)) if play and program else Target(name)
