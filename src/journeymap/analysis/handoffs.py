"""The handoffs that maps and programs declare, with the stages they connect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.pipeline import Pipelines, PipelineStage, map_stages
from journeymap.model.criteria import HandoffTerms
from journeymap.source import Place
from journeymap.workspace import LinkedJourney, LinkedProgram, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedHandoff:
    """A handoff from one team to another, whether a map or a program declares it."""

    from_stage: PipelineStage
    to_stage: PipelineStage
    from_team: str | None
    to_team: str | None
    terms: HandoffTerms
    place: Place


class Handoffs:
    """The handoffs of every map and program."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._workspace = workspace
        self._pipelines = pipelines

    def of(self, source: LinkedJourney | LinkedProgram) -> Iterator[LinkedHandoff]:
        """The handoffs of a map or a program whose stages exist."""
        return self._of_program(source) if isinstance(source, LinkedProgram) else _of_map(source)

    def along(self, journey: LinkedJourney) -> tuple[LinkedHandoff, ...]:
        """The handoffs of a map, and between other stages those of the programs that it belongs to: by its account, or,
        on a map for no single account, by its framework.
        """
        account, framework = journey.account, journey.framework
        if account:
            programs = self._workspace.uses.account_programs[account]
        else:
            programs = tuple(
                program for program in self._workspace.programs.values() if framework and program.framework is framework
            )
        by_programs = [handoff for program in programs for handoff in self._of_program(program)]
        # Later entries win: what the map says itself replaces what a program says between the same stages.
        by_stages = {
            (handoff.from_stage.id, handoff.to_stage.id): handoff for handoff in (*by_programs, *_of_map(journey))
        }
        return tuple(by_stages.values())

    def _of_program(self, program: LinkedProgram) -> Iterator[LinkedHandoff]:
        stages = {stage.id: stage for stage in self._pipelines.of_program(program)}
        for number, terms in enumerate(program.model.handoffs):
            if terms.from_stage in stages and terms.to_stage in stages:
                yield LinkedHandoff(
                    from_stage=stages[terms.from_stage],
                    to_stage=stages[terms.to_stage],
                    from_team=terms.from_team,
                    to_team=terms.to_team,
                    terms=terms,
                    place=program.place.at("handoffs", number),
                )


def _of_map(journey: LinkedJourney) -> Iterator[LinkedHandoff]:
    if not any(stage.model.handoff for stage in journey.stages):
        return
    stages = {stage.id: stage for stage in map_stages(journey)}
    for stage in journey.stages:
        terms = stage.model.handoff
        if terms and terms.to in stages:
            yield LinkedHandoff(
                from_stage=stages[stage.id],
                to_stage=stages[terms.to],
                from_team=terms.from_team,
                to_team=terms.to_team,
                terms=terms,
                place=stage.place.at("handoff"),
            )
