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
    """Known criteria count from the stage in which both sides find out whether it could fit until the account has
    bought; that they are not known is told once it compares.
    """
    if not account.model.criteria and analysis.worries.is_compared(account):
        message = f"nobody knows what '{account.name}' will judge you by"
        fix = "Ask them in the next talk how they will compare, and write it under `criteria` in their words."
        yield Gap(account.place.at("criteria"), message, fix)
    for number in analysis.worries.open_criteria(account):
        criterion = account.model.criteria[number]
        near = analysis.worries.near_answer(criterion, account)
        yield Gap(
            account.place.at("criteria", number),
            f"'{account.name}' will judge you by '{criterion}', and nothing answers it",
            f"If {near.title} answers it, say so in these words under `addresses`, not as '{near.text}'."
            if near
            else "Prepare a proof or plan a talk that answers it; then name it under its `addresses`.",
        )
