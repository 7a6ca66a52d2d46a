"""Run the rules of a plan over a workspace: subjects, rules, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.analysis import Analysis
from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Finding, Kind, told_together
from journeymap.linting.context import context_of, context_of_problem
from journeymap.linting.inherited import Found, Told, told_once
from journeymap.linting.plan import Plan
from journeymap.linting.result import LintResult, in_order
from journeymap.linting.subjects import subjects
from journeymap.linting.suppress import suppress
from journeymap.model.messages import shortened
from journeymap.rules import Rule
from journeymap.source import Document, Place, Problem
from journeymap.workspace import SETTINGS, Why, Workspace

_LONGEST_MESSAGE = 500
"""A message quotes what people wrote; its place leads to the whole of it."""


def run_plan(analysis: Analysis, plan: Plan, *, theme: Iterable[Problem] = ()) -> LintResult:
    """Return everything that is wrong and everything that is missing, in file order.

    What is wrong with the theme is known to those who publish, and handed in.
    """
    workspace = analysis.workspace
    problems = (*workspace.problems, *plan.problems, *theme)
    findings = [_document_finding(problem, workspace) for problem in problems]
    gaps = list(told_once(_gaps(analysis, plan)))
    withheld = [gap for gap in gaps if gap.found.rule.about_use and not workspace.uses_are_known]
    findings += [_finding(gap) for gap in gaps if workspace.uses_are_known or not gap.found.rule.about_use]
    remaining = [*suppress(findings, plan, workspace), *_other_workspaces(workspace)]
    told = told_together(in_order(remaining))
    return LintResult(findings=tuple(in_order(told)), withheld=workspace.withheld + len(withheld), plan=plan)


def _gaps(analysis: Analysis, plan: Plan) -> Iterator[Found]:
    by_subject: dict[type, list[Rule]] = {}
    for rule in plan.running:
        for subject_type in rule.subjects:
            by_subject.setdefault(subject_type, []).append(rule)
    for subject in subjects(analysis.workspace):
        for rule in by_subject.get(type(subject), ()):
            for gap in rule.gaps(subject, analysis):
                severity = plan.severities_at(gap.place.home.document.path).get(rule.code)
                if severity is not None:
                    yield Found(rule, subject, gap, severity)


def _finding(told: Told) -> Finding:
    rule, subject, gap, severity = told.found
    context = context_of(gap.about or subject)
    return Finding(
        kind=Kind.GAP,
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=shortened(gap.message, _LONGEST_MESSAGE),
        fix=gap.fix,
        place=gap.place,
        overdue=rule.overdue,
        map=context.map,
        heirs=told.heirs,
        stage=context.stage,
        persona=context.persona,
        owner=context.owner,
        together=gap.together,
    )


def _other_workspaces(workspace: Workspace) -> Iterator[Finding]:
    """Yield a finding for each folder below the maps folders that is a workspace of its own."""
    for folder, why in workspace.passed_over.items():
        if why is Why.ANOTHER_WORKSPACE:
            place = Place(Document(workspace.clean_path(f"{folder}/{SETTINGS}"), readable=False))
            message = f"another workspace begins here: '{workspace.clean_path(folder)}' is not read as part of this one"
            fix = f"Name the folder under `exclude` if that is meant, or remove this {SETTINGS}."
            yield HOUSEKEEPING_CODES["JM956"].finding(message, fix, place)


def _document_finding(problem: Problem, workspace: Workspace) -> Finding:
    context = context_of_problem(problem, workspace)
    return DOCUMENT_CODES[problem.code].finding(
        problem.message, problem.fix, problem.place, map=context.map, stage=context.stage, owner=context.owner
    )
