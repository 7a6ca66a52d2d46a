"""Guess how large the type of a printed map can be, for browsers that run no script; with one they measure it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from journeymap.publish.paper import Sheet
from journeymap.view.board.board import Board

_PX_PER_MM = 96 / 25.4
LEAST, MOST = 14.25, 22.0
"""In pixels, of the root; the smallest texts have three quarters of it: 8 points, and 12."""
_STEP = 0.25
_MARGINS = (18, 16)
_LANE, _PADDING, _CURVE, _HEAD, _FOOT = 7.5, 1.0, 16.0, 20.0, 5.0
"""In sizes of the root: the names of the lanes, the sides of a cell, the curve, the head of the map with its stages,
and the foot with the sources.
"""
_LINE, _SIGN = 1.0625, 0.46
"""The height of a line and the width of a sign, likewise."""
_AROUND = {"touchpoints": 0.9, "pains": 0.5}
_UNSEEN = frozenset({"gaps", "image", "alt", "url", "page", "number", "mark"})
"""The fields of records whose texts take no room, or are counted otherwise."""


def type_size(board: Board, sheet: Sheet) -> float:
    """Return the largest size at which a map is likely to fit one sheet; the least one where it needs several."""
    width, height = (
        (side - margin) * _PX_PER_MM for side, margin in zip((sheet.width, sheet.height), _MARGINS, strict=True)
    )
    steps = round((MOST - LEAST) / _STEP)
    sizes = (MOST - _STEP * step for step in range(steps + 1))
    return next((size for size in sizes if _height(board, width / size) * size <= height), LEAST)


def _height(board: Board, width: float) -> float:
    """The height of a map that is so wide, both in sizes of its root."""
    signs = max(8.0, ((width - _LANE) / len(board.stages) - _PADDING) / _SIGN) if board.stages else 1.0
    lanes = sum(
        _PADDING + max((_cell(lane.kind, cell.items, signs) for cell in lane.cells), default=0.0)
        for lane in board.lanes
    )
    jobs = (
        2
        + sum(
            max(_lines(" ".join(helper.name for helper in cell.helpers), signs) for cell in row.cells)
            for row in board.jobs
        )
        if board.jobs
        else 0
    )
    coverage = 2.5 + 1.5 * len(board.personas)
    ways = 2.5 * (board.loop_levels + board.handoff_levels)
    about = 2 + max((_lines(" ".join(_texts([*stage.entry, *stage.exit])), signs) for stage in board.stages), default=0)
    measured = 6 if board.measures else 0
    sources = 1 if board.gaps else 2 + len(board.sources) / 4
    return (
        _HEAD
        + coverage
        + ways
        + about
        + measured
        + lanes
        + _LINE * jobs
        + (_CURVE if board.curve else 0)
        + _FOOT
        + sources
    )


def _cell(kind: str, items: Sequence[Any], signs: float) -> float:
    return sum(_LINE * _item(item, signs) + _AROUND.get(kind, 0.2) for item in items)


def _item(item: Any, signs: float) -> float:
    """The lines of a thing and of all within it: its text, what is said of it in small, and each part."""
    parts = [part for value in _values(item) if isinstance(value, tuple) for part in value if hasattr(part, "text")]
    facts = [value for value in _values(item) if isinstance(value, str)]
    return _lines(" ".join(facts), signs) + sum(_item(part, signs) for part in parts) + (1 if len(facts) > 1 else 0)


def _values(record: Any) -> Iterator[Any]:
    if is_dataclass(record):
        yield from (getattr(record, field.name) for field in fields(record) if field.name not in _UNSEEN)


def _texts(records: Sequence[Any]) -> Iterator[str]:
    for record in records:
        for value in _values(record):
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from _texts(value)


def _lines(text: str, signs: float) -> int:
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return math.ceil((len(text) + wide) / signs)
