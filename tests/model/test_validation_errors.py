"""What is wrong with a document is told in the words of its fields, at its place, with what to write instead.

The expected places stand in «these» in the texts.
"""

import re
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from docs.pages.format_texts import SECTIONS
from journeymap.model import vocabulary
from journeymap.model.base import Written
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS
from journeymap.model.messages import SENTENCES
from journeymap.model.settings import Settings
from journeymap.model.validation_errors import complain
from journeymap.source import Place
from journeymap.source.read import parse
from journeymap.workspace.read.declare import declare
from tests.support.marking import marked

Case = tuple[str, str, str]


def stage(body: str) -> str:
    return f"title: T\nstages:\n  a:\n    {body}\n"


def touchpoint(body: str) -> str:
    return stage(f"touchpoints: [{{name: N, {body}}}]")


def content(body: str) -> str:
    return f"content:\n  guide:\n    title: T\n    {body}\n"


UNKNOWN_FIELDS: dict[str, Case] = {
    "of a map": (
        "title: T\n«framwork»: x\nstages: {a: }\n",
        "unknown field 'framwork' in a map. Did you mean 'framework'?",
        "in its place, or remove the field",
    ),
    "of a stage": (
        stage("«tuchpoints»: [A]"),
        "unknown field 'tuchpoints' in a stage. Did you mean 'touchpoints'?",
        "in its place",
    ),
    "of a touchpoint": (
        touchpoint("«chanel»: fax"),
        "unknown field 'chanel' in a touchpoint. Did you mean 'channel'?",
        "in its place",
    ),
    "of criteria": (
        stage("entry: {«points_mn»: 5}"),
        "unknown field 'points_mn' in criteria. Did you mean 'points_min'?",
        "in its place",
    ),
    "of criteria in a list": (
        stage("exit: [Signed, {any: [{deal: won}, {«flg»: x}]}]"),
        "unknown field 'flg' in conditions. Did you mean 'flag'?",
        "in its place",
    ),
    "of a pain": (
        stage("pains: [{text: P, «severty»: 2}]"),
        "unknown field 'severty' in a pain. Did you mean 'severity'?",
        "in its place",
    ),
    "of an opportunity": (
        stage("opportunities: [{text: O, «onwer»: x}]"),
        "in an opportunity. Did you mean 'owner'?",
        "in its place",
    ),
    "of a goal": (
        stage("goals: [{text: G, «sorces»: x}]"),
        "unknown field 'sorces' in a text. Did you mean 'sources'?",
        "in its place",
    ),
    "of an emotion": (
        stage("emotion: {«scor»: 1}"),
        "unknown field 'scor' in an emotion. Did you mean 'score'?",
        "in its place",
    ),
    "of one persona's emotion": (
        stage("emotion: {by: {cfo: {«scor»: 1}}}"),
        "in a feeling. Did you mean 'score'?",
        "in its place",
    ),
    "of content": (
        content("«expire»: 2027-01-01"),
        "unknown field 'expire' in a content piece. Did you mean 'expires'?",
        "in its place",
    ),
    "of a preference": (
        "personas:\n  a: {name: A, preferences: {«chanels»: fax}}\n",
        "in preferences. Did you mean 'channels'?",
        "in its place",
    ),
    "of a framework's stage": (
        "frameworks:\n  f: {stages: {a: {«phase»: aware}}}\n",
        "in a framework stage. Did you mean 'phases'?",
        "in its place",
    ),
    "far from any": (
        touchpoint("«zzz»: 1"),
        "unknown field 'zzz' in a touchpoint.",
        "Write it in `notes`, or remove it. docs/format.md has all fields, under 'Touchpoint'.",
    ),
    "in capitals": (stage("«Goals»: [x]"), "Did you mean 'goals'?", "in its place"),
    "with a space": (
        stage("touchpoints: [{name: N, «moment of truth»: true}]"),
        "Did you mean 'moment_of_truth'?",
        "in its place",
    ),
    "of an account": (
        "accounts:\n  a: {name: A, «ower»: {sales: x}}\n",
        "unknown field 'ower' in an account. Did you mean 'owners'?",
        "in its place",
    ),
    "of a member": (
        "accounts:\n  a: {name: A, committee: [{name: CFO, roles: [champion], «stanse»: neutral}]}\n",
        "unknown field 'stanse' in a member. Did you mean 'stance'?",
        "in its place",
    ),
    "of who owns an account": (
        "accounts:\n  a: {name: A, owners: {«sale»: x}}\n",
        "unknown field 'sale' in account owners. Did you mean 'sales'?",
        "in its place",
    ),
    "of a handoff of a program": (
        "programs:\n  p: {name: P, handoffs: [{from_stage: a, to_stage: b, from_team: m, to_team: s, «respond»: x}]}\n",
        "in a handoff.",
        "",
    ),
    "very long": (stage(f"«{'x' * 100}»: 1"), f"unknown field '{'x' * 39}…' in a stage.", "For a row of your own"),
    "at the top of a library": (
        "«persona»:\n  a: A\n",
        "unknown field 'persona' at the top of a file. Did you mean 'personas'?",
        "Write `personas:` in its place.",
    ),
    "stages misspelt": (
        "title: T\n«stagse»:\n  a: {}\n",
        "unknown field 'stagse' in a map. Did you mean 'stages'?",
        "in its place, or remove the field",
    ),
}

WITHOUT_A_VALUE: dict[str, Case] = {
    "no space after the colon": (
        "title: T\nstages:\n  a:\n    touchpoints: [{name: N, «channel:phone»}]\n",
        "'channel:phone' lacks the space after its colon",
        "Put a space after the colon: `channel: phone`.",
    ),
    "no space after the colon of a number": (
        stage("pains: [{text: P, «severity:3»}]"),
        "'severity:3' lacks the space after its colon",
        "`severity: 3`",
    ),
    "no space after the colon, by another name": (
        stage("pains: [{text: P, «impact:3»}]"),
        "'impact:3' lacks the space after its colon",
        "`impact: 3`",
    ),
    "a decimal comma": (
        stage("emotion: {score: -1,«5», feeling: tired}"),
        "the comma in '-1,5' ends the number",
        "Write a point: `score: -1.5`.",
    ),
    "a comma in a text": (
        stage("touchpoints: [{name: Compares prices, «reads reviews», channel: website}]"),
        "the comma before 'reads reviews' ends the text of 'name'",
        '`name: "Compares prices, reads reviews"`',
    ),
    "a comma at the end of a text": (
        stage("touchpoints: [{name: Compares prices, «and reads»}]"),
        "the comma before 'and reads' ends the text of 'name'",
        '`name: "Compares prices, and reads"`',
    ),
    "another name in a stage": (
        stage("«painpoints»:"),
        "unknown field 'painpoints' in a stage. Did you mean 'pains'?",
        "Write `pains:` in its place.",
    ),
    "of a map": (
        "title: T\n«persnas»:\nstages: {a: }\n",
        "unknown field 'persnas' in a map.",
        "in its place, or remove the field",
    ),
    "of a persona": (
        "personas: {a: {name: A, «shoe size»: }}\n",
        "unknown field 'shoe size' in a persona.",
        "attributes",
    ),
    "between commas, by another name": (stage("pains: [{text: P, «impact»}]"), "Did you mean 'severity'?", "Write"),
    "at the top of a library": ("«persnas»:\nchannels: {a: A}\n", "Did you mean 'personas'?", "Write `personas:`"),
}

AS_PEOPLE_COUNT: dict[str, Case] = {
    f"{value} for {field}": (stage(f"pains: [{{text: P, {field}: «{value}»}}]"), f"'{field}' must be", fix)
    for field, value, fix in (
        ("severity", "4", "Write 3, if you count up to 5. How much it hurts: 1 or low"),
        ("severity", "5", "Write 3, if you count up to 5."),
        ("severity", "8", "Write 3, if you count up to 10."),
        ("severity", "60", "Write 2, if you count up to 100."),
        ("severity", "2/5", "Write 2, if you count up to 5."),
        ("severity", "1 / 10", "Write 1, if you count up to 10."),
        ("severity", "0/5", "Write 1, if you count up to 5."),
        ("severity", "7/5", "Write a number from 1 to 3."),
        ("severity", "2/0", "Write a number from 1 to 3."),
        ("severity", "-1", "Write a number from 1 to 3."),
        ("severity", "Critical", "Write high. How much it hurts"),
        ("frequency", "rarely", "Write low. How often"),
    )
}
AS_PEOPLE_DATE: dict[str, Case] = {
    f"the day {value}": (
        f"title: T\nreviewed: «{value}»\nstages: {{a: }}\n",
        f"'reviewed' must be a date, but '{value}' is not one",
        f"Write year, month and day: {fix}.",
    )
    for value, fix in (
        ("3 mars 2026", "2026-03-03"),
        ("2026年3月1日", "2026-03-01"),
        ("01.02.2026", "2026-02-01"),
        ("12/03/2026", "2026-03-12 or 2026-12-03"),
        ("3/25/2026", "2026-03-25"),
    )
}
ONE_CAUSE: dict[str, Case] = {
    "name for title": (
        "«name»: T\nstages: {a: }\n",
        "unknown field 'name' in a map. Did you mean 'title'?",
        "Write `title: T` in its place.",
    ),
    "title for name": (
        stage("touchpoints: [{«title»: N, channel: phone}]"),
        "unknown field 'title' in a touchpoint. Did you mean 'name'?",
        "Write `name: N` in its place.",
    ),
    "misspelt and missing": (
        "«titel»: T\nstages: {a: }\n",
        "Did you mean 'title'?",
        "in its place, or remove the field",
    ),
    "name of content": ("content: {a: {«name»: A}}\n", "Did you mean 'title'?", "Write `title: A` in its place."),
    "phases for stages": (
        "title: T\n«phases»: {a: {}}\n",
        "unknown field 'phases' in a map. Did you mean 'stages'?",
        "Write `stages:` in its place.",
    ),
    "on a touchpoint": (
        stage("«channel»: phone"),
        "unknown field 'channel' in a stage: it belongs on a touchpoint",
        "Write `touchpoints: [{name: …, channel: phone}]`.",
    ),
    "on a touchpoint, several": (
        stage("«channels»: [email, phone]"),
        "it belongs on a touchpoint",
        "Write `touchpoints: [{name: …, channel: [email, phone]}]`.",
    ),
    "on a stage": (
        touchpoint("«questions»: [What?]"),
        "unknown field 'questions' in a touchpoint: it belongs on a stage",
        "Write `questions: [What?]` below the stage, beside `touchpoints`.",
    ),
    "on the map": (
        stage("«framework»: bowtie"),
        "unknown field 'framework' in a stage: it belongs on a map",
        "Write `framework: bowtie` at the top of the map, beside `title`.",
    ),
    "on a stage, from a map": (
        "title: T\n«touchpoints»: [A]\nstages: {a: }\n",
        "unknown field 'touchpoints' in a map: it belongs on a stage",
        "Write `stages: {awareness: {touchpoints: [A]}}`.",
    ),
    "by another name elsewhere": (
        stage("«Kanäle»: phone"),
        "unknown field 'Kanäle' in a stage: it belongs on a touchpoint, as 'channel'",
        "channel: phone",
    ),
    "there already": (
        stage("{pains: [P], «pain points»: [Q]}"),
        "Did you mean 'pains'?",
        "Add it to `pains`, which stands there already.",
    ),
    "there already, where one thing is held": (
        touchpoint("channel: phone, duration: 2 days, «Dauer»: 3 days"),
        "Did you mean 'duration'?",
        "Keep one of them: `duration` stands there already.",
    ),
    "a word that the field knows by another name": (
        "title: T\n«type»: to-be\nstages: {a: }\n",
        "Did you mean 'state'?",
        "Write `state: to_be` in its place.",
    ),
    "a number of a measure": (
        stage("«conversion rate»: 3 %"),
        "Did you mean 'metrics'?",
        "Write `metrics: [{kind: conversion_rate, actual: 3 %}]` in its place.",
    ),
    "a word of another field under a name that there is not": (
        "accounts: {a: {name: A, committee: [{name: IT, «status»: champion}]}}\n",
        "unknown field 'status' in a member. Did you mean 'roles'?",
        "Write `roles:` in its place.",
    ),
    "a yes on a stage": (
        stage("«moment of truth»: yes"),
        "it belongs on a touchpoint",
        "Write `touchpoints: [{name: …, moment_of_truth: yes}]`.",
    ),
    "a label elsewhere": (
        stage("«business unit»: Loans"),
        "it belongs on a map, as 'attributes'",
        "Write `attributes: {business unit: Loans}` at the top of the map, beside `title`.",
    ),
    "a persona that is named on a map": (
        "title: T\n«persona»: HR manager\nstages: {a: }\n",
        "Did you mean 'personas'?",
        "Write `personas: {hr-manager: {name: HR manager}}`; for one that is declared elsewhere, write `for:`",
    ),
    "a change of lists beside them": (
        stage("«add»: {touchpoints: [A]}"),
        "'add' stands beside the lists that it changes",
        "Write it within the list, such as `touchpoints: {add: [A]}`.",
    ),
    "a long value": (
        stage(f"«channel»: {'x' * 50}"),
        "it belongs on a touchpoint",
        "Write `touchpoints: [{name: …, channel: …}]`.",
    ),
    "an unseen sign": (
        "title: T\n«\u00a0owner»: me\nstages: {a: }\n",
        "Did you mean 'owner'?",
        "Delete the no-break space",
    ),
    "a colon in a text": (
        stage("goals: [«{Note: know the price}»]"),
        "the colon behind 'Note' makes a field of this text in 'goals'",
        'Put the whole text in quotes: "Note: know the price".',
    ),
    "a colon in a text of a list": (
        "title: T\nstages:\n  a:\n    pains:\n      - «Prices: too high»\n      - Slow\n",
        "the colon behind 'Prices' makes a field of this text in 'pains'",
        '"Prices: too high"',
    ),
    "a colon at the end of a text": (
        "title: T\nstages:\n  a:\n    touchpoints:\n      - «Asks:»\n",
        "the colon behind 'Asks' makes a field of this text",
        '"Asks:"',
    ),
    "braces around a text": (stage("goals: [«{price}»]"), "the braces make a field of this text", 'quotes: "{price}"'),
    "a bare text like a field": (
        stage("touchpoints: [«channel:phone»]"),
        "'channel:phone' lacks the space after its colon",
        "`channel: phone`",
    ),
    "a name for a key": (
        stage("touchpoints: [«{Demo: {channel: phone}}»]"),
        "'Demo' stands where a field has to stand in 'touchpoints'",
        "Write `- name: Demo`, and its fields below `name`.",
    ),
    "two words for a field": (stage("«Pains & gains»: [x]"), "Did you mean 'pains'?", "Write `pains: [x]`"),
    "two words for a field elsewhere": (
        stage("«channel/device»: phone"),
        "it belongs on a touchpoint, as 'channel'",
        "channel",
    ),
    "a label of a persona": (
        "personas: {a: {name: A, «age»: 44}}\n",
        "unknown field 'age' in a persona. Did you mean 'attributes'?",
        "Write `attributes: {age: 44}`.",
    ),
    "two words in one": (
        content("roles: «champion, user»"),
        "'roles' holds 2 words as if they were one",
        "Write `roles: [champion, user]`.",
    ),
    "two words where one is due": (
        content("type: «guide / video»"),
        "'type' holds 2 words as if they were one",
        "Write one of them, such as guide.",
    ),
    "of a person, without the space after its colon": (
        "accounts: {a: {name: A, committee: [{name: CFO, roles: champion, concerns: [«text:Ann»]}]}}\n",
        "this text lacks the space after its colon",
        "Put a space after the colon.",
    ),
    "a word of another field": (
        "accounts: {a: {name: A, committee: [{name: CFO, roles: «blocker»}]}}\n",
        "'roles' cannot be 'blocker', which is a word of 'stance'",
        "Write `stance: blocker` beside it.",
    ),
}

MISSING: dict[str, Case] = {
    "title of a map": ("«stages: {a: }»\n", "a map needs 'title'", "Add 'title': what the map is about."),
    "title of a map, in a block": ("«stages:»\n  a:\n", "a map needs 'title'", "Add 'title'"),
    "title left empty": ("«title»:\nstages: {a: }\n", "a map needs 'title'", "Add 'title'"),
    "stages left empty": ("title: T\n«stages»:\n", "a map needs 'stages'", "Add 'stages'"),
    "stages": ("«title»: T\nowner: me\n", "this looks like a map, but it has no 'stages'", "Add 'stages'"),
    "name of a touchpoint": (
        stage("touchpoints: [«{channel: fax}»]"),
        "a touchpoint needs 'name'",
        "Add 'name': what happens",
    ),
    "name of a persona": ("personas:\n  «cfo»: {role: user}\n", "a persona needs 'name'", "Add 'name'"),
    "title of content": (
        "content:\n  «guide»:\n    type: guide\n",
        "a content piece needs 'title'",
        "Add 'title'",
    ),
    "kind of a metric": (stage("metrics: [«{unit: h}»]"), "a metric needs 'kind'", "Add 'kind'"),
    "target of a loop": (stage("loops: [«{when: x}»]"), "a loop needs 'to'", "Add 'to'"),
    "target of a handoff": (stage("«handoff»: {from_team: x}"), "a handoff needs 'to'", "Add 'to'"),
    "text of a goal": (stage("goals: [«{for: cfo}»]"), "a text needs 'text'", "Add 'text'"),
}

WRONG_TYPES: dict[str, Case] = {
    "points in words": (
        stage("entry: {points_min: «many»}"),
        "'points_min' must be a number, but is 'many'",
        "Write digits",
    ),
    "persona left empty": (
        "personas:\n  «cfo»:\n",
        "'cfo' must hold fields of its own, but is empty",
        "Write its fields",
    ),
    "text for a list": (stage("loops: «a»"), "'loops' must be a list, but is the text 'a'", "'- '"),
    "mapping for a list": (stage("«goals»: {a: b}"), "'goals' must be a list, but is a mapping", "'- '"),
    "mapping for ids": (content("«phases»: {first: aware}"), "'phases' must be a list, but is a mapping", "'- '"),
    "list for a text": ("«title»: [A]\nstages: {a: }\n", "'title' must be a single text, but is a list", "single text"),
    "mapping for a text": (
        "«title»: {a: b}\nstages: {a: }\n",
        "'title' must be a single text, but is a mapping",
        "single text",
    ),
    "list for an id": (
        stage("«sub_journey»: [fax]"),
        "'sub_journey' must be a single text, but is a list",
        "single text",
    ),
    "list in a list": (
        stage("goals: [«[a]»]"),
        "an item of 'goals' is a list of its own",
        "Write one '- ' only",
    ),
    "list for a stage": (
        "title: T\nstages:\n  «a»: [x]\n",
        "'a' must hold fields of its own, but is a list",
        "write `touchpoints:`",
    ),
    "number for a stage": (
        "title: T\nstages:\n  a: «5»\n",
        "'a' must hold fields of its own, but is the text '5'",
        "write `touchpoints:`",
    ),
    "list for stages": (
        "title: T\n«stages»: [a, b]\n",
        "'stages' must hold every stage under its id, but is a list",
        "Write `a:` instead of `- a`",
    ),
    "text for stages": (
        "title: T\nstages: «awareness»\n",
        "'stages' must hold every stage under its id, but is the text 'awareness'",
        "Write `awareness:` on a line of its own",
    ),
    "text for lanes": (stage("lanes: «legal»"), "'lanes' must hold fields of its own", "Write its fields"),
    "word for a number": (
        stage("pains: [{text: P, severity: «dire»}]"),
        "'severity' must be 1, 2 or 3, or low, medium or high, but is 'dire'",
        "from 1 to 3. How much it hurts: 1",
    ),
    "a degree in another word": (
        stage("pains: [{text: P, frequency: «always»}]"),
        "must be 1, 2 or 3, or low, medium or high, but is 'always'. Did you mean 'high'?",
        "How often: 1",
    ),
    "fraction for a whole number": (
        stage("pains: [{text: P, severity: «1.5»}]"),
        "'severity' must be a number from 1 to 3, but is 1.5",
        "from 1 to 3. How much it hurts: 1",
    ),
    "list for a number": (
        stage("pains: [{text: P, «severity»: [1]}]"),
        "'severity' must be 1, 2 or 3, or low, medium or high, but is a list",
        "from 1 to 3. How much it hurts: 1",
    ),
    "word for a score": (stage("emotion: {score: «good»}"), "'score' must be a number, but is 'good'", "digits"),
    "word for yes or no": (
        touchpoint("executive: «maybe»"),
        "'executive' must be true or false, but is 'maybe'",
        "true or false",
    ),
    "list for yes or no": (
        touchpoint("«executive»: [true]"),
        "'executive' must be true or false, but is a list",
        "true or false",
    ),
    "list for an emotion": (
        stage("emotion: [1, «[2]»]"),
        "'emotion' must be a number or a word, but is a list",
        "such as -1",
    ),
    "list for a word": (
        content("«type»: [guide]"),
        "'type' must be a single word, but is a list",
        "Write one of: article",
    ),
    "list of personas": (
        "«personas»: [cfo]\n",
        "'personas' must hold every persona under its id, but is a list",
        "under an id",
    ),
    "list of stages by name": (
        "title: T\n«stages»:\n  - name: Awareness\n    goals: [x]\n",
        "'stages' must hold every stage under its id, but is a list",
        "Write `awareness:` instead of `- name: Awareness`, and its fields indented below.",
    ),
    "list of stages by id": (
        "title: T\n«stages»:\n  - awareness:\n      goals: [x]\n",
        "'stages' must hold every stage under its id, but is a list",
        "Write `awareness:` instead of `- awareness:`",
    ),
    "list of stages in words": (
        "title: T\n«stages»: [First contact]\n",
        "but is a list",
        "Write `first-contact:` instead",
    ),
    "empty list of stages": ("title: T\n«stages»: []\n", "but is a list", "Write `awareness:` on a line of its own"),
    "one touchpoint without its sign": (
        stage("«touchpoints»: {name: N, channel: phone}"),
        "'touchpoints' must be a list, but is a mapping",
        "Put '- ' in front of the item: `- name: …`.",
    ),
    "touchpoints under ids": (
        stage("«touchpoints»: {demo: {channel: phone}, call: }"),
        "'touchpoints' must be a list, but is a mapping",
        "Write each on a line of its own with '- ' in front: `- name: demo`.",
    ),
    "texts with colons for a list": (
        stage("«pains»: {Price: too high}"),
        "'pains' must be a list, but is a mapping",
        'a text with a colon in quotes: - "Price: too high"',
    ),
    "nothing for a list": (
        stage("«goals»: {}"),
        "'goals' must be a list, but is a mapping",
        "Write a list, or remove it.",
    ),
    "empty item": (
        stage("goals: [x, «~»]"),
        "'goals' has an empty item",
        "Write something behind the '-', or delete it.",
    ),
    "text for a handoff": (stage("handoff: «sales»"), "'handoff' must hold fields of its own", "such as {to: sales}"),
    "text for a loop": (
        stage("loops: [«a»]"),
        "'loops' must hold fields of its own",
        "Write its fields, such as {to: a}.",
    ),
    "braces for a text": ("«title»: {x}\nstages: {a: }\n", "is a mapping", "one that begins with '{'"),
    "text for content": (
        "content: «guide»\n",
        "'content' must hold every content piece under its id, but is the text 'guide'",
        "under an id",
    ),
    "list for a persona": (
        "personas:\n  «cfo»: [x]\n",
        "'cfo' must hold fields of its own, but is a list",
        "Write its fields",
    ),
    "a mapping for a list": (stage("«goals»: {text: x}"), "'goals' must be a list, but is a mapping", "'- '"),
    "no number at all": (stage("emotion: {score: «.nan»}"), "'score' must be a number, but is '.nan'", "digits"),
    "a number of 5,000 digits": (
        stage(f"sources: [{{kind: survey, n: «{'9' * 5000}»}}]"),
        "'n' must be a whole number, but is '999",
        "digits",
    ),
}

WRONG_VALUES: dict[str, Case] = {
    "a deal that is none": (
        stage("entry: {points_min: 5, any: [{deal: «wonn»}, {flag: x}]}"),
        "'deal' cannot be 'wonn'. Did you mean 'won'?",
        "Write one of: none, open, won, lost.",
    ),
    "a window that is none": (
        stage("entry: [{window: «soon»}]"),
        "'window' must be a length of time, but 'soon' is not one",
        "Write a number and a unit",
    ),
    "a fit of nothing": (
        stage("entry: {fit_min: «0»}"),
        "'fit_min' must be a number from 1 to 4, but is 0",
        "from 1 to 4. ",
    ),
    "unknown word": (
        content("type: «whitepapr»"),
        "'type' cannot be 'whitepapr'. Did you mean 'white_paper'?",
        "Write one of: article",
    ),
    "unknown word, far from any": (
        touchpoint("mode: «zzz»"),
        "'mode' cannot be 'zzz'.",
        "Write one of: human, automated.",
    ),
    "a word for one of ours": (
        content("phases: [aware, «awareness»]"),
        "Did you mean 'aware'?",
        "Write one of",
    ),
    "one unknown word alone": (content("phases: «decision»"), "Did you mean 'decide'?", "Write one of"),
    "vendor": (
        touchpoint("from: «vendor»"),
        "'from' cannot be 'vendor'. Did you mean 'us'?",
        "buyer, us, partner",
    ),
    "source of a stage": (
        stage("sources: [{kind: «interviews»}]"),
        "Did you mean 'interview'?",
        "Write one of: interview",
    ),
    "too much": (
        stage("emotion: «7»"),
        "'emotion' is '7', but scores run from -2 (very bad) to 2 (very good)",
        "If you count from 1 to 10, say `scale: [1, 10]` at the top of the map or write 7/10.",
    ),
    "too little": (
        stage("emotion: {by: {cfo: «-3»}}"),
        "'cfo' is '-3', but scores run from -2 (very bad) to 2 (very good)",
        "If you count from -3 to 3, say `scale: [-3, 3]` at the top of the map.",
    ),
    "a score of 5": (
        stage("emotion: «5»"),
        "'emotion' is '5', but scores run from -2",
        "If you count from 1 to 5, say `scale: [1, 5]` at the top of the map or write 5/5.",
    ),
    "a score above the scale of the map": (
        "scale: [1, 5]\n" + stage("emotion: «6»"),
        "'emotion' is '6', but scores run from 1 (very bad) to 5 (very good)",
        "Write a number from 1 (very bad) to 5 (very good).",
    ),
    "a score with a comma": (
        stage("emotion: «-1,5»"),
        "'emotion' is '-1,5', which looks like a score and is none",
        "Write -1.5.",
    ),
    "pluses for a score": (
        stage("emotion: «'++'»"),
        "'emotion' is '++', which looks like a score and is none",
        "or a word such as hopeful",
    ),
    "a range for a score": (
        stage("emotion: «3-4»"),
        "'emotion' is '3-4', which looks like a score",
        "Write {low: 3, high: 4} where people differ, or [3, 4] where it changes.",
    ),
    "more than all": (stage("emotion: «10/5»"), "'emotion' is '10/5', which no score can be", "Write 5/5 for the best"),
    "more of it than there is": (stage("emotion: «7 of 5»"), "'7 of 5', which no score can be", "1/5 for the worst"),
    "a part in another language": (stage("emotion: «3 sur 5»"), "'3 sur 5', which looks like a score", "Write 3/5."),
    "a score with a unit": (stage("emotion: «4 stars»"), "'4 stars', which looks like a score", "Write a number from"),
    "a score before a word": (
        stage("emotion: «-1 worried»"),
        "'-1 worried', which looks like a score",
        "Write {score: -1, feeling: worried}.",
    ),
    "a score as a word": (
        stage("emotion: {feeling: «4/5»}"),
        "'feeling' is '4/5', which is a score and no word",
        "Write {score: 4/5}.",
    ),
    "a comma in a change": (
        stage("emotion: [1, «'-1,5'»]"),
        "'emotion' is '-1,5', which looks like a score",
        "Write -1.5.",
    ),
    "a spread in several ways": (
        stage("«emotion»: {score: 1, low: 0, high: 2}"),
        "'emotion' says in several ways how good it is: 'score' and 'low'",
        "Keep one of them",
    ),
    "one number for a scale": (
        "«scale»: [5]\n" + stage("emotion: 7"),
        "'scale' must be two different numbers",
        "[1, 5]",
    ),
    "one number twice for a scale": (
        "«scale»: [5, 5]\n" + stage(""),
        "'scale' must be two different numbers",
        "[1, 5]",
    ),
    "no numbers for a scale": ("scale: «high»\n" + stage(""), "'scale' must be two different numbers", "[1, 5]"),
    "severity 4": (
        stage("pains: [{text: P, severity: «4»}]"),
        "'severity' must be a number from 1 to 3, but is 4",
        "Write 3, if you count up to 5. How much it hurts: 1",
    ),
    "nobody asked": (
        stage("sources: [{kind: survey, n: «0»}]"),
        "'n' must be at least 1, but is 0",
        "1 or more",
    ),
    "infinite": (
        "programs:\n  a:\n    name: A\n    baseline: {win_rate: «inf»}\n",
        "'win_rate' must be a finite number, but is 'inf'",
        "digits",
    ),
    "not a date": (
        content("reviewed: «last spring»"),
        "'reviewed' must be a date, but 'last spring' is not one",
        "such as 2026-06-01",
    ),
    "no such day": (
        content("expires: «2026-02-30»"),
        "'expires' must be a date, but '2026-02-30' is not one",
        "such as 2026-06-01",
    ),
    "list for a date": (
        content("«expires»: [2026-02-03]"),
        "'expires' must be a date, but a list is not one",
        "such as 2026-06-01",
    ),
    "not a duration": (
        stage("handoff: {to: a, respond_within: «soon»}"),
        "'respond_within' must be a length of time, but 'soon' is not one",
        "such as 48h",
    ),
    "an endless duration": (
        "title: T\nreview_every: «99999999999 years»\nstages: {a: }\n",
        "'99999999999 years' is too long",
        "such as 48h",
    ),
    "not an id": (
        "title: T\nid: «my map»\nstages: {a: }\n",
        "'my map' cannot be an id",
        "only letters, digits, '-' and '_'",
    ),
    "not an id of a persona": (
        "personas:\n  «the cfo»: CFO\n",
        "'the cfo' cannot be an id",
        "letters, digits",
    ),
    "id with a slash": ("content:\n  «../etc»: T\n", "'../etc' cannot be an id", "letters, digits"),
    "empty id": ("content:\n  «''»: T\n", "'' cannot be an id", "letters, digits"),
    "empty title": ("title: «''»\nstages: {a: }\n", "'title' is empty", "Write something"),
    "title of spaces": ("title: «'  '»\nstages: {a: }\n", "'title' is empty", "Write something"),
    "empty goal": (stage("goals: [x, «''»]"), "'goals' is empty", "Write something"),
    "title that nobody sees": ('title: «"\\u200b\\ufeff"»\nstages: {a: }\n', "'title' is empty", "Write something"),
    "title of controls": ('title: «"\\0\\x1f"»\nstages: {a: }\n', "'title' is empty", "Write something"),
    "goal that nobody sees": (stage('goals: [«"\\u2060"»]'), "'goals' is empty", "Write something"),
    "id with an unseen sign": (
        'personas: {«"cfo\\u200b"»: CFO}\n',
        "'cfo' holds a sign that nobody sees (U+200B, zero width space)",
        "Delete it",
    ),
    "null for an id": ("personas: {«null»: N}\n", "'null' cannot be an id", "YAML takes it for nothing"),
    "null in quotes for an id": ("personas: {«'null'»: N}\n", "'null' cannot be an id", "YAML takes it for nothing"),
    "blanks for an id": ("personas: {«'  '»: N}\n", "cannot be an id", "Use letters, digits"),
    "stage with a blank": (
        "title: T\nstages: {«First Contact»: }\n",
        "'First Contact' cannot be an id",
        "such as 'first-contact'",
    ),
    "stage with a slash": ("title: T\nstages: {«a/b»: }\n", "'a/b' cannot be an id", "such as 'a-b'"),
    "stage without a name": ("title: T\nstages: {«''»: }\n", "'' cannot be an id", "Use letters, digits"),
    "stage of a framework with a blank": (
        "frameworks: {f: {stages: {«First Contact»: }}}\n",
        "'First Contact' cannot be an id",
        "such as 'first-contact'",
    ),
    "percent for a part": (
        stage("drop_offs: [{text: x, share: «30»}]"),
        "a number from 0 to 1, but is 30",
        "0.3 for 30 %",
    ),
    "no stages": ("title: T\n«stages»: {}\n", "'stages' is empty", "Write something"),
}

OF_LISTS: dict[str, Case] = {
    "channels as a list": (
        "«channels»: [Branch, Mobile app]\n",
        "'channels' must hold every channel under its id, but is a list",
        "Write each channel under an id of its own, such as `branch: {name: Branch}`.",
    ),
    "personas as a list of things": (
        "«personas»:\n  - name: The boss\n    role: champion\n",
        "'personas' must hold every persona under its id",
        "Write each persona under an id of its own, such as `the-boss:` instead of `- name: The boss`, and its fields",
    ),
    "content as a list of things with ids": (
        "«content»:\n  - {id: wp, title: White paper}\n",
        "'content' must hold every content piece under its id",
        "Write each content piece under an id of its own, such as `wp:` instead of `- id: wp`",
    ),
    "a list at the top": (
        "«- id: buyer»\n  name: Buyer\n",
        "the file holds a list at the top, so it declares nothing",
        "such as `personas:`, and below it each under its id, such as `buyer:` instead of `- id: buyer`.",
    ),
    "a mapping of measures": (
        stage("«kpis»: {conversion: 3 %, nps: 40}").replace("kpis", "metrics"),
        "'metrics' must be a list, but is a mapping",
        "Write each on a line of its own, such as - {kind: conversion, actual: 3 %}.",
    ),
    "a mapping of severities": (
        stage("«pains»: {Form too long: 3}"),
        "'pains' must be a list, but is a mapping",
        "Write each on a line of its own, such as - {text: Form too long, severity: 3}.",
    ),
    "a measure with its number": (
        stage("metrics: [«{Churn rate: 2.5 %}»]"),
        "the colon behind 'Churn rate' makes a field of this text",
        "Write {kind: Churn rate, actual: 2.5 %}.",
    ),
    "a pain with its severity": (
        stage("pains: [«{Long form: 3}»]"),
        "the colon behind 'Long form' makes a field of this text",
        "Write {text: Long form, severity: 3}.",
    ),
    "a list of words": (
        stage("«evidence»: [Receipt]"),
        "'evidence' must be a single word, but is a list",
        "Write one of: assumed, ",
    ),
    "a map without stages beside things": (
        "«title»: Acme\npersonas: {a: {name: A}}\n",
        "this looks like a map, but it has no 'stages'",
        "Add 'stages' with at least one stage, or remove this: a file with personas needs none of it.",
    ),
    "feelings by persona": (
        "title: T\npersonas: {cfo: {name: CFO}}\nstages: {a: {emotion: {«cfo»: 1}}}\n",
        "unknown field 'cfo' in an emotion.",
        "by, sources. Feelings of single personas stand under `by`, as {by: {cfo: 1}}.",
    ),
}
NOTHING: dict[str, Case] = {
    "a list at the top": (
        "«- Trade show»\n- Webinar\n",
        "the file holds a list at the top, so it declares nothing",
        "Start a map",
    ),
    "a text at the top": (
        "«hello»\n",
        "the file holds 'hello' at the top, so it declares nothing",
        "Start a map",
    ),
    "a kind left empty": (
        "«personas:»\n",
        "the file has nothing under 'personas', so it declares nothing",
        "Start a map",
    ),
    "an empty mapping": ("«{}»\n", "the file is empty, so it declares nothing", "Start a map"),
}

CASES = {
    f"{code} {name}": (code[:5] if code.startswith("JM") else "", *case)
    for code, cases in {
        "JM002": UNKNOWN_FIELDS,
        "JM002 without a value:": WITHOUT_A_VALUE,
        "of one cause:": ONE_CAUSE,
        "JM004": MISSING,
        "JM005": WRONG_TYPES,
        "JM006": WRONG_VALUES,
        "JM012": NOTHING,
        "in lists:": OF_LISTS,
        "of elsewhere:": AS_PEOPLE_COUNT | AS_PEOPLE_DATE,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize(("code", "text", "message", "fix"), CASES.values(), ids=CASES)
def test_complaint(code: str, text: str, message: str, fix: str) -> None:
    plain, (span,) = marked(text)
    problems = declare(parse(plain.encode(), "maps/a.yaml"), "a").problems
    assert [problem.place.resolve()[1] for problem in problems] == [span]
    assert problems[0].code == code or not code
    assert message in problems[0].message
    assert fix in problems[0].fix


@pytest.mark.parametrize("text", ["", "# later\n", "---\n", "null\n", "[]\n", "{}\n"], ids=repr)
def test_an_empty_file_declares_nothing(text: str) -> None:
    (problem,) = declare(parse(text.encode(), "maps/a.yaml"), "a").problems
    assert problem.code == "JM012"
    assert problem.message == "the file is empty, so it declares nothing"


def test_everything_wrong_is_told_at_once() -> None:
    text, spans = marked(
        """\
«title»: [A]
«ownr»: me
reviewed: «soon»
stages:
  a:
    loops: «Know»
    touchpoints:
      - {name: N, «chanel»: fax, mode: «robot»}
      - «{id: x}»
"""
    )
    problems = declare(parse(text.encode(), "maps/a.yaml"), "a").problems
    assert {problem.place.resolve()[1] for problem in problems} == set(spans)


UNDER_OTHER_NAMES: dict[str, str] = {
    "a number off its scale": """\
title: T
stages:
  a:
    «pain points»:
      - text: P
        severity: «7»
""",
    "names within names": """\
title: T
stages:
  a:
    «pain points»:
      - {«pain»: P, «impact»: high}
      - {text: Q, severity: «7»}
""",
    "two names of one field": """\
title: T
stages:
  a:
    «feelings»: {«rating»: «9», feeling: [«[]»]}
    «mood»: glad
""",
    "an item that lacks what it needs": """\
title: T
stages:
  a:
    «contact points»:
      - «{channel: phone}»
""",
    "things of the library": """\
«contents»:
  guide: {title: T, type: «leaflets»}
""",
    "things of the library in a map": """\
title: T
«persona»:
  cfo: {name: CFO, role: «boss of bosses»}
stages: {a: }
""",
    "what is well below": """\
title: T
stages:
  a:
    «contact points»: [A, {name: B, channel: phone}]
    «team»: sales
""",
    "a label": """\
title: T
«business unit»: Loans
stages: {a: }
""",
    "one text for a list": """\
title: T
stages:
  a:
    «Kontaktpunkte»: «"channel:phone"»
""",
    "stages by another name": """\
title: T
«phases»:
  a:
    «pain points»: [{text: P, severity: «7»}]
""",
    "people": """\
accounts:
  a:
    name: A
    «contacts»:
      - {name: CFO, «role»: champion, stance: «x»}
""",
}
"""Documents with all that is wrong in them marked, also below what is called by a name from elsewhere."""


@pytest.mark.parametrize("text", UNDER_OTHER_NAMES.values(), ids=UNDER_OTHER_NAMES)
def test_what_is_wrong_below_another_name_is_told_in_the_same_run(text: str) -> None:
    plain, spans = marked(text)
    problems = declare(parse(plain.encode(), "maps/a.yaml"), "a").problems
    assert sorted(problem.place.resolve()[1] for problem in problems) == sorted(spans)


JUNK: tuple[Any, ...] = (
    *(
        {},
        {"x": "y"},
        {"": ""},
        {"x": None},
        {"x": []},
        {"x": {}},
        {"x": ["y"]},
        {"a b": "y"},
        {"drop": ["x"]},
    ),
    *([], ["x"], [""], [[]], [{}], [{"x": "y"}], [None], [["x"]], [["x", "y"]]),
    *("text", "", "   ", "\0", "x" * 100, "true", "2026-13-45", "9" * 30 + " years"),
    *("3", "-1", "0", "99", "2.5", "1e400", "nan", "inf", "9" * 5000, None),
)
JARGON = re.compile(r"[Ii]nput|type=|valid|should|expected|dictionary|tuple|string|None|pydantic|\[key\]")


def models() -> list[type[Written]]:
    """Every model there is."""
    found: dict[type[Written], None] = {}
    pending: list[type[Written]] = [Journey, Settings, *(kind.model for kind in KINDS.values())]
    while pending:
        model = pending.pop()
        if model not in found:
            found[model] = None
            for field in model.model_fields.values():
                pending += inner_models(field.annotation)
    return list(found)


def test_no_model_is_named_as_a_vocabulary() -> None:
    """Both become definitions of the schema, where one would take the place of the other."""
    assert not {model.__name__ for model in models()} & vars(vocabulary).keys()


def inner_models(annotation: Any) -> Iterator[type[Written]]:
    if isinstance(annotation, type) and issubclass(annotation, Written):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from inner_models(argument)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_no_junk_in_any_field_is_told_in_the_words_of_the_library(model: type[Written]) -> None:
    place = Place(parse(b"", "maps/a.yaml"))
    own = {"missing", "unexpected_keyword_argument", "literal_error", *SENTENCES}
    for name, info in model.model_fields.items():
        for junk in JUNK:
            for error in errors(model, {info.alias or name: junk}):
                assert error["type"] in own, error
                problem = complain(model, error, place)
                assert problem.code in {"JM002", "JM004", "JM005", "JM006", "JM014"}
                assert not JARGON.search(problem.message), problem.message
                assert re.fullmatch(r"[A-Z'].*\.", problem.fix), problem.fix


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_the_manual_has_the_section_that_a_message_names(model: type[Written]) -> None:
    place = Place(parse(b"", "maps/a.yaml"))
    error = {"type": "unexpected_keyword_argument", "loc": ("§",), "input": "x"}
    fix = complain(model, error, place).fix
    assert "docs/format.md" not in fix or any(f"under '{title}'" in fix for title, _, listed in SECTIONS if listed)


def errors(model: type[Written], data: dict[str, Any]) -> list[Any]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []
