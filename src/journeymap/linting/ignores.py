"""Collect what to ignore: entries under `ignore` in the settings, and comments beside lines.

A comment is written `# journeymap: ignore[JM105] pricing redesign, until 2027-01-31`.
"""

from __future__ import annotations

import contextlib
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
_MEANT = re.compile(r"(ignor|disable|suppress|skip|noqa)", re.IGNORECASE)
"""How a comment goes on that asks for something, and is no mere prose."""
_NAME = re.compile(r"[A-Za-z]+[0-9]+|[a-z]+(?:-[a-z]+)+")
_UNTIL = re.compile(r"(?<!\S)until[\s:]+((?:(?!\suntil\s).)+)$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LIKE_A_DAY = re.compile(r"\d[./-]\d|(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{8}(?!\d)")


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


class NotUnderstood(NamedTuple):
    """A comment that begins as an ignore does and is none, and the nearest form that is one."""

    place: Place
    form: str


class Ignores(NamedTuple):
    """All ignores, indexed so that a finding is not compared with each of them."""

    in_settings: Mapping[str, PathIndex[Ignore]]
    """By code, then by path."""
    in_comments: Mapping[tuple[str, int], tuple[Ignore, ...]]
    """By file and line."""
    all: tuple[Ignore, ...]
    not_understood: tuple[NotUnderstood, ...] = ()

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
    not_understood = []
    for line, comment in _from_comments(workspace, find):
        if isinstance(comment, NotUnderstood):
            not_understood.append(comment)
        else:
            ignores.append(comment)
            in_comments.setdefault(line, []).append(comment)
    return Ignores(
        {code: PathIndex(entries) for code, entries in in_settings.items()},
        {line: tuple(entries) for line, entries in in_comments.items()},
        tuple(ignores),
        tuple(not_understood),
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
) -> Iterator[tuple[tuple[str, int], Ignore | NotUnderstood]]:
    for document in workspace.documents.values():
        for comment in comments(document, _MARK):
            # A wrong comment is quoted in findings, so it must not hold what was redacted elsewhere.
            text = workspace.clean(comment.text)
            match = _IGNORE.fullmatch(text) if comment.word == _MARK else None
            if match is not None:
                yield (document.path, comment.line), _parse(match[1], match[2], comment.place, find)
            elif comment.word == _MARK or _MEANT.match(text):
                yield (document.path, comment.line), NotUnderstood(comment.place, _right_form(text, find))


def _right_form(text: str, find: Callable[[str], frozenset[str]]) -> str:
    """Return an ignore of the rules that a comment names, wherever they stand in it."""
    names = []
    for name in _NAME.findall(text):
        with contextlib.suppress(UnknownRule):
            find(name)
            names.append(name)
    return f"# {_MARK} ignore[{', '.join(names) or 'JM105'}] why it is left alone, until 2027-01-31"


def _parse(names: str, rest: str, place: Place, find: Callable[[str], frozenset[str]]) -> Ignore:
    until = _UNTIL.search(rest)
    day, fault = None, None
    said = until[1].rstrip(" .,;)") if until else ""
    if until and _LIKE_A_DAY.search(said):  # else it is a part of the reason
        rest = rest[: until.start()]
        try:
            day = date.fromisoformat(said) if _DAY.fullmatch(said) else None
        except ValueError:
            fault = f"'{said}' is not a date"
        if day is None and fault is None:
            fault = f"'{said}' is not a date as it is written here, with year, month and day: until 2027-01-31"
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
