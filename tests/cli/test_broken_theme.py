"""A theme that cannot be used: `validate` finds it at its line, `render` publishes nothing, and both end with 2."""

import json

import pytest

from journeymap.errors import ExitCode
from tests.support.fixtures import RunCommand, WriteFiles

MAP = {"maps/a.yaml": "title: Renting scaffolding\nstages: {site: {touchpoints: [Call]}}\n"}
MASTHEAD = "brand/html/_masthead.html"
BROKEN = {
    "a tag without an end": ({MASTHEAD: "<p>\n{% if board %}\n</p>"}, MASTHEAD, 3, "this is not a template"),
    "an unknown tag": ({MASTHEAD: "\n{% frame %}"}, MASTHEAD, 2, "this is not a template"),
    "an unknown filter": ({MASTHEAD: "\n\n{{ board.title | safe }}"}, MASTHEAD, 3, "a theme has no filter 'safe'"),
    "itself": (
        {MASTHEAD: "\n{% include 'html/_masthead.html' %}"},
        MASTHEAD,
        2,
        "this leads back to 'html/_masthead.html'",
    ),
    "itself by another": (
        {MASTHEAD: "{% include 'html/x.html' %}", "brand/html/x.html": "\n{% include 'html/_masthead.html' %}"},
        "brand/html/x.html",
        2,
        "this leads back to 'html/_masthead.html'",
    ),
    "itself by ours": (
        {"brand/html/_page.html": "{% extends 'html/board.html' %}"},
        "brand/html/_page.html",
        1,
        "this leads back to",
    ),
    "what is not there": (
        {MASTHEAD: "\n{% include 'html/x.html' %}"},
        MASTHEAD,
        2,
        "there is no template 'html/x.html'",
    ),
    "what is not of the theme": (
        {MASTHEAD: "{% include '../x.html' %}"},
        MASTHEAD,
        1,
        "there is no template '../x.html'",
    ),
    "Markdown": ({"brand/markdown/board.md": "\n{{"}, "brand/markdown/board.md", 2, "this is not a template"),
    "a script": ({"brand/html/board.js": "alert(1)"}, "brand/html/board.js", 1, "a theme has no scripts"),
    "a script in a page": ({MASTHEAD: "<p>\n<SCRIPT>x</SCRIPT>"}, MASTHEAD, 2, "may not write the element 'SCRIPT'"),
    "another address": ({MASTHEAD: "<meta http-equiv='refresh'>"}, MASTHEAD, 1, "may not write the element 'meta'"),
    "a frame": ({MASTHEAD: "<iframe srcdoc='x'>"}, MASTHEAD, 1, "may not write the element 'iframe'"),
    "the frame of a page": (
        {"brand/html/_document.html": "{{ page }}"},
        "brand/html/_document.html",
        1,
        "this file cannot be replaced",
    ),
    "a style with an end": (
        {"brand/html/board.css": "p {}\n</style><p>"},
        "brand/html/board.css",
        2,
        "a style sheet has no '</' in it",
    ),
    "a catalogue": ({"brand/languages/nl.po": "\nmsgid"}, "brand/languages/nl.po", 2, "no line of a gettext catalogue"),
    "a large file": ({"brand/html/board.css": "p" * 200_000}, "brand/html/board.css", 1, "larger than 128 KB"),
    "many files": ({f"brand/html/{number}.svg": "" for number in range(101)}, "brand", 1, "the theme has 101 files"),
    "much": ({f"brand/html/{number}.svg": "x" * 120_000 for number in range(9)}, "brand", 1, "larger than 1024 KB"),
}


@pytest.mark.parametrize(("files", "path", "line", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_theme_is_found_at_its_line_before_anything_is_published(
    files: dict[str, str], path: str, line: int, message: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", **files})
    ran = run("validate", "-f", "json", "maps/a.yaml", cwd=root)
    found = [finding for finding in json.loads(ran.out)["findings"] if finding["code"] == "JM022"]
    assert [(finding["path"], finding["line"]) for finding in found] == [(path, line)]
    assert message in found[0]["message"]
    assert found[0]["fix"].endswith(".")
    assert ran.code == ExitCode.USAGE
    published = run("render", cwd=root)
    assert published.code == ExitCode.USAGE
    assert "Nothing was published" in published.err
    assert not (root / "site").exists()


def test_a_name_that_stands_for_nothing_ends_render_at_its_line(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", MASTHEAD: "<p>\n{{ nope.x }}"})
    assert run("validate", "-q", cwd=root).code == ExitCode.OK
    ran = run("render", cwd=root)
    assert ran.code == ExitCode.USAGE
    assert ran.err.startswith(f"Nothing was published: {MASTHEAD}, line 2: there is no 'nope' here. ")
    assert not list((root / "site").glob("**/*.html"))
