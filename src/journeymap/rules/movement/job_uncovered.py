"""Nothing helps buyers with one of their jobs.

A group that buys has six things to get done, from agreeing on the problem to getting everyone on board.
Where one of them is left to them alone, the purchase gets stuck there.

Bad:
    title: How labs buy a freezer
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: Checklist of needs, channel: website, jobs: [requirements_building]}
Good:
    title: How labs buy a freezer
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints:
          - {name: What one thaw costs a lab, channel: website, jobs: [problem_identification]}
          - {name: Checklist of needs, channel: website, jobs: [requirements_building]}
          - {name: Visits a lab that has switched, channel: referral, jobs: [solution_exploration, validation]}
      purchase:
        touchpoints:
          - {name: Three offers in one table, channel: email, jobs: [supplier_selection]}
          - {name: Paper for the board, channel: email, jobs: [consensus_creation]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.buying_jobs import jobs_by_stage
from journeymap.findings import Severity
from journeymap.model.buying_jobs import BUYING_JOBS
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney


@rule("JM203", "job-uncovered", Severity.WARNING, "abm")
def job_uncovered(journey: LinkedJourney) -> Iterator[Gap]:
    """Applies once a touchpoint or a piece of content on the map names any job."""
    covered = {job for _, jobs in jobs_by_stage(journey) for job in jobs}
    missing = [label(job.id) for job in BUYING_JOBS if job.id not in covered]
    if covered and missing:
        yield Gap(
            journey.place.at("stages").key(),
            f"nothing on '{journey.name}' helps buyers with {listed(missing, 'or')}",
            "Ask two buyers how they got through that, and offer what would have helped them. What helps already only "
            "needs the job under the `jobs` of its touchpoint or piece of content.",
        )
