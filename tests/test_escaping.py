"""Escaped text reads as it was typed, wherever it stands."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymap.escaping import (
    anchor,
    code,
    escape,
    joined,
    link,
    one_line,
    soft,
    strong,
    to_markdown,
    with_code,
)
from tests.support.hostile import HOSTILE

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLACES = {
    "paragraph": ("{}", ["paragraph_open", "inline", "paragraph_close"]),
    "after text": ("Before: {}", ["paragraph_open", "inline", "paragraph_close"]),
    "heading": ("## {}", ["heading_open", "inline", "heading_close"]),
    "item": (
        "- {}",
        [
            "bullet_list_open",
            "list_item_open",
            "paragraph_open",
            "inline",
            "paragraph_close",
            "list_item_close",
            "bullet_list_close",
        ],
    ),
    "quote": (
        "> {}",
        ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"],
    ),
}
nasty = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()#+-.!|<>&~$@:;=\"'%^/ \t\n\r\u2028\u202e\x00\x1b0123456789aäé日ع🚀"),
        st.characters(),
    )
)

with_spans = st.lists(st.one_of(nasty, st.sampled_from(["`pains`", " `a: [b]`", "(`c`)", " '", "' ", "`", "\\"]))).map(
    "".join
)


def shown(tokens: list[Token]) -> str:
    """What a reader sees, line breaks included."""
    text = ""
    for token in tokens:
        if token.type == "inline":
            text += shown(token.children or [])
        elif token.type == "html_inline":
            text += {"<br>": "\n", "<span>": "", "</span>": ""}[token.content]
        else:
            text += token.content
    return text


def meant(text: str) -> str:
    """What the reader should see: the text without what cannot be seen, its spaces run together."""
    for sign in ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"):
        text = text.replace(sign, "\n")
    hidden = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    kept = (
        sign
        for sign in text.replace("\t", " ")
        if sign == "\n" or (sign not in hidden and unicodedata.category(sign) not in ("Cc", "Cs"))
    )
    return "".join(kept)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("place", PLACES)
@given(text=nasty)
def test_is_one_text_wherever_it_stands(place: str, text: str) -> None:
    check_place(place, text)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_text_wherever_it_stands(place: str, text: str) -> None:
    check_place(place, text)


def check_place(place: str, text: str) -> None:
    frame, types = PLACES[place]
    out = one_line(text) if place == "heading" else escape(text)
    if not out:
        assert not squeezed(meant(text))
        return
    assert "\n" not in out
    tokens = PARSER.parse(frame.format(out))
    assert [token.type for token in tokens] == types
    assert squeezed(shown(tokens)) == squeezed(frame.strip("#->").format("") + meant(text))


@given(text=nasty, style=st.sampled_from([escape, strong, soft]))
@example(text="a\\|b", style=escape)
def test_fills_one_cell_of_a_table(text: str, style: object) -> None:
    assert callable(style)
    tokens = PARSER.parse(f"| x | y |\n| --- | --- |\n| {style(text)} | end |\n")
    cells = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]
    assert [squeezed(shown([cell])) for cell in cells] == [squeezed(meant(text)), "end"]


@given(text=nasty, url=st.text())
def test_link_shows_its_text_and_ends_where_it_should(text: str, url: str) -> None:
    address = "https://example.com/" + url.encode("utf-8", "ignore").decode()
    tokens = PARSER.parse(f"| x |\n| --- |\n| {link(text, address)} |\n")
    cell = next(tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open")
    kinds = [token.type for token in cell.children or [] if token.type.startswith("link")]
    assert kinds == ["link_open", "link_close"]
    assert cell.children
    assert cell.children[0].type == "link_open"
    assert cell.children[-1].type == "link_close"


@given(text=nasty)
def test_code_stays_in_its_cell(text: str) -> None:
    tokens = PARSER.parse(f"| x |\n| --- |\n| {code(text)} |\n")
    cell = next(tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open")
    inner = [token for token in cell.children or [] if token.content not in ("<code>", "</code>")]
    assert squeezed(shown(inner)) == squeezed(meant(text))


@pytest.mark.parametrize("place", [place for place in PLACES if place != "heading"])
@given(text=with_spans)
@example(text="'`x` <b>' lacks `pains`")
def test_code_spans_add_nothing_but_code(place: str, text: str) -> None:
    frame, types = PLACES[place]
    out = with_code(text)
    if not out:
        return
    tokens = PARSER.parse(frame.format(out))
    assert [token.type for token in tokens] == types
    visible = squeezed(frame.strip("#->").format("") + meant(text))
    assert squeezed(shown(tokens)).replace("`", "") == visible.replace("`", "")


@given(text=with_spans)
def test_code_spans_stay_in_their_cell(text: str) -> None:
    tokens = PARSER.parse(f"| x | y |\n| --- | --- |\n| {with_code(text)} | end |\n")
    cells = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]
    assert [squeezed(shown([cell])).replace("`", "") for cell in cells] == [
        squeezed(meant(text)).replace("`", ""),
        "end",
    ]


def test_field_names_are_code() -> None:
    assert with_code("Add `goals_of` to '<b>`x`'.") == "Add `goals_of` to '&lt;b&gt;\\`x\\`'."
    assert with_code("- `skip: [a]` first\nsecond") == "\\- `skip: [a]` first<br>second"


def test_what_is_written_is_not_escaped_again() -> None:
    once = escape("a*b")
    assert escape(once) is once
    assert to_markdown(once) is once
    assert joined(["a*b", once], ", ") == "a\\*b, a\\*b"
    assert type(once + "x") is str


def test_numbers_and_nothing() -> None:
    assert [to_markdown(-1), to_markdown(0.5), to_markdown(None)] == ["-1", "0.5", ""]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("2. Consideration", "2-consideration"),
        ("1. What's new? (a/b)", "1-whats-new-ab"),
        ("3. 検討 – 段階", "3-検討--段階"),
        ("4. ค่าไฟ_ใหม่", "4-ค่าไฟ_ใหม่"),
        ("5. Größe ÄÖ", "5-größe-äö"),
    ],
)
def test_names_headings_as_git_hosts_do(heading: str, name: str) -> None:
    assert anchor(heading) == name
