"""A result was promised, and nobody delivers it.

What was said in the sale is what the customer waits for. If it stands in no plan, it depends on somebody
remembering.

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
        outcomes: [Less scrap]
        first_value: {milestone: Scrap halved, outcome: Less scrap, visible_to: champion}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.wording import same_words
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM705", "promise-without-delivery", Severity.WARNING, "abm")
def promise_without_delivery(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """The first result, a planned contact, or the purpose of a touchpoint after the sale delivers it."""
    if not account.is_customer:
        return
    model, answers = account.model, analysis.buying_groups.answers(account)
    map_ = analysis.pipelines.map_of(account)
    stages = [stage for stage in map_.stages if stage.is_after_sale] if map_ else []
    purposes = {touchpoint.model.purpose for stage in stages for touchpoint in stage.touchpoints}
    promised = model.first_value.outcome if model.first_value else None
    delivered = {same_words(text) for text in (promised, *purposes) if text}
    for number, outcome in enumerate(model.outcomes):
        if delivered.isdisjoint(map(same_words, (outcome.text, outcome.id or ""))) and not answers.to(outcome):
            yield Gap(
                account.place.at("outcomes", number),
                f"'{account.name}' was promised '{outcome.text}', and nothing delivers it",
                "Name it as the `outcome` of `first_value`, or under `addresses` of a planned contact.",
            )
