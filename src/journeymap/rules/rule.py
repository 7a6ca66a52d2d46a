"""A function with a manual in its module's docstring comes in; a rule goes out."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.source import Place
from journeymap.workspace import LinkedStage

Subject = Any
"""What a rule looks at: a linked journey, stage, touchpoint, framework, account or other thing, or a cell."""
Profile = Literal["starter", "map", "abm"]


class Gap(NamedTuple):
    """What a rule found: where, what is missing, what to do; and what about, if not the subject."""

    place: Place
    message: str
    fix: str
    stage: LinkedStage | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its manual. `profile` is the smallest profile that runs it."""

    code: str
    name: str
    severity: Severity
    profile: Profile
    subjects: tuple[type, ...]
    check: Callable[..., Iterable[Gap]]
    """Takes the subject and, if it `takes_analysis`, what is known about the whole workspace."""
    takes_analysis: bool
    title: str
    why: str
    bad: str
    good: str
    overdue: bool
    about_use: bool
    about_stance: bool = False

    def gaps(self, subject: Subject, analysis: Analysis) -> Iterable[Gap]:
        """Look at one thing."""
        return self.check(subject, analysis) if self.takes_analysis else self.check(subject)


def rule(
    code: str,
    name: str,
    severity: Severity,
    profile: Profile = "map",
    *,
    overdue: bool = False,
    about_use: bool = False,
    about_stance: bool = False,
) -> Callable[[Callable[..., Iterable[Gap]]], Rule]:
    """Make a function a rule; the annotation of its parameter says what it looks at, one kind of thing or several. A
    rule that needs to know more than the thing itself takes the analysis as a second parameter.

    `overdue`: its gaps come with the calendar alone. `about_use`: it says that something is used by nobody,
    which cannot be known while a document is unreadable. `about_stance`: it gives away whether somebody is for you or
    against, which no published page tells.
    """

    def make(check: Callable[..., Iterable[Gap]]) -> Rule:
        subject, *analysis = inspect.signature(check).parameters
        annotation = typing.get_type_hints(check)[subject]
        subjects = typing.get_args(annotation) or (annotation,)
        manual = _parts(sys.modules[check.__module__].__doc__ or "")
        return Rule(
            code, name, severity, profile, subjects, check, bool(analysis), *manual, overdue, about_use, about_stance
        )

    return make


_MANUAL = re.compile(r"(?P<title>.+?)\n\n(?P<why>.+?)\n\nBad:\n(?P<bad>.+?)\nGood:\n(?P<good>.+)", re.DOTALL)


def _parts(manual: str) -> tuple[str, str, str, str]:
    """Title, reason, bad and good example of a rule's docstring."""
    found = _MANUAL.fullmatch(inspect.cleandoc(manual))
    if found is None:
        raise ValueError(f"a rule's docstring needs a title, a reason, Bad: and Good:\n{manual}")
    bad, good = (textwrap.dedent(found[part]).strip("\n") + "\n" for part in ("bad", "good"))
    return found["title"], found["why"], bad, good


_FILE = re.compile(r"^(?=# \S+\.yaml$)", re.MULTILINE)


def files_of(example: str) -> dict[str, str]:
    """The files of an example by path, each begun by a comment that names it. Without one it is a single map."""
    parts = _FILE.split(example)[1:]
    files = {part.split("\n", 1)[0].removeprefix("# "): part.rstrip("\n") + "\n" for part in parts}
    return files or {"maps/example.yaml": example}
