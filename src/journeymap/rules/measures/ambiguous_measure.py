"""A measure can be counted in several ways.

Two teams that divide by different things report different numbers under one name, and argue about the
numbers instead of the business.

Bad:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [win_rate]
Good:
    accounts: {ada-mills: {name: Ada Mills, approach: abm}}
    programs:
      mills:
        name: Mills
        metrics: [{kind: win_rate, baseline: 0.2, params: {basis: closed_deals}}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedProgram

CHOICES = {
    "pipeline_velocity": ("revenue_per_day", "days_per_stage"),
    "sales_cycle": ("from_first_touch", "from_opportunity"),
    "engagement_rate": ("of_reached", "of_all_targets"),
    "clv": ("margin", "revenue"),
    "cac": ("marketing_only", "marketing_and_sales"),
    "win_rate": ("closed_deals", "created_deals"),
}


@rule("JM805", "ambiguous-measure", Severity.INFO, "abm")
def ambiguous_measure(program: LinkedProgram) -> Iterator[Gap]:
    """Any choice written under `params` will do."""
    for number, metric in enumerate(program.model.metrics):
        choices = CHOICES.get(metric.kind)
        if choices and not metric.params:
            yield Gap(
                program.place.at("metrics", number),
                f"'{metric.kind}' can be counted in several ways",
                f"Say which with a `basis` under `params`: {listed(choices, 'or')}.",
            )
