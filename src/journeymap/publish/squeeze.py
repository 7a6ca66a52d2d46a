"""Style sheets and scripts as people write them come in; the same, without what only people need, goes out."""

from __future__ import annotations

import re
from functools import cache

_STRING = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BETWEEN = re.compile(r"\s*([{};])\s*")
_AFTER_NAME = re.compile(r"([{;][\w-]+):\s+")
_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@cache
def squeezed(sheet: str) -> str:
    """A style sheet without comments, and without blanks where they separate nothing."""
    parts = _STRING.split(_COMMENT.sub("", sheet))
    return "".join(part if number % 2 else _squeezed(part) for number, part in enumerate(parts)).strip() + "\n"


def _squeezed(part: str) -> str:
    plain = _BETWEEN.sub(r"\1", part).replace(";}", "}")
    return _AFTER_NAME.sub(r"\1:", plain)


@cache
def dedented(script: str) -> str:
    """A script without indents and without lines that only comment; line breaks stay, for they may end statements."""
    return _INDENT.sub("", _LINE_COMMENT.sub("", script)).strip()
