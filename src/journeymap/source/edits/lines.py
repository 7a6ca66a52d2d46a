"""Write a value as lines in the style of the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from journeymap.source.layout import Layout
from journeymap.source.write import block_text, item_lines


def lines_of_block(layout: Layout, value: Any, column: int) -> list[str]:
    """Return the lines of a list or mapping, indented to a column."""
    if isinstance(value, list):
        return [line for part in value for line in lines_of_item(layout, part, column)]
    return [f"{' ' * column}{line}" if line else "" for line in lines_of_mapping(layout, value)]


def lines_of_item(layout: Layout, value: Any, column: int) -> list[str]:
    return item_lines(value, column, layout.keys_in_brackets)


def lines_of_mapping(layout: Layout, value: Mapping[str, Any]) -> list[str]:
    return block_text(value, in_brackets=layout.keys_in_brackets).splitlines()


def joined(layout: Layout, lines: Iterable[str]) -> str:
    return layout.line_break.join(lines)


def space_before(layout: Layout, start: int) -> str:
    """Return the space that a value needs if its key or hyphen had none."""
    return " " if layout.text[start - 1 : start] in (":", "-") else ""


def in_brackets(layout: Layout, at: int, value: Any) -> str:
    """Return a list of ids in brackets if this document writes such lists that way, else an empty text."""
    if not isinstance(value, list) or not layout.keys_in_brackets or not layout.is_in_a_line(at):
        return ""
    lines = block_text({"x": value}, in_brackets=("x",)).splitlines()
    return lines[0].removeprefix("x: ") if len(lines) == 1 else ""
