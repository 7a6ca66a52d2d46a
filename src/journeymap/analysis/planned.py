"""What is to be worked out from data, and which data that is: what a program says, else what the settings say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeymap.model.data import Data, DataSource, sources_by_name
from journeymap.model.measures import Measure, choice_of, measure_named
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.snapshot import Figure
from journeymap.source import Place
from journeymap.workspace import LinkedProgram, Workspace

NEEDS_NO_DATA = frozenset(
    {
        *("time_to_first_value", "day_90_rate", "handoff_acceptance", "handoff_time", "plan_completion"),
        *("trigger_response", "content_use", "wasted_cost", "attention"),
    }
)
"""The measures that are worked out from what the workspace says itself."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure that is to be worked out from data."""

    key: str
    """What it is called under `measures`."""
    measure: Measure | None
    """The usual measure that this names."""
    model: PlannedMeasure
    place: Place

    @property
    def kind(self) -> str:
        return self.measure.kind if self.measure else self.key

    def is_of(self, figure: Figure) -> bool:
        """Whether a figure is what it plans: of the same stage, and counted in the same way."""
        if self.kind != figure.measure or self.model.of not in (None, figure.of):
            return False
        basis = choice_of(self.measure, self.model.basis) if self.measure and self.model.basis else None
        return basis is None or figure.basis in (None, basis)


def planned_measures(source: LinkedProgram | Workspace, workspace: Workspace) -> tuple[Planned, ...]:
    """The measures of a program, or of the workspace. A program without any has those of the workspace."""
    if isinstance(source, LinkedProgram) and source.model.measures:
        return tuple(_planned(source.model.measures, source.place))
    place = _settings(workspace)
    return tuple(_planned(workspace.settings.measures, place)) if place else ()


def _planned(measures: Mapping[str, tuple[PlannedMeasure, ...]], place: Place) -> Iterator[Planned]:
    for key, models in measures.items():
        at = place.at("measures", key)
        for number, model in enumerate(models):
            yield Planned(key, measure_named(key), model, at.at(number) if len(models) > 1 else at)


def data_owner(source: LinkedProgram | Workspace, workspace: Workspace) -> LinkedProgram | Workspace:
    """Whose data tells of a program: its own, or that of the workspace where it has none."""
    has_own = isinstance(source, LinkedProgram) and source.model.data != Data.unsaid()
    return source if has_own else workspace


def sources_of(source: LinkedProgram | Workspace, workspace: Workspace) -> Mapping[str, tuple[DataSource, Place]]:
    """The files and queries by the names that snapshots have for them."""
    owner = data_owner(source, workspace)
    place = owner.place if isinstance(owner, LinkedProgram) else _settings(workspace)
    data = owner.model.data if isinstance(owner, LinkedProgram) else workspace.settings.data
    if place is None:
        return {}
    return {
        name: (declared, _place(place.at("data"), key, number)) for name, key, number, declared in sources_by_name(data)
    }


def _place(data: Place, key: str, number: int) -> Place:
    one_of_several = data.at(key, number)
    return one_of_several if one_of_several.is_written() else data.at(key)


def _settings(workspace: Workspace) -> Place | None:
    return Place(workspace.settings_document) if workspace.settings_document else None
