"""Buyers compare vendors and find no proof.

At this point every vendor says the same, and your own word counts least. What a customer like them has to say, or a
trial of their own, settles it, but only if somebody hands it to them.

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
from journeymap.analysis.content import counts, handed_out
from journeymap.analysis.proof import convinces_on, is_own_word, is_proof, lacks_proof
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent, LinkedStage


@rule("JM404", "no-proof-in-evaluation", Severity.WARNING)
def no_proof_in_evaluation(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Look at the stages in which vendors are compared; one of them with proof is enough.

    A touchpoint, a stage or a planned contact has to hand the proof out. Silent where an account has proof that fits it
    and is not used: that is told at the account.
    """
    journey = stage.journey
    if not analysis.takes_part_in_content(journey) or not lacks_proof(stage, analysis.pipelines):
        return
    if journey.account and analysis.idle_proof.at(journey.account):
        return
    place = stage.place.at("content")
    own = next((piece for piece in handed_out(stage) if counts(piece, stage) and _is_own_proof(piece)), None)
    aimed = next((piece for piece in stage.aimed if counts(piece, stage) and convinces_on(piece, journey)), None)
    if own:
        message = f"in '{stage.name}' only you vouch for yourselves, in '{own.model.title}'"
        fix = "Ask a customer like them for a review, a story in their own words or a call, and offer that here."
    elif aimed:
        message = f"no content in '{stage.name}' proves what you promise: nobody hands out '{aimed.model.title}'"
        fix = f"Decide who gives it to them, and write `content: {aimed.id}` at that touchpoint or contact."
    else:
        message = f"no content in '{stage.name}' proves what you promise"
        fix = (
            "Offer them a case study, a review, a call with a customer or a pilot, ideally from a customer like them, "
            "and name it under `content` of the touchpoint where they get it."
        )
    yield Gap(place, message, fix)


def _is_own_proof(piece: LinkedContent) -> bool:
    return is_proof(piece) and is_own_word(piece)
