"""Whether a customer was asked how they are, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journeymap.analysis.first_result import first_result
from journeymap.model.account import Satisfaction
from journeymap.model.base import shifted
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedContent

if TYPE_CHECKING:
    from journeymap.analysis.analysis import Analysis

STILL_TRUE = timedelta(days=180)
"""How long an answer tells how a customer is."""
TIME_TO_SETTLE = timedelta(days=30)
"""Before that, a new customer has nothing to answer yet."""
_CONTENT_FROM: Mapping[str, float] = {"nps": 7, "csat": 4, "ces": 5}
"""From these scores somebody does not complain. What was said in a talk is on no scale."""
_ASKING_TYPES = ("reference_call", "referral_offer", "customer_review")
_ASKING = re.compile(
    r"\b(?:(?:be|as) (?:a|our) reference|reference (?:call|visit|talk)|(?:a|our) reference\b(?! \w+)|"
    r"(?:a|our) reference (?:for|to other|in|at|with)\b|testimonials?|referrals?|refer us|speak for us|"
    r"(?:ask|agree|record|film|write|interview|shoot).{0,40}\b(?:case study|success story|review on)|"
    r"referenz(?:kunde|kundin|besuch|gespräch|anfrage)?\b|weiterempfehl\w*|référence client\w*|témoignage\w*|"
    r"cliente de referencia|ser (?:una )?referencia|testimonio\w*)|導入事例",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """How a customer is, as far as anybody knows."""

    last_asked: date | None = None
    low: Satisfaction | None = None
    """The latest answer of somebody who is not content."""
    is_known: bool = False
    """Whether somebody has asked of late."""


def mood_of(account: LinkedAccount, today: date) -> Mood:
    """Return how a customer is: of each role and each way of asking the latest answer counts, as long as it is true."""
    asked = sorted((one for one in account.model.satisfaction if one.date <= today), key=lambda one: one.date)
    if not asked:
        return Mood()
    latest = {(one.role, one.kind): one for one in asked if one.score is not None}
    of_late = [one for one in latest.values() if one.date >= shifted(today, -STILL_TRUE)]
    low = [one for one in of_late if one.score is not None and one.score < _CONTENT_FROM.get(one.kind, 0)]
    last = asked[-1].date
    return Mood(
        last_asked=last,
        low=max(low, key=lambda one: one.date, default=None),
        is_known=last >= shifted(today, -STILL_TRUE),
    )


def customer_since(account: LinkedAccount, analysis: Analysis) -> date | None:
    """Return the first day on which an account is known to have been a customer; None if nobody has written any."""
    model = account.model
    after = {
        stage.id for stage in analysis.pipelines.of(account) if stage.phases and AFTER_SALE.issuperset(stage.phases)
    }
    days = [move.date for move in model.history if move.stage in after]
    days += [deal.closes for deal in model.deals if deal.outcome == "won" and deal.closes]
    days += [model.first_value.start] if model.first_value and model.first_value.start else []
    days += [model.since] if model.since and model.stage in after else []
    days += [answer.date for answer in model.satisfaction]
    return min(days, default=None)


def is_new(account: LinkedAccount, analysis: Analysis) -> bool:
    """Whether an account became a customer so lately that there is nothing to ask yet."""
    since = customer_since(account, analysis)
    return since is not None and shifted(since, TIME_TO_SETTLE) > analysis.today


def reference_requests(account: LinkedAccount, analysis: Analysis) -> Iterator[Place]:
    """Yield where an account is said to be ready to speak for you, or about to be asked for it."""
    reference = account.model.reference
    if reference and reference.ready:
        yield account.place.at("reference", "ready")
    phases = {stage.id: stage.phases for stage in analysis.pipelines.of(account)}
    for contact in account.plan:
        model = contact.model
        if model.status == "planned":
            says_so = any(_ASKING.search(text) for text in (model.purpose, model.touchpoint) if text)
            types = {piece.model.type for piece in contact.content}
            to_advocates = "advocate" in phases.get(model.stage or "", ())
            if says_so or "referral_offer" in types or (to_advocates and not types.isdisjoint(_ASKING_TYPES)):
                yield contact.place
    for piece in analysis.workspace.content.values():
        if _is_about(piece, account):
            yield piece.place


def _is_about(piece: LinkedContent, account: LinkedAccount) -> bool:
    """Whether a customer is to speak in a piece: it is named in its title, or the piece is made for it."""
    model = piece.model
    if model.status == "retired" or (model.status == "live" and model.type != "reference_call"):
        return False
    if model.type not in (*_ASKING_TYPES, "case_study"):
        return False
    first, name, title = account.name.split()[0], account.name.casefold(), model.title.casefold()
    is_named = name in title or (len(first) > 4 and re.search(rf"(?<!\w){re.escape(first.casefold())}(?!\w)", title))
    return bool(is_named) or model.account == account.id


def has_no_result(account: LinkedAccount, today: date) -> bool:
    """Whether the first result of an account is still to come."""
    return first_result(account, today).state in ("undated", "on the way", "at risk", "late")
