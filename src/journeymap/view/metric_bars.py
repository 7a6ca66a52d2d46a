"""A metric as a small bar: where it is today, and where it should be."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.metric_ways import way_of
from journeymap.model.values import Metric


@dataclass(frozen=True, slots=True)
class MetricBar:
    """Both numbers in percent of the larger one, which the bar is as long as."""

    now: int
    target: int
    is_reached: bool


def metric_bar(metric: Metric) -> MetricBar | None:
    """Return the bar of a metric; None where either number is not known, or is less than nothing."""
    way = way_of(metric)
    if way is None or way.now < 0 or way.target < 0 or not (longest := max(way.now, way.target)):
        return None
    return MetricBar(round(100 * way.now / longest), round(100 * way.target / longest), way.is_reached)
