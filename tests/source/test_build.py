"""What becomes of YAML: texts stay what was typed, repeated keys are told, hostile files are left early."""

from itertools import pairwise
from time import process_time
from typing import Any

import pytest

from journeymap.source import Document, Span
from journeymap.source.read import parse
from tests.support.marking import marked

TEXTS = (
    *("no", "on", "off", "yes", "y", "True", "false", "12:30", "1:1", "0700", "0o7", "0x1F", "1_000"),
    *("1e3", ".5", "-1", ".inf", ".NaN", "2026-06-01", "2026-06-01 12:00:00", "=", "<", "<script>"),
    *("a {{ b }}", "R&D & co", "50 %", "a#b", "C:\\Users", "nullify", "NUll", "-x", "a - b", "?x"),
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_plain_text_stays_what_was_typed(text: str) -> None:
    assert data(f"a: {text}\n") == {"a": text}
    assert data(f"a: [x, '{text}']\n") == {"a": ["x", text]}


def test_a_key_stays_what_was_typed() -> None:
    keys = ("on", "no", "12:30", "0700", "2026-06-01", "null", "~", "y", "=", "認知")
    assert list(data("".join(f"{key}: x\n" for key in keys))) == list(keys)


NULLS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "''": "", '""': "", "'null'": "null"}


@pytest.mark.parametrize(("written", "value"), NULLS.items(), ids=repr)
def test_what_is_left_empty(written: str, value: str | None) -> None:
    assert data(f"a: {written}\n") == {"a": value}
    assert data(f"- {written}\n") == [value]


VALUES: dict[str, tuple[str, Any]] = {
    "quotes of both kinds": ("a: 'it''s'\nb: \"a\\tb \\u00e9\"\n", {"a": "it's", "b": "a\tb é"}),
    "{{ }} in quotes": ('a: "{{ name }}"\n', {"a": "{{ name }}"}),
    "block text": ("a: |\n  One\n  two\n", {"a": "One\ntwo\n"}),
    "folded text": ("a: >-\n  One\n  two\n", {"a": "One two"}),
    "an anchor and an alias": ("a: &x [b]\nc: *x\nd: e\n", {"a": ["b"], "c": ["b"], "d": "e"}),
    "an anchor given anew": ("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", {"a": "1", "b": "1", "c": "2", "d": "2"}),
    "an alias to something empty": ("a: &x\nb: *x\n", {"a": None, "b": None}),
    "core tags": (
        "a: !!str 12\nb: !!int 3\nc: !!map {}\nd: [!!float 1, !!bool x, !!null '', !!seq []]\n",
        {"a": "12", "b": "3", "c": {}, "d": ["1", "x", "", []]},
    ),
    "end of the document": ("a: b\n...\n", {"a": "b"}),
    "a YAML directive": ("%YAML 1.2\n---\na: b\n", {"a": "b"}),
    "JSON": ('{"a": ["b", {"c": null}]}', {"a": ["b", {"c": None}]}),
    "Windows line ends": ("a: |\r\n  One\r\n  two\r\nb: c\r\n", {"a": "One\ntwo\n", "b": "c"}),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_values(text: str, expected: Any) -> None:
    assert data(text) == expected


REPEATED: dict[str, str] = {
    "at the top": "a: 1\n«a»: 2\n",
    "three times": "a: 1\n«a»: 2\n«a»: 3\n",
    "nested": "s:\n  x: {a: 1, «a»: 2}\n  «x»: 3\n",
    "in a list": "- {a: 1, «a»: 2}\n- a: 1\n  b: 2\n  «a»: 3\n",
    "with and without quotes": "a: 1\n«'a'»: 2\n",
    "composed in two ways": "é: 1\n«e\u0301»: 2\n",
    "holding a mapping": "a: {b: 1}\n«a»:\n  b: 2\n",
    "at line ends of Windows": "a: 1\r\n«a»: 2\r\n",
}


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED)
def test_every_repeated_key_is_told(text: str) -> None:
    plain, spans = marked(text)
    document = parse(plain.encode(), "maps/a.yaml")
    assert document.readable
    assert told(document) == [("JM007", span) for span in spans]


def test_the_first_value_of_a_repeated_key_is_kept() -> None:
    document = parse(b"a: 1\nb: 2\na: [3]\n", "maps/a.yaml")
    assert document.data == {"a": "1", "b": "2"}
    assert document.problems[0].message == "this key is written twice; the first one is in line 1"


def test_what_follows_a_repeated_key_is_in_its_place() -> None:
    plain, spans = marked("a: 1\na: {b: [2, 3]}\nc: «x»\nd:\n  e: 4\n  e: 5\n  f: «y»\n")
    document = parse(plain.encode(), "maps/a.yaml")
    assert [document.span(("c",)), document.span(("d", "f"))] == spans


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)

NESTED = "lists and mappings are nested more than 64 levels deep"
LIMITS: dict[str, tuple[str, Span, str]] = {
    "30,000 braces": ("{a: " * 30_000, Span(1, 257, 1, 258), NESTED),
    "a block of 3,000 levels": ("".join(f"{' ' * i}a:\n" for i in range(3000)), Span(65, 65, 65, 65), NESTED),
    "dashes in a row": ("- " * 30_000, Span(1, 129, 1, 129), NESTED),
    "alias bomb": (BOMB, Span(4, 24, 4, 26), "repeat more than 5,000 values"),
    "a long text, repeated": (f"a: &x {'x' * 9_500}\nb: [{'*x,' * 12}]", Span(2, 35, 2, 37), "100,000 characters"),
    "a long list": (f"a: [{'x,' * 50_000}]", Span(1, 100_001, 1, 100_002), "more than 50,000 keys and values"),
    "101 repeated keys": ("a: 1\n" * 102, Span(102, 1, 102, 2), "more than 100 things like these"),
}


@pytest.mark.parametrize(("text", "span", "message"), LIMITS.values(), ids=LIMITS)
def test_a_file_beyond_the_limits_is_left_early(text: str, span: Span, message: str) -> None:
    started = process_time()
    document = parse(text.encode(), "maps/a.yaml")
    assert process_time() - started < 1
    assert not document.readable
    assert told(document)[-1] == ("JM014", span)
    assert message in document.problems[-1].message


TOO_LONG: dict[str, tuple[str, Any, str]] = {
    "a text": (
        f"a: b\nc: «'{'x ' * 5_001}'»\nd: e",
        {"a": "b", "c": "x " * 5_000, "d": "e"},
        "text is longer than 10,000",
    ),
    "a word": (
        f"a: b\nc: «{'x' * 10_001}»\nd: e",
        {"a": "b", "c": "x" * 10_000, "d": "e"},
        "text is longer than 10,000",
    ),
    "a key": (f"a: b\n«{'x' * 201}»: [c, {{f: g}}]\nd: e", {"a": "b", "d": "e"}, "key is longer than 200"),
}


@pytest.mark.parametrize(("text", "expected", "message"), TOO_LONG.values(), ids=TOO_LONG)
def test_of_what_is_too_long_the_rest_is_left_out(text: str, expected: Any, message: str) -> None:
    plain, (span,) = marked(text)
    document = parse(plain.encode(), "maps/a.yaml")
    assert document.data == expected
    assert told(document) == [("JM014", span)]
    assert message in document.problems[0].message


@pytest.mark.parametrize("text", ["[" * 30_000, "a: " + "[" * 30_000, "[" * 30_000 + "]" * 30_000])
def test_brackets_are_left_early_whichever_parser_reads_them(text: str) -> None:
    # libyaml 0.2.6 stops by itself at 1,000 brackets, before it hands out the first; older ones leave it to us.
    document = parse(text.encode(), "maps/a.yaml")
    [(code, span)] = told(document)
    assert (code, span.line, document.problems[0].message) == ("JM014", 1, NESTED)
    assert 65 <= span.column <= 1004
    assert span.end_column == span.column + 1


REFUSED: dict[str, tuple[str, str]] = {
    "alias into itself": ("a: &x [b, «*x»]\n", "'*x' leads back into itself"),
    "alias into itself, deeper": ("a: &x {b: [{c: «*x»}]}\n", "'*x' leads back into itself"),
    "alias to nothing": ("a: «*x»\n", "'*x' has no '&' that it could repeat"),
    "alias before its anchor": ("a: «*x»\nb: &x c\n", "'*x' has no '&' that it could repeat"),
    "alias as a key": ("a: &x b\n«*x» : c\n", "a key must be a text"),
    "list as a key": ("«[»a, b]: c\n", "a key must be a text"),
    "mapping as a key": ("? «{»a: b}\n: c\n", "a key must be a text"),
    "30,000 question marks": ("? «»" + "? " * 30_000, "a key must be a text"),
    "{{ }} without quotes": ("title: {«{» name }}\n", "a key must be a text"),
    "second document": ("a: b\n«---»\nc: d\n", "a second document starts here ('---')"),
    "second document, empty": ("a: b\n«---»\n", "a second document starts here ('---')"),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_what_makes_a_file_unreadable(text: str, message: str) -> None:
    plain, (span,) = marked(text)
    document = parse(plain.encode(), "maps/a.yaml")
    assert not document.readable
    assert document.data is None
    assert told(document) == [("JM015", span)]
    assert document.problems[0].message == message


NOT_ALLOWED: dict[str, tuple[str, Any]] = {
    "python object": ("a: «!!python/object/apply:os.system [»ls]\n", {"a": ["ls"]}),
    "own tag": ("a: «!secret key»\n", {"a": "key"}),
    "tag without a name": ("a: «! important»\n", {"a": "important"}),
    "set": ("a: «!!set {»b}\n", {"a": {"b": None}}),
    "binary": ("a: «!!binary aGk=»\n", {"a": "aGk="}),
    "verbatim tag": ("a: «!<tag:x.org> b»\n", {"a": "b"}),
    "tag on a key": ("«!x a»: b\n", {"a": "b"}),
    "merge key": ("a: &x {b: c}\nd:\n  «<<»: *x\n  e: f\n", {"a": {"b": "c"}, "d": {"e": "f"}}),
    "merge key in quotes": ("a: {«'<<'»: b}\n", {"a": {}}),
}


@pytest.mark.parametrize(("text", "expected"), NOT_ALLOWED.values(), ids=NOT_ALLOWED)
def test_what_maps_do_without_is_told_and_the_rest_is_read(text: str, expected: Any) -> None:
    plain, (span,) = marked(text)
    document = parse(plain.encode(), "maps/a.yaml")
    assert document.readable
    assert told(document) == [("JM015", span)]
    assert document.data == expected


HEAVY: dict[str, str] = {
    "20,000 repeated keys": "".join(f"k{i % 2}: 1\n" for i in range(20_000)),
    "20,000 tags": "".join(f"k{i}: !x 1\n" for i in range(20_000)),
    "50,000 anchors": "".join(f"k{i}: &a{i} 1\n" for i in range(50_000)),
    "a text of 4 MB": "a: " + "x " * 2_000_000,
    "a comment of 4 MB": "# x\n" * 1_000_000,
    "a list of 500,000": "a: [" + "x," * 500_000 + "]",
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_a_heavy_file_does_not_stall(text: str) -> None:
    started = process_time()
    document = parse(text.encode(), "maps/a.yaml")
    told(document)
    assert process_time() - started < 10


def data(text: str) -> Any:
    document = parse(text.encode(), "maps/a.yaml")
    assert told(document) == []
    return document.data


def told(document: Document) -> list[tuple[str, Span]]:
    return [(problem.code, problem.place.resolve()[1]) for problem in document.problems]
