"""Lengths of time in words are read in days, or not at all."""

import pytest

from journeymap.analysis.stage_times import days_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 weeks", 21),
        ("5-8 weeks", 56),
        ("5 – 8 weeks", 56),
        ("5 to 8 weeks", 56),
        ("about 2 months", 61),
        ("2 weeks to 3 months", 91),
        ("10 working days", 14),
        ("1.5 months", 46),
        ("1,5 Monate", 46),
        ("a week", 7),
        ("two weeks", 14),
        ("half a year", 183),
        ("90d", 90),
        ("6wks", 42),
        ("2 hours", 1),
        ("3 Wochen", 21),
        ("2 semaines", 14),
        ("3 meses", 91),
        ("2週間", 14),
        ("3か月", 91),
        ("2週間程度", 14),
        ("until the board meets", None),
        ("3 meetings", None),
        ("2 minds", None),
        ("0 days", None),
        ("", None),
        ("9" * 400 + " years", None),
    ],
)
def test_days_in(text: str, days: int | None) -> None:
    assert days_in(text) == days
