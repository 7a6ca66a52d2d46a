"""Handoffs are answered later than was agreed.

One late answer is an accident. Where it is the rule, the time that both teams agreed on is none, and accounts
cool while each of them believes that the other has them.

Bad:
    # maps/mills.yaml
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales, respond_within: 48h}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "figures": [
      {"measure": "handoff_time", "basis": "median", "unit": "days", "value": 6, "n": 28},
      {"measure": "handoff_time", "basis": "in_time", "unit": "share", "value": 0.4, "numerator": 12,
       "denominator": 30, "n": 30, "low": 0.2459, "high": 0.5768}]}]}
Good:
    # maps/mills.yaml
    programs:
      mills:
        name: Mills
        framework: abm-seven
        handoffs:
          - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales, respond_within: 48h}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "figures": [
      {"measure": "handoff_time", "basis": "median", "unit": "days", "value": 1, "n": 30},
      {"measure": "handoff_time", "basis": "in_time", "unit": "share", "value": 0.9, "numerator": 27,
       "denominator": 30, "n": 30, "low": 0.7438, "high": 0.9654}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.figures import value_of
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import called
from journeymap.workspace import LinkedProgram, Workspace


@rule("JM852", "handoffs-late", Severity.WARNING)
def handoffs_late(source: LinkedProgram | Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per program, where chance alone does not explain it. JM607 tells of each that waits today."""
    measurements = analysis.measurements
    in_time = measurements.handoffs_late(source)
    if in_time is None or in_time.numerator is None or in_time.denominator is None:
        return
    answers = [figure for figure in measurements.figures_of(source) if figure.measure == "handoff_time"]
    days = next((figure for figure in answers if figure.basis == "median"), None)
    half = f"; half of the answers took {value_of(days)} or more" if days and days.value else ""
    yield Gap(
        source.place.at("handoffs") if isinstance(source, LinkedProgram) else measurements.place_of(source),
        f"'{called(source)}': {in_time.numerator:.0f} of {in_time.denominator:.0f} handoffs were answered in the time "
        f"that was agreed{half}",
        "Ask the team that takes over what keeps it from answering. Then agree on fewer accounts at once, or on a time "
        "that it can hold, and write it as `respond_within`.",
    )
