"""Drop the findings that an ignore covers, and report ignores that are unexplained, expired, broken or unused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from journeymap.findings import HOUSEKEEPING_CODES, Finding
from journeymap.linting.ignores import Ignore
from journeymap.linting.plan import Plan
from journeymap.workspace import Workspace


def suppress(findings: Sequence[Finding], plan: Plan, workspace: Workspace) -> list[Finding]:
    """Return the findings that remain, and those about the ignores themselves."""
    hits: set[Ignore] = set()

    def hit(ignores: Iterable[Ignore]) -> bool:
        hits.update(ignores)
        return any(ignore.until is None or workspace.today <= ignore.until for ignore in ignores)

    in_settings = cache(lambda code, path: hit(plan.ignores.of_file(code, path)))
    in_comments = cache(lambda code, path, line: hit(plan.ignores.of_line(code, path, line)))

    def is_ignored(finding: Finding) -> bool:
        code, path = finding.code, finding.path
        by_settings = in_settings(code, path)  # both, for an ignore that hides nothing new has a hit as well
        return in_comments(code, path, finding.span.line) or by_settings

    remaining = [finding for finding in findings if not is_ignored(finding)]
    if plan.judges_ignores:
        for ignore in plan.ignores.all:
            remaining += _housekeeping(ignore, ignore in hits, plan, workspace)
    return remaining


def _housekeeping(ignore: Ignore, is_hit: bool, plan: Plan, workspace: Workspace) -> Iterator[Finding]:
    if not ignore.reason:
        fix = "Say in a few words why: `reason` in the settings, after the bracket in a comment."
        yield _finding("JM951", f"this ignore of {ignore.rule_names} does not say why", fix, ignore)
    if ignore.until is not None and workspace.today > ignore.until:
        fix = "Fix what it hides, or move the date and say why."
        yield _finding("JM952", f"this ignore of {ignore.rule_names} expired on {ignore.until}", fix, ignore)
    if ignore.fault:
        yield _finding("JM953", f"this ignore cannot work: {ignore.fault}", "Correct it, or remove it.", ignore)
    elif not is_hit and _could_match(ignore, plan, workspace):
        yield _finding("JM953", f"this ignore of {ignore.rule_names} matches nothing", "Remove it.", ignore)


def _could_match(ignore: Ignore, plan: Plan, workspace: Workspace) -> bool:
    """Return whether any of its rules ran there; about a rule that did not, nothing can be said."""
    document = ignore.place.document
    if document is workspace.settings_document:
        codes = ignore.codes.intersection(rule.code for rule in plan.running)
    else:
        codes = ignore.codes.intersection(plan.severities_at(document.path))
    return any(workspace.uses_are_known or not plan.rules[code].about_use for code in codes)


def _finding(code: str, message: str, fix: str, ignore: Ignore) -> Finding:
    about = None if ignore.names_unknown_rule else ignore.codes
    return HOUSEKEEPING_CODES[code].finding(message, fix, ignore.place, about=about)
