"""A journey comes in; for every stage in scope and every persona three answers go out: touchpoint, channel,
content.

Coverage is the share of yes among the answers. It counts what is for everyone or for that persona; what
is only planned counts on to-be maps alone, and content is not asked about while the workspace declares
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from journeymap.workspace import LinkedContent, LinkedJourney, LinkedPersona, LinkedStage
from journeymap.workspace.linked import LinkedTouchpoint
from journeymap.workspace.uses import aims_at

Check = Literal["touchpoint", "channel", "content"]
CHECKS: tuple[Check, ...] = ("touchpoint", "channel", "content")


@dataclass(frozen=True, slots=True)
class Cell:
    """One persona at one stage; `persona` is None on a map without personas, `content` None where it is not
    asked.
    """

    stage: LinkedStage
    persona: LinkedPersona | None
    touchpoint: bool
    channel: bool
    content: bool | None

    @property
    def answers(self) -> tuple[tuple[Check, bool], ...]:
        """The questions that were asked, with their answers."""
        asked = (("touchpoint", self.touchpoint), ("channel", self.channel), ("content", self.content))
        return tuple((check, answer) for check, answer in asked if answer is not None)  # type: ignore[misc]

    @property
    def missing(self) -> tuple[Check, ...]:
        """The questions whose answer is no."""
        return tuple(check for check, answer in self.answers if not answer)


def cells(journey: LinkedJourney) -> Iterator[Cell]:
    """Every cell of a journey, by stage, then by persona."""
    for stage in journey.stages_in_scope:
        for persona in journey.personas or (None,):
            yield cell(stage, persona)


def cell(stage: LinkedStage, persona: LinkedPersona | None) -> Cell:
    """Ask the three questions for one persona at one stage."""
    met = [one for one in stage.touchpoints if one.counts and one.serves(persona)]
    has_content = None
    if stage.journey.workspace.has_content:
        has_content = next(content_for(stage, persona, met), None) is not None
    return Cell(
        stage,
        persona,
        touchpoint=bool(met),
        channel=any(one.channel for one in met),
        content=has_content,
    )


def content_for(
    stage: LinkedStage, persona: LinkedPersona | None, met: Iterable[LinkedTouchpoint]
) -> Iterator[LinkedContent]:
    """The pieces this persona can read here: through a touchpoint, the stage, or because they are aimed at
    both.
    """
    linked = [piece for touchpoint in met for piece in touchpoint.content]
    for piece in (*linked, *stage.content):
        if counts(piece, stage) and _named_for(piece, persona):
            yield piece
    for piece in stage.aimed:
        reaches = persona is None or aims_at(piece, persona.id, persona.model.role)
        if reaches and counts(piece, stage):
            yield piece


def counts(piece: LinkedContent, stage: LinkedStage) -> bool:
    """Whether a piece can be used: it is live, or planned on a map of how things should be."""
    status = piece.model.status
    return status == "live" or (status == "planned" and stage.journey.is_target)


def _named_for(piece: LinkedContent, persona: LinkedPersona | None) -> bool:
    return persona is None or not piece.model.for_ or persona.id in piece.model.for_


def coverage(of: Iterable[Cell]) -> float:
    """Yes ÷ answered, from 0 to 1; 1 where nothing was asked."""
    answers = [answer for cell in of for _, answer in cell.answers]
    return sum(answers) / len(answers) if answers else 1.0
