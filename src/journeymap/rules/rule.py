"""What a rule is, and the decorator that makes one of a function whose module's docstring is the manual."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from journeymap.analysis import Analysis
from journeymap.findings import Severity, Together
from journeymap.model.strictness import Profile
from journeymap.source import Place

Subject = Any
"""What a rule looks at: a linked journey, stage, touchpoint, framework, account or other thing. A gap may be about one
of them, or about a persona on a map.
"""


class Gap(NamedTuple):
    """What a rule found: where, what is missing, what to do; what about, if not the subject; and how several are told
    at once.
    """

    place: Place
    message: str
    fix: str
    about: Subject | None = None
    together: Together | None = None


class Manual(NamedTuple):
    """What a rule is for, and an example that breaks it and one that satisfies it."""

    title: str
    why: str
    bad: str = ""
    good: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule and its manual. `profile` is the smallest profile that runs it."""

    code: str
    name: str
    family: str | None
    """The folder it lies in; None for a rule that a team states in its settings."""
    severity: Severity
    profile: Profile
    subjects: tuple[type, ...]
    check: Callable[..., Iterable[Gap]]
    """Takes the subject and, if it `takes_analysis`, what is known about the whole workspace."""
    takes_analysis: bool
    read_manual: Callable[[], Manual]
    overdue: bool = False
    about_use: bool = False
    about_stance: bool = False
    is_grave: bool = False

    @property
    def strict_severity(self) -> Severity:
        """The severity in the profile that lets nothing pass."""
        return Severity.ERROR if self.is_grave else max(self.severity, Severity.WARNING)

    def gaps(self, subject: Subject, analysis: Analysis) -> Iterable[Gap]:
        """Look at one thing."""
        return self.check(subject, analysis) if self.takes_analysis else self.check(subject)

    @cached_property
    def manual(self) -> Manual:
        """The manual, read when somebody asks for it: a run that only checks needs none."""
        return self.read_manual()

    @property
    def title(self) -> str:
        return self.manual.title

    @property
    def why(self) -> str:
        return self.manual.why

    @property
    def bad(self) -> str:
        return self.manual.bad

    @property
    def good(self) -> str:
        return self.manual.good


def rule(
    code: str,
    name: str,
    severity: Severity,
    profile: str = Profile.MAP,
    *,
    overdue: bool = False,
    about_use: bool = False,
    about_stance: bool = False,
    is_grave: bool = False,
) -> Callable[[Callable[..., Iterable[Gap]]], Rule]:
    """Turn a function into a rule. The annotation of its parameter says what it looks at, one kind of thing or several;
    a rule that needs to know more than the thing itself takes the analysis as a second parameter.

    `overdue`: time alone brings its gaps about. `about_use`: it says that nothing uses something, which cannot be
    known while a document is unreadable. `about_stance`: it reveals whether somebody is for or against you, which no
    published page may show. `is_grave`: the strict profile makes an error of it.
    """

    def make(check: Callable[..., Iterable[Gap]]) -> Rule:
        subject, *analysis = check.__code__.co_varnames[: check.__code__.co_argcount]
        # What `typing.get_type_hints` does, of the one annotation that is needed: there are many rules at each start.
        annotation = eval(check.__annotations__[subject], check.__globals__)
        module = check.__module__
        return Rule(
            code=code,
            name=name,
            family=module.split(".")[-2],
            severity=severity,
            profile=Profile(profile),
            subjects=typing.get_args(annotation) or (annotation,),
            check=check,
            takes_analysis=bool(analysis),
            read_manual=lambda: _manual(sys.modules[module].__doc__ or ""),
            overdue=overdue,
            about_use=about_use,
            about_stance=about_stance,
            is_grave=is_grave,
        )

    return make


def _manual(docstring: str) -> Manual:
    """Split a rule's docstring into title, reason, bad and good example."""
    match = re.fullmatch(
        r"(?P<title>.+?)\n\n(?P<why>.+?)\n\nBad:\n(?P<bad>.+?)\nGood:\n(?P<good>.+)",
        inspect.cleandoc(docstring),
        re.DOTALL,
    )
    if match is None:
        raise ValueError(f"a rule's docstring needs a title, a reason, Bad: and Good:\n{docstring}")
    bad, good = (textwrap.dedent(match[part]).strip("\n") + "\n" for part in ("bad", "good"))
    return Manual(match["title"], match["why"], bad, good)


_FILE = re.compile(r"^(?=# \S+\.(?:yaml|json)$)", re.MULTILINE)


def files_of(example: str) -> dict[str, str]:
    """Return the files of an example by path, each begun by a comment that names it. Without one it is a map."""
    files = dict(map(_file, _FILE.split(example)[1:]))
    return files or {"maps/example.yaml": example}


def _file(part: str) -> tuple[str, str]:
    """The path and the text of a file; JSON knows no comments."""
    named, _, text = part.partition("\n")
    path = named.removeprefix("# ")
    return path, (text if path.endswith(".json") else part).rstrip("\n") + "\n"
