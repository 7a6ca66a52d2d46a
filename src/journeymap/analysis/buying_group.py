"""How well the buying group of an account is covered, by stage in scope and required role.

Four questions: is somebody with this role known, does a touchpoint or a planned contact meet them, over which channel,
and is each of their concerns answered. A contact without a stage counts where the account is today, and everywhere if
that is not known. A stage that only you know of, where you choose whom to win, needs no contact with anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from operator import itemgetter
from typing import Literal

from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.wording import same_words
from journeymap.model.values import Saying
from journeymap.model.vocabulary import REQUIRED_ROLES
from journeymap.workspace import LinkedAccount, LinkedPersona, LinkedPlanEntry, LinkedStage, LinkedTouchpoint, Workspace

RoleCheck = Literal["known", "contact", "channel", "answer"]
ROLE_CHECKS: tuple[RoleCheck, ...] = ("known", "contact", "channel", "answer")


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

    def __init__(self, account: LinkedAccount, role: str, answers: Answers) -> None:
        members = account.with_role(role)
        self.is_known = bool(members)
        self.personas = frozenset(member.persona for member in members)
        worries = {worry.text: worry for member in members for worry, _ in member.worries()}
        self.has_worries = bool(worries)
        self.unanswered = tuple(text for text, worry in worries.items() if not answers.to(worry))
        self._contacts: dict[str | None, list[tuple[int, LinkedPlanEntry]]] = {}
        for number, entry in enumerate(account.plan):
            if entry.counts and role in entry.roles:
                self._contacts.setdefault(entry.model.stage or account.model.stage, []).append((number, entry))

    def contacts_at(self, stage_id: str) -> tuple[LinkedPlanEntry, ...]:
        """The contacts with them at a stage, and those that are at no stage in particular, in the order of the plan."""
        anywhere, here = self._contacts.get(None, ()), self._contacts.get(stage_id, ())
        return tuple(entry for _, entry in merge(anywhere, here, key=itemgetter(0)))


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
        """The contacts planned with this role at this stage."""
        return self.holders.contacts_at(self.stage.id)

    @property
    def contact(self) -> bool | None:
        """Whether anything meets the role here; None at a stage that the account does not know of, and where nobody
        with the role takes part.
        """
        if _is_internal(self.stage):
            return None
        return True if self.touchpoints or self.contacts else None if self._is_not_involved else False

    @property
    def channel(self) -> bool | None:
        """Whether it is known over which channel; None where no contact is needed."""
        if self.contact is None:
            return None
        return any(point.channels for point in self.touchpoints) or any(contact.channel for contact in self.contacts)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The worries that nothing answers."""
        return self.holders.unanswered

    @property
    def answer(self) -> bool | None:
        """Whether all worries are answered; None while none is known."""
        return not self.unanswered if self.holders.has_worries else None

    @cached_property
    def checks(self) -> tuple[tuple[RoleCheck, bool], ...]:
        """The questions that apply, with their answers."""
        answers = zip(ROLE_CHECKS, (self.known, self.contact, self.channel, self.answer), strict=True)
        return tuple((check, answer) for check, answer in answers if answer is not None)

    def _is_for(self, touchpoint: LinkedTouchpoint) -> bool:
        """Whether the touchpoint serves a persona who has the role, or whom a member with the role resembles."""
        if not self.stage.journey.personas:
            return not touchpoint.model.for_
        return any(touchpoint.serves(persona) and self._has_role(persona) for persona in self.stage.personas)

    @property
    def _is_not_involved(self) -> bool:
        """Whether the map has personas with the role, and none of them takes part at this stage."""
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
        """The roles that an account's programs require, or the usual ones."""
        programs = self._workspace.uses.account_programs[account]
        required = [role for program in programs for role in program.model.required_roles]
        return tuple(dict.fromkeys(required)) if programs else REQUIRED_ROLES

    def answers(self, account: LinkedAccount) -> Answers:
        """What live content and the contacts of an account's plan answer there."""
        contacts = [text for entry in account.plan if entry.counts for text in entry.model.addresses]
        return Answers(self._shared, (*self._by_account.get(account.id, ()), *contacts))

    def cells(self, account: LinkedAccount) -> tuple[RoleCell, ...]:
        """All cells of an account, by stage, then by role; none while it has no map."""
        cells = self._cells.get(account)
        if cells is None:
            cells = self._cells[account] = tuple(self._make_cells(account))
        return cells

    def _make_cells(self, account: LinkedAccount) -> Iterator[RoleCell]:
        if map_ := self._pipelines.map_of(account):
            answers = self.answers(account)
            holders = {role: RoleHolders(account, role, answers) for role in self.required_roles(account)}
            for stage in map_.stages_in_scope:
                for role, whose in holders.items():
                    yield RoleCell(account, stage, role, whose)


def untouched(cells: Sequence[RoleCell]) -> tuple[str, ...]:
    """The roles that nobody at the account has and that nothing reaches at any stage."""
    touched = {cell.role for cell in cells if cell.known or cell.contact}
    return tuple(dict.fromkeys(cell.role for cell in cells if cell.role not in touched))
