"""Hold what is found in a workspace against what a good consultant would say about it.

Beside each workspace, `expected.yaml` holds the day on which it is read and the findings that are worth a meeting:

    today: 2026-12-08
    most: 25                            # what people can go through in a meeting; as many as there are when left out
    findings:
      - rules: [contact-overdue]        # names; one of them is enough
        at: maps/accounts/dunmere.yaml  # the file that the finding leads to; any when left out
        thing: stages.waiting           # where in the file its place begins; anywhere when left out
        says: operations director       # what its message names; anything when left out
        why: The talk was to be on 27 November, and nobody says whether it was.

Each of them is one hole, and one finding may name it. A finding beyond these is noise; one that is not told is silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from journeymap.findings import Finding
from journeymap.workspace import Workspace
from tests.support.workspaces import lint, load_workspace

FOLDER = Path(__file__).parent
WORKSPACES = tuple(sorted(file.parent.name for file in FOLDER.glob("*/expected.yaml")))
CEILING = FOLDER / "ceiling.yaml"
_QUOTED = re.compile(r"(?<!\w)'(.+?)'(?!\w)")


@dataclass(frozen=True, kw_only=True)
class Hole:
    """Something that a consultant would raise."""

    rules: tuple[str, ...]
    why: str
    at: str = ""
    thing: str = ""
    says: str = ""

    def is_told_by(self, finding: Finding) -> bool:
        """Whether a finding names this hole."""
        return (
            finding.name in self.rules
            and finding.path.startswith(self.at)
            and finding.route.startswith(self.thing)
            and self.says in finding.message
        )

    def __str__(self) -> str:
        place = " ".join(filter(None, (self.at, self.thing, self.says)))
        return f"{' or '.join(self.rules)} at {place or 'the workspace'}: {self.why}"


@dataclass(frozen=True, kw_only=True)
class Judgment:
    """What was found in a workspace, beside what should have been."""

    workspace: str
    told: tuple[Finding, ...]
    expected: tuple[Finding, ...]
    others: tuple[Finding, ...]
    """The noise: what nobody would raise, and what is said a second time."""
    missed: tuple[Hole, ...]
    """The silence."""
    holes: tuple[Hole, ...] = field(repr=False)
    most: int | None
    """How many findings there may be in all."""
    twice: tuple[tuple[Finding, Finding], ...] = field(repr=False)
    """Findings that name the same hole."""


@cache
def judge(name: str) -> Judgment:
    """Lint a workspace on its day, and sort the findings."""
    document = _read(FOLDER / name / "expected.yaml")
    workspace = load_workspace(FOLDER / name, document["today"])
    told = lint(workspace).findings
    holes = tuple(Hole(**{**hole, "rules": tuple(hole["rules"])}) for hole in document["findings"])
    open_holes = list(holes)
    expected: list[Finding] = []
    for finding in told:
        if hole := next((hole for hole in open_holes if hole.is_told_by(finding)), None):
            open_holes.remove(hole)
            expected.append(finding)
    return Judgment(
        workspace=name,
        told=told,
        expected=tuple(expected),
        others=tuple(finding for finding in told if finding not in expected),
        missed=tuple(open_holes),
        holes=holes,
        most=document.get("most"),
        twice=tuple(told_twice(told, _names(workspace))),
    )


def _names(workspace: Workspace) -> Iterator[str]:
    """The names that only say where a hole is."""
    yield from (account.name for account in workspace.accounts.values())
    yield from (persona.model.name for persona in workspace.personas.values())
    for journey in workspace.journeys.values():
        yield journey.model.title
        yield from (stage.name for stage in journey.stages)


def told_twice(findings: Iterable[Finding], names: Iterable[str] = ()) -> Iterator[tuple[Finding, Finding]]:
    """Yield pairs of findings that name the same hole: the same rule at the same place or in the same words, or two
    rules of one file about the same thing. A thing is what a message quotes, such as a worry, a piece or a person; the
    names of accounts, personas, maps and stages only say where.
    """
    where = frozenset(names)
    for one, other in combinations(findings, 2):
        if one.code == other.code:
            same = one.message == other.message or (one.path, one.route) == (other.path, other.route)
        else:
            same = one.path == other.path and bool(_things(one, where) & _things(other, where))
        if same:
            yield one, other


def _things(finding: Finding, where: frozenset[str]) -> frozenset[str]:
    return frozenset(_QUOTED.findall(finding.message)) - where


@dataclass(frozen=True)
class Ceiling:
    """The most noise and silence that a workspace may give. They may only fall."""

    others: int
    missed: int

    @classmethod
    def of(cls, judgment: Judgment) -> Ceiling:
        """The ceiling that a judgment just meets."""
        return cls(len(judgment.others), len(judgment.missed))

    def is_above(self, other: Ceiling) -> bool:
        """Whether one of the numbers is larger than that of another."""
        return self.others > other.others or self.missed > other.missed

    def __str__(self) -> str:
        return f"{{others: {self.others}, missed: {self.missed}}}"


def ceilings() -> dict[str, Ceiling]:
    """Read the ceiling of each workspace."""
    return {name: Ceiling(**numbers) for name, numbers in _read(CEILING).items()}


def table(judgments: Sequence[Judgment], limits: Mapping[str, Ceiling]) -> str:
    """Return the counts of workspaces, those of noise and silence with the most that they may be."""
    rows = [HEAD, *(_row(judgment, limits[judgment.workspace]) for judgment in judgments)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)


HEAD = ("workspace", "told", "expected", "told twice", "others", "missed")


def _row(judgment: Judgment, limit: Ceiling) -> Sequence[str]:
    count = Ceiling.of(judgment)
    return (
        judgment.workspace,
        *map(str, map(len, (judgment.told, judgment.expected, judgment.twice))),
        f"{count.others} of {limit.others}",
        f"{count.missed} of {limit.missed}",
    )


def line(finding: Finding) -> str:
    """Return a finding as people read it."""
    return f"{finding.path}:{finding.span.line}: {finding.severity.word}[{finding.code}] {finding.message}"


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
