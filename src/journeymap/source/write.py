"""Write plain data as YAML that people like to edit: in blocks, keys in order, one line per text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from journeymap.characters import HIDDEN, printable
from journeymap.source.build import NULLS
from journeymap.source.scalars import in_single_quotes, quoted

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~.+\d][^\n]*", re.DOTALL)
"""A text that needs no quotes as far as its first character goes."""
_DIVIDED = re.compile(r":(?:\s|$)|\s#")
_OTHERWISE = re.compile(r"(?i:true|false|yes|no|on|off|y|n|null|nan|inf)")
"""What other YAML parsers do not take for a text."""
_ID = re.compile(r"[^\W\d]\w*(?:-\w+)*")
_LONGEST_IN_BRACKETS = 90


def block_text(data: Mapping[str, Any], head: Sequence[str] = (), in_brackets: Container[str] = ()) -> str:
    """Return a document: comments first, then its data in blocks. Reading it returns the same texts.

    Short lists of ids and numbers below the keys `in_brackets` are written in brackets.
    """
    lines = [f"# {printable(line)}".rstrip() for line in head]
    return "\n".join([*lines, *_mapping(data, "", in_brackets)]) + "\n"


def item_lines(data: Any, indent: int, in_brackets: Container[str] = ()) -> list[str]:
    """Return the lines of an item of a block list, with its hyphen, indented by so many columns."""
    return list(_items([data], " " * indent, in_brackets))


def _mapping(data: Mapping[str, Any], indent: str, in_brackets: Container[str]) -> Iterator[str]:
    for key, value in data.items():
        name = f"{indent}{_key(key)}:"
        if isinstance(value, Mapping) and value:
            yield name
            yield from _mapping(value, f"{indent}  ", in_brackets)
        elif isinstance(value, list | tuple) and value:
            if key in in_brackets and (line := _on_a_line(value)):
                yield f"{name} {line}"
            else:
                yield name
                yield from _items(value, f"{indent}  ", in_brackets)
        else:
            first, *rest = _scalar(value, f"{indent}  ")
            yield f"{name} {first}"
            yield from rest


def _items(values: Sequence[Any], indent: str, in_brackets: Container[str]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping) and value:
            lines = list(_mapping(value, f"{indent}  ", in_brackets))
        elif isinstance(value, list | tuple) and value:
            lines = list(_items(value, f"{indent}  ", in_brackets))
        else:
            first, *rest = _scalar(value, f"{indent}  ")
            lines = [f"{indent}  {first}", *rest]
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]


def _on_a_line(values: Sequence[Any]) -> str:
    """Return a list of numbers or ids in brackets; an empty text for any other."""
    parts = [value if isinstance(value, str) else f"{value}" for value in values]
    simple = all(
        isinstance(value, int | float) or (isinstance(value, str) and _ID.fullmatch(value) and _is_plain(value))
        for value in values
    )
    line = f"[{', '.join(parts)}]"
    return line if simple and len(line) <= _LONGEST_IN_BRACKETS else ""


def _key(key: str) -> str:
    return key if _is_plain(key) else _quoted(key)


def _scalar(value: Any, indent: str) -> list[str]:
    """Return the lines of a scalar, the first without its indentation."""
    if value is None or value in ({}, [], ()):
        return ["{}" if isinstance(value, Mapping) else "[]" if value is not None else "null"]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, int | float):
        return [f"{value:g}" if abs(value) < 10**6 else f"{value}"]
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} is not written as YAML")
    if "\n" in value and _may_stand_in_lines(value):
        return ["|-", *(f"{indent}{line}".rstrip() for line in value.split("\n"))]
    return [value if _is_plain(value) else _quoted(value)]


def _may_stand_in_lines(text: str) -> bool:
    """Return whether a text survives being written as a block, line by line."""
    lines = text.split("\n")
    return (
        bool(lines[0].strip())
        and bool(lines[-1].strip())
        and not lines[0][:1].isspace()
        and all(line == line.rstrip() and not HIDDEN.search(line) for line in lines)
    )


def _is_plain(text: str) -> bool:
    return (
        bool(_PLAIN.fullmatch(text))
        and text == text.strip()
        and "\n" not in text
        and text not in NULLS
        and not _DIVIDED.search(text)
        and not _OTHERWISE.fullmatch(text)
        and not HIDDEN.search(text)
    )


def _quoted(text: str) -> str:
    """Return a text in the quotes that need the least escaping."""
    only_quotes_are_in_the_way = '"' in text and "\n" not in text and "\\" not in text
    return in_single_quotes(text) if only_quotes_are_in_the_way else quoted(text)
