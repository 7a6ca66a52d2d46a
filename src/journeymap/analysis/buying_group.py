"""How well the buying group of an account is covered, by stage in scope and required role.

Four words for four things, and none stands for another:

- *known*: somebody on the committee has the role;
- *planned*: a touchpoint of the map or a contact of the plan is for them at a stage. Nobody need have met them;
- *spoken to*: the last day on which one of us spoke with them, wherever the account was then;
- *answered*: something addresses each of their worries. Nobody need have told them.

A contact without a stage counts where the account is today, or was on its day, and at no stage while that is not known.
One that was skipped, or whose day went by, counts nowhere. A stage that only you know of, where you choose whom to win,
asks for no contact with anybody, and nobody asks for those who only buy once the purchase is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from journeymap.analysis.contacts import day_of, is_talk, stands, took_place
from journeymap.analysis.conversations import last_spoken_to
from journeymap.analysis.pipeline import Pipelines, entered
from journeymap.analysis.wording import same_words
from journeymap.model.values import Saying
from journeymap.model.vocabulary import REQUIRED_ROLES
from journeymap.workspace import LinkedAccount, LinkedPersona, LinkedPlanEntry, LinkedStage, LinkedTouchpoint, Workspace

RoleCheck = Literal["known", "planned", "channel", "answered"]
ROLE_CHECKS: tuple[RoleCheck, ...] = ("known", "planned", "channel", "answered")
"""What the share of an account counts. That somebody was spoken to is a day, and no part of it."""
ONLY_BUY = frozenset({"procurement", "legal_security", "gatekeeper"})
"""The roles that have a part in the purchase and none in what follows."""
BUYING = frozenset({"evaluate", "decide"})
"""When it is time for those who only buy."""
_AMONG_THOSE_WHO_DECIDE = frozenset({"qualify", "decide"})


def has_a_part(role: str | None, phases: Collection[str]) -> bool:
    """Whether somebody with a role is missed in some phases: no user where those agree who decide, nor anybody who only
    buys before the account compares, or after it has bought.
    """
    if not phases:
        return True
    if role in ONLY_BUY:
        return not BUYING.isdisjoint(phases)
    return role != "user" or not _AMONG_THOSE_WHO_DECIDE.issuperset(phases)


class Answers:
    """What an account's concerns, criteria and outcomes are answered by."""

    def __init__(self, shared: frozenset[str], own: Iterable[str]) -> None:
        """Take the texts that answer every account, folded already, and those that answer this one."""
        self._shared = shared
        self._own = frozenset(map(same_words, own))

    def to(self, saying: Saying | str) -> bool:
        """Whether something answers it, by its text or its id."""
        if isinstance(saying, str):
            return self._has(saying)
        return self._has(saying.text) or (saying.id is not None and self._has(saying.id))

    def _has(self, text: str) -> bool:
        folded = same_words(text)
        return folded in self._shared or folded in self._own


class RoleHolders:
    """What is the same for a role at every stage of an account: who has it, what worries them, who contacts them."""

    def __init__(self, account: LinkedAccount, role: str, answers: Answers, today: date) -> None:
        members = account.with_role(role)
        self.is_known = bool(members)
        self.personas = frozenset(member.persona for member in members)
        worries = {worry.text: worry for member in members for worry, _ in member.worries()}
        self.has_worries = bool(worries)
        self.unanswered = tuple(text for text, worry in worries.items() if not answers.to(worry))
        self.contacts = tuple(entry for entry in account.plan if role in entry.roles and stands(entry, today))
        """The contacts with them that took place or are still to come, at whatever stage."""
        self._by_stage: dict[str, list[LinkedPlanEntry]] = {}
        for entry in self.contacts:
            if stage := stage_of(entry):
                self._by_stage.setdefault(stage, []).append(entry)
        talks = [day_of(entry) for entry in self.contacts if is_talk(entry) and took_place(entry, today)]
        met = [last_spoken_to(member, today) for member in members]
        self.spoken_to = max(filter(None, (*talks, *met)), default=None)

    def contacts_at(self, stage_id: str) -> tuple[LinkedPlanEntry, ...]:
        """The contacts with them at a stage; those that name none are at the account's own."""
        return tuple(self._by_stage.get(stage_id, ()))


def stage_of(entry: LinkedPlanEntry) -> str | None:
    """The stage in which a contact takes place: its own, else that of the account on its day."""
    model, account = entry.model, entry.account.model
    day, since = day_of(entry), entered(entry.account)
    if model.stage or model.status != "done" or not (day and since and day < since):
        return model.stage or account.stage
    return next((move.stage for move in reversed(account.history) if move.date <= day), None)


@dataclass(frozen=True)
class RoleCell:
    """One required role at one stage of an account's map."""

    account: LinkedAccount
    stage: LinkedStage
    role: str
    holders: RoleHolders

    @property
    def known(self) -> bool:
        """Whether anybody on the committee has the role."""
        return self.holders.is_known

    @cached_property
    def touchpoints(self) -> tuple[LinkedTouchpoint, ...]:
        """The touchpoints that meet somebody with this role."""
        return tuple(point for point in self.stage.touchpoints if point.counts and self._is_for(point))

    @cached_property
    def contacts(self) -> tuple[LinkedPlanEntry, ...]:
        """The contacts with this role at this stage that took place or are still to come."""
        return self.holders.contacts_at(self.stage.id)

    @property
    def planned(self) -> bool | None:
        """Whether a touchpoint or a contact is for the role here; None at a stage that the account does not know of,
        and where nobody with the role takes part.
        """
        if _is_internal(self.stage):
            return None
        return True if self.touchpoints or self.contacts else None if self._is_not_involved else False

    @property
    def spoken_to(self) -> date | None:
        """The last day on which one of us spoke with somebody who has the role, at whatever stage."""
        return self.holders.spoken_to

    @property
    def channel(self) -> bool | None:
        """Whether it is known over which channel; None where nothing needs to be planned."""
        if self.planned is None:
            return None
        return any(point.channels for point in self.touchpoints) or any(contact.channel for contact in self.contacts)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The worries that nothing answers."""
        return self.holders.unanswered

    @property
    def answered(self) -> bool | None:
        """Whether all worries are answered; None while none is known."""
        return not self.unanswered if self.holders.has_worries else None

    @cached_property
    def checks(self) -> tuple[tuple[RoleCheck, bool], ...]:
        """The questions that apply, with their answers."""
        answers = zip(ROLE_CHECKS, (self.known, self.planned, self.channel, self.answered), strict=True)
        return tuple((check, answer) for check, answer in answers if answer is not None)

    def _is_for(self, touchpoint: LinkedTouchpoint) -> bool:
        """Whether the touchpoint serves a persona who has the role, or whom a member with the role resembles."""
        if not self.stage.journey.personas:
            return not touchpoint.model.for_
        return any(touchpoint.serves(persona) and self._has_role(persona) for persona in self.stage.personas)

    @property
    def _is_not_involved(self) -> bool:
        """Whether none of the map's personas with the role takes part, or the purchase is behind those who only buy."""
        if self.role in ONLY_BUY and self.stage.is_after_sale:
            return True
        if not self.stage.model.for_ or any(map(self._has_role, self.stage.personas)):
            return False
        return any(map(self._has_role, self.stage.journey.personas))

    def _has_role(self, persona: LinkedPersona) -> bool:
        return persona.model.role == self.role or persona in self.holders.personas


def _is_internal(stage: LinkedStage) -> bool:
    return set(stage.phases) == {"select"}


class BuyingGroups:
    """Who takes part in the purchase at every account, and what meets and answers them."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._workspace = workspace
        self._pipelines = pipelines
        self._cells: dict[LinkedAccount, tuple[RoleCell, ...]] = {}
        self._answers: dict[LinkedAccount, Answers] = {}
        live = [piece.model for piece in workspace.content.values() if piece.model.status == "live"]
        self._shared = frozenset(same_words(text) for piece in live if not piece.account for text in piece.addresses)
        self._by_account: dict[str, list[str]] = {}
        for piece in live:
            if piece.account:
                self._by_account.setdefault(piece.account, []).extend(piece.addresses)

    def is_target(self, account: LinkedAccount) -> bool:
        """Whether an account was chosen: it is in a program or a market of its own, and its approach is not mass."""
        programs = self._workspace.uses.account_programs[account]
        return account.model.approach != "mass" and (bool(programs) or account.is_abm)

    def required_roles(self, account: LinkedAccount) -> tuple[str, ...]:
        """The roles that an account's programs require, or the usual ones; of a customer none that only buys."""
        programs = self._workspace.uses.account_programs[account]
        required = [role for program in programs for role in program.model.required_roles]
        roles = tuple(dict.fromkeys(required)) if programs else REQUIRED_ROLES
        return tuple(role for role in roles if role not in ONLY_BUY) if account.is_customer else roles

    def answers(self, account: LinkedAccount) -> Answers:
        """What live content and the contacts of an account's plan answer there."""
        if account not in self._answers:
            self._answers[account] = self._find_answers(account)
        return self._answers[account]

    def _find_answers(self, account: LinkedAccount) -> Answers:
        standing = [entry for entry in account.plan if stands(entry, self._workspace.today)]
        contacts = [text for entry in standing for text in entry.model.addresses]
        return Answers(self._shared, (*self._by_account.get(account.id, ()), *contacts))

    def cells(self, account: LinkedAccount) -> tuple[RoleCell, ...]:
        """All cells of an account, by stage, then by role; none while it has no map."""
        cells = self._cells.get(account)
        if cells is None:
            cells = self._cells[account] = tuple(self._make_cells(account))
        return cells

    def _make_cells(self, account: LinkedAccount) -> Iterator[RoleCell]:
        if map_ := self._pipelines.map_of(account):
            holders = {role: self.holders(account, role) for role in self.required_roles(account)}
            for stage in map_.stages_in_scope:
                for role, whose in holders.items():
                    yield RoleCell(account, stage, role, whose)

    def row(self, account: LinkedAccount, role: str) -> tuple[RoleCell, ...]:
        """The cells of one role, required or not, by stage; none while the account has no map."""
        map_, holders = self._pipelines.map_of(account), self.holders(account, role)
        return tuple(RoleCell(account, stage, role, holders) for stage in map_.stages_in_scope) if map_ else ()

    def holders(self, account: LinkedAccount, role: str) -> RoleHolders:
        """What is the same for a role at every stage of an account."""
        return RoleHolders(account, role, self.answers(account), self._workspace.today)


def untouched(cells: Sequence[RoleCell]) -> tuple[str, ...]:
    """The roles that nobody at the account has and for whom nothing is planned at any stage."""
    touched = {cell.role for cell in cells if cell.known or cell.planned or cell.holders.contacts}
    return tuple(dict.fromkeys(cell.role for cell in cells if cell.role not in touched))
