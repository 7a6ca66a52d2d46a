"""The handoffs that maps and programs declare, with the stages they connect, and where teams take over from others.

A stage is led by its first owner: on a map of the program's accounts, on one of their segments, on one that follows the
program's framework, else in the framework. Where nobody is named, the usual team leads: marketing until accounts are
looked at more closely, sales until they sign, success from then on. Where an account is qualified, either of the first
two may lead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from journeymap.analysis.pipeline import Pipelines, PipelineStage, map_stages
from journeymap.analysis.teams import MARKETING, SALES, SUCCESS, Teams
from journeymap.model.account import AccountHandoff
from journeymap.model.base import shifted
from journeymap.model.criteria import HandoffTerms
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedFramework, LinkedJourney, LinkedProgram, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedHandoff:
    """A handoff from one team to another, whether a map or a program declares it."""

    from_stage: PipelineStage
    to_stage: PipelineStage
    from_team: str | None
    to_team: str | None
    terms: HandoffTerms
    place: Place


class Waiting(NamedTuple):
    """An account that was offered to a team, which has said nothing yet."""

    offered: AccountHandoff
    place: Place
    stage: PipelineStage | None
    team: str | None
    allowed: timedelta
    last_day: date
    """The last day on which an answer is in time."""


class Takeover(NamedTuple):
    """Where a team takes over from another. Stages that either may lead can lie between."""

    before: str
    after: str
    ends: PipelineStage
    begins: PipelineStage


_RESPOND_WITHIN = timedelta(hours=48)
"""How soon a team answers where a handoff does not say it."""
_USUAL_LEADS = {
    **dict.fromkeys(("select", "aware", "engage"), MARKETING),
    **dict.fromkeys(("evaluate", "decide"), SALES),
    **dict.fromkeys(("onboard", "retain", "expand", "advocate"), SUCCESS),
}


def time_to_answer(terms: HandoffTerms | None) -> timedelta:
    """How soon a team answers; at once as well."""
    return _RESPOND_WITHIN if terms is None or terms.respond_within is None else terms.respond_within


class Handoffs:
    """The handoffs of every map and program."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines, teams: Teams) -> None:
        self._workspace = workspace
        self._pipelines = pipelines
        self._teams = teams
        self._owners: dict[LinkedProgram, dict[str, tuple[str, ...]]] = {}
        self._maps_of: dict[LinkedProgram, tuple[LinkedJourney, ...]] = {}
        self._declared: dict[LinkedProgram, frozenset[tuple[int, int]]] = {}
        self._into: dict[LinkedAccount, dict[str, LinkedHandoff]] = {}

    def of(self, source: LinkedJourney | LinkedProgram) -> Iterator[LinkedHandoff]:
        """The handoffs of a map or a program whose stages exist."""
        return self._of_program(source) if isinstance(source, LinkedProgram) else _of_map(source)

    def along(self, journey: LinkedJourney) -> tuple[LinkedHandoff, ...]:
        """The handoffs of a map, and between other stages those of the programs that it belongs to: by its account, or,
        on a map for no single account, by its framework.
        """
        by_programs = [handoff for program in self._programs(journey) for handoff in self._of_program(program)]
        # Later entries win: what the map says itself replaces what a program says between the same stages.
        by_stages = {
            (handoff.from_stage.id, handoff.to_stage.id): handoff for handoff in (*by_programs, *_of_map(journey))
        }
        return tuple(by_stages.values())

    def _programs(self, journey: LinkedJourney) -> Sequence[LinkedProgram]:
        if journey.account:
            return self._workspace.uses.account_programs[journey.account]
        return self._by_framework.get(journey.framework, ())

    def into(self, account: LinkedAccount, stage_id: str) -> LinkedHandoff | None:
        """The handoff by which an account comes to a stage: what its map says, else one of its programs."""
        if account not in self._into:
            map_, programs = self._pipelines.map_of(account), self._workspace.uses.account_programs[account]
            handoffs = (*(_of_map(map_) if map_ else ()), *(each for one in programs for each in self._of_program(one)))
            self._into[account] = {handoff.to_stage.id: handoff for handoff in reversed(handoffs)}
        return self._into[account].get(stage_id)

    def overdue(self, account: LinkedAccount, today: date) -> Iterator[Waiting]:
        """The handoffs of an account that were neither accepted nor refused in time."""
        return (waiting for waiting in self.waiting(account, today) if waiting.last_day < today)

    def waiting(self, account: LinkedAccount, today: date) -> Iterator[Waiting]:
        """The handoffs of an account that were neither accepted nor refused. Of several to one stage the last counts,
        and none once the account is past that stage.
        """
        last = {offered.to_stage: number for number, offered in enumerate(account.model.handoffs)}
        for number in last.values():
            offered = account.model.handoffs[number]
            if offered.ready > today or _is_by(offered.accepted, today) or _is_by(offered.refused, today):
                continue
            if self._pipelines.is_behind(account, offered.to_stage):
                continue
            handoff = self.into(account, offered.to_stage)
            allowed = time_to_answer(handoff.terms if handoff else None)
            stage = self._pipelines.stage(account, offered.to_stage)
            programs = self._workspace.uses.account_programs[account]
            leads = (self._lead(stage, program) for program in programs if stage)
            yield Waiting(
                offered,
                account.place.at("handoffs", number),
                stage,
                handoff.to_team if handoff else next(filter(None, leads), None),
                allowed,
                self.last_day(account, offered),
            )

    def last_day(self, account: LinkedAccount, offered: AccountHandoff) -> date:
        """The last day on which an answer to an offer is in time."""
        handoff = self.into(account, offered.to_stage)
        allowed = time_to_answer(handoff.terms if handoff else None)
        return shifted(offered.ready, timedelta(days=-(-allowed // timedelta(days=1))))

    def takeovers(self, program: LinkedProgram) -> tuple[Takeover, ...]:
        """Where the accounts of a program pass from one team to another that does something else."""
        stages = self._pipelines.of_program(program)
        led = [
            (stage, lead) for stage in stages if (lead := self._lead(stage, program)) and self._teams.functions(lead)
        ]
        return tuple(
            Takeover(lead, next_lead, stage, next_stage)
            for (stage, lead), (next_stage, next_lead) in pairwise(led)
            if self._teams.differ(lead, next_lead)
        )

    def are_declared(self, program: LinkedProgram) -> bool:
        """Whether a program, or a map on which its accounts go, has any handoff."""
        return bool(program.model.handoffs) or any(
            stage.model.handoff for journey in self._maps(program) for stage in journey.stages
        )

    def cover(self, program: LinkedProgram, takeover: Takeover) -> bool:
        """Whether a handoff of a program or of its maps leads over the place where a team takes over."""
        ids = [stage.id for stage in self._pipelines.of_program(program)]
        ends, begins = ids.index(takeover.ends.id), ids.index(takeover.begins.id)
        return any(one < begins and other > ends and one < other for one, other in self._steps(program))

    def _steps(self, program: LinkedProgram) -> Collection[tuple[int, int]]:
        """The handoffs of a program and its maps by the numbers of their stages, each once."""
        if program not in self._declared:
            numbers = {stage.id: number for number, stage in enumerate(self._pipelines.of_program(program))}
            declared = [(terms.from_stage, terms.to_stage) for terms in program.model.handoffs]
            for journey in self._maps(program):
                declared += [(stage.id, stage.model.handoff.to) for stage in journey.stages if stage.model.handoff]
            known = ((numbers[one], numbers[other]) for one, other in declared if one in numbers and other in numbers)
            self._declared[program] = frozenset(known)
        return self._declared[program]

    @cached_property
    def _by_framework(self) -> Mapping[LinkedFramework | None, Sequence[LinkedProgram]]:
        found: dict[LinkedFramework | None, list[LinkedProgram]] = {}
        for program in self._workspace.programs.values():
            if program.framework:
                found.setdefault(program.framework, []).append(program)
        return found

    def _lead(self, stage: PipelineStage, program: LinkedProgram) -> str | None:
        """The team that leads a stage; none where either of two may."""
        if owners := self._owners_on_maps(program).get(stage.id, stage.owners):
            return owners[0]
        if program.framework and program.framework.model.unit != "account":
            return None
        usual = {_USUAL_LEADS.get(phase) for phase in stage.phases}
        return usual.pop() if len(usual) == 1 else None

    def _owners_on_maps(self, program: LinkedProgram) -> Mapping[str, tuple[str, ...]]:
        """Who owns each stage on the first map of a program that says so."""
        owners = self._owners.get(program)
        if owners is None:
            owners = self._owners[program] = {}
            for journey in self._maps(program):
                for stage in journey.stages:
                    if stage.owners:
                        owners.setdefault(stage.id, stage.owners)
        return owners

    def _maps(self, program: LinkedProgram) -> tuple[LinkedJourney, ...]:
        """The maps on which the accounts of a program go: their own, those of their segments and of its framework."""
        maps = self._maps_of.get(program)
        if maps is None:
            uses, accounts = self._workspace.uses, program.accounts
            own = [journey for account in accounts for journey in uses.account_journeys[account]]
            segments = dict.fromkeys(account.segment for account in accounts if account.segment)
            shared = [journey for segment in segments for journey in uses.segment_journeys[segment]]
            if program.framework:
                shared += uses.framework_journeys[program.framework]
            shared = [journey for journey in shared if not journey.model.account]
            maps = self._maps_of[program] = tuple(dict.fromkeys((*own, *shared)))
        return maps

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


def _is_by(day: date | None, today: date) -> bool:
    return day is not None and day <= today


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
