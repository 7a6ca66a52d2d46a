"""Plan backward from the day on which an account wants to be live: by when it has to sign, and to begin what is ahead.

A stage takes its `max_days`, else what its `duration` says in words; the longer end of a span, since a plan that holds
only if all goes well is none. A stage of which neither is known takes no time here, so that no alarm rests on a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from journeymap.analysis.pipeline import Pipelines, PipelineStage, entered
from journeymap.model.base import shifted
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import LinkedAccount

_DAYS = {
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4,
    "quarter": 91.3,
    "year": 365.25,
}
_UNITS = {
    "hour": "h|hrs?|hours?|Stunden?|heures?|horas?",
    "day": "d|days?|Tagen?|Tage?|jours?|días?|dias?|日間?",
    "week": "w|wks?|weeks?|Wochen?|semaines?|semanas?|週間?",
    "month": "mos?|months?|Monaten?|Monate?|mois|mes|meses|[かヶヵカケ]月",
    "quarter": "quarters?|Quartalen?|Quartale?|trimestres?",
    "year": "y|yrs?|years?|Jahren?|Jahre?|ans?|années?|años?|年",
}
_WORDS = dict(
    zip("a one two three four five six seven eight nine ten twelve".split(), (1, *range(1, 11), 12), strict=True)
)
_NUMBER = rf"\d+(?:[.,]\d+)?|\b(?:{'|'.join(_WORDS)})\b"
_SPAN = re.compile(
    rf"(?P<most>{_NUMBER})[ -]?(?P<working>(?:working|business|work) )?"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _UNITS.items())})(?![^\W\d_])",
    re.IGNORECASE,
)
_LONGEST = 200
"""A text with a length of time in it is short; a longer one is not searched."""


def days_in(text: str) -> int | None:
    """Return the days of a length of time in words, such as '5-8 weeks'; the longest that it names, None if there is
    none.
    """
    lengths = [
        _number(span["most"]) * _DAYS[span.lastgroup or "day"] * (7 / 5 if span["working"] else 1)
        for span in _SPAN.finditer(text[:_LONGEST])
    ]
    longest = max(lengths, default=0.0)
    return ceil(longest - 0.5) or 1 if 0 < longest < timedelta.max.days else None


def _number(written: str) -> float:
    return float(_WORDS.get(written.casefold(), written.replace(",", ".")))


def usual_days(stage: PipelineStage) -> int | None:
    """How long a stage takes."""
    return stage.max_days or (days_in(stage.duration) if stage.duration else None)


@dataclass(frozen=True, slots=True)
class BackPlan:
    """The last days on which things have to happen for an account to be live in time."""

    wanted: date
    now: PipelineStage
    leaves: date
    """The day on which it leaves its stage, if that takes as long as usual; today at the earliest."""
    next: PipelineStage | None
    """The first stage ahead."""
    next_begins: date
    """The last day on which that may begin."""
    signed: date | None
    """The last day to sign; None for whom that is behind."""

    @property
    def fits(self) -> bool:
        return self.leaves <= self.next_begins


def back_plan(account: LinkedAccount, pipelines: Pipelines, today: date) -> BackPlan | None:
    """Plan backward for an account; None where it wants no day, is live, or nobody knows where it is."""
    stages, now, wanted = pipelines.of(account), pipelines.now(account), account.model.go_live
    first = account.model.first_value
    if wanted is None or now is None or (first and first.reached):
        return None
    end = max((number for number, stage in enumerate(stages) if _leads_live(stage)), default=-1)
    current = stages.index(now)
    if current > end:
        return None
    ahead = stages[current + 1 : end + 1]
    begins, signed = wanted, None if set(now.phases) <= AFTER_SALE else wanted
    for stage in reversed(ahead):
        begins = shifted(begins, -timedelta(days=_days_to_live(stage)))
        signed = begins if set(stage.phases) <= AFTER_SALE else signed
    since = entered(account)
    leaves = shifted(since, timedelta(days=_days_to_live(now))) if since else today
    return BackPlan(wanted, now, max(leaves, today), ahead[0] if ahead else None, begins, signed)


def _leads_live(stage: PipelineStage) -> bool:
    """Whether an account is not live before it has gone through a stage."""
    return "decide" in stage.phases or "onboard" in stage.phases


def _days_to_live(stage: PipelineStage) -> int:
    """How long a stage takes until the account may be live; one in which it also lives on says nothing of that."""
    lives_on = "onboard" in stage.phases and set(stage.phases) != {"onboard"}
    return 0 if lives_on else usual_days(stage) or 0
