"""Markdown that users wrote: the same on both sorts of pages, and harmless on either."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.token import Token

from journeymap.publish.user_markdown import quoted, user_markdown
from tests.publish.reading import read
from tests.support.git_host import read as read_as_git_host
from tests.support.hostile import HOSTILE
from tests.support.sites import READER, inline

HOST = "https://git.example.com/team/maps/blob/main"

SHOWN = {
    "bullets": ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "- one\n- two", "• one<br>• two"),
    "numbers keep where they start": (
        "3. third\n4. fourth",
        '<ol start="3">\n<li>third</li>\n<li>fourth</li>\n</ol>',
        "3. third\n4. fourth",
        "3\\. third<br>4\\. fourth",
    ),
    "a list in a list": (
        "1. one\n   - a\n   - b\n2. two",
        "<ol>\n<li>one\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</li>\n<li>two</li>\n</ol>",
        "1. one\n   - a\n   - b\n2. two",
        "1\\. one<br>• a<br>• b<br>2\\. two",
    ),
    "two lists": (
        "- a\n\n* b",
        "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>",
        "- a\n\n* b",
        "• a<br>• b",
    ),
    "a table": (
        "| Metric | Count |\n| --- | --- |\n| a\\|b | **3** |",
        (
            "<table>\n<thead>\n<tr>\n<th>Metric</th>\n<th>Count</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>a|b</td>\n"
            "<td><strong>3</strong></td>\n</tr>\n</tbody>\n</table>"
        ),
        "| Metric | Count |\n| --- | --- |\n| a\\|b | **3** |",
        "Metric · Count<br>a\\|b · **3**",
    ),
    "a large heading": ("# Top\n\nText", "<h4>Top</h4>\n<p>Text</p>", "#### Top\n\nText", "**Top**<br>Text"),
    "what begins like a heading": ("#42 and #tag", "<p>#42 and #tag</p>", "<span>#</span>42 and \\#tag", None),
    "lines": ("one\ntwo", "<p>one<br>\ntwo</p>", "one<br>two", None),
    "emphasis": (
        "**a** *b* ~~c~~ `d`",
        "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>",
        "**a** *b* ~~c~~ `d`",
        None,
    ),
    "a quotation": ("> said", "<blockquote>\n<p>said</p>\n</blockquote>", "> said", "said"),
    "a rule": ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>", "a\n\n***\n\nb", "a<br>⁂<br>b"),
    "a drawing": (
        "```mermaid\njourney\n```",
        "<pre><code>journey\n</code></pre>",
        "```\njourney\n```",
        "`journey`",
    ),
    "a mention": ("ask @alice", "<p>ask @alice</p>", "ask <span>@</span>alice", None),
    "HTML": ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>", "a &lt;b&gt;c&lt;/b&gt;", None),
    "a script": (
        "[x](javascript:alert)",
        "<p>[x](javascript:alert)</p>",
        "\\[x\\](javascript<span>:</span>alert)",
        None,
    ),
    "a link": (
        "[plan](https://example.com/a_(b)?c=d&e=f)",
        '<p><a href="https://example.com/a_(b)?c=d&amp;e=f">plan</a></p>',
        "[plan](https://example.com/a_(b)?c=d&e=f)",
        None,
    ),
    "a file": (
        "[plan](docs/plan%201.pdf#costs)",
        f'<p><a href="{HOST}/docs/plan%201.pdf#costs">plan</a></p>',
        f"[plan]({HOST}/docs/plan%201.pdf#costs)",
        None,
    ),
    "a picture": (
        "see ![pic](img/x.png)",
        f'<p>see <a href="{HOST}/img/x.png">pic</a></p>',
        f"see [pic]({HOST}/img/x.png)",
        None,
    ),
    "a picture without words": (
        "![](https://example.com/x.png)",
        '<p><a href="https://example.com/x.png">x.png</a></p>',
        "[x<span>.</span>png](https://example.com/x.png)",
        None,
    ),
}


@pytest.mark.parametrize("case", SHOWN)
def test_both_formats_show_the_same(case: str) -> None:
    text, html, blocks, line = SHOWN[case]
    user = user_markdown(HOST)
    assert user.html(text).strip() == html
    assert user.blocks(text) == blocks
    assert user.line(text) == (blocks if line is None else line)


LEADING_NOWHERE = {
    "a file": ("[plan](docs/plan.pdf)", "<p>plan (<code>docs/plan.pdf</code>)</p>", "plan (`docs/plan.pdf`)"),
    "a picture": ("![pic](x.png)", "<p>pic (<code>x.png</code>)</p>", "pic (`x.png`)"),
    "a picture that is a link": (
        "[![pic](x.png)](docs/plan.pdf)",
        "<p>pic (<code>docs/plan.pdf</code>)</p>",
        "pic (`docs/plan.pdf`)",
    ),
}


@pytest.mark.parametrize("case", LEADING_NOWHERE)
def test_what_leads_nowhere_is_told_with_its_path(case: str) -> None:
    text, html, blocks = LEADING_NOWHERE[case]
    assert user_markdown(None).html(text).strip() == html
    assert user_markdown(None).blocks(text) == blocks


signs = st.text(st.one_of(st.sampled_from("*_`[]()<>!#-+|\\~&@:/.0a \n"), st.characters(codec="utf-8")))
LINKS = frozenset(["a", "href"])


def live(markdown: str) -> list[str]:
    """What a git host would make of a text beside the subset."""
    _, found = read_as_git_host(markdown)
    subset = LINKS | {"blockquote", "s", "hr", "pre", "h4", "h5", "h6", "start"}
    return [what for what in found if what not in subset]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_harmless(text: str) -> None:
    user = user_markdown(None)
    assert live(user.blocks(text)) == []
    assert live(f"| x |\n| --- |\n| {user.line(text)} |") == []


def elements(tokens: list[Token]) -> list[str]:
    """The elements around and within a text."""
    return [token.type for token in inline(tokens) if token.nesting or token.type in ("fence", "hr")]


@given(text=signs)
@example(text="- a\n\n- b\n* c\n  > d\n\n      e")
@example(text="a\n| b |\n|-|\n| c |")
@example(text="1) a\n2. b")
def test_what_is_written_stays_in_its_quotation_and_its_cell(text: str) -> None:
    user = user_markdown(None)
    if blocks := user.blocks(text):
        tokens = READER.parse(f"{quoted(blocks)}\n\nend")
        assert next(token.type for token in tokens) == "blockquote_open"
        assert [token.type for token in tokens if token.level == 0 and token.nesting >= 0].count("blockquote_open") == 1
        assert tokens[-2].content == "end"
    line = user.line(text)
    assert "\n" not in line
    row = READER.parse(f"| x | y |\n| --- | --- |\n| {line} | end |\n")
    cells = [row[i + 1].content for i, token in enumerate(row) if token.type == "td_open"]
    assert len(cells) == 2
    assert cells[-1] == "end"


@given(text=signs)
def test_html_holds_nothing_but_the_subset(text: str) -> None:
    tags = {tag for tag, _ in read(user_markdown(None).html(text)).elements}
    assert tags <= set("p br em strong s code pre blockquote ul ol li a hr table thead tbody tr th td h4 h5 h6".split())
