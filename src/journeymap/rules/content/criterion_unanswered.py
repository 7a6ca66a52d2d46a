"""The account judges you by something you do not answer.

In the comparison it is their list that counts. What is on it and not in your papers is marked as missing.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
        criteria: [Runs without a network]
    programs: {mills: {name: Mills, framework: abm-seven}}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        approach: abm
        stage: evaluation
        criteria: [Runs without a network]
        plan:
          - who: technical_evaluator
            stage: evaluation
            channel: in-person-meeting
            addresses: [Runs without a network]
    programs: {mills: {name: Mills, framework: abm-seven}}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM405", "criterion-unanswered", Severity.WARNING, "abm")
def criterion_unanswered(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Applies from the stage in which the account compares vendors until it has bought."""
    if account.is_customer or not analysis.buying_groups.is_target(account):
        return
    if not analysis.pipelines.has_reached(account, "evaluate"):
        return
    if not account.model.criteria:
        message = f"nobody knows what '{account.name}' will judge you by"
        yield Gap(account.place.at("criteria"), message, "Ask for their criteria and write them under `criteria`.")
    answers = analysis.buying_groups.answers(account)
    for number, criterion in enumerate(account.model.criteria):
        if not answers.to(criterion):
            yield Gap(
                account.place.at("criteria", number),
                f"'{account.name}' will judge you by '{criterion}', and nothing answers it",
                "Add it to the `addresses` of a piece of content or of a planned contact.",
            )
