"""Minify our scripts: drop comments and needless white space, and shorten the names of variables.

It knows the JavaScript that our scripts use, which end each statement with a semicolon, not the whole language.
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
"""The characters after which a slash begins a regular expression; after any other it divides."""
_FILLED = re.compile(r"""\$\{((?:[^{}"]|"[^"]*")*)\}""")
"""A placeholder in a template literal."""
_ONE = re.compile(r"[\w$]{2}|\+\+|--|//")
_RESERVED = frozenset({"as", "do", "if", "in", "is", "of"})
"""Reserved words that are so short that they could be taken for names."""
_PAIRS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """The smallest meaningful part of a script."""

    kind: Kind
    text: str


@cache
def short_script(script: str) -> str:
    """Return a shorter script that does the same."""
    tokens = _tokens(script)
    parts, declared, kept = list(_statements(tokens)), list(_declared(tokens)), set(_shorthands(tokens))
    shared = {name.name for name in declared if name.is_shared} - kept
    own = [{name.name for name in declared if part.start <= name.at < part.stop} - shared - kept for part in parts]
    taken = {token.text for token in _with_filled(tokens) if token.kind == "name"} | _RESERVED
    free = (name for name in _short_names() if name not in taken)
    # Names within a statement come first: every statement reuses them, which compresses well.
    inner = list(islice(free, max(map(len, own))))
    names = _named(tokens, shared, free)
    short = ({**names, **_named(tokens[part], its, iter(inner))} for part, its in zip(parts, own, strict=True))
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
    """Return whether two tokens would merge without white space between them."""
    return bool(_ONE.fullmatch(last[-1:] + text[0]))


def _names_a_thing(tokens: Sequence[Token], number: int) -> bool:
    """Return whether a token is the name of a variable, not of a property."""
    if tokens[number].kind != "name":
        return False
    before, after = _text(tokens, number - 1), _text(tokens, number + 1)
    return before not in (".", "?.") and not (after == ":" and before in ("{", ","))


def _text(tokens: Sequence[Token], number: int) -> str:
    return tokens[number].text if 0 <= number < len(tokens) else ""


def _short_names() -> Iterator[str]:
    return ("".join(letters) for length in count(1) for letters in product(ascii_letters, repeat=length))


def _named(tokens: Sequence[Token], names: Set[str], free: Iterator[str]) -> dict[str, str]:
    """Return a short name for each, the shortest for those that are used most."""
    used = Counter(token.text for token in _with_filled(tokens) if token.kind == "name")
    return dict(zip(sorted(names, key=lambda name: (-used[name], name)), free, strict=False))


def _with_filled(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, including those inside template literals."""
    for token in tokens:
        yield token
        if token.kind == "template":
            yield from (inner for place in _FILLED.findall(_flat(token.text)) for inner in _tokens(place))


def _flat(template: str) -> str:
    if template.count("${") != len(_FILLED.findall(template)):
        raise AssertionError(f"a template text holds no other and no function: {template}")
    return template


def _level(tokens: Sequence[Token]) -> int:
    """Return the bracket level of the code: above 0 if all of it is inside a function that is called at once."""
    return 2 if tokens[0].text == "(" else 0


def _statements(tokens: Sequence[Token]) -> Iterator[slice]:
    """Yield the statements of a script, which share no variables but those declared at the top level."""
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
    """A declaration of a variable: its name, its place, and whether it is at the top level."""

    name: str
    at: int
    is_shared: bool


def _declared(tokens: Sequence[Token]) -> Iterator[Declared]:
    """Yield what `const`, `let` and functions declare."""
    depth = 0
    for number, token in enumerate(tokens):
        depth += _opens(token)
        if token.text in ("const", "let"):
            yield from (Declared(name, number, depth <= _level(tokens)) for name in _listed(tokens, number + 1))
        elif token.text == "=>":
            start = number - 1 if tokens[number - 1].kind == "name" else _opening(tokens, number - 1) + 1
            yield from (Declared(name, number, False) for name in _listed(tokens, start))


def _listed(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """Yield the names in a list of declarations, including destructured ones."""
    while tokens[at].text not in (")", "=>"):
        end = _closing(tokens, at)
        if tokens[at].text != "{":  # a destructured name is the name of a property, so it must stay
            names = (place for place in range(at, end + 1) if tokens[place].kind == "name")
            yield from (tokens[place].text for place in names if place == at or _text(tokens, place - 1) in ("[", ","))
        at = end + 1
        while tokens[at].text not in (",", ";", ")", "of", "in", "=>"):
            at = _closing(tokens, at) + 1
        if tokens[at].text != ",":
            return
        at += 1


def _shorthands(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the names in object shorthand, which are names of properties as well: `{ name }`."""
    for number, token in enumerate(tokens):
        between = _text(tokens, number - 1), _text(tokens, number + 1)
        may_be = token.kind == "name" and between[0] in ("{", ",") and between[1] in (",", "}")
        if may_be and _around(tokens, number) == "{":
            yield token.text


def _around(tokens: Sequence[Token], number: int) -> str:
    """Return the bracket around a token; empty if there is none."""
    depth = 0
    for token in reversed(tokens[:number]):
        depth += _opens(token)
        if depth > 0:
            return token.text
    return ""


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Return the place of the bracket that closes the one at a token; the token itself if it opens none."""
    depth = 0
    for number in range(at, len(tokens)):
        depth += _opens(tokens[number])
        if not depth:
            return number
    raise AssertionError(f"nothing closes {tokens[at].text!r}")


def _opening(tokens: Sequence[Token], end: int) -> int:
    """Return the place of the bracket that opens the one at a token."""
    depth = 0
    for number in range(end, -1, -1):
        depth += _opens(tokens[number])
        if not depth:
            return number
    raise AssertionError(f"nothing opens {tokens[end].text!r}")
