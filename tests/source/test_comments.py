"""Comments are found in the lines of a document, and what only looks like one is a text."""

import pytest

from journeymap.source.comments import comments
from journeymap.source.read import parse
from tests.support.marking import marked

FOUND: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "beside a value": ("a: b «# note: c»\n", [(1, "c")]),
    "above the line it is about": ("a: b\n«# note: c»\n\n# more\nd: e\n", [(5, "c")]),
    "before everything": ("«# note: c»\na: b\n", [(2, "c")]),
    "after everything": ("a: b\n«# note: c»\n", [(2, "c")]),
    "with nothing to say": ("a: b «# note:»\n", [(1, "")]),
    "in a key at the very start": ('"# note: c": d\n«# note: e»\nf: g\n', [(3, "e")]),
    "in a value": ("a: 'b # note: c'\n", []),
    "in a value that ends before it": ("a: 'b' «# note: c»\n", [(1, "c")]),
    "in capitals": ("a: b «# Note: c»\n", [(1, "c")]),
    "beside the head of a folded text": ("a: >-  «# note: c»\n  b # note: d\n", [(1, "c")]),
    "beside the head of a text that keeps its lines": ("- |2+ «# note: c»\n  b\n  # note: d\n", [(1, "c")]),
    "beside the head of a text with a name": ("- &x > «# note: c»\n  b\n", [(1, "c")]),
    "after a text of several lines": ("a:\n- b\n  c\n  d «# note: e»\n", [(2, "e")]),
    "after a text of several lines in quotes": ("- 'b\n\n  c' «# note: d»\n", [(1, "d")]),
    "after such a text and a shorter one": ("[b\n  c, d] «# note: e»\n", [(2, "e")]),
    "on the line after a text that keeps its lines": ("a: |\n  b\n«# note: c»\nd: e\n", [(4, "c")]),
    "in the item after such a text": ("- |\n  b\n- «# note: c»\n  d\n", [(3, "c")]),
    "in the item after empty lines": ("- >\n  b\n\n\n- «# note: c»\n  d\n", [(5, "c")]),
    "in a text that begins like such a head": ("a: '>- # note: c'\n", []),
    "another comment": ("a: b # notes: c\n", []),
    "in a file that cannot be read": ("a: 'b «# note: c»\n", [(1, "c")]),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_comments(text: str, expected: list[tuple[int, str]]) -> None:
    plain, spans = marked(text)
    found = list(comments(parse(plain.encode(), "maps/a.yaml"), "note:"))
    assert [(comment.line, comment.text) for comment in found] == expected
    assert [comment.place.resolve()[1] for comment in found] == spans
