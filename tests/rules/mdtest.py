"""Cases of rules in Markdown: what is written, and as comments in it, what a rule finds there.

CONTRIBUTING.md describes the format.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from journeymap.findings import Finding
from journeymap.model.strictness import Profile
from tests.support.workspaces import TODAY

_TITLE = re.compile(r"# [\w-]+ \((?P<code>JM\d{3})\)")
_FENCE = re.compile(r"(?P<marks>`{3,})(?P<language>\w*)")
_FILE = re.compile(r"# (?P<path>\S.*\.\w+)")
_SETTING = re.compile(r"(?P<name>Today|Profile|Rules): (?P<value>.+)")
_EXPECTED = re.compile(
    r'# (?P<severity>error|warning|info): (?:(?P<column>\d+) )?\[(?P<code>\w+)\] "(?P<part>[^"]*)"\s*$'
)
_NEARLY = re.compile(r"# *(?:error|warning|info)\b.*$")
QUIET = "No findings."
PROFILES: dict[str, Profile] = {profile.value: profile for profile in Profile}


class WrongCase(Exception):
    """A case that cannot be read; the text says where and why."""


@dataclass(frozen=True)
class Expectation:
    """A finding that has to be there. Without a column it may stand anywhere on its line."""

    severity: str
    code: str
    part: str
    path: str
    line: int
    column: int | None

    def fits(self, finding: Finding) -> bool:
        return (
            (finding.severity.word, finding.code, finding.path, finding.span.line)
            == (self.severity, self.code, self.path, self.line)
            and self.column in (None, finding.span.column)
            and self.part in finding.message
        )

    def __str__(self) -> str:
        column = "" if self.column is None else f"{self.column} "
        return f'{self.severity}: {column}[{self.code}] "{self.part}"'


@dataclass
class Case:
    """One heading: files, what is expected of them, and how they are to be checked."""

    name: str
    source: Path
    line: int
    code: str
    files: dict[str, str] = field(default_factory=dict)
    first_lines: dict[str, int] = field(default_factory=dict)
    expected: list[Expectation] = field(default_factory=list)
    quiet: bool = False
    today: date = TODAY
    profile: Profile | None = None
    others: tuple[str, ...] = ()
    """Further rules to run, or `all`."""

    @property
    def rules(self) -> list[str]:
        """The rules to run; none for those of the profile."""
        codes = {self.code, *self.others, *(expectation.code for expectation in self.expected)}
        return [] if "all" in codes else sorted(code for code in codes if not code.startswith("JM0"))

    def where(self, path: str, line: int) -> str:
        """A line of one of the files, as a line of the Markdown."""
        return f"{self.source}:{self.first_lines.get(path, self.line) + line - 1}"

    def mismatches(self, findings: tuple[Finding, ...]) -> Iterator[str]:
        """What was expected and is not there, and what is there and was not expected."""
        left = list(findings)
        for expectation in self.expected:
            finding = next(filter(expectation.fits, left), None)
            if finding:
                left.remove(finding)
            else:
                yield f"{self.where(expectation.path, expectation.line)}: nothing fits the expected {expectation}"
        for finding in left:
            where = self.where(finding.path, finding.span.line)
            comment = f'{finding.severity.word}: {finding.span.column} [{finding.code}] "{finding.message}"'
            yield f"{where}: nobody expects {comment}"


def cases(source: Path) -> list[Case]:
    """Read the cases of a Markdown file. Raises WrongCase."""
    lines = source.read_text(encoding="utf-8").splitlines()
    title = _TITLE.fullmatch(lines[0]) if lines else None
    if title is None:
        raise WrongCase(f"{source}:1: the first line names the rule: # stage-without-goal (JM102)")
    read: list[Case] = []
    number = 1
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.startswith("## "):
            read.append(Case(line.removeprefix("## ").strip(), source, number, title["code"]))
        elif read and (fence := _FENCE.fullmatch(line)):
            end = lines.index(fence["marks"], number)
            _add_file(read[-1], lines[number:end], number + 1)
            number = end + 1
        elif read and line == QUIET:
            read[-1].quiet = True
        elif read and (setting := _SETTING.fullmatch(line)):
            _set(read[-1], setting["name"], setting["value"])
    for case in read:
        if not case.files:
            raise WrongCase(f"{source}:{case.line}: the case shows no file")
        if case.quiet == bool(case.expected):
            raise WrongCase(f"{source}:{case.line}: a case expects findings as comments, or says '{QUIET}'")
    return read


def _set(case: Case, name: str, value: str) -> None:
    if name == "Today":
        case.today = date.fromisoformat(value)
    elif name == "Profile":
        if value not in PROFILES:
            raise WrongCase(f"{case.source}:{case.line}: there is no profile {value}")
        case.profile = PROFILES[value]
    else:
        case.others = tuple(value.split(", "))


def _add_file(case: Case, lines: list[str], number: int) -> None:
    """A file that begins on a line of the Markdown; its first line may name it."""
    named = _FILE.fullmatch(lines[0]) if lines else None
    path = named["path"] if named else "maps/a.yaml"
    if path in case.files:
        raise WrongCase(f"{case.source}:{number}: the case shows {path} twice")
    case.files[path] = "".join(f"{line}\n" for line in (lines[1:] if path.endswith(".json") else lines))
    case.first_lines[path] = number
    waiting: list[re.Match[str]] = []
    for at, line in enumerate(lines, 1):
        expected = _EXPECTED.search(line)
        if not expected and _NEARLY.search(line):
            raise WrongCase(f'{case.source}:{number + at - 1}: write: # warning: [JM102] "part of the message"')
        if expected:
            waiting.append(expected)
        if expected and not line[: expected.start()].strip():
            continue  # a comment on a line of its own is about the next line
        case.expected.extend(_expectation(comment, path, at) for comment in waiting)
        waiting.clear()


def _expectation(comment: re.Match[str], path: str, line: int) -> Expectation:
    column = int(comment["column"]) if comment["column"] else None
    return Expectation(comment["severity"], comment["code"], comment["part"], path, line, column)
