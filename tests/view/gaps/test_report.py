"""The gap report: who is served where, what to make next, and who would do it."""

from collections.abc import Callable

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import GapReport, gap_report
from journeymap.view.records import Target
from tests.support.fixtures import MakeGapReport, WriteFiles
from tests.support.workspaces import lint, load_workspace


@pytest.fixture
def report(write_files: WriteFiles) -> Callable[..., GapReport]:
    """The report on a workspace; its maps are given by id."""

    def make(library: str = "", **maps: str) -> GapReport:
        files = {f"maps/{id_}.yaml": f"title: {id_.title()}\n{text}" for id_, text in maps.items()}
        if library:
            files["maps/0.yaml"] = library
        workspace = load_workspace(write_files(files))
        assert workspace.problems == ()
        analysis = Analysis(workspace)
        gaps = GapIndex(analysis, lint(workspace).findings)
        return gap_report(tuple(workspace.journeys.values()), gaps)

    return make


def test_shares(report: MakeGapReport) -> None:
    result = report(
        a="stages: {x: {touchpoints: [A]}, y: {touchpoints: [{name: B, channel: phone}]}}\n",
        b="stages: {x: {goals: [g]}}\n",
    )
    shares = [(map_gaps.id, map_gaps.share.yes, map_gaps.share.of) for map_gaps in result.maps]
    assert shares == [("a", 3, 4), ("b", 0, 2)]
    assert (result.share.yes, result.share.of, result.coverage) == (3, 6, 0.5)
    assert [stage.share.percent for stage in result.maps[0].stages] == [50, 100]
    assert not result.asks_about_content


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
    assert stage.channels == ("phone",)
    assert stage.channel_targets == (Target("Phone", page="channels/phone", icon="c-phone"),)
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
    assert [act.stage for act in report(a=f"{text}\n").next if act.kind == "make"] == stages


def test_a_step_of_a_small_map_weighs_more(report: MakeGapReport) -> None:
    large = "stages: {x: {goals: [g]}, y: {touchpoints: [{name: A, channel: phone}]}}\n"
    assert [step.map for step in report(a=large, b="stages: {x: {goals: [g]}}\n").next] == ["b", "a"]


def test_owners(report: MakeGapReport) -> None:
    text = "owner: growth\nstages: {x: {owners: [sales, legal]}, y: {goals: [g]}, z: {goals: [g]}}\n"
    result = report(a=text, b="stages: {x: {touchpoints: [A]}}\n")
    assert [(owner, len(steps)) for owner, steps in result.owners] == [("sales", 1), ("growth", 2), (None, 1)]


LIBRARY = """\
content:
  used: Used
  unused: Unused
  aimed: {title: Aimed, phases: aware, cost: 900 EUR}
  idea: {title: Idea, status: planned}
  gone: {title: Gone, status: retired, expires: 2020-01-01}
  late: {title: Late, expires: 2026-11-21}
  today: {title: Today, expires: 2026-11-22}
"""


def test_content_that_is_unused_or_expired(report: MakeGapReport) -> None:
    result = report(LIBRARY, a="stages: {x: {phases: aware, content: [used, late, today]}}\n")
    assert result.unused.ids == ("unused",)
    assert result.expired_ids == ("late",)
    assert [target.text for target in result.unused.targets] == ["Unused"]
    assert result.asks_about_content


def test_content_that_is_only_aimed_at_stages_is_told_apart(report: MakeGapReport) -> None:
    result = report(LIBRARY, a="stages: {x: {phases: aware, content: [used, late, today]}}\n")
    assert result.aimed_only.ids == ("aimed",)
    assert result.aimed_only.note == "cost 900 EUR"


@pytest.mark.parametrize(
    ("costs", "note"),
    [
        (["14000 EUR", "€ 1,500"], "cost 15,500 EUR"),
        (["9.000 EUR", "1 000,50 EUR"], "cost 10,000.5 EUR"),
        (["14000 EUR", "two weeks of work"], "cost at least 14,000 EUR"),
        (["about 14000 EUR", "14000"], ""),
        (["14000 EUR", "20 USD"], ""),
        (["0 EUR"], "cost 0 EUR"),
        (["-5 EUR", "EUR 5 EUR", "1e99 EUR"], ""),
    ],
)
def test_costs_add_up_where_they_are_sums_of_one_currency(report: MakeGapReport, costs: list[str], note: str) -> None:
    pieces = [f"  c{number}: {{title: C, cost: '{cost}'}}\n" for number, cost in enumerate(costs)]
    result = report(f"content:\n{''.join(pieces)}", a="stages: {x: {goals: [g]}}\n")
    assert result.unused.note == note


def test_some_of_the_maps(write_files: WriteFiles) -> None:
    text = "stages: {x: {goals: [g]}}\n"
    workspace = load_workspace(write_files({"maps/a.yaml": f"title: A\n{text}", "maps/b.yaml": f"title: B\n{text}"}))
    result = gap_report((workspace.journeys["b"],), GapIndex(Analysis(workspace), ()))
    assert [map_gaps.id for map_gaps in result.maps] == ["b"]
    assert {step.map for step in result.next} == {"b"}


OF_THE_BASE: dict[str, tuple[str, list[str]]] = {
    "left as it is": ("{x: }", ["a"]),
    "with a goal": ("{x: {goals: [g]}}", ["a"]),
    "with a touchpoint": ("{x: {touchpoints: {add: [B]}}}", ["a", "b"]),
    "with other touchpoints": ("{x: {touchpoints: [B]}}", ["a", "b"]),
    "mended": ("{x: {touchpoints: {change: {A: {channel: phone}}}}}", ["a"]),
}


@pytest.mark.parametrize(("stages", "maps"), OF_THE_BASE.values(), ids=OF_THE_BASE)
def test_what_a_map_inherits_is_a_step_of_its_base_map(stages: str, maps: list[str], report: MakeGapReport) -> None:
    result = report(a="stages: {x: {touchpoints: [A]}}\n", b=f"extends: a\nstages: {stages}\n")
    assert sorted(str(act.map) for act in result.next) == maps
