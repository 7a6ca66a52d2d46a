"""A gap that a map inherits is told once, on the map that it extends."""

from collections.abc import Callable, Mapping

import pytest

from journeymap.analysis import Analysis
from journeymap.linting import LintResult
from journeymap.view.gap_index import GapIndex
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

Check = Callable[[Mapping[str, str]], LintResult]


@pytest.fixture
def checked(write_files: WriteFiles) -> Check:
    return lambda files: lint(load_workspace(write_files(files)), profile="strict")


BASE = """\
title: B
id: base
personas: {cfo: {name: CFO, role: economic_buyer}, it: {name: IT, role: user}}
for: cfo
stages:
  a:
    touchpoints: [{name: Calls, channel: phone}, Reads]
    pains: [{id: dear, text: Too dear}]
  b: {touchpoints: [Writes]}
"""
EVERY = ("JM102", "JM103", "JM104", "JM105", "JM108", "JM114", "JM901")


def over(stages: str, head: str = "") -> dict[str, str]:
    return {"maps/base.yaml": BASE, "maps/over.yaml": f"title: Over\nid: over\nextends: base\n{head}stages: {stages}\n"}


TOLD: dict[str, tuple[str, str, set[tuple[str, str | None]]]] = {
    "nothing is different": ("{a: }", "", set()),
    "only a duration": ("{a: {duration: 3 weeks}}", "", set()),
    "another name": ("{a: {name: Looking around}}", "", set()),
    "a touchpoint more": ("{a: {touchpoints: {add: [New]}}}", "", {("JM108", "a")}),
    "a touchpoint with a channel": ("{a: {touchpoints: {add: [{name: New, channel: email}]}}}", "", set()),
    "a touchpoint changed elsewhere": ("{a: {touchpoints: {change: {Reads: {purpose: To know}}}}}", "", set()),
    "a list written anew": ("{a: {touchpoints: [New]}}", "", {("JM108", "a")}),
    "a pain more": ("{a: {pains: {add: [Slow]}}}", "", {("JM105", "a")}),
    "a list repeated": ("{a: {touchpoints: [{name: Calls, channel: phone}, Reads]}}", "", set()),
    "an empty list repeated": ("{b: {goals: []}}", "", set()),
    "some of a list repeated": ("{a: {touchpoints: [Reads]}}", "", set()),
    "a stage more": ("{c: {touchpoints: [New]}}", "", {(code, "c") for code in (*EVERY[:3], "JM108", "JM114")}),
    "emptied": ("{b: {touchpoints: []}}", "", {("JM101", "b")}),
}


@pytest.mark.parametrize(("stages", "head", "expected"), TOLD.values(), ids=TOLD)
def test_what_is_told_on_the_map_above(
    stages: str, head: str, expected: set[tuple[str, str | None]], checked: Check
) -> None:
    findings = [one for one in checked(over(stages, head)).findings if one.path == "maps/over.yaml"]
    said = {(one.code, one.stage) for one in findings if one.code in (*EVERY, "JM101")}
    assert said == expected


def test_what_is_inherited_belongs_to_the_map_below(checked: Check) -> None:
    """Also where the map above comes first, and where it leaves a whole stage as it is."""
    files = {**over("{a: {duration: a day}}"), "maps/0-top.yaml": "title: Top\nid: top\nextends: over\nstages: {a: }\n"}
    findings = [one for one in checked(files).findings if one.code in EVERY]
    assert {one.map for one in findings} == {"base"}
    assert {one.path for one in findings} == {"maps/base.yaml"}
    assert {frozenset(one.heirs) for one in findings if one.stage} == {frozenset({"over", "top"})}


def test_each_map_has_the_gaps_that_hold_on_it(write_files: WriteFiles) -> None:
    answered = "{change: {dear: {answers: [{text: Discount, owner: sales}]}}}"
    files = over(f"{{a: {{goals: [Know it], touchpoints: {{drop: Reads}}, pains: {answered}}}}}")
    workspace = load_workspace(write_files({"journeymap.yaml": "profile: map\n", **files}))
    gaps = GapIndex(Analysis(workspace), lint(workspace).findings)
    base, journey = workspace.journeys["base"], workspace.journeys["over"]

    def at(where: str | None) -> tuple[list[str], list[str]]:
        return tuple(  # type: ignore[return-value]
            sorted(mark.code for mark in gaps.of_map(one) if mark.stage == where and mark.code in EVERY)
            for one in (base, journey)
        )

    assert at("a") == (["JM105", "JM108"], [])
    assert at("b") == (["JM108"], ["JM108"])
    assert at(None)[0] == at(None)[1] == ["JM102", "JM103", "JM104", "JM114", "JM901"]
    goals = [next(mark.message for mark in gaps.of_map(one) if mark.code == "JM102") for one in (base, journey)]
    assert goals == ["no stage of 'B' says what the customer wants", "'b' does not say what the customer wants"]
    assert [mark.code for mark in gaps.on(journey, journey.stages[0].pains[0].place)] == []
    assert [mark.code for mark in gaps.on(base, base.stages[0].pains[0].place)] == ["JM105"]
    (inherited,) = journey.stages[1].touchpoints
    assert "JM108" in [mark.code for mark in gaps.on(journey, inherited.place)]
    assert len({mark.number for mark in gaps.of_map(journey)}) == len(gaps.of_map(journey))


def test_another_persona_brings_a_gap_about(checked: Check) -> None:
    """The base map has it as little as it has the persona."""
    base = BASE.replace("role: user", "role: user, preferences: {channels: sms}")
    found = checked({**over("{a: }", "for: [cfo, it]\n"), "maps/base.yaml": base}).findings
    assert [(one.code, one.map, one.persona, one.path) for one in found if one.map and one.persona == "it"] == [
        ("JM309", "over", "it", "maps/over.yaml")
    ]
