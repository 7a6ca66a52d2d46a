"""The accounts of the list, with what the workspace knows of each: which roles count, who is known, what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.buying_group import ONLY_BUY
from journeymap.analysis.contacts import day_of, is_talk, took_place
from journeymap.measurement.formulas.readiness import Candidate, Terms
from journeymap.model.account import Fit
from journeymap.workspace import LinkedAccount, LinkedProgram


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An account of the list."""

    account: str
    required: tuple[str, ...] = ()
    """The roles that have to be known and spoken to."""
    members: tuple[frozenset[str], ...] = ()
    """The roles of each person on its committee."""
    contacts_known: int = 0
    """How many people the data names who are of it; the same may stand on its committee."""
    contact_roles: frozenset[str] = frozenset()
    """Their roles."""
    contacts: tuple[date, ...] = ()
    """The days on which a contact of its plan took place."""
    talks: tuple[date, ...] = ()
    """The days on which somebody of you spoke with somebody there."""
    added: date | None = None
    """Since when it is on the list; from the beginning where nobody says so."""

    @property
    def known(self) -> tuple[str, ...]:
        """The required roles that somebody has who is known."""
        have = self.contact_roles.union(*self.members)
        return tuple(role for role in self.required if role in have)


def targets(analysis: Analysis, program: LinkedProgram | None, as_of: date) -> tuple[Target, ...]:
    """Return the accounts of a program, or all of a workspace, each once."""
    accounts: Iterable[LinkedAccount] = program.accounts if program else analysis.workspace.accounts.values()
    return tuple(_target(analysis, account, program, as_of) for account in dict.fromkeys(accounts))


def _target(analysis: Analysis, account: LinkedAccount, program: LinkedProgram | None, as_of: date) -> Target:
    done = [entry for entry in account.plan if took_place(entry, as_of)]
    met = [member.model.met for member in account.members]
    return Target(
        account=account.id,
        required=_required(analysis, account, program),
        members=tuple(frozenset(member.model.roles) for member in account.members),
        contacts=tuple(sorted(day for entry in done if (day := day_of(entry)))),
        talks=tuple(
            sorted(day for day in (*met, *(day_of(entry) for entry in done if is_talk(entry))) if day and day <= as_of)
        ),
    )


def _required(analysis: Analysis, account: LinkedAccount, program: LinkedProgram | None) -> tuple[str, ...]:
    if program is None:
        return analysis.buying_groups.required_roles(account)
    roles = program.model.required_roles
    return tuple(role for role in roles if role not in ONLY_BUY) if account.is_customer else tuple(roles)


def terms_of(program: LinkedProgram) -> Terms | None:
    """Return when an account of a program is ready for sales; None where that is not agreed in numbers, or where single
    contacts are handed over.
    """
    agreed = program.model.readiness
    if agreed is None or agreed.level != "account" or not (agreed.points_min or agreed.people_min or agreed.roles):
        return None
    return Terms(
        points_min=agreed.points_min or 0,
        people_min=agreed.people_min or 0,
        roles=tuple(agreed.roles),
        fit_min=agreed.fit_min or 0,
        needs_signal=bool(agreed.signals),
    )


def candidates(program: LinkedProgram, as_of: date) -> Iterator[Candidate]:
    """Yield the accounts of a program with what the workspace knows of their fit and their signals."""
    agreed = program.model.readiness
    kinds = {kind.casefold() for kind in agreed.signals} if agreed else set()
    for account in dict.fromkeys(program.accounts):
        answers = (getattr(account.model.fit, question) for question in Fit.model_fields)
        seen: dict[str, date] = {}
        for signal in sorted(account.model.signals, key=lambda signal: signal.date):
            if signal.date <= as_of:
                seen.setdefault(signal.kind.casefold(), signal.date)
        yield Candidate(
            account=account.id,
            fit=sum(answer is not None and answer.answer == "yes" for answer in answers),
            signal=max(seen[kind] for kind in kinds) if kinds and kinds <= seen.keys() else None,
        )
