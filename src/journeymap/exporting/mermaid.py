"""Export a map as a Mermaid `journey` diagram: sections are stages, tasks touchpoints, actors personas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from journeymap.escaping import mermaid_actor, mermaid_name, width_of
from journeymap.exporting.feelings import out_of_five, people_at, score_at_stage, score_at_touchpoint, words_at_stage
from journeymap.exporting.formats import ExportOptions
from journeymap.report.text import counted
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney, LinkedPersona, LinkedStage

_LETTERS_IN_A_LINE, _LINES_IN_A_BOX, _LINE_HEIGHT = 18, 2, 21
"""How many characters fit into a line of Mermaid's box, how many lines do, and how many pixels a line needs."""
_UNKNOWN = 3
"""The score if nobody has written one: Mermaid draws no face without a number."""


class _Task(NamedTuple):
    """Something that people do or encounter."""

    name: str
    score: float | None
    people: tuple[LinkedPersona, ...]

    @property
    def line(self) -> str:
        score = _UNKNOWN if self.score is None else out_of_five(self.score)
        actors = ", ".join(dict.fromkeys(mermaid_actor(persona.model.name) for persona in self.people))
        return f"    {mermaid_name(self.name)}: {score}{f': {actors}' if actors else ''}"


def write(journey: LinkedJourney, _: GapIndex, options: ExportOptions) -> bytes:
    """Return a diagram, and warn of the scores that nobody has written."""
    rows = ["journey", f"  title {mermaid_name(journey.model.title)}"]
    told: list[_Task] = []
    for stage in journey.stages_in_scope:
        tasks = list(_tasks(stage))
        rows += [f"  section {mermaid_name(stage.name)}", *(task.line for task in tasks)]
        told += tasks
    unknown, number = sum(task.score is None for task in told), len(told)
    if unknown:
        options.warn(
            f"{journey.name}: no score is written for {unknown:,} of {counted(number, 'task')}. Mermaid draws none "
            f"without, so they have the middle one, {_UNKNOWN}."
        )
    return "".join(f"{row}\n" for row in (*_head(told), *rows)).encode("utf-8", "replace")


def _head(tasks: Sequence[_Task]) -> Iterator[str]:
    """Yield settings for higher boxes if a name does not fit into Mermaid's own."""
    lines = max((ceil(width_of(task.name) / _LETTERS_IN_A_LINE) for task in tasks), default=1)
    if lines > _LINES_IN_A_BOX:
        yield f'%%{{init: {{"journey": {{"height": {lines * _LINE_HEIGHT}}}}}}}%%'


def _tasks(stage: LinkedStage) -> Iterator[_Task]:
    """Yield the current touchpoints of a stage, or what people do or feel there if it has none."""
    touchpoints = [touchpoint for touchpoint in stage.touchpoints if touchpoint.counts]
    for touchpoint in touchpoints:
        people = people_at(touchpoint)
        score = score_at_touchpoint(touchpoint)
        yield _Task(touchpoint.model.name, score_at_stage(stage, people) if score is None else score, people)
    if not touchpoints:
        for action in stage.model.actions:
            people = _those(stage, action.for_)
            yield _Task(action.text, score_at_stage(stage, people), people)
    if not touchpoints and not stage.model.actions and (words := words_at_stage(stage)):
        yield _Task(", ".join(words), score_at_stage(stage, stage.personas), stage.personas)


def _those(stage: LinkedStage, ids: Iterable[str]) -> tuple[LinkedPersona, ...]:
    named = frozenset(ids)
    return tuple(persona for persona in stage.personas if not named or persona.id in named)
