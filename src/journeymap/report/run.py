"""What every report of findings is made from: the findings of one run, and the paths of its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from os.path import commonpath, relpath, split
from pathlib import Path

from journeymap import __version__
from journeymap.findings import Finding, Severity
from journeymap.repository import repository_of
from journeymap.rules import RULES, Rule

MOST_LISTED = 1_000
"""Nobody reads more findings; the formats for machines hold all of them."""
TOOL = f"journeymap {__version__}"


@dataclass(frozen=True, kw_only=True)
class Run:
    """The findings of a workspace. `root` is its folder, `cwd` the folder a person stands in."""

    root: Path
    cwd: Path
    findings: tuple[Finding, ...]
    documents: int
    maps: int
    withheld: int
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    """The rules that could run: ours and the team's own."""
    lessons: int | None = None
    """How many gaps the text shows at the most, where a profile asks for few."""
    no_map: str = ""
    """A sentence that says so where there is no map."""

    @cached_property
    def first(self) -> tuple[Finding, ...]:
        """The findings that a list for people shows, in file order: of very many the worst."""
        if len(self.findings) <= MOST_LISTED:
            return self.findings
        worst = set(sorted(range(len(self.findings)), key=lambda at: -self.findings[at].severity)[:MOST_LISTED])
        return tuple(finding for at, finding in enumerate(self.findings) if at in worst)

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def from_cwd(self, path: str) -> str:
        """Return the path of a file as seen from the current folder."""
        return self._name(path, self.cwd)

    def from_git_root(self, path: str) -> str:
        """Return the path of a file as the git host knows it."""
        return self._name(path, self._git_root)

    def _name(self, path: str, folder: Path) -> str:
        above, name = split(path)
        prefix = self._prefixes.get((above, folder))
        if prefix is None:
            called = relative_name(self.root / above, folder)
            prefix = self._prefixes[above, folder] = "" if called == "." else f"{called}/"
        return prefix + name

    @cached_property
    def _prefixes(self) -> dict[tuple[str, Path], str]:
        """What stands before the names of files, by the folder that they lie in: many files share one."""
        return {}

    @cached_property
    def _git_root(self) -> Path:
        return repository_of(self.root) or self.root


def merged(runs: Sequence[Run]) -> Run:
    """Return the runs of several workspaces as one, whose root is the folder around them all."""
    if len(runs) == 1:
        return runs[0]
    root = Path(commonpath([run.root for run in runs]))
    lessons = {run.lessons for run in runs}
    return Run(
        root=root,
        cwd=runs[0].cwd,
        findings=tuple(_below(relative_name(run.root, root), finding) for run in runs for finding in run.findings),
        documents=sum(run.documents for run in runs),
        maps=sum(run.maps for run in runs),
        withheld=sum(run.withheld for run in runs),
        rules={code: rule for run in runs for code, rule in run.rules.items()},
        lessons=lessons.pop() if len(lessons) == 1 else None,
        no_map=" ".join(filter(None, (run.no_map for run in runs))),
    )


def _below(folder: str, finding: Finding) -> Finding:
    """The same finding, with the path of its file from the folder above."""
    if folder == ".":
        return finding
    home = finding.place.home
    return replace(finding, place=home._replace(document=replace(home.document, path=f"{folder}/{home.document.path}")))


def relative_name(file: Path, folder: Path) -> str:
    """Return the path of a file as seen from a folder."""
    try:
        return Path(relpath(file, folder)).as_posix()
    except ValueError:  # another drive, on Windows
        return file.as_posix()


def by_severity(findings: Sequence[Finding]) -> list[Finding]:
    """Return the worst first, otherwise in file order."""
    return sorted(findings, key=lambda finding: -finding.severity)
