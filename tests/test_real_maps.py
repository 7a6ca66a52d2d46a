"""Small maps of the kinds that people draw (tests/real_maps): all that is written in them comes out on their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
import yaml

from journeymap.findings import DOCUMENT_CODES
from journeymap.model.vocabulary import label
from tests.publish.reading import read as read_html
from tests.support import git_host
from tests.support.publishing import pages
from tests.support.runs import session_of
from tests.support.workspaces import ROOT, load_workspace

FOLDER = ROOT / "tests" / "real_maps"
FILES = sorted((FOLDER / "maps").glob("*.yaml"))
SUFFIXES = {"html": ".html", "markdown": ".md"}

NOT_FOR_READERS = {
    "map.id": "it is the address of the page",
    "map.language": "it is how the page is marked for browsers and screen readers",
    "map.scale": "it is how the numbers are read, and the curve has it at its side",
    "map.scope": "customer is what every map is",
    "map.stages.key": "it is the name of a stage without one; else it is its address",
    "map.stages.*.lanes.key": "it stands for the title of the lane, which settings hold",
    "map.stages.*.touchpoints.executive": "false says nothing",
    "content.for": "the maps show who meets it",
}
"""The fields whose values no page shows, and why."""
WORDS = {"kind", "status", "state", "evidence", "devices", "type", "message", "mode", "function", "phases", "sources"}
"""The keys that may hold a word of the format, which has a label."""
DEGREES = {"severity", "frequency", "priority", "value", "friction", "feasibility", "effort"}
MARKDOWN = {"notes", "scenario"}
OWN_KEYS = {"attributes", "stages", "by", "lanes", "change"}
"""The fields whose keys are people's own."""
OTHER_WORDS = {
    "html": {
        "to_be": "As it should be",
        "action": "on their own",
        "out_of_scope": "Out of this map’s scope",
        "feasibility": "Feasible",
    },
    "markdown": {"to_be": "To-be", "action": "on their own"},
}
"""The words of the format that a page puts in other words."""


class Place(NamedTuple):
    """A field of a file, and the page that has to show it."""

    page: str
    route: str


def documents() -> dict[str, Any]:
    """What each file says, every scalar as it was typed."""
    return {file.stem: yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader) for file in FILES}


def written(name: str) -> Iterator[tuple[Place, str]]:
    """Yield each scalar of a file, with its place."""
    document = documents()[name]
    for kind in ("personas", "channels", "content", "segments"):
        for id_, thing in document.pop(kind, {}).items():
            whole = {"name": thing} if isinstance(thing, str) else thing
            yield from ((Place(f"{kind}/{id_}", route), text) for route, text in scalars(whole, kind))
    page = f"maps/{document.get('id', name)}"
    yield from ((Place(page, route), text) for route, text in scalars(document, "map"))


def scalars(node: Any, route: str) -> Iterator[tuple[str, str]]:
    """Yield every scalar below a node with its route: its values, and the keys that are people's own."""
    if isinstance(node, str):
        yield route, node
    elif isinstance(node, list):
        for item in node:
            yield from scalars(item, route)
    else:
        has_own_keys = route.rpartition(".")[2] in OWN_KEYS
        for key, value in node.items():
            if has_own_keys:
                yield f"{route}.key", key
            yield from scalars(value, f"{route}.{'*' if has_own_keys else key}")


@cache
def names() -> dict[str, str]:
    """What a reader sees in the place of an id."""
    found = {id_: channel.name for id_, channel in load_workspace(FOLDER).channels.items()}
    for name, document in documents().items():
        found[document.get("id", name)] = document["title"]
        found |= {id_: stage["name"] for id_, stage in document["stages"].items() if "name" in stage}
        for kind in ("personas", "channels", "content", "segments"):
            for id_, thing in document.get(kind, {}).items():
                found[id_] = thing if isinstance(thing, str) else thing.get("name") or thing["title"]
    return found


def expected(route: str, text: str, form: str) -> list[str]:
    """What readers look for where a text is written: parts of the page, in any order."""
    key = route.removesuffix(".*").rpartition(".")[2]
    if key in DEGREES:
        return [OTHER_WORDS[form].get(key, label(key))]  # beside it there are as many points as it says, or a number
    if key in MARKDOWN:
        return git_host.read(text)[0].splitlines()
    if key == "share":
        return [f"{round(float(text) * 100)} %" if text.replace(".", "").isdigit() else text]
    if key == "emotion" and "→" in text:
        return text.split("→")
    if key in WORDS:
        return [OTHER_WORDS[form].get(text, label(text))]
    if key == "respond_within":
        return [text.replace("h", " hours")]
    return [names().get(text, text)]


@cache
def seen(form: str) -> dict[str, str]:
    """What readers see on each page, with the addresses that its links lead to."""
    return {
        path.removesuffix(SUFFIXES[form]): _plain(READERS[form](text)) for path, text in pages(FOLDER, form).items()
    }


def _html(page: str) -> str:
    read = read_html(page)
    return f"{read.text} {read.values('href')}"


def _markdown(page: str) -> str:
    return f"{git_host.read(page)[0]} {re.findall(r'[(]([^)]*)[)]', page)}"


READERS = {"html": _html, "markdown": _markdown}


def _plain(text: str) -> str:
    return " ".join(text.replace("−", "-").replace("\u00a0", " ").replace("\u202f", " ").casefold().split())


def test_documents_are_sound() -> None:
    findings = session_of(FOLDER).result.findings
    assert [finding.message for finding in findings if finding.code in DOCUMENT_CODES] == []


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_all_that_is_written_is_shown(name: str, form: str) -> None:
    assert list(lost(name, form)) == []


def lost(name: str, form: str) -> Iterator[tuple[Place, str]]:
    """Yield what is written in a file, and shown nowhere on the page that it belongs to."""
    for place, text in written(name):
        if place.route not in NOT_FOR_READERS:
            parts = [_plain(part) for part in expected(place.route, text, form)]
            if not all(part in seen(form)[place.page] for part in parts):
                yield place, text


def test_what_is_not_for_readers_is_written() -> None:
    routes = {place.route for file in FILES for place, _ in written(file.stem)}
    assert NOT_FOR_READERS.keys() - routes == set()
