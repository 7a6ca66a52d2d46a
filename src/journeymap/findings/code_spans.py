"""Find the code spans in the messages and fixes of findings: field names and bits of YAML between backticks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_QUOTED_OR_CODE = re.compile(
    r"""
    (?<![^\s(])                                             # both begin a word
    (?:
        '.*?'(?![\w'])                                      # a text of users, which stays as they wrote it
      | `([^\s`'|\\<>&$](?:[^`'|\\<>&$\n]*[^\s`'|\\<>&$])?)`(?![\w`])
    )
    """,
    re.VERBOSE | re.DOTALL,
)


class Span(NamedTuple):
    """A part of a text; code without its backticks."""

    text: str
    is_code: bool


def code_spans(text: str) -> Iterator[Span]:
    """Split a text into plain spans and code spans.

    Nothing within quotes is code, for users write that; nor is anything with a character that could end a code span or
    a table cell in Markdown, or begin a tag in HTML.
    """
    start = 0
    for match in _QUOTED_OR_CODE.finditer(text):
        if match[1]:
            yield Span(text[start : match.start()], is_code=False)
            yield Span(match[1], is_code=True)
            start = match.end()
    yield Span(text[start:], is_code=False)
