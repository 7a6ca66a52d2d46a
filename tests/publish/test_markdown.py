"""The Markdown site: whatever people write, a git host shows just that, and every link leads somewhere."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymap.escaping import anchor
from tests.support.fixtures import WriteFiles
from tests.support.hostile import HOSTILE
from tests.support.publishing import example_pages, hostile_pages, pages, pages_of
from tests.support.workspaces import WORKSPACES

OURS = {"<br>", "<span>", "</span>", "<code>", "</code>"}
PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
PLAIN = ("one and one", "two and two")
SHOWN = ("text", "text_special", "code_inline")
LIKE_TEXT = ("text", "html_inline", "text_special", "entity")

every_workspace = pytest.mark.parametrize("name", WORKSPACES)


READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@cache
def parse(page: str) -> list[Token]:
    return READER.parse(page)


def inline(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def shape(page: str) -> list[str]:
    """Everything on a page but its words."""
    return [token.type + token.tag for token in inline(parse(page)) if token.type not in LIKE_TEXT]


def hrefs(page: str) -> list[str]:
    return [str(token.attrs["href"]) for token in inline(parse(page)) if token.type == "link_open"]


def headings(page: str) -> list[str]:
    tokens = parse(page)
    texts = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "heading_open"]
    return ["".join(child.content for child in text.children or () if child.type == "text") for text in texts]


def check_links(site: Mapping[str, str]) -> None:
    anchors = {path: {anchor(text) for text in headings(page)} for path, page in site.items()}
    for path, page in site.items():
        for href in hrefs(page):
            if re.match(r"https?:|mailto:", href):
                continue
            target, _, name = href.partition("#")
            other = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
            other = other if target else path
            assert other in site, f"{path} links to {href}"
            assert not name or unquote(name) in anchors[other], f"{path} links to {href}"


def check_tables(page: str) -> None:
    """Every row of a table, as it is written, has as many cells as its head."""
    columns = 0
    for line in page.splitlines():
        cells = len(PIPE.findall(line)) if line.startswith("|") else 0
        assert not (columns and cells) or cells == columns, line
        columns = cells


@every_workspace
def test_links_lead_to_pages(name: str) -> None:
    check_links(example_pages(name))


@every_workspace
def test_tables_are_even(name: str) -> None:
    for page in example_pages(name).values():
        check_tables(page)


@every_workspace
def test_every_page_can_be_reached(name: str) -> None:
    site = example_pages(name)
    visited, ahead = set(), {"README.md"}
    while ahead:
        visited |= ahead
        linked = {
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href.partition("#")[0])))
            for path in ahead
            for href in hrefs(site[path])
            if href.partition("#")[0].endswith(".md") and "://" not in href
        }
        ahead = linked - visited
    assert visited == set(site)


def test_same_input_same_pages() -> None:
    assert pages(WORKSPACES["b2b-lifecycle"]) == example_pages("b2b-lifecycle")


def test_nothing_on_a_page_is_a_template_or_a_record() -> None:
    for page in example_pages("b2b-lifecycle").values():
        assert not re.search(r"\{\{|\{%[^{]|None|Undefined|Target\(|<Template", page.replace("%%{", ""))


def test_hostile_texts_change_nothing_but_words() -> None:
    half = len(HOSTILE) // 2
    site = hostile_pages()
    harmless = tuple(f"{PLAIN[number >= half]} {number}" for number in range(len(HOSTILE)))
    other = hostile_pages(texts=harmless)
    assert site.keys() == other.keys()
    assert len(site) > 4 * len(HOSTILE)
    for path, page in site.items():
        assert shape(page) == shape(other[path]), path


def test_hostile_pages_hold_no_foreign_html_picture_or_address() -> None:
    site = hostile_pages()
    check_links(site)
    for path, page in site.items():
        check_tables(page)
        for token in inline(parse(page)):
            assert token.type not in ("html_block", "image", "code_block"), path
            assert token.type != "html_inline" or token.content in OURS, path
        for href in hrefs(page):
            assert re.match(r"https://(git\.)?example\.com/|[\w./%~-]*(#|$)", href), href
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f\x7f-\x9f]", page)


@pytest.mark.parametrize("name", ["a `b` c", "`code`", "``", "a | `b`", "<b>`", "\\\\", "$`x`$"])
def test_hostile_texts_in_a_fix_are_no_code(name: str) -> None:
    rule = {
        "id": "RW1",
        "name": "n",
        "needs": {"field": "pains"},
        "message": "none",
        "fix": "Add `pains` to '{stage}'.",
    }
    stages = {"s": {"name": name, "goals": ["g"]}}
    files = {
        "journeymap.yaml": json.dumps({"own_rules": [rule]}),
        "maps/a.yaml": json.dumps({"title": "T", "stages": stages}),
    }
    page = pages_of(files)["maps/a.md"]
    check_tables(page)
    texts = [
        token.children or [] for token in parse(page) if token.type == "inline" and "Add `pains` to" in token.content
    ]
    assert texts
    for children in texts:
        assert "pains" in [child.content for child in children if child.type == "code_inline"]
        assert f"Add pains to '{name}'." in "".join(child.content for child in children if child.type in SHOWN)


def test_links_stay_relative_where_the_site_has_an_address(write_files: WriteFiles) -> None:
    settings = "site: {url: 'https://maps.example.com/x'}\n"
    site = pages(write_files({"journeymap.yaml": settings, "maps/a.yaml": "title: A\nstages: {s: {goals: [g]}}\n"}))
    assert "https://maps.example.com" not in "".join(site.values())
    check_links(site)


def test_gaps_lead_to_the_line_that_is_meant(write_files: WriteFiles) -> None:
    text = "title: A\nstages:\n  first:\n    goals: [g]\n    pains: [It hurts]\n"
    settings = "site: {source_url: 'https://git.example.com/blob/main'}\n"
    with_host = pages(write_files({"journeymap.yaml": settings, "maps/a.yaml": text}))
    assert "](https://git.example.com/blob/main/maps/a.yaml#L5)" in with_host["maps/a.md"]
    without = pages(write_files({"journeymap.yaml": "", "maps/a.yaml": text}))
    assert "`maps/a.yaml:5`" in without["maps/a.md"]


def test_stage_shows_what_it_holds() -> None:
    page = example_pages("b2b-lifecycle")["maps/cold-store.md"]
    stage = page.partition("\n## 3. Decision\n")[2].partition("\n## 4.")[0]
    for text in (
        "Tries it on one site",
        "[Thirty days on one site](../content/one-site-pilot.md)",
        "The champion argues alone in a room we never see",
        "How might we let the pilot site speak to the board?",
        "Accepted: Their calendar is theirs",
        "Moment of truth",
        "Days from pilot to signature",
        "Network and data checks before anything is signed",
    ):
        assert text in stage


def test_template_of_ones_own(tmp_path: Path) -> None:
    from journeymap.model.settings import Site
    from journeymap.publish.markdown import MarkdownPages
    from journeymap.publish.theme import Brand, Theme

    (tmp_path / "markdown").mkdir()
    own = '{% set x %}{{ text }}{% endset %}{{ x }} {{ x ~ "" }} {{ [text] | join(",") }} {{ text | upper }}'
    (tmp_path / "markdown" / "own.md").write_text(own, encoding="utf-8")
    page = MarkdownPages(Brand(Site(), theme=Theme(tmp_path, "brand"))).render("own", "own", text="<b>*x*")
    assert page == "&lt;b&gt;\\*x\\* &amp;lt;b&amp;gt;\\\\\\*x\\\\\\* &lt;b&gt;\\*x\\* &lt;B&gt;\\*X\\*\n"
