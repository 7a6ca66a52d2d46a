"""The buying group of an account: for every stage in scope on its map and every required role, four answers.

Is somebody with this role known, does a touchpoint or a planned contact meet them, over which channel, and is there an
answer to each of their concerns. A contact without a stage counts where the account is today, and everywhere if that
is not known. A stage that only you know of, where you choose whom to win, asks for nobody's contact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeymap.analysis.pipeline import Pipelines
from journeymap.model.values import Saying
from journeymap.model.vocabulary import REQUIRED_ROLES
from journeymap.workspace import LinkedAccount, LinkedPlanEntry, LinkedStage, LinkedTouchpoint, Workspace

RoleCheck = Literal["known", "contact", "channel", "answer"]
ROLE_CHECKS: tuple[RoleCheck, ...] = ("known", "contact", "channel", "answer")


class Answers:
    """What an account's concerns, criteria and outcomes are answered by."""

    def __init__(self, for_all: frozenset[str], for_one: Iterable[str]) -> None:
        """`for_all` is shared by all accounts, so it is folded once for all of them."""
        self._for_all = for_all
        self._for_one = frozenset(map(_folded, for_one))

    def to(self, saying: Saying | str) -> bool:
        """Whether something answers it, by its text or its id."""
        if isinstance(saying, str):
            return self._has(saying)
        return self._has(saying.text) or (saying.id is not None and self._has(saying.id))

    def _has(self, text: str) -> bool:
        folded = _folded(text)
        return folded in self._for_all or folded in self._for_one


def _folded(text: str) -> str:
    return " ".join(text.split()).rstrip(".?! ").casefold()


@dataclass(frozen=True)
class RoleCell:
    """One required role at one stage of an account's map."""

    account: LinkedAccount
    stage: LinkedStage
    role: str
    answers: Answers

    @property
    def known(self) -> bool:
        """Whether anybody on the committee has the role."""
        return bool(self.account.with_role(self.role))

    @cached_property
    def touchpoints(self) -> tuple[LinkedTouchpoint, ...]:
        """The touchpoints of the map that meet somebody like them."""
        return tuple(point for point in self.stage.touchpoints if point.counts and self._is_for(point))

    @cached_property
    def contacts(self) -> tuple[LinkedPlanEntry, ...]:
        """The contacts of the plan that are theirs and take place here."""
        return tuple(
            entry
            for entry in self.account.plan
            if entry.counts and self.role in entry.roles and self._happens_here(entry)
        )

    @property
    def contact(self) -> bool | None:
        """Whether anything meets them here; None at a stage of which the account knows nothing, as you choose it."""
        return None if _is_ours(self.stage) else bool(self.touchpoints or self.contacts)

    @property
    def channel(self) -> bool | None:
        """Whether it is known over which channel; None where no contact is asked for."""
        if self.contact is None:
            return None
        return any(point.channel for point in self.touchpoints) or any(contact.channel for contact in self.contacts)

    @cached_property
    def open(self) -> tuple[str, ...]:
        """What worries them and is answered by nothing."""
        return tuple(worry.text for worry in self._worries if not self.answers.to(worry))

    @property
    def answer(self) -> bool | None:
        """Whether all that worries them is answered; None while nothing is known to."""
        return not self.open if self._worries else None

    @cached_property
    def checks(self) -> tuple[tuple[RoleCheck, bool], ...]:
        """The questions that were asked, with their answers."""
        asked = zip(ROLE_CHECKS, (self.known, self.contact, self.channel, self.answer), strict=True)
        return tuple((check, answer) for check, answer in asked if answer is not None)

    @cached_property
    def _worries(self) -> tuple[Saying, ...]:
        members = self.account.with_role(self.role)
        return tuple({worry.text: worry for member in members for worry, _ in member.worries()}.values())

    def _is_for(self, touchpoint: LinkedTouchpoint) -> bool:
        """Whether a persona on the map who takes part has the role, or is that of a member who has it."""
        personas = self.stage.journey.personas
        if not personas:
            return not touchpoint.model.for_
        theirs = {member.persona for member in self.account.with_role(self.role)}
        return any(
            touchpoint.serves(persona) and (persona.model.role == self.role or persona in theirs)
            for persona in personas
        )

    def _happens_here(self, entry: LinkedPlanEntry) -> bool:
        where = entry.model.stage or self.account.model.stage
        return where is None or where == self.stage.id


def _is_ours(stage: LinkedStage) -> bool:
    return set(stage.phases) == {"select"}


class BuyingGroups:
    """Who takes part in the purchase at every account, and what meets and answers them."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._workspace = workspace
        self._pipelines = pipelines
        self._cells: dict[LinkedAccount, tuple[RoleCell, ...]] = {}
        live = [piece.model for piece in workspace.content.values() if piece.model.status == "live"]
        self._for_all = frozenset(_folded(text) for piece in live if not piece.account for text in piece.addresses)
        self._for_one: dict[str, list[str]] = {}
        for piece in live:
            if piece.account:
                self._for_one.setdefault(piece.account, []).extend(piece.addresses)

    def is_target(self, account: LinkedAccount) -> bool:
        """Whether somebody chose an account: a program has it, or it is a market of its own. Those for the masses are
        not.
        """
        programs = self._workspace.uses.account_programs[account]
        return account.model.approach != "mass" and (bool(programs) or account.is_abm)

    def required_roles(self, account: LinkedAccount) -> tuple[str, ...]:
        """The roles that an account's programs ask for, or the usual four."""
        programs = self._workspace.uses.account_programs[account]
        required = [role for program in programs for role in program.model.required_roles]
        return tuple(dict.fromkeys(required)) if programs else REQUIRED_ROLES

    def answers(self, account: LinkedAccount) -> Answers:
        """What live content and the contacts of an account's plan answer there."""
        contacts = [text for entry in account.plan if entry.counts for text in entry.model.addresses]
        return Answers(self._for_all, (*self._for_one.get(account.id, ()), *contacts))

    def cells(self, account: LinkedAccount) -> tuple[RoleCell, ...]:
        """Every cell of an account, by stage, then by role; none while it has no map."""
        cells = self._cells.get(account)
        if cells is None:
            cells = self._cells[account] = tuple(self._make_cells(account))
        return cells

    def _make_cells(self, account: LinkedAccount) -> Iterator[RoleCell]:
        if map_ := self._pipelines.map_of(account):
            answers, roles = self.answers(account), self.required_roles(account)
            for stage in map_.stages_in_scope:
                for role in roles:
                    yield RoleCell(account, stage, role, answers)


def untouched(cells: Sequence[RoleCell]) -> tuple[str, ...]:
    """The roles that nobody at the account has and that nothing reaches at any stage."""
    touched = {cell.role for cell in cells if cell.known or cell.contact}
    return tuple(dict.fromkeys(cell.role for cell in cells if cell.role not in touched))
