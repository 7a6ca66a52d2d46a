"""A stage is out of scope, and nothing says why.

Nothing is asked of a stage that is out of scope. In half a year nobody will know whether it was left out for good
reason or for lack of time. The other way round, a reason on a stage that is not out of scope has no effect.

Bad:
    title: A zoo replaces its ticket gates
    stages:
      comparing:
        phases: evaluate
        touchpoints: [Call with another zoo]
      resale:
        phases: expand
        status: out_of_scope
        touchpoints: [Passes in hotel lobbies]
Good:
    title: A zoo replaces its ticket gates
    stages:
      comparing:
        phases: evaluate
        touchpoints: [Call with another zoo]
      resale:
        phases: expand
        status: out_of_scope
        reason: The tourist office sells them.
        touchpoints: [Passes in hotel lobbies]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM117", "out-of-scope-without-reason", Severity.INFO)
def out_of_scope_without_reason(journey: LinkedJourney) -> Iterator[Gap]:
    """Look at the whole journey, since no rule gets to see a stage that is out of scope."""
    for stage in journey.stages:
        status, reason = stage.model.status, stage.model.reason
        if status == "out_of_scope" and not reason:
            yield Gap(
                stage.place.at("status"),
                f"'{stage.name}' is out of scope, and nothing says why",
                "Ask who looks after it instead, or why nobody does, and write that as its `reason`.",
                stage,
            )
        elif reason and status is None:
            yield Gap(
                stage.place.at("reason"),
                f"'{stage.name}' has a reason for being out of scope, but is not out of scope",
                "Decide whether the map is to look at it: if not, add `status: out_of_scope`; if so, move the text to "
                "`notes`.",
                stage,
            )
