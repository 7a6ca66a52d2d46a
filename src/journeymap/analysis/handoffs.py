"""Maps and programs come in; the handoffs that are agreed on there go out, with the stages they lie between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.pipeline import Step, steps_of
from journeymap.model.criteria import HandoffTerms
from journeymap.source import Place
from journeymap.workspace.graph.account import LinkedProgram
from journeymap.workspace.graph.journey import LinkedJourney


@dataclass(frozen=True, slots=True)
class LinkedHandoff:
    """One team hands over to another, whether a map or a program says so."""

    from_step: Step
    to_step: Step
    from_team: str | None
    to_team: str | None
    terms: HandoffTerms
    place: Place


def handoffs_in(found: LinkedJourney | LinkedProgram) -> Iterator[LinkedHandoff]:
    """The handoffs of a map or a program between stages that are known."""
    if isinstance(found, LinkedProgram):
        known = {step.id: step for step in found.steps}
        for number, one in enumerate(found.model.handoffs):
            if one.from_stage in known and one.to_stage in known:
                ends = known[one.from_stage], known[one.to_stage]
                yield LinkedHandoff(*ends, one.from_team, one.to_team, one, found.place.at("handoffs", number))
        return
    handing_over = [stage for stage in found.stages if stage.model.handoff]
    known = {step.id: step for step in steps_of(found)} if handing_over else {}
    for stage in handing_over:
        said = stage.model.handoff
        if said and said.to in known:
            ends = known[stage.id], known[said.to]
            yield LinkedHandoff(*ends, said.from_team, said.to_team, said, stage.place.at("handoff"))


def handoffs_along(journey: LinkedJourney) -> tuple[LinkedHandoff, ...]:
    """The handoffs of a map, and between other stages those of the programs that go its way: with its account, or, on
    a map for no single account, with its framework.
    """
    account = journey.workspace.accounts.get(journey.model.account or "")
    programs = account.programs if account else journey.workspace.programs.values()
    there = (one for one in programs if account or (one.framework and one.framework is journey.framework))
    found = {(one.from_step.id, one.to_step.id): one for program in there for one in handoffs_in(program)}
    found.update(((one.from_step.id, one.to_step.id), one) for one in handoffs_in(journey))
    return tuple(found.values())
