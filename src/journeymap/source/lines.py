"""The lines of a text, broken where libyaml breaks them, so that our lines and its marks agree.

The latest results are cached, since findings are reported file by file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

_RARE_BREAKS = "\r\x85\u2028\u2029"
_LINE_BREAK = re.compile(f"\r\n|[\n{_RARE_BREAKS}]")


@lru_cache(maxsize=8)
def lines_of(text: str) -> list[str]:
    """Return the lines, without their breaks."""
    return _LINE_BREAK.split(text) if _has_rare_breaks(text) else text.split("\n")


@lru_cache(maxsize=8)
def line_starts(text: str) -> list[int]:
    """Return the offset at which each line starts."""
    if _has_rare_breaks(text):
        return [0, *(line_break.end() for line_break in _LINE_BREAK.finditer(text))]
    return list(accumulate([len(line) + 1 for line in text.split("\n")[:-1]], initial=0))


def line_at(text: str, offset: int) -> int:
    """Return the line at an offset, counted from 0."""
    return bisect_right(line_starts(text), offset) - 1


def _has_rare_breaks(text: str) -> bool:
    return any(sign in text for sign in _RARE_BREAKS)
