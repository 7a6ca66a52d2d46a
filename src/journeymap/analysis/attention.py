"""How much of what a program plans and makes is for the time after the sale, and for each phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from journeymap.analysis.contacts import day_of, took_place
from journeymap.analysis.content import Shelves
from journeymap.analysis.deliveries import Deliveries
from journeymap.analysis.pipeline import Pipelines
from journeymap.model.vocabulary import AFTER_SALE, BEFORE_SALE, Phase, words_of
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedPlanEntry, LinkedProgram

PHASES: tuple[str, ...] = words_of(Phase)


class Attention(NamedTuple):
    """Contacts of the plans and pieces of content: those for the time after the sale, and all."""

    after: int
    total: int


class PhaseAttention(NamedTuple):
    """What goes to accounts in one phase; without a phase, what is for a time that nobody has written."""

    phase: str | None
    is_after_sale: bool
    done: int
    """The contacts that took place. One at a stage of several phases is in each of them."""
    planned: int
    """The others that were not skipped."""
    pieces: int
    """The pieces of content for it. One that is for several phases is in each of them."""


class Attentions:
    """What goes to the accounts of every program. Content whose phases are not known tells nothing."""

    def __init__(self, shelves: Shelves, deliveries: Deliveries, pipelines: Pipelines, today: date) -> None:
        self._shelves = shelves
        self._deliveries = deliveries
        self._pipelines = pipelines
        self._today = today
        self._shared = _content_in(shelves.made_for(None))

    def of(self, program: LinkedProgram) -> Attention:
        """Count the contacts with the accounts of a program, and what is made for one of them or for everybody."""
        counted = [self._of_account(account) for account in program.accounts]
        if counted:
            counted.append(self._shared)
        return Attention(sum(each.after for each in counted), sum(each.total for each in counted))

    def contacts_of(self, program: LinkedProgram) -> Attention:
        """Count the contacts with the accounts of a program."""
        counted = [self._contacts_of(account) for account in program.accounts]
        return Attention(sum(each.after for each in counted), sum(each.total for each in counted))

    def by_phase(self, program: LinkedProgram) -> tuple[PhaseAttention, ...]:
        """Count contacts and content by phase, in the order of the phases. What belongs to no phase stands behind those
        of its time: before the sale, or after it.
        """
        done, planned, pieces = Counter[_Time](), Counter[_Time](), Counter[_Time]()
        for account in program.accounts:
            for entry in account.plan:
                if entry.counts:
                    counter = done if took_place(entry, self._today) else planned
                    counter.update(self._times_of_contact(entry))
            pieces.update(_times_of(self._shelves.made_for(account.id)))
        if program.accounts:
            pieces.update(_times_of(self._shelves.made_for(None)))
        return tuple(
            PhaseAttention(time.phase, time.is_after_sale, done[time], planned[time], pieces[time])
            for time in _TIMES
            if time.phase or done[time] or planned[time]
        )

    def _times_of_contact(self, entry: LinkedPlanEntry) -> Iterable[_Time]:
        """The times that a contact is for: the phases of its stage, else of the one its account was in that day."""
        after = self._deliveries.is_after_sale(entry)
        stage = self._pipelines.stage(entry.account, entry.model.stage) or self._pipelines.on(
            entry.account, day_of(entry)
        )
        phases = (AFTER_SALE if after else BEFORE_SALE).intersection(stage.phases if stage else ())
        return [_Time(phase, after) for phase in phases or (None,)]

    def _of_account(self, account: LinkedAccount) -> Attention:
        own, contacts = _content_in(self._shelves.made_for(account.id)), self._contacts_of(account)
        return Attention(own.after + contacts.after, own.total + contacts.total)

    def _contacts_of(self, account: LinkedAccount) -> Attention:
        contacts = [self._deliveries.is_after_sale(entry) for entry in account.plan if entry.counts]
        return Attention(sum(contacts), len(contacts))


class _Time(NamedTuple):
    phase: str | None
    is_after_sale: bool


_TIMES = (
    *(_Time(phase, is_after_sale=False) for phase in PHASES if phase in BEFORE_SALE),
    _Time(None, is_after_sale=False),
    *(_Time(phase, is_after_sale=True) for phase in PHASES if phase in AFTER_SALE),
    _Time(None, is_after_sale=True),
)


def _times_of(pieces: Iterable[LinkedContent]) -> Iterable[_Time]:
    current = (piece for piece in pieces if piece.model.status != "retired")
    return (_Time(phase, phase in AFTER_SALE) for piece in current for phase in piece.model.phases)


def _content_in(pieces: Iterable[LinkedContent]) -> Attention:
    phases = [piece.model.phases for piece in pieces if piece.model.phases and piece.model.status != "retired"]
    return Attention(sum(not AFTER_SALE.isdisjoint(each) for each in phases), len(phases))
