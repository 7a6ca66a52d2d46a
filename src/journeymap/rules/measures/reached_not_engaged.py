"""Most accounts are reached, and few of them respond.

What you send arrives. That it interests nobody there is hidden as long as one number counts both.

Bad:
    # maps/mills.yaml
    programs: {mills: {name: Mills, measures: {coverage: {plan: 80 %}}}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "figures": [
      {"measure": "coverage", "basis": "reached", "unit": "share", "value": 0.9, "numerator": 36, "denominator": 40,
       "n": 40},
      {"measure": "coverage", "basis": "engaged", "unit": "share", "value": 0.2, "numerator": 8, "denominator": 40,
       "n": 40}]}]}
Good:
    # maps/mills.yaml
    programs: {mills: {name: Mills, measures: {coverage: {plan: 80 %}}}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "figures": [
      {"measure": "coverage", "basis": "reached", "unit": "share", "value": 0.9, "numerator": 36, "denominator": 40,
       "n": 40},
      {"measure": "coverage", "basis": "engaged", "unit": "share", "value": 0.6, "numerator": 24, "denominator": 40,
       "n": 40}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.figures import percent
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import called
from journeymap.workspace import LinkedProgram, Workspace

MOST = 0.6
"""From this share on most accounts are reached."""
FEW = 0.5
"""Below this share of them few respond."""


@rule("JM853", "reached-not-engaged", Severity.WARNING)
def reached_not_engaged(source: LinkedProgram | Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per program, where enough accounts are on the list to tell."""
    pair = analysis.measurements.coverage(source)
    if pair is None:
        return
    reached, engaged = pair
    if reached.few or engaged.few or not reached.value or engaged.value is None:
        return
    if reached.value < MOST or engaged.value >= FEW * reached.value:
        return
    yield Gap(
        analysis.measurements.place_of(source, reached),
        f"'{called(source)}': {percent(reached.value)} of the accounts are reached, and {percent(engaged.value)} "
        "respond",
        "Take three accounts that are silent, ask sales what they are busy with at present, and hold what you send "
        "against it. Change that before you send more.",
    )
