"""Broken YAML is told where it has to be mended, in words a marketer knows."""

import re

import pytest

from journeymap.source.read import parse
from tests.support.marking import marked

STAGES = "stages:\n  a:\n    goals: [x]\n"

BROKEN: dict[str, tuple[str, str]] = {
    "tab before a key": ("title: A\nstages:\n«\t»a:\n", "a tab indents this line"),
    "tab after spaces": ("stages:\n  a:\n  «\t»goals: [x]\n", "a tab indents this line"),
    "tab before a list item": ("a:\n  - b\n«\t»- c\n", "a tab indents this line"),
    "tab in a block text": ("a: |\n«\t»x\n", "a tab indents this line"),
    "double quote not closed": (f'title: «"A map»\n{STAGES}', "a quote that is opened here is never closed"),
    "single quote not closed": (f"title: «'A map»\n{STAGES}", "a quote that is opened here is never closed"),
    "quote at the very end": ("title: «'»", "a quote that is opened here is never closed"),
    "apostrophe in single quotes": ("title: 'it'«s'»\n", "an apostrophe ends the text that begins with '"),
    "apostrophe in single quotes in a list": ("goals:\n  - 'Don'«t go'»\n", "an apostrophe ends the text"),
    "apostrophe in single quotes in brackets": ("goals: ['Don'«t', x]»\n", "an apostrophe ends the text"),
    "text after a quote": ('title: "A" «or B»\n', "the text goes on behind the closing quote"),
    "comma after a quote": ('goals:\n  - "I love it"«, says Anna»\n', "the text goes on behind the closing quote"),
    "two quoted texts": ("goals:\n  - 'a' «and 'b'»\n  - c\n", "the text goes on behind the closing quote"),
    "quoted texts side by side": ('goals:\n  - "a" «"b"»\n', "the text goes on behind the closing quote"),
    "text after a quote in brackets": ("goals: [x, 'y' «z]»\n", "the text goes on behind the closing quote"),
    "text after a doubled quote": ("title: 'a''b' «c»\n", "the text goes on behind the closing quote"),
    "text after a bracket": ("goals:\n  - [link] «text»\n", "the text goes on behind the closing ']'"),
    "text after a brace": ("goals:\n  - {x} «text»\n", "the text goes on behind the closing '}'"),
    "text after a bracket in braces": ("t: {b: [x] «y}»\n", "the text goes on behind the closing ']'"),
    "quote closed below": ('title: «"A map»\ngoals: ["B"]\n', "the quote that is opened here is closed only in line 2"),
    "hash in brackets": ("goals: [Be «#1, know]»\nb: c\n", "begins a comment, so the brackets opened before"),
    "hash and blank in brackets": ("goals: [Be «# 1, know]»\nb: c\n", "begins a comment, so the brackets opened"),
    "hash in braces": ("t: {name: Be «#1}»\n", "begins a comment, so the brackets opened before"),
    "hash in a text of two lines": ("a:\n  b «#3 c»\n  d\n", "begins a comment, so the text above ends there"),
    "hash in a key": ("a: 1\nkey «#1: x»\n", "begins a comment, so the ':' behind it is not read"),
    "no space after the colon": (
        "stages:\n  a:\n    «emotion:-1»\n    goals: [x]\n",
        "this ':' lacks the space behind",
    ),
    "no space after the first colon": ("«title:A map»\nstages: x\n", "this ':' lacks the space behind it"),
    "no space after the last colon": ("a: b\n«c:d»\n", "this ':' lacks the space behind it"),
    "no space after a dash": ("goals:\n  - A\n  «-B»\n  - C\n", "this '-' lacks the space behind it"),
    "wide colon": ("title«：A map»\nstages: x\n", "'：' behind 'title' is a wide colon"),
    "two fields in a line": ("- name: C, channel«: phone»\n", "a ':' stands where a plain text goes on"),
    "typographic quotes": ("title: «“Clinic: how”»\n", "since '“' is no quote in YAML"),
    "no colon in the first line": ("«title A map»\nstages: x\n", "this line lacks its ':'"),
    "comment behind a quote": ("a: 'b' #c\n  «d: e»\n", "this line does not fit the ones above it"),
    "colon in a text": ("title: Buying«: a map»\n", "a ':' stands where a plain text goes on"),
    "indented below a text": ("title: A\n  «goal: B»\n", "this line is indented below a text, and goes on with it"),
    "bracket not closed": (f"goals: «[A, B»\n{STAGES}", "a list opened with '[' is not closed"),
    "bracket at the end": ("goals: «[A, B»\n", "a list opened with '[' is not closed"),
    "comma missing": ('goals: ["A" «"B"]»\n', "a list opened with '[' is not closed"),
    "brace not closed": (f"emotion: «{{score: 1»\n{STAGES}", "braces opened with '{' are not closed"),
    "colon within braces": ("t: {name: Asks«: how}»\n", "braces opened with '{' are not closed"),
    "no colon": ("title: A\n«stages»\n", "this line lacks its ':'"),
    "no dash": ("- a\n«b: c»\n", "this line is indented like a list but has no '-'"),
    "dash in a mapping": ("a: b\n«- c»\n", "this line does not fit the ones above it"),
    "list on the line of its key": ("goals: «- A»\n", "a '-' cannot start a list here"),
    "one space too many": (
        "stages:\n  a:\n    goals: [x]\n   «b:»\n",
        "fit the ones above it: it is indented by 3, and they by 2 or 4",
    ),
    "one space too few": (" a: 1\n«b: 2»\n", "the text goes on after the end of the data"),
    "at sign": ("owner: «@sales»\n", "this character cannot begin a value"),
    "percent": ("title: «%x»\n", "this character cannot begin a value"),
    "backtick": ("title: «`x`»\n", "this character cannot begin a value"),
    "comma at the start": ("title: «,x»\n", "a value is missing or broken here"),
    "two commas": ("goals: [A,«, B]»\n", "a value is missing or broken here"),
    "asterisks": ("title: «**New** prices»\n", "a '*' here starts an alias without a name"),
    "ampersand": ("title: «& Co»\n", "a '&' here starts an anchor without a name"),
    "tag nobody defined": ("title: «!x!y A»\n", "a '!' here starts a tag nobody defined"),
    "Windows path in quotes": ('url: "C:\\U«sers"»\n', "a backslash in double quotes"),
    "unknown escape": ('url: "a«\\q b"»\n', "a backslash in double quotes"),
    "escape that is no sign": ('url: "\\u«d800"»\n', "a backslash in double quotes"),
    "control character": ("title: A«\x07 B»\n", "an invisible control character stands here"),
    "control character at a line's start": ("a: b\n«\x07c: d»\n", "an invisible control character"),
    "control character after emoji": ("title: 🚚🚚\na: é«\x1bc»\n", "an invisible control character"),
    "NUL": ("title: A«\0»\n", "an invisible control character stands here"),
    "form feed": ("title: A«\f B»\n", "an invisible control character stands here"),
    "something else": ("«%YAML 3.0»\n---\na: b\n", "this is not valid YAML"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_yaml(text: str, message: str) -> None:
    plain, (span,) = marked(text)
    document = parse(plain.encode(), "maps/a.yaml")
    assert not document.readable
    (problem,) = document.problems
    assert problem.code == "JM001"
    assert message in problem.message
    assert re.match(r"[A-Z].*\.$", problem.fix)
    assert problem.place.resolve()[1] == span


TO_QUOTE = {
    "title: Charity: first donation\n": 'Put the text in quotes: "Charity: first donation".',
    "goals:\n  - text: Know: the price # soon\n": 'Put the text in quotes: "Know: the price".',
    'quote: Says "yes": always\n': "Put the text in quotes: 'Says \"yes\": always'.",
}


@pytest.mark.parametrize(("text", "fix"), TO_QUOTE.items(), ids=repr)
def test_a_text_with_a_colon_is_shown_in_quotes(text: str, fix: str) -> None:
    (problem,) = parse(text.encode(), "maps/a.yaml").problems
    assert problem.fix == fix
