"""A brand's logo, fonts, colors and own templates."""

import os
import re
import time
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.publish import BrokenTheme, site_pages, theme_problems
from journeymap.publish.assets.minify import minified_css
from journeymap.source import Problem
from journeymap.workspace import Workspace
from tests.publish.reading import read
from tests.support.fixtures import WriteFiles
from tests.support.hostile import HOSTILE_TEMPLATE
from tests.support.workspaces import lint, load_workspace

MAP = {"maps/a.yaml": "title: Renting scaffolding\nstages: {site: {touchpoints: [Call]}}\n"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


def loaded(root: Path) -> Workspace:
    """The workspace, today."""
    return load_workspace(root)


def page(root: Path, path: str = "maps/a.html") -> str:
    """One published page."""
    workspace = loaded(root)
    pages = site_pages(Analysis(workspace), lint(workspace), ["html"])
    return next(page.text for page in pages if page.path == path)


def test_a_logo_is_inside_the_page(write_files: WriteFiles) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {logo: brand/logo.svg}\n", "brand/logo.svg": SVG})
    assert 'src="data:image/svg+xml;base64,' in page(root)


@pytest.mark.parametrize("path", ["../secret.svg", "journeymap.yaml", "/etc/hostname"])
def test_a_logo_is_a_picture_of_the_workspace_or_none(write_files: WriteFiles, path: str) -> None:
    root = write_files({**MAP, "journeymap.yaml": f"site: {{logo: {path}}}\n", "../secret.svg": SVG})
    assert "base64" not in page(root)


def test_fonts_and_accent_are_laid_over_ours(write_files: WriteFiles) -> None:
    settings = "site: {accent: '#f08c00', font: \"Inter, 'Segoe UI', sans-serif\"}\n"
    text = page(write_files({**MAP, "journeymap.yaml": settings}))
    assert "--sans:Inter, 'Segoe UI', sans-serif" in text
    assert "--brand:#f08c00" in text


def test_one_template_and_one_style_can_be_replaced_alone(write_files: WriteFiles) -> None:
    files = {
        **MAP,
        "journeymap.yaml": "site: {theme: brand}\n",
        "brand/html/parts/board/masthead.html": "<h1>Ours: {{ board.title }}</h1>",
        "brand/html/styles/board.css": "h1 { color: teal }",
    }
    text = page(write_files(files))
    assert "<h1>Ours: Renting scaffolding</h1>" in text
    assert "h1{color:teal}" in text
    assert "--paper" in text


WRONG = {
    "no logo there": ("site: {logo: brand/logo.svg}", "the logo 'brand/logo.svg' does not exist"),
    "no theme there": ("site: {theme: brand}", "the theme 'brand' does not exist"),
    "a font that breaks out": ("site: {font: 'x;} body{display:none'}", "must be a list of font names"),
    "a color that is none": ("site: {accent: teal}", "must be a color, but 'teal' is not one"),
}


@pytest.mark.parametrize(("settings", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_used_is_told(write_files: WriteFiles, settings: str, message: str) -> None:
    problems = loaded(write_files({**MAP, "journeymap.yaml": settings + "\n"})).problems
    assert [message in problem.message for problem in problems] == [True]


def test_pictures_of_maps_and_personas_are_inside_their_pages(write_files: WriteFiles) -> None:
    files = {
        "maps/a.yaml": "title: T\nimage: pictures/map.svg\n"
        "personas: {clerk: {name: Clerk, image: pictures/clerk.svg}}\n"
        "stages: {site: {touchpoints: [Call], image: pictures/clerk.svg}}\n",
        "pictures/map.svg": SVG,
        "pictures/clerk.svg": SVG.replace("<svg", '<svg id="clerk"'),
    }
    root = write_files(files)
    assert page(root, "maps/a.html").count("data:image/svg+xml;base64,") == 2  # each once, however often it is seen
    assert page(root, "personas/clerk.html").count("data:image/svg+xml;base64,") == 1


MASTHEAD = "brand/html/parts/board/masthead.html"


def test_a_file_of_a_theme_that_is_no_text_is_found(write_files: WriteFiles) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", MASTHEAD: ""})
    for content, line in ((b"<p>\n\xff</p>", 2), ("ü".encode("utf-16"), 1)):
        (root / MASTHEAD).write_bytes(content)
        assert [place_of(problem) for problem in theme_problems(loaded(root))] == [(MASTHEAD, line)]


def test_nothing_of_a_theme_leads_out_of_it(write_files: WriteFiles) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", "brand/.keep": "", "../x": "SECRET {{"})
    (root / "brand/languages").mkdir()
    for folder in ("styles", "parts/board"):
        (root / "brand/html" / folder).mkdir(parents=True)
    for name in ("html/styles/board.css", "html/parts/board/masthead.html", "languages/nl.po"):
        (root / "brand" / name).symlink_to(root.parent / "x")
    os.mkfifo(root / "brand/html/styles/base.css")
    (root / "brand/html/styles/report.css").symlink_to("report.css")
    problems = theme_problems(loaded(root))
    assert len(problems) == 5
    assert "SECRET" not in str([(problem.message, problem.place.document.text) for problem in problems])


@pytest.mark.parametrize("folder", ["html", "markdown", "languages"])
def test_nor_does_a_folder_of_it(folder: str, write_files: WriteFiles) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", "brand/.keep": "", "../x/secret.css": "</"})
    (root / "brand" / folder).symlink_to(root.parent / "x")
    problems = theme_problems(loaded(root))
    assert [place_of(problem) for problem in problems] == [(f"brand/{folder}", 1)]
    assert "secret" not in problems[0].message


def place_of(problem: Problem) -> tuple[str, int]:
    """The file and line of a problem."""
    document, span = problem.place.resolve()
    return document.path, span.line


@pytest.mark.parametrize("theme", ["../outside", "/etc", "linked", "journeymap.yaml", "."])
def test_a_theme_is_a_folder_of_the_workspace(theme: str, write_files: WriteFiles) -> None:
    files = {"../outside/html/parts/board/masthead.html": "SECRET", "html/parts/board/masthead.html": "HERE"}
    root = write_files({**MAP, "journeymap.yaml": f"site: {{theme: {theme}}}\n", **files})
    (root / "linked").symlink_to(root.parent / "outside")
    text = page(root)
    assert "SECRET" not in text
    problems = [problem.message for problem in theme_problems(loaded(root))]
    assert problems == []
    assert ("HERE" in text) == (theme == ".")
    assert any("theme" in problem.message for problem in loaded(root).problems) == (theme != ".")


def test_what_a_theme_breaks_in_a_template_of_ours_is_told(write_files: WriteFiles) -> None:
    """The masthead asks for a macro that this theme's parts lack."""
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", "brand/html/parts/common.html": ""})
    with pytest.raises(BrokenTheme, match=r"brand, line 1: with this theme line \d+ of our 'html/[\w/]+.html' fails"):
        page(root)


HIDDEN = [
    "<{{ 'script' }}>window.hit = 1</{{ 'script' }}>",
    "<scr{{ '' }}ipt>window.hit = 1</script>",
    "<{% if true %}meta{% endif %} http-equiv=refresh content='0;url=https://example.com'>",
    "{% set x %}<{% endset %}{{ x }}link rel=preconnect href=//example.com>",
]


@pytest.mark.parametrize("source", HIDDEN)
def test_what_is_put_together_on_the_page_is_found_there(source: str, write_files: WriteFiles) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", MASTHEAD: source})
    with pytest.raises(BrokenTheme, match="the theme puts the element"):
        page(root)


def test_the_policy_comes_first_whatever_a_theme_writes(write_files: WriteFiles) -> None:
    """Chromium opens this page in tests/browser."""
    settings = {"journeymap.yaml": "site: {theme: brand}\n"}
    text = page(write_files({**MAP, **settings, "brand/html/board.html": HOSTILE_TEMPLATE}))
    hostile, ours = read(text), read(page(write_files(MAP)))
    assert [tag for tag, _ in hostile.elements[:4]] == ["html", "head", "meta", "meta"]
    assert hostile.elements[3][1]["http-equiv"] == "Content-Security-Policy"
    assert "unsafe" not in hostile.policy
    assert hostile.inline["script"] == ours.inline["script"]
    assert re.findall("script-src [^;]*", hostile.policy) == re.findall("script-src [^;]*", ours.policy)
    assert text.index("Content-Security-Policy") < text.index("onload")


@pytest.mark.parametrize(
    "sheet", ["/*" * 60_000, '"\\"' * 40_000, "'" * 100_000 + '"', " " * 120_000 + "x", "{;" * 60_000]
)
def test_a_style_sheet_is_made_small_in_one_go(sheet: str) -> None:
    """Each sign is looked at a few times, not once for each sign before it."""
    began = time.process_time()
    minified_css(sheet)
    assert time.process_time() - began < 2


def test_a_sheet_that_ends_early_is_made_small_as_well() -> None:
    assert minified_css("p { color: red }\n/* and") == "p{color:red}\n"
    assert minified_css('p { content: "a  b\n}') == 'p{content:"a  b}\n'
