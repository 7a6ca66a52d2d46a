"""The gap report: who is served where, what to make next, and who would make it."""

from collections.abc import Callable

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import GapReport, gap_report
from tests.support.fixtures import MakeGapReport, WriteFiles
from tests.support.workspaces import lint, load_workspace


@pytest.fixture
def report(write_files: WriteFiles) -> Callable[..., GapReport]:
    """The report on a workspace; its maps are given by id."""

    def make(library: str = "", **maps: str) -> GapReport:
        files = {f"maps/{id_}.yaml": f"title: {id_.title()}\n{text}" for id_, text in maps.items()}
        if library:
            files["maps/0.yaml"] = library
        found = load_workspace(write_files(files))
        assert found.problems == ()
        analysis = Analysis(found)
        gaps = GapIndex(analysis, lint(found).findings)
        return gap_report(tuple(found.journeys.values()), gaps)

    return make


def test_shares(report: MakeGapReport) -> None:
    made = report(
        a="stages: {x: {touchpoints: [A]}, y: {touchpoints: [{name: B, channel: phone}]}}\n",
        b="stages: {x: {goals: [g]}}\n",
    )
    assert [(one.id, one.share.yes, one.share.of) for one in made.maps] == [("a", 3, 4), ("b", 0, 2)]
    assert (made.share.yes, made.share.of, made.coverage) == (3, 6, 0.5)
    assert [stage.share.percent for stage in made.maps[0].stages] == [50, 100]
    assert not made.asks_about_content


def test_a_stage_names_what_counts(report: MakeGapReport) -> None:
    library = "content: {live: Live, old: {title: Old, status: retired}, far: {title: Far, phases: aware}}\n"
    text = """\
stages:
  x:
    phases: aware
    content: old
    touchpoints:
    - {name: A, channel: phone, content: live}
    - {name: B, channel: phone}
    - {name: C, channel: email, status: retired}
"""
    (stage,) = report(library, a=text).maps[0].stages
    assert (stage.channels, stage.channel_names) == (("phone",), ("Phone",))
    assert stage.content == ("live", "far")
    assert [(target.text, target.page) for target in stage.content_targets] == [
        ("Live", "content/live"),
        ("Far", "content/far"),
    ]


ORDER: dict[str, tuple[str, list[str]]] = {
    "a moment of truth goes before": (
        "stages: {x: {goals: [g]}, y: {touchpoints: [{name: A, status: planned, moment_of_truth: true}]}}",
        ["y", "x"],
    ),
    "a severe pain goes before": (
        "stages: {x: {pains: [{text: P, severity: 1}]}, y: {pains: [Q, {text: P, severity: 3}]}}",
        ["y", "x"],
    ),
    "more that is missing goes before": ("stages: {x: {touchpoints: [A]}, y: {goals: [g]}}", ["y", "x"]),
    "else the order of the stages": ("stages: {y: {goals: [g]}, x: {goals: [g]}}", ["y", "x"]),
    "what lacks nothing needs nothing": ("stages: {x: {touchpoints: [{name: A, channel: phone}]}, y: }", ["y"]),
    "what is out of scope neither": ("skip: x\nstages: {x: {goals: [g]}, y: }", ["y"]),
}


@pytest.mark.parametrize(("text", "stages"), ORDER.values(), ids=ORDER)
def test_what_to_make_next(text: str, stages: list[str], report: MakeGapReport) -> None:
    assert [step.stage for step in report(a=f"{text}\n").next] == stages


def test_a_step_of_a_small_map_weighs_more(report: MakeGapReport) -> None:
    large = "stages: {x: {goals: [g]}, y: {touchpoints: [{name: A, channel: phone}]}}\n"
    assert [step.map for step in report(a=large, b="stages: {x: {goals: [g]}}\n").next] == ["b", "a"]


def test_owners(report: MakeGapReport) -> None:
    text = "owner: growth\nstages: {x: {owners: [sales, legal]}, y: {goals: [g]}, z: {goals: [g]}}\n"
    made = report(a=text, b="stages: {x: {touchpoints: [A]}}\n")
    assert [(owner, len(steps)) for owner, steps in made.owners] == [("sales, legal", 1), ("growth", 2), (None, 1)]


LIBRARY = """\
content:
  used: Used
  unused: Unused
  aimed: {title: Aimed, phases: aware}
  idea: {title: Idea, status: planned}
  gone: {title: Gone, status: retired, expires: 2020-01-01}
  late: {title: Late, expires: 2026-11-21}
  today: {title: Today, expires: 2026-11-22}
"""


def test_content_that_is_unused_or_expired(report: MakeGapReport) -> None:
    made = report(LIBRARY, a="stages: {x: {phases: aware, content: [used, late, today]}}\n")
    assert made.unused_ids == ("unused",)
    assert made.expired_ids == ("late",)
    assert [target.text for target in made.unused] == ["Unused"]
    assert made.asks_about_content


def test_some_of_the_maps(write_files: WriteFiles) -> None:
    text = "stages: {x: {goals: [g]}}\n"
    found = load_workspace(write_files({"maps/a.yaml": f"title: A\n{text}", "maps/b.yaml": f"title: B\n{text}"}))
    made = gap_report((found.journeys["b"],), GapIndex(Analysis(found), ()))
    assert [one.id for one in made.maps] == ["b"]
    assert {step.map for step in made.next} == {"b"}
