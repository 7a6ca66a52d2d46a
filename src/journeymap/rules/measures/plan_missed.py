"""A number misses its plan by more than chance.

A few deals more or less say nothing. Here the distance is so large that the next months will not make up for it on
their own.

Bad:
    # maps/mills.yaml
    programs: {mills: {name: Mills, measures: {win_rate: {plan: 35 %, owner: head of sales}}}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "figures": [
      {"measure": "win_rate", "unit": "share", "value": 0.18, "numerator": 9, "denominator": 50, "n": 50,
       "low": 0.0977, "high": 0.308, "plan": 0.35, "better": "higher", "verdict": "missed"}]}]}
Good:
    # maps/mills.yaml
    programs: {mills: {name: Mills, measures: {win_rate: {plan: 35 %, owner: head of sales}}}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "figures": [
      {"measure": "win_rate", "unit": "share", "value": 0.27, "numerator": 3, "denominator": 11, "n": 11, "few": true,
       "low": 0.0975, "high": 0.5657, "plan": 0.35, "better": "higher", "verdict": "unclear"}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.figures import plan_of, value_of, with_unit
from journeymap.findings import Severity
from journeymap.model.snapshot import Figure
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import called
from journeymap.workspace import LinkedProgram, Workspace


@rule("JM851", "plan-missed", Severity.WARNING)
def plan_missed(source: LinkedProgram | Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per measure whose plan lies outside of what chance allows; of too few cases none."""
    measurements = analysis.measurements
    measured = measurements.of(source)
    for figure in measurements.missed(source):
        at = measurements.flow(measured, figure.of) if figure.of else None
        stage = measurements.stage_on_map(measured, figure.of) if measured and figure.of else None
        what = f"{label(figure.measure)} of {at.name if at else figure.of}" if figure.of else label(figure.measure)
        owner = figure.owner or (stage.owner if stage else None)
        yield Gap(
            measurements.place_of(source, figure),
            f"'{called(source)}': {what} is {value_of(figure)}{_rests_on(figure)}, where {plan_of(figure)} is "
            f"planned{_beyond_chance(figure)}",
            f"Ask {owner or 'those who do the work'} what has changed since you planned it, and agree on one thing to "
            "do otherwise until the next reading. If the plan was a wish, correct `plan`.",
            about=stage,
        )


def _beyond_chance(figure: Figure) -> str:
    """Of what is known in full, chance has no part in it, and nothing is said."""
    return "" if figure.low is None or figure.high is None else ", and chance does not explain it"


def _rests_on(figure: Figure) -> str:
    if figure.unit == "share" and figure.numerator is not None and figure.denominator == figure.n > 0:
        return f" ({figure.numerator:,.0f} of {figure.n:,})"
    if figure.low is not None and figure.high is not None and figure.unit != "share":
        return f" (between {with_unit(figure.low, figure)} and {with_unit(figure.high, figure)})"
    return ""
