"""Turn a gap report into tickets: what to do next, what is late, and open ideas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from hashlib import sha256

from journeymap.view.decide.decide import OpportunityRow
from journeymap.view.gaps.acts import Act, Kind
from journeymap.view.gaps.report import GapReport

_MUCH_AT_STAKE = 75
_TIDYING: frozenset[Kind] = frozenset({"idle", "review", "expired", "data"})
_GOOD, _FAIR = 18, 8
"""The lowest scores of a good and of a fair idea; the highest is 27."""
_KEY = re.compile(r"/browse/([A-Z][A-Z0-9_]+-\d+)(?:[/?#]|$)")
"""The key of a ticket in the address of its page in Jira."""


class Priority(IntEnum):
    """How urgent a ticket is."""

    URGENT = 1
    HIGH = 2
    MEDIUM = 3
    LOW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Something to do, in the shape that issue trackers expect."""

    id: str
    """Stable as long as it is the same thing to do."""
    title: str
    facts: tuple[tuple[str, str], ...]
    """What else is known, each under a label."""
    labels: tuple[str, ...]
    """Words without white space."""
    priority: Priority | None
    owner: str | None
    due: date | None = None
    link: str | None = None
    """Where work on it has already started."""

    @property
    def key(self) -> str | None:
        """Its key in Jira, if the link leads there."""
        found = _KEY.search(self.link or "")
        return found[1] if found else None


def tickets(report: GapReport) -> tuple[Ticket, ...]:
    """Return a ticket for each thing to do, in the order of the report, then one for each idea, the best first."""
    acts = (*report.next, *report.late)
    ids = _ids(acts)
    return (
        *(_of_act(act, id_) for act, id_ in zip(acts, ids, strict=True)),
        *(_of_opportunity(row) for row in report.opportunities),
    )


def _of_act(act: Act, id_: str) -> Ticket:
    sentence = f"{act.sentence[:1].upper()}{act.sentence[1:]}"
    return Ticket(
        id=id_,
        title=f"{act.place}: {sentence}" if act.place else sentence,
        facts=tuple(_facts(act)),
        labels=_labels("gap", act.map),
        priority=_urgency(act),
        owner=act.owner,
        due=act.due,
    )


def _facts(act: Act) -> Iterator[tuple[str, str]]:
    stages = ", ".join(stage.name for stage in act.stages)
    for name, text in (
        ("Account", act.account_name),
        ("Map", act.map_title),
        ("At", stages),
        ("For", ", ".join(act.persona_names)),
        ("Owner", act.owner),
        ("Due", act.day),
    ):
        if text:
            yield name, text


def _urgency(act: Act) -> Priority:
    if act.stops:
        return Priority.URGENT
    if act.kind in _TIDYING:
        return Priority.LOW
    return Priority.HIGH if act.band >= _MUCH_AT_STAKE else Priority.MEDIUM


def _of_opportunity(row: OpportunityRow) -> Ticket:
    where, pains = row.where, "; ".join(pain.text for pain in row.pains)
    facts = (
        ("Map", where.map),
        ("At", where.stage),
        ("Answers", pains or row.drop_off),
        ("Value", _of_three(row.value)),
        ("Feasibility", _of_three(row.feasibility)),
        ("Pain today", _of_three(row.friction)),
        ("Score", f"{row.score} of 27" if row.score is not None else None),
        ("Owner", row.owner),
        ("Status", row.status),
        ("Reason", row.reason),
        ("Link", row.url),
    )
    return Ticket(
        id=_id("opportunity", row.map_id, row.stage_id, row.id or row.text),
        title=row.text,
        facts=tuple((name, text) for name, text in facts if text),
        labels=_labels("opportunity", row.map_id),
        priority=_worth(row.score),
        owner=row.owner,
        link=row.url,
    )


def _of_three(number: int | None) -> str | None:
    return None if number is None else f"{number} of 3"


def _worth(score: int | None) -> Priority | None:
    if score is None:
        return None
    return Priority.HIGH if score >= _GOOD else Priority.MEDIUM if score >= _FAIR else Priority.LOW


def _labels(kind: str, map_: str | None) -> tuple[str, ...]:
    names = ("journeymap", kind, map_ or "")
    return tuple(re.sub(r"[\s,;/]+", "-", name) for name in names if name)


def _ids(acts: Sequence[Act]) -> list[str]:
    """Return an id for each act, which only depends on its stages if nothing else distinguishes two acts."""
    ids = [_id(*_what(act)) for act in acts]
    number = Counter(ids)
    at = [_id(id_, *(stage.id for stage in act.stages)) for act, id_ in zip(acts, ids, strict=True)]
    return [id_ if number[id_] == 1 else with_stages for id_, with_stages in zip(ids, at, strict=True)]


def _what(act: Act) -> Iterator[str | None]:
    yield from ("act", act.kind, act.map, act.account, act.about, act.event)
    for parts in (act.missing, act.personas, act.roles):
        yield ",".join(parts)


def _id(*parts: str | None) -> str:
    return sha256("\x1f".join(part or "" for part in parts).encode("utf-8", "replace")).hexdigest()[:16]
