"""How customers are, as far as anybody asked them, and who of them is to speak for you."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, chain

from journeymap.analysis.first_result import first_result
from journeymap.analysis.pipeline import Pipelines
from journeymap.model.account import Satisfaction
from journeymap.model.base import shifted
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedPlanEntry, Workspace, is_after_sale

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
    answers = sorted((answer for answer in account.model.satisfaction if answer.date <= today), key=_day)
    if not answers:
        return Mood()
    still_true_from = shifted(today, -STILL_TRUE)
    latest = {(answer.role, answer.kind): answer for answer in answers if answer.score is not None}
    low = [answer for answer in latest.values() if answer.date >= still_true_from and _is_low(answer)]
    last = answers[-1].date
    return Mood(last_asked=last, low=max(low, key=_day, default=None), is_known=last >= still_true_from)


def _day(answer: Satisfaction) -> date:
    return answer.date


def _is_low(answer: Satisfaction) -> bool:
    return answer.score is not None and answer.score < _CONTENT_FROM.get(answer.kind, 0)


def has_no_result(account: LinkedAccount, today: date) -> bool:
    """Whether the first result of an account is still to come."""
    return first_result(account, today).state in ("undated", "on the way", "at risk", "late")


@dataclass(frozen=True, slots=True)
class ReferenceRisk:
    """Why a customer who is to speak for you should not be asked for it yet."""

    place: Place
    """Where it is said that it is to speak for you."""
    mood: Mood
    has_no_result: bool


class Customers:
    """Since when accounts are customers, and which of them are to speak for you."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._today = workspace.today
        self._pipelines = pipelines
        asking = [piece for piece in workspace.content.values() if _asks_for_a_word(piece)]
        self._titles = _Titles([piece for piece in asking if piece.model.type != "referral_offer"])
        self._offers: dict[str, list[LinkedContent]] = {}
        for piece in asking:
            if piece.model.type == "referral_offer" and piece.model.account:
                self._offers.setdefault(piece.model.account, []).append(piece)

    def since(self, account: LinkedAccount) -> date | None:
        """The first day on which an account is known to have been a customer; None if nobody has written any."""
        model = account.model
        after = {stage.id for stage in self._pipelines.of(account) if is_after_sale(stage.phases)}
        days = [move.date for move in model.history if move.stage in after]
        days += [deal.closes for deal in model.deals if deal.outcome == "won" and deal.closes]
        days += [model.first_value.start] if model.first_value and model.first_value.start else []
        days += [model.since] if model.since and model.stage in after else []
        days += [answer.date for answer in model.satisfaction]
        return min(days, default=None)

    def is_new(self, account: LinkedAccount) -> bool:
        """Whether an account became a customer so lately that there is nothing to ask yet."""
        since = self.since(account)
        return since is not None and shifted(since, TIME_TO_SETTLE) > self._today

    def reference_requests(self, account: LinkedAccount) -> Iterator[Place]:
        """Yield where an account is said to be ready to speak for you, or about to be asked for it."""
        reference = account.model.reference
        if reference and reference.ready:
            yield account.place.at("reference", "ready")
        for contact in account.plan:
            stage = self._pipelines.stage(account, contact.model.stage)
            is_for_advocates = stage is not None and "advocate" in stage.phases
            if contact.model.status == "planned" and _asks_for_it(contact, is_for_advocates):
                yield contact.place
        pieces = chain(self._offers.get(account.id, ()), self._titles.naming(account))
        yield from (piece.place for piece in pieces)

    def reference_risk(self, account: LinkedAccount) -> ReferenceRisk | None:
        """Return why a customer is not to be asked for a reference yet; None where it may be, or nobody means to."""
        place = next(self.reference_requests(account), None) if account.is_customer else None
        if place is None:
            return None
        risk = ReferenceRisk(place, mood_of(account, self._today), has_no_result(account, self._today))
        return risk if risk.has_no_result or risk.mood.low else None


def _asks_for_it(contact: LinkedPlanEntry, is_for_advocates: bool) -> bool:
    says_so = any(_ASKING.search(text) for text in (contact.model.purpose, contact.model.touchpoint) if text)
    types = {piece.model.type for piece in contact.content}
    return says_so or "referral_offer" in types or (is_for_advocates and not types.isdisjoint(_ASKING_TYPES))


def _asks_for_a_word(piece: LinkedContent) -> bool:
    """Whether a customer has to speak for a piece that is still to be made, or each time that it is used."""
    model = piece.model
    if model.type in ("reference_call", "referral_offer"):
        return model.status != "retired"
    return model.type in ("case_study", "customer_review") and model.status == "planned"


class _Titles:
    """Finds the pieces whose titles name somebody, in one search through all titles."""

    def __init__(self, pieces: Sequence[LinkedContent]) -> None:
        self._pieces = pieces
        titles = [piece.model.title.casefold() for piece in pieces]
        self._text = "\n".join(titles)
        self._starts = [0, *accumulate(len(title) + 1 for title in titles)]

    def naming(self, account: LinkedAccount) -> Iterator[LinkedContent]:
        """Yield what names an account, by its whole name anywhere, or by the first word of that as a word."""
        name, first = account.name.casefold(), account.name.split()[0].casefold()
        yield from (piece for piece, _ in self._with(name))
        if len(first) > 4:
            yield from (piece for piece, at in self._with(first) if self._is_word(at, at + len(first)))

    def _with(self, text: str) -> Iterator[tuple[LinkedContent, int]]:
        """Yield each piece whose title has a text, and where that stands among all titles."""
        at = self._text.find(text)
        while at >= 0:
            yield self._pieces[bisect_right(self._starts, at) - 1], at
            at = self._text.find(text, at + 1)

    def _is_word(self, start: int, end: int) -> bool:
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        return not any(sign.isalnum() or sign == "_" for sign in before + after)
