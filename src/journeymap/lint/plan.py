"""Settings and the options of a command come in; which rules run where, and how severe they are, goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from journeymap.findings import DOCUMENT_CODES, Severity
from journeymap.model.settings import Profile, Settings
from journeymap.rules import RULES, Rule, UnknownRule, find, own_rules
from journeymap.source import Place, Problem
from journeymap.workspace import Workspace

RANK: dict[str, int] = {"starter": 0, "map": 1, "abm": 2, "strict": 3}
"""The profiles, each running what the one before it runs and more; strict also raises hints to warnings."""


@dataclass(frozen=True)
class Selection:
    """Which rules run for which file, and at which severity."""

    settings: Settings
    rules: Mapping[str, Rule]
    """Ours and the team's own, by code."""
    profile: Profile | None = None
    """Named on the command line; then it counts for every file."""
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """What the settings say of single rules; None is off."""

    def may_run(self, rule: Rule) -> bool:
        """Whether a rule runs for any file at all."""
        used = {self.profile} if self.profile else {self.settings.profile, *self._folder_profiles()}
        return any(self._severity_in(rule, profile) is not None for profile in used)

    def severity(self, rule: Rule, path: str) -> Severity | None:
        """The severity of a rule's findings in a file; None where it does not run."""
        return self._severity_in(rule, self.profile_of(path))

    def profile_of(self, path: str) -> Profile:
        """The profile that counts for a file."""
        if self.profile:
            return self.profile
        for folder in reversed(self.settings.profiles):
            if fits(path, folder.at):
                return folder.use
        return self.settings.profile

    def find(self, name: str) -> frozenset[str]:
        """The rules that a code, name or family means. Raises UnknownRule."""
        return _find(name, self.rules)

    def codes(self, name: str) -> frozenset[str]:
        """The same; none where the name means nothing, which is told elsewhere."""
        return _codes(name, self.rules)

    def _folder_profiles(self) -> set[Profile]:
        return {folder.use for folder in self.settings.profiles}

    def _severity_in(self, rule: Rule, profile: Profile) -> Severity | None:
        if rule.code in self.ignore or (self.select is not None and rule.code not in self.select):
            return None
        if rule.code in self.severities:
            return self.severities[rule.code]
        if self.select is None and RANK[rule.profile] > RANK[profile]:
            return None
        if profile == "strict" and rule.severity is Severity.INFO:
            return Severity.WARNING
        return rule.severity


def select(
    workspace: Workspace,
    *,
    profile: Profile | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Selection:
    """Join settings and options. Raises UnknownRule for an option that names no rule."""
    rules = rules_of(workspace)
    return Selection(
        workspace.settings,
        rules,
        profile,
        frozenset().union(*(_find(name, rules) for name in select)) if select else None,
        frozenset().union(*(_find(name, rules) for name in ignore)),
        _severities(workspace.settings, rules),
    )


def rules_of(workspace: Workspace) -> dict[str, Rule]:
    """Our rules and those that the workspace states itself."""
    return {**RULES, **own_rules(workspace.settings.own_rules, fits)}


def _severities(settings: Settings, rules: Mapping[str, Rule]) -> dict[str, Severity | None]:
    """What the settings say of rules: families first, so that a single rule can differ from its family."""
    said: dict[str, Severity | None] = {}
    by_width = sorted(settings.rules.items(), key=lambda one: -len(_codes(one[0], rules)))
    for name, strictness in by_width:
        severity = None if strictness == "off" else Severity[strictness.upper()]
        said.update(dict.fromkeys(_codes(name, rules), severity))
    return said


class _AlwaysOn(UnknownRule):
    """A name of what is wrong with documents, where a rule is asked for."""


def _find(name: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    """The rules that are meant."""
    names = {one.name: one.code for one in DOCUMENT_CODES.values()}
    code = names.get(name.strip().lower(), name.strip().upper())
    if code in DOCUMENT_CODES or code.rstrip("X") in ("JM0", "JM01"):
        raise _AlwaysOn(f"{code} says that a document is wrong; it cannot be switched off or changed")
    return find(name, rules)


def _codes(name: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    try:
        return find(name, rules)
    except UnknownRule:
        return frozenset()


def wrong_rules(workspace: Workspace) -> Iterator[Problem]:
    """Names in the settings that no rule has, and document errors that somebody would switch off."""
    document = workspace.settings_document
    if document is None:
        return
    place, rules = Place(document), rules_of(workspace)
    for name in workspace.settings.rules:
        yield from _wrong(name, place.at("rules", name).key(), rules)
    for number, one in enumerate(workspace.settings.ignore):
        yield from _wrong(one.rule, place.at("ignore", number, "rule"), rules)
    seen: set[str] = set()
    for number, own in enumerate(workspace.settings.own_rules):
        if own.id in seen:
            fix = "Give one of them another code."
            where = place.at("own_rules", number, "id")
            yield Problem("JM008", where, f"the rule '{own.id}' is stated twice", fix)
        seen.add(own.id)


def _wrong(name: str, place: Place, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    try:
        _find(name, rules)
    except _AlwaysOn as error:
        yield Problem("JM018", place, str(error), "Remove the line and mend the document.")
    except UnknownRule as error:
        first, last = next(iter(RULES)), list(RULES)[-1]
        fix = f"Write a code ({first} to {last}), a rule's name or a family; 'journeymap rules' lists them."
        yield Problem("JM018", place, str(error), fix)


def fits(path: str, pattern: str) -> bool:
    """Whether a path is the one meant: itself, a folder around it, or a pattern with *, ** and ?."""
    plain = pattern.removeprefix("./").rstrip("/")
    return path == plain or path.startswith(plain + "/") or bool(_compiled(plain).fullmatch(path))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/?|\*|\?)", pattern)
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts))
