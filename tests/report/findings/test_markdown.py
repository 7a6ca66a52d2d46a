"""Findings as Markdown: field names are code, and texts of users are what they wrote."""

import pytest
from markdown_it import MarkdownIt

from journeymap.report.findings import FORMATS
from journeymap.report.text import with_code
from tests.support.fixtures import MakeRun
from tests.support.hostile import HOSTILE
from tests.support.reports import rendered


def test_fixes_show_field_names_as_code(run: MakeRun) -> None:
    report = rendered(FORMATS, "markdown", run("title: T\nstages:\n  try_it: {actions: [A]}\n"))
    assert "'try\\_it' does not say what the customer wants (JM102) | Ask two customers what they came for. " in report
    assert "Write it under `goals` or `expectations`, as they would put it" in report


CODE = {
    "a field": ("Add `to_team`.", "Add `to_team`."),
    "first": ("`owners`: name_them", "`owners`: name\\_them"),
    "a user's text": ("Add `pains` to '`x` | <b>'", "Add `pains` to '\\`x\\` \\| &lt;b&gt;'"),
    "signs that end a cell": ("`a|b`", "\\`a\\|b\\`"),
    "the beginning of a list": ("- `a`", "\\- `a`"),
}


@pytest.mark.parametrize(("text", "markdown"), CODE.values(), ids=CODE)
def test_with_code(text: str, markdown: str) -> None:
    assert with_code(text) == markdown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_in_quotes_are_no_code(text: str) -> None:
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    fix = with_code(f"Add `pains` to '{text}'")
    tokens = parser.parse(f"|a|\n|---|\n| {fix} |\n")
    cell = [token for token in tokens if token.type == "inline"][-1]
    kinds = [child.type for child in cell.children or ()]
    assert kinds.count("code_inline") == 1
    assert set(kinds) <= {"text", "text_special", "code_inline", "html_inline"}
