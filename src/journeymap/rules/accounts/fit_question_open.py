"""One question about a chosen account is still open.

Three answers are a reason to begin. The fourth is the one to find out while you are at it, before the account takes
more of your time.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        fit: {value_creation: yes, economics: yes, access: yes, propensity: {answer: unknown, why: No budget seen yet}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        fit: {value_creation: yes, economics: yes, access: yes, propensity: {answer: yes, why: The budget is planned}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.account_checks import open_about_fit, unanswered_fit
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount

WAYS = {
    "value_creation": "Ask somebody there what their problem costs them",
    "economics": "Estimate with sales what it would bring and what it would take",
    "access": "Ask who of you, or of your customers, knows one of the people who decide",
    "propensity": "Find out whether they have a budget, a date or a contract that ends",
}


@rule("JM522", "fit-question-open", Severity.INFO, "abm")
def fit_question_open(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Several open questions are JM504; fit that is too little for the stage is JM523."""
    if analysis.stage_claims.is_fit_too_little(account):
        return
    missing = unanswered_fit(account)
    if len(missing) == 1 and analysis.buying_groups.is_target(account):
        yield Gap(
            account.place.at("fit", missing[0]),
            f"'{account.name}' was chosen, but nobody has said {open_about_fit(account)[0]}",
            f"{WAYS[missing[0]]}; then answer `{missing[0]}` with yes or no, and a line on why.",
        )
