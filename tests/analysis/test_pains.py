"""Which pains weigh most, and what is being done about each."""

import pytest

from journeymap.analysis.pains import answers_to, heaviest_at, heaviest_first, pains_on
from journeymap.workspace import LinkedJourney
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

HEAD = "title: A\npersonas: {ann: Ann, bob: Bob}\n"


def journey(write_files: WriteFiles, text: str) -> LinkedJourney:
    """The map that a text describes."""
    workspace = load_workspace(write_files({"maps/a.yaml": HEAD + text}))
    assert not workspace.problems
    return workspace.journeys["a"]


ORDERS = {
    "severity": ("  one: {pains: [{text: A, severity: 1}, {text: B, severity: 3}, {text: C, severity: 2}]}\n", "B C A"),
    "frequency among equals": (
        "  one: {pains: [{text: A, severity: 3, frequency: 1}, {text: B, severity: 3, frequency: 3}]}\n",
        "B A",
    ),
    "severity before frequency": (
        "  one: {pains: [{text: A, severity: 2, frequency: 3}, {text: B, severity: 3}]}\n",
        "B A",
    ),
    "the earlier among equals": ("  one: {pains: [A, B]}\n  two: {pains: [C]}\n", "A B C"),
    "what is not said comes last": ("  one: {pains: [A, {text: B, severity: 1}]}\n", "B A"),
    "also at touchpoints": ("  one: {pains: [A], touchpoints: [{name: T, pains: [{text: B, severity: 2}]}]}\n", "B A"),
    "none": ("  one: {goals: [Buy]}\n", ""),
}


@pytest.mark.parametrize("case", ORDERS)
def test_the_heaviest_comes_first(write_files: WriteFiles, case: str) -> None:
    stages, expected = ORDERS[case]
    pains = heaviest_first(pains_on(journey(write_files, f"stages:\n{stages}")))
    assert " ".join(pain.model.text for pain in pains) == expected


def test_the_way_as_a_whole_counts_and_what_is_out_of_scope_does_not(write_files: WriteFiles) -> None:
    text = "scope: buyer\npains: [{text: W, severity: 2}]\nstages:\n"
    text += "  one: {phases: aware, pains: [{text: A, severity: 2}]}\n  two: {phases: onboard, pains: [B]}\n"
    pains = heaviest_first(pains_on(journey(write_files, text)))
    assert [pain.model.text for pain in pains] == ["W", "A"]


@pytest.mark.parametrize(("personas", "expected"), [((), "C"), (("ann",), "A"), (("bob",), "C"), (("ann", "bob"), "C")])
def test_what_hurts_somebody_at_a_stage(write_files: WriteFiles, personas: tuple[str, ...], expected: str) -> None:
    pains = "{text: A, severity: 2, for: ann}, {text: B, severity: 1}, {text: C, severity: 3, for: bob}"
    (stage,) = journey(write_files, f"stages:\n  one: {{pains: [{pains}]}}\n").stages
    pain = heaviest_at(stage, personas)
    assert pain is not None
    assert pain.model.text == expected


def test_what_hurts_others_is_not_theirs(write_files: WriteFiles) -> None:
    (stage,) = journey(write_files, "stages:\n  one: {pains: [{text: A, for: bob}]}\n").stages
    assert heaviest_at(stage, ["ann"]) is None


ANSWERS = {
    "what is under way": ("{text: P, answers: [I, {text: D, status: doing}, {text: N, status: done}]}", "D N I"),
    "what is decided before what is done": (
        "{text: P, answers: [{text: N, status: done}, {text: D, status: planned}]}",
        "D N",
    ),
    "what was dropped eases nothing": ("{text: P, answers: [{text: X, status: dropped}]}", "O"),
    "what is open to all": ("P", "O"),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_what_is_meant_to_ease_a_pain(write_files: WriteFiles, case: str) -> None:
    pain, expected = ANSWERS[case]
    way = journey(write_files, f"stages:\n  one: {{pains: [{pain}], opportunities: [O]}}\n")
    assert " ".join(answer.model.text for answer in answers_to(next(pains_on(way)))) == expected
