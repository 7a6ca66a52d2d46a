"""Places: the line and column that a route leads to. The expected place stands in «these» in the text."""

import pytest

from journeymap.source import Place, Route, Span
from journeymap.source.read import parse
from tests.support.marking import marked


def span_in(text: str, route: Route, *, on_key: bool = False) -> Span:
    place = Place(parse(text.encode(), "maps/a.yaml"), route)
    return (place.key() if on_key else place).resolve()[1]


VALUES: dict[str, tuple[str, Route]] = {
    "plain value": ("title: «A haulier»\n", ("title",)),
    "value after a comment": ("# a map\n\ntitle: «A» # of trucks\n", ("title",)),
    "single quotes": ("title: «'It''s late'» \n", ("title",)),
    "double quotes": ('title: «"A \\"new\\" tool"»\n', ("title",)),
    "number": ("stages:\n  a:\n    emotion: «-1»\n", ("stages", "a", "emotion")),
    "item of a list": ("goals:\n  - A\n  - «B c»\n", ("goals", 1)),
    "item of a flow list": ("goals: [A, «B c», D]\n", ("goals", 1)),
    "value in a flow mapping": ("a: {b: «c», d: e}\n", ("a", "b")),
    "value in a list of mappings": ("t:\n  - name: A\n    channel: «fax»\n", ("t", 0, "channel")),
    "key of a mapping": ("«stages»:\n  a: {}\n", ("stages",)),
    "key of a list": ("stages:\n  a:\n    «goals»:\n      - x\n", ("stages", "a", "goals")),
    "key of a flow list": ("a: 1\n«goals»: [x, y]\n", ("goals",)),
    "key in quotes": ("«'my goals'»: [x]\n", ("my goals",)),
    "item that is a mapping": ("t:\n  - «name: A»\n    channel: fax\n", ("t", 0)),
    "item that is a flow mapping": ("t: [«{name: A}», {name: B}]\n", ("t", 0)),
    "item that is a list": ("t:\n  - «[a, b]»\n", ("t", 0)),
    "flow mapping over two lines": ("t: [«{name: A,»\n  channel: fax}]\n", ("t", 0)),
    "block text": ("notes: «|»\n  One\n  two\nid: x\n", ("notes",)),
    "folded text": ("notes: «>-»\n  One\n  two\n", ("notes",)),
    "quotes over two lines": ('notes: «"One»\n  two"\n', ("notes",)),
    "plain text over two lines": ("notes: «One»\n  two\n", ("notes",)),
    "after an emoji in the line": ("goals: [🚚🚚, «B»]\n", ("goals", 1)),
    "after an emoji in the file": ("title: 🚚\nid: «x»\n", ("id",)),
    "Japanese": ("題名: «旅の地図»\n", ("題名",)),
    "key in Japanese": ("stages:\n  «認知»:\n    goals: [x]\n", ("stages", "認知")),
    "after combining marks": ("goals: [e\u0301te\u0301, «B»]\n", ("goals", 1)),
    "Windows line ends": ("title: A\r\nid: «x»\r\n", ("id",)),
    "lone carriage returns": ("title: A\rid: «x»\r", ("id",)),
    "unicode line separator": ("title: A\u2028id: «x»\n", ("id",)),
    "tab before the value": ("title:\t«A»\n", ("title",)),
    "no line end at the end": ("title: A\nid: «x»", ("id",)),
    "document start": ("---\ntitle: «A»\n", ("title",)),
    "alias: where the text is written": ("a: «&x b c»\nd: *x\n", ("d",)),
    "empty text in quotes": ("title: «''»\n", ("title",)),
    "top of the file": ("«title: A»\nid: x\n", ()),
}


@pytest.mark.parametrize(("text", "route"), VALUES.values(), ids=VALUES)
def test_place_of_what_is_written(text: str, route: Route) -> None:
    plain, (expected,) = marked(text)
    assert span_in(plain, route) == expected


def test_a_byte_order_mark_takes_no_column() -> None:
    assert span_in("\ufefftitle: A\n", ("title",)) == (1, 8, 1, 9)


KEYS: dict[str, tuple[str, Route]] = {
    "of a value": ("«title»: A\n", ("title",)),
    "of a mapping": ("stages:\n  «a»:\n    goals: [x]\n", ("stages", "a")),
    "in a flow mapping": ("a: {b: c, «d»: e}\n", ("a", "d")),
    "in a list": ("t:\n  - name: A\n    «chanel»: fax\n", ("t", 0, "chanel")),
    "in quotes": ('"ti tle": A\n«"a b"»: c\n', ("a b",)),
    "an item has none: itself": ("goals: [A, «B»]\n", ("goals", 1)),
}


@pytest.mark.parametrize(("text", "route"), KEYS.values(), ids=KEYS)
def test_place_of_a_key(text: str, route: Route) -> None:
    plain, (expected,) = marked(text)
    assert span_in(plain, route, on_key=True) == expected


ABSENT: dict[str, tuple[str, Route]] = {
    "field of a stage": ("stages:\n  «a»:\n    goals: [x]\n", ("stages", "a", "emotion")),
    "field of an empty stage": ("stages:\n  «a»:\n", ("stages", "a", "emotion")),
    "field of an item": ("t:\n  - «name: A»\n    id: x\n", ("t", 0, "channel")),
    "field of a text that stands for an item": ("t:\n  - «Trade show»\n", ("t", 0, "channel")),
    "two levels down": ("«stages»:\n  a: {}\n", ("stages", "b", "goals", 0)),
    "item after the last": ("«goals»: [A]\n", ("goals", 1)),
    "value left empty": ("stages:\n  a:\n    «goals»:\n  b:\n", ("stages", "a", "goals")),
    "value null": ("stages:\n  a:\n    goals: «null»\n", ("stages", "a", "goals")),
    "at the top": ("«title: A»\n", ("stages",)),
}


@pytest.mark.parametrize(("text", "route"), ABSENT.values(), ids=ABSENT)
def test_what_is_absent_stands_at_its_nearest_written_ancestor(text: str, route: Route) -> None:
    plain, (expected,) = marked(text)
    assert span_in(plain, route) == expected


@pytest.mark.parametrize("text", ["", "\ufeff", "# only a comment\n", "\n\n"], ids=repr)
def test_an_empty_file_is_told_at_its_start(text: str) -> None:
    assert span_in(text, ("title",)) == (1, 1, 1, 1)


def test_a_key_composed_in_another_way_is_the_same_key() -> None:
    document = parse("phases:\n  de\u0301but: x\n".encode(), "maps/a.yaml")
    assert document.data == {"phases": {"d\u00e9but": "x"}}
    assert document.span(("phases", "d\u00e9but")) == (2, 11, 2, 12)


def test_what_the_map_below_says_is_found_there() -> None:
    over = parse(b"title: Over\n", "maps/over.yaml")
    base = parse(b"title: Base\nowner: sales\n", "maps/base.yaml")
    place = Place(over, below=Place(base))
    assert place.at("title").resolve() == (over, (1, 8, 1, 12))
    assert place.at("owner").resolve() == (base, (2, 8, 2, 13))
    assert place.at("goal").resolve() == (over, (1, 1, 1, 12))
