"""What the measures of programs and maps count, and whether anybody can work with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.model.base import shifted
from journeymap.model.measures import Measure, choice_of, measure_named
from journeymap.model.values import Metric
from journeymap.model.vocabulary import label
from journeymap.source import Place
from journeymap.workspace import LinkedJourney, LinkedProgram, LinkedStage, LinkedTouchpoint

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


def counts_activity_only(program: LinkedProgram) -> bool:
    """Whether all that a program measures is its own activity."""
    metrics = program.model.metrics
    return bool(metrics) and all(nature_of(metric) == "activity" for metric in metrics)


def counts_contacts_only(program: LinkedProgram) -> bool:
    """Whether all that a program measures is single contacts."""
    metrics = program.model.metrics
    return bool(metrics) and all(level_of(metric) == "contact" for metric in metrics)


def missing_measures(program: LinkedProgram) -> tuple[str, ...]:
    """The measures that every account program needs and this one lacks."""
    kinds = {kind for metric in program.model.metrics for kind in _kinds(metric)}
    return tuple(kind for kind in CORE_MEASURES if kind not in kinds)


def _kinds(metric: Metric) -> Iterator[str]:
    """What a metric measures. How fast the deals move, counted in days a stage, is how long accounts stay in one."""
    if measure := measure_named(metric.kind):
        yield measure.kind
        if measure.kind == "pipeline_velocity" and any(
            choice_of(measure, text) == "days_per_stage" for text in _says(metric)
        ):
            yield "stage_velocity"


def lacks_baseline(program: LinkedProgram) -> bool:
    """Whether a win rate is measured without a baseline to compare it with."""
    measures_win_rate = any(_is_win_rate(metric) and metric.baseline is None for metric in program.model.metrics)
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


def metrics_of(source: LinkedProgram | LinkedJourney) -> tuple[OwnedMetric, ...]:
    """All metrics of a program, or of a map with its stages and touchpoints."""
    return tuple(_owned(source, source.model.owner) if isinstance(source, LinkedProgram) else _metrics_on(source))


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
