"""Lay the emotion curve of a map out for a poster, for columns of several widths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from journeymap.exporting.poster.texts import Texts
from journeymap.view.board.board import Board
from journeymap.view.board.curve import Curve
from journeymap.view.board.curve_cell import CurveCell, curve_cell
from journeymap.view.board.curve_labels import Label, PersonaFeeling
from journeymap.view.board.curve_line import CurveLine
from journeymap.view.board.on_curve import Pin, pins_at

WIDTHS = (84, 96, 108, 120, 135, 150, 170, 192, 220, 250, 285, 330, 390, 460, 560)
"""The column widths, in pixels at 12 px type, for which words are placed; typst takes the widest that fits."""
_STEP = re.compile(r"([MmLlCcHhVvZz])([^MmLlCcHhVvZz]*)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def curve_data(board: Board, texts: Texts, widths: Sequence[int]) -> dict[str, Any] | None:
    """Return the curve of a board; None if it has none."""
    curve = board.curve
    if curve is None or not curve.has_scores:
        return None
    columns = range(len(board.stages))
    pins = [pins_at(column, board.lanes, curve.lines) for column in columns]
    return {
        "labels": [texts.number(label) if label else "" for label in curve.labels],
        "columns": [
            {
                "lines": [
                    {"mark": line.mark, "target": line.is_target, "path": list(steps(line.points[column].path))}
                    for line in curve.lines
                    if line.points[column].path
                ],
                "beside": [
                    {"mark": line.mark, "path": list(steps(line.points[column].path))}
                    for line in (curve.others[column] if column < len(curve.others) else ())
                ],
                "dots": [[dot.mark, dot.x, dot.y] for dot in (curve.dots[column] if curve.dots else ())],
                "drawn": [_drawn(curve, column, pins[column], width, texts) for width in widths],
            }
            for column in columns
        ],
        "told": told(curve, board),
    }


def _drawn(curve: Curve, column: int, pins: Iterable[Pin], width: int, texts: Texts) -> dict[str, Any]:
    cell = curve_cell(column, curve.lines, curve.beside, pins, curve.cells[column].moods, width)
    return {
        "width": width,
        "marks": [[mark.mark, mark.x, mark.y, mark.hollow] for mark in cell.marks],
        "bars": [{"mark": bar.mark, "path": list(steps(bar.path))} for bar in cell.bars],
        "stubs": [{"mark": stub.line.mark, "path": list(steps(stub.path))} for stub in cell.stubs],
        "pins": [_pin(drawn.pin, drawn.x, drawn.y) for drawn in cell.pins],
        "moods": [
            {"mark": mood.mark or 0, "x": 10 * mood.x, "y": 10 * mood.y, "bar": list(steps(mood.bar or ""))}
            for mood in cell.moods
        ],
        "labels": [_label(label, texts) for label in cell.labels],
        "whys": [_label(why.label, texts) for why in cell.whys],
        "words": [_feeling(feeling, texts) for feeling in cell.words],
        "scores": [[mark.mark, mark.x, mark.y, mark.score] for mark in _without_words(cell)],
    }


def _without_words(cell: CurveCell) -> Iterator[Any]:
    yield from (mark for mark in cell.without_words if mark.score)


def _pin(pin: Pin, x: int, y: int) -> dict[str, Any]:
    return {"kind": pin.kind, "severity": pin.severity or 1, "answered": pin.answered, "x": x, "y": y}


def _label(label: Label, texts: Texts) -> dict[str, Any]:
    return {
        "x": label.x,
        "y": label.y,
        "width": label.width,
        "up": label.grows == "up",
        "align": label.align,
        "leader": list(steps(label.leader or "")),
        "says": [_feeling(feeling, texts) for feeling in label.feelings],
    }


def _feeling(feeling: PersonaFeeling, texts: Texts) -> dict[str, Any]:
    return {
        "mark": feeling.persona.mark if feeling.persona else 0,
        "name": texts(feeling.persona.name if feeling.persona else "") if feeling.is_named else None,
        "text": texts(feeling.feeling) if feeling.feeling else None,
        "pins": [_pin(pin, 0, 0) for pin in feeling.pins],
    }


def told(curve: Curve, board: Board) -> str:
    """Return the curve in words, for people who do not see it."""
    return "; ".join(filter(None, (_line_told(line, board) for line in curve.lines)))


def _line_told(line: CurveLine, board: Board) -> str:
    felt = [
        f"{stage.name}: {point.says.text}" for stage, point in zip(board.stages, line.points, strict=True) if point.says
    ]
    name = f"{line.persona.name}: " if line.persona else ""
    return f"{name}{', '.join(felt)}" if felt else ""


def steps(path: str) -> Iterator[list[str | float]]:
    """Yield the steps of an SVG path as M, L, C or Z with absolute coordinates."""
    x = y = 0.0
    start = (0.0, 0.0)
    for found in _STEP.finditer(path):
        numbers = [float(number) for number in _NUMBER.findall(found[2])]
        command, is_relative = found[1].upper(), found[1].islower()
        if command == "Z":
            x, y = start
            yield ["Z"]
            continue
        size = {"H": 1, "V": 1, "C": 6}.get(command, 2)
        for at in range(0, len(numbers) - size + 1, size):
            some = numbers[at : at + size]
            if command in "HV":
                along = some[0] + ((x if command == "H" else y) if is_relative else 0)
                x, y = (along, y) if command == "H" else (x, along)
                yield ["L", x, y]
                continue
            places = [value + (x, y)[index % 2] if is_relative else value for index, value in enumerate(some)]
            x, y = places[-2:]
            if command == "M" and at == 0:
                start = (x, y)
            yield ["C" if command == "C" else "M" if command == "M" and at == 0 else "L", *places]
