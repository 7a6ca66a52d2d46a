"""Make a script of ours short: no comments, no blanks where they separate nothing, short names for what it names.

It knows the JavaScript that our scripts are written in, which end each statement with a semicolon, not all of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import count, islice, product
from string import ascii_letters
from typing import Literal

Kind = Literal["blank", "comment", "text", "template", "pattern", "name", "number", "sign"]

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    |(?P<comment>//[^\n]*)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<template>`(?:\\.|[^`\\])*`)
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<sign>=>|\.\.\.|\?\.|\+\+|--|.)""",
    re.VERBOSE,
)
_PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_BEFORE_PATTERN = frozenset("(,=:[!&|?{};")
"""After these signs a slash begins a regular expression; else it divides."""
_FILLED = re.compile(r"""\$\{((?:[^{}"]|"[^"]*")*)\}""")
"""A place in a template text that is filled with what an expression gives."""
_ONE = re.compile(r"[\w$]{2}|\+\+|--|//")
_RESERVED = frozenset({"as", "do", "if", "in", "is", "of"})
"""Short words of the language."""
_PAIRS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """The smallest part of a script that means something."""

    kind: Kind
    text: str


@cache
def short_script(script: str) -> str:
    """Return a script that does the same and is shorter."""
    tokens = _tokens(script)
    parts, declared, kept = list(_statements(tokens)), list(_declared(tokens)), set(_shorthands(tokens))
    shared = {each.name for each in declared if each.is_shared} - kept
    own = [{each.name for each in declared if part.start <= each.at < part.stop} - shared - kept for part in parts]
    taken = {token.text for token in _with_filled(tokens) if token.kind == "name"} | _RESERVED
    free = (name for name in _short_names() if name not in taken)
    # The first names are those of variables within a statement: each statement has them again, which packs well.
    inner = list(islice(free, max(map(len, own))))
    names = _named(tokens, shared, free)
    short = ({**names, **_named(tokens[part], each, iter(inner))} for part, each in zip(parts, own, strict=True))
    return "".join(_written(tokens[part], each) for part, each in zip(parts, short, strict=True))


def _tokens(script: str) -> Sequence[Token]:
    return [token for token in _parts(script) if token.kind not in ("blank", "comment")]


def _parts(script: str) -> Iterator[Token]:
    at, before = 0, ";"
    while at < len(script):
        pattern = _PATTERN.match(script, at) if before in _BEFORE_PATTERN and script[at : at + 2] != "//" else None
        found = pattern or _TOKEN.match(script, at)
        if not found:
            raise AssertionError(f"no token begins with {script[at]!r}")
        kind: Kind = "pattern" if pattern else _kind(found)
        yield Token(kind, found[0])
        at = found.end()
        before = before if kind in ("blank", "comment") else found[0]


def _kind(found: re.Match[str]) -> Kind:
    kind: Kind
    for kind in ("blank", "comment", "text", "template", "name", "number"):
        if found[kind] is not None:
            return kind
    return "sign"


def _written(tokens: Sequence[Token], short: Mapping[str, str]) -> str:
    parts: list[str] = []
    last = ""
    for number, token in enumerate(tokens):
        text = token.text
        if token.kind == "template":
            text = _FILLED.sub(lambda place: f"${{{_written(_tokens(place[1]), short)}}}", _flat(text))
        elif _names_a_thing(tokens, number):
            text = short.get(text, text)
        parts.append(" " * _run_together(last, text) + text)
        last = text
    return "".join(parts)


def _run_together(last: str, text: str) -> bool:
    """Whether two tokens would be read as one without a blank between them."""
    return bool(_ONE.fullmatch(last[-1:] + text[0]))


def _names_a_thing(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token is the name of a variable, and not that of a property."""
    if tokens[number].kind != "name":
        return False
    before, after = _text(tokens, number - 1), _text(tokens, number + 1)
    return before not in (".", "?.") and not (after == ":" and before in ("{", ","))


def _text(tokens: Sequence[Token], number: int) -> str:
    return tokens[number].text if 0 <= number < len(tokens) else ""


def _short_names() -> Iterator[str]:
    return ("".join(letters) for length in count(1) for letters in product(ascii_letters, repeat=length))


def _named(tokens: Sequence[Token], names: Set[str], free: Iterator[str]) -> dict[str, str]:
    """A short name for each, the first of those that are free for what is named most often."""
    used = Counter(token.text for token in _with_filled(tokens) if token.kind == "name")
    return dict(zip(sorted(names, key=lambda name: (-used[name], name)), free, strict=False))


def _with_filled(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, and those within template texts."""
    for token in tokens:
        yield token
        if token.kind == "template":
            yield from (inner for place in _FILLED.findall(_flat(token.text)) for inner in _tokens(place))


def _flat(template: str) -> str:
    if template.count("${") != len(_FILLED.findall(template)):
        raise AssertionError(f"a template text holds no other and no function: {template}")
    return template


def _level(tokens: Sequence[Token]) -> int:
    """In how many brackets a script stands that is a function, called at once so that it leaves no name behind."""
    return 2 if tokens[0].text == "(" else 0


def _statements(tokens: Sequence[Token]) -> Iterator[slice]:
    """The parts of a script that share no variables but those that are declared between them."""
    depth = start = 0
    for number, token in enumerate(tokens):
        depth += _opens(token)
        if (depth <= _level(tokens) and token.text == ";") or number + 1 == len(tokens):
            yield slice(start, number + 1)
            start = number + 1


def _opens(token: Token) -> int:
    return (token.text in _PAIRS) - (token.text in _PAIRS.values())


@dataclass(frozen=True, slots=True)
class Declared:
    """The name of a variable, where it is given, and whether it is so between the statements of a script."""

    name: str
    at: int
    is_shared: bool


def _declared(tokens: Sequence[Token]) -> Iterator[Declared]:
    """What `const`, `let` and functions declare."""
    depth = 0
    for number, token in enumerate(tokens):
        depth += _opens(token)
        if token.text in ("const", "let"):
            yield from (Declared(name, number, depth <= _level(tokens)) for name in _listed(tokens, number + 1))
        elif token.text == "=>":
            start = number - 1 if tokens[number - 1].kind == "name" else _opening(tokens, number - 1) + 1
            yield from (Declared(name, number, False) for name in _listed(tokens, start))


def _listed(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The names in a list of names with their values, or of lists of names."""
    while tokens[at].text not in (")", "=>"):
        end = _closing(tokens, at)
        if tokens[at].text != "{":  # what is taken out of an object has the name that it has there
            names = (each for each in range(at, end + 1) if tokens[each].kind == "name")
            yield from (tokens[each].text for each in names if each == at or _text(tokens, each - 1) in ("[", ","))
        at = end + 1
        while tokens[at].text not in (",", ";", ")", "of", "in", "=>"):
            at = _closing(tokens, at) + 1
        if tokens[at].text != ",":
            return
        at += 1


def _shorthands(tokens: Sequence[Token]) -> Iterator[str]:
    """The names that may be those of a property as well: `{ name }` or `{ one, name }`."""
    for number, token in enumerate(tokens):
        between = _text(tokens, number - 1), _text(tokens, number + 1)
        may_be = token.kind == "name" and between[0] in ("{", ",") and between[1] in (",", "}")
        if may_be and _around(tokens, number) == "{":
            yield token.text


def _around(tokens: Sequence[Token], number: int) -> str:
    """The bracket within which a token stands; empty for one that stands in none."""
    depth = 0
    for each in reversed(tokens[:number]):
        depth += _opens(each)
        if depth > 0:
            return each.text
    return ""


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where what a token opens is closed; the token itself if it opens nothing."""
    depth = 0
    for number in range(at, len(tokens)):
        depth += _opens(tokens[number])
        if not depth:
            return number
    raise AssertionError(f"nothing closes {tokens[at].text!r}")


def _opening(tokens: Sequence[Token], end: int) -> int:
    """Where what a token closes is opened."""
    depth = 0
    for number in range(end, -1, -1):
        depth += _opens(tokens[number])
        if not depth:
            return number
    raise AssertionError(f"nothing opens {tokens[end].text!r}")
