"""What a measure may ask: the tables, the stages, the period, and what several measures share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from journeymap.analysis import Analysis
from journeymap.analysis.planned import Planned
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.coverage import Reached, reached, with_contacts
from journeymap.measurement.formulas.engagement import Engagements, Scoring, engagements
from journeymap.measurement.formulas.movement import Movement, movement
from journeymap.measurement.formulas.readiness import ready_since
from journeymap.measurement.formulas.surveys import Answers, answers
from journeymap.measurement.period import Period
from journeymap.measurement.scope import Scope, Way
from journeymap.measurement.tables import Tables
from journeymap.measurement.targets import Target, candidates, targets, terms_of
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import Decay, decay_in, include_in
from journeymap.model.snapshot import StageFlow
from journeymap.workspace import LinkedProgram

_SECONDS = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages that cases go through, in their order."""

    ids: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    phases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_ours: bool = False
    """Whether they are declared, rather than taken from the data."""

    @classmethod
    def of_way(cls, way: Way) -> Stages:
        """Return the stages of a way that is declared."""
        return cls(
            ids=tuple(stage.id for stage in way),
            names={stage.id: stage.name for stage in way},
            limits={stage.id: stage.max_days for stage in way if stage.max_days is not None},
            phases={stage.id: stage.phases for stage in way},
            is_ours=bool(way),
        )


_OF_ENGAGEMENT = frozenset({"engagement_score", "engagement_rate", "coverage", "mqa"})


def _counts(planned: Planned) -> bool:
    """Whether a measure counts what people of accounts do."""
    return planned.measure is not None and planned.measure.kind in _OF_ENGAGEMENT


def _is_score(planned: Planned) -> bool:
    return planned.measure is not None and planned.measure.kind == "engagement_score"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Everything that the measures of a program are worked out from."""

    engine: Engine
    scope: Scope
    tables: Tables
    stages: Stages
    period: Period
    analysis: Analysis | None = None
    told_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of the sources of each table."""

    @cached_property
    def limits(self) -> Mapping[str, int]:
        """How many days a case may be in a stage: as a measure says it, else the framework."""
        limits = dict(self.stages.limits)
        for planned in self.scope.planned:
            if planned.model.limit is not None and planned.measure and planned.measure.kind == "stage_velocity":
                days = int(planned.model.limit.total_seconds() // _SECONDS)
                limits |= dict.fromkeys((planned.model.of,) if planned.model.of else self.stages.ids, days)
        return limits

    @cached_property
    def movement(self) -> Movement | None:
        """How all cases move in the period; None where no data tells of it."""
        moves = self.tables.moves
        if moves is None or not self.stages.ids:
            return None
        return movement(
            self.engine,
            moves,
            self.stages.ids,
            self.period.as_of,
            start=self.period.start,
            limits=self.limits,
            names=self.stages.names,
        )

    @property
    def program(self) -> LinkedProgram | None:
        """The program that is asked about; None for the workspace as a whole."""
        return self.scope.program

    @property
    def phase_of(self) -> Mapping[str, str]:
        """The first phase of each stage that has one."""
        return {stage: phases[0] for stage, phases in self.stages.phases.items() if phases}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The accounts of the list, and who is known there."""
        made = targets(self.analysis, self.program, self.period.as_of) if self.analysis else ()
        contacts = self.tables.contacts
        return made if contacts is None else with_contacts(self.engine, made, contacts)

    @cached_property
    def scoring(self) -> Scoring:
        """What counts as attention, and how much: as the measure of it says, else as sales and marketing agreed."""
        planned = next((each.model for each in self.scope.planned if _is_score(each)), PlannedMeasure.unsaid())
        readiness = self.program.model.readiness if self.program else None
        window = planned.window or (readiness.window if readiness else None)
        decay = decay_in(planned.decay) if planned.decay else None
        people_min = planned.people_min
        if people_min is None and readiness:
            people_min = readiness.person_points_min
        usual = Scoring()
        return Scoring(
            points=dict(planned.points),
            weights=dict(planned.weights),
            window=usual.window if window is None else round(window.total_seconds() / _SECONDS),
            decay=decay if isinstance(decay, Decay) else usual.decay,
            person_min=usual.person_min if people_min is None else float(people_min),
            opened=any("opened" in map(include_in, each.model.include) for each in self.scope.planned if _counts(each)),
        )

    @cached_property
    def engagements(self) -> Engagements | None:
        """The attention of each account of the list; None where no data tells of it."""
        interactions = self.tables.interactions
        if interactions is None or not self.targets:
            return None
        accounts = [target.account for target in self.targets]
        return engagements(self.engine, interactions, accounts, self.period.as_of, self.scoring)

    @cached_property
    def ready_since(self) -> Mapping[str, date] | None:
        """Since when accounts of the list are ready for sales; None where no data tells of it, or no numbers are agreed
        that would say when one is.
        """
        program, interactions = self.program, self.tables.interactions
        terms = terms_of(program) if program else None
        if program is None or interactions is None or terms is None:
            return None
        as_of = self.period.as_of
        return ready_since(self.engine, interactions, candidates(program, as_of), as_of, self.scoring, terms)

    def reached(self, include: Collection[str] = ()) -> Reached | None:
        """What arrived at the accounts of the list, and what came back; None where no data tells of it."""
        if self.tables.interactions is None:
            return None
        sent = frozenset(include) & {"sent"}
        if sent not in self._reached:
            period, interactions = self.period, self.tables.interactions
            self._reached[sent] = reached(
                self.engine, interactions, self.targets, period.start, period.end, self.scoring, sent
            )
        return self._reached[sent]

    @cached_property
    def _reached(self) -> dict[frozenset[str], Reached]:
        """What was found before: several measures ask the same."""
        return {}

    def answers(self, kind: Literal["nps", "csat", "ces"]) -> Answers | None:
        """What was answered in the period; None where no data tells of it."""
        surveys = self.tables.surveys
        return answers(self.engine, surveys, kind, self.period.start, self.period.end) if surveys is not None else None

    def since(self, start: date | None) -> Question:
        """Ask the same of a period with another first day, where there is one."""
        return replace(self, period=self.period.since(start)) if start else self

    @property
    def flows(self) -> tuple[StageFlow, ...]:
        """How cases go through each stage."""
        return self.movement.flows if self.movement else ()

    def stages_of(self, planned: PlannedMeasure) -> tuple[str, ...]:
        """The stages that a measure is about: that which it names, else all of them."""
        if planned.of is None:
            return self.stages.ids
        wanted = self.scope.stages.get(planned.of, planned.of)
        return (wanted,) if wanted in self.stages.ids else ()

    def names_of(self, tables: Iterable[str]) -> tuple[str, ...]:
        """The sources that some tables come from."""
        return tuple(dict.fromkeys(name for table in tables for name in self.told_by.get(table, ())))
