"""Keep only the style rules that may apply on a page: all of them would be larger than many a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

_CLASS = re.compile(r'\sclass="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_LANGUAGE = re.compile(r'\slang="([a-z]+)')
_RUNS_BACK = re.compile(r'\sdir="rtl"|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]')
"""What makes a part of a page run from right to left: an attribute, or a text in such a script."""
_TEXT = re.compile(r"""'[^'\n]*'|"[^"\n]*"|`[^`]*`""")
_WORD = re.compile(r"[\w-]+")
_NAME = re.compile(r"[.#]([\w-]+)")
_FUNCTION = re.compile(r":([\w-]+)\(|\[")
_BRACE = re.compile(r"""[{}]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""", re.DOTALL)
_GROUPS = ("@media", "@supports", "@container", "@layer")
"""At-rules that contain rules."""
_BACK = ":dir(rtl)"
_ONE_OF = ("is", "where", "has")
"""Pseudo-classes that match any of several selectors."""


@dataclass(frozen=True, slots=True)
class Selector:
    """What an element must have for a rule to apply: all of some names, and one selector of each choice.

    Names are classes and ids, languages such as `:lang(de)`, and the direction from right to left.
    """

    text: str
    names: frozenset[str] = frozenset()
    choices: tuple[tuple[Selector, ...], ...] = ()

    def may_apply(self, names: Set[str]) -> bool:
        """Return whether a page with these names may have such an element."""
        return self.names <= names and all(any(one.may_apply(names) for one in choice) for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its selectors; none if it is not about elements."""

    selectors: tuple[Selector, ...]
    body: str

    def kept(self, names: Set[str]) -> str:
        """Return the rule with those of its selectors that may apply on a page with these names."""
        # Choices stay complete: the specificity of a rule is that of the most specific one, whether it applies or not.
        kept = ",".join(selector.text for selector in self.selectors if selector.may_apply(names))
        return f"{kept}{{{self.body}}}" if kept else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rules under a condition, such as in print."""

    head: str
    rules: tuple[Rule | Group, ...]

    def kept(self, names: Set[str]) -> str:
        """Return the group with those of its rules that may apply."""
        kept = "".join(rule.kept(names) for rule in self.rules)
        return f"{self.head}{{{kept}}}" if kept else ""


def used_names(page: str, script: str, language: str) -> Set[str]:
    """Return the names on a page in a language, and every word in string literals of its script, which may add more."""
    of_page = {name for names in _CLASS.findall(page) for name in names.split()}
    languages = {f":lang({one})" for one in (language.partition("-")[0], *_LANGUAGE.findall(page))}
    runs_back = {_BACK} if _RUNS_BACK.search(page) else set[str]()
    return of_page.union(_ID.findall(page), _words(script), languages, runs_back)


def used_styles(sheet: str, names: Set[str]) -> str:
    """Return the rules of a style sheet that may apply on a page with these names, without comments."""
    return "".join(rule.kept(names) for rule in _rules(sheet))


@cache
def _words(script: str) -> frozenset[str]:
    return frozenset(word for text in _TEXT.findall(script) for word in _WORD.findall(text))


@cache
def _rules(sheet: str) -> tuple[Rule | Group, ...]:
    return tuple(_parsed(sheet))


def _parsed(sheet: str) -> Iterator[Rule | Group]:
    for head, body in _blocks(sheet):
        if head.startswith(_GROUPS):
            yield Group(head, tuple(_parsed(body)))
        elif head.startswith("@"):
            yield Rule((Selector(head),), body)
        else:
            yield Rule(tuple(map(_selector, _listed(head))), body)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield what is before each outer pair of braces, and what is in it."""
    start = begin = depth = 0
    for brace in _BRACE.finditer(sheet):
        if brace[0] not in "{}":
            continue  # a string
        if brace[0] == "{":
            begin = brace.end() if depth == 0 else begin
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield sheet[start : begin - 1].strip(), sheet[begin : brace.start()]
                start = brace.end()


def _selector(text: str) -> Selector:
    plain, names, choices, at = "", set[str](), list[tuple[Selector, ...]](), 0
    while function := _FUNCTION.search(text, at):
        end = _end(text, function.end())
        inside = text[function.end() : end - 1]
        plain += text[at : function.start()]
        if function[1] in _ONE_OF:
            choices.append(tuple(map(_selector, _listed(inside))))
        elif function[1] == "lang":
            choices.append(tuple(Selector(one, frozenset({f":lang({one})"})) for one in _listed(inside)))
        elif function[0] + inside in (":dir(rtl", '[dir="rtl"'):
            names.add(_BACK)
        at = end
    return Selector(text, frozenset(names.union(_NAME.findall(plain + text[at:]))), tuple(choices))


def _listed(text: str) -> Iterator[str]:
    """Yield the parts between commas outside parentheses and brackets."""
    start = at = 0
    while at < len(text):
        if text[at] in "([":
            at = _end(text, at + 1)
            continue
        if text[at] == ",":
            yield text[start:at].strip()
            start = at + 1
        at += 1
    yield text[start:].strip()


def _end(text: str, start: int) -> int:
    """Return the place where what was opened before another place is closed."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] in "([") - (text[at] in ")]")
        if not depth:
            return at + 1
    return len(text)
