"""What is said of interactions that could not be counted as they are written."""

import pytest

from journeymap.measurement.formulas.engagement import Engagements
from journeymap.measurement.uncounted import uncounted

ADVICE = "Say it under `measures`: engagement_score: {points: {%s: 5}}."
MANY = "1,202 interactions count no points, for nobody has said how many: hologram (1,200), fax (2). "
ONE = "1 interaction counts no points, for nobody has said how many: fax (1). "
TWICE = "1 interaction is told twice, of the same person and type in the same minute, and counts once."


@pytest.mark.parametrize(
    ("types", "duplicates", "says"),
    [
        ({}, 0, []),
        ({"fax": 2, "hologram": 1200}, 0, [MANY + ADVICE % "hologram"]),
        ({"fax": 1}, 1, [ONE + ADVICE % "fax", TWICE]),
    ],
)
def test_what_could_not_be_counted(types: dict[str, int], duplicates: int, says: list[str]) -> None:
    made = Engagements(of={}, unknown_types=types, future=0, duplicates=duplicates)
    assert list(uncounted(made)) == says


def test_many_types_are_not_all_named() -> None:
    made = Engagements(of={}, unknown_types={f"type {number}": 1 for number in range(8)}, future=0, duplicates=3)
    first, second = uncounted(made)
    assert "type 4 (1), and 3 more." in first
    assert second.startswith("3 interactions are told twice")
    assert not list(uncounted(None))
