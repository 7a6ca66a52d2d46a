"""The name by which a finding is known again: by what a thing is called, wherever it stands in its list."""

import pytest

from journeymap.findings import Finding, Kind, Severity
from journeymap.findings.fingerprint import identity
from journeymap.source import Place, Route, parse
from journeymap.workspace.read.declare import declare

WRITTEN = """\
title: T
extends: base
stages:
  a:
    touchpoints: {drop: [Old], add: [Fair, {name: Call, channel: fax}]}
    pains: [{nmae: broken}, {id: slow, text: Too slow}]
"""

NAMED: dict[str, tuple[Route, str]] = {
    "an item that is added to a list of the map below": (
        ("stages", "a", "touchpoints", 1, "channel"),
        "stages.a.touchpoints[Call].channel",
    ),
    "a text that is added": (("stages", "a", "touchpoints", 0), "stages.a.touchpoints[Fair]"),
    "an item after one that could not be understood": (("stages", "a", "pains", 0), "stages.a.pains[slow]"),
    "what is not there": (("stages", "a", "pains", 7), "stages.a.pains[7]"),
}


@pytest.mark.parametrize(("route", "name"), NAMED.values(), ids=NAMED)
def test_items_are_known_by_what_they_are_called(route: Route, name: str) -> None:
    declared = declare(parse(WRITTEN.encode(), "maps/a.yaml"), "a").map
    assert declared is not None
    place: Place = declared.place.at(*route)
    finding = Finding(
        kind=Kind.GAP,
        code="JM105",
        name="no-answer",
        severity=Severity.WARNING,
        message="message",
        fix="fix",
        place=place,
        map="a",
    )
    assert identity(finding) == f"JM105 a: {name}"
