"""Where the lanes of a workspace stand among ours."""

import pytest

from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace
from tests.view.boards import boards

MAP = """\
title: T
stages:
  a:
    goals: [g]
    actions: [x]
    emotion: 1
    touchpoints: [t]
    lanes: {gate: [1], legal: [2], risk: [3]}
"""


@pytest.mark.parametrize(
    ("lanes", "above", "below"),
    [
        ("[gate, legal, risk]", ["goals"], ["actions", "touchpoints", "lanes-gate", "lanes-legal", "lanes-risk"]),
        (
            "[{id: gate, after: goals}, {id: legal, after: gate}, {id: risk, after: goals}]",
            ["goals", "lanes-gate", "lanes-legal", "lanes-risk"],
            ["actions", "touchpoints"],
        ),
        (
            "[{id: gate, after: emotion}, {id: legal, after: goals}, {id: risk, after: emotion}]",
            ["goals", "lanes-legal"],
            ["lanes-gate", "lanes-risk", "actions", "touchpoints"],
        ),
        (
            "[{id: gate, after: legal}, {id: legal, after: actions}, risk]",
            ["goals"],
            ["actions", "lanes-legal", "lanes-gate", "touchpoints", "lanes-risk"],
        ),
        (
            "[{id: gate, after: legal}, {id: legal, after: gate}, {id: risk, after: touchpoints}]",
            ["goals"],
            ["actions", "touchpoints", "lanes-risk", "lanes-gate", "lanes-legal"],
        ),
    ],
    ids=["at the end", "after the goals", "after the curve", "after one declared later", "in a circle"],
)
def test_a_lane_stands_after_the_one_it_names(
    write_files: WriteFiles, lanes: str, above: list[str], below: list[str]
) -> None:
    board = boards(write_files({"journeymap.yaml": f"lanes: {lanes}\n", "maps/a.yaml": MAP}))["a"]
    assert [lane.id for lane in board.lanes if lane.is_above_curve] == above
    assert [lane.id for lane in board.lanes if not lane.is_above_curve] == below


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("Goals", "there is no lane 'Goals' to follow. Did you mean 'goals'?"),
        ("touchpoint", "there is no lane 'touchpoint' to follow. Did you mean 'touchpoints'?"),
        ("gate", "there is no lane 'gate' to follow."),
        ("foo", "there is no lane 'foo' to follow."),
    ],
)
def test_a_lane_that_follows_nothing_is_told(write_files: WriteFiles, after: str, said: str) -> None:
    settings = f"lanes: [{{id: gate, title: Gate, after: {after}}}]\n"
    root = write_files({"journeymap.yaml": settings, "maps/a.yaml": MAP.replace(", legal: [2], risk: [3]", "")})
    (finding,) = (problem for problem in load_workspace(root).problems if problem.code == "JM018")
    assert finding.message == said
    assert finding.fix.startswith("Write one of situation, trigger, goals, emotion, ")
