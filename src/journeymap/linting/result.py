"""The result of running the rules, and the exit code it calls for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from operator import itemgetter

from journeymap.errors import ExitCode
from journeymap.findings import BROKEN_THEME, UNREADABLE, Finding, Kind
from journeymap.linting.plan import Plan
from journeymap.workspace import SETTINGS


@dataclass(frozen=True, kw_only=True)
class LintResult:
    """The findings of a run, in file order."""

    findings: tuple[Finding, ...]
    withheld: int
    """How many findings are held back because a document could not be read."""
    plan: Plan

    @property
    def document_errors(self) -> tuple[Finding, ...]:
        """What is wrong with documents; nothing is published while there is any."""
        return tuple(finding for finding in self.findings if finding.kind is Kind.DOCUMENT)

    @property
    def exit_code(self) -> ExitCode:
        """3 where the system did not let us read, 2 for wrong settings, 1 for findings at the fail level, else 0."""
        if any(finding.code == UNREADABLE for finding in self.findings):
            return ExitCode.SYSTEM
        if any(_on_settings(finding) for finding in self.document_errors):
            return ExitCode.USAGE
        if any(self.plan.fails(finding.severity, overdue=finding.overdue) for finding in self.findings):
            return ExitCode.FINDINGS
        return ExitCode.OK

    def within(self, scope: Collection[str]) -> LintResult:
        """Keep the findings on some files and folders, by their paths in the workspace, and those on the settings."""
        if not scope:
            return self
        kept = (finding for finding in self.findings if _on_settings(finding) or in_scope(finding.path, scope))
        return replace(self, findings=tuple(kept))


def _on_settings(finding: Finding) -> bool:
    """Whether a finding is on the settings, or on the theme that they name."""
    return finding.path == SETTINGS or finding.code == BROKEN_THEME


def in_scope(path: str, scope: Collection[str]) -> bool:
    """Return whether a file is, or lies in, one of some files and folders; an empty scope holds everything."""
    return not scope or any(folder in (path, ".") or path.startswith(f"{folder}/") for folder in scope)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by file and line, and keep each once: several things can bring the same gap to light."""
    reported = set()
    kept = []
    for order, finding in sorted([(finding.order, finding) for finding in findings], key=itemgetter(0)):
        key = (order, finding.message)
        if key not in reported:
            reported.add(key)
            kept.append(finding)
    return kept
