"""What a comparison says at first sight."""

import pytest

from journeymap.view.board.board import Board
from tests.support.fixtures import WriteFiles
from tests.view.board.drawn import places
from tests.view.boards import boards

HEAD = "for: [clerk, boss]\n"
PERSONAS = "personas: {clerk: Clerk, boss: Boss}\n"
NOW = f"""\
title: Now
{PERSONAS}\
stages:
  a:
    emotion: {{by: {{clerk: {{score: -2, feeling: lost}}, boss: 1}}}}
    touchpoints: [Call, Fair]
    pains: [{{text: Slow, id: slow, severity: 3}}, Dear]
  b: {{emotion: {{by: {{clerk: 0, boss: 1}}}}}}
  c: {{emotion: {{by: {{clerk: 1, boss: 1}}}}}}
  gone: {{goals: [Wait]}}
metrics: [{{name: Days, kind: days, baseline: 40, target: 20}}]
"""
THEN = """\
title: Then
state: to_be
for: [clerk, boss]
compare: now
stages:
  a:
    emotion: {by: {clerk: {score: 1, feeling: sure}, boss: 0}}
    touchpoints: [Call, Chat]
    pains: [{text: Slow, id: slow, severity: 3}]
    opportunities: [{text: Be quick, answers: [slow]}]
    metrics: [{name: Calls, kind: calls, baseline: 9, target: 3}, {name: Mails, kind: mails}]
  b: {emotion: {by: {clerk: 0, boss: 1}}}
  c: {emotion: {by: {clerk: 1, boss: 1}}}
  new: {goals: [Enjoy]}
"""


@pytest.fixture
def then(write_files: WriteFiles) -> Board:
    """The board of a map that is compared with another."""
    return boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": THEN}))["then"]


def test_feelings_go_from_the_largest_gain_to_the_largest_loss(then: Board) -> None:
    assert then.comparison is not None
    summary = then.comparison.summary
    told = [(gain.persona and gain.persona.name, gain.stage, gain.told) for gain in summary.gains]
    assert told == [("Clerk", "a", "+3"), ("Boss", "a", "−1")]
    assert [len(summary.better), len(summary.worse)] == [1, 1]
    assert [str(summary.gains[0].before), str(summary.gains[0].after)] == ["−2 lost", "+1 sure"]


def test_gains_are_told_in_the_numbers_of_the_map(write_files: WriteFiles) -> None:
    files = {
        "maps/now.yaml": f"title: Now\nscale: [6, 1]\n{PERSONAS}stages: {{a: {{emotion: 5}}}}\n",
        "maps/then.yaml": "title: Then\nscale: [6, 1]\nfor: [clerk, boss]\ncompare: now\nstages: {a: {emotion: 2}}\n",
    }
    then = boards(write_files(files))["then"]
    assert then.comparison is not None
    assert [(gain.told, gain.is_better) for gain in then.comparison.summary.gains] == [("+3", True)]


def test_steps_say_what_comes_and_goes(then: Board) -> None:
    assert then.comparison is not None
    steps = {step.stage: (step.standing, step.come, step.gone) for step in then.comparison.summary.steps}
    assert steps == {
        "a": ("changed", ("Chat",), ("Fair",)),
        "b": ("same", (), ()),
        "c": ("same", (), ()),
        "new": ("added", (), ()),
        "gone": ("left_out", (), ()),
    }


def test_pains_are_answered_or_gone(then: Board) -> None:
    assert then.comparison is not None
    assert {(relief.text, relief.is_gone) for relief in then.comparison.summary.reliefs} == {
        ("Slow", False),
        ("Dear", True),
    }


def test_numbers_with_a_target_are_shown(then: Board) -> None:
    assert then.comparison is not None
    assert [(aim.at, aim.metric.text) for aim in then.comparison.summary.aims] == [("a", "Calls")]


def test_what_comes_and_goes_with_a_stage_counts(write_files: WriteFiles) -> None:
    files = {
        "maps/now.yaml": "title: Now\nstages:\n  a: {goals: [G]}\n  old: {touchpoints: [Fax], pains: [Slow]}\n",
        "maps/then.yaml": "title: Then\ncompare: now\nstages:\n  a: {goals: [G]}\n  new: {touchpoints: [Chat]}\n",
    }
    board = boards(write_files(files))["then"]
    assert board.comparison is not None
    summary = board.comparison.summary
    assert (summary.come, summary.gone) == (1, 1)
    assert [(relief.text, relief.stage, relief.is_gone) for relief in summary.reliefs] == [("Slow", "old", True)]


def test_numbers_of_a_touchpoint_say_which(write_files: WriteFiles) -> None:
    metrics = "metrics: [{name: Effort, kind: effort, baseline: 5, target: 2}]"
    then = f"title: Then\ncompare: now\nstages: {{a: {{touchpoints: [{{name: Call, {metrics}}}]}}}}\n"
    board = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": then}))["then"]
    assert board.comparison is not None
    assert [(aim.at, aim.metric.text) for aim in board.comparison.summary.aims] == [("Call", "Effort")]


def test_a_stage_that_is_skipped_is_left_out_with_its_numbers(write_files: WriteFiles) -> None:
    now = "title: Now\nstages:\n  a: {goals: [G]}\n  b: {goals: [G], metrics: [{name: Days, kind: days, target: 2}]}\n"
    then = "title: Then\nextends: now\ncompare: now\nskip: b\nstages: {a: {goals: [H]}}\n"
    board = boards(write_files({"maps/now.yaml": now, "maps/then.yaml": then}))["then"]
    assert board.comparison is not None
    summary = board.comparison.summary
    assert [(step.stage, step.standing) for step in summary.steps] == [("a", "changed"), ("b", "left_out")]
    assert summary.aims == ()


def test_a_low_that_is_gone_is_a_gain_where_the_end_is_alike(write_files: WriteFiles) -> None:
    maps = {
        "maps/now.yaml": "title: Now\nstages: {a: {emotion: [-2, 1]}, b: {emotion: 0}}\n",
        "maps/then.yaml": "title: Then\ncompare: now\nstages: {a: {emotion: 1}, b: {emotion: 0}}\n",
    }
    board = boards(write_files(maps))["then"]
    assert board.comparison is not None
    assert [(gain.stage, gain.told) for gain in board.comparison.summary.gains] == [("a", "+3")]


def test_what_lies_between_two_lines_is_better_or_worse_only_where_scores_say_so(then: Board) -> None:
    assert then.curve is not None
    kinds = [{(area.number, area.kind) for area in areas} for areas in then.curve.areas]
    assert kinds == [{(1, "better"), (2, "worse")}, {(1, "better"), (2, "worse")}, set(), set()]


def test_an_area_lies_below_one_of_two_lines_alone(then: Board) -> None:
    assert then.comparison is not None
    (clerk, _) = then.comparison.summary.people
    (area,) = clerk.areas
    below = [path for path in area.path.split("z") if path]
    assert len(below) == 2
    for path, line in zip(below, (clerk.path, clerk.other_path), strict=True):
        drawn, _, down = path.partition("V100H")
        assert drawn.startswith("M")
        assert places(drawn)[0] == (float(down), places(line)[0][1])


def test_each_persona_is_drawn_whose_feelings_differ(then: Board) -> None:
    assert then.comparison is not None
    people = then.comparison.summary.people
    assert [person.line.persona and person.line.persona.name for person in people] == ["Clerk", "Boss"]
    assert [[gain.told for gain in person.gains] for person in people] == [["+3"], ["−1"]]


def test_an_overlay_says_what_differs_at_each_stage(write_files: WriteFiles) -> None:
    stages = "stages:\n  a: {touchpoints: {drop: [Fair], add: [Chat]}, duration: 1 day}\n"
    files = {"maps/now.yaml": NOW, "maps/over.yaml": f"title: Over\nextends: now\nskip: b\n{stages}"}
    over = boards(write_files(files))["over"]
    steps = {step.stage: (step.standing, step.come, step.gone, step.changed) for step in over.overlay_steps}
    assert steps["a"] == ("changed", ("Chat",), ("Fair",), 1)
    assert steps["b"][0] == "left_out"
    assert steps["c"][0] == "same"


def test_what_is_still_to_come_has_no_evidence_yet(write_files: WriteFiles) -> None:
    sources = "sources: [{kind: interview, note: N}, {kind: analytics, note: M}]"
    now = f"title: Now\n{sources}\nstages: {{a: {{goals: [G]}}, b: {{goals: [G]}}, c: {{goals: [G]}}}}\n"
    then = "title: Then\nstate: to_be\nextends: now\nstages:\n  a: {goals: [H]}\n  b: {goals: [H], evidence: partial}\n"
    pages = boards(write_files({"maps/now.yaml": now, "maps/then.yaml": then}))
    assert [stage.evidence for stage in pages["now"].stages] == ["researched"] * 3
    assert [stage.evidence for stage in pages["then"].stages] == ["planned", "partial", "researched"]
    assert pages["then"].evidence == "planned"
