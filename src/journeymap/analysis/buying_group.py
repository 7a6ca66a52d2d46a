"""An account comes in; for every stage in scope on its map and every required role four answers go out.

Is somebody with this role known, does a touchpoint or a planned contact meet them, over which channel, and is there an
answer to each of their concerns. A contact without a stage counts where the account is today, and everywhere if that
is not known. A stage that only you know of, where you choose whom to win, asks for nobody's contact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeymap.model.values import Saying
from journeymap.workspace import LinkedAccount, LinkedPlanEntry, LinkedStage, LinkedTouchpoint

RoleCheck = Literal["known", "contact", "channel", "answer"]
ROLE_CHECKS: tuple[RoleCheck, ...] = ("known", "contact", "channel", "answer")


class Answers:
    """What an account's concerns, criteria and outcomes are answered by."""

    def __init__(self, account: LinkedAccount) -> None:
        self._said = {_folded(text) for text in _answers(account)}

    def to(self, saying: Saying | str) -> bool:
        """Whether something answers it, by its text or its id."""
        if isinstance(saying, str):
            return _folded(saying) in self._said
        return _folded(saying.text) in self._said or (saying.id is not None and _folded(saying.id) in self._said)


def _answers(account: LinkedAccount) -> Iterator[str]:
    for piece in account.workspace.content.values():
        if piece.model.status == "live" and piece.model.account in (None, account.id):
            yield from piece.model.addresses
    for entry in account.plan:
        if entry.counts:
            yield from entry.model.addresses


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
        return tuple(one for one in self.stage.touchpoints if one.counts and self._is_for(one))

    @cached_property
    def contacts(self) -> tuple[LinkedPlanEntry, ...]:
        """The contacts of the plan that are theirs and take place here."""
        return tuple(
            one for one in self.account.plan if one.counts and self.role in one.roles and self._happens_here(one)
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
        return any(one.channel for one in self.touchpoints) or any(one.channel for one in self.contacts)

    @cached_property
    def open(self) -> tuple[str, ...]:
        """What worries them and is answered by nothing."""
        return tuple(one.text for one in self._worries if not self.answers.to(one))

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
        return tuple({saying.text: saying for one in members for saying, _ in one.worries()}.values())

    def _is_for(self, touchpoint: LinkedTouchpoint) -> bool:
        """Whether a persona on the map who takes part has the role, or is that of a member who has it."""
        here = self.stage.journey.personas
        if not here:
            return not touchpoint.model.for_
        theirs = {member.persona.id for member in self.account.with_role(self.role) if member.persona}
        return any(touchpoint.serves(one) and (one.model.role == self.role or one.id in theirs) for one in here)

    def _happens_here(self, entry: LinkedPlanEntry) -> bool:
        where = entry.model.stage or self.account.model.stage
        return where is None or where == self.stage.id


def _is_ours(stage: LinkedStage) -> bool:
    return set(stage.phases) == {"select"}


def role_cells(account: LinkedAccount) -> Iterator[RoleCell]:
    """Every cell of an account, by stage, then by role; none while it has no map."""
    if account.map:
        answers = Answers(account)
        for stage in account.map.stages_in_scope:
            for role in account.required_roles:
                yield RoleCell(account, stage, role, answers)


def untouched(cells: list[RoleCell]) -> tuple[str, ...]:
    """The roles that nobody at the account has and that nothing reaches at any stage."""
    touched = {cell.role for cell in cells if cell.known or cell.contact}
    return tuple(dict.fromkeys(cell.role for cell in cells if cell.role not in touched))
