"""What a map leaves unsaid about coming and going its framework says, and every stage is found where it is written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from journeymap.analysis.pipeline import declared_stages, framework_stages, map_stages
from journeymap.workspace import Workspace, load

Write = Callable[[dict[str, str]], Path]
FRAMEWORK = """\
frameworks:
  f:
    extends: account-journey
    stages:
      mqa: {entry: {points_min: 50}, loops: [{to: engaged, when: They go quiet}]}
    insert:
      - {id: demo, after: mqa, entry: {meeting: held}}
    split:
      opportunity: [{id: talks}, {id: terms, exit: [Signed]}]
"""


def loaded(write: Write, stages: str = "mqa: {}") -> Workspace:
    files = {"maps/f.yaml": FRAMEWORK, "maps/m.yaml": f"title: M\nframework: f\nstages: {{{stages}}}\n"}
    workspace = load(write(files), date(2026, 11, 22))
    assert workspace.problems == ()
    return workspace


def test_stages_are_found_where_the_framework_speaks_of_them(workspace: Write) -> None:
    steps = {step.id: step.place.resolve()[1].line for step in framework_stages(loaded(workspace).frameworks["f"])}
    assert {id_: steps[id_] for id_ in ("mqa", "demo", "talks", "aware")} == {
        "mqa": 5,
        "demo": 7,
        "talks": 9,
        "aware": 2,
    }


def test_the_parts_of_a_stage_share_its_doors(workspace: Write) -> None:
    steps = {step.id: step for step in framework_stages(loaded(workspace).frameworks["f"])}
    assert [one.deal for one in steps["talks"].entry] == ["open"]
    assert steps["terms"].entry == ()
    assert [one.note for one in steps["terms"].exit] == ["Signed"]


def test_a_map_says_it_anew_or_leaves_it(workspace: Write) -> None:
    journey = loaded(workspace, "mqa: {entry: [They asked for a talk]}, demo: {}").journeys["m"]
    steps = {step.id: step for step in map_stages(journey)}
    assert [one.note for one in steps["mqa"].entry] == ["They asked for a talk"]
    assert [loop.when for loop in steps["mqa"].loops] == ["They go quiet"]
    assert [one.meeting for one in steps["demo"].entry] == ["held"]
    assert declared_stages(journey) == map_stages(journey)


def test_a_map_that_says_nothing_is_not_asked(workspace: Write) -> None:
    assert declared_stages(loaded(workspace).journeys["m"]) == ()


def test_ways_of_a_framework_lead_to_its_own_stages(workspace: Write) -> None:
    text = FRAMEWORK.replace("to: engaged", "to: engagd")
    [problem] = load(workspace({"maps/f.yaml": text}), date(2026, 11, 22)).problems
    assert problem.message == "unknown stage 'engagd'. Did you mean 'engaged'?"
    assert problem.place.resolve()[1].line == 5
