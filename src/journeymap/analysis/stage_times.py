"""How long a stage takes: its `max_days`, else what its `duration` says in words.

Of a span the longer end counts, since a plan that holds only if all goes well is none.
"""

from __future__ import annotations

import re
from datetime import timedelta
from math import ceil

from journeymap.analysis.pipeline import PipelineStage

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
    rf"(?P<half>half )?(?P<most>{_NUMBER})[ -]?(?P<working>(?:working|business|work) )?"
    rf"(?:{'|'.join(f'(?P<{unit}>{words})' for unit, words in _UNITS.items())})(?![a-zà-ÿ])",
    re.IGNORECASE,
)
_LONGEST = 200
"""A text with a length of time in it is short; a longer one is not searched."""


def days_in(text: str) -> int | None:
    """Return the days of a length of time in words, such as '5-8 weeks'; the longest that it names, None if there is
    none.
    """
    lengths = [
        _number(span["most"])
        * _DAYS[span.lastgroup or "day"]
        * (7 / 5 if span["working"] else 1)
        * (1 / 2 if span["half"] else 1)
        for span in _SPAN.finditer(text[:_LONGEST])
    ]
    longest = max(lengths, default=0.0)
    return ceil(longest - 0.5) or 1 if 0 < longest < timedelta.max.days else None


def _number(written: str) -> float:
    return float(_WORDS.get(written.casefold(), written.replace(",", ".")))


def usual_days(stage: PipelineStage) -> int | None:
    """How long a stage takes."""
    return stage.max_days or (days_in(stage.duration) if stage.duration else None)
