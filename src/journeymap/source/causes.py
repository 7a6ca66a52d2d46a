"""Find what a person mistyped where the parser of YAML stops, often a line later: a '#', a quote, a missing space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymap.source.tree import Marks

Spot = tuple[int, int]
"""A line and a column, counted from 0."""
Cause = tuple[Marks, str, str]
"""The marks, the message and the fix."""

_CLOSING = ("'", '"', "]", "}")
_NO_SPACE_AFTER_COLON = re.compile(r"\s*(?:- +)?([\w][\w -]*):(?![\s/])(\S.*)")
_WIDE_COLON = re.compile(r"\s*(?:- +)?([\w][\w -]*)：")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?=[^\s-])(.*)")
_TYPOGRAPHIC = re.compile("[“”„«»‘‚]")
_ODD_SPACES = re.compile("[ ]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff])")
_SECOND_FIELD = re.compile(r": [^:]*, *([a-z_]+)$")
_PLAIN_TEXT = re.compile(r"\s*(?:- +)*[^\s:\[{'\"][^:\[{'\"]*: +([^\s\[{'\"|>&*!#][^#]*?)\s*(?:#.*)?$")
_LONGEST_SHOWN = 40


def cause_of(complaint: str, lines: Sequence[str], place: Spot, stopped: Spot) -> Cause | None:
    """Return what went wrong at a place where the parser complains, once it has stopped; None for what is no slip."""
    number, column = place
    at, _ = stopped
    line = lines[number]
    in_brackets = "parsing a flow" in complaint
    if in_brackets and (hash_at := _comment_in(line, column, ends_with=("]", "}"))) is not None:
        message = "a '#' behind a space begins a comment, so the brackets opened before it are not closed"
        return _from(line, number, hash_at), message, "Put the text with the '#' in quotes."
    if any(words in complaint for words in _GOES_ON) and at < len(lines):
        cause = _goes_on(lines, stopped, in_brackets=in_brackets)
        if cause:
            return cause
    if "could not find expected ':'" in complaint or "expected '-' indicator" in complaint:
        return _lacks_a_space(lines, number)
    if "mapping values are not allowed" in complaint:
        above = _line_above(lines, number)
        if above is not None and (
            cause := _lacks_a_space(lines, above, is_text=_indent(line) <= _indent(lines[above]))
        ):
            return cause
        if above is not None and _indent(line) > _indent(lines[above]) and ":" not in line[:column]:
            message = "this line is indented below a text, and goes on with it"
            return (
                _from(line, number, _indent(line)),
                message,
                "Indent it like the line above, or put the text in quotes.",
            )
        if second := _SECOND_FIELD.search(line[:column]):
            message = "a ':' stands where a plain text goes on"
            fix = (
                f"Put the text in quotes: \"Budget: open\"; if '{second[1]}' is a field, write it on a line of its own."
            )
            return _from(line, number, column), message, fix
        if quote := _TYPOGRAPHIC.search(line[:column]):
            message = f"the text goes on behind a ':', since '{quote[0]}' is no quote in YAML"
            return _from(line, number, quote.start()), message, 'Use straight quotes: "Budget: open".'
        if text := _PLAIN_TEXT.match(line):
            message = "a ':' stands where a plain text goes on"
            return _from(line, number, column), message, f"Put the text in quotes: {_in_quotes(text[1])}."
    if odd := _ODD_SPACES.match(line):
        message = f"an unusual space (U+{ord(odd[1]):04X}) indents this line"
        return (number, odd.start(1), number, odd.end(1)), message, "Replace it with ordinary spaces."
    return None


_GOES_ON = ("did not find expected key", "did not find expected '-'", "did not find expected ','", "<document start>")


def _goes_on(lines: Sequence[str], stopped: Spot, *, in_brackets: bool) -> Cause | None:
    """A text that goes on behind a quote or bracket that was closed, or behind a comment in the line above."""
    number, column = stopped
    line = lines[number]
    before = line[:column].rstrip()
    above = _line_above(lines, number)
    if not before and above is not None and (hash_at := _comment_in(lines[above], 0)) is not None:
        text = lines[above][:hash_at].rstrip()
        if _indent(line) > 0 and text and not text.endswith(_CLOSING):
            message = "a '#' behind a space begins a comment, so the text above ends there and cannot go on here"
            return _from(lines[above], above, hash_at), message, "Put the whole text in quotes."
        return None
    if not before and not in_brackets:
        return _between_two(lines, number)
    if not before.endswith(_CLOSING) or line[column : column + 1] in ({"", '"', "'"} if in_brackets else {""}):
        return None
    rest = line[column:].rstrip()
    marks = (number, column, number, len(line.rstrip()))
    closing = before[-1]
    if closing in "]}":
        opening = {"]": "[", "}": "{"}[closing]
        begin = before.rfind(opening)
        if rest[:1] in ":,]}" or begin < 0:
            return None
        message = f"the text goes on behind the closing '{closing}'"
        return marks, message, _whole("" if in_brackets else line[begin:])
    if before.count(closing) % 2:
        return _open_above(lines, number, closing)
    opened = _opening_quote(before, closing)
    if opened is None:
        return None
    whole = line[opened:].rstrip()
    if closing == "'" and column == len(before) and rest[:1].isalpha():
        text = whole[1:].partition("',")[0].removesuffix("]").removesuffix("'")
        return marks, "an apostrophe ends the text that begins with '", f"Use double quotes: {_in_quotes(text)}."
    if rest[:1] == ":" or (rest[:1] == "," and in_brackets):
        return None
    return marks, "the text goes on behind the closing quote", _whole("" if in_brackets else whole)


def _whole(text: str) -> str:
    """What to write in place of a text that is quoted only in part."""
    return f"Put the whole text in quotes: {_in_quotes(text.rstrip())}." if text else "Put the whole text in quotes."


def _between_two(lines: Sequence[str], number: int) -> Cause | None:
    """A line whose indentation is that of none of those above it."""
    line = lines[number]
    above: dict[int, None] = {}
    for other in range(number - 1, -1, -1):
        text = lines[other]
        if text.strip() and not text.lstrip().startswith("#") and _indent(text) < min(above, default=_DEEPEST):
            above[_indent(text)] = None
    own = _indent(line)
    if not above or own in above or not min(above) < own < max(above):
        return None
    near = sorted([max(indent for indent in above if indent < own), min(indent for indent in above if indent > own)])
    message = f"this line does not fit the ones above it: it is indented by {own}, and they by {near[0]} or {near[1]}"
    return _from(line, number, own), message, "Indent it like the line that it belongs beside."


_DEEPEST = 1_000_000


def _opening_quote(before: str, quote: str) -> int | None:
    """Where the quote was opened that a line closes last, if it begins a value there."""
    begin = before.rfind(quote, 0, len(before) - 1)
    while begin > 0 and before[begin - 1] == quote == "'":  # two of them stand for one
        begin = before.rfind(quote, 0, begin - 1)
    return begin if begin >= 0 and (begin == 0 or before[begin - 1] in " [{,-") else None


def _open_above(lines: Sequence[str], number: int, quote: str) -> Cause | None:
    """The line above in which a quote was opened that only this one closes."""
    for above in range(number - 1, -1, -1):
        if lines[above].count(quote) % 2:
            begin = lines[above].rfind(quote)
            message = f"the quote that is opened here is closed only in line {number + 1}"
            return _from(lines[above], above, begin), message, "Close the quote at the end of its text."
    return None


def _lacks_a_space(lines: Sequence[str], number: int, *, is_text: bool = True) -> Cause | None:
    """A line without the space behind its colon or its dash."""
    line = lines[number]
    if wide := _WIDE_COLON.match(line):
        message = f"'：' behind '{_shortened(wide[1])}' is a wide colon, which YAML takes for a letter"
        return _from(line, number, wide.end() - 1), message, "Type ':' and a space."
    if colon := _NO_SPACE_AFTER_COLON.match(line):
        fix = f"Write `{_shortened(colon[1])}: {_shortened(colon[2].rstrip())}`."
        return _from(line, number, colon.start(1)), "this ':' lacks the space behind it", fix
    if dash := _NO_SPACE_AFTER_DASH.match(line):
        fix = f"Write `- {_shortened(dash[1].rstrip())}`."
        return _from(line, number, line.index("-")), "this '-' lacks the space behind it", fix
    hash_at = _comment_in(line, 0)
    if hash_at is not None and line[:hash_at].strip() and ":" in line[hash_at:]:
        message = "a '#' behind a space begins a comment, so the ':' behind it is not read"
        return _from(line, number, hash_at), message, "Leave the '#' out of the key, or put the key in quotes."
    if is_text and ":" not in line and line.strip() and not line.lstrip().startswith("- "):
        return _from(line, number, _indent(line)), "this line lacks its ':'", _KEY_VALUE
    return None


_KEY_VALUE = "Write 'key: value', with a space after the colon."


def _comment_in(line: str, column: int, ends_with: tuple[str, ...] = ()) -> int | None:
    """Where a comment begins in a line that may be none: no space is behind its '#', or it ends like what is around."""
    quote = ""
    for at in range(column, len(line)):
        sign = line[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"" and (at == 0 or line[at - 1] in " [{,"):
            quote = sign
        elif sign == "#" and at and line[at - 1] in " \t":
            meant = line[at + 1 : at + 2].strip() or (ends_with and line.rstrip().endswith(ends_with))
            return at if meant else None
    return None


def _line_above(lines: Sequence[str], number: int) -> int | None:
    """The nearest line above that is neither empty nor a comment."""
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and not lines[above].lstrip().startswith("#"):
            return above
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _from(line: str, number: int, column: int) -> Marks:
    return (number, column, number, len(line.rstrip()))


def _in_quotes(text: str) -> str:
    """A text in quotes that fit it; of a long one the beginning."""
    shown = _shortened(text)
    if '"' not in shown:
        return f'"{shown}"'
    return "'" + shown.replace("'", "''") + "'"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
