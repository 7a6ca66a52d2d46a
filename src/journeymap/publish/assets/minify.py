"""Take out of style sheets what only their authors need: comments, indents, most blanks.

They are part of every page, so that each byte of them counts once per page.
"""

from __future__ import annotations

import re
from functools import cache

# A string or a comment that is never closed ends somewhere too, and blanks are looked at once: else a long sheet of
# quotes, of comments or of blanks would be gone through again at each of them.
_STRING = re.compile(r"""("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AROUND_PUNCTUATION = re.compile(r"(?:(?<!\s)\s+)?([{};,>])\s*")
_AFTER_PROPERTY = re.compile(r"([{;][\w-]+):\s+")


@cache
def minified_css(sheet: str) -> str:
    """Return a style sheet without comments, and without blanks where they separate nothing."""
    parts = _STRING.split(_COMMENT.sub("", sheet))  # strings are at the odd positions, and stay as they are
    return "".join(part if number % 2 else _minified(part) for number, part in enumerate(parts)).strip() + "\n"


def _minified(part: str) -> str:
    return _AFTER_PROPERTY.sub(r"\1:", _AROUND_PUNCTUATION.sub(r"\1", part).replace(";}", "}"))
