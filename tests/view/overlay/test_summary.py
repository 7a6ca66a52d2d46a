"""A map laid over another: what it inherits, changes, adds, drops and leaves out."""

import pytest

from journeymap.view.overlay.summary import OverlaySummary, StageOverlay
from tests.support.fixtures import WriteFiles
from tests.view.boards import boards

BASE = """\
id: base
title: How they buy
personas: {cfo: CFO, it: {name: Head of IT}}
content: {flyer: {title: The flyer}, guide: {title: The guide}}
owner: growth
reviewed: 2026-05-01
stages:
  look:
    goals: [Know the price, Know the risk]
    emotion: {score: 1, by: {cfo: -1}}
    duration: 2 weeks
    content: [flyer]
    touchpoints:
      - {id: ad, name: Sees an ad, channel: linkedin-ads}
      - {name: Calls, channel: phone}
    pains: [{id: dear, text: Too dear, severity: 3}]
    opportunities: [{id: price, text: Show the price}]
    metrics: [{kind: nps, target: 40}]
  try: {goals: [See it run]}
  buy: {goals: [Sign]}
"""
WHOLE = 11
"""How much is written in the stage 'look': each item, each other field, each feeling."""


def over(write_files: WriteFiles, body: str, head: str = "", **more: str) -> OverlaySummary:
    """What a map says over the base; the body is what it says of the stage 'look', if it starts with that."""
    stages = body if body.startswith(" ") else f"  look:\n    {body}\n"
    text = f"id: over\ntitle: Over\nextends: base\n{head}stages:\n{stages}"
    files = {"journeymap.yaml": "lanes: [{id: legal, title: Legal}]\n", "maps/base.yaml": BASE, "maps/over.yaml": text}
    overlay = boards(write_files({**files, **{f"maps/{name}.yaml": text for name, text in more.items()}}))[
        "over"
    ].overlay
    assert overlay is not None
    return overlay


def look(overlay: OverlaySummary) -> StageOverlay:
    return next(stage for stage in overlay.stages if stage.id == "look")


def facts(stage: StageOverlay) -> list[tuple[str | None, ...]]:
    """Kind, field, what it was and what it is."""
    return [(difference.kind, difference.field, difference.was, difference.now) for difference in stage.differences]


CHANGES: dict[str, tuple[str, list[tuple[str | None, ...]], int]] = {
    "a field": ("duration: a month", [("changed", "duration", "2 weeks", "a month")], WHOLE - 1),
    "a field that was not there": ("notes: New", [("added", "notes", None, "New")], WHOLE),
    "a field said again as it was": ("duration: 2 weeks", [], WHOLE),
    "a list said whole": (
        "goals: [Know the risk, Sleep well]",
        [("changed", "goals", "Know the price", "Sleep well")],
        WHOLE - 1,
    ),
    "a list said whole that only adds": (
        "goals: [Know the price, Know the risk, Sleep]",
        [("added", "goals", None, "Sleep")],
        WHOLE,
    ),
    "a list said whole that only takes away": (
        "goals: [Know the risk]",
        [("dropped", "goals", "Know the price", None)],
        WHOLE - 1,
    ),
    "drop and add in a list": (
        "goals: {drop: [Know the price], add: [Sleep]}",
        [("added", "goals", None, "Sleep"), ("dropped", "goals", "Know the price", None)],
        WHOLE - 1,
    ),
    "content by its title": (
        "content: {drop: flyer, add: [guide]}",
        [("added", "content", None, "The guide"), ("dropped", "content", "The flyer", None)],
        WHOLE - 1,
    ),
    "a touchpoint added": ("touchpoints: {add: [Fair]}", [("added", "touchpoints", None, "Fair")], WHOLE),
    "a touchpoint dropped by its id": (
        "touchpoints: {drop: [ad]}",
        [("dropped", "touchpoints", "Sees an ad", None)],
        WHOLE - 1,
    ),
    "a touchpoint renamed": (
        "touchpoints: {change: {ad: {name: Sees a film}}}",
        [("changed", "touchpoints", "Sees an ad", "Sees a film")],
        WHOLE - 1,
    ),
    "touchpoints written whole": (
        "touchpoints: [Fair, {id: ad, name: Sees a film, channel: linkedin-ads}]",
        [
            ("changed", "touchpoints", "Sees an ad", "Sees a film"),
            ("added", "touchpoints", None, "Fair"),
            ("dropped", "touchpoints", "Calls", None),
        ],
        WHOLE - 2,
    ),
    "pains emptied": ("pains: []", [("dropped", "pains", "Too dear", None)], WHOLE - 1),
    "goals emptied": (
        "goals: []",
        [("dropped", "goals", "Know the price", None), ("dropped", "goals", "Know the risk", None)],
        WHOLE - 2,
    ),
    "a goal changed": (
        "goals: {change: {Know the price: {for: cfo}}}",
        [("changed", "goals", "Know the price", "Know the price")],
        WHOLE - 1,
    ),
    "a metric changed": (
        "metrics: {change: {nps: {target: 50}}}",
        [("changed", "metrics", "NPS", "NPS")],
        WHOLE - 1,
    ),
    "a touchpoint said again as it was": ("touchpoints: {change: {Calls: {channel: phone}}}", [], WHOLE),
    "a pain and an opportunity dropped": (
        "pains: {drop: [dear]}\n    opportunities: {drop: [price]}",
        [("dropped", "pains", "Too dear", None), ("dropped", "opportunities", "Show the price", None)],
        WHOLE - 2,
    ),
    "an item written twice": (
        "goals: [Know the risk, Know the risk]",
        [("changed", "goals", "Know the price", "Know the risk")],
        WHOLE - 1,
    ),
    "a metric": ("metrics: [{kind: nps, target: 50}]", [("changed", "metrics", "NPS", "NPS")], WHOLE - 1),
    "a lane of their own": ("lanes: {legal: [Signed]}", [("added", "lanes.legal", None, "Signed")], WHOLE),
    "who takes part": ("for: [cfo]", [("added", "for", None, "CFO")], WHOLE),
    "out of scope": ("reason: Later", [("added", "reason", None, "Later")], WHOLE),
    "told in detail": ("sub_journey: base", [("added", "sub_journey", None, "How they buy")], WHOLE),
    "feelings": (
        "emotion: {score: 1, feeling: sure, by: {it: -2}}",
        [
            ("changed", "emotion", "+1", "+1 sure"),
            ("dropped", "emotion", "−1", None),
            ("added", "emotion", None, "−2"),
        ],
        WHOLE - 2,
    ),
    "a handoff": (
        "handoff: {to: buy, from_team: marketing, to_team: sales}",
        [("added", "handoff", None, "marketing → sales")],
        WHOLE,
    ),
}


@pytest.mark.parametrize(("body", "expected", "inherited"), CHANGES.values(), ids=CHANGES)
def test_what_differs_at_a_stage(
    body: str, expected: list[tuple[str | None, ...]], inherited: int, write_files: WriteFiles
) -> None:
    stage = look(over(write_files, body))
    assert facts(stage) == expected
    assert stage.inherited == inherited
    assert stage.standing == ("changed" if expected else "inherited")


def test_counts_of_the_whole_map(write_files: WriteFiles) -> None:
    overlay = over(write_files, "duration: a month\n    touchpoints: {drop: [ad, Calls], add: [Fair]}")
    assert overlay.counts == (("inherited", WHOLE - 3 + 2), ("changed", 1), ("added", 1), ("dropped", 2))
    assert overlay.sentence == "10 inherited, 1 changed, 1 added, 2 dropped"
    assert overlay.dropped_texts == (("look", "Sees an ad"), ("look", "Calls"))
    assert [stage.id for stage in overlay.same] == ["try", "buy"]
    assert [stage.id for stage in overlay.different] == ["look"]


def test_nothing_differs(write_files: WriteFiles) -> None:
    overlay = over(write_files, "  look:\n")
    assert overlay.sentence == f"{WHOLE + 2} inherited"
    assert (overlay.different, overlay.dropped_texts, overlay.of_map) == ((), (), ())


def test_the_base_and_both_dates(write_files: WriteFiles) -> None:
    overlay = over(write_files, "  look:\n", "reviewed: 2026-06-01\n")
    assert (overlay.base_id, overlay.base.text, overlay.base.page) == ("base", "How they buy", "maps/base")
    assert (overlay.base_reviewed, overlay.reviewed) == ("2026-05-01", "2026-06-01")


def test_a_date_that_is_inherited_is_not_its_own(write_files: WriteFiles) -> None:
    assert over(write_files, "  look:\n").reviewed is None


def test_labels_of_the_fields_that_changed(write_files: WriteFiles) -> None:
    (difference,) = look(
        over(write_files, "touchpoints: {change: {ad: {channel: email, for: cfo, link: x.md}}}")
    ).differences
    assert difference.changed_fields == ("for", "channel", "link")
    assert difference.changed_labels == ("For", "Channel", "Details")
    assert (difference.label, difference.was, difference.now) == ("Touchpoints", "Sees an ad", "Sees an ad")


def test_labels_of_lanes_and_personas(write_files: WriteFiles) -> None:
    lane, feeling = look(over(write_files, "lanes: {legal: [A]}\n    emotion: {score: 1, by: {cfo: 2}}")).differences[
        ::-1
    ]
    assert lane.label == "Legal"
    assert (feeling.label, feeling.persona, feeling.persona_name) == ("Emotion", "cfo", "CFO")


def test_long_texts(write_files: WriteFiles) -> None:
    """What is replaced is told apart where both together are too long to be read beside one another."""
    stage = look(over(write_files, f"goals: [{'far ' * 100}]\n    notes: {'word ' * 100}"))
    assert [difference.kind for difference in stage.of_kind("dropped")] == ["dropped", "dropped"]
    notes, goal = (
        next(difference.now for difference in stage.of_kind("added") if difference.field == field)
        for field in ("notes", "goals")
    )
    assert notes is not None
    assert goal is not None
    assert notes.endswith("…")
    assert len(notes) < 300
    assert len(goal) < 300


def test_stages_added_and_left_out(write_files: WriteFiles) -> None:
    overlay = over(write_files, "  buy:\n  use: {goals: [Rest], touchpoints: [Hotline]}\n", "skip: [try]\n")
    assert [(stage.id, stage.standing) for stage in overlay.stages] == [
        ("look", "inherited"),
        ("try", "left_out"),
        ("buy", "inherited"),
        ("use", "added"),
    ]
    assert [stage.id for stage in overlay.left_out] == ["try"]
    assert overlay.sentence == f"{WHOLE + 1} inherited, 2 added"
    assert facts(overlay.stages[3]) == [("added", "goals", None, "Rest"), ("added", "touchpoints", None, "Hotline")]


FRAMEWORK = """\
id: base
title: Base
framework: b2b-lifecycle
stages:
  awareness: {goals: [A]}
  consideration: {goals: [B]}
  retention: {goals: [C]}
"""
SKIPPED = {
    "skip": (
        "skip: [awareness]\n",
        [("awareness", "left_out"), ("consideration", "changed"), ("retention", "inherited")],
    ),
    "scope": (
        "scope: buyer\n",
        [("awareness", "inherited"), ("consideration", "changed"), ("retention", "left_out")],
    ),
    "another framework": (
        "framework: ours\n",
        [("awareness", "inherited"), ("consideration", "changed"), ("retention", "left_out")],
    ),
}


@pytest.mark.parametrize(("head", "expected"), SKIPPED.values(), ids=SKIPPED)
def test_stages_of_a_framework(head: str, expected: list[tuple[str, str]], write_files: WriteFiles) -> None:
    """A stage in which neither map has written anything is not spoken of."""
    ours = "frameworks: {ours: {extends: b2b-lifecycle, drop: [retention]}}\n"
    text = f"title: Over\nextends: base\n{head}stages: {{consideration: {{actions: [X]}}}}\n"
    board = boards(write_files({"maps/base.yaml": FRAMEWORK, "maps/over.yaml": text, "maps/ours.yaml": ours}))["over"]
    assert board.overlay is not None
    assert [(stage.id, stage.standing) for stage in board.overlay.stages] == expected


def test_the_map_as_a_whole(write_files: WriteFiles) -> None:
    overlay = over(write_files, "  look:\n", "owner: sales\ngoal: Peace\nstate: to_be\nfor: [it]\n")
    assert [(change.kind, change.label, change.was, change.now, change.is_word) for change in overlay.of_map] == [
        ("changed", "State", "as_is", "to_be", True),
        ("added", "Goal", None, "Peace", False),
        ("changed", "Owner", "growth", "sales", False),
        ("dropped", "Personas", "CFO", None, False),
    ]
    assert overlay.changed == 0


def test_lists_of_the_map_as_a_whole(write_files: WriteFiles) -> None:
    overlay = over(write_files, "  look:\n", "pains: [Slow]\nmetrics: {add: [nps]}\nduration: a year\n")
    assert [(change.kind, change.label, change.was, change.now) for change in overlay.of_map] == [
        ("added", "Duration", None, "a year"),
        ("added", "Pains", None, "Slow"),
        ("added", "Metrics", None, "NPS"),
    ]


def test_a_chain_is_compared_step_by_step(write_files: WriteFiles) -> None:
    """Each map beside the one right below it: what that one changes is inherited."""
    top = "title: Top\nextends: over\nstages: {look: {actions: [Waits]}}\n"
    files = {
        "maps/base.yaml": BASE,
        "maps/over.yaml": "title: Over\nextends: base\nskip: [try]\nstages: {look: {touchpoints: {drop: [ad]}}}\n",
        "maps/top.yaml": top,
    }
    overlay = boards(write_files(files))["top"].overlay
    assert overlay is not None
    assert overlay.base_id == "over"
    assert overlay.sentence == f"{WHOLE - 1 + 1} inherited, 1 added"
    assert [stage.id for stage in overlay.stages] == ["look", "buy"]


def test_a_map_over_nothing_has_no_layers(write_files: WriteFiles) -> None:
    assert boards(write_files({"maps/base.yaml": BASE}))["base"].overlay is None
