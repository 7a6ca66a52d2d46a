r"""JSON as every report writes it: letters as they are, hidden characters as escapes, such as `\u202e`."""

from __future__ import annotations

import json
import re
from typing import Any

from journeymap.characters import HIDDEN

_LOG_COMMAND = re.compile(r"(?<=#)#(?=\w*\[)")
"""What a runner acts on anywhere in the log of a build, as in `##[set-output name=x]`."""


def json_text(value: Any, indent: int = 2) -> str:
    """Return a value as JSON, with a line break at its end."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n"


def escaped(text: str) -> str:
    """Return JSON in which texts of users are harmless to those who look at it. It means the same."""
    if not text.isascii() or "\x7f" in text:
        text = HIDDEN.sub(_escape, text)
    return _LOG_COMMAND.sub(r"\\u0023", text) if "##" in text else text


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x0A:  # between two values: within a text it is an escape already
        return match[0]
    if 0xD800 <= code <= 0xDFFF:  # half a character, at which strict readers stumble
        return "\ufffd"
    return "".join(f"\\u{unit:04x}" for unit in _utf16(code))


def _utf16(code: int) -> tuple[int, ...]:
    if code <= 0xFFFF:
        return (code,)
    return 0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code & 0x3FF)
