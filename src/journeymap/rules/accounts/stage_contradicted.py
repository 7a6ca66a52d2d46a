"""An account is said to be in a stage, and what else you wrote says otherwise.

Stages decide who works on an account and what it is sent. A deal that is won while marketing still tries to wake the
account up, or an account in the hands of sales of which nobody knows whether it fits, costs both teams their trust in
the list.

Bad:
    programs:
      mills: {name: Mills, framework: account-journey}
    accounts:
      ada-mills: {name: Ada Mills, stage: aware, deals: [{name: Line 3, outcome: open}]}
Good:
    programs:
      mills: {name: Mills, framework: account-journey}
    accounts:
      ada-mills: {name: Ada Mills, stage: opportunity, fit: {value_creation: yes, economics: yes, access: yes},
        deals: [{name: Line 3, outcome: open}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.account_checks import open_about_fit
from journeymap.analysis.stage_claims import Against
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount

ACTS = {
    Against.RELATIONSHIP: "Ask sales what it is today; then correct its `stage` or its `relationship`.",
    Against.DEAL: "Ask sales how the deal stands; then move the account to the stage it is in, or correct `deals`.",
    Against.FIT: "Settle with sales whether it is worth more of your time; then correct its answers under `fit`, or "
    "move it back to the stage it is in.",
    Against.FIRST_VALUE: "Ask success how far it is; then correct `first_value`, or move it to the stage it is in.",
    Against.SIGNAL: "Find out whether that has happened; then add it under `signals`, or move the account to the stage "
    "it is in.",
}


@rule("JM523", "stage-contradicted", Severity.WARNING, "abm")
def stage_contradicted(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Compare the stage with relationship, deals, fit, first result and signals, as far as they are written."""
    if account.model.approach == "mass":
        return
    stage = analysis.pipelines.now(account)
    contradictions = analysis.stage_claims.contradictions(account)
    if stage and contradictions:
        says = listed([contradiction.says for contradiction in contradictions])
        yield Gap(
            account.place.at("stage"),
            f"'{account.name}' is called '{stage.name}', but {says}",
            _act(account, contradictions[0].against),
        )


def _act(account: LinkedAccount, against: Against) -> str:
    """Say what to do about it; about fit, what to find out first."""
    unanswered = open_about_fit(account)
    if against is not Against.FIT or not unanswered:
        return ACTS[against]
    return (
        f"Before more time goes into it, find out with sales {listed(unanswered)}; then answer it under `fit`, or move "
        "it back to the stage it is in."
    )
