"""A map beside another one: what is different, stage by stage."""

from journeymap.view.board.comparison import Change
from tests.support.fixtures import WriteFiles
from tests.view.boards import boards

NOW = """\
title: Now
personas: {clerk: Clerk}
stages:
  a:
    emotion: {score: -1, feeling: lost}
    duration: 2 weeks
    touchpoints: [Call, Fair]
    pains: [{text: Slow, id: slow}, Dear]
  gone: {goals: [Wait]}
"""
THEN = """\
title: Then
state: to_be
extends: now
compare: now
stages:
  a:
    emotion: {score: 1, feeling: sure}
    duration: 1 week
    touchpoints: {drop: [Fair], add: [Chat]}
    opportunities: [{text: Be quick, answers: [slow]}]
  new: {goals: [Enjoy]}
"""


def test_differences_by_stage(write_files: WriteFiles) -> None:
    other = "title: Then\ncompare: now\nstages: {a: {}, new: {goals: [Enjoy]}}\n"
    then = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": other}))["then"]
    assert then.comparison is not None
    changes = {stage.stage: stage.changes for stage in then.comparison.stages}
    assert changes["new"] == (Change(kind="stage_only_on_this"),)
    assert changes["gone"] == (Change(kind="stage_only_on_other"),)
    assert then.comparison.other_map.text == "Now"


def test_changes_within_a_stage(write_files: WriteFiles) -> None:
    then = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": THEN}))["then"]
    assert then.comparison is not None
    changes = {stage.stage_id: stage.changes for stage in then.comparison.stages}["a"]
    kinds = [(change.kind, change.lane, change.on_other, change.on_this) for change in changes]
    assert ("duration", None, "2 weeks", "1 week") in kinds
    feelings = [change for change in changes if change.kind == "feeling"]
    assert [(str(change.felt_on_other), str(change.felt_on_this)) for change in feelings] == [("−1 lost", "+1 sure")]
    assert ("added", "Touchpoints", None, "Chat") in kinds
    assert ("removed", "Touchpoints", "Fair", None) in kinds
    assert ("answered", "Pains", None, "Slow") in kinds


def test_the_other_lines_are_drawn_over_the_same_stages(write_files: WriteFiles) -> None:
    then = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": THEN}))["then"]
    assert then.comparison is not None
    (line,) = then.comparison.lines
    assert (line.state, len(line.points)) == ("as_is", len(then.stages))


def test_maps_that_say_the_same_differ_in_nothing(write_files: WriteFiles) -> None:
    other = "title: Then\nextends: now\ncompare: now\nstages: {a: {}}\n"
    then = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": other}))["then"]
    assert then.comparison is not None
    assert then.comparison.stages == ()
