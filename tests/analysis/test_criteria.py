"""Criteria imply others, or contradict themselves, exactly where that is certain."""

from typing import cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.criteria import MOST_ALTERNATIVES, alternatives, contradiction, implies
from journeymap.model.base import Written
from journeymap.model.criteria import Criteria, Gate
from journeymap.model.framework import Framework
from journeymap.workspace.load import presets


class Gated(Written):
    """Something with criteria."""

    entry: Gate = ()


def gate(text: str) -> tuple[Criteria, ...]:
    return Gated.model_validate({"entry": yaml.load(text, yaml.BaseLoader)}).entry


IMPLICATIONS: dict[str, tuple[str, str, bool]] = {
    "the same": ("{points_min: 10, window: 90d}", "{points_min: 10, window: 90d}", True),
    "more points": ("{points_min: 11}", "{points_min: 10}", True),
    "fewer points": ("{points_min: 9}", "{points_min: 10}", False),
    "more than is at least": ("{points_above: 10}", "{points_min: 10}", True),
    "at least is not more than": ("{points_min: 10}", "{points_above: 10}", False),
    "in a shorter time": ("{points_min: 10, window: 30d}", "{points_min: 10, window: 90d}", True),
    "in a longer time": ("{points_min: 10, window: 90d}", "{points_min: 10, window: 30d}", False),
    "at any time": ("{points_min: 10, window: 90d}", "{points_min: 10}", True),
    "not at any time": ("{points_min: 10}", "{points_min: 10, window: 90d}", False),
    "fewer in a longer time": ("{points_below: 5, window: 90d}", "{points_below: 9, window: 30d}", True),
    "fewer in a shorter time": ("{points_below: 5, window: 30d}", "{points_below: 9, window: 90d}", False),
    "more people": ("{people_min: 3, person_points_min: 20}", "{people_min: 2, person_points_min: 10}", True),
    "more people with less": ("{people_min: 3, person_points_min: 5}", "{people_min: 2, person_points_min: 10}", False),
    "people have their points together": ("{people_min: 2, person_points_min: 20}", "{points_min: 40}", True),
    "and no more than that": ("{people_min: 2, person_points_min: 20}", "{points_min: 41}", False),
    "points say nothing of people": ("{points_min: 900}", "{people_min: 2}", False),
    "one of the roles": ("{roles: [champion, user]}", "{roles: champion}", True),
    "another role": ("{roles: user}", "{roles: champion}", False),
    "more interest": ("{intent: high}", "{intent: low}", True),
    "less interest": ("{intent: low}", "{intent: high}", False),
    "a better fit": ("{fit_min: 4}", "{fit_min: 3}", True),
    "a deal": ("{deal: won}", "{deal: won}", True),
    "another deal": ("{deal: open}", "{deal: won}", False),
    "a deal and more": ("{deal: won, first_value: reached}", "{deal: won}", True),
    "the same words": ("[The board agreed]", "[The board agreed]", True),
    "other words": ("[The board agreed]", "[Everyone agreed]", False),
    "words and a number": ("[The board agreed, {deal: won}]", "{deal: won}", True),
    "one of two ways": ("{any: [{deal: won}, {flag: pilot}]}", "{deal: won}", False),
    "both ways": ("{any: [{deal: won}, {flag: pilot}]}", "{any: [{flag: pilot}, {deal: won}]}", True),
    "one way is enough": ("{deal: won}", "{any: [{flag: pilot}, {deal: won}]}", True),
    "a way nobody takes": ("{any: [{deal: won}, {points_min: 9, points_below: 1}]}", "{deal: won}", True),
    "nothing asked": ("{deal: won}", "[]", False),
    "nothing met": ("[]", "{deal: won}", False),
}


@pytest.mark.parametrize(("premise", "conclusion", "expected"), IMPLICATIONS.values(), ids=IMPLICATIONS)
def test_meeting_some_criteria_implies_meeting_others(premise: str, conclusion: str, expected: bool) -> None:
    assert implies(gate(premise), gate(conclusion)) is expected


CONTRADICTIONS: dict[str, tuple[str, str | None]] = {
    "nothing": ("{points_min: 10, points_below: 20, deal: open}", None),
    "too few": ("{points_min: 60, points_below: 40}", "it asks for at least 60 points and for fewer than 40"),
    "as many": ("{points_above: 40, points_below: 40}", "it asks for more than 40 points and for fewer than 40"),
    "a shorter time for more": ("[{points_min: 60, window: 30d}, {points_below: 60, window: 90d}]", "it asks for at "),
    "a longer time for more": ("[{points_min: 60, window: 90d}, {points_below: 60, window: 30d}]", None),
    "people": ("{people_min: 2, person_points_min: 20, points_below: 30}", "it asks for at least 40 points and"),
    "no points at all": ("{points_below: 0}", "nobody has fewer than 0 points"),
    "a deal and none": ("[{deal: none}, {deal: won}]", "it asks for the deal to be none and won at once"),
    "a deal won and another open": ("[{deal: open}, {deal: won}]", None),
    "a result and none": (
        "[{first_value: open}, {first_value: reached}]",
        "it asks for the first value to be open and reached at once",
    ),
}


@pytest.mark.parametrize(("text", "reason"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradictions(text: str, reason: str | None) -> None:
    [conjunction] = alternatives(gate(text))
    actual = contradiction(conjunction)
    assert (actual or "").startswith(reason or "")
    assert bool(actual) == bool(reason)


def test_too_many_alternatives_decide_nothing() -> None:
    many = gate(f"[{', '.join(['{any: [{deal: won}, {flag: pilot}]}'] * 300)}]")
    assert 2 ** len(many) > MOST_ALTERNATIVES
    assert alternatives(many) == ()
    assert not implies(many, gate("{deal: won}"))


NUMBERS = st.none() | st.integers(0, 3)
CONDITIONS = st.fixed_dictionaries(
    {
        "points_min": NUMBERS,
        "points_above": NUMBERS,
        "points_below": NUMBERS,
        "window": st.sampled_from([None, "30d", "90d"]),
        "deal": st.sampled_from([None, "none", "open", "won"]),
    }
)


@given(CONDITIONS, CONDITIONS, CONDITIONS)
def test_implication_is_transitive(first: object, second: object, third: object) -> None:
    a, b, c = (Gated.model_validate({"entry": [conditions]}).entry for conditions in (first, second, third))
    if a and not contradiction(alternatives(a)[0]):
        assert implies(a, a)
    if implies(a, b) and implies(b, c):
        assert implies(a, c)


def test_built_in_frameworks_ask_for_nothing_impossible() -> None:
    for document in presets():
        for declared in document.things.get("frameworks", ()):
            stages = list(cast(Framework, declared.model).stages.values())
            for index, stage in enumerate(stages):
                assert not any(map(contradiction, alternatives(stage.entry))), declared.id
                assert not any(implies(stage.entry, later.entry) for later in stages[index + 1 :]), declared.id
