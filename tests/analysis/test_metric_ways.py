"""How far a metric is from its target, and which of several is the farthest."""

from decimal import Decimal

import pytest

from journeymap.analysis.metric_ways import farthest, way_of
from journeymap.model.values import Metric

WAYS = {
    # baseline, actual, target: what is left of the way, and whether it is reached
    "not begun": (("40", None, "80"), "1", False),
    "half": (("40", "60", "80"), "0.5", False),
    "down": (("97", "78.5", "60"), "0.5", False),
    "there": (("97", "60", "60"), "0", True),
    "beyond": (("40", "90", "80"), "0", True),
    "farther off": (("40", "20", "80"), "1.5", False),
    "percentages": (("40 %", "60%", "80 %"), "0.5", False),
    "a unit said once": (("48 h", "36", "24h"), "0.5", False),
    "one day, many days": (("1 day", None, "3 days"), "1", False),
    "a limit": (("97 days", None, "< 60 days"), "1", False),
    "thousands": (("12 000", "18 000", "24'000"), "0.5", False),
    "below nothing": (("-10", "0", "10"), "0.5", False),
    "other digits": (("٤٠", "٦٠", "٨٠"), "0.5", False),
    "nobody knows the start": ((None, "55 %", "80 %"), None, False),
    "a start in another unit": (("0.4", "55 %", "80 %"), None, False),
    "a start that is the target": (("80", "80", "80"), None, True),
}
NO_WAYS = {
    "no target": ("40", "60", None),
    "a target in words": ("40", "60", "more"),
    "no value": (None, None, "80"),
    "values in words": ("few", "some", "80"),
    "what may be two numbers": (None, "1.234", "5"),
    "a span": ("10 to 20", None, "30"),
    "another unit": ("3 weeks", None, "10 days"),
    "a share and a percentage": ("0.42", None, "55 %"),
    "a ratio": ("3:1", None, "5:1"),
    "signs alone": ("–", "%", ".,"),
}


def metric(baseline: str | None, actual: str | None, target: str | None, kind: str = "a measure of ours") -> Metric:
    """A metric with three texts."""
    return Metric(kind=kind, baseline=baseline, actual=actual, target=target)


@pytest.mark.parametrize("case", WAYS)
def test_what_is_left_of_the_way(case: str) -> None:
    values, left, is_reached = WAYS[case]
    way = way_of(metric(*values, kind="coverage"))
    assert way is not None
    assert (way.left, way.is_reached) == (None if left is None else Decimal(left), is_reached)
    assert way.is_read == (values[1] is not None)


@pytest.mark.parametrize("case", NO_WAYS)
def test_what_is_no_way(case: str) -> None:
    assert way_of(metric(*NO_WAYS[case])) is None


@pytest.mark.parametrize("kind", ["sales_cycle", "churn_rate"])
def test_fewer_is_better_for_some_measures_also_without_a_start(kind: str) -> None:
    assert [way.is_reached for now in ("50", "70") if (way := way_of(metric(None, now, "60", kind)))] == [True, False]


FARTHEST: dict[str, tuple[list[tuple[str | None, str | None, str | None]], int | None]] = {
    "none": ([], None),
    "the larger part is left": ([("0", "50", "100"), ("0", "10", "100")], 1),
    "more than all of it": ([("0", None, "100"), ("10", "5", "20")], 1),
    "among equals the farther target": ([("42", None, "55"), ("97", None, "60"), ("38", None, "50")], 1),
    "among wholly equals the first": ([("40", None, "80"), ("4", None, "8")], 0),
    "what is reached is not far": ([("0", "100", "100"), ("0", "99", "100")], 1),
    "all reached": ([("0", "100", "100")], None),
    "without a start comes last": ([(None, "1", "100"), ("0", "99", "100")], 1),
    "without any start": ([(None, "90 %", "100 %"), (None, "10 %", "100 %")], 1),
    "words are no numbers": ([("few", None, "many"), ("4", None, "5")], 1),
}


@pytest.mark.parametrize("case", FARTHEST)
def test_which_is_the_farthest(case: str) -> None:
    values, expected = FARTHEST[case]
    metrics = [metric(baseline, actual, target, "coverage") for baseline, actual, target in values]
    found = farthest(metrics)
    assert (found and next(number for number, each in enumerate(metrics) if each is found[0])) == expected
