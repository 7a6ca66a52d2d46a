"""Collect what to ignore: entries under `ignore` in the settings, and comments beside lines.

A comment is written `# journeymap: ignore[JM105] pricing redesign, until 2027-01-31`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from journeymap.path_pattern import PathIndex
from journeymap.rules import UnknownRule
from journeymap.source import Place, comments
from journeymap.workspace import Workspace

_MARK = "journeymap:"
_IGNORE = re.compile(r"ignore\s*\[([^\]]*)\]\s*(.*)")
_UNTIL = re.compile(r"(?<!\S)until\s+(\d{4}-\d{2}-\d{2})$")


@dataclass(frozen=True, kw_only=True, eq=False)
class Ignore:
    """A request to leave some findings out."""

    codes: frozenset[str]
    rule_names: str
    """The rules as the author wrote them."""
    place: Place
    at: str | None = None
    """A pattern of paths; everywhere without one. A comment counts for its own line only."""
    reason: str | None
    until: date | None
    fault: str | None = None
    """Why it cannot work."""
    names_unknown_rule: bool = False


class Ignores(NamedTuple):
    """All ignores, indexed so that a finding is not compared with each of them."""

    in_settings: Mapping[str, PathIndex[Ignore]]
    """By code, then by path."""
    in_comments: Mapping[tuple[str, int], tuple[Ignore, ...]]
    """By file and line."""
    all: tuple[Ignore, ...]

    def of_file(self, code: str, path: str) -> tuple[Ignore, ...]:
        """Return the entries of the settings that cover findings of a code in a file."""
        return self.in_settings[code].at(path) if code in self.in_settings else ()

    def of_line(self, code: str, path: str, line: int) -> tuple[Ignore, ...]:
        """Return the comments that cover findings of a code in a line."""
        return tuple(ignore for ignore in self.in_comments.get((path, line), ()) if code in ignore.codes)


def compile_ignores(workspace: Workspace, find: Callable[[str], frozenset[str]]) -> Ignores:
    """Collect the ignores of a workspace; `find` returns the codes that a name means, or raises UnknownRule."""
    in_settings: dict[str, list[tuple[str | None, Ignore]]] = {}
    in_comments: dict[tuple[str, int], list[Ignore]] = {}
    ignores = []
    for ignore in _from_settings(workspace, find):
        ignores.append(ignore)
        for code in ignore.codes:
            in_settings.setdefault(code, []).append((ignore.at, ignore))
    for (path, line), ignore in _from_comments(workspace, find):
        ignores.append(ignore)
        in_comments.setdefault((path, line), []).append(ignore)
    return Ignores(
        {code: PathIndex(entries) for code, entries in in_settings.items()},
        {line: tuple(entries) for line, entries in in_comments.items()},
        tuple(ignores),
    )


def _from_settings(workspace: Workspace, find: Callable[[str], frozenset[str]]) -> Iterator[Ignore]:
    if workspace.settings_document is None:
        return
    place = Place(workspace.settings_document)
    for number, entry in enumerate(workspace.settings.ignore):
        try:
            codes, is_known = find(entry.rule), True
        except UnknownRule:  # reported as a wrong setting
            codes, is_known = frozenset(), False
        yield Ignore(
            codes=codes,
            names_unknown_rule=not is_known,
            rule_names=entry.rule,
            place=place.at("ignore", number, "rule"),
            at=entry.at,
            reason=entry.reason,
            until=entry.until,
        )


def _from_comments(
    workspace: Workspace, find: Callable[[str], frozenset[str]]
) -> Iterator[tuple[tuple[str, int], Ignore]]:
    for document in workspace.documents.values():
        for comment in comments(document, _MARK):
            # A wrong comment is quoted in findings, so it must not hold what was redacted elsewhere.
            match = _IGNORE.fullmatch(workspace.clean(comment.text))
            if match is not None:
                yield (document.path, comment.line), _parse(match[1], match[2], comment.place, find)


def _parse(names: str, rest: str, place: Place, find: Callable[[str], frozenset[str]]) -> Ignore:
    until = _UNTIL.search(rest)
    day, fault = None, None
    if until:
        rest = rest[: until.start()]
        try:
            day = date.fromisoformat(until[1])
        except ValueError:
            fault = f"'{until[1]}' is not a date"
    codes: set[str] = set()
    unknown_rule = None
    for name in names.split(","):
        try:
            codes |= find(name)
        except UnknownRule as error:
            unknown_rule = str(error)
    return Ignore(
        codes=frozenset(codes),
        names_unknown_rule=unknown_rule is not None,
        rule_names=names.strip(),
        place=place,
        reason=rest.strip(" ,") or None,
        until=day,
        fault=unknown_rule or fault,
    )
