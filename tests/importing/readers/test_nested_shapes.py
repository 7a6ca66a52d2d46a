"""Journeys nested in JSON and YAML come in whole, however they are nested; other files are refused as what they are."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap.importing.draft import Cell, Draft, DraftMap, DraftThing, Statement
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.json import READER as JSON
from journeymap.importing.readers.reader import Likeness
from journeymap.importing.readers.yaml import READER as YAML


def from_json(value: Any) -> Draft:
    return JSON.read(GivenFile("way.json", json.dumps(value, ensure_ascii=False).encode()))


def from_yaml(text: str) -> Draft:
    return YAML.read(GivenFile("way.yaml", text.encode()))


def told(statement: Statement) -> str:
    """A statement in a line: where it belongs, what it stands under, and what it says."""
    place = "-" if statement.stage is None else str(statement.stage)
    group = "" if statement.group is None else f"/{statement.group}"
    under = statement.field or (statement.label.text if statement.label else "")
    people = f" for {', '.join(person.text for person in statement.people)}" if statement.people else ""
    return f"{place}{group} {under}: {statement.cell.text}{people}"


def shown(journey: DraftMap) -> list[str]:
    stages = [stage.text for stage in journey.stages]
    return [f"stages: {', '.join(stages)}", *map(told, journey.statements)]


def cells(read: Draft) -> Iterator[Cell]:
    """Every cell of a draft."""

    def of_thing(thing: DraftThing) -> Iterator[Cell]:
        yield thing.name
        for said in thing.statements:
            yield from (said.cell, *([said.label] if said.label else []))

    yield from read.texts
    yield from (entry.cell for entry in read.entries)
    for thing in read.things:
        yield from of_thing(thing)
    for journey in read.maps:
        yield from (journey.title, *journey.stages) if journey.title else journey.stages
        for thing in journey.things:
            yield from of_thing(thing)
        for said in journey.statements:
            yield from (said.cell, *said.people, *([said.label] if said.label else []))


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a value that says something, keys left aside."""
    if isinstance(value, dict):
        for below in value.values():
            yield from texts_in(below)
    elif isinstance(value, list):
        for below in value:
            yield from texts_in(below)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif value is not None and str(value).strip():
        yield str(value)


STAGES_AS_A_LIST = {
    "title": "Renewing the fleet contract",
    "persona": {"name": "Fleet manager", "age": 44, "goals": ["One price"], "painPoints": ["Three systems"]},
    "description": "As it is today",
    "stages": [
        {
            "id": "s1",
            "name": "Awareness",
            "color": "#ffcc00",
            "goals": ["Know the options"],
            "touchpoints": [
                {
                    "id": "t1",
                    "name": "Sees a post",
                    "channel": "LinkedIn",
                    "emotion": "curious",
                    "painPoints": ["Noise"],
                },
                "Asks a peer",
            ],
            "emotions": {"score": 2, "label": "hopeful"},
            "painPoints": [{"description": "Hard to compare", "severity": "high"}],
        },
        {"id": "s2", "name": "Contract", "actions": ["Signs"], "thoughts": "At last", "legal check": "by the board"},
    ],
}
SHAPES: dict[str, tuple[Any, list[str]]] = {
    "stages as a list": (
        STAGES_AS_A_LIST,
        [
            "stages: Awareness, Contract",
            "- description: As it is today",
            "0 goals: Know the options",
            "0/0 Touchpoint.name: Sees a post",
            "0/0 Touchpoint.channel: LinkedIn",
            "0/0 Touchpoint.emotion: curious",
            "0/0 Touchpoint.pains: Noise",
            "0 touchpoints: Asks a peer",
            "0 emotions: 2",
            "0 emotions: hopeful",
            "0/1 Pain.text: Hard to compare",
            "0/1 Pain.severity: high",
            "1 actions: Signs",
            "1 thoughts: At last",
            "1 legal check: by the board",
        ],
    ),
    "stages by their names": (
        {"journeyMap": {"Awareness": {"actions": "Reads", "feelings": "glad"}, "Decision": {"feelings": "afraid"}}},
        ["stages: Awareness, Decision", "0 actions: Reads", "0 feelings: glad", "1 feelings: afraid"],
    ),
    "stages under their names, in another language": (
        {"étapes": {"Découverte": {"émotions": "curieux"}, "Achat": {"émotions": "inquiet", "irritants": ["cher"]}}},
        ["stages: Découverte, Achat", "0 émotions: curieux", "1 émotions: inquiet", "1 irritants: cher"],
    ),
    "stages in Japanese": (
        {
            "ステージ": [
                {"名称": "認知", "行動": ["広告を見る"], "感情": "期待", "課題": ["情報が多い"]},
                {"名称": "購入", "感情": "不安"},
            ]
        },
        ["stages: 認知, 購入", "0 行動: 広告を見る", "0 感情: 期待", "0 課題: 情報が多い", "1 感情: 不安"],
    ),
    "stages called by the word for one, in Spanish": (
        {"persona": {"nombre": "Ana"}, "etapas": [{"etapa": "Descubre", "dolores": ["caro"]}, {"etapa": "Usa"}]},
        ["stages: Descubre, Usa", "0 dolores: caro"],
    ),
    "stages named in two languages": (
        {"stages": [{"nameZh": "認知", "nameEn": "Awareness", "pain": "x"}, {"nameZh": "購入", "nameEn": "Purchase"}]},
        ["stages: 認知, 購入", "0 name en: Awareness", "0 pain: x", "1 name en: Purchase"],
    ),
    "what each persona meets at each stage": (
        {
            "stages": ["Find", "Buy"],
            "personas": [{"id": "P1", "name": "Ann", "emotionCurve": [4, 2]}, {"id": "P2", "name": "Bo"}],
            "journeys": {
                "P1": [{"thoughts": "Hm"}, {"thoughts": "Oh"}],
                "P2": [{"painPoints": "Far"}, {"painPoints": ""}],
            },
        },
        [
            *(
                "stages: Find, Buy",
                "0 emotion curve: 4 for Ann",
                "1 emotion curve: 2 for Ann",
                "0 thoughts: Hm for Ann",
            ),
            *("1 thoughts: Oh for Ann", "0 pain points: Far for Bo"),
        ],
    ),
    "what stands in a wrapper, colors, and personas by their ids": (
        {
            "meta": {"title": "Way", "version": "2"},
            "brand": {"text": "#5A4E3C"},
            "personas": [{"id": "P1", "name": "Ann"}, {"id": "P2", "name": "Bo"}],
            "stages": [{"name": "Find", "touchpoints": [{"name": "Ad", "personas": "P1, P2"}]}],
            "painOpportunities": [{"pain": "Slow", "opportunity": "Ask", "personas": "P2"}],
        },
        [
            *("stages: Find", "- version: 2", "-/0 pain: Slow for Bo", "-/0 Opportunity.text: Ask for Bo"),
            "0/1 Touchpoint.name: Ad for Ann, Bo",
        ],
    ),
    "figures by their names": (
        {
            "stages": [
                {"name": "Buy", "pain": "x", "metrics": {"conversion": 12, "visits": "40 %"}, "conversionRate": 0.3}
            ]
        },
        [
            "stages: Buy",
            "0 pain: x",
            "0 metrics: conversion: 12",
            "0 metrics: visits: 40 %",
            "0 conversion rate: conversion rate: 0.3",
        ],
    ),
    "steps within steps": (
        {
            "stages": [
                {
                    "name": "Buy",
                    "activities": [{"label": "Order", "subprocesses": [{"label": "Calls", "channel": "phone"}]}],
                }
            ]
        },
        ["stages: Buy", "0/0 Touchpoint.name: Order", "0/1 Touchpoint.name: Calls", "0/1 Touchpoint.channel: phone"],
    ),
    "a mapping of one key a stage": (
        {"persona": "Fahrer", "phasen": [{"Suche": {"gefühl": "neugierig"}}, {"Kauf": {"gefühl": "froh"}}]},
        ["stages: Suche, Kauf", "0 gefühl: neugierig", "1 gefühl: froh"],
    ),
    "lanes that hold a value a stage": (
        {
            "stages": ["Find", "Buy", "Use"],
            "lanes": [
                {"name": "Emotion", "cells": ["1", "2", "3"]},
                {"name": "Legal", "cells": ["a", "", "c"]},
            ],
        },
        [
            *("stages: Find, Buy, Use", "0 Emotion: 1", "1 Emotion: 2", "2 Emotion: 3", "0 Legal: a", "2 Legal: c"),
        ],
    ),
    "lanes that name the stages": (
        {"Touchpoints": {"Find": ["Ad"], "Buy": ["Shop", "App"]}, "Emotions": {"Find": "3", "Buy": "5"}},
        [
            *("stages: Find, Buy", "0 Touchpoints: Ad", "1 Touchpoints: Shop", "1 Touchpoints: App"),
            *("0 Emotions: 3", "1 Emotions: 5"),
        ],
    ),
    "fields beside the stages, one value for each": (
        {"phases": ["Find", "Buy"], "emotions": [4, 2], "painPoints": [["Slow", "Far"], []]},
        ["stages: Find, Buy", "0 emotions: 4", "1 emotions: 2", "0 pain points: Slow", "0 pain points: Far"],
    ),
    "actions that refer to their phase": (
        {
            "phases": [{"id": "p1", "name": "Search"}, {"id": "p2", "name": "Buy"}],
            "actions": [
                {"id": "a1", "name": "Asks", "phase": "p1", "emotion_score": -1},
                {"id": "a2", "name": "Pays", "phaseId": "p2", "channel": "shop"},
            ],
        },
        [
            *("stages: Search, Buy", "0/0 Touchpoint.name: Asks", "0/0 Touchpoint.emotion: -1"),
            *("1/1 Touchpoint.name: Pays", "1/1 Touchpoint.channel: shop"),
        ],
    ),
    "cards on a board": (
        {
            "columns": [],
            "steps": [{"id": "c1", "title": "Discover"}, {"id": "c2", "title": "Use"}],
            "cards": [
                {"stepId": "c1", "lane": "Pain points", "text": "Slow"},
                {"stepId": "c2", "lane": "Emotion", "text": "happy"},
            ],
        },
        ["stages: Discover, Use", "0/0 Pain.text: Slow", "1 Emotion: happy"],
    ),
    "records that name their stage": (
        [
            {"stage": "Find", "touchpoint": "Ad", "channel": "web", "emotion": 2, "persona": "Ann"},
            {"stage": "Find", "touchpoint": "Blog", "channel": "web", "emotion": 3},
            {"stage": "Buy", "touchpoint": "Shop", "channel": "store", "emotion": 4},
        ],
        [
            *("stages: Find, Buy", "0/0 touchpoint: Ad for Ann", "0/0 channel: web for Ann", "0/0 emotion: 2 for Ann"),
            *("0/1 touchpoint: Blog", "0/1 channel: web", "0/1 emotion: 3"),
            *("1/2 touchpoint: Shop", "1/2 channel: store", "1/2 emotion: 4"),
        ],
    ),
    "feelings by persona": (
        {
            "personas": [{"name": "Ann"}, {"name": "Bo"}],
            "stages": [{"name": "Find", "emotion": {"Ann": 3, "Bo": "sad"}}, {"name": "Buy", "emotion": 2}],
        },
        ["stages: Find, Buy", "0 emotion: 3 for Ann", "0 emotion: sad for Bo", "1 emotion: 2"],
    ),
    "touchpoints by their kind": (
        {"journey": {"steps": [{"name": "Find", "touchpoints": {"digital": ["Ad"], "physical": ["Fair"]}}]}},
        ["stages: Find", "0 touchpoints – digital: Ad", "0 touchpoints – physical: Fair"],
    ),
    "touchpoints by their name": (
        {"stages": [{"name": "Find", "touchpoints": {"Fair": {"channel": "trade show"}, "Ad": {"pain": "Noise"}}}]},
        [
            *("stages: Find", "0/0 Touchpoint.name: Fair", "0/0 Touchpoint.channel: trade show"),
            *("0/1 Touchpoint.name: Ad", "0/1 Touchpoint.pains: Noise"),
        ],
    ),
    "steps within phases": (
        {"phases": [{"name": "Buy", "steps": [{"name": "Pays", "emotion": 2, "actors": ["Ann", "Bo"]}]}]},
        ["stages: Buy", "0/0 Touchpoint.name: Pays for Ann, Bo", "0/0 Touchpoint.emotion: 2 for Ann, Bo"],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_finds_the_stages_and_what_is_said_of_them(shape: str) -> None:
    value, expected = SHAPES[shape]
    (journey,) = from_json(value).maps
    assert shown(journey) == expected


@pytest.mark.parametrize("shape", SHAPES)
def test_drops_nothing(shape: str) -> None:
    value, _ = SHAPES[shape]
    held = [cell.text for cell in cells(from_json(value))]
    for text in texts_in(value):
        assert any(text in other for other in held), text


@pytest.mark.parametrize("shape", SHAPES)
def test_reads_the_same_from_yaml(shape: str) -> None:
    value, expected = SHAPES[shape]
    read = from_yaml(json.dumps(value, ensure_ascii=False, indent=2))
    assert shown(read.maps[0]) == expected


def test_reads_what_is_said_of_a_persona() -> None:
    (journey,) = from_json(STAGES_AS_A_LIST).maps
    assert journey.title
    assert journey.title.text == "Renewing the fleet contract"
    (persona,) = journey.things
    assert persona.name.text == "Fleet manager"
    assert [(said.label.text, said.cell.text) for said in persona.statements if said.label] == [
        *(("age", "44"), ("goals", "One price"), ("pain points", "Three systems")),
    ]


@pytest.mark.parametrize(
    "value",
    [
        [
            {"persona": "Chef", "journey": [{"stage": "Find", "emotion": "calm"}, {"stage": "Buy", "pain": "queue"}]},
            {"persona": "Cook", "journey": [{"stage": "Use", "emotion": "calm"}]},
        ],
        {
            "Chef": {"stages": [{"name": "Find", "emotion": "calm"}, {"name": "Buy", "pain": "queue"}]},
            "Cook": {"stages": [{"name": "Use", "emotion": "calm"}]},
        },
        {
            "personas": [
                {"name": "Chef", "stages": [{"name": "Find", "emotion": "calm"}, {"name": "Buy", "pain": "queue"}]},
                {"name": "Cook", "stages": [{"name": "Use", "emotion": "calm"}]},
            ]
        },
    ],
)
def test_reads_several_maps_of_one_file(value: Any) -> None:
    read = from_json(value)
    assert [[stage.text for stage in journey.stages] for journey in read.maps] == [["Find", "Buy"], ["Use"]]
    held = " ".join(cell.text for cell in cells(read))
    for text in texts_in(value):
        assert text in held


def test_reads_several_documents_of_one_file() -> None:
    one, two = from_yaml(
        "title: One\nstages: [{name: A, pain: x}]\n---\ntitle: Two\nstages: [{name: B, pain: y}]\n"
    ).maps
    assert one.title
    assert two.title
    assert (one.title.text, two.title.text, two.statements[0].cell.where.at) == (
        "One",
        "Two",
        "stages[0].pain, line 5",
    )


def test_reads_personas_without_a_map() -> None:
    read = from_json({"personas": [{"name": "Ann", "role": "CFO", "goals": ["Save"]}, {"name": "Bo", "quote": "No"}]})
    assert [thing.name.text for thing in read.things] == ["Ann", "Bo"]
    alone = from_json({"name": "Ann", "role": "CFO", "goals": ["Save"], "frustrations": ["Slow"]})
    assert [thing.name.text for thing in alone.things] == ["Ann"]


def test_names_the_way_to_each_value() -> None:
    (journey,) = from_json(STAGES_AS_A_LIST).maps
    assert str(journey.stages[0].where) == "way.json, stages[0].name"
    ways = [said.cell.where.at for said in journey.statements]
    assert "stages[0].touchpoints[0].painPoints[0]" in ways
    assert "stages[1].'legal check'" in ways
    (journey,) = from_yaml("stages:\n  - name: Find\n    pains:\n      - Slow\n").maps
    assert journey.statements[0].cell.where.at == "stages[0].pains[0], line 4"


def test_keeps_what_stands_in_comments_of_yaml() -> None:
    read = from_yaml("# after five interviews\nstages:\n  - name: Find # or be found\n    pain: 'a # b'\n")
    assert [(text.text, text.where.at) for text in read.texts] == [
        *(("after five interviews", "line 1"), ("or be found", "line 3")),
    ]


def test_keeps_both_values_of_a_key_that_is_there_twice() -> None:
    (journey,) = JSON.read(GivenFile("way.json", b'{"stages":[{"name":"A","pain":"x","pain":"y"}]}')).maps
    assert [said.cell.text for said in journey.statements] == ["x", "y"]


@pytest.mark.parametrize(
    "text",
    [
        '{"stages": [{"name": "A", "pain": "x",},],}',
        '// a comment\n{"stages": /* here */ [{"name": "A", "pain": "x"}]}',
        '\ufeff{"stages": [{"name": "A", "pain": "x"}]}',
        '{"stages":\n\t[{"name": "A",\t"pain": "x"}]}',
        '{"stage": "A", "pain": "x"}\n{"stage": "B", "pain": "y"}\n',
    ],
)
def test_reads_json_as_people_and_programs_write_it(text: str) -> None:
    for content in (text.encode(), text.encode("utf-16")):
        (journey,) = JSON.read(GivenFile("way.json", content)).maps
        assert journey.stages[0].text == "A"
        assert journey.statements[0].cell.text == "x"


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({"name": "x", "version": "1.0.0", "dependencies": {}}, "a description of an npm package"),
        ({"type": "FeatureCollection", "features": []}, "a map of places (GeoJSON)"),
        ({"openapi": "3.1.0", "paths": {}}, "a description of an interface (OpenAPI)"),
        ({"$schema": "x", "type": "object", "properties": {}}, "a JSON Schema"),
        ({"on": "push", "jobs": {"build": {"steps": [{"name": "a", "run": "b"}]}}}, "a workflow of GitHub Actions"),
        ({"stages": ["build"], "b": {"stage": "build", "script": "make"}}, "a pipeline of GitLab"),
        ({"stages": [{"stage": "A", "jobs": [{"job": "b", "steps": []}]}]}, "a pipeline of Azure"),
        ({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}}, "a resource of Kubernetes"),
        ({"services": {"web": {"image": "nginx"}}}, "a set of services for Docker Compose"),
        ([{"hosts": "all", "tasks": [{"name": "x"}]}], "a playbook of Ansible"),
        ({"nodes": [], "edges": []}, "a drawing of nodes and edges"),
        ({"format": 1, "tool": "journeymap 1.0", "summary": {}}, "a report of journeymap"),
        ({"a": 1, "b": [1, 2]}, "whose keys are 'a', 'b': no stages were found"),
        ([1, 2, 3], "a list of 3: no stages were found"),
        ("text", "no stages were found"),
        (None, "no stages were found"),
        ({"stages": ["one", "two"]}, "no stages were found"),
        ([{"name": "http", "applicationUrl": "x"}, {"name": "https", "launchBrowser": "y"}], "no stages were found"),
        ({"notes": [{"content": "asthma", "source": "ann"}], "family": [{"name": "Bo", "note": "son"}]}, "no stages"),
        (
            {"title": "A", "personas": {"a": {"name": "A"}}, "stages": {"one": {"touchpoints": ["x"]}}},
            "a map of journeymap already. Put it below the folder maps/",
        ),
    ],
)
def test_refuses_other_files_as_what_they_are(value: Any, what: str) -> None:
    with pytest.raises(NoJourney, match=re.escape(what)):
        from_json(value)
    with pytest.raises(NoJourney, match=re.escape(what)):
        from_yaml(json.dumps(value))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"stages": [', "breaks off in line 1, column 13"),
        ('{"stages": ["a" "b"]}', "breaks off in line 1, column 17"),
        ("{'stages': []}", "a name in double quotes should stand there"),
        ("[" * 5000 + "]" * 5000, "without end"),
        ("hello", "a value is missing there"),
    ],
)
def test_says_where_json_is_broken(text: str, what: str) -> None:
    with pytest.raises(NoJourney, match=re.escape(what)):
        JSON.read(GivenFile("way.json", text.encode()))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("stages:\n  - name: 'A\n", "way.yaml, line 2: a quote that is opened here is never closed"),
        ("title: a\n---\nstages: [\n", "way.yaml, line 4"),
        ("stages:\n  - {name: A, pain: x, pain: y}\n", "way.yaml, line 2: this key is written twice"),
        ("a: &a [x]\nb: {<<: *a}\n", "merge keys"),
    ],
)
def test_says_where_yaml_is_broken(text: str, what: str) -> None:
    with pytest.raises(NoJourney, match=re.escape(what)):
        from_yaml(text)


@pytest.mark.parametrize(
    ("name", "content", "json_likeness", "yaml_likeness"),
    [
        ("way.json", b"", Likeness.CERTAIN, Likeness.NONE),
        ("way.jsonl", b"", Likeness.CERTAIN, Likeness.NONE),
        ("way.yml", b"", Likeness.NONE, Likeness.CERTAIN),
        ("way", b'{"stages": []}', Likeness.LIKELY, Likeness.NONE),
        ("way", b"title: A\nstages:\n", Likeness.NONE, Likeness.POSSIBLE),
        ("way.txt", b"Dear all", Likeness.NONE, Likeness.NONE),
    ],
)
def test_knows_their_files(name: str, content: bytes, json_likeness: Likeness, yaml_likeness: Likeness) -> None:
    assert JSON.likeness(GivenFile(name, content)) == json_likeness
    assert YAML.likeness(GivenFile(name, content)) == yaml_likeness


KEYS = st.sampled_from(
    "stages phases steps name title persona personas touchpoints channel emotion pains id stage lane cells goals "
    "journey actions x 感情 étapes score label text".split()
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.sampled_from(["A", "B", "p1"])),
    lambda values: st.one_of(
        st.lists(values, max_size=4), st.dictionaries(st.one_of(KEYS, st.text(max_size=3)), values, max_size=5)
    ),
    max_leaves=25,
)


@given(VALUES)
@example({"stages": [False, {"": True}], "steps": None})
def test_never_fails_and_drops_nothing_whatever_a_file_holds(value: Any) -> None:
    try:
        read = from_json(value)
    except NoJourney as refusal:
        message = str(refusal)
    else:
        message = ""
        held = " ".join(cell.text for cell in cells(read))
        for text in texts_in(value):
            assert text in held or not text.strip()
    assert message == "" or message.startswith("way.json")


@given(st.text(max_size=60))
def test_never_fails_whatever_a_file_of_yaml_holds(text: str) -> None:
    for content in (text, f"stages:\n- name: A\n  pain: {text}\n"):
        try:
            from_yaml(content)
        except NoJourney:
            continue
