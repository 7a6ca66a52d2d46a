"""What is left of a thing with faults can still be looked up, and is found where it was written."""

from typing import Any

import pytest

from journeymap.model.base import Written
from journeymap.model.check import as_written, check
from journeymap.model.journey import Journey, Touchpoint
from journeymap.model.library import Content
from journeymap.model.references import references
from journeymap.source import Place, Route
from journeymap.source.read import parse

LEFT: dict[str, tuple[type[Written], str, dict[str, Any] | None]] = {
    "unknown field": (Content, "{title: T, tpye: guide, owner: me}", {"title": "T", "owner": "me"}),
    "wrong word": (Content, "{title: T, type: voucher, owner: me}", {"title": "T", "owner": "me"}),
    "wrong item": (Content, "{title: T, phases: [aware, awre]}", {"title": "T", "phases": ("aware",)}),
    "wrong sort of thing": (Content, "{title: T, phases: {a: b}}", {"title": "T"}),
    "nothing without a title": (Content, "{type: guide}", None),
    "nothing without a sound title": (Content, "{title: [], type: guide}", None),
    "a list": (Touchpoint, "[a, b]", None),
    "several": (Touchpoint, "{name: N, mode: x, to: z, devices: [d, tv]}", {"name": "N", "devices": ("tv",)}),
}


@pytest.mark.parametrize(("model", "text", "left"), LEFT.values(), ids=LEFT)
def test_what_is_left(model: type[Written], text: str, left: dict[str, Any] | None) -> None:
    document = parse(text.encode(), "maps/a.yaml")
    thing, problems, _ = check(model, document.data, Place(document))
    assert problems
    assert (thing.model_dump(exclude_unset=True) if thing else None) == left


def test_references_after_a_fault_keep_their_places() -> None:
    document = parse(
        b"""\
title: T
stages:
  a:
    touchpoints:
      - {channel: no-name}
      - {name: A, channel: one, content: [x, [], y]}
      - [not, a, touchpoint]
      - {name: B, channel: two}
""",
        "maps/a.yaml",
    )
    journey, _, removed = check(Journey, document.data, Place(document))
    assert journey
    assert len(references(journey)) == 4
    for reference in references(journey):
        line, column, _, end = document.span(as_written(reference.route, removed))
        assert document.lines[line - 1][column - 1 : end - 1] == reference.name


AS_WRITTEN: dict[str, tuple[Route, Route]] = {
    "nothing removed there": (("b", 1), ("b", 1)),
    "before the first": (("a", 0), ("a", 0)),
    "after one": (("a", 1), ("a", 2)),
    "after two in a row": (("a", 2), ("a", 5)),
    "inside": (("a", 1, "c", 0), ("a", 2, "c", 1)),
}


@pytest.mark.parametrize(("route", "written"), AS_WRITTEN.values(), ids=AS_WRITTEN)
def test_as_written(route: Route, written: Route) -> None:
    assert as_written(route, {("a",): {1, 3, 4}, ("a", 2, "c"): {0}}) == written
