"""Nobody has said why an account was chosen.

A list of targets is a bet with the time of two teams. Four answers in a line each tell a bet from a wish.

Bad:
    accounts:
      ada-mills: {name: Ada Mills, approach: abm, fit: {value_creation: yes, access: unknown}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        fit: {value_creation: yes, economics: yes, access: yes, propensity: yes}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.account_checks import unanswered_fit
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount

QUESTIONS = {
    "value_creation": "whether you can do something for it",
    "economics": "whether it is worth the effort",
    "access": "whether you can reach the people who decide",
    "propensity": "whether it is likely to buy",
}


@rule("JM504", "selection-unjustified", Severity.WARNING, "abm")
def selection_unjustified(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    missing = [QUESTIONS[name] for name in unanswered_fit(account)]
    if analysis.buying_groups.is_target(account) and missing:
        yield Gap(
            account.place.at("fit"),
            f"'{account.name}' was chosen, but nobody has said {listed(missing, 'or')}",
            "Answer each under `fit` with yes or no and a line on why, or take the account off the list.",
        )
