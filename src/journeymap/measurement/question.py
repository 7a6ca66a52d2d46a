"""What a measure may ask: the tables, the stages, the period, and what several measures share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from journeymap.analysis import Analysis
from journeymap.measurement.engine import Engine
from journeymap.measurement.formulas.movement import Movement, movement
from journeymap.measurement.period import Period
from journeymap.measurement.scope import Scope, Way
from journeymap.measurement.tables import Tables
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import StageFlow

_SECONDS = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages that cases go through, in their order."""

    ids: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    is_ours: bool = False
    """Whether they are declared, rather than taken from the data."""

    @classmethod
    def of_way(cls, way: Way) -> Stages:
        """Return the stages of a way that is declared."""
        return cls(
            ids=tuple(stage.id for stage in way),
            names={stage.id: stage.name for stage in way},
            limits={stage.id: stage.max_days for stage in way if stage.max_days is not None},
            is_ours=bool(way),
        )


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
