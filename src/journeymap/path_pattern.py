"""Patterns that name files of a workspace: `maps/tender.yaml`, `maps/drafts`, `maps/**/old-*.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

Value = TypeVar("Value")


def path_matches(path: str, pattern: str) -> bool:
    """Return whether a pattern names a path: the path itself, a folder around it, or a glob with *, ** and ?."""
    plain = _plain(pattern)
    return path == plain or path.startswith(plain + "/") or bool(_compiled(plain).fullmatch(path))


class PathIndex(Generic[Value]):
    """Values by path pattern. A look-up tries the globs only, not every pattern, and only once for each path."""

    def __init__(self, entries: Iterable[tuple[str | None, Value]]) -> None:
        self._everywhere: list[Value] = []
        self._by_path: dict[str, list[Value]] = {}
        self._globs: list[tuple[str, Value]] = []
        for pattern, value in entries:
            if pattern is None:
                self._everywhere.append(value)
            elif "*" in pattern or "?" in pattern:
                self._globs.append((pattern, value))
            else:
                self._by_path.setdefault(_plain(pattern), []).append(value)
        self._at_path: dict[str, tuple[Value, ...]] = {}

    def at(self, path: str) -> tuple[Value, ...]:
        """Return the values whose pattern names a path."""
        values = self._at_path.get(path)
        if values is None:
            values = self._at_path[path] = tuple(self._search(path))
        return values

    def _search(self, path: str) -> Iterator[Value]:
        yield from self._everywhere
        if self._by_path:
            for folder in _upwards(path):
                yield from self._by_path.get(folder, ())
        yield from (value for pattern, value in self._globs if path_matches(path, pattern))


def _upwards(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _plain(pattern: str) -> str:
    """A pattern as paths are written: with `/`, from the workspace's folder."""
    plain = pattern.replace("\\", "/")
    while plain.startswith("./"):
        plain = plain[2:].lstrip("/")
    return plain.rstrip("/")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Translate a pattern so that nothing is tried twice, however many wildcards it has.

    What follows a wildcard is taken where it first fits, since a later place would only leave less of the path for the
    rest: so each such part is an atomic group. Only the last part has to look further, for the end of the path.
    """
    sections: list[list[str]] = [[""]]
    for token in _tokens(pattern):
        if token in _ANY_FOLDERS:
            sections.append([token])
        else:
            sections[-1].append(token)
    *others, last = sections
    before = "".join(f"(?>{_section(*tokens)})" for tokens in others)
    return re.compile(before + _section(*last, is_last=True), re.DOTALL)


_ANY_FOLDERS = {"**": ".*?", "**/": "(?:.*?/)??"}
_REPEATED = {("**", "**"), ("**", "*"), ("**/", "**/")}


def _tokens(pattern: str) -> Iterator[str]:
    """Split a pattern into wildcards and texts, without wildcards that add nothing to the one before them."""
    before = ""
    for token in re.findall(r"(?:^|(?<=/))\*\*/|\*\*|\*|[^*]+", pattern):
        if (before, token) not in _REPEATED:
            yield token
            before = token


def _section(start: str, *tokens: str, is_last: bool = False) -> str:
    """Translate what stands between two `**`, with the one before it. Every `*` in it stays within one folder."""
    pattern = _ANY_FOLDERS.get(start, "")
    texts = [re.escape(text).replace(r"\?", "[^/]") for text in "".join(tokens).split("*")]
    pattern += texts.pop(0)
    if texts and is_last:
        *texts, end = texts
        return f"{pattern}{''.join(map('(?>[^/]*?{})'.format, texts))}[^/]*{end}"
    return pattern + "".join(map("(?>[^/]*?{})".format, texts))
