"""How good or bad something feels, in the numbers in which people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from journeymap.model.scores import OURS, Scale, score_in

SCHOOL = Scale(6, 1)
STARS = Scale(1, 5)

SCORES = [
    ("-1", OURS, -1, "−1"),
    ("−1", OURS, -1, "−1"),
    ("–1", OURS, -1, "−1"),
    ("－１", OURS, -1, "−1"),
    ("+1", OURS, 1, "+1"),
    ("1.5", OURS, 1.5, "+1.5"),
    ("١", OURS, 1, "+1"),
    ("0", OURS, 0, "0"),
    ("-0", OURS, 0, "0"),
    ("4", STARS, 1, "4"),
    ("3.5", STARS, 0.5, "3.5"),
    ("1", SCHOOL, 2, "1"),
    ("6", SCHOOL, -2, "6"),
    ("3.5", SCHOOL, 0, "3.5"),
    ("3", Scale(-3, 3), 2, "+3"),
    ("4/5", OURS, 1, "4/5"),
    ("4 / 5", OURS, 1, "4 / 5"),
    ("1/5", OURS, -2, "1/5"),
    ("3 of 5", OURS, 0, "3 of 5"),
    ("3 out of 5", OURS, 0, "3 out of 5"),
    ("3.5/5", OURS, 0.5, "3.5/5"),
    ("0/10", OURS, -2, "0/10"),
    ("5/10", Scale(0, 10), 0, "5/10"),
    ("4/5", Scale(0, 10), 1, "4/5"),
    ("★★★★☆", OURS, 1, "★★★★☆"),
]
LOOKALIKES = [
    *(
        "-1,5",
        "1,5",
        "١٫٥",
        "++",
        "+",
        "--",
        "-",
        "+/-",
        "3-4",
        "3 – 4",
        "-1 to 1",
        "1..2",
        "1…2",
        "10/5",
        "7 of 5",
        "1/1",
    ),
    *("3 sur 5", "3 von 5", "3-", "-3", "5", "80%", "80 %", "4 stars", "4점", "4 Punkte", "1e999", "9" * 5000),
    *("-1 worried", "+2: glad", "-1 (tired)", "⭐⭐⭐", "2026-05-01", "12:30", "24/7", "= 3", "~2", "(2)"),
]
WORDS = [
    "hopeful",
    "기대 + 불안",
    "Satisfied+",
    "Satisfied++",
    "n/a",
    "?",
    "…",
    "no",
    "in 2 minds",
    "3x überrascht",
    "9 to 5er",
    ":-(",
]


@pytest.mark.parametrize(("text", "scale", "value", "shown"), SCORES)
def test_a_score(text: str, scale: Scale, value: float, shown: str) -> None:
    score = score_in(text, scale)
    assert score is not None
    assert score.value == pytest.approx(value)
    assert score.on(scale) == shown


@pytest.mark.parametrize("text", LOOKALIKES)
def test_what_only_looks_like_a_score_is_no_word(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        score_in(text, OURS)


@pytest.mark.parametrize("text", WORDS)
def test_a_word(text: str) -> None:
    assert score_in(text, OURS) is None


def test_a_page_with_another_scale_tells_its_own_number() -> None:
    score = score_in("4", STARS)
    assert score is not None
    assert [score.on(scale) for scale in (STARS, OURS, Scale(0, 10), SCHOOL)] == ["4", "+1", "7.5", "2.25"]


@given(st.floats(-2, 2))
def test_a_number_keeps_its_place_on_every_scale(value: float) -> None:
    for scale in (STARS, SCHOOL, Scale(0, 100), Scale(-3, 3)):
        assert scale.holds(round(scale.of_ours(value), 9))
        assert scale.to_ours(scale.of_ours(value)) == pytest.approx(value, abs=1e-9)


@given(st.text())
def test_any_text_is_a_score_or_a_word_or_refused(text: str) -> None:
    try:
        score = score_in(text, OURS)
    except PydanticCustomError:
        score = None
    assert score is None or -2 <= score.value <= 2
