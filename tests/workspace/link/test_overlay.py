"""A map that extends another: fields replace those of the base, drops remove, edits without a match are reported."""

from collections.abc import Mapping

import pytest

from journeymap.model.scores import Score
from journeymap.workspace import LinkedJourney, LinkedStage, Workspace
from journeymap.workspace.link.maps import DEEPEST
from tests.support.fixtures import LoadFiles, MarkedProblems

Files = str | Mapping[str, str]

BASE = """\
id: base
title: Base
personas: {cfo: CFO, it: IT}
for: cfo
owner: growth
scenario: The contract ends
content: {flyer: Flyer, guide: Guide, story: Story}
stages:
  look:
    goals: [Know the price, Know the risk]
    actions: [Asks around]
    emotion: 1
    owners: [marketing, sales]
    content: [flyer, guide]
    sources: [survey, analytics]
    metrics: [nps, {kind: conversion_rate, target: 1}]
    touchpoints:
      - {id: ad, name: Sees an ad, channel: linkedin-ads, content: flyer, status: planned}
      - {name: Calls, channel: phone}
      - Reads
    pains: [{id: dear, text: Too dear, severity: 3}, Too slow]
    opportunities: [Show the price, {text: Call back, answers: dear}]
  buy:
    goals: [Sign]
"""


def over(body: str, head: str = "") -> dict[str, str]:
    return {"maps/base.yaml": BASE, "maps/over.yaml": f"title: Over\nextends: base\n{head}stages:\n{body}"}


def look(body: str) -> dict[str, str]:
    return over(f"  look:\n    {body}\n")


def shown(stage: LinkedStage, field: str) -> list[str]:
    """What stands in a list of a stage, with where it comes from."""
    if field in ("touchpoints", "pains", "opportunities"):
        return [f"{item.origin}: {name_of(item.model)}" for item in getattr(stage, field)]
    if field == "content":
        return [piece.id for piece in stage.content]
    return [name_of(item) for item in getattr(stage.model, field)]


def name_of(item: object) -> str:
    if isinstance(item, str):
        return item
    return str(next(value for name in ("name", "text", "kind") if (value := getattr(item, name, None))))


LISTS: dict[str, tuple[str, str, list[str]]] = {
    "untouched": ("emotion: 2", "goals", ["Know the price", "Know the risk"]),
    "a list of texts replaces whole": ("goals: [Know it all]", "goals", ["Know it all"]),
    "drop a text": ("goals: {drop: [Know the price]}", "goals", ["Know the risk"]),
    "drop a text, alone": ("goals: {drop: Know the price}", "goals", ["Know the risk"]),
    "add a text": ("goals: {add: [Know it all]}", "goals", ["Know the price", "Know the risk", "Know it all"]),
    "drop and add": ("goals: {drop: [Know the risk], add: [Sleep]}", "goals", ["Know the price", "Sleep"]),
    "drop all": ("actions: {drop: [Asks around]}", "actions", []),
    "drop a source by kind": ("sources: {drop: [survey]}", "sources", ["analytics"]),
    "drop a metric by kind": ("metrics: {drop: [nps]}", "metrics", ["conversion_rate"]),
    "owners replace": ("owners: product", "owners", ["product"]),
    "drop an owner": ("owners: {drop: sales, add: [product]}", "owners", ["marketing", "product"]),
    "content replaces": ("content: story", "content", ["story"]),
    "drop content": ("content: {drop: flyer}", "content", ["guide"]),
    "drop and add content": ("content: {drop: [flyer], add: [story]}", "content", ["guide", "story"]),
    "touchpoints untouched": (
        "emotion: 2",
        "touchpoints",
        ["inherited: Sees an ad", "inherited: Calls", "inherited: Reads"],
    ),
    "override by id": (
        "touchpoints: [{id: ad, name: Sees a film}]",
        "touchpoints",
        ["changed: Sees a film", "inherited: Calls", "inherited: Reads"],
    ),
    "override by id alone": (
        "touchpoints: [{id: ad, status: live}]",
        "touchpoints",
        ["changed: Sees an ad", "inherited: Calls", "inherited: Reads"],
    ),
    "override by name": (
        "touchpoints: [{name: Reads, channel: website}]",
        "touchpoints",
        ["inherited: Sees an ad", "inherited: Calls", "changed: Reads"],
    ),
    "add an item": (
        "touchpoints: [Writes]",
        "touchpoints",
        ["inherited: Sees an ad", "inherited: Calls", "inherited: Reads", "added: Writes"],
    ),
    "drop by id and by name, add": (
        "touchpoints: {drop: [ad, Calls], add: [Writes]}",
        "touchpoints",
        ["inherited: Reads", "added: Writes"],
    ),
    "override within add": (
        "touchpoints: {drop: [ad], add: [{name: Calls, channel: video-call}]}",
        "touchpoints",
        ["changed: Calls", "inherited: Reads"],
    ),
    "override a pain": ("pains: [{id: dear, severity: 1}]", "pains", ["changed: Too dear", "inherited: Too slow"]),
    "drop a pain by its text": ("pains: {drop: [Too slow]}", "pains", ["inherited: Too dear"]),
    "drop an opportunity": ("opportunities: {drop: Show the price}", "opportunities", ["inherited: Call back"]),
}


@pytest.mark.parametrize(("body", "field", "expected"), LISTS.values(), ids=LISTS)
def test_lists(body: str, field: str, expected: list[str], load_files: LoadFiles) -> None:
    workspace = load_files(look(body))
    assert workspace.problems == ()
    assert shown(stage_of(workspace), field) == expected
    if field == "owners":
        assert list(stage_of(workspace).owners) == expected


def stage_of(workspace: Workspace, id_: str = "look") -> LinkedStage:
    return next(stage for stage in workspace.journeys["over"].stages if stage.id == id_)


NOTHING_HIT: dict[str, tuple[str, str]] = {
    "drop a text": ("goals: {drop: [Know the price, «Know the prise»]}", "`drop` names 'Know the prise'"),
    "drop a touchpoint": ("touchpoints: {drop: [«film»]}", "`drop` names 'film'"),
    "drop twice": ("touchpoints: {drop: [ad, «ad»]}", "`drop` names 'ad'"),
    "drop and add": ("goals: {drop: [«Nothing»], add: [A]}", "`drop` names 'Nothing'"),
    "drop alone": ("content: {drop: «story»}", "`drop` names 'story'"),
    "override by an id": ("pains: [{id: «deer», severity: 1}]", "the base map has nothing with the id 'deer' here"),
    "override of an added list": ("pains: {add: [Slow, {id: «deer»}]}", "nothing with the id 'deer' here"),
}


@pytest.mark.parametrize(("body", "message"), NOTHING_HIT.values(), ids=NOTHING_HIT)
def test_an_edit_without_a_match_is_reported(body: str, message: str, marked_problems: MarkedProblems) -> None:
    ((code, actual),) = marked_problems(look(body))
    assert code == "JM011"
    assert message in actual


def test_an_edit_without_a_match_in_a_new_stage(marked_problems: MarkedProblems) -> None:
    body = "  later:\n    goals: {drop: [«Sign»]}\n    pains: [{id: «dear»}]\n"
    assert [code for code, _ in marked_problems(over(body))] == ["JM011", "JM011"]


NO_LIST: dict[str, str] = {
    "lanes": "lanes: {«drop»: [x]}",
    "emotion": "emotion: {«drop»: [x]}",
    "handoff": "«handoff»: {«drop»: [x]}",
    "name": "«name»: {drop: [x]}",
    "a list of numbers": "«goals»: {drop: [[x]]}",
}


@pytest.mark.parametrize("body", NO_LIST.values(), ids=NO_LIST)
def test_only_lists_can_drop(body: str, marked_problems: MarkedProblems) -> None:
    assert all(code in ("JM002", "JM003", "JM004", "JM005") for code, _ in marked_problems(look(body)))


def test_a_field_that_is_said_replaces(load_files: LoadFiles) -> None:
    touchpoint = stage_of(load_files(look("touchpoints: [{id: ad, channel: email}]"))).touchpoints[0]
    assert touchpoint.model.name == "Sees an ad"
    assert touchpoint.model.status == "planned"
    assert touchpoint.channel is not None
    assert touchpoint.channel.id == "email"
    assert [piece.id for piece in touchpoint.content] == ["flyer"]


def test_what_the_stage_leaves_unsaid_is_inherited(load_files: LoadFiles) -> None:
    stage = stage_of(load_files(look("emotion: -2")))
    assert stage.model.emotion is not None
    assert stage.model.emotion.score == Score(-2)
    assert stage.owners == ("marketing", "sales")
    assert (stage.origin, stage.journey.id) == ("changed", "over")
    assert [touchpoint.stage for touchpoint in stage.touchpoints] == [stage] * 3


def test_what_the_map_leaves_unsaid_is_inherited(load_files: LoadFiles) -> None:
    journey = load_files(over("  look: {emotion: 0}\n", "state: to_be\nowner: sales\n")).journeys["over"]
    model = journey.model
    assert (model.title, model.owner, model.scenario) == ("Over", "sales", "The contract ends")
    assert (journey.is_target, journey.id) == (True, "over")
    assert [persona.id for persona in journey.personas] == ["cfo"]


def test_stages(load_files: LoadFiles) -> None:
    journey = load_files(over("  later: {goals: [Rest]}\n  look:\n")).journeys["over"]
    assert [(stage.id, stage.origin) for stage in journey.stages] == [
        ("look", "inherited"),
        ("buy", "inherited"),
        ("later", "added"),
    ]


def test_a_stage_can_be_skipped(load_files: LoadFiles) -> None:
    journey = load_files(over("  look:\n", "skip: buy\n")).journeys["over"]
    assert [stage.id for stage in journey.stages_in_scope] == ["look"]


def test_a_stage_that_says_the_same_again_is_inherited(load_files: LoadFiles) -> None:
    stage = stage_of(load_files(look("emotion: 1\n    touchpoints: [{name: Calls, channel: phone}]")))
    assert stage.origin == "inherited"
    assert {item.origin for item in stage.touchpoints} == {"inherited"}
    assert stage.touchpoints[1].place.resolve()[0].path == "maps/over.yaml"


REMEMBERED: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str, str]], set[str]]] = {
    "nothing": ("touchpoints: [New]", [], [], set()),
    "drops": (
        "goals: {drop: [Know the risk]}\n    touchpoints: {drop: [ad]}\n    content: {drop: flyer}",
        [("goals", "Know the risk"), ("content", "flyer"), ("touchpoints", "Sees an ad")],
        [],
        set(),
    ),
    "a drop that hits nothing": ("goals: {drop: [Sleep]}", [], [], set()),
    "an item in other words": (
        "pains: [{id: dear, text: Far too dear}]",
        [],
        [("pains", "Too dear", "Far too dear")],
        set(),
    ),
    "an item with another channel": (
        "touchpoints: [{name: Calls, channel: email}]",
        [],
        [("touchpoints", "Calls", "Calls")],
        set(),
    ),
    "fields": ("emotion: 2\n    goals: [One]\n    actions: {add: [Two]}", [], [], {"emotion", "goals"}),
}


@pytest.mark.parametrize(("body", "dropped", "changed", "own_fields"), REMEMBERED.values(), ids=REMEMBERED)
def test_a_stage_remembers_how_it_differs_from_its_base(
    body: str,
    dropped: list[tuple[str, str]],
    changed: list[tuple[str, str, str]],
    own_fields: set[str],
    load_files: LoadFiles,
) -> None:
    workspace = load_files(look(body))
    layer = stage_of(workspace).layer
    assert layer is not None
    assert layer.base is workspace.journeys["base"].stages[0]
    assert [(drop.field, name_of(drop.was)) for drop in layer.dropped] == dropped
    assert [(change.field, name_of(change.was), name_of(change.now)) for change in layer.changed] == changed
    assert layer.own_fields == own_fields


def test_only_stages_that_both_maps_write_have_a_layer(load_files: LoadFiles) -> None:
    journeys = load_files(over("  later: {goals: [Rest]}\n  look: {emotion: 0}\n")).journeys
    assert [stage.id for stage in journeys["over"].stages if stage.layer] == ["look"]
    assert not any(stage.layer for stage in journeys["base"].stages)
    assert not any(stage.layer for stage in load_files(chain()).journeys["top"].stages)


def chain() -> dict[str, str]:
    """A map over one that drops something, and says nothing of that stage."""
    files = over("  look: {touchpoints: {drop: [ad]}}\n")
    return {**files, "maps/top.yaml": "title: Top\nextends: over\nstages: {new: {actions: [Two]}}\n"}


def test_a_map_knows_what_it_says_itself(load_files: LoadFiles) -> None:
    journeys = load_files(over("  look:\n", "state: to_be\nreviewed:\n")).journeys
    assert journeys["over"].own_fields == {"title", "extends", "state", "stages"}
    assert journeys["base"].own_fields == frozenset()


LEFT_OUT: dict[str, tuple[str, list[str]]] = {
    "none": ("", []),
    "skipped": ("skip: buy\n", ["buy"]),
    "all but what it says": ("skip: [look, buy]\n", ["look", "buy"]),
}


@pytest.mark.parametrize(("head", "expected"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_stages_left_out(head: str, expected: list[str], load_files: LoadFiles) -> None:
    journeys = load_files(over("  new: {goals: [A]}\n", head)).journeys
    assert [stage.id for stage in journeys["over"].left_out] == expected
    assert journeys["base"].left_out == ()


def test_a_dropped_answer_leaves_the_pain_without_one(load_files: LoadFiles) -> None:
    assert answers(load_files(look("emotion: 0")).journeys["over"]) == ["Call back"]
    assert answers(load_files(look("opportunities: {drop: Call back}")).journeys["over"]) == []


def answers(journey: LinkedJourney) -> list[str]:
    return [answer.model.text for answer in journey.stages[0].pains[0].answers]


def test_an_emptied_stage_is_empty(load_files: LoadFiles) -> None:
    assert stage_of(load_files(over("  buy: {goals: {drop: Sign}}\n")), "buy").is_empty


def test_places(load_files: LoadFiles) -> None:
    stage = stage_of(load_files(look("touchpoints: [{id: ad, name: Film}, New]")))
    ad, calls, _, new = stage.touchpoints
    assert [item.place.resolve()[0].path for item in (ad, calls, new)] == [
        "maps/over.yaml",
        "maps/base.yaml",
        "maps/over.yaml",
    ]
    assert ad.place.at("channel").resolve()[0].path == "maps/base.yaml"
    assert stage.place.at("goals").resolve()[0].path == "maps/base.yaml"


def test_a_chain_of_maps(load_files: LoadFiles) -> None:
    files = look("goals: [One]")
    files["maps/top.yaml"] = "title: Top\nextends: over\nstages: {look: {actions: [Two]}}\n"
    stage = load_files(files).journeys["top"].stages[0]
    assert [saying.text for saying in (*stage.model.goals, *stage.model.actions)] == ["One", "Two"]
    assert len(stage.touchpoints) == 3


CIRCLES: dict[str, tuple[dict[str, str], str]] = {
    "itself": ({"a": "«a»"}, "a → a"),
    "three in a row": ({"a": "«b»", "b": "c", "c": "a"}, "a → b → c → a"),
    "a map over a circle": ({"a": "b", "b": "«b»"}, "b → b"),
}


@pytest.mark.parametrize(("bases", "circle"), CIRCLES.values(), ids=CIRCLES)
def test_a_circle_is_reported_once(bases: dict[str, str], circle: str, marked_problems: MarkedProblems) -> None:
    files = {f"maps/{id_}.yaml": f"title: T\nextends: {base}\nstages: {{a: }}\n" for id_, base in bases.items()}
    assert marked_problems(files) == [("JM010", f"'extends' goes in a circle: {circle}")]


def test_a_map_over_a_broken_map_is_left_out(load_files: LoadFiles) -> None:
    workspace = load_files({**look("goals: [A]"), "maps/base.yaml": BASE.replace("owner:", "onwer:")})
    assert [problem.code for problem in workspace.problems] == ["JM002"]
    assert list(workspace.journeys) == []
    assert not workspace.uses_are_known


def test_only_so_many_maps_lie_one_over_the_other(load_files: LoadFiles) -> None:
    """However many there are: it is told once, at the first that is too much."""
    files = {f"maps/m{n:04}.yaml": f"title: M\nextends: m{n - 1:04}\nstages: {{a: }}\n" for n in range(1, 1500)}
    workspace = load_files({"maps/m0000.yaml": "title: M\nstages: {a: {goals: [x]}}\n", **files})
    problems = [(problem.code, problem.place.document.path) for problem in workspace.problems]
    assert problems == [("JM010", f"maps/m{DEEPEST:04}.yaml")]
    assert workspace.problems[0].message == f"more than {DEEPEST} maps extend one another here"
    assert workspace.problems[0].fix == "Extend one of the earlier maps."
    assert len(workspace.journeys) == DEEPEST
