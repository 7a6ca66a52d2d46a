"""A page carries the symbols and pictures that it shows, each once."""

import base64
import re
from collections.abc import Mapping

import pytest

from tests.support.publishing import example_pages, pages
from tests.support.workspaces import ROOT, WORKSPACES, WriteFiles

DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
"""A GIF of one pixel."""
FILES = {
    "maps/a.yaml": """\
title: A
image: dot.gif
alt: A cold store
for: [buyer, user]
personas:
  buyer: {name: Finance director, image: dot.gif, alt: "Somebody <behind> a desk"}
  user: {name: Shift lead}
stages:
  awareness:
    image: dot.gif
    alt: A dock at night
    touchpoints:
    - {name: Calls, channel: phone, for: buyer, image: dot.gif, alt: A hand with a phone}
    - {name: Reads, channel: gossip, for: [buyer, user]}
  decision:
    touchpoints: [{name: Meets, channel: in-person-meeting, image: dot.gif}]
channels: {gossip: {name: Gossip, medium: offline}}
""",
}


@pytest.fixture
def site(write_files: WriteFiles) -> Mapping[str, str]:
    root = write_files(FILES)
    (root / "dot.gif").write_bytes(DOT)
    return pages(root, "html")


@pytest.mark.parametrize("name", WORKSPACES)
def test_a_page_carries_the_symbols_that_it_uses_and_no_others(name: str) -> None:
    for path, page in pages_of(name).items():
        symbols = re.findall(r'<symbol\b[^>]*\bid="([^"]*)"', page)
        used = re.findall(r'<use href="#([^"]*)"', page)
        assert sorted(symbols) == sorted(set(used)), path


def pages_of(name: str) -> Mapping[str, str]:
    return pages(ROOT, "html") if name == "our own" else example_pages(name, "html")


def test_symbols_are_not_taken_from_what_people_typed(write_files: WriteFiles) -> None:
    text = 'title: <use href="#c-truck"/>\nstages: {awareness: {goals: [<symbol id="x">y</symbol>]}}\n'
    page = pages(write_files(text), "html")["maps/a.html"]
    assert 'id="c-truck"' not in page
    assert "&lt;symbol id=&#34;x&#34;&gt;y&lt;/symbol&gt;" in page


def test_a_picture_is_on_a_page_once_however_often_it_is_seen(site: Mapping[str, str]) -> None:
    for path in ("maps/a.html", "personas/buyer.html", "library.html"):
        assert site[path].count("data:image/gif") == 1, path
    assert "data:image" not in site["personas/user.html"]


def test_pictures_say_what_they_show(site: Mapping[str, str]) -> None:
    board = site["maps/a.html"]
    assert 'aria-label="A cold store"' in board
    assert "A dock at night" in board
    assert "A hand with a phone" in board
    assert "Somebody &lt;behind&gt; a desk" in site["personas/buyer.html"]


def test_whoever_has_no_picture_has_initials_and_their_mark(site: Mapping[str, str]) -> None:
    (cast,) = re.findall(r'<ul class="cast".*?</ul>', site["maps/a.html"], re.DOTALL)
    assert ">SL<" in cast
    assert ">FD<" not in cast
    assert cast.count('href="#m1"') == cast.count('href="#m2"') == 1


def test_a_picture_that_is_not_there_leaves_initials(write_files: WriteFiles) -> None:
    page = pages(write_files(FILES["maps/a.yaml"]), "html")["maps/a.html"]
    assert ">FD<" in page
