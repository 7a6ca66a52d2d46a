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


def test_differences_are_told_by_stage(write_files: WriteFiles) -> None:
    other = "title: Then\ncompare: now\nstages: {a: {}, new: {goals: [Enjoy]}}\n"
    made = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": other}))["then"]
    assert made.comparison is not None
    found = {one.stage: one.changes for one in made.comparison.stages}
    assert found["new"] == (Change("stage_only_here"),)
    assert found["gone"] == (Change("stage_only_there"),)
    assert made.comparison.other.text == "Now"


def test_changes_within_a_stage(write_files: WriteFiles) -> None:
    made = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": THEN}))["then"]
    assert made.comparison is not None
    changes = {one.stage_id: one.changes for one in made.comparison.stages}["a"]
    kinds = [(one.kind, one.about, one.there, one.here) for one in changes]
    assert ("duration", None, "2 weeks", "1 week") in kinds
    assert ("feeling", None, "lost", "sure") in kinds
    assert ("added", "Touchpoints", None, "Chat") in kinds
    assert ("gone", "Touchpoints", "Fair", None) in kinds
    assert ("answered", "Pains", None, "Slow") in kinds


def test_the_other_lines_are_drawn_over_the_same_stages(write_files: WriteFiles) -> None:
    made = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": THEN}))["then"]
    assert made.comparison is not None
    (line,) = made.comparison.lines
    assert (line.state, len(line.points)) == ("as_is", len(made.stages))


def test_maps_that_say_the_same_differ_in_nothing(write_files: WriteFiles) -> None:
    other = "title: Then\nextends: now\ncompare: now\nstages: {a: {}}\n"
    made = boards(write_files({"maps/now.yaml": NOW, "maps/then.yaml": other}))["then"]
    assert made.comparison is not None
    assert made.comparison.stages == ()
