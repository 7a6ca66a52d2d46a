"""A map that extends another: fields replace those of the base, drops remove, edits without a match are reported."""

from collections.abc import Mapping

import pytest

from journeymap.source import Place
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
    sources: [survey, analytics, Log]
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


def look(body: str, base: str = BASE) -> dict[str, str]:
    return {**over(f"  look:\n    {body}\n"), "maps/base.yaml": base}


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
    "drop a source by its words": ("sources: {drop: [Log]}", "sources", ["survey", "analytics"]),
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
    "emptied": ("touchpoints: []", "touchpoints", []),
    "emptied texts": ("goals: []", "goals", []),
    "emptied content": ("content: []", "content", []),
    "not said": ("pains:\n    emotion: 2", "pains", ["inherited: Too dear", "inherited: Too slow"]),
    "not said, with a tilde": ("pains: ~", "pains", ["inherited: Too dear", "inherited: Too slow"]),
    "nothing said of changes": (
        "pains: {add: , change: , drop: ~}",
        "pains",
        ["inherited: Too dear", "inherited: Too slow"],
    ),
    "a list of things replaces whole": ("touchpoints: [Scans a code]", "touchpoints", ["added: Scans a code"]),
    "a list that repeats some": (
        "touchpoints: [Reads, {id: ad, name: Sees a film}, {name: Calls, channel: phone}, Writes]",
        "touchpoints",
        ["inherited: Reads", "changed: Sees a film", "inherited: Calls", "added: Writes"],
    ),
    "a thing with the name of another is another": ("pains: [{id: new, text: Too slow}]", "pains", ["added: Too slow"]),
    "add a thing": (
        "touchpoints: {add: [Writes]}",
        "touchpoints",
        ["inherited: Sees an ad", "inherited: Calls", "inherited: Reads", "added: Writes"],
    ),
    "add one alone": (
        "pains: {add: Nobody answers, drop: dear}",
        "pains",
        ["inherited: Too slow", "added: Nobody answers"],
    ),
    "change by id": (
        "touchpoints: {change: {ad: {name: Sees a film}}}",
        "touchpoints",
        ["changed: Sees a film", "inherited: Calls", "inherited: Reads"],
    ),
    "change by name": (
        "touchpoints: {change: {Reads: {channel: website}}}",
        "touchpoints",
        ["inherited: Sees an ad", "inherited: Calls", "changed: Reads"],
    ),
    "change in a word": (
        "touchpoints: {change: {Reads: Reads twice}}",
        "touchpoints",
        ["inherited: Sees an ad", "inherited: Calls", "changed: Reads twice"],
    ),
    "change nothing": (
        "touchpoints: {change: {ad: , Calls: {channel: phone}, Reads: {}}}",
        "touchpoints",
        ["inherited: Sees an ad", "inherited: Calls", "inherited: Reads"],
    ),
    "drop by id and by name, add, change": (
        "touchpoints: {change: {Calls: {channel: video-call}}, drop: [ad, Reads], add: [Writes]}",
        "touchpoints",
        ["changed: Calls", "added: Writes"],
    ),
    "change a pain": ("pains: {change: {dear: {severity: 1}}}", "pains", ["changed: Too dear", "inherited: Too slow"]),
    "change a text": ("goals: {change: {Know the risk: Know it all}}", "goals", ["Know the price", "Know it all"]),
    "change a metric by kind": (
        "metrics: {change: {nps: {name: Would recommend}}}",
        "metrics",
        ["Would recommend", "conversion_rate"],
    ),
    "change content": ("content: {change: {flyer: story}}", "content", ["story", "guide"]),
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
    "with a guess": ("goals: {drop: [«Know the prise»]}", "here. Did you mean 'Know the price'?"),
    "drop a touchpoint": ("touchpoints: {drop: [«film»]}", "`drop` names 'film'"),
    "drop twice": ("touchpoints: {drop: [ad, «ad»]}", "`drop` names 'ad', which is dropped here already"),
    "drop and add": ("goals: {drop: [«Nothing»], add: [A]}", "`drop` names 'Nothing'"),
    "drop alone": ("content: {drop: «story»}", "`drop` names 'story'"),
    "change": ("pains: {change: {«deer»: {severity: 1}}}", "`change` names 'deer', but the base map has nothing"),
    "change and drop": (
        "pains: {change: {«dear»: {severity: 1}}, drop: dear}",
        "`change` names 'dear', which is dropped here already",
    ),
    "change within a change": (
        "pains: {change: {dear: {answers: {change: {«Refund»: {owner: sales}}}}}}",
        "`change` names 'Refund'",
    ),
    "change what is added": ("pains: {add: [Rude], change: {«Rude»: {severity: 1}}}", "`change` names 'Rude'"),
    "a lane": ("lanes: {legal: {drop: [«Paper»]}}", "`drop` names 'Paper'"),
}


@pytest.mark.parametrize(("body", "message"), NOTHING_HIT.values(), ids=NOTHING_HIT)
def test_an_edit_without_a_match_is_reported(body: str, message: str, marked_problems: MarkedProblems) -> None:
    ((code, actual),) = marked_problems({**look(body), "journeymap.yaml": "lanes: [legal]\n"})
    assert code == "JM011"
    assert message in actual


def test_an_edit_without_a_match_in_a_new_stage(marked_problems: MarkedProblems) -> None:
    body = "  later:\n    goals: {drop: [«Sign»]}\n    pains: {change: {«dear»: {severity: 1}}}\n"
    assert [code for code, _ in marked_problems(over(body))] == ["JM011", "JM011"]


NAMESAKES = "id: base\ntitle: B\nstages: {look: {touchpoints: [Email, {id: x, name: Email}], goals: [Twice, Twice]}}\n"
SEVERAL: dict[str, tuple[str, str]] = {
    "drop": ("touchpoints: {drop: [«Email»]}", "`drop` names 'Email', but the base map calls several things that here"),
    "change": ("touchpoints: {change: {«Email»: {channel: email}}}", "calls several things that here"),
    "texts": ("goals: {drop: «Twice»}", "calls several things that here"),
}


@pytest.mark.parametrize(("body", "message"), SEVERAL.values(), ids=SEVERAL)
def test_a_name_of_several_things_is_reported(body: str, message: str, marked_problems: MarkedProblems) -> None:
    ((code, actual),) = marked_problems(look(body, NAMESAKES))
    assert code == "JM011"
    assert message in actual


def test_an_id_comes_before_a_name(load_files: LoadFiles) -> None:
    base = "id: base\ntitle: B\nstages: {look: {touchpoints: [demo, {id: demo, name: Trial}]}}\n"
    workspace = load_files({**look("touchpoints: {drop: demo}"), "maps/base.yaml": base})
    assert workspace.problems == ()
    assert shown(stage_of(workspace), "touchpoints") == ["inherited: demo"]


WRONG: dict[str, tuple[str, str, str]] = {
    "remove": (
        "goals: {«remove»: [Know the price]}",
        "JM002",
        "unknown field 'remove' where a list is changed. Did you mean 'drop'?",
    ),
    "append": ("touchpoints: {«append»: [A]}", "JM002", "Did you mean 'add'?"),
    "misspelt": ("pains: {add: [A], «chang»: {dear: {severity: 1}}}", "JM002", "Did you mean 'change'?"),
    "something else": ("pains: {add: [A], «below»: 3}", "JM002", "unknown field 'below' where a list is changed."),
    "add is no list": ("pains: {«add»: {text: A}}", "JM005", "'add' must be a list, but is a mapping"),
    "change is a list": ("pains: {«change»: [dear]}", "JM005", "'change' must name what it changes, but is a list"),
    "add is an empty mapping": ("pains: {«add»: {}}", "JM005", "'add' must be a list, but is a mapping"),
    "change is an empty list": ("pains: {«change»: []}", "JM005", "'change' must name what it changes, but is a list"),
    "drop is an empty mapping": ("pains: {«drop»: {}}", "JM005", "'drop' must be a list of ids or names"),
    "drop is a mapping": ("pains: {«drop»: {dear: }}", "JM005", "'drop' must be a list of ids or names"),
    "drop holds things": ("pains: {«drop»: [{id: dear}]}", "JM005", "'drop' must be a list of ids or names"),
    "a word that a change cannot take": (
        "pains: {change: {dear: {severity: «5»}}}",
        "JM006",
        "'severity' must be a number from 1 to 3, but is 5",
    ),
    "a field that a change cannot have": (
        "pains: {change: {dear: {«colour»: red}}}",
        "JM002",
        "unknown field 'colour' in a pain.",
    ),
    "an added thing": ("touchpoints: {change: {ad: {to: us}}, add: [{«chanel»: phone, name: A}]}", "JM002", "'chanel'"),
    "an added thing without a name": ("touchpoints: {add: [«{channel: phone}»]}", "JM004", "a touchpoint needs 'name'"),
    "an id alone": ("pains: [Slow, «{id: dear, severity: 1}»]", "JM004", "a pain needs 'text': a plain list replaces"),
    "an id that is there already": ("pains: {add: [{id: «dear», text: Dearer}]}", "JM008", "already has 'dear' here"),
    "within a whole list": (
        "pains: [{text: A, answers: {«add»: [B]}}]",
        "JM011",
        "'add' changes a list of the base map, but what this belongs to is written whole here",
    ),
    "within what is added": ("pains: {add: [{text: A, answers: {«drop»: [B]}}]}", "JM011", "is written whole here"),
    "an unknown reference": ("touchpoints: {change: {ad: {channel: «telex»}}}", "JM003", "unknown channel 'telex'."),
}


@pytest.mark.parametrize(("body", "code", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_a_change_is_one_problem(
    body: str, code: str, message: str, marked_problems: MarkedProblems
) -> None:
    ((actual_code, actual),) = marked_problems(look(body))
    assert actual_code == code
    assert message in actual


ALONE: dict[str, str] = {
    "add": "touchpoints: {«add»: [A]}",
    "all": "touchpoints: {«drop»: [A], change: {B: {channel: phone}}, add: [C]}",
    "texts": "goals: {«drop»: A}",
    "criteria": "entry: {«add»: [Signed]}",
    "of a touchpoint": "touchpoints: [{name: A, content: {«drop»: b}}]",
    "a lane": "lanes: {legal: {«add»: [A]}}",
    "several": "goals: {«drop»: A}\n    pains: {add: [B], remove: C}",
}


@pytest.mark.parametrize("body", ALONE.values(), ids=ALONE)
def test_a_map_that_extends_none_has_nothing_to_change(body: str, marked_problems: MarkedProblems) -> None:
    files = {"maps/a.yaml": f"title: A\nstages:\n  look:\n    {body}\n", "journeymap.yaml": "lanes: [legal]\n"}
    ((code, message),) = marked_problems(files)
    assert code == "JM011"
    assert message.endswith(" changes a list of another map, but this map extends none")


def test_of_a_map_that_extends_none_only_what_is_no_change_is_wrong_besides(marked_problems: MarkedProblems) -> None:
    text = "title: A\nstages: {look: {goals: {«add»: [A]}, «tuchpoints»: [B]}}\n"
    assert sorted(code for code, _ in marked_problems({"maps/a.yaml": text})) == ["JM002", "JM011"]


NO_LIST: dict[str, str] = {
    "lanes": "lanes: {«drop»: [x]}",
    "emotion": "emotion: {«drop»: [x]}",
    "handoff": "«handoff»: {«drop»: [x]}",
    "name": "«name»: {drop: [x]}",
}


@pytest.mark.parametrize("body", NO_LIST.values(), ids=NO_LIST)
def test_only_lists_can_drop(body: str, marked_problems: MarkedProblems) -> None:
    assert all(code in ("JM002", "JM003", "JM004", "JM005") for code, _ in marked_problems(look(body)))


def test_a_field_that_is_said_replaces(load_files: LoadFiles) -> None:
    touchpoint = stage_of(load_files(look("touchpoints: {change: {ad: {channel: email}}}"))).touchpoints[0]
    assert touchpoint.model.name == "Sees an ad"
    assert touchpoint.model.status == "planned"
    assert [channel.id for channel in touchpoint.channels] == ["email"]
    assert [piece.id for piece in touchpoint.content] == ["flyer"]


def test_what_the_stage_leaves_unsaid_is_inherited(load_files: LoadFiles) -> None:
    stage = stage_of(load_files(look("emotion: -2")))
    assert stage.model.emotion is not None
    assert stage.model.emotion.score == -2
    assert stage.owners == ("marketing", "sales")
    assert (stage.origin, stage.journey.id) == ("changed", "over")
    assert [touchpoint.stage for touchpoint in stage.touchpoints] == [stage] * 3


def test_what_the_map_leaves_unsaid_is_inherited(load_files: LoadFiles) -> None:
    journey = load_files(over("  look: {emotion: 0}\n", "state: to_be\nowner: sales\n")).journeys["over"]
    model = journey.model
    assert (model.title, model.owner, model.scenario) == ("Over", "sales", "The contract ends")
    assert (journey.is_target, journey.id) == (True, "over")
    assert [persona.id for persona in journey.personas] == ["cfo"]


ORDERS: dict[str, tuple[str, str, list[str]]] = {
    "after the stage before it": ("look: , later: {goals: [A]}", "", ["look", "later", "buy"]),
    "at the end": ("buy: , later: {goals: [A]}", "", ["look", "buy", "later"]),
    "in front": ("before: {goals: [A]}, look: {emotion: 1}", "", ["before", "look", "buy"]),
    "in front of the next": ("before: {goals: [A]}, buy: ", "", ["look", "before", "buy"]),
    "several in a row": ("a: , b: , look: , c: , d: , e: ", "", ["a", "b", "look", "c", "d", "e", "buy"]),
    "around one": ("a: , buy: , b: ", "", ["look", "a", "buy", "b"]),
    "with another order of those below": ("buy: , a: , look: , b: ", "", ["look", "b", "buy", "a"]),
    "beside nothing": ("later: {goals: [A]}", "", ["look", "buy", "later"]),
    "in the place of one that is skipped": ("a: {goals: [A]}, look: ", "skip: look\n", ["a", "look", "buy"]),
    "all new": ("a: , b: ", "skip: [look, buy]\n", ["look", "buy", "a", "b"]),
}


@pytest.mark.parametrize(("body", "head", "expected"), ORDERS.values(), ids=ORDERS)
def test_new_stages_stand_where_they_are_written(
    body: str, head: str, expected: list[str], load_files: LoadFiles
) -> None:
    files = over("", head)
    workspace = load_files(
        {**files, "maps/over.yaml": files["maps/over.yaml"].replace("stages:", f"stages: {{{body}}}")}
    )
    assert workspace.problems == ()
    assert [stage.id for stage in workspace.journeys["over"].stages] == expected
    assert {stage.id: stage.origin for stage in workspace.journeys["over"].stages if stage.id == "a"} in (
        {},
        {"a": "added"},
    )


def test_stages_of_a_framework_stand_as_the_framework_has_them(load_files: LoadFiles) -> None:
    files = {
        "maps/base.yaml": "id: base\ntitle: B\nframework: b2b-lifecycle\nstages: {decision: {goals: [A]}}\n",
        "maps/over.yaml": "title: O\nextends: base\nstages: {retention: {goals: [B]}, awareness: {goals: [C]}}",
    }
    stages = load_files(files).journeys["over"].written_stages
    assert [stage.id for stage in stages] == ["awareness", "decision", "retention"]


def test_new_stages_of_a_chain(load_files: LoadFiles) -> None:
    files = over("  look:\n  try: {goals: [A]}\n")
    files["maps/top.yaml"] = "title: Top\nextends: over\nstages: {try: {name: Trying}, rent: {goals: [B]}}\n"
    stages = load_files(files).journeys["top"].stages
    assert [(stage.id, stage.name, stage.origin) for stage in stages] == [
        ("look", "look", "inherited"),
        ("try", "Trying", "changed"),
        ("rent", "rent", "added"),
        ("buy", "buy", "inherited"),
    ]


def test_a_stage_can_be_skipped(load_files: LoadFiles) -> None:
    journey = load_files(over("  look:\n", "skip: buy\n")).journeys["over"]
    assert [stage.id for stage in journey.stages_in_scope] == ["look"]


def test_a_stage_that_says_the_same_again_is_inherited(load_files: LoadFiles) -> None:
    stage = stage_of(load_files(look("emotion: 1\n    touchpoints: {change: {Calls: {channel: phone}}}")))
    assert stage.origin == "inherited"
    assert {item.origin for item in stage.touchpoints} == {"inherited"}
    assert stage.touchpoints[1].place.resolve()[0].path == "maps/over.yaml"


REMEMBERED: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str, str]], set[str]]] = {
    "nothing": ("touchpoints: {add: [New]}", [], [], set()),
    "drops": (
        "goals: {drop: [Know the risk]}\n    touchpoints: {drop: [ad]}\n    content: {drop: flyer}",
        [("goals", "Know the risk"), ("touchpoints", "Sees an ad"), ("content", "flyer")],
        [],
        set(),
    ),
    "a list of things": (
        "touchpoints: [New, {id: ad, name: Film}, Reads]",
        [("touchpoints", "Calls")],
        [("touchpoints", "Sees an ad", "Film")],
        set(),
    ),
    "a drop that hits nothing": ("goals: {drop: [Sleep]}", [], [], set()),
    "an item in other words": (
        "pains: {change: {dear: {text: Far too dear}}}",
        [],
        [("pains", "Too dear", "Far too dear")],
        set(),
    ),
    "an item with another channel": (
        "touchpoints: {change: {Calls: {channel: email}}}",
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


RENAMED = """\
id: base
title: Base
stages:
  look:
    touchpoints: [Calls]
    pains: [{text: Nobody answers, at: Calls}]
  buy:
    opportunities: [{text: Call back, answers: Nobody answers}]
"""


def test_what_is_renamed_is_still_meant(load_files: LoadFiles) -> None:
    change = "touchpoints: {change: {Calls: Phones}}\n    pains: {change: {Nobody answers: Everybody waits}}"
    top = "title: Top\nextends: over\nstages: {look: {pains: {change: {Everybody waits: {severity: 3}}}}}\n"
    journeys = load_files({**look(change, RENAMED), "maps/top.yaml": top}).journeys
    for id_ in ("over", "top"):
        (pain,) = journeys[id_].stages[0].pains
        assert pain.model.text == "Everybody waits"
        assert pain.touchpoint is journeys[id_].stages[0].touchpoints[0]
        assert answers(journeys[id_]) == ["Call back"]


def test_a_pain_of_a_touchpoint_is_changed_with_it(load_files: LoadFiles) -> None:
    base = "id: base\ntitle: B\nstages: {look: {touchpoints: [{id: call, name: Calls, pains: [Waits, Rude]}]}}\n"
    change = "{change: {Waits: {severity: 3}}, drop: Rude, add: [Costs]}"
    workspace = load_files(look(f"touchpoints: {{change: {{call: {{pains: {change}}}}}}}", base))
    assert workspace.problems == ()
    (touchpoint,) = stage_of(workspace).touchpoints
    assert [(pain.model.text, pain.model.severity) for pain in touchpoint.pains] == [("Waits", 3), ("Costs", None)]
    assert [place_text(pain.place) for pain in touchpoint.pains] == [{"severity": "3"}, "Costs"]


def test_pains_of_the_map_as_a_whole(load_files: LoadFiles) -> None:
    base = "id: base\ntitle: B\npains: [Slow, {id: dear, text: Dear}]\nmetrics: [nps]\nstages: {look: }\n"
    head = "pains: {change: {dear: {severity: 3}}, drop: Slow, add: [Rude]}\nmetrics: []\n"
    files = {**over("  look:\n", head), "maps/base.yaml": base}
    journey = load_files(files).journeys["over"]
    assert [(pain.model.text, pain.model.severity) for pain in journey.pains] == [("Dear", 3), ("Rude", None)]
    assert [place_text(pain.place) for pain in journey.pains] == [{"severity": "3"}, "Rude"]
    assert journey.model.metrics == ()


def test_an_emptied_stage_is_empty(load_files: LoadFiles) -> None:
    assert stage_of(load_files(over("  buy: {goals: {drop: Sign}}\n")), "buy").is_empty


def test_places(load_files: LoadFiles) -> None:
    stage = stage_of(load_files(look("touchpoints: {add: [New], change: {ad: {name: Film}}}")))
    ad, calls, _, new = stage.touchpoints
    assert [item.place.resolve()[0].path for item in (ad, calls, new)] == [
        "maps/over.yaml",
        "maps/base.yaml",
        "maps/over.yaml",
    ]
    assert ad.place.at("channel").resolve()[0].path == "maps/base.yaml"
    assert stage.place.at("goals").resolve()[0].path == "maps/base.yaml"
    assert [stage.place.at("touchpoints", number).resolve() for number in range(4)] == [
        touchpoint.place.resolve() for touchpoint in stage.touchpoints
    ]
    assert [place_text(touchpoint.place.at("name")) for touchpoint in (ad, calls, new)] == ["Film", "Calls", None]


def place_text(place: Place) -> object:
    home = place.home
    return home.document.value(home.route)


def test_places_within_a_change(load_files: LoadFiles) -> None:
    base = BASE.replace("text: Too dear,", "text: Too dear, answers: [Discount, {text: Instalments}],")
    change = "{drop: Discount, change: {Instalments: {owner: sales}}, add: [Rent]}"
    stage = stage_of(
        load_files({**look(f"pains: {{change: {{dear: {{answers: {change}}}}}}}"), "maps/base.yaml": base})
    )
    first, second, _ = stage.pains[0].answers
    assert [answer.model.text for answer in (first, second)] == ["Instalments", "Rent"]
    assert (place_text(first.place), place_text(second.place)) == ({"owner": "sales"}, "Rent")
    assert first.place.at("text").resolve()[0].path == "maps/base.yaml"
    assert (stage.pains[0].model.severity, first.model.owner) == (3, "sales")


def test_a_list_that_is_written_whole_has_nothing_below(load_files: LoadFiles) -> None:
    """What is below its second touchpoint is not the second one of the base."""
    stage = stage_of(load_files(look("touchpoints: [A, B]\n    emotion: hopeful")))
    assert stage.touchpoints[1].place.at("channel").resolve()[0].path == "maps/over.yaml"
    assert stage.place.at("emotion", "score").resolve()[0].path == "maps/over.yaml"


LANES: dict[str, tuple[str, dict[str, list[str]]]] = {
    "untouched": ("emotion: 2", {"legal": ["Paper", "Stamp"], "it": ["Key"]}),
    "one replaced": ("lanes: {legal: [Seal]}", {"legal": ["Seal"], "it": ["Key"]}),
    "one emptied": ("lanes: {legal: []}", {"legal": [], "it": ["Key"]}),
    "one edited": ("lanes: {legal: {drop: Paper, add: [Seal]}}", {"legal": ["Stamp", "Seal"], "it": ["Key"]}),
    "one more": ("lanes: {hr: [Leave]}", {"legal": ["Paper", "Stamp"], "it": ["Key"], "hr": ["Leave"]}),
}


@pytest.mark.parametrize(("body", "expected"), LANES.values(), ids=LANES)
def test_each_lane_of_ones_own_is_a_list(body: str, expected: dict[str, list[str]], load_files: LoadFiles) -> None:
    files = {
        "journeymap.yaml": "lanes: [legal, it, hr]\n",
        "maps/base.yaml": "id: base\ntitle: B\nstages: {look: {lanes: {legal: [Paper, Stamp], it: [Key]}}}\n",
    }
    workspace = load_files({**look(body), **files})
    assert workspace.problems == ()
    lanes = stage_of(workspace).model.lanes
    assert {lane: [text.text for text in texts] for lane, texts in lanes.items()} == expected


OF_THE_MAP: dict[str, tuple[str, list[str]]] = {
    "untouched": ("", ["a", "b"]),
    "replaced": ("tags: c\n", ["c"]),
    "emptied": ("tags: []\n", []),
    "edited": ("tags: {drop: a, add: [c]}\n", ["b", "c"]),
}


@pytest.mark.parametrize(("head", "expected"), OF_THE_MAP.values(), ids=OF_THE_MAP)
def test_a_list_of_the_map(head: str, expected: list[str], load_files: LoadFiles) -> None:
    files = over("  look:\n", head)
    workspace = load_files({**files, "maps/base.yaml": BASE.replace("owner:", "tags: [a, b]\nowner:")})
    assert workspace.problems == ()
    assert list(workspace.journeys["over"].model.tags) == expected


WHOSE: dict[str, tuple[str, list[str]]] = {
    "add": ("for: {add: it}\n", ["cfo", "it"]),
    "drop": ("for: {drop: cfo, add: [it]}\n", ["it"]),
    "replace": ("for: it\n", ["it"]),
}


@pytest.mark.parametrize(("head", "expected"), WHOSE.values(), ids=WHOSE)
@pytest.mark.parametrize(
    "base", [BASE, BASE.replace("for: cfo", "").replace(", it: IT", "") + "---\n"], ids=["said", "declared"]
)
def test_whose_journey_it_is(base: str, head: str, expected: list[str], load_files: LoadFiles) -> None:
    files = {"maps/base.yaml": base.replace("---\n", ""), "maps/it.yaml": "personas: {it: IT}\n"}
    if "it: IT" in base:
        del files["maps/it.yaml"]
    journey = load_files({**over("  look:\n", head), **files}).journeys["over"]
    assert [persona.id for persona in journey.personas] == expected


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
