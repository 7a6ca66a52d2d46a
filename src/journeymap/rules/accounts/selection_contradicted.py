"""An account is on the list although you answered that it should not be.

You wrote yourself that there is nothing to win, no way in, or that they will not buy. Either the answer is old, or the
account takes the place of a better one.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, fit: {access: no}}
Good:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, fit: {access: {answer: yes, why: The new COO knows us}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

REASONS = {
    "value_creation": "you can do nothing for it that it would notice",
    "economics": "it is not worth the effort",
    "access": "you cannot reach the people who decide",
    "propensity": "it is not likely to buy",
}


@rule("JM514", "selection-contradicted", Severity.ERROR, "abm")
def selection_contradicted(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """A single no is enough: each of the four is needed. What is merely unknown is none."""
    for question, reason in REASONS.items():
        answer = getattr(account.model.fit, question)
        if analysis.buying_groups.is_target(account) and answer is not None and answer.answer == "no":
            yield Gap(
                account.place.at("fit", question),
                f"'{account.name}' is on the list although {reason}{f' ({answer.why})' if answer.why else ''}",
                "Give its place on the list to another account; or, if that has changed, answer yes and say why.",
            )
