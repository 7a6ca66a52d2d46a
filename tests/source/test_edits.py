"""Single values of a YAML file change, and every other sign of it stays."""

import difflib
import re
from typing import Any

import pytest

from journeymap.source import parse
from journeymap.source.edits import Add, Delete, Edit, Insert, Move, NotEdited, Put, Rename, Unfold, edited

MAP = """\
# Our first map
title: 'Buying it'   # what we call it
stages:

  # where it starts
  ask:   # asked in May
    goals: Know the price  # from Ann's desk
    touchpoints:
      - Trade fair
      # the one that matters
      - name: "Demo"  # live
        channel: [webinar, phone]

      - {name: Call, channel: phone}   # short
    pains: [Too slow, "No price"]
    notes: |
      One
        two

      three

  decide:
    goals:
    - Agree
    - Sign
"""


def after(text: str, *edits: Edit) -> str:
    return edited(text.encode(), "maps/a.yaml", edits).decode()


def changed_lines(before: str, later: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), later.splitlines())
    return [line for line in lines if line[:1] in "+-"]


ASK = ("stages", "ask")


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            Put(("title",), "Buying: all"),
            ["- title: 'Buying it'   # what we call it", "+ title: 'Buying: all'   # what we call it"],
        ),
        (
            Put(("title",), "Ann's"),
            ["- title: 'Buying it'   # what we call it", "+ title: 'Ann''s'   # what we call it"],
        ),
        (
            Put((*ASK, "goals"), "Know: the price"),
            ["-     goals: Know the price  # from Ann's desk", '+     goals: "Know: the price"  # from Ann\'s desk'],
        ),
        (Put((*ASK, "touchpoints", 0), "- Fair"), ["-       - Trade fair", '+       - "- Fair"']),
        (
            Put((*ASK, "touchpoints", 1, "name"), "Demo 🚀"),
            ['-       - name: "Demo"  # live', '+       - name: "Demo 🚀"  # live'],
        ),
        (
            Put((*ASK, "touchpoints", 2, "channel"), "a, b"),
            ["-       - {name: Call, channel: phone}   # short", '+       - {name: Call, channel: "a, b"}   # short'],
        ),
        (
            Put((*ASK, "notes"), "One\n\nfour\n"),
            ["-         two", "-       three", "+       four"],
        ),
        (
            Insert((*ASK, "goals"), 1, "Sleep"),
            [
                "-     goals: Know the price  # from Ann's desk",
                "+     goals:",
                "+       - Know the price  # from Ann's desk",
                "+       - Sleep",
            ],
        ),
        (Insert((*ASK, "touchpoints"), 0, "First"), ["+       - First"]),
        (Insert((*ASK, "touchpoints"), 1, "Second"), ["+       - Second"]),
        (
            Insert((*ASK, "touchpoints"), 3, {"name": "Last", "channel": "email"}),
            ["+       - name: Last", "+         channel: email"],
        ),
        (Insert((*ASK, "pains"), 2, "a, b"), None),
        (Insert(("stages", "decide", "goals"), 2, "Start"), ["+     - Start"]),
        (Insert(("stages", "decide", "pains"), 0, "Slow"), ["+     pains: [Slow]"]),
        (Insert(("stages", "use", "pains"), 0, "Slow"), ["+ ", "+   use:", "+     pains: [Slow]"]),
        (Add((*ASK, "touchpoints", 1), "id", "demo", "name"), ["+         id: demo"]),
        (
            Add((*ASK, "touchpoints", 2), "id", "call"),
            [
                "-       - {name: Call, channel: phone}   # short",
                "+       - {name: Call, channel: phone, id: call}   # short",
            ],
        ),
        (Add((), "owner", "growth team", "title"), ["+ owner: growth team"]),
        (Delete((*ASK, "touchpoints", 0)), ["-       - Trade fair"]),
        (Delete((*ASK, "touchpoints", 1, "channel")), ["-         channel: [webinar, phone]"]),
        (
            Delete((*ASK, "touchpoints", 1, "channel", 0)),
            ["-         channel: [webinar, phone]", "+         channel: [phone]"],
        ),
        (Delete((*ASK, "pains", 1)), ['-     pains: [Too slow, "No price"]', "+     pains: [Too slow]"]),
        (Delete(("stages", "decide", "goals", 1)), ["-     - Sign"]),
        (Delete((*ASK, "notes")), ["-     notes: |", "-       One", "-         two", "- ", "-       three"]),
        (
            Move((*ASK, "touchpoints", 0), (*ASK, "touchpoints"), 2),
            ["-       - Trade fair", "+ ", "+       - Trade fair"],
        ),
        (Move(("stages", "decide", "goals", 0), ("stages", "decide", "goals"), 1), None),
        (Rename((*ASK, "pains"), "drop_offs"), None),
        (
            Unfold((*ASK, "touchpoints", 0), "name"),
            ["-       - Trade fair", "+       - name: Trade fair"],
        ),
    ],
)
def test_only_what_changes_is_touched(edit: Edit, lines: list[str] | None) -> None:
    later = after(MAP, edit)
    told = changed_lines(MAP, later)
    assert len(told) <= 6
    if lines is not None:
        assert sorted(told) == sorted(lines)


def test_a_whole_thing_moves_with_its_own_signs() -> None:
    later = after(MAP, Move((*ASK, "touchpoints", 1), ("stages", "decide", "goals"), 0))
    assert '    - name: "Demo"  # live\n      channel: [webinar, phone]\n    - Agree\n' in later
    assert parse(later.encode(), "a").data["stages"]["ask"]["touchpoints"] == [
        "Trade fair",
        {"name": "Call", "channel": "phone"},
    ]


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("a: 1", Put(("a",), "2"), "a: 2"),
        ("a: 1", Add((), "b", 2), "a: 1\nb: 2"),
        ("a:\nb: 1\n", Put(("a",), "x"), "a: x\nb: 1\n"),
        ("a:   # later\nb: 1\n", Put(("a",), "x"), "a: x   # later\nb: 1\n"),
        ("a: []  # none\n", Insert(("a",), 0, "x"), "a:  # none\n  - x\n"),
        ("a: {}\n", Add(("a",), "b", "x"), "a:\n  b: x\n"),
        ("{a: [], b: {}}\n", Insert(("a",), 0, "x"), "{a: [x], b: {}}\n"),
        ("{a: x}\n", Insert(("a",), 1, "w"), "{a: [x, w]}\n"),
        ("a: [\n  x,\n  y,\n]\n", Insert(("a",), 2, "z"), "a: [\n  x,\n  y,\n  z,\n]\n"),
        ("a: [\n  x,\n  y\n]\n", Insert(("a",), 2, "z"), "a: [\n  x,\n  y,\n  z\n]\n"),
        ("a: [\n  x,  # one\n  y\n]\n", Delete(("a", 0)), "a: [\n    # one\n  y\n]\n"),
        ("a:\n  - x  # one\n", Delete(("a", 0)), "a: []\n"),
        ("a:\n  - x\nb: 1\n", Delete(("a", 0)), "a: []\nb: 1\n"),
        ("a:\n  b: x", Delete(("a", "b")), "a: {}"),
        ("a:\n  - x: 1\n    y: 2\n", Delete(("a", 0, "x")), "a:\n  - y: 2\n"),
        ("a:\n- x\n\n- y\n", Insert(("a",), 2, "z"), "a:\n- x\n\n- y\n\n- z\n"),
        ("a: >-\n  one two\n  three\n", Put(("a",), "one two four"), "a: >-\n  one two four\n"),
        ("a: |  # kept\n  one\n", Put(("a",), "two\n"), "a: |  # kept\n  two\n"),
        ("a: |-\n  one\n", Put(("a",), " two"), 'a: " two"\n'),
        ('a: "one"\n', Put(("a",), "two\nthree"), 'a: "two\\nthree"\n'),
        ("a: one\n", Put(("a",), "two\nthree"), "a: |-\n  two\n  three\n"),
        ("- one\n", Put((0,), "two\nthree"), "- |-\n  two\n  three\n"),
        ("a: one\n  two\nb: 1\n", Put(("a",), "three"), "a: three\nb: 1\n"),
        ("a: 1\n", Put(("a",), "no"), "a: no\n"),
        ("a: one\n", Put(("a",), "no"), 'a: "no"\n'),
        ("a: one\n", Put(("a",), "12:30"), 'a: "12:30"\n'),
        ("a: -1\n", Put(("a",), "2"), "a: 2\n"),
        ("a: x\n", Put(("a",), "null"), 'a: "null"\n'),
        ("a: x\n", Put(("a",), "\u202e"), 'a: "\\u202e"\n'),
        ("a: 価格\n", Put(("a",), "価格を知る"), "a: 価格を知る\n"),
        ("\ufeffa: x\r\nb: y\r\n", Put(("b",), "z"), "\ufeffa: x\r\nb: z\r\n"),
        ("\ufeffa: x\r\nb: y\r\n", Add((), "c", ["1", "2"]), '\ufeffa: x\r\nb: y\r\nc:\r\n  - "1"\r\n  - "2"\r\n'),
        ("a: |\r\n  x\r\n  y\r\nb: 1\r\n", Put(("a",), "z\n"), "a: |\r\n  z\r\nb: 1\r\n"),
        ("# only this\n", Add((), "a", "x"), "# only this\na: x\n"),
        ("", Insert(("lanes",), 0, {"id": "legal"}), "lanes:\n  - id: legal\n"),
        ("a: &x one\nb: 2\n", Put(("b",), "3"), "a: &x one\nb: 3\n"),
        ("a: &x one\nb: *x\nc:\n  - 1\n", Insert(("c",), 1, "w"), "a: &x one\nb: *x\nc:\n  - 1\n  - w\n"),
        ("a:\n  - x\n  - &n {b: 1}\nc: *n\n", Insert(("a",), 2, "z"), "a:\n  - x\n  - &n {b: 1}\n  - z\nc: *n\n"),
        ("a:\n    b:\n        - x\n", Add(("a",), "c", ["A b"]), "a:\n    b:\n        - x\n    c:\n      - A b\n"),
        ("a: x # y\n", Insert(("a",), 1, "z"), "a:\n  - x # y\n  - z\n"),
        ("a: 1\n", Rename(("a",), "b: c"), '"b: c": 1\n'),
        ("a:\n- x\nb: 1\n", Put(("a",), {"c": "Long text"}), "a:\n  c: Long text\nb: 1\n"),
        ("'a b': x\n", Rename(("a b",), "c d"), "'c d': x\n"),
    ],
)
def test_hard_cases(text: str, edit: Edit, expected: str) -> None:
    assert after(text, edit) == expected


@pytest.mark.parametrize(
    ("text", "edit", "told"),
    [
        ("a: &x one\nb: *x\n", Put(("a",), "two"), "anchor"),
        ("a: &x one\nb: *x\n", Put(("b",), "two"), "alias"),
        ("a: &x [1]\nb: *x\n", Insert(("b",), 0, "y"), "alias"),
        ("a: &x\n  - 1\nb: *x\n", Insert(("a",), 1, "y"), "do not change"),
        ("a: &x one\nb: *x\n", Delete(("a",)), "*x"),
        ("a: [", Put(("a",), "x"), "cannot be read"),
        ("a: 1\n", Put(("b",), "x"), "not there"),
        ("a: 1\n", Add((), "a", "x"), "cannot be added"),
        ("a: 1\n", Put(("a",), "x" * 20_000), "longer than"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do(text: str, edit: Edit, told: str) -> None:
    with pytest.raises(NotEdited, match=re.escape(told)) as refused:
        after(text, edit)
    assert refused.value.fix


def test_several_edits_follow_one_another() -> None:
    edits: list[Any] = [Delete(("a", 0)), Insert(("a",), 1, "z"), Put(("a", 0), "v")]
    assert after("a: [x, y]\n", *edits) == "a: [v, z]\n"
