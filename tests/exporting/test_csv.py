"""The grid as comma-separated values: what people see who open it, and what another program reads."""

import csv
import io

import pytest

import journeymap
from tests.support.exports import exported, exported_examples
from tests.support.fixtures import LoadFiles
from tests.support.hostile import HOSTILE, hostile_workspace

MAP = """\
title: A clinic
scale: [1, 5]
personas: {ann: Ann, bob: Bob}
stages:
  hear:
    name: Hears of it
    goals: [Know the price, {text: Be first, for: [bob]}]
    emotion: {score: 2, feeling: tense, by: {bob: 4, ann: [1, {score: 3, feeling: relieved}]}}
    touchpoints:
      - {name: Calls, channel: [phone, email], content: guide, pains: [Nobody answers], thoughts: Hello?}
      - Walks by
      - {name: Reads, for: [ann, bob], response: [Sends it, {text: Waits, for: [ann]}]}
    pains: [{text: Dear, answers: [{text: How might we be cheaper?, for: [bob]}]}]
    lanes: {legal: Consent}
    loops: [{to: stay, when: in pain}]
    handoff: {to: stay, from_team: marketing, to_team: care}
    metrics: [{kind: conversion_rate, baseline: 3 %, target: 5 %}, {kind: nps, target: "40"}, calls]
  stay:
    for: [bob]
    emotion: {low: 1, high: 4}
    duration: a day
  leave:
    touchpoints: [{name: Pays, emotion: 😀}, {name: Goes}]
"""
LIBRARY = "content: {guide: {title: 'The guide, part 1'}}\n"
FILES = {
    "maps/a.yaml": MAP,
    "maps/library.yaml": LIBRARY,
    "journeymap.yaml": "lanes: [{id: legal, title: Law, after: goals}]\n",
}


def table(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel guesses wrong without the mark of UTF-8"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_map(load_files: LoadFiles) -> None:
    assert table(exported(load_files(FILES), "csv")) == [
        ["A clinic"],
        [],
        ["Persona", "Stage", "Hears of it", "stay", "leave"],
        ["", "For", "", "Bob", ""],
        ["", "Goals", "Know the price", "", ""],
        ["", "Law", "Consent", "", ""],
        ["", "Feelings (1 … 5)", "tense (2)", "(1) … (4)", "😀\n–"],
        ["", "Thoughts", "Hello?", "", ""],
        ["", "Touchpoints", "Calls\nWalks by", "", "Pays\nGoes"],
        ["", "Channels", "Phone; Email\n–", "", ""],
        ["", "Content", "The guide, part 1\n–", "", ""],
        ["", "Pains", "Nobody answers\nDear", "", ""],
        ["", "Metrics", "conversion rate: 3 % → 5 %\nNPS: target 40\ncalls", "", ""],
        ["", "Duration", "", "a day", ""],
        ["", "Loops", "stay: in pain", "", ""],
        ["", "Handoff", "stay: marketing → care", "", ""],
        ["Ann", "Feelings (1 … 5)", "(1) → relieved (3)", "", ""],
        ["Ann", "Response", "Waits", "", ""],
        ["Bob", "Goals", "Be first", "", ""],
        ["Bob", "Feelings (1 … 5)", "4", "", ""],
        ["Bob", "Opportunities", "How might we be cheaper?", "", ""],
        ["Ann, Bob", "Touchpoints", "Reads", "", ""],
        ["Ann, Bob", "Response", "Sends it", "", ""],
    ]


def test_a_map_that_is_the_same_for_everyone_names_nobody(load_files: LoadFiles) -> None:
    rows = table(exported(load_files("title: T\npersonas: {ann: Ann}\nstages: {a: {goals: G}, b: {}}\n"), "csv"))
    assert rows == [["T"], [], ["Stage", "a", "b"], ["Goals", "G", ""]]


def test_what_a_map_extends_is_in_it(load_files: LoadFiles) -> None:
    over = "title: Over\nextends: a\nstages: {stay: {goals: [Sleep]}, hear: {pains: {add: [Far]}}}\n"
    rows = table(exported(load_files({**FILES, "maps/over.yaml": over}), "csv", "over"))
    said = {(row[0], row[1]): row[2:] for row in rows[3:]}
    assert said["", "Goals"] == ["Know the price", "Sleep", ""]
    assert said["", "Pains"] == ["Nobody answers\nDear\nFar", "", ""]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("de", ["Phase", "Ziele", "Gefühle (-2 … +2)"]),
        ("ja", ["ステージ", "目標", "感情 (-2 … +2)"]),
        ("ar", ["المرحلة", "الأهداف", "المشاعر (-2 … +2)"]),
    ],
)
def test_its_own_words_are_in_the_language_of_the_pages(
    language: str, labels: list[str], load_files: LoadFiles
) -> None:
    files = {
        "maps/a.yaml": "title: الدراجة\nstages: {حجز: {goals: 東京へ, emotion: -1}}\n",
        "journeymap.yaml": f"site: {{language: {language}}}\n",
    }
    rows = table(exported(load_files(files), "csv"))
    assert rows[0] == ["الدراجة"]
    assert [row[0].replace("−", "-") for row in rows[2:]] == labels
    assert [row[1] for row in rows[2:]] == ["حجز", "東京へ", "-1"]


def test_twelve_stages_of_five_personas(load_files: LoadFiles) -> None:
    personas = ", ".join(f"p{number}: Persona {number}" for number in range(5))
    stage = "{goals: [All, {text: One, for: [p1]}, {text: Two, for: [p2, p3]}], emotion: {by: {p0: 1, p4: -2}}}"
    stages = "".join(f"  s{number}: {stage}\n" for number in range(12))
    rows = table(exported(load_files(f"title: T\npersonas: {{{personas}}}\nstages:\n{stages}"), "csv"))
    assert {len(row) for row in rows[2:]} == {14}
    assert [row[0] for row in rows[3:]] == ["", "Persona 0", "Persona 1", "Persona 4", "Persona 2, Persona 3"]


def test_no_cell_is_a_formula(load_files: LoadFiles) -> None:
    texts = ("=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "line\n=2", "-2", "+1", *HOSTILE)
    for content in journeymap.export(load_files(hostile_workspace(texts)), "csv").values():
        for cell in (cell for row in table(content) for cell in row):
            for line in cell.splitlines():
                assert not line.lstrip().startswith(("=", "+", "@", "-")) or line in ("-2", "+1")


def test_every_map_of_the_examples_is_a_table() -> None:
    for name, content in exported_examples("csv"):
        rows = table(content)
        assert len({len(row) for row in rows[2:]}) == 1, name
        assert all(any(row[1:]) for row in rows[2:]), name
