"""What is left of a thing with faults can still be looked up, and is found where it was written."""

from typing import Any

import pytest

from journeymap.model.base import Written
from journeymap.model.journey import Journey, Touchpoint
from journeymap.model.library import Content
from journeymap.model.references import references
from journeymap.model.validate import check
from journeymap.source import Place
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
    assert thing == (None if left is None else model.model_validate(left))


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
    journey, _, place = check(Journey, document.data, Place(document))
    assert journey
    assert len(references(journey)) == 4
    for reference in references(journey):
        found, (line, column, _, end) = place.at(*reference.route).resolve()
        assert found.path == "maps/a.yaml"
        assert document.lines[line - 1][column - 1 : end - 1] == reference.name
