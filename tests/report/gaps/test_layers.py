"""What a map makes of the one below it, in the formats of the gap report."""

import json
from collections.abc import Sequence

from journeymap.report.gaps import FORMATS
from journeymap.view.gaps.report import GapReport
from tests.support.fixtures import MakeGapReport
from tests.support.reports import rendered

BASE = """\
title: "Base *one*"
id: base
stages:
  look:
    name: Looking
    duration: a week
    touchpoints: [A1, A2, A3, A4, A5, A6, A7, A8]
  buy: {name: "Buying | paying", goals: [Sign]}
"""


def files(over: str) -> dict[str, str]:
    return {"maps/base.yaml": BASE, "maps/over.yaml": f"title: Over\nid: over\nextends: base\n{over}"}


FEW = "skip: [buy]\nstages: {look: {duration: a day, touchpoints: {drop: ['A1', A2], add: ['B`1']}}}\n"
MANY = "stages: {look: {touchpoints: {drop: [A1, A2, A3, A4, A5, A6, A7]}}}\n"


def lines(report: GapReport) -> list[str]:
    return rendered(FORMATS, "text", report).splitlines()


def below(all_lines: Sequence[str], start: str, number: int) -> list[str]:
    """Some lines after the first that starts so."""
    at = next(place for place, line in enumerate(all_lines) if line.startswith(start))
    return list(all_lines[at + 1 : at + 1 + number])


def test_text(report: MakeGapReport) -> None:
    assert below(lines(report(files(FEW))), "Over ", 4) == [
        "  extends 'Base *one*': 7 inherited, 1 changed, 1 added, 2 dropped",
        "    dropped at Looking: A1",
        "    dropped at Looking: A2",
        "    left out: Buying | paying",
    ]


def test_text_names_no_more_than_can_be_read(report: MakeGapReport) -> None:
    said = lines(report(files(MANY)))
    assert sum("dropped at" in line for line in said) == 6
    assert "    and 1 more dropped" in said


def test_markdown(report: MakeGapReport) -> None:
    said = rendered(FORMATS, "markdown", report(files(FEW))).splitlines()
    assert below(said, "## Over", 6) == [
        "",
        "Extends *Base \\*one\\**: 7 inherited, 1 changed, 1 added, 2 dropped",
        "",
        "- dropped at Looking: A1",
        "- dropped at Looking: A2",
        "- left out: Buying \\| paying",
    ]
    assert "- … and 1 more" in rendered(FORMATS, "markdown", report(files(MANY))).splitlines()


def test_json(report: MakeGapReport) -> None:
    base, over = json.loads(rendered(FORMATS, "json", report(files(FEW))))["maps"]
    assert "extends" not in base
    assert "layers" not in base
    assert over["extends"] == "base"
    counts = {word: over["layers"][word] for word in ("inherited", "changed", "added", "dropped")}
    assert counts == {"inherited": 7, "changed": 1, "added": 1, "dropped": 2}
    look, buy = over["layers"]["stages"]
    assert look == {
        "id": "look",
        "name": "Looking",
        "standing": "changed",
        "inherited": 7,
        "changed": [{"field": "duration", "persona": None, "was": "a week", "now": "a day", "says": []}],
        "added": [{"field": "touchpoints", "persona": None, "text": "B`1"}],
        "dropped": [
            {"field": "touchpoints", "persona": None, "text": "A1"},
            {"field": "touchpoints", "persona": None, "text": "A2"},
        ],
    }
    assert (buy["id"], buy["standing"], buy["inherited"]) == ("buy", "left_out", 0)


def test_maps_over_nothing_are_reported_as_before(report: MakeGapReport) -> None:
    alone = report(BASE)
    assert not any("extends" in line for line in lines(alone))
    assert "Extends" not in rendered(FORMATS, "markdown", alone)


def test_a_sheet_has_the_same_columns(report: MakeGapReport) -> None:
    alone, laid = rendered(FORMATS, "csv", report(BASE)), rendered(FORMATS, "csv", report(files(FEW)))
    assert alone.splitlines()[0] == laid.splitlines()[0]
