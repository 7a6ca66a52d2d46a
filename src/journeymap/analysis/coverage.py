"""Coverage: for every stage in scope and every persona of the map, is there a touchpoint, a channel and content?

Where accounts are only selected, customers know nothing yet, so nothing is asked there.

Coverage is the share of answers that are yes. What is for everyone or for that persona counts; what is only planned
counts on to-be maps alone; content is left out of the question on maps that it has nothing to do with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeymap.analysis.content import counts
from journeymap.translatable import N_
from journeymap.workspace import LinkedContent, LinkedJourney, LinkedPersona, LinkedStage, LinkedTouchpoint

Check = Literal["touchpoint", "channel", "content"]
CHECKS: tuple[Check, ...] = (N_("touchpoint"), N_("channel"), N_("content"))


@dataclass(frozen=True, slots=True)
class Share:
    """How many answers of how many are yes."""

    yes: int
    of: int

    @classmethod
    def of_answers(cls, answers: Iterable[bool]) -> Share:
        """Count how many of some answers are yes."""
        counts = Counter(answers)
        return cls(counts[True], counts.total())

    @property
    def fraction(self) -> float | None:
        """From 0 to 1; None where nothing was asked."""
        return self.yes / self.of if self.of else None

    @property
    def percent(self) -> int | None:
        """In whole percent, rounded down so that only a full share is 100; None where nothing was asked."""
        return self.yes * 100 // self.of if self.of else None


@dataclass(frozen=True, slots=True)
class PersonaOnMap:
    """One persona on a map as a whole."""

    journey: LinkedJourney
    persona: LinkedPersona


@dataclass(frozen=True)
class Cell:
    """One persona at one stage; `persona` is None on a map without personas, and stands for everyone."""

    stage: LinkedStage
    persona: LinkedPersona | None
    asks_about_content: bool

    @cached_property
    def touchpoints(self) -> tuple[LinkedTouchpoint, ...]:
        """The touchpoints at this stage that count and are for this persona."""
        return tuple(point for point in self.stage.touchpoints if point.counts and point.serves(self.persona))

    def pieces(self) -> Iterator[LinkedContent]:
        """What this persona can read here: through a touchpoint, the stage, or because it is aimed at both."""
        stage, persona = self.stage, self.persona
        linked = [piece for touchpoint in self.touchpoints for piece in touchpoint.content]
        for piece in (*linked, *stage.content):
            if counts(piece, stage) and _named_for(piece, persona):
                yield piece
        for piece in stage.aimed:
            if counts(piece, stage) and (persona is None or piece.aims_at(persona)):
                yield piece

    @property
    def touchpoint(self) -> bool:
        """Whether anything meets the persona here."""
        return bool(self.touchpoints)

    @property
    def channel(self) -> bool:
        """Whether it is known over which channel."""
        return any(point.channels for point in self.touchpoints)

    @property
    def content(self) -> bool | None:
        """Whether there is anything to read; None where nothing is asked about content."""
        return next(self.pieces(), None) is not None if self.asks_about_content else None

    @cached_property
    def answers(self) -> tuple[tuple[Check, bool], ...]:
        """The questions that apply, with their answers."""
        answers = zip(CHECKS, (self.touchpoint, self.channel, self.content), strict=True)
        return tuple((check, answer) for check, answer in answers if answer is not None)

    @property
    def missing(self) -> tuple[Check, ...]:
        """The questions whose answer is no."""
        return tuple(check for check, answer in self.answers if not answer)


def share(cells: Iterable[Cell]) -> Share:
    """How many of all answers are yes."""
    return Share.of_answers(answer for cell in cells for _, answer in cell.answers)


class Coverage:
    """The cells of every map, each made once."""

    def __init__(self, *, asks_about_content: Callable[[LinkedJourney], bool]) -> None:
        self._asks_about_content = asks_about_content
        self._cells: dict[LinkedStage, tuple[Cell, ...]] = {}

    def at(self, stage: LinkedStage) -> tuple[Cell, ...]:
        """The cells of a stage, one for each persona of its map who takes part in it; none where accounts are only
        chosen, for there is nothing that customers could meet.
        """
        cells = self._cells.get(stage)
        if cells is None:
            personas = () if stage.is_selection else stage.personas or (None,)
            asks = self._asks_about_content(stage.journey)
            cells = tuple(Cell(stage, persona, asks) for persona in personas)
            self._cells[stage] = cells
        return cells

    def of(self, journey: LinkedJourney) -> tuple[Cell, ...]:
        """The cells of a map, by stage in scope, then by persona."""
        return tuple(cell for stage in journey.stages_in_scope for cell in self.at(stage))


def _named_for(piece: LinkedContent, persona: LinkedPersona | None) -> bool:
    return persona is None or not piece.model.for_ or persona.id in piece.model.for_
