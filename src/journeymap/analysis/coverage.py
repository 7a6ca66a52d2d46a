"""A journey comes in; for every stage in scope and every persona three answers go out: touchpoint, channel,
content.

Coverage is the share of yes among the answers. It counts what is for everyone or for that persona; what
is only planned counts on to-be maps alone, and content is not asked about while the workspace declares
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeymap.translatable import N_
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedPersona, LinkedStage
from journeymap.workspace.graph.journey import LinkedTouchpoint
from journeymap.workspace.link.backlinks import aims_at

Check = Literal["touchpoint", "channel", "content"]
CHECKS: tuple[Check, ...] = (N_("touchpoint"), N_("channel"), N_("content"))


@dataclass(frozen=True)
class Cell:
    """One persona at one stage; `persona` is None on a map without personas, and stands for everyone."""

    stage: LinkedStage
    persona: LinkedPersona | None

    @cached_property
    def met(self) -> tuple[LinkedTouchpoint, ...]:
        """The touchpoints that happen here and are for this persona."""
        return tuple(one for one in self.stage.touchpoints if one.counts and one.serves(self.persona))

    def pieces(self) -> Iterator[LinkedContent]:
        """What this persona can read here: by a touchpoint, the stage, or because it is aimed at both."""
        stage, persona = self.stage, self.persona
        linked = [piece for touchpoint in self.met for piece in touchpoint.content]
        for piece in (*linked, *stage.content):
            if counts(piece, stage) and _named_for(piece, persona):
                yield piece
        for piece in stage.aimed:
            reaches = persona is None or aims_at(piece, persona.id, persona.model.role)
            if reaches and counts(piece, stage):
                yield piece

    @property
    def touchpoint(self) -> bool:
        """Whether anything meets them here."""
        return bool(self.met)

    @property
    def channel(self) -> bool:
        """Whether it is known over which channel."""
        return any(one.channel for one in self.met)

    @property
    def content(self) -> bool | None:
        """Whether there is anything to read; None while the workspace declares no content."""
        if not self.stage.journey.workspace.has_content:
            return None
        return next(self.pieces(), None) is not None

    @cached_property
    def answers(self) -> tuple[tuple[Check, bool], ...]:
        """The questions that were asked, with their answers."""
        asked: tuple[tuple[Check, bool | None], ...] = (
            ("touchpoint", self.touchpoint),
            ("channel", self.channel),
            ("content", self.content),
        )
        return tuple((check, answer) for check, answer in asked if answer is not None)

    @property
    def missing(self) -> tuple[Check, ...]:
        """The questions whose answer is no."""
        return tuple(check for check, answer in self.answers if not answer)


def cells(journey: LinkedJourney) -> Iterator[Cell]:
    """Every cell of a journey, by stage, then by persona."""
    for stage in journey.stages_in_scope:
        for persona in journey.personas or (None,):
            yield Cell(stage, persona)


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
