"""Drop the findings that an ignore covers, and report ignores that are unexplained, expired, broken or unused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from journeymap.findings import HOUSEKEEPING_CODES, Finding
from journeymap.linting.ignores import Ignore
from journeymap.linting.plan import Plan
from journeymap.linting.reach import Reach
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
        hidden = in_settings(code, path)  # all, for an ignore that hides nothing new has a hit as well
        hidden = in_comments(code, path, finding.span.line) or hidden
        if finding.together:  # a comment where it is told with others is about each of them
            whole, span = finding.together.place.resolve()
            hidden = in_comments(code, whole.path, span.line) or hidden
        return hidden

    remaining = [finding for finding in findings if not is_ignored(finding)]
    if plan.judges_ignores:
        reach = Reach(workspace=workspace, plan=plan)
        for ignore in plan.ignores.all:
            remaining += _housekeeping(ignore, ignore in hits, reach)
        for comment in plan.ignores.not_understood:
            message, fix = "this comment is no ignore, so it hides nothing", f"Write it as: {comment.form}"
            remaining.append(HOUSEKEEPING_CODES["JM955"].finding(message, fix, comment.place, about=None))
    return remaining


def _housekeeping(ignore: Ignore, is_hit: bool, reach: Reach) -> Iterator[Finding]:
    workspace = reach.workspace
    if not ignore.reason:
        fix = "Say in a few words why: `reason` in the settings, after the bracket in a comment."
        yield _finding("JM951", f"this ignore of {ignore.rule_names} does not say why", fix, ignore)
    if ignore.until is not None and workspace.today > ignore.until:
        fix = "Fix what it hides, or move the date and say why."
        yield _finding("JM952", f"this ignore of {ignore.rule_names} expired on {ignore.until}", fix, ignore)
    if ignore.fault:
        yield _finding("JM953", f"this ignore cannot work: {ignore.fault}", "Correct it, or remove it.", ignore)
    elif not is_hit and _could_match(ignore, reach):
        yield _finding("JM953", f"this ignore of {ignore.rule_names} matches nothing", "Remove it.", ignore)


def _could_match(ignore: Ignore, reach: Reach) -> bool:
    """Return whether any of its rules has looked there; of others, nothing can be said."""
    document = ignore.place.document
    if document is reach.workspace.settings_document:
        return any(reach.covers_pattern(code, ignore.at) for code in ignore.codes)
    return any(reach.covers(code, document.path) for code in ignore.codes)


def _finding(code: str, message: str, fix: str, ignore: Ignore) -> Finding:
    about = None if ignore.names_unknown_rule else ignore.codes
    return HOUSEKEEPING_CODES[code].finding(message, fix, ignore.place, about=about)
