"""Write a single value as YAML, in quotes only if some parser would misread it without them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.characters import HIDDEN
from journeymap.source.build import NULLS

_BEGINS = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`]")
_BEGINS_WITH_SPACE_AFTER = re.compile(r"[-?:](?:\s|$)|---|\.\.\.")
_ENDS = re.compile(r":(?:\s|$)|\s#")
_ENDS_IN_FLOW = re.compile(r"[,\[\]{}]|^[-?:]|:$")
_TYPED = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n|null|~|=|<<"
    r"|[-+]?(?:[\d_]+\.?[\d_]*|\.[\d_]+)(?:e[-+]?\d+)?|[-+]?\.inf|\.nan|0[xob][0-9a-f_]+"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?)"
)
"""What some YAML parser takes for a number, a date or a boolean."""
_BLOCK = re.compile(r"([|>])([-+0-9]*)([^\r\n]*)")
_LINES = re.compile(r"\r\n|\r|\n")


def scalar_text(value: Any, *, in_flow: bool) -> str:
    """Return a text, number, boolean or null in one line, as it may stand in brackets if `in_flow`."""
    return in_style_of("", value, in_flow=in_flow)


def flow_text(value: Any) -> str:
    """Return data in one line: `{name: Demo, channel: [email, phone]}`."""
    if isinstance(value, Mapping):
        parts = (f"{scalar_text(key, in_flow=True)}: {flow_text(part)}" for key, part in value.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow_text, value))}]"
    return scalar_text(value, in_flow=True)


def in_style_of(old: str, value: Any, *, in_flow: bool, column: int | None = None, line_break: str = "\n") -> str:
    """Return a value in the style of the one that it replaces, with its quotes or as a block if they suit.

    A block is possible only if `column`, the indentation of its lines, is given.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value) if not old.startswith(("'", '"')) else in_style_of(old, str(value), in_flow=in_flow)
    if column is not None and (old.startswith(("|", ">")) or ("\n" in value and not old.startswith(('"', "'")))):
        if lines := _block_lines(old, value):
            return line_break.join([lines[0], *(f"{' ' * column}{line}" if line else "" for line in lines[1:])])
    elif old.startswith("'"):
        return in_single_quotes(value)
    elif not old.startswith('"') and _may_be_plain(value, in_flow) and (_is_typed(old) or not _is_typed(value)):
        return value
    return quoted(value)


def quoted(text: str) -> str:
    """Return a text in double quotes, with hidden characters escaped so that people can see them."""
    return HIDDEN.sub(lambda match: _escape(match[0]), json.dumps(text, ensure_ascii=False))


def in_single_quotes(text: str) -> str:
    """Return a text in single quotes, or in double ones if only those can hold its characters."""
    return quoted(text) if HIDDEN.search(text) else "'" + text.replace("'", "''") + "'"


def _escape(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # half of a surrogate pair, which no file can hold
        return "\ufffd"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _is_typed(text: str) -> bool:
    return bool(_TYPED.fullmatch(text))


def _may_be_plain(text: str, in_flow: bool) -> bool:
    return (
        bool(_BEGINS.match(text))
        and not _BEGINS_WITH_SPACE_AFTER.match(text)
        and text == text.strip()
        and text not in NULLS
        and not _ENDS.search(text)
        and not (in_flow and _ENDS_IN_FLOW.search(text))
        and not HIDDEN.search(text)
    )


def _block_lines(old: str, text: str) -> Sequence[str]:
    """Return a text as the lines of a block, its indicator first; none if a block cannot hold it."""
    written = _BLOCK.match(old)
    indicator, after_indicator = (written[1], written[3]) if written else ("|", "")
    body = text.rstrip("\n")
    final_breaks = len(text) - len(body)
    lines = body.split("\n")
    if not lines[0] or final_breaks > 1 or any(line != line.strip() or HIDDEN.search(line) for line in lines):
        return ()
    if indicator == ">":
        if "" in lines or "  " in body:
            return ()
        wide = max(map(len, map(str.strip, _LINES.split(old)[1:])), default=0)
        folded = [
            textwrap.wrap(line, max(wide, _NARROW), break_long_words=False, break_on_hyphens=False) for line in lines
        ]
        lines = [line for part in folded for line in ("", *part)][1:]
    return [f"{indicator}{'' if final_breaks else '-'}{after_indicator}", *lines]


_NARROW = 60
"""The least width to which a folded text is wrapped."""
