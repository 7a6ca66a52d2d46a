"""What the measures of programs and maps count, and whether anybody can work with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from journeymap.analysis.figures import value_of
from journeymap.analysis.measured import Measurements
from journeymap.analysis.planned import NEEDS_NO_DATA, Planned, planned_measures, sources_of
from journeymap.model.base import shifted
from journeymap.model.measures import Measure, choice_of, measure_named
from journeymap.model.plans import usual_basis
from journeymap.model.values import Metric
from journeymap.model.vocabulary import label
from journeymap.source import Place
from journeymap.workspace import LinkedJourney, LinkedProgram, LinkedStage, LinkedTouchpoint, Workspace

CORE_MEASURES = ("coverage", "engagement_score", "stage_velocity", "win_rate")
"""What every account program has to measure, whatever else it does."""
_OF_ACCOUNTS = re.compile(
    r"account|committee|compan(?:y|ies)|unternehmen|firmen|entreprise|cuenta|企業|会社", re.IGNORECASE
)
FRESH = timedelta(days=60)
"""How long a value says how things are, where it is read every month."""
_READ_SELDOM = (
    (
        re.compile(r"half[ -]?year|semi-?annual|twice a year|halbjahr|halbjähr|semest", re.IGNORECASE),
        timedelta(days=215),
    ),
    (re.compile(r"\bquarter|quartal|vierteljähr|\btrimest|四半期", re.IGNORECASE), timedelta(days=125)),
    (
        re.compile(
            r"\byear|\bannual|per annum|\bp\. ?a\.|\b12 months|jährlich|pro jahr|je jahr|annuel|par an\b|\baño|年次",
            re.IGNORECASE,
        ),
        timedelta(days=400),
    ),
)
"""By which words it is known that a measure is read less often, and how long its value says how things are then."""


def nature_of(metric: Metric) -> str | None:
    """Whether a metric measures an outcome or an activity: what it says itself, else what is usual."""
    return metric.nature or (measure.nature if (measure := measure_named(metric.kind)) else None)


def level_of(metric: Metric) -> str | None:
    """Whether a metric counts accounts or contacts: what it says itself, else what is usual."""
    if metric.level or _OF_ACCOUNTS.search(f"{metric.kind} {metric.name or ''}"):
        return metric.level or "account"
    measure = measure_named(metric.kind)
    return measure.level if measure else None


def counts_activity_only(metrics: Sequence[Metric]) -> bool:
    """Whether all that is measured is your own activity."""
    return bool(metrics) and all(nature_of(metric) == "activity" for metric in metrics)


def counts_contacts_only(metrics: Sequence[Metric]) -> bool:
    """Whether all that is measured is single contacts."""
    return bool(metrics) and all(level_of(metric) == "contact" for metric in metrics)


def missing_measures(metrics: Sequence[Metric]) -> tuple[str, ...]:
    """The measures that every account program needs and that are not among some."""
    kinds = {kind for metric in metrics for kind in _kinds(metric)}
    return tuple(kind for kind in CORE_MEASURES if kind not in kinds)


def _kinds(metric: Metric) -> Iterator[str]:
    """What a metric measures. How fast the deals move, counted in days a stage, is how long accounts stay in one."""
    if measure := measure_named(metric.kind):
        yield measure.kind
        if measure.kind == "pipeline_velocity" and any(
            choice_of(measure, text) == "days_per_stage" for text in _says(metric)
        ):
            yield "stage_velocity"


def lacks_baseline(program: LinkedProgram, metrics: Sequence[Metric]) -> bool:
    """Whether a win rate is measured without a baseline to compare it with."""
    measures_win_rate = any(_is_win_rate(metric) and metric.baseline is None for metric in metrics)
    return measures_win_rate and program.model.baseline.win_rate is None


def _is_win_rate(metric: Metric) -> bool:
    measure = measure_named(metric.kind)
    return measure is not None and measure.kind == "win_rate"


def undecided(metric: Metric) -> Measure | None:
    """The usual measure that a metric names without saying in which of several ways it is counted."""
    measure = measure_named(metric.kind)
    if measure is None or not measure.choices:
        return None
    return None if any(choice_of(measure, text) for text in _says(metric)) else measure


def _says(metric: Metric) -> tuple[str, ...]:
    """The texts that may say in which way a metric is counted."""
    return (metric.kind, metric.name or "", *metric.params, *metric.params.values())


def name_of(metric: Metric) -> str:
    """What readers call a metric."""
    return metric.name or label(metric.kind)


def has_target(metric: Metric) -> bool:
    """Whether there is a number that it should reach."""
    return metric.target is not None and any(sign.isdigit() for sign in metric.target)


def has_dated_value(metric: Metric) -> bool:
    """Whether it is known what the number is, and of which day."""
    return metric.actual is not None and metric.as_of is not None


def is_stale(metric: Metric, today: date) -> bool:
    """Whether its last value is too old to tell how things are."""
    return metric.actual is not None and metric.as_of is not None and metric.as_of < shifted(today, -fresh_for(metric))


def fresh_for(metric: Metric) -> timedelta:
    """How long the value of a metric says how things are, by how often it is read: every month if nothing is said."""
    texts = (*_says(metric), metric.source, metric.target, metric.baseline, metric.actual, metric.unit)
    said = " ".join(filter(None, texts)).replace("_", " ")
    return next((time for words, time in _READ_SELDOM if words.search(said)), FRESH)


@dataclass(frozen=True, slots=True)
class OwnedMetric:
    """A metric of a program or a map, and who answers for what it stands on."""

    model: Metric
    keeper: str | None
    place: Place
    is_worked_out: bool = False
    """Whether `journeymap measure` works it out from data."""

    @property
    def is_mere_name(self) -> bool:
        """Whether nothing says what the number is, was or should be, or where it is read."""
        model = self.model
        return not (has_target(model) or model.baseline or model.actual or model.source)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it takes to work with it, and is not there."""
        model = self.model
        there = {
            "owner": model.owner or self.keeper,
            "source": model.source,
            "target": has_target(model),
            "day": model.actual is None or model.as_of,
        }
        return tuple(name for name, has in there.items() if not has)


class Measures:
    """What programs and maps measure: what people read themselves, and what is worked out from data. A measure that
    stands in both is one: what is worked out says what the other leaves open.
    """

    def __init__(self, workspace: Workspace, measurements: Measurements) -> None:
        self._workspace = workspace
        self._measurements = measurements

    def of(self, program: LinkedProgram) -> tuple[Metric, ...]:
        """All that is measured at a program, also by the measures of the workspace."""
        planned = planned_measures(program, self._workspace)
        return tuple(owned.model for owned in self._with(program, _owned(program, program.model.owner), planned))

    def owned_by(self, source: LinkedProgram | LinkedJourney | Workspace) -> tuple[OwnedMetric, ...]:
        """What stands in the document of a program, of a map with its stages and touchpoints, or in the settings."""
        if isinstance(source, LinkedJourney):
            return tuple(_metrics_on(source))
        if isinstance(source, LinkedProgram):
            planned = planned_measures(source, self._workspace) if source.model.measures else ()
            return tuple(self._with(source, _owned(source, source.model.owner), planned))
        return tuple(self._with(source, (), planned_measures(source, self._workspace)))

    def place_of(self, program: LinkedProgram) -> Place:
        """Where a program says what it measures."""
        places = (program.place.at("metrics"), program.place.at("measures"))
        return next((place for place in places if place.is_written()), places[0])

    def _with(
        self, source: LinkedProgram | Workspace, metrics: Iterable[OwnedMetric], planned: Sequence[Planned]
    ) -> Iterator[OwnedMetric]:
        worked_out = [(one, self._worked_out(source, one)) for one in planned]
        told = set()
        for owned in metrics:
            measure = measure_named(owned.model.kind)
            same = [metric for one, metric in worked_out if measure and one.measure is measure]
            if same and measure:
                told.add(measure.kind)
                yield replace(owned, model=_completed(owned.model, same[0]), is_worked_out=True)
            else:
                yield owned
        keeper = source.model.owner if isinstance(source, LinkedProgram) else None
        for one, metric in worked_out:
            if one.measure is None or one.measure.kind not in told:
                yield OwnedMetric(metric, keeper, one.place, is_worked_out=True)

    def _worked_out(self, source: LinkedProgram | Workspace, planned: Planned) -> Metric:
        """What is planned as a metric: its plan is the target, and its last value what it is now."""
        model, kind = planned.model, planned.measure.kind if planned.measure else planned.key
        measured = self._measurements.of_source(source)
        figures = [figure for figure in (measured.figures if measured else ()) if planned.is_of(figure)]
        value = next(filter(None, map(value_of, figures)), None)
        basis = model.basis or usual_basis(kind)
        limit = f"{model.limit.days} days" if model.limit else None
        return Metric(
            kind=kind,
            target=model.plan or limit,
            baseline=model.against,
            actual=value,
            as_of=self._measurements.day if value else None,
            params={"basis": basis} if basis else {},
            source=", ".join(sources_of(source, self._workspace)) or (OURSELVES if kind in NEEDS_NO_DATA else None),
            owner=model.owner,
        )


OURSELVES = "journeymap"
"""The source of what is worked out from what the workspace says itself."""
_COMPLETED = ("target", "baseline", "source", "owner")


def _completed(metric: Metric, worked_out: Metric) -> Metric:
    """A metric with what another of the same measure says beside it; the later of two values counts."""
    update = {name: getattr(metric, name) or getattr(worked_out, name) for name in _COMPLETED}
    update["params"] = {**worked_out.params, **metric.params}
    if worked_out.as_of and (metric.as_of is None or metric.as_of < worked_out.as_of):
        update |= {"actual": worked_out.actual, "as_of": worked_out.as_of}
    return metric.model_copy(update=update)


def _metrics_on(journey: LinkedJourney) -> Iterator[OwnedMetric]:
    yield from _owned(journey, journey.model.owner)
    for stage in journey.stages_in_scope:
        yield from _owned(stage, stage.owner)
        for touchpoint in stage.touchpoints:
            yield from _owned(touchpoint, stage.owner)


def _owned(
    thing: LinkedProgram | LinkedJourney | LinkedStage | LinkedTouchpoint, keeper: str | None
) -> Iterator[OwnedMetric]:
    for number, metric in enumerate(thing.model.metrics):
        yield OwnedMetric(metric, keeper, thing.place.at("metrics", number))
