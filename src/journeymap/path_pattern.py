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
    """Values by path pattern. A look-up tries the globs only, not every pattern."""

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

    def at(self, path: str) -> Iterator[Value]:
        """Yield the values whose pattern names a path."""
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
    return pattern.removeprefix("./").rstrip("/")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/?|\*|\?)", pattern)
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts))
