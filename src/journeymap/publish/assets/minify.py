"""Minify style sheets: drop comments, indentation and most white space.

They are part of every page, so each byte counts once per page.
"""

from __future__ import annotations

import re
from functools import cache

# Unclosed strings and comments match as well, and no white space is matched twice: else matching would be quadratic on
# long runs of quotes, comments or blanks.
_STRING = re.compile(r"""("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AROUND_PUNCTUATION = re.compile(r"(?:(?<!\s)\s+)?([{};,>])\s*")
_AFTER_PROPERTY = re.compile(r"([{;][\w-]+):\s+")


@cache
def minified_css(sheet: str) -> str:
    """Return a style sheet without comments and needless white space."""
    parts = _STRING.split(_COMMENT.sub("", sheet))  # strings are at the odd positions, and are kept
    return "".join(part if number % 2 else _minified(part) for number, part in enumerate(parts)).strip() + "\n"


def _minified(part: str) -> str:
    return _AFTER_PROPERTY.sub(r"\1:", _AROUND_PUNCTUATION.sub(r"\1", part).replace(";}", "}"))
