"""A result was promised, and nobody delivers it.

What was said in the sale is what the customer waits for. If it stands in no plan for the time after the sale, it
depends on somebody remembering. To talk about it once more delivers nothing.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap, Audit passed]
        first_value: {milestone: Scrap halved, outcome: Less scrap, visible_to: champion}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap, Audit passed]
        first_value: {milestone: Scrap halved, outcome: Less scrap, visible_to: champion}
    content:
      audit-papers: {title: Papers for the audit, account: ada-mills, phases: onboard, addresses: [Audit passed]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM705", "promise-without-delivery", Severity.WARNING, "abm")
def promise_without_delivery(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """The first result, or what happens after the sale and is done or still ahead, delivers it."""
    if not account.is_customer:
        return
    for number, outcome in enumerate(account.model.outcomes):
        if not analysis.deliveries.include(account, filter(None, (outcome.text, outcome.id))):
            yield Gap(
                account.place.at("outcomes", number),
                f"'{account.name}' was promised '{outcome.text}', and nothing delivers it",
                "Settle who delivers it and by when. Then name it where it belongs: as `outcome` of `first_value`, "
                "or under `addresses` of what you do or hand over after the sale.",
            )
