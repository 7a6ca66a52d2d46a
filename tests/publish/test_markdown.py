"""The Markdown site: whatever people write, a git host shows just that, and every link leads somewhere."""

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.support.fixtures import WriteFiles
from tests.support.hostile import HOSTILE
from tests.support.publishing import example_pages, hostile_pages, pages, pages_of
from tests.support.sites import faults_of_markdown, hrefs, inline, parse
from tests.support.workspaces import WORKSPACES

PLAIN = ("one and one", "two and two")
SHOWN = ("text", "text_special", "code_inline")
LIKE_TEXT = ("text", "html_inline", "text_special", "entity")

every_workspace = pytest.mark.parametrize("name", WORKSPACES)


def shape(page: str) -> list[str]:
    """Everything on a page but its words."""
    return [token.type + token.tag for token in inline(parse(page)) if token.type not in LIKE_TEXT]


@every_workspace
def test_links_lead_to_pages_and_tables_are_even(name: str) -> None:
    assert list(faults_of_markdown(example_pages(name))) == []


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
    site = hostile_pages(notes="Plain")
    harmless = tuple(f"{PLAIN[number >= half]} {number}" for number in range(len(HOSTILE)))
    other = hostile_pages(texts=harmless, notes="Plain")
    assert site.keys() == other.keys()
    assert len(site) > 4 * len(HOSTILE)
    for path, page in site.items():
        assert shape(page) == shape(other[path]), path


def test_hostile_pages_hold_no_foreign_html_picture_or_address() -> None:
    assert list(faults_of_markdown(hostile_pages())) == []
    for page in hostile_pages(notes="Plain").values():
        for href in hrefs(page):
            assert re.match(r"https://(git\.)?example\.com/|[\w./%~-]*(#|$)", href), href


def test_hostile_notes_lead_only_where_a_link_may() -> None:
    for page in hostile_pages().values():
        for href in hrefs(page):
            assert re.match(r"https://((git\.)?example\.com|evil\.example)(/|$)|[\w./%~-]*(#|$)", href), href


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
    site = pages_of(files)
    page = site["maps/a.md"]
    assert list(faults_of_markdown(site)) == []
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
    assert list(faults_of_markdown(site)) == []


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
    from journeymap.publish.themes.theme import Brand, Theme

    (tmp_path / "markdown").mkdir()
    own = '{% set x %}{{ text }}{% endset %}{{ x }} {{ x ~ "" }} {{ [text] | join(",") }} {{ text | upper }}'
    (tmp_path / "markdown" / "own.md").write_text(own, encoding="utf-8")
    page = MarkdownPages(Brand(Site(), theme=Theme(tmp_path, "brand"))).render("own", "own", text="<b>*x*")
    assert page == "&lt;b&gt;\\*x\\* &amp;lt;b&amp;gt;\\\\\\*x\\\\\\* &lt;b&gt;\\*x\\* &lt;B&gt;\\*X\\*\n"


def test_what_a_persona_decides_by_is_numbered(write_files: WriteFiles) -> None:
    personas = "personas: {clerk: {name: Clerk, decision_criteria: [Speed, Price]}}"
    page = pages(write_files({"maps/a.yaml": personas}))["personas/clerk.md"]
    assert "\n- **Criterion 1**: Speed\n- **Criterion 2**: Price\n" in page


@pytest.mark.parametrize(
    ("page", "last"),
    [
        ("maps/a.md", "Next map: [B \\| \\*C\\*](b.md)"),
        ("maps/b.md", "Previous map: [A](a.md) · Next map: [D](d.md)"),
        ("maps/d.md", "Previous map: [B \\| \\*C\\*](b.md)"),
        ("accounts/north.md", "Next account: [South](south.md)"),
        ("accounts/south.md", "Previous account: [North](north.md)"),
    ],
)
def test_maps_and_accounts_lead_on_to_those_beside_them(page: str, last: str) -> None:
    titles = {"a": "A", "b": '"B | *C*"', "d": "D"}
    maps = {f"maps/{id_}.yaml": f"title: {title}\nstages: {{s: {{}}}}\n" for id_, title in titles.items()}
    site = pages_of({**maps, "maps/accounts.yaml": "accounts: {north: {name: North}, south: {name: South}}\n"})
    rule, shown = site[page].split("\n\n")[-3:-1]
    assert (rule.split("\n")[-1], shown) == ("---", last)


def test_a_map_alone_leads_nowhere() -> None:
    assert "---\n\n" not in pages_of({"maps/a.yaml": "title: A\nstages: {s: {}}\n"})["maps/a.md"]
