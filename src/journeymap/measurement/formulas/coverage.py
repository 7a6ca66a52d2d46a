"""Whom you reach on the list, who answers, and whom of those who decide you know.

An account is reached where something of yours arrived, or where its people came to you. It is engaged where what its
people did counts enough points. What you do never makes it engaged, nor an ad; a mail that was sent reaches nobody
unless that is asked for. Each account counts once. These are counts of the list and no sample of it, so chance has no
part in them: they have no interval.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from ibis.expr.types import BooleanValue, Table

from journeymap.measurement.chance import few, share_interval
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.engagement import NEVER_THEIRS, OPENED, Engagement, Scoring, is_theirs
from journeymap.measurement.targets import Target
from journeymap.model.snapshot import Figure

_CONVERSATIONS = ("meeting", "call", "demo", "dinner", "event")
_MAY_NOT_ARRIVE = ("mail_sent", "mail", "ad", "impression")
"""What we send without knowing whether anybody sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What arrived at the accounts of the list within a time, and what came back."""

    accounts: frozenset[str]
    engaged: frozenset[str]
    """Where somebody did something that counts, however little."""
    spoken_to: frozenset[str]
    addressed: frozenset[str]
    """Which were reached, or sent anything to."""
    people: int
    """How many people were reached or sent anything to, as far as they are told apart."""
    engaged_people: int
    known_people: Mapping[str, int]
    """How many people of each account the data tells apart."""


def reached(
    engine: Engine,
    interactions: Table,
    targets: Sequence[Target],
    start: date,
    end: date,
    scoring: Scoring | None = None,
    include: Collection[str] = (),
) -> Reached:
    """Find which accounts were reached from `start` to before `end`, in the data and by the contacts of their plans."""
    scoring = scoring or Scoring()
    added = {target.account: target.added for target in targets}
    first, last = datetime.combine(start, time()), datetime.combine(end, time())
    own = interactions.filter(
        interactions.account.isin(list(added)), interactions.at >= first, interactions.at < last
    ).select("account", "contact", "role", "type", "direction", "at")
    since = [(account, datetime.combine(day, time())) for account, day in added.items() if day and day > start]
    if since:
        own = own.filter(own.at >= own.account.cases(*since, else_=first))
    qualifies = is_theirs(own, scoring) & own.type.isin([word for word, points in scoring.points.items() if points > 0])
    worthless = [role for role, weight in scoring.weights.items() if not weight]
    if worthless:
        qualifies &= own.role.isnull() | own.role.notin(worthless)
    flags = own.mutate(
        reached=_arrives(own, include) | qualifies,
        addressed=_arrives(own, ("sent",)) | qualifies,
        qualifies=qualifies,
        spoken=own.direction.isin(["in", "both"]) & own.type.isin(_CONVERSATIONS),
    )
    persons = flags.group_by("account", "contact").agg(
        **{name: flags[name].ifelse(1, 0).max() for name in ("reached", "addressed", "qualifies", "spoken")}
    )
    person = persons.contact.notnull().ifelse(1, 0)
    by_account = persons.group_by("account").agg(
        reached=persons.reached.max(),
        addressed=persons.addressed.max(),
        qualifies=persons.qualifies.max(),
        spoken=persons.spoken.max(),
        people=(person * persons.addressed).sum(),
        engaged_people=(person * persons.qualifies).sum(),
        known=person.sum(),
    )
    rows = engine.rows(by_account)
    plans = {target.account for target in targets if any(start <= day < end for day in target.contacts)}
    talks = {target.account for target in targets if any(start <= day < end for day in target.talks)}
    by_plan = plans | talks
    return Reached(
        accounts=frozenset({row["account"] for row in rows if row["reached"]} | by_plan),
        addressed=frozenset({row["account"] for row in rows if row["addressed"]} | by_plan),
        engaged=frozenset(row["account"] for row in rows if row["qualifies"]),
        spoken_to=frozenset({row["account"] for row in rows if row["spoken"]} | talks),
        people=sum(int(row["people"]) for row in rows),
        engaged_people=sum(int(row["engaged_people"]) for row in rows),
        known_people={row["account"]: int(row["known"]) for row in rows},
    )


def with_contacts(engine: Engine, targets: Sequence[Target], contacts: Table) -> tuple[Target, ...]:
    """Return accounts with the people whom the data names there, and their roles."""
    own = contacts.filter(contacts.account.isin([target.account for target in targets]))
    of_role = own.group_by("account", "role").agg(n=own.contact.nunique())
    of_all = own.group_by("account").agg(n=own.contact.nunique())
    roles: dict[str, set[str]] = {}
    for row in engine.rows(of_role):
        if row["role"] is not None:
            roles.setdefault(row["account"], set()).add(row["role"])
    people = {row["account"]: int(row["n"]) for row in engine.rows(of_all)}
    return tuple(
        replace(
            target,
            contacts_known=people.get(target.account, 0),
            contact_roles=frozenset(roles.get(target.account, ())),
        )
        for target in targets
    )


def _arrives(own: Table, include: Collection[str]) -> BooleanValue:
    """Whether something came from them, or arrived there."""
    theirs = own.direction.isin(["in", "both"]) & own.type.notin(list(NEVER_THEIRS))
    ours = (own.direction == "out") & own.type.notin(list(_MAY_NOT_ARRIVE))
    arrives = theirs | ours | (own.type == OPENED)
    if "sent" in include:
        arrives |= (own.type == "mail_sent") | ((own.type == "mail") & (own.direction == "out"))
    return arrives


def coverage(
    targets: Sequence[Target],
    reached: Reached | None,
    engagements: Mapping[str, Engagement],
    start: date,
    end: date,
    engaged_min: float = 10,
) -> tuple[Figure, ...]:
    """Return which part of the list is reached; reached and engaged; spoken to; and known with all required roles.

    Without interactions it is only known whom you have on your committees and whom you spoke to.
    """
    ids = [target.account for target in targets]
    engaged = {account for account, found in engagements.items() if found.score >= engaged_min and found.score > 0}
    talks = {target.account for target in targets if any(start <= day < end for day in target.talks)}
    complete = [target.account for target in targets if target.required and len(target.known) == len(target.required)]
    return (
        _of_list("reached", ids, reached.accounts | engaged if reached else None, start, end),
        _of_list("engaged", ids, engaged if reached else None, start, end),
        _of_list("spoken_to", ids, reached.spoken_to if reached else talks, start, end),
        _of_list("known", [target.account for target in targets if target.required], complete, start, end),
    )


def _of_list(basis: str, ids: Sequence[str], found: Collection[str] | None, start: date, end: date) -> Figure:
    n = len(ids)
    number = None if found is None else sum(account in found for account in ids)
    reason = "no_accounts" if not n else "no_data" if number is None else None
    return Figure(
        measure="coverage",
        basis=basis,
        value=number / n if n and number is not None else None,
        reason=reason,
        unit="share",
        n=n,
        numerator=number,
        denominator=n,
        start=start,
        end=end,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """How far the people who decide at one account are known, and take part."""

    known: float | None = None
    """The part of the required roles that somebody has who is known; None where none is required."""
    engaged: float | None = None
    """The part of the required roles of which somebody takes part."""
    penetration: float | None = None
    """The part of the people known who take part; None where nobody is known."""


def committee(target: Target, engagement: Engagement, people: int = 0) -> Committee:
    """Return how far the committee of an account is covered. People whom only the data knows are known as well."""
    n = len(target.required)
    engaged = [role for role in target.required if role in engagement.engaged_roles]
    known = max(len(target.members), target.contacts_known, people, engagement.people)
    return Committee(
        known=len(target.known) / n if n else None,
        engaged=len(engaged) / n if n else None,
        penetration=engagement.people / known if known else None,
    )


def engagement_rate(
    targets: Sequence[Target],
    reached: Reached | None,
    start: date,
    end: date,
    basis: str = "of_reached",
    fewest: int | None = None,
) -> Figure:
    """Return which part of those answered whom you reached or sent anything: of people where the data tells them apart,
    else of accounts. Whoever answered was reached, and whoever was only shown an ad was not.

    With the basis `of_all_targets` it is which part of the accounts on the list answered.
    """
    if reached is None:
        return Figure(measure="engagement_rate", basis=basis, reason="no_data", unit="share", start=start, end=end)
    if basis == "of_all_targets":
        engaged, n, notes = len(reached.engaged), len(targets), ("of_accounts",)
    elif reached.people:
        engaged, n, notes = reached.engaged_people, reached.people, ("of_people",)
    else:
        engaged, n, notes = len(reached.engaged), len(reached.addressed | reached.engaged), ("of_accounts",)
    interval = share_interval(engaged, n)
    return Figure(
        measure="engagement_rate",
        basis=basis,
        value=engaged / n if n else None,
        reason=None if n else "no_accounts" if basis == "of_all_targets" else "nobody_reached",
        unit="share",
        n=n,
        numerator=engaged,
        denominator=n,
        low=interval and interval.low,
        high=interval and interval.high,
        few=few(n, fewest),
        start=start,
        end=end,
        notes=notes if n else (),
    )
