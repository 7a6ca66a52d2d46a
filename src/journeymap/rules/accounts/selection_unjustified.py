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
        fit: {value_creation: yes, economics: yes, access: yes, propensity: {answer: yes, why: The lease ends in May}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.account_checks import open_about_fit, unanswered_fit
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


@rule("JM504", "selection-unjustified", Severity.WARNING, "abm")
def selection_unjustified(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Two questions open, or more. A single one is JM522; fit that is too little for the stage is JM523."""
    if analysis.stage_claims.is_fit_too_little(account):
        return
    if len(unanswered_fit(account)) > 1 and analysis.buying_groups.is_target(account):
        yield Gap(
            account.place.at("fit"),
            f"'{account.name}' was chosen, but nobody has said {listed(open_about_fit(account), 'or')}",
            "Ask sales and whoever knows the account; then answer each under `fit` with yes or no, and a line on why.",
        )
