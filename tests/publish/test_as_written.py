"""What is written is shown as it is written: the same signs and the same addresses on both sorts of pages."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from journeymap.model.stage_fields import TEXT_LANES
from tests.publish.reading import read
from tests.support.git_host import read as read_as_git_host
from tests.support.publishing import pages_of
from tests.support.sites import hrefs

TEXTS = (
    "> 40 NPS",
    "- 20 % scrap",
    "1. Mai: Angebot liegt vor",
    "5*3*2 cm",
    "Price ~~100~~ 80",
    "---",
    "[text](https://x.test)",
    "`c`",
    "_under_",
    "# 42",
    "a | b",
    "<b>",
    "&amp; \\*",
    "two\nlines",
)


def _settings(text: str) -> dict[str, Any]:
    return {"lanes": [{"id": "own", "title": text}]}


def _map(text: str) -> dict[str, Any]:
    stage = {
        **{lane: [text] for lane in TEXT_LANES},
        "name": text,
        "duration": text,
        "owners": [text],
        "entry": [text],
        "exit": [text],
        "emotion": f"so {text}",
        "lanes": {"own": [text]},
        "touchpoints": [{"name": text, "purpose": text, "emotion": f"so {text}"}],
        "pains": [{"text": text, "accepted": text}, {"text": text, "answers": [{"text": text, "owner": text}]}],
        "opportunities": [text],
        "metrics": [{"kind": "nps", "name": text, "unit": text, "baseline": text, "target": text}],
        "loops": [{"to": "b", "when": text}],
        "sources": [{"kind": "interview", "note": text}],
    }
    persona = {
        "name": text,
        "quote": text,
        "job_title": text,
        **{name: [text] for name in ("goals", "challenges", "concerns", "questions", "objections", "outcomes")},
    }
    return {
        "title": text,
        "goal": text,
        "owner": text,
        "tags": [text],
        "personas": {"p": persona},
        "stages": {"a": stage, "b": {"goals": [text]}},
    }


@cache
def written(text: str, form: str) -> dict[str, str]:
    """The pages of a workspace in which a text stands wherever one may."""
    return pages_of({"maps/a.yaml": json.dumps(_map(text)), "journeymap.yaml": json.dumps(_settings(text))}, form)


@cache
def shown(text: str) -> dict[str, str]:
    html, markdown = written(text, "html"), written(text, "markdown")
    return {
        **{path: read(page).text for path, page in html.items()},
        **{path: " ".join(read_as_git_host(page.replace("<br>", " "))[0].split()) for path, page in markdown.items()},
    }


@pytest.mark.parametrize("text", TEXTS)
def test_plain_texts_are_shown_sign_by_sign(text: str) -> None:
    line = " ".join(text.split())
    plain = shown("Plain")
    for path in ("maps/a.html", "maps/a.md", "personas/p.html", "personas/p.md"):
        words = shown(text)[path]
        assert words.count(line) >= plain[path].count("Plain"), path


def _elements(page: str) -> list[str]:
    """The elements of a page, but for code in fixes, and what draws initials and numbers."""
    drawn = {"code", "div", "g", "path", "span", "svg", "use"}
    return [tag for tag, _ in read(page).elements if tag not in drawn]


@pytest.mark.parametrize("text", TEXTS)
def test_plain_texts_make_no_elements(text: str) -> None:
    others = written("Plain", "html")
    for path, page in written(text, "html").items():
        assert _elements(page) == _elements(others[path]), path


ADDRESSES = {
    "https://acme.example/sites/CX/Shared Documents/Persona Deck (v2).pptx": (
        "https://acme.example/sites/CX/Shared%20Documents/Persona%20Deck%20(v2).pptx"
    ),
    "https://acme.example/a%20b c": "https://acme.example/a%20b%20c",
    "https://acme.example/Größe [1] \"x\"?a=b&c='d'": (
        "https://acme.example/Gr%C3%B6%C3%9Fe%20%5B1%5D%20%22x%22?a=b&c='d'"
    ),
    "https://acme.example/a)b(c*d_e*f": "https://acme.example/a)b(c*d_e*f",
    "docs/the plan (1).pdf": "https://git.example/my%20maps/docs/the%20plan%20%281%29.pdf",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_keep_every_sign_on_both_sorts_of_pages(address: str) -> None:
    source = {"kind": "interview", "note": "N", "link": address}
    touchpoint = {"name": "T", "link": address, "content": ["c"]}
    map_ = {
        "title": "M",
        "links": [{"url": address, "title": "L"}],
        "sources": [source],
        "content": {"c": {"title": "C", "url": address}},
        "stages": {"a": {"touchpoints": [touchpoint], "opportunities": [{"text": "O", "link": address}]}},
    }
    settings = {"site": {"source_url": "https://git.example/my maps"}}
    files = {"maps/a.yaml": json.dumps(map_), "journeymap.yaml": json.dumps(settings)}
    html, markdown = pages_of(files, "html"), pages_of(files, "markdown")
    wanted = ADDRESSES[address]
    for page, number in (("maps/a", 5), ("content/c", 1)):
        assert read(html[f"{page}.html"]).values("href").count(wanted) == number
        assert hrefs(markdown[f"{page}.md"]).count(wanted) == number


def test_the_address_of_the_site_keeps_its_spaces() -> None:
    files = {
        "maps/a.yaml": "title: T\nstages: {a: {goals: [g]}}\n",
        "journeymap.yaml": "site: {url: 'https://a.example/our maps/'}\n",
    }
    assert "https://a.example/our%20maps/index.html" in read(pages_of(files, "html")["maps/a.html"]).values("href")


QUOTED = {
    "Every vendor": "“Every vendor”",
    "“Every vendor”": "“Every vendor”",
    '"I love it", says Anna': '"I love it", says Anna',
    "「え、本当」": "「え、本当」",
    "« Trop cher »": "« Trop cher »",
    "'Tis fine": "“'Tis fine”",
    "'Fine'": "'Fine'",
}


@pytest.mark.parametrize("text", QUOTED)
def test_quotation_marks_stand_once(text: str) -> None:
    page = pages_of({"maps/a.yaml": json.dumps({"title": "T", "stages": {"a": {"thoughts": [text]}}})})["maps/a.md"]
    assert f"| {QUOTED[text]} |" in page


def test_criteria_keep_their_blanks() -> None:
    exit_ = ["First condition", {"points_min": 97, "window": "90d"}]
    page = pages_of({"maps/a.yaml": json.dumps({"title": "T", "stages": {"a": {"exit": exit_}}})})["maps/a.md"]
    assert "**Ends when**: First condition; at least 97 points, within 90 days" in page
