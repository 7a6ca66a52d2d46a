"""Keep only the style rules that may apply on a page: all of them would weigh more than many a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

_CLASS = re.compile(r'\sclass="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_WORD = re.compile(r"[\w-]+")
_NAME = re.compile(r"[.#]([\w-]+)")
_BRACE = re.compile(r"""[{}]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""", re.DOTALL)
_GROUPS = ("@media", "@supports", "@container", "@layer")
"""What stands around rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and which classes and ids each of its selectors asks for."""

    text: str
    asks_for: tuple[frozenset[str], ...]

    def kept(self, names: Set[str]) -> str:
        """Return it where it may apply to something that has these classes and ids."""
        return self.text if any(asked <= names for asked in self.asks_for) else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that hold under a condition, such as on paper."""

    head: str
    rules: tuple[Rule | Group, ...]

    def kept(self, names: Set[str]) -> str:
        """Return those of its rules that may apply."""
        kept = "".join(rule.kept(names) for rule in self.rules)
        return f"{self.head}{{{kept}}}" if kept else ""


def used_names(page: str, script: str) -> Set[str]:
    """Return the classes and ids that a page has, and every word of its script, which may give it more of them."""
    of_page = {name for names in _CLASS.findall(page) for name in names.split()}
    return of_page.union(_ID.findall(page), _words(script))


def used_styles(sheet: str, names: Set[str]) -> str:
    """Return the rules of a style sheet of ours, without comments, that may apply on a page with these classes and
    ids.
    """
    return "".join(rule.kept(names) for rule in _rules(sheet))


@cache
def _words(script: str) -> frozenset[str]:
    return frozenset(_WORD.findall(script))


@cache
def _rules(sheet: str) -> tuple[Rule | Group, ...]:
    return tuple(_parsed(sheet))


def _parsed(sheet: str) -> Iterator[Rule | Group]:
    for head, body in _blocks(sheet):
        if head.startswith(_GROUPS):
            yield Group(head, tuple(_parsed(body)))
        elif head.startswith("@"):
            yield Rule(f"{head}{{{body}}}", (frozenset(),))
        else:
            yield Rule(f"{head}{{{body}}}", tuple(frozenset(_NAME.findall(one)) for one in _selectors(head)))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each outer pair of braces, and between them."""
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


def _selectors(head: str) -> list[str]:
    """The selectors of a rule without what stands in parentheses and brackets, where one of several things may do."""
    while (simpler := re.sub(r"\([^()]*\)|\[[^\]]*\]", "", head)) != head:
        head = simpler
    return head.split(",")
