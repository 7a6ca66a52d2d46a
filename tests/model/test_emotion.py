"""A feeling in the forms in which people write it."""

from typing import Any

import pytest
from pydantic import ValidationError

from journeymap.model.emotion import MOST_POINTS, Emotion, Feeling, Point
from journeymap.model.journey import Stage
from journeymap.model.scores import Scale


def felt(written: Any, scale: Scale | None = None) -> Emotion:
    emotion = Stage.model_validate({"emotion": written}, scale).emotion
    assert emotion is not None
    return emotion


def values(feeling: Feeling | Point) -> list[float]:
    points = [feeling] if not isinstance(feeling, Feeling) else [feeling, *feeling.change, *feeling.depends]
    return [point.score.value for point in points if point.score]


ONE = {
    "a number": ("-1", [-1], None),
    "a word": ("hopeful", [], "hopeful"),
    "several words": (["hopeful", "tired"], [], "hopeful, tired"),
    "words with a plus": ("기대 + 불안", [], "기대 + 불안"),
    "words with an arrow": ("기다림→설렘", [], "기다림→설렘"),
    "a part": ("4/5", [1], None),
    "a number and a word": ({"score": "-1", "feeling": "worried"}, [-1], "worried"),
    "a number and words": ({"score": "-1", "feeling": ["worried", "tired"]}, [-1], "worried, tired"),
    "a smiley": ("😊", [1], "😊"),
    "a heart drawn in color": ("❤️", [2], "❤️"),
    "a thumb": ("👍🏽", [1], "👍🏽"),
    "a typed smiley": (":-(", [-1], ":-("),
    "a smiley beside a word": ("happy / 😀", [2], "happy / 😀"),
    "a smiley twice": ("😭😭", [-2], "😭😭"),
    "a smiley as the score": ({"score": "😡", "feeling": "cheated"}, [-2], "cheated"),
    "a smiley as the word": ({"feeling": "😡"}, [-2], "😡"),
    "a smiley of no plain meaning": ("🦄", [], "🦄"),
    "smileys that disagree": ("😊😡", [], "😊😡"),
    "an address": ("https://example.com", [], "https://example.com"),
    "nothing": ({}, [], None),
}


@pytest.mark.parametrize(("written", "scores", "words"), ONE.values(), ids=ONE)
def test_one(written: Any, scores: list[float], words: str | None) -> None:
    emotion = felt(written)
    assert (values(emotion), emotion.words) == (scores, words)
    assert (emotion.change, emotion.depends, emotion.spread) == ((), (), None)


CHANGES = {
    "numbers": (["-1", "2"], [(-1, None), (2, None)]),
    "a word first": (["worried", "1"], [(None, "worried"), (1, None)]),
    "both": (["-1", {"score": "2", "feeling": "glad"}], [(-1, None), (2, "glad")]),
    "smileys": (["😰", "😀"], [(-1, "😰"), (2, "😀")]),
    "smileys with an arrow": ("😰→😀", [(-1, "😰"), (2, "😀")]),
    "smileys with a stroke": ("😊 / 😰", [(1, "😊"), (-1, "😰")]),
    "smileys with a typed arrow": ("😊 -> 😰 -> 😀", [(1, "😊"), (-1, "😰"), (2, "😀")]),
    "in full": ({"change": ["0", "4/5"], "feeling": "at last"}, [(0, None), (1, None)]),
}


@pytest.mark.parametrize(("written", "points"), CHANGES.values(), ids=CHANGES)
def test_a_change(written: Any, points: list[tuple[float | None, str | None]]) -> None:
    change = felt(written).change
    assert [(point.score.value if point.score else None, point.words) for point in change] == points


@pytest.mark.parametrize("written", [{"low": "-1", "high": "1"}, {"low": "1", "high": "-1"}])
def test_a_spread_has_its_lower_end_first(written: Any) -> None:
    spread = felt(written).spread
    assert spread is not None
    assert [end.value for end in spread] == [-1, 1]


def test_conditions() -> None:
    emotion = felt([{"when": "the price is clear", "score": "1"}, {"when": "otherwise", "feeling": "😡"}])
    assert [(case.when, case.score and case.score.value) for case in emotion.depends] == [
        ("the price is clear", 1),
        ("otherwise", -2),
    ]


def test_every_form_for_single_personas() -> None:
    by = felt({"score": "4", "by": {"a": "5", "b": ["1", "3"], "c": {"low": "2", "high": "3"}}}, Scale(1, 5)).by
    assert [[score.value for score in feeling.scores] for feeling in by.values()] == [[2], [-2, 0], [-1, 0]]


def test_how_it_was_written_is_no_difference() -> None:
    assert felt("4/5") == felt("+1") == felt("4", Scale(1, 5))
    assert felt("4/5") != felt("3/5")


REFUSED: dict[str, Any] = {
    "no list": [],
    "a list in a list": [["1"]],
    "half a spread": {"low": "1"},
    "a score and a change": {"score": "1", "change": ["1", "2"]},
    "a condition without its score's sense": [{"when": "it rains", "score": "wet"}],
    "a condition beside none": [{"when": "it rains", "score": "1"}, {"score": "2"}],
    "too many steps": ["1"] * (MOST_POINTS + 1),
    "a score as a word": {"feeling": ["glad", "4/5"]},
}


@pytest.mark.parametrize("written", REFUSED.values(), ids=REFUSED)
def test_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        felt(written)
