"""The JSON Schema that editors check with: it accepts what we accept, and marks what is misspelt."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from journeymap.model.journey import Journey
from journeymap.schema.generate import document_schema, settings_schema
from tests.support.editing import CoreLoader
from tests.support.workspaces import ROOT

FILES = sorted(
    path
    for folder in ("maps", "examples", "templates/starters", "src/journeymap/presets")
    for path in (ROOT / folder).rglob("*.yaml")
)
WRONG = {"broken-no-title.yaml", "broken-unknown-field.yaml", "broken-values.yaml"}
"""Examples whose fault a schema can see."""


def faults(text: str, schema: dict[str, Any]) -> list[str]:
    """What an editor would mark in a document."""
    said = yaml.load(text, CoreLoader)
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(said)]


@pytest.mark.parametrize("schema", [document_schema({}), settings_schema()], ids=["document", "settings"])
def test_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(schema)
    assert "x-journeymap" not in json.dumps(schema)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_accepts_every_document_of_ours(path: Path) -> None:
    schema = settings_schema() if path.name == "journeymap.yaml" else document_schema({})
    assert bool(faults(path.read_text(encoding="utf-8"), schema)) == (path.name in WRONG)


MAP = "title: T\nstages:\n  a:\n    "
OVER = f"extends: base\n{MAP}"

ACCEPTED: dict[str, str] = {
    "texts that look like numbers": "title: 2026\nstages: {a: {goals: [12, true], duration: 3}}",
    "empty fields": "title: T\ngoal:\nfor:\nstages:\n  a:\n  b: {goals: , emotion: , touchpoints: , evidence: }",
    "one word for a list": MAP + "phases: aware\n    owners: sales\n",
    "a word for an emotion": MAP + "emotion: hopeful",
    "a number for an emotion": MAP + "emotion: -1.5",
    "an emotion for each": MAP + "emotion: {score: 0, by: {cfo: -2, user: glad, it: {feeling: calm}}}",
    "words for an emotion": MAP + "emotion: [hopeful, tired]",
    "a part for an emotion": MAP + "emotion: 4/5",
    "a spread": MAP + "emotion: {low: -1, high: 1, feeling: [calm, wary]}",
    "a change": MAP + "emotion: [-1, {score: 2, feeling: glad}, 😊]",
    "conditions": MAP + "emotion: [{when: it rains, score: -1}, {when: otherwise, score: 1}]",
    "conditions in full": MAP + "emotion: {depends: [{when: it rains, score: -1}], by: {cfo: {change: [1, 2]}}}",
    "an emotion on a scale": "title: T\nscale: [1, 5]\nstages: {a: {emotion: 4}}",
    "an emotion on the scale of another map": "title: T\nextends: b\nstages: {a: {emotion: 4}}",
    "texts for things": MAP + "touchpoints: [A]\n    pains: [B]\n    opportunities: [C]\n    sources: [survey]",
    "drop and add": OVER + "goals: {drop: [A], add: [B]}\n    pains: {drop: long-wait}",
    "a change by id": OVER + "touchpoints: {change: {demo: {channel: phone}, trial: , fair: Trade fair}}",
    "a change within a change": OVER
    + "pains: {change: {slow: {answers: {drop: [A], add: B}, sources: {add: survey}}}}",
    "changes of words": OVER
    + "content: {add: a, change: {b: c}}\n    owners: {drop: sales}\n    phases: {add: [aware]}",
    "changes of loops and criteria": OVER + "loops: {drop: a, add: [{to: b}]}\n    entry: {add: [Signed], drop: Asked}",
    "changes in lanes": OVER + "lanes: {legal: {add: [A], drop: B}, it: [C]}",
    "changes of a map": OVER + "\nfor: {add: it}\ntags: {drop: [x]}\nsources: {add: [survey]}",
    "empty changes": OVER + "goals: {add: , change: , drop: }",
    "an empty list": MAP + "pains: []\n    phases: []\n    content: []",
    "a library": "personas: {cfo: CFO}\ncontent: {guide: Guide}\nchannels: {fax: {}}\nsegments: {a: A}",
    "a duration and a date": "title: T\nreviewed: 2026-06-01\nreview_every: 3 months\nstages: {a: }",
}
REJECTED: dict[str, str] = {
    "field of a map": "title: T\nframwork: x\nstages: {a: }",
    "field of a stage": MAP + "tuchpoints: [A]",
    "field of a touchpoint": MAP + "touchpoints: [{name: A, chanel: fax}]",
    "field of a persona": "personas: {cfo: {name: A, goal: [x]}}",
    "unknown kind": "persona: {cfo: A}",
    "map without a title": "stages: {a: }",
    "touchpoint without a name": MAP + "touchpoints: [{channel: fax}]",
    "a misspelt change": OVER + "touchpoints: {remove: [A]}",
    "a misspelt field in a change": OVER + "touchpoints: {change: {demo: {chanel: phone}}}",
    "a wrong word in a change": OVER + "pains: {change: {slow: {severity: 5}}}",
    "changes in a list": OVER + "touchpoints: {change: [demo]}",
    "added without a name": OVER + "touchpoints: {add: [{channel: phone}]}",
    "a change within a whole list": OVER + "pains: [{text: A, answers: {add: [B]}}]",
    "a change within what is added": OVER + "pains: {add: [{text: A, answers: {add: [B]}}]}",
    "a text for a loop": OVER + "loops: {add: a}",
    "an id alone": MAP + "touchpoints: [{id: demo, channel: phone}]",
    "a change of nothing": OVER + "goals: {}",
    "mapping for a list": MAP + "loops: {to: a}",
    "unknown word": MAP + "evidence: sure",
    "emotion of 7": MAP + "emotion: 7",
    "emotion of 7 for one": MAP + "emotion: {by: {cfo: 7}}",
    "emotion of 7 at the end": MAP + "emotion: [1, 7]",
    "emotion of 7 at the top": MAP + "emotion: {low: 0, high: 7}",
    "emotion of 7 at a touchpoint": MAP + "touchpoints: [{name: A, emotion: 7}]",
    "emotion with a comma": MAP + "emotion: -1,5",
    "emotion of pluses": MAP + "emotion: ++",
    "emotion of one to three": MAP + "emotion: 1-3",
    "a scale of one number": "title: T\nscale: [5]\nstages: {a: }",
    "severity of 4": MAP + "pains: [{text: A, severity: 4}]",
    "a change of a map that extends none": MAP + "goals: {add: [A]}",
    "a change of a gate where there is none below": MAP + "entry: {drop: A}",
    "stages in a list": "title: T\nstages: [a, b]",
    "no stages": "title: T\nstages: {}",
    "an empty title": "title:\nstages: {a: }",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_accepts(text: str) -> None:
    assert faults(text, document_schema({})) == []


@pytest.mark.parametrize("text", REJECTED.values(), ids=REJECTED)
def test_rejects(text: str) -> None:
    assert faults(text, document_schema({}))


EVERY_SETTING = """\
format: 1
title: T
maps: maps
profile: abm
profiles: [{at: maps/x, use: starter}]
fail_on: info
rules: {JM104: 'off', structure: error}
ignore: [{rule: JM105, at: maps/a.yaml, reason: later, until: 2027-01-31}]
coverage: {minimum: 0.8}
lanes: [legal, {id: it, title: IT, after: legal}]
scales: {emotion: [1, 5]}
site: {accent: '#0b7285', language: en, url: https://example.com}
"""
SETTINGS: dict[str, tuple[str, bool]] = {
    "everything": (EVERY_SETTING, True),
    "off without quotes": ("rules: {JM104: off}", True),
    "misspelt": ("profil: map", False),
    "unknown profile": ("profile: loose", False),
    "minimum in percent": ("coverage: {minimum: 80}", False),
}


@pytest.mark.parametrize(("text", "good"), SETTINGS.values(), ids=SETTINGS)
def test_settings(text: str, good: bool) -> None:
    assert (faults(text, settings_schema()) == []) is good


def test_offers_the_declared_ids_where_they_are_referred_to() -> None:
    schema = document_schema({"channel": {"fax": "Fax", "email": "Email"}, "persona": {"cfo": "CFO"}}, closed=True)
    assert faults(MAP + "touchpoints: [{name: A, channel: fax, for: cfo}]", schema) == []
    assert faults(MAP + "touchpoints: [{name: A, channel: telex}]", schema)
    assert faults("title: T\nfor: [ceo]\nstages: {a: }", schema)


def test_tells_what_fields_are_for() -> None:
    properties = document_schema({})["properties"]
    fields = {field.alias or name for name, field in Journey.model_fields.items()}
    assert fields <= properties.keys()
    for name in fields:
        assert properties[name]["markdownDescription"].endswith("."), name
