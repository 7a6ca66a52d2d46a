"""Buyers compare vendors and find no proof.

At this point every vendor says the same. What a customer like them has to say, or a trial of their
own, settles it.

Bad:
    title: A printer replaces its largest press
    framework: buyer-steps
    scope: buyer
    content:
      ink-calculator:
        title: Ink cost calculator
        type: calculator
        message: problem
    stages:
      consider:
        touchpoints:
          - {name: Works out the ink cost, channel: website, content: ink-calculator}
Good:
    title: A printer replaces its largest press
    framework: buyer-steps
    scope: buyer
    content:
      ink-calculator:
        title: Ink cost calculator
        type: calculator
        message: problem
      halden-story:
        title: Halden Print, one year on the new press
        type: case_study
        message: proof
    stages:
      consider:
        touchpoints:
          - {name: Works out the ink cost, channel: website, content: ink-calculator}
          - {name: Reads how Halden did it, channel: email, content: halden-story}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import counts
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage

PROOF = frozenset({"case_study", "reference_call", "pilot", "customer_review"})


@rule("JM404", "no-proof-in-evaluation", Severity.WARNING)
def no_proof_in_evaluation(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Look at every stage in which vendors are compared, whatever else happens there."""
    if "evaluate" not in stage.phases or not analysis.workspace.has_content:
        return
    if not any(piece.model.type in PROOF and counts(piece, stage) for piece in stage.all_content()):
        yield Gap(
            stage.place.at("content"),
            f"no content in '{stage.name}' proves what you promise",
            "Add content of type case_study, customer_review, reference_call or pilot, "
            "ideally from a customer like them.",
        )
