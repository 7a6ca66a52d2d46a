"""A theme that cannot be used: `validate` finds it at its line, `render` publishes nothing, and both end with 2."""

import json

import pytest

from journeymap.errors import ExitCode
from tests.support.fixtures import RunCommand, WriteFiles

MAP = {"maps/a.yaml": "title: Renting scaffolding\nstages: {site: {touchpoints: [Call]}}\n"}
MASTHEAD = "brand/html/parts/board/masthead.html"
BROKEN = {
    "a tag without an end": ({MASTHEAD: "<p>\n{% if board %}\n</p>"}, MASTHEAD, 3, "this is not a template"),
    "an unknown tag": ({MASTHEAD: "\n{% frame %}"}, MASTHEAD, 2, "this is not a template"),
    "an unknown filter": ({MASTHEAD: "\n\n{{ board.title | safe }}"}, MASTHEAD, 3, "a theme has no filter 'safe'"),
    "itself": (
        {MASTHEAD: "\n{% include 'html/parts/board/masthead.html' %}"},
        MASTHEAD,
        2,
        "this leads back to 'html/parts/board/masthead.html'",
    ),
    "itself by another": (
        {
            MASTHEAD: "{% include 'html/x.html' %}",
            "brand/html/x.html": "\n{% include 'html/parts/board/masthead.html' %}",
        },
        "brand/html/x.html",
        2,
        "this leads back to 'html/parts/board/masthead.html'",
    ),
    "itself by ours": (
        {"brand/html/frame/page.html": "{% extends 'html/board.html' %}"},
        "brand/html/frame/page.html",
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
    "a script": (
        {"brand/html/scripts/board/opening.js": "alert(1)"},
        "brand/html/scripts/board/opening.js",
        1,
        "a theme has no scripts",
    ),
    "a script in a page": ({MASTHEAD: "<p>\n<SCRIPT>x</SCRIPT>"}, MASTHEAD, 2, "may not write the element 'SCRIPT'"),
    "another address": ({MASTHEAD: "<meta http-equiv='refresh'>"}, MASTHEAD, 1, "may not write the element 'meta'"),
    "a frame": ({MASTHEAD: "<iframe srcdoc='x'>"}, MASTHEAD, 1, "may not write the element 'iframe'"),
    "the frame of a page": (
        {"brand/html/frame/document.html": "{{ page }}"},
        "brand/html/frame/document.html",
        1,
        "this file cannot be replaced",
    ),
    "a page that there is none of": (
        {"brand/html/boards.html": "<p>"},
        "brand/html/boards.html",
        1,
        "no page uses this file",
    ),
    "a style where none is looked for": (
        {"brand/html/board.css": "p {}"},
        "brand/html/board.css",
        1,
        "no page uses this file",
    ),
    "a style with an end": (
        {"brand/html/styles/board.css": "p {}\n</style><p>"},
        "brand/html/styles/board.css",
        2,
        "a style sheet has no '</' in it",
    ),
    "a catalogue": ({"brand/languages/nl.po": "\nmsgid"}, "brand/languages/nl.po", 2, "no line of a gettext catalogue"),
    "a large file": (
        {"brand/html/styles/board.css": "p" * 200_000},
        "brand/html/styles/board.css",
        1,
        "larger than 128 KB",
    ),
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


MEANT = {
    "html/_masthead.html": "html/parts/board/masthead.html",
    "html/_page.html": "html/frame/page.html",
    "html/_account_head.html": "html/parts/account/head.html",
    "html/_program.html": "html/parts/program.html",
    "html/board.css": "html/styles/board.css",
    "html/styles/bord.css": "html/styles/board.css",
    "html/board.css.j2": "html/styles/board.css.j2",
    "html/styles/board.html": "html/board.html",
    "markdown/story.md": "markdown/parts/board/story.md",
    "markdown/gap.md": "markdown/gaps.md",
}


@pytest.mark.parametrize(("path", "meant"), MEANT.items())
def test_a_file_that_replaces_nothing_is_told_where_ours_lies(
    path: str, meant: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", f"brand/{path}": ""})
    ran = run("validate", cwd=root)
    assert ran.code == ExitCode.USAGE
    assert f"Move it to '{meant}' if it is to replace that, or remove it." in ran.out


def test_without_one_of_a_name_like_it_nothing_is_guessed(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", "brand/html/zebra.html": ""})
    assert "Name it like the file it is to replace, or remove it." in run("validate", cwd=root).out


def test_what_a_template_of_the_theme_names_may_lie_anywhere(write_files: WriteFiles, run: RunCommand) -> None:
    own = {MASTHEAD: "{% include 'html/ours/crest.html' %}", "brand/html/ours/crest.html": "<p>Crest</p>"}
    own |= {"brand/html/README.md": "Who drew this", "brand/languages/README.md": "Who translated it"}
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", **own})
    assert run("validate", "-q", cwd=root).code == ExitCode.OK


def test_a_name_that_stands_for_nothing_ends_render_at_its_line(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**MAP, "journeymap.yaml": "site: {theme: brand}\n", MASTHEAD: "<p>\n{{ nope.x }}"})
    assert run("validate", "-q", cwd=root).code == ExitCode.OK
    ran = run("render", cwd=root)
    assert ran.code == ExitCode.USAGE
    assert ran.err.startswith(f"Nothing was published: {MASTHEAD}, line 2: there is no 'nope' here. ")
    assert not list((root / "site").glob("**/*.html"))
