"""Medians by expressions are those of the standard library."""

import statistics
from collections import defaultdict

import ibis
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.measurement.engine import embedded
from journeymap.measurement.formulas.medians import medians, quantiles

ENGINE = embedded(threads=1)

KINDS = (pyarrow.string(), pyarrow.float64())
VALUES = st.one_of(st.none(), st.integers(-3, 3).map(float), st.floats(-100, 100))


def _median(values: list[float | None]) -> list[dict[str, object]]:
    rows = ibis.memtable(pyarrow.table({"value": pyarrow.array(values, pyarrow.float64())}))
    return ENGINE.rows(medians(rows, None, "value"))


@given(st.lists(st.tuples(st.sampled_from("ab"), VALUES), max_size=30))
def test_the_median_of_each_group(rows: list[tuple[str, float | None]]) -> None:
    names, values = (pyarrow.array([row[at] for row in rows], kind) for at, kind in enumerate(KINDS))
    table = ibis.memtable(pyarrow.table({"group": names, "value": values}))
    groups: dict[str, list[float]] = defaultdict(list)
    for group, value in rows:
        if value is not None:
            groups[group].append(value)
    found = {row["group"]: (row["median"], row["n"]) for row in ENGINE.rows(medians(table, "group", "value"))}
    assert found == {group: (pytest.approx(statistics.median(values)), len(values)) for group, values in groups.items()}


@pytest.mark.parametrize(
    ("part", "expected"), [((9, 10), 9.5), ((1, 2), 5.5), ((1, 4), 3), ((99, 100), 10), ((1, 1), 10)]
)
def test_the_value_that_a_part_does_not_exceed(part: tuple[int, int], expected: float) -> None:
    rows = ibis.memtable(pyarrow.table({"value": [float(value) for value in range(10, 0, -1)]}))
    (row,) = ENGINE.rows(quantiles(rows, None, "value", *part))
    assert row == {"quantile": expected, "n": 10}


def test_one_group_of_all_rows() -> None:
    assert _median([3.0, None, 1.0, 2.0, 2.5]) == [{"median": 2.25, "n": 4}]


def test_no_values_have_no_median() -> None:
    assert _median([]) == []
    assert _median([None]) == []
