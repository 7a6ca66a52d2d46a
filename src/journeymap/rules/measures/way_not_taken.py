"""Accounts take another way than the map or the framework declares.

Many leave a stage out, or come into it again, and nothing says that they may. Either the stage is not what happens
there, or something that it is for is left out as well.

Bad:
    # maps/mills.yaml
    frameworks:
      mill-sales:
        unit: account
        stages: {curious: {phases: engage}, trial: {phases: evaluate}, offer: {phases: decide}}
    programs: {mills: {name: Mills, framework: mill-sales}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "stages": [
      {"stage": "curious", "name": "Curious", "entered": 30, "on": 22, "open": 8, "here": 8},
      {"stage": "trial", "name": "Trial", "entered": 12, "skipped": 10, "on": 9, "open": 3, "here": 3},
      {"stage": "offer", "name": "Offer", "entered": 19, "open": 19, "here": 19}]}]}
Good:
    # maps/mills.yaml
    frameworks:
      mill-sales:
        unit: account
        stages:
          curious: {phases: engage, loops: [{to: offer, when: They know the mill from another site}]}
          trial: {phases: evaluate}
          offer: {phases: decide}
    programs: {mills: {name: Mills, framework: mill-sales}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "stages": [
      {"stage": "curious", "name": "Curious", "entered": 30, "on": 22, "open": 8, "here": 8},
      {"stage": "trial", "name": "Trial", "entered": 12, "skipped": 10, "on": 9, "open": 3, "here": 3},
      {"stage": "offer", "name": "Offer", "entered": 19, "open": 19, "here": 19}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.stalls import counted_cases
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram, Workspace


@rule("JM854", "way-not-taken", Severity.INFO)
def way_not_taken(source: LinkedProgram | Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per stage. A loop or a branch past it, a stage out of scope, and a framework whose accounts move
    freely are declared ways.
    """
    measurements = analysis.measurements
    measured = measurements.of(source)
    if measured is None:
        return
    for detour in measurements.detours(source):
        flow = detour.flow
        stage = measurements.stage_on_map(measured, flow.stage)
        parts = []
        if detour.skipped:
            cases = counted_cases(flow.entered + detour.skipped, measured)
            parts.append(f"{detour.skipped} of {cases} went past '{flow.name}'")
        if detour.reentered:
            again = "it again" if parts else f"'{flow.name}' again"
            parts.append(f"{detour.reentered} of {counted_cases(flow.entered, measured)} came into {again}")
        yield Gap(
            stage.place.key() if stage else measurements.place_of(source),
            f"{', and '.join(parts)}, and nothing says that they may",
            "Ask those who were there why. If it is in order, declare the way: a `branches` or `loops` entry at the "
            "stage where it begins. If not, agree on what has to be true before an account goes on, as its `exit`.",
            about=stage,
        )
