"""Whatever a document looks like, an edit changes what it says it changes, and nothing else."""

import re
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from journeymap.source import parse
from journeymap.source.edits import Add, Delete, Edit, Insert, Move, NotEdited, Put, Rename, Unfold, edited
from tests.support.yaml_styles import styled

WORDS = st.one_of(
    st.sampled_from(
        [
            *(
                "Know the price",
                "x",
                "Demo",
                "no",
                "12:30",
                "-1",
                "3",
                "2026-01-01",
                "a: b",
                "# not",
                "- x",
                "it's",
                '"q"',
            ),
            *(
                "{a}",
                "[b",
                "c]",
                "d, e",
                "価格を知る",
                "👩🏽‍💻 now",
                "رحلة",
                "null",
                "~",
                "",
                " lead",
                "end ",
                "&a",
                "*b",
                "!c",
            ),
            *(
                "one\ntwo",
                "one\n\n  two",
                "tail\n",
                "? y",
                "@z",
                "`",
                "%",
                "|",
                ">",
                "a #b",
                "a:",
                ":a",
                "\u2028",
                "\u00a0x",
                "\t",
            ),
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\ufeff"), max_size=12),
)
KEYS = st.one_of(
    st.sampled_from(["name", "text", "for", "channel", "goals", "価格", "a b", "x-1"]), WORDS.filter(str.strip)
)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
FILES = st.dictionaries(KEYS, DATA, min_size=1, max_size=4)


@st.composite
def documents(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    data = draw(FILES)
    return data, styled(draw, data).encode()


def routes(data: Any, route: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [route, *(below for step, value in steps for below in routes(value, (*route, step)))]


def value_at(data: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        data = data[step]
    return data


@st.composite
def edits(draw: st.DrawFn, data: Any) -> Edit:
    all_routes = routes(data)
    below = [route for route in all_routes if route]
    lists = [route for route in all_routes if isinstance(value_at(data, route), list)]
    mappings = [route for route in all_routes if isinstance(value_at(data, route), dict)]
    texts = [route for route in below if isinstance(value_at(data, route), str)]
    items = [route for route in below if isinstance(route[-1], int)]
    keys = [route for route in below if isinstance(route[-1], str)]
    kinds: list[st.SearchStrategy[Edit]] = [
        st.builds(Put, st.sampled_from(below), DATA),
        st.builds(Add, st.sampled_from(mappings), KEYS, DATA, st.none() | KEYS),
        st.builds(Delete, st.sampled_from(below)),
        st.builds(Rename, st.sampled_from(keys), KEYS),
    ]
    if lists:
        kinds.append(
            st.sampled_from(lists).flatmap(
                lambda route: st.builds(Insert, st.just(route), st.integers(0, len(value_at(data, route))), DATA)
            )
        )
    if texts:
        kinds += [
            st.builds(Put, st.sampled_from(texts), WORDS),
            st.builds(Unfold, st.sampled_from(texts), st.sampled_from(["name", "text"])),
            st.builds(Insert, st.sampled_from(texts), st.integers(0, 1), WORDS),
        ]
    if items and lists:
        kinds.append(st.builds(Move, st.sampled_from(items), st.sampled_from(lists), st.integers(0, 3)))
    return draw(st.one_of(kinds))


REMARK = re.compile(r"# (remark \d+|last)")


@given(st.data())
def test_an_edit_changes_what_it_says(data: st.DataObject) -> None:
    content, text = data.draw(documents())
    document = parse(text, "a.yaml")
    if document.faults or document.data != content:
        return  # what is written by chance is sometimes no document of ours
    edit = data.draw(edits(content))
    try:
        later = edited(text, "a.yaml", [edit])
    except NotEdited:
        return
    again = yaml.load(later.decode("utf-8-sig"), yaml.BaseLoader)
    assert again == parse(later, "a.yaml").data or _has_nothing(parse(later, "a.yaml").data)
    if not isinstance(edit, Delete | Put | Move):
        assert REMARK.findall(later.decode()) == REMARK.findall(text.decode())
    if isinstance(edit, Move):
        assert sorted(REMARK.findall(later.decode())) == sorted(REMARK.findall(text.decode()))
    assert later.startswith("\ufeff".encode()) == text.startswith("\ufeff".encode())
    assert (b"\r\n" in later) == (b"\r\n" in text) or b"\n" not in text
    assert later.count(b"\n") == later.count(b"\r\n") or b"\r\n" not in text


def _has_nothing(data: Any) -> bool:
    """Whether there is a nothing in data, which other readers call an empty text."""
    if isinstance(data, dict):
        return any(map(_has_nothing, data.values()))
    return any(map(_has_nothing, data)) if isinstance(data, list) else data is None
