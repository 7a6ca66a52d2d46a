"""A workspace and what was asked for come in; sorted findings go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Cell
from journeymap.findings import DOCUMENT_CODES, Finding, Severity
from journeymap.lint.plan import Selection, wrong_rules
from journeymap.lint.suppress import without_ignored
from journeymap.rules import Gap, Rule, Subject
from journeymap.source import Problem
from journeymap.workspace import (
    LinkedAccount,
    LinkedContent,
    LinkedJourney,
    LinkedMember,
    LinkedPain,
    LinkedPersona,
    LinkedPlanEntry,
    LinkedProgram,
    LinkedStage,
    LinkedTouchpoint,
    Workspace,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in file order, and how many were withheld because a document could not be read."""

    findings: tuple[Finding, ...]
    withheld: int


def check(analysis: Analysis, selection: Selection) -> Checked:
    """Everything that is wrong and everything that is missing."""
    workspace = analysis.workspace
    problems = (*workspace.problems, *wrong_rules(workspace))
    findings = [_document_finding(problem, workspace) for problem in problems]
    withheld = workspace.withheld
    for rule, subject, gap in _gaps(analysis, selection):
        finding = _finding(rule, subject, gap, selection)
        if finding is None:
            continue
        if rule.about_use and not workspace.uses_are_known:
            withheld += 1
        else:
            findings.append(finding)
    left, disorder = without_ignored(findings, workspace, selection)
    return Checked(tuple(_in_order([*left, *disorder])), withheld)


def _in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Sorted, and each once: a map laid over another has the gaps of what it inherits."""
    seen = set()
    for finding in sorted(findings, key=lambda one: one.order):
        key = (*finding.order, finding.message)
        if key not in seen:
            seen.add(key)
            yield finding


def _document_finding(problem: Problem, workspace: Workspace) -> Finding:
    place, name = problem.place, DOCUMENT_CODES[problem.code].name
    map_ = workspace.maps.get(place.document.path)
    journey = workspace.journeys.get(map_ or "")
    stage = str(place.route[1]) if map_ and place.route[:1] == ("stages",) and place.route[1:] else None
    return Finding(
        problem.code,
        name,
        Severity.ERROR,
        problem.message,
        problem.fix,
        place,
        map=map_,
        stage=stage,
        owner=journey.model.owner if journey else None,
    )


def _gaps(analysis: Analysis, selection: Selection) -> Iterator[tuple[Rule, Subject, Gap]]:
    by_subject: dict[type, list[Rule]] = {}
    for rule in selection.rules.values():
        if selection.may_run(rule):
            for subject in rule.subjects:
                by_subject.setdefault(subject, []).append(rule)
    for thing in _subjects(analysis, with_cells=Cell in by_subject):
        for rule in by_subject.get(type(thing), ()):
            for gap in rule.gaps(thing, analysis):
                yield rule, thing, gap


def _subjects(analysis: Analysis, *, with_cells: bool) -> Iterator[Subject]:
    """Everything a rule can look at. A stage with nothing in it is seen only through its journey."""
    workspace = analysis.workspace
    for library in (workspace.personas, workspace.channels, workspace.content):
        yield from (thing for thing in library.values() if thing.sound)
    yield from (one for one in workspace.frameworks.values() if one.sound and not one.built_in)
    for account in workspace.accounts.values():
        if account.sound:
            yield from (account, *account.members, *account.plan)
    yield from (program for program in workspace.programs.values() if program.sound)
    yield workspace
    for journey in workspace.journeys.values():
        yield journey
        for stage in journey.stages_in_scope:
            if stage.is_empty:
                continue
            yield stage
            yield from stage.touchpoints
            yield from stage.pains
            if with_cells:
                yield from (cell for cell in analysis.coverage.at(stage) if cell.persona)


def _finding(rule: Rule, subject: Subject, gap: Gap, selection: Selection) -> Finding | None:
    """A gap with the rule's code and severity and the subject's surroundings; None if it is not asked for."""
    path = gap.place.home.document.path
    severity = selection.severity(rule, path)
    if severity is None:
        return None
    about = _surroundings(gap.stage or subject)
    return Finding(
        rule.code,
        rule.name,
        severity,
        gap.message,
        gap.fix,
        gap.place,
        rule.overdue,
        about.map,
        about.stage,
        about.persona,
        about.owner,
    )


@dataclass(frozen=True, slots=True)
class _Surroundings:
    map: str | None = None
    stage: str | None = None
    persona: str | None = None
    owner: str | None = None


@singledispatch
def _surroundings(subject: Subject) -> _Surroundings:
    """Map, stage, persona and owner of what a gap is about."""
    return _Surroundings()


@_surroundings.register
def _(journey: LinkedJourney) -> _Surroundings:
    return _Surroundings(journey.id, owner=journey.model.owner)


@_surroundings.register
def _(stage: LinkedStage) -> _Surroundings:
    return _Surroundings(stage.journey.id, stage.id, owner=stage.owner)


@_surroundings.register
def _(cell: Cell) -> _Surroundings:
    persona = cell.persona.id if cell.persona else None
    return _Surroundings(cell.stage.journey.id, cell.stage.id, persona, cell.stage.owner)


@_surroundings.register
def _(touchpoint: LinkedTouchpoint) -> _Surroundings:
    owner = next((piece.model.owner for piece in touchpoint.content if piece.model.owner), None)
    stage = touchpoint.stage
    return _Surroundings(stage.journey.id, stage.id, _only(touchpoint.model.for_), owner or stage.owner)


@_surroundings.register
def _(pain: LinkedPain) -> _Surroundings:
    stage = pain.stage
    return _Surroundings(stage.journey.id, stage.id, _only(pain.model.for_), stage.owner)


@_surroundings.register
def _(persona: LinkedPersona) -> _Surroundings:
    return _Surroundings(persona=persona.id)


@_surroundings.register
def _(content: LinkedContent) -> _Surroundings:
    return _Surroundings(owner=content.model.owner)


@_surroundings.register
def _(account: LinkedAccount) -> _Surroundings:
    return _Surroundings(owner=account.owner)


@_surroundings.register
def _(part: LinkedMember | LinkedPlanEntry) -> _Surroundings:
    return _surroundings(part.account)


@_surroundings.register
def _(program: LinkedProgram) -> _Surroundings:
    return _Surroundings(owner=program.model.owner)


def _only(personas: tuple[str, ...]) -> str | None:
    return personas[0] if len(personas) == 1 else None
