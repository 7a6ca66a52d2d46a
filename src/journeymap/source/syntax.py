"""Explain libyaml's errors in sentences that a marketer can act on."""

from __future__ import annotations

import re

import yaml

from journeymap.source.causes import cause_of
from journeymap.source.lines import lines_of
from journeymap.source.tree import Marks

_QUOTES = "Close the quote, or leave the quotes out where the text has no ': ' in it."
_BACKSLASH = (
    "a backslash in double quotes starts an unknown sign",
    "Use single quotes, or write two backslashes.",
)
_BEGINS_EARLIER = (
    "could not find expected ':'",
    "unexpected end of stream",
    "while scanning an alias",
    "while scanning an anchor",
)
"""Errors that are noticed late: the place to fix is where the parser began."""
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
        "this line lacks its ':'",
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
    ("unknown escape character", *_BACKSLASH),
    ("hexdecimal number", *_BACKSLASH),
    ("invalid Unicode character escape", *_BACKSLASH),
    ("invalid leading UTF-8", "the file is not UTF-8 text", "Save the file as UTF-8."),
    (
        "control characters are not allowed",
        "an invisible control character stands here",
        "Delete it, or type the line again.",
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


def explain_syntax(error: yaml.YAMLError, text: str) -> tuple[Marks, str, str]:
    """Return the marks, the message and the fix for an error of the YAML parser."""
    complaint = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem", "reason"))
    lines = lines_of(text)
    number, column = _position(error, complaint, text)
    number = min(number, len(lines) - 1)
    line = lines[number]
    marks = (number, min(column, len(line)), number, len(line.rstrip()))
    if re.match(r" *\t", line):
        marks = (number, line.index("\t"), number, line.index("\t") + 1)
        return (
            marks,
            "a tab indents this line, and YAML wants spaces",
            "Replace the tab with two spaces per level.",
        )
    stopped = getattr(error, "problem_mark", None)
    if stopped and (cause := cause_of(complaint, lines, (number, column), (stopped.line, stopped.column))):
        return cause
    for words, message, fix in _SENTENCES:
        if words in complaint:
            return marks, message, fix
    return marks, "this is not valid YAML", "Check indentation, quotes and brackets around this line."


def _position(error: yaml.YAMLError, complaint: str, text: str) -> tuple[int, int]:
    """Return the line and column to fix: where the parser stopped, or where it had begun."""
    end, begin = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if begin and end and "parsing a flow" in complaint and begin.line < end.line:
        end = None  # the place to fix is the open bracket
    mark = begin if begin and any(words in complaint for words in _BEGINS_EARLIER) else end or begin
    if mark:
        return mark.line, mark.column
    # For a control character the parser gives only an index, counted in bytes.
    before = text.encode()[: getattr(error, "position", 0) or 0].decode(errors="ignore")
    lines = lines_of(before)
    return len(lines) - 1, len(lines[-1])
