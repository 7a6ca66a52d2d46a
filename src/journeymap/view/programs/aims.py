"""What a program is to reach, and how it is measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeymap.analysis.measures import is_stale, level_of, nature_of
from journeymap.model.measures import measure_named
from journeymap.model.objective import Objective
from journeymap.model.program import Program
from journeymap.model.values import Metric
from journeymap.model.vocabulary import label

_ABBREVIATION = 3
"""No word of the format for what is measured is so short, but for NRR, CAC and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A metric with its numbers."""

    kind: str
    """What is measured, as a word of the format or in their words."""
    name: str | None
    target: str | None
    baseline: str | None
    actual: str | None
    as_of: str | None
    is_stale: bool
    """Whether its last number is too old to tell how things are."""
    unit: str | None
    level: str | None
    nature: str | None
    params: tuple[tuple[str, str], ...]
    source: str | None
    owner: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """Something to be reached, and what is known of how far it is."""

    text: str
    measure: str | None
    target: str | None
    by: str | None
    is_past: bool
    """Whether its day is past."""
    metric: Measured | None
    """The metric of that kind, which says what the number is now."""


def measured(program: Program, today: date) -> tuple[Measured, ...]:
    """Return the metrics of a program."""
    return tuple(_measured(metric, today) for metric in program.metrics)


def aims(program: Program, today: date) -> tuple[Aim, ...]:
    """Return the objectives of a program, each with the metric that counts it."""
    metrics = {_key(metric.kind): metric for metric in reversed(program.metrics)}
    named = {metric.name.casefold(): metric for metric in program.metrics if metric.name}
    return tuple(_aim(objective, metrics, named, today) for objective in program.objectives)


def _aim(objective: Objective, metrics: dict[str, Metric], named: dict[str, Metric], today: date) -> Aim:
    measure = objective.measure
    metric = (metrics.get(_key(measure)) or named.get(measure.casefold())) if measure else None
    return Aim(
        text=objective.text,
        measure=_readable(measure) if measure else None,
        target=objective.target,
        by=objective.by.isoformat() if objective.by else None,
        is_past=objective.by is not None and objective.by < today,
        metric=_measured(metric, today) if metric else None,
    )


def _readable(kind: str) -> str:
    """What is measured, as people write it: abbreviations in capitals."""
    return kind.upper() if len(kind) <= _ABBREVIATION else label(kind)


def _key(kind: str) -> str:
    """What a metric counts: the usual measure that it names, else the words themselves."""
    measure = measure_named(kind)
    return measure.kind if measure else kind.casefold()


def _measured(metric: Metric, today: date) -> Measured:
    return Measured(
        kind=_readable(metric.kind),
        name=metric.name,
        target=metric.target,
        baseline=metric.baseline,
        actual=metric.actual,
        as_of=metric.as_of.isoformat() if metric.as_of else None,
        is_stale=is_stale(metric, today),
        unit=metric.unit,
        level=level_of(metric),
        nature=nature_of(metric),
        params=tuple((label(name), label(value)) for name, value in metric.params.items()),
        source=metric.source,
        owner=metric.owner,
    )
