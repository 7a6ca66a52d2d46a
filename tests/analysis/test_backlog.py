"""Which opportunities there are, and which are worth most."""

from pathlib import Path

import pytest

from journeymap.analysis.backlog import BacklogItem, backlog
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace


def items(root: Path) -> list[BacklogItem]:
    workspace = load_workspace(root)
    assert not workspace.problems
    return list(backlog(tuple(workspace.journeys.values())))


def one(write_files: WriteFiles, idea: str, pain: str = "{text: Slow}") -> BacklogItem:
    stages = f"stages: {{buy: {{phases: [decide], pains: [{pain}], opportunities: [{idea}]}}}}"
    (item,) = items(write_files({"maps/a.yaml": f"title: A\n{stages}\n"}))
    return item


@pytest.mark.parametrize(
    ("idea", "pain", "score"),
    [
        ("{text: Go, value: 3, feasibility: 2, friction: 3}", "{text: Slow}", 18),
        ("{text: Go, value: high, feasibility: high, friction: high}", "{text: Slow}", 27),
        ("{text: Go, value: 3, feasibility: 2}", "{text: Slow, severity: 3}", 18),  # as severe as its pain
        ("{text: Go, value: 3, feasibility: 2, friction: 1}", "{text: Slow, severity: 3}", 6),  # what is said holds
        ("{text: Go, value: 3, feasibility: 2}", "{text: Slow}", 12),  # nobody says: the middle
        ("{text: Go, value: 3, effort: 3}", "{text: Slow, severity: 2}", 6),  # much work is hard to do
        ("{text: Go, value: 3, effort: 3, feasibility: 3}", "{text: Slow, severity: 2}", 18),
        ("{text: Go, value: 3}", "{text: Slow, severity: 3}", None),
        ("{text: Go, feasibility: 3}", "{text: Slow, severity: 3}", None),
        ("Go", "Slow", None),
    ],
)
def test_score_multiplies_worth_pain_and_feasibility(
    write_files: WriteFiles, idea: str, pain: str, score: int | None
) -> None:
    assert one(write_files, idea, pain).score == score


def test_best_come_first_and_what_is_not_rated_last(write_files: WriteFiles) -> None:
    stages = """
stages:
  buy:
    phases: [decide]
    opportunities: [{text: Not rated}, {text: Little, value: 1, feasibility: 1}, {text: Much, value: 3, feasibility: 3}]
    pains: [{text: Slow, severity: 1, answers: [{text: Beneath, value: 2, feasibility: 2}]}]
    drop_offs: [{text: They leave, answers: [{text: Call them, value: 3, feasibility: 1}]}]
"""
    found = [(item.model.text, item.score) for item in items(write_files({"maps/a.yaml": f"title: A{stages}"}))]
    assert found == [("Much", 9), ("Call them", 6), ("Beneath", 4), ("Little", 1), ("Not rated", None)]


@pytest.mark.parametrize(
    ("answers", "pains"),
    [
        ("", ["Slow", "Dear"]),  # open to all pains beside it
        (", answers: slow", ["Slow"]),
        (", answers: Dear", ["Dear"]),
    ],
)
def test_pains_that_it_answers(write_files: WriteFiles, answers: str, pains: list[str]) -> None:
    stage = f"phases: [decide], pains: [{{text: Slow, id: slow}}, Dear], opportunities: [{{text: Go{answers}}}]"
    (item,) = items(write_files({"maps/a.yaml": f"title: A\nstages: {{buy: {{{stage}}}}}\n"}))
    assert [pain.model.text for pain in item.pains] == pains


def test_map_that_extends_another_repeats_nothing(write_files: WriteFiles) -> None:
    base = "title: A\nstages: {buy: {phases: [decide], opportunities: [{text: Go, value: 1, feasibility: 1}]}}\n"
    over = "title: B\nextends: a\nstages: {buy: {opportunities: {add: [{text: New, value: 3, feasibility: 3}]}}}\n"
    found = items(write_files({"maps/a.yaml": base, "maps/b.yaml": over}))
    assert [(item.model.text, item.journey.id, [other.id for other in item.also_on]) for item in found] == [
        ("New", "b", []),
        ("Go", "a", ["b"]),
    ]


def test_changed_opportunity_is_told_on_both_maps(write_files: WriteFiles) -> None:
    base = "title: A\nstages: {buy: {phases: [decide], opportunities: [{text: Go, id: go, value: 1}]}}\n"
    over = "title: B\nextends: a\nstages: {buy: {opportunities: {change: {go: {value: 3}}}}}\n"
    found = items(write_files({"maps/a.yaml": base, "maps/b.yaml": over}))
    assert [(item.journey.id, item.model.value) for item in found] == [("a", 1), ("b", 3)]
