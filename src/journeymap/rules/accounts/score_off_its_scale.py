"""An answer lies outside the scale on which it was asked for.

A share of all customers, or stars out of ten, look like the best answer there could be, and a customer who is about to
leave counts as content.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        satisfaction: [{date: 2026-10-01, kind: nps, score: 44, role: user}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        satisfaction: [{date: 2026-10-01, kind: nps, score: 8, role: user}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}


@rule("JM538", "score-off-its-scale", Severity.WARNING, "abm")
def score_off_its_scale(account: LinkedAccount) -> Iterator[Gap]:
    """Look at every answer with a score; what was said in a talk is on no scale."""
    for number, answer in enumerate(account.model.satisfaction):
        scale = SCALES.get(answer.kind)
        if scale is None or answer.score is None or scale[0] <= answer.score <= scale[1]:
            continue
        kind = label(answer.kind).upper()
        yield Gap(
            account.place.at("satisfaction", number, "score"),
            f"{kind} is asked from {scale[0]} to {scale[1]}, but '{account.name}' is said to have answered "
            f"{answer.score:g}",
            "Write what one person answered, on that scale. If it was another scale, write `kind: talk`, and what they "
            "said as `note`.",
        )
