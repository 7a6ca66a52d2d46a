"""Format figures as a table, for the terminal and the manual."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.figures import Figure

HEAD = ("what", "ours", "beside it", "figure", "min – max", "target", "")
_RIGHT = {3, 4, 5}


def text_table(figures: Sequence[Figure]) -> str:
    """Return the figures in aligned columns."""
    rows = [HEAD, *map(_cells, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "─" * max(map(len, lines)), *lines[1:]])


def markdown_table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table."""
    rule = ["---:" if position in _RIGHT else "---" for position in range(len(HEAD))]
    return "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, rule, *map(_cells, figures)])


def _cells(figure: Figure) -> Sequence[str]:
    target = ""
    if figure.target is not None:
        target = f"{'≥' if figure.at_least else '≤'} {figure.target:g}"
    spread = "" if figure.low == figure.high else f"{_number(figure.low)} – {_number(figure.high)}"
    value = f"{_number(figure.value)} {figure.unit}".rstrip()
    return figure.what, figure.ours, figure.beside, value, spread, target, figure.verdict


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> Sequence[str]:
    return [
        cell.rjust(width) if position in _RIGHT else cell.ljust(width)
        for position, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
