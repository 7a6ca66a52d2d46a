"""What libyaml says of a broken file comes in; a sentence a marketer can act on goes out, with the marks it
belongs to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from journeymap.source.tree import Marks

if TYPE_CHECKING:
    from journeymap.source.document import Document

_QUOTES = "Close the quote, or leave the quotes out where the text has no ': ' in it."
_SENTENCES: tuple[tuple[str, str, str], ...] = (
    # what libyaml says, what is wrong, what to write instead
    ("cannot start any token", "this character cannot begin a value", "Put the text in quotes."),
    (
        "mapping values are not allowed",
        "a ':' stands where a plain text goes on",
        'Put the text in quotes: "Budget: open".',
    ),
    (
        "could not find expected ':'",
        "a line near here lacks its ':'",
        "Write 'key: value', with a space after the colon.",
    ),
    ("unexpected end of stream", "a quote that is opened here is never closed", _QUOTES),
    (
        "did not find expected ',' or ']'",
        "a list opened with '[' is not closed",
        "Close it with ']', with ',' between the items.",
    ),
    (
        "did not find expected ',' or '}'",
        "braces opened with '{' are not closed",
        "Close them with '}', with ',' between the fields.",
    ),
    (
        "did not find expected '-' indicator",
        "this line is indented like a list but has no '-'",
        "Start it with '- ', or indent it like its neighbours.",
    ),
    (
        "did not find expected key",
        "this line does not fit the ones above it",
        "Check its indentation, and close quotes and brackets above.",
    ),
    (
        "did not find expected node content",
        "a value is missing or broken here",
        "Write a value, or put the text in quotes.",
    ),
    (
        "block sequence entries are not allowed",
        "a '-' cannot start a list here",
        "Put the list on the next line, indented.",
    ),
    (
        "expected <document start>",
        "the text goes on after the end of the data",
        "Check the indentation of this line.",
    ),
    (
        "unknown escape character",
        "a backslash in double quotes starts an unknown sign",
        "Use single quotes, or write two backslashes.",
    ),
    ("invalid leading UTF-8", "the file is not UTF-8 text", "Save the file as UTF-8."),
    (
        "control characters are not allowed",
        "an invisible control character stands here",
        "Delete it, or type the line anew.",
    ),
    ("undefined tag handle", "a '!' here starts a tag nobody defined", "Put the text in quotes."),
    ("undefined alias", "this '*name' repeats nothing", "Put the text in quotes, or write the value out."),
    ("while scanning an alias", "a '*' here starts an alias without a name", 'Put the text in quotes: "*".'),
    (
        "while scanning an anchor",
        "a '&' here starts an anchor without a name",
        'Put the text in quotes: "&".',
    ),
    ("simple keys", "a key cannot stand here", "Put the key on a line of its own."),
)


def explain_syntax(error: yaml.YAMLError, document: Document) -> tuple[Marks, str, str]:
    """The marks, the message and the fix for an error of the YAML parser."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem", "reason"))
    line, column = (mark.line, mark.column) if mark else _position(error, document)
    line = min(line, len(document.lines) - 1)
    if "unexpected end of stream" in said and error.context_mark:  # type: ignore[attr-defined]  # untyped in PyYAML's stubs
        line, column = error.context_mark.line, error.context_mark.column  # type: ignore[attr-defined]
    text = document.lines[line]
    marks = (line, min(column, len(text)), line, len(text.rstrip()))
    if re.match(r" *\t", text):
        marks = (line, text.index("\t"), line, text.index("\t") + 1)
        return (
            marks,
            "a tab indents this line, and YAML wants spaces",
            "Replace the tab by two spaces a level.",
        )
    for says, message, fix in _SENTENCES:
        if says in said:
            return marks, message, fix
    return marks, "this is not valid YAML", "Check indentation, quotes and brackets around this line."


def _position(error: yaml.YAMLError, document: Document) -> tuple[int, int]:
    """Line and column of an error that tells only a character's index, as for control characters."""
    index = getattr(error, "position", 0) or 0
    before = document.text[:index].splitlines() or [""]
    return len(before) - 1, len(before[-1])
