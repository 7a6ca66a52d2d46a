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

from journeymap.diagnostics import Severity
from journeymap.source import Place
from journeymap.workspace import LinkedStage

Subject = Any
"""What a rule looks at: a linked journey, stage, touchpoint, pain, persona, channel or content, or a cell."""
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
    subject: type
    check: Callable[[Any], Iterable[Gap]]
    title: str
    why: str
    bad: str
    good: str
    overdue: bool
    about_use: bool
    about_stance: bool = False


def rule(
    code: str,
    name: str,
    severity: Severity,
    profile: Profile = "map",
    *,
    overdue: bool = False,
    about_use: bool = False,
    about_stance: bool = False,
) -> Callable[[Callable[[Any], Iterable[Gap]]], Rule]:
    """Make a function a rule; the annotation of its parameter says what it looks at.

    `overdue`: its gaps come with the calendar alone. `about_use`: it says that something is used by nobody,
    which cannot be known while a document is unreadable. `about_stance`: it gives away whether somebody is for you or
    against, which no published page tells.
    """

    def make(check: Callable[[Any], Iterable[Gap]]) -> Rule:
        parameter = next(iter(inspect.signature(check).parameters))
        subject = typing.get_type_hints(check)[parameter]
        manual = _parts(sys.modules[check.__module__].__doc__ or "")
        return Rule(code, name, severity, profile, subject, check, *manual, overdue, about_use, about_stance)

    return make


_MANUAL = re.compile(r"(?P<title>.+?)\n\n(?P<why>.+?)\n\nBad:\n(?P<bad>.+?)\nGood:\n(?P<good>.+)", re.DOTALL)


def _parts(manual: str) -> tuple[str, str, str, str]:
    """Title, reason, bad and good example of a rule's docstring."""
    found = _MANUAL.fullmatch(inspect.cleandoc(manual))
    if found is None:
        raise ValueError(f"a rule's docstring needs a title, a reason, Bad: and Good:\n{manual}")
    bad, good = (textwrap.dedent(found[part]).strip("\n") + "\n" for part in ("bad", "good"))
    return found["title"], found["why"], bad, good
