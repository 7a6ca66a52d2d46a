"""Buyers get help with checking and with winning colleagues over only near the end.

Buyers check their answers and win over colleagues from the first day to the last. Help that comes with the
contract comes after the group has fallen apart.

Bad:
    title: How labs buy a freezer
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Trade show]
      purchase:
        touchpoints:
          - {name: Paper for the board, channel: email, jobs: [consensus_creation]}
Good:
    title: How labs buy a freezer
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: Paper for colleagues, channel: email, jobs: [consensus_creation]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.buying_jobs import jobs_by_stage
from journeymap.findings import Severity
from journeymap.model.buying_jobs import BUYING_JOBS
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney

EARLY = frozenset({"aware", "engage", "qualify", "evaluate"})


@rule("JM204", "always-on-jobs-served-late", Severity.INFO, "abm")
def always_on_jobs_served_late(journey: LinkedJourney) -> Iterator[Gap]:
    """Look only at jobs that are served at all; JM203 asks whether they are."""
    served = jobs_by_stage(journey)
    if not any(EARLY.intersection(stage.phases) for stage, _ in served):
        return
    for job in (job.id for job in BUYING_JOBS if job.always_on):
        stages = [stage for stage, jobs in served if job in jobs]
        if stages and not any(EARLY.intersection(stage.phases) for stage in stages):
            yield Gap(
                stages[0].place.at("touchpoints"),
                f"buyers get help with {label(job)} only at '{stages[0].name}'",
                f"Offer something earlier that they can pass on to colleagues, and write `jobs: {job}` beside it.",
                stages[0],
            )
