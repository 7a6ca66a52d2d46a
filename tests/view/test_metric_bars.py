"""A metric as a bar."""

import pytest

from journeymap.model.values import Metric
from journeymap.view.metric_bars import MetricBar, metric_bar


@pytest.mark.parametrize(
    ("written", "bar"),
    [
        ({"baseline": "97", "target": "60"}, MetricBar(100, 62, False)),
        ({"baseline": "0.31", "target": "0.45"}, MetricBar(69, 100, False)),
        ({"baseline": "10", "actual": "50", "target": "50"}, MetricBar(100, 100, True)),
        ({"baseline": "20 %", "target": "40 %"}, MetricBar(50, 100, False)),
        ({"baseline": "-5", "target": "40"}, None),
        ({"baseline": "0", "target": "0"}, None),
        ({"target": "40"}, None),
        ({"baseline": "soon", "target": "40"}, None),
        ({"baseline": "3"}, None),
    ],
)
def test_bar_is_as_long_as_the_larger_number(written: dict[str, str], bar: MetricBar | None) -> None:
    assert metric_bar(Metric.model_validate({"kind": "nps", **written})) == bar
