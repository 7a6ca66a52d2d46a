"""Compile the settings and the options of a command into one plan: which rules run where, and what fails the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import TypeVar

from journeymap.errors import UsageError
from journeymap.findings import Severity
from journeymap.linting.ignores import Ignores, compile_ignores
from journeymap.model.messages import quoted
from journeymap.model.settings import FolderProfile, Settings
from journeymap.model.strictness import FailOn, Profile
from journeymap.path_pattern import path_matches
from journeymap.rules import BUILT_IN_NAMES, RULES, NotARule, Rule, UnknownRule, find, own_rules
from journeymap.source import Place, Problem
from journeymap.workspace import Workspace

_Choice = TypeVar("_Choice", bound=StrEnum)
Find = Callable[[str], frozenset[str]]
"""Return the codes that a code, name or family means; raise UnknownRule."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a run does, compiled once: nothing in it depends on a finding."""

    rules: Mapping[str, Rule]
    """All rules by code: ours and the team's own."""
    profile: Profile
    """The profile of the files that no entry of `folders` names."""
    folders: tuple[FolderProfile, ...]
    """Other profiles for some files; the first that matches counts."""
    severities: Mapping[Profile, Mapping[str, Severity]]
    """The rules that run under each profile in use, by code, with the severity of their findings."""
    ignores: Ignores
    judges_ignores: bool
    """Whether to report ignores that match nothing: not while somebody selects single rules."""
    is_usual: bool
    """Whether the rules are those of the settings: no option says otherwise."""
    fail_on: FailOn
    fail_on_overdue: bool
    problems: tuple[Problem, ...]
    """What is wrong with the settings about rules."""

    @property
    def running(self) -> list[Rule]:
        """The rules that run for any file at all."""
        codes = set().union(*self.severities.values())
        return [rule for code, rule in self.rules.items() if code in codes]

    @cached_property
    def severities_at(self) -> Callable[[str], Mapping[str, Severity]]:
        """Return the rules that run for a file, by code, with the severity of their findings."""
        return cache(lambda path: self.severities[self.profile_of(path)])

    def profile_of(self, path: str) -> Profile:
        """Return the profile that counts for a file."""
        return next((folder.use for folder in self.folders if path_matches(path, folder.at)), self.profile)

    def fails(self, severity: Severity, *, overdue: bool) -> bool:
        """Return whether a finding of a severity makes the run fail."""
        if overdue:
            return self.fail_on_overdue
        return self.fail_on is not FailOn.NEVER and severity >= Severity[self.fail_on.name]


def make_plan(
    workspace: Workspace,
    *,
    profile: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    fail_on_overdue: bool = False,
) -> Plan:
    """Join the settings of a workspace with options, which win. Raises UsageError for an option that names no rule."""
    settings = workspace.settings
    rules = all_rules(settings)
    names = cache(lambda name: find(name, rules))
    selected = _named(select, names) if select else None
    folders = () if profile else tuple(reversed(settings.profiles))
    default = _choice(Profile, profile, "profile") if profile else settings.profile
    severity_of = _SeverityOf(_set_severities(settings, names), selected, _named(ignore, names))
    in_use = {default, *(folder.use for folder in folders)}
    return Plan(
        rules=rules,
        profile=default,
        folders=folders,
        severities={name: severity_of.table(rules, name) for name in in_use},
        ignores=compile_ignores(workspace, names),
        judges_ignores=selected is None,
        is_usual=selected is None and not ignore and not profile,
        fail_on=_choice(FailOn, fail_on, "fail level") if fail_on else settings.fail_on,
        fail_on_overdue=fail_on_overdue,
        problems=tuple(_wrong_settings(workspace, names)),
    )


def all_rules(settings: Settings) -> Mapping[str, Rule]:
    """Return our rules and those that the settings state, by code."""
    return {**RULES, **own_rules(settings.own_rules)}


def _choice(choices: type[_Choice], name: str, noun: str) -> _Choice:
    if name not in list(choices):
        raise UsageError(f"There is no {noun} '{name}'. The {noun}s are {', '.join(choices)}.")
    return choices(name)


def _named(names: Iterable[str], find: Find) -> frozenset[str]:
    try:
        return frozenset().union(*map(find, names))
    except UnknownRule as error:
        message = str(error)
        raise UsageError(f"{message[0].upper()}{message[1:]} See 'journeymap rules'.") from None


def _codes(name: str, find: Find) -> frozenset[str]:
    """Return the codes that a name in the settings means; none for an unknown one, which is a problem of its own."""
    try:
        return find(name)
    except UnknownRule:
        return frozenset()


def _set_severities(settings: Settings, find: Find) -> dict[str, Severity | None]:
    """Return the severities that the settings give to rules; None is off.

    Families come first, so that a rule can differ from its family.
    """
    by_code: dict[str, Severity | None] = {}
    entries = [(_codes(name, find), strictness) for name, strictness in settings.rules.items()]
    for codes, strictness in sorted(entries, key=lambda entry: -len(entry[0])):
        by_code.update(dict.fromkeys(codes, None if strictness == "off" else Severity[strictness.upper()]))
    return by_code


@dataclass(frozen=True)
class _SeverityOf:
    """The severity of rules: as set, else their own under a profile."""

    settings: Mapping[str, Severity | None]
    selected: frozenset[str] | None
    ignored: frozenset[str]

    def table(self, rules: Mapping[str, Rule], profile: Profile) -> dict[str, Severity]:
        severities = {code: self._of(rule, profile) for code, rule in rules.items()}
        return {code: severity for code, severity in severities.items() if severity is not None}

    def _of(self, rule: Rule, profile: Profile) -> Severity | None:
        if rule.code in self.ignored or (self.selected is not None and rule.code not in self.selected):
            return None
        if rule.code in self.settings:
            return self.settings[rule.code]
        if self.selected is None and not profile.includes(rule.profile):
            return None
        return rule.strict_severity if profile is Profile.STRICT else rule.severity


def _wrong_settings(workspace: Workspace, find: Find) -> Iterator[Problem]:
    """Names that no rule has, document errors that somebody would switch off, and rules stated twice."""
    if workspace.settings_document is None:
        return
    settings, place = workspace.settings, Place(workspace.settings_document)
    for name in settings.rules:
        yield from _wrong_name(name, place.at("rules", name).key(), find)
    for number, ignore in enumerate(settings.ignore):
        yield from _wrong_name(ignore.rule, place.at("ignore", number, "rule"), find)
    yield from _taken_names(settings, place.at("own_rules"))


def _taken_names(settings: Settings, place: Place) -> Iterator[Problem]:
    """Codes and names of rules of the team's own that another rule or a family has: nobody could tell them apart."""
    codes: set[str] = set()
    names = {own.id.lower() for own in settings.own_rules}
    for number, own in enumerate(settings.own_rules):
        name = own.name.lower() if own.name else ""
        if own.id in codes:
            message = f"the rule '{own.id}' is stated twice"
            yield Problem("JM008", place.at(number, "id"), message, "Give one of them another code.")
        elif own.id.rstrip("0123456789").lower() in BUILT_IN_NAMES:
            message = f"{quoted(own.id)} starts with the name of built-in rules"
            yield Problem("JM018", place.at(number, "id"), message, "Give the rule another code, such as RW1.")
        elif name in BUILT_IN_NAMES:
            message = f"{quoted(own.name)} is the name of something built in"
            yield Problem("JM018", place.at(number, "name"), message, "Give the rule another name.")
        elif name in names and name != own.id.lower():
            message = f"another rule is called {quoted(own.name)} as well"
            yield Problem("JM008", place.at(number, "name"), message, "Give one of them another name.")
        codes.add(own.id)
        names.add(name or own.id.lower())


def _wrong_name(name: str, place: Place, find: Find) -> Iterator[Problem]:
    try:
        find(name)
    except NotARule as error:
        yield Problem("JM018", place, str(error), "Remove the line, and correct what it is about.")
    except UnknownRule as error:
        first, last = next(iter(RULES)), list(RULES)[-1]
        fix = f"Write a code ({first} to {last}), a rule's name or a family; 'journeymap rules' lists them."
        yield Problem("JM018", place, str(error), fix)
