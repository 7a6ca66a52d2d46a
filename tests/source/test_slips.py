"""What YAML reads without complaint, but not as it was meant, is told; what was meant as a comment is left alone."""

import pytest

from journeymap.source.read import parse
from tests.support.marking import marked

CUT: dict[str, tuple[str, object]] = {
    "title": ("title: A clinic «#1 in town»\n", {"title": "A clinic"}),
    "item of a list": ("goals:\n  - Be «#1»\n  - Know\n", {"goals": ["Be", "Know"]}),
    "item that is only that": ("goals:\n  - «#hashtag»\n  - Know\n", {"goals": ["#hashtag", "Know"]}),
    "field that is only that": ("accent: «#0b7285»\n", {"accent": "#0b7285"}),
    "field in an item": ("a:\n  - name: Post on «#linkedin»\n    to: us\n", {"a": [{"name": "Post on", "to": "us"}]}),
    "letters of any script": ("title: 東京 «#東»\n", {"title": "東京"}),
    "behind a tab": ("title: A\t«#1»\n", {"title": "A"}),
    "with CRLF": ("title: A «#1»\r\nb: c\r\n", {"title": "A", "b": "c"}),
    "a comment behind it": ("title: A «#1 # really»\n", {"title": "A"}),
    "a number": ("n: 1 «#2»\n", {"n": "1"}),
}


@pytest.mark.parametrize(("text", "data"), CUT.values(), ids=CUT)
def test_a_text_that_a_hash_cuts_off(text: str, data: object) -> None:
    plain, (span,) = marked(text)
    document = parse(plain.encode(), "maps/a.yaml")
    (problem,) = document.problems
    assert problem.code == "JM024"
    assert problem.place.resolve()[1] == span
    assert document.data == data


COMMENTS = {
    "with a space": "title: A clinic # 1 in town\n",
    "on a line of its own": "#title: A\ntitle: B\n  #more\n",
    "behind a quote": 'title: "A clinic" #1 in town\n',
    "behind a list": "goals: [x, y] #todo\n",
    "behind a list, without a known word": "goals: [x, y] #mine\n",
    "behind a key": "stages: #all of them\n  a:\n",
    "behind a key of a list": "goals: #all of them\n  - a\n",
    "in quotes": "title: 'A #1 b'\n",
    "in a block text": "notes: |\n  A #1 b\n",
    "in a folded text": "notes: >-\n  A #1 b\n\n  B #2\n",
    "behind the sign of a block text": "notes: | #why\n  A\n",
    "no space in front": "title: A#1\n",
    "an ignore": "title: A #journeymap: ignore[JM105] because\n",
    "a note to oneself": "title: A #TODO better\n",
    "of a tool": "title: A #noqa\n",
    "a line of signs": "title: A #----\n",
    "nothing behind it": "title: A #\n",
    "an empty word": "title: null #1\n",
    "behind an alias": "a: &x b\nc: *x #1\n",
    "within braces of several lines": "a: {\n  b: c, #d\n  e: f\n}\n",
}


@pytest.mark.parametrize("text", COMMENTS.values(), ids=COMMENTS)
def test_a_comment(text: str) -> None:
    assert parse(text.encode(), "maps/a.yaml").problems == []


SIGNS: dict[str, tuple[str, str]] = {
    "bullets": ("goals:\n  «• A»\n  • B\n", "'•' begins no list"),
    "one bullet": ("goals:\n  «• A»\n", "'•' begins no list"),
    "dashes": ("goals:\n  «– A»\n  – B\n", "'–' begins no list"),
    "hyphens without a space": ("goals:\n  «-A»\n  -B\n", "this '-' lacks the space behind it"),
    "one hyphen without a space": ("goals:\n  «-A»\nb: c\n", "this '-' lacks the space behind it"),
    "with CRLF": ("goals:\r\n  «-A»\r\n  -B\r\n", "this '-' lacks the space behind it"),
}


@pytest.mark.parametrize(("text", "message"), SIGNS.values(), ids=SIGNS)
def test_a_list_without_its_signs(text: str, message: str) -> None:
    plain, (span,) = marked(text)
    (problem,) = parse(plain.encode(), "maps/a.yaml").problems
    assert (problem.code, problem.place.resolve()[1]) == ("JM025", span)
    assert message in problem.message


TEXTS = {
    "a hyphen in a line": "title: -A\n",
    "a number": "emotion:\n  -1\n",
    "in brackets": "goals: [-A, • B]\n",
    "in a block text": "notes: |\n  -A\n  • B\n",
    "in quotes": "goals:\n  '• A'\n",
    "a dash in the second line": "notes:\n  A\n  – B\n",
    "items": "goals:\n  - -A\n  - • B\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_that_begins_like_an_item(text: str) -> None:
    assert parse(text.encode(), "maps/a.yaml").problems == []
