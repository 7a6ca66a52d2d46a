"""What holds for every HTML page, seen in its text alone: it is one file, it is safe, its links lead somewhere."""

import gzip
import json
import re
from functools import cache
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from journeymap.publish.html import with_code
from tests.browser.shapes import shapes
from tests.publish.reading import Read, read
from tests.support.fixtures import WriteFiles
from tests.support.hostile import HOSTILE
from tests.support.publishing import example_pages, hostile_pages, pages, pages_of
from tests.support.sites import ATTRIBUTES, ELEMENTS, faults_of_html, hash_source, links
from tests.support.workspaces import WORKSPACES


@cache
def example(name: str) -> dict[str, Read]:
    """The pages of an example, read."""
    return {path: read(text) for path, text in example_pages(name, "html").items()}


every_example = pytest.mark.parametrize("name", WORKSPACES)


@pytest.fixture(scope="module")
def hostile() -> dict[str, Read]:
    """The pages of a workspace whose every text means harm."""
    return {path: read(text) for path, text in hostile_pages("html").items()}


@cache
def pages_of_every_shape() -> dict[str, str]:
    return pages_of(shapes(), "html")


@every_example
def test_it_asks_nothing_of_anybody(name: str) -> None:
    for path, page in example(name).items():
        assert not [tag for tag, _ in page.elements if tag in {"link", "iframe", "object", "embed", "base"}], path
        assert all(source.startswith("data:") for source in page.values("src")), path
        assert not re.search(r"url\(|@import|image-set", "".join(page.inline["style"])), path
        assert not re.search(r"fetch\(|XMLHttp|import\(|sendBeacon|WebSocket|eval\(", "".join(page.inline["script"]))


@every_example
def test_the_policy_knows_exactly_the_styles_and_scripts_on_the_page(name: str) -> None:
    for path, page in example(name).items():
        assert page.policy.startswith("default-src 'none'; "), path
        assert "unsafe" not in page.policy
        for kind in ("style", "script"):
            wanted = re.search(rf"{kind}-src ([^;]*)", page.policy)
            assert (wanted[1].split() if wanted else []) == [hash_source(text) for text in page.inline[kind]], path


@every_example
def test_ids_are_unique_and_links_lead_somewhere(name: str) -> None:
    assert list(faults_of_html(example_pages(name, "html"))) == []


@pytest.mark.parametrize("example", ["b2b-lifecycle", "abm", "measured"])
def test_maps_are_small(example: str) -> None:
    maps = {path: page for path, page in example_pages(example, "html").items() if path.startswith("maps/")}
    assert maps
    for path, page in maps.items():
        without_pictures = re.sub(r"data:image/[^\"]+", "", page)
        assert len(gzip.compress(without_pictures.encode())) <= 45_000, path


def test_the_same_workspace_gives_the_same_bytes() -> None:
    assert pages(WORKSPACES["with-gaps"], "html") == example_pages("with-gaps", "html")


def test_hostile_texts_add_no_element_and_no_attribute(hostile: dict[str, Read]) -> None:
    for path, page in hostile.items():
        for tag, attributes in page.elements:
            assert tag in ELEMENTS, path
            assert attributes.keys() <= ATTRIBUTES, (path, tag)


def test_hostile_links_lead_to_nothing(hostile: dict[str, Read]) -> None:
    for path, page in hostile.items():
        schemes = {urlsplit(link).scheme for link in links(page)}
        assert schemes <= {"", "http", "https", "mailto"}, path


def test_hostile_texts_can_be_read_as_they_were_typed(hostile: dict[str, Read]) -> None:
    everything = " ".join(page.text for path, page in hostile.items() if path.startswith("maps/"))
    titles = [" ".join(text.split()) for text in HOSTILE]
    assert [title for title in titles if title not in everything] == []


FIXES = {
    "a field": ("Add `pains`", "Add <code>pains</code>"),
    "a user's text in quotes": ("Add `pains` to '`x` <b>'", "Add <code>pains</code> to &#39;`x` &lt;b&gt;&#39;"),
    "a tag between backticks": ("`<script>`", "`&lt;script&gt;`"),
    "an entity between backticks": ("`&lt;`", "`&amp;lt;`"),
    "a quote between backticks": ('`" onclick=x`', "<code>&#34; onclick=x</code>"),
}


@pytest.mark.parametrize(("fix", "html"), FIXES.values(), ids=FIXES)
def test_fixes_show_field_names_as_code(fix: str, html: str) -> None:
    assert with_code(fix) == html


@given(text=st.text(st.one_of(st.sampled_from("`'<>&\"/ ab:"), st.characters(codec="utf-8"))))
def test_code_spans_add_no_other_element(text: str) -> None:
    page = read(with_code(text))
    assert {tag for tag, _ in page.elements} <= {"code"}
    assert "".join(page.texts).replace("`", "") == text.replace("`", "")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "`<img src=x>`", "a `b` c", "</code><b>x", "`", "```"])
def test_hostile_texts_stay_escaped_in_a_fix(name: str) -> None:
    rule = {
        "id": "RW1",
        "name": "pains",
        "needs": {"field": "pains"},
        "message": "none",
        "fix": "Add `pains` to '{stage}'.",
    }
    stages = {"s": {"name": name, "goals": ["g"]}}
    files = {
        "journeymap.yaml": json.dumps({"own_rules": [rule]}),
        "maps/a.yaml": json.dumps({"title": "T", "stages": stages}),
    }
    page = pages_of(files, "html")["maps/a.html"]
    assert f"Add <code>pains</code> to &#39;{escape(name)}&#39;." in page


def test_maps_of_every_shape_can_be_made() -> None:
    site = {path: read(text) for path, text in pages_of_every_shape().items()}
    assert len([path for path in site if path.startswith("maps/")]) == len(shapes()) - 2
    for path, page in site.items():
        assert {tag for tag, _ in page.elements} <= ELEMENTS, path


def test_texts_carry_the_language_of_their_map() -> None:
    site = pages_of_every_shape()
    arabic = read(site["maps/arabic.html"])
    assert arabic.elements[0] == ("html", {"lang": "en", "dir": "ltr"})
    assert ("body", {"class": "board-page", "dir": "rtl"}) in arabic.elements
    assert 'lang="ja"' in site["maps/japanese.html"]
    assert "lang=" not in site["maps/emoji.html"].replace('<html lang="en"', "")


def test_a_map_beside_the_one_it_is_laid_over_is_told_once(write_files: WriteFiles) -> None:
    """What is compared with another map than that stands on the page besides."""
    over = "title: T\nextends: a\ncompare: WHICH\nstages: {s: {goals: [h]}}\n"
    files = {f"maps/{name}.yaml": "title: T\nstages: {s: {goals: [g]}}\n" for name in ("a", "b")}
    files |= {f"maps/over-{name}.yaml": over.replace("WHICH", name) for name in ("a", "b")}
    site = {path: read(text) for path, text in pages(write_files(files), "html").items()}
    sections = {path: {"layers", "differences"} & set(page.values("id")) for path, page in site.items()}
    assert sections["maps/over-a.html"] == {"layers"}
    assert sections["maps/over-b.html"] == {"layers", "differences"}
    assert sections["maps/a.html"] == set()


def test_without_a_library_nothing_leads_to_it() -> None:
    site = pages_of({"maps/a.yaml": "title: T\nstages: {s: {goals: [g]}}\n"}, "html")
    assert list(faults_of_html(site)) == []
    assert not any("#library" in page for page in site.values())


def test_links_lead_to_the_site_where_it_is_known(write_files: WriteFiles) -> None:
    files = {
        "journeymap.yaml": "site: {url: https://maps.example.com/x/, source_url: https://git.example.com/blob/main}\n",
        "maps/a.yaml": "title: Renting scaffolding\nstages: {site: {touchpoints: [Call]}}\n",
    }
    page = read(pages(write_files(files), "html")["maps/a.html"])
    assert "https://maps.example.com/x/index.html" in page.values("href")
    assert "https://git.example.com/blob/main/maps/a.yaml#L1" in page.values("href")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_where_nothing_is_asked_a_dash_stands_for_coverage(form: str) -> None:
    files = {
        "maps/a.yaml": "title: A\nskip: x\nstages: {x: {goals: [Rest]}}\npersonas: {cfo: Finance director}\n",
        "maps/b.yaml": "title: B\nfor: [cfo]\nskip: x\nstages: {x: }\n",
    }
    site = pages_of(files, form)
    assert [path for path, text in site.items() if "None" in text or "0 of 0" in text or "100 %" in text] == []
    assert not any("Every persona finds" in text for text in site.values())
    assert "–" in site["maps/a.html" if form == "html" else "maps/a.md"]


DIRECTIONS = {
    "a map that says so": ("language: fa", "CSV دیروز را", ' dir="rtl"'),
    "no letter that runs so": ("language: fa", "CSV", ' dir="auto"'),
    "a map that says the other": ("language: en", "دیروز then CSV", ""),
    "all letters run the other way": ("language: en", "دیروز", ' dir="auto"'),
    "a map that says nothing": ("", "دیروز then CSV", ' dir="auto"'),
}


@pytest.mark.parametrize("case", DIRECTIONS)
def test_a_text_runs_as_its_map_says(case: str) -> None:
    language, text, attribute = DIRECTIONS[case]
    page = pages_of({"maps/a.yaml": f"title: T\n{language}\nstages: {{s: {{goals: ['{text}']}}}}\n"}, "html")[
        "maps/a.html"
    ]
    lang = ' lang="fa"' if "fa" in language else ""
    assert f'<div class="text"{attribute}{lang}>{text}' in page


def test_names_within_a_line_run_as_their_map_says() -> None:
    text = "title: T\nlanguage: ar\nstages: {s: {goals: [g], owners: ['CRM فريق']}}\n"
    assert '<bdi dir="rtl" lang="ar">CRM فريق</bdi>' in pages_of({"maps/a.yaml": text}, "html")["maps/a.html"]


def test_findings_run_as_their_own_language() -> None:
    text = "title: T\nlanguage: ar\nstages: {s: {name: 'الوعي', touchpoints: ['لقاء']}}\n"
    page = pages_of({"maps/a.yaml": text}, "html")["maps/a.html"]
    assert re.search(r'<span dir="ltr">&#39;لقاء|<span dir="ltr">[^<]*الوعي', page)


def test_pages_hold_all_shapes_of_line_breaks() -> None:
    text = 'title: T\nstages: {s: {goals: ["one\\ntwo"]}}\n'
    assert ">one\ntwo<" in pages_of({"maps/a.yaml": text}, "html")["maps/a.html"]
    assert "one<br>two" in pages_of({"maps/a.yaml": text}, "markdown")["maps/a.md"]


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_maps_of_one_title_are_told_apart(form: str) -> None:
    files = {f"maps/{name}.yaml": "title: Same\nstages: {s: {touchpoints: [t]}}\n" for name in ("a", "b")}
    files["maps/c.yaml"] = "title: Other\nstages: {s: {touchpoints: [t]}}\n"
    site = pages_of(files, form)
    for page in ("index.html", "gaps.html") if form == "html" else ("README.md", "gaps.md"):
        assert "Same (a)" in site[page]
        assert "Same (b)" in site[page]
        assert "Other (c)" not in site[page]
