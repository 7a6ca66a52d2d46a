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
    """Applies from the stage in which both sides find out whether it could fit until the account has bought. Silent
    where something answers nearly the same words: that is told there.
    """
    if account.is_customer or not analysis.buying_groups.is_target(account):
        return
    if not any(analysis.pipelines.has_reached(account, phase) for phase in ("qualify", "evaluate")):
        return
    if not account.model.criteria:
        message = f"nobody knows what '{account.name}' will judge you by"
        fix = "Ask them in the next talk how they will compare, and write it under `criteria` in their words."
        yield Gap(account.place.at("criteria"), message, fix)
    answers = analysis.buying_groups.answers(account)
    nearly_answered = frozenset(_nearly_answered(account, analysis))
    for number, criterion in enumerate(account.model.criteria):
        if not answers.to(criterion) and criterion not in nearly_answered:
            yield Gap(
                account.place.at("criteria", number),
                f"'{account.name}' will judge you by '{criterion}', and nothing answers it",
                "Prepare a proof or plan a talk that answers it; then name it in `addresses` of that piece or contact.",
            )


def _nearly_answered(account: LinkedAccount, analysis: Analysis) -> Iterator[str | None]:
    """What the account may have said where its content and contacts answer something in other words."""
    said = analysis.said(account.id)
    own = (piece.model for piece in analysis.workspace.content.values() if piece.model.account == account.id)
    contacts = (entry.model for entry in account.plan if entry.counts)
    addressed = [
        *(text for piece in own if piece.status == "live" for text in piece.addresses),
        *(text for contact in contacts for text in contact.addresses),
    ]
    yield from (said.near(text) for text in addressed if text not in said)
