"""Feelings without a score draw no curve.

A word says what somebody feels, not how bad it is. The curve passes over it, and no low point can be found there.

Bad:
    title: A choir looks for a rehearsal room
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Visit on a Sunday]
        emotion: hopeful
      purchase:
        touchpoints: [Talk with the caretaker]
        emotion: -1
        pains:
          - text: Nobody can say what the heating will cost
            answers: [{text: How might last winter's bill be at hand?, owner: caretaker}]
Good:
    title: A choir looks for a rehearsal room
    framework: buyer-steps
    scope: buyer
    stages:
      consider:
        touchpoints: [Visit on a Sunday]
        emotion: {score: 1, feeling: hopeful}
      purchase:
        touchpoints: [Talk with the caretaker]
        emotion: -1
        pains:
          - text: Nobody can say what the heating will cost
            answers: [{text: How might last winter's bill be at hand?, owner: caretaker}]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.feelings import scale_of, unscored
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedJourney


@rule("JM115", "feeling-without-score", Severity.INFO)
def feeling_without_score(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Told once for a map, at the first of them, and not again on a map that extends it and has no other feelings.
    Scores and parts such as `4/5` count, and so do smileys of plain meaning.
    """
    found = unscored(journey)
    if found is None or found.are_inherited:
        return
    scale = scale_of(analysis.workspace, journey)
    yield Gap(
        found.place,
        _message(found.number, found.of, journey.model.title),
        f"Ask how good or bad each felt, and add its `score`, from {scale.worst:g} (very bad) to {scale.best:g} (very "
        "good), or write 4/5 or 😊.",
    )


def _message(number: int, of: int, title: str) -> str:
    if number == of:
        none = f"none of the {of} feelings on '{title}' has" if of > 1 else f"the only feeling on '{title}' has no"
        return f"{none} a score, so there is no curve" if of > 1 else f"{none} score, so there is no curve"
    has, it = ("has", "it") if number == 1 else ("have", "them")
    return f"{number} of {of} feelings on '{title}' {has} no score, so the curve leaves {it} out"
