"""Findings come in; those that somebody asked to leave alone are taken out, and ignores in bad order are
told.

An ignore stands in the settings (rule, place, reason, until) or in a comment beside the line: `#
journeymap: ignore[JM105] pricing redesign, until 2027-01-31`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeymap.findings import ORDER_CODES, Finding
from journeymap.lint.plan import Selection, fits
from journeymap.redaction import without
from journeymap.rules import UnknownRule
from journeymap.source import Place, comments
from journeymap.workspace import Workspace

_COMMENT = "journeymap:"
_IGNORE = re.compile(r"ignore\s*\[([^\]]*)\]\s*(.*)")
_UNTIL = re.compile(r"(?:^|,?\s+)until\s+(\d{4}-\d{2}-\d{2})$")


@dataclass(eq=False)
class Ignore:
    """A wish to leave some findings alone. `hits` counts those it was for."""

    codes: frozenset[str]
    said: str
    place: Place
    fits: Callable[[Finding], bool]
    reason: str | None
    until: date | None
    fault: str | None = None
    hits: int = 0


def without_ignored(
    findings: Iterable[Finding], workspace: Workspace, selection: Selection
) -> tuple[list[Finding], list[Finding]]:
    """The findings that are left, and what is out of order among the ignores."""
    ignores = [*_in_settings(workspace, selection), *_beside_lines(workspace, selection)]
    if not ignores:
        return list(findings), []
    left = [finding for finding in findings if not _is_ignored(finding, ignores, workspace.today)]
    return left, [told for ignore in ignores for told in _out_of_order(ignore, workspace, selection)]


def _is_ignored(finding: Finding, ignores: list[Ignore], today: date) -> bool:
    ignored = False
    for ignore in ignores:
        if finding.code in ignore.codes and ignore.fits(finding):
            ignore.hits += 1
            ignored = ignored or ignore.until is None or today <= ignore.until
    return ignored


def _in_settings(workspace: Workspace, selection: Selection) -> Iterator[Ignore]:
    document = workspace.settings_document
    if document is None:
        return
    for number, one in enumerate(workspace.settings.ignore):
        place = Place(document, ("ignore", number))
        codes = selection.codes(one.rule)
        yield Ignore(codes, one.rule, place.at("rule"), _at(one.at), one.reason, one.until)


def _at(pattern: str | None) -> Callable[[Finding], bool]:
    return lambda finding: pattern is None or fits(finding.path, pattern)


def _beside_lines(workspace: Workspace, selection: Selection) -> Iterator[Ignore]:
    for document in workspace.documents.values():
        for comment in comments(document, _COMMENT):
            text = without(comment.text) if workspace.personal_data else comment.text  # it is quoted where it is wrong
            found = _IGNORE.fullmatch(text)
            if found is not None:
                here = _on(document.path, comment.line)
                yield _from_comment(found[1], found[2], comment.place, here, selection)


def _on(path: str, line: int) -> Callable[[Finding], bool]:
    return lambda finding: finding.span.line == line and finding.path == path


def _from_comment(names: str, rest: str, place: Place, here: Callable[[Finding], bool], selection: Selection) -> Ignore:
    until = _UNTIL.search(rest)
    day, fault = None, None
    if until:
        rest = rest[: until.start()]
        try:
            day = date.fromisoformat(until[1])
        except ValueError:
            fault = f"'{until[1]}' is no date"
    codes: set[str] = set()
    for name in names.split(","):
        try:
            codes |= selection.find(name)
        except UnknownRule as unknown:
            fault = str(unknown)
    return Ignore(frozenset(codes), names.strip(), place, here, rest.strip(" ,") or None, day, fault)


def _out_of_order(ignore: Ignore, workspace: Workspace, selection: Selection) -> Iterator[Finding]:
    if selection.select is not None:
        return
    if not ignore.reason:
        fix = "Say in a few words why: reason: in the settings, after the bracket in a comment."
        yield _told("JM951", f"this ignore of {ignore.said} does not say why", fix, ignore)
    if ignore.until is not None and workspace.today > ignore.until:
        fix = "Mend what it hides, or move the date and say why."
        yield _told("JM952", f"this ignore of {ignore.said} held until {ignore.until}", fix, ignore)
    if ignore.fault:
        yield _told("JM953", f"this ignore cannot work: {ignore.fault}", "Correct it, or remove it.", ignore)
    elif not ignore.hits and _was_asked(ignore, workspace, selection):
        yield _told("JM953", f"this ignore of {ignore.said} matches nothing", "Remove it.", ignore)


def _was_asked(ignore: Ignore, workspace: Workspace, selection: Selection) -> bool:
    """Whether any of its rules ran there; of a rule that did not, nothing can be said."""
    path = ignore.place.document.path
    is_setting = ignore.place.document is workspace.settings_document
    rules = [rule for code, rule in selection.rules.items() if code in ignore.codes]
    return any(
        (selection.may_run(rule) if is_setting else selection.severity(rule, path) is not None)
        and (workspace.uses_are_known or not rule.about_use)
        for rule in rules
    )


def _told(code: str, message: str, fix: str, ignore: Ignore) -> Finding:
    kind: Any = ORDER_CODES[code]
    return Finding(code, kind.name, kind.severity, message, fix, ignore.place, kind.overdue)
