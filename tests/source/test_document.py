"""Places: the line and column that a route leads to. The expected place stands in «these» in the text."""

from bisect import bisect_right
from typing import Any

import pytest
import yaml

from journeymap.source import Document, Place, Route, Span, parse
from journeymap.source.lines import line_starts
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


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff"], ids=["one", "two"])
def test_a_byte_order_mark_takes_no_column(marks: str) -> None:
    assert span_in(f"{marks}title: A\nid: x\n", ("title",)) == (1, 8, 1, 9)
    assert span_in(f"{marks}title: A\nid: x\n", ("id",)) == (2, 5, 2, 6)


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


LISTS = """\
stages:
  a:
    pains: [zero, one, {text: two, answers: [first, second]}, three]
    goals: {drop: [old], add: [new, {text: newer}]}
"""
ADDED: tuple[Route, Route] = (("add", 0), ("add", 1))
PAINS: Route = ("stages", "a", "pains")
GOALS: Route = ("stages", "a", "goals")


def lists() -> Document:
    return parse(LISTS.encode(), "maps/a.yaml")


def test_routes_count_without_the_items_that_a_list_lacks() -> None:
    removed: dict[Route, set[int]] = {PAINS: {0, 1}, (*PAINS, 2, "answers"): {0}}
    rest = lists().without_items(removed)
    assert rest.value((*PAINS, 0, "text")) == "two"
    assert rest.value((*PAINS, 0, "answers", 0)) == "second"
    assert rest.value((*PAINS, 1)) == "three"
    assert not rest.has((*PAINS, 2))
    assert rest.span((*PAINS, 1)) == lists().span((*PAINS, 3))
    assert rest.span((*PAINS, 2)) == lists().span(PAINS)


def test_items_that_stand_under_a_key_are_found_where_those_of_a_plain_list_would_be() -> None:
    edited = lists().with_items({GOALS: ADDED})
    assert [edited.value((*GOALS, number)) for number in range(3)] == ["new", {"text": "newer"}, None]
    assert edited.span((*GOALS, 0)) == lists().span((*GOALS, "add", 0))
    assert edited.span((*GOALS, 1, "text")) == lists().span((*GOALS, "add", 1, "text"))
    assert edited.span((*GOALS, "drop", 0)) == lists().span((*GOALS, "drop", 0))
    assert edited.span((*GOALS, 7)) == lists().span(GOALS)


def test_items_are_left_out_among_those_that_stand_under_a_key() -> None:
    rest = lists().with_items({GOALS: ADDED}).without_items({GOALS: {0}})
    assert rest.value((*GOALS, 0)) == {"text": "newer"}
    assert rest.span((*GOALS, 0, "text")) == lists().span((*GOALS, "add", 1, "text"))


def test_a_list_that_lacks_all_its_items_stays_empty() -> None:
    rest = lists().without_items({PAINS: {0, 1, 2, 3}}).without_items({PAINS: set()})
    assert not rest.has((*PAINS, 0))


def test_other_texts_stand_at_the_same_places() -> None:
    document = parse(b"a: {secret: [x, secret]}\na: 1\n", "maps/a.yaml")
    secret = {text.number: "***" for text in document.texts() if text.text == "secret"}
    redacted = document.redacted(secret, lambda message: message.replace("this", "that"))
    assert redacted.data == {"a": {"***": ["x", "***"]}}
    assert redacted.span(("a", "***", 1)) == document.span(("a", "secret", 1)) == (1, 17, 1, 23)
    assert [problem.message[:8] for problem in redacted.problems] == ["that key"]
    assert redacted.problems[0].place.document is redacted
    assert document.data == {"a": {"secret": ["x", "secret"]}}


ODD_LINES = (
    "a: |\r\n  x\r\nb: [🚚, 'c\u2028 d']\x85e: >-\n  f\r  g\nh: \"i\n  j\" \nk:\n- l\n- m: \n  n: {o: p,\n q: }\n"
)


def test_places_are_those_that_libyaml_tells() -> None:
    loader = yaml.CSafeLoader(ODD_LINES)
    events = iter(loader.get_event, None)
    told = [(at(event.start_mark), at(event.end_mark)) for event in events if type(event) is yaml.ScalarEvent]
    tree = parse(ODD_LINES.encode(), "maps/a.yaml").tree
    assert tree is not None
    starts = line_starts(ODD_LINES)
    spans = [[(bisect_right(starts, end) - 1, end) for end in span] for span in tree.spans_of_texts()]
    ours = [tuple((line, end - starts[line]) for line, end in span) for span in spans]
    assert ours == told
    assert len(ours) == 18


def at(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def test_the_key_of_nobody_is_where_the_key_is_and_says_which_thing_holds_it() -> None:
    plain, (span,) = marked("a:\n  b: {c: x, «jane»: y}\n")
    document = parse(plain.encode(), "maps/a.yaml")
    place = Place(document, ("a", "b", "jane")).key_of_nobody()
    assert (place.route, place.resolve()) == (("a", "b"), (document, span))


def test_no_sign_that_people_type_ends_a_line() -> None:
    typed = "".join(map(chr, range(0x20, 0x7F)))
    assert Document("", f"{typed}\n{typed}").lines == [typed, typed]
