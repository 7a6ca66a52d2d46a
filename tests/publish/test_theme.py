"""A brand's logo, fonts, colors and own templates."""

from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.publish import site_pages
from journeymap.workspace import Workspace
from tests.support.fixtures import WriteFiles
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
        "brand/html/_masthead.html": "<h1>Ours: {{ board.title }}</h1>",
        "brand/html/board.css": "h1 { color: teal }",
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
        "pictures/clerk.svg": SVG,
    }
    root = write_files(files)
    assert page(root, "maps/a.html").count("data:image/svg+xml;base64,") == 2
    assert page(root, "personas/clerk.html").count("data:image/svg+xml;base64,") == 1
