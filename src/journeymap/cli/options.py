"""The options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

SCOPE, RULES, OUTPUT = "Which workspace", "Which rules", "Output"


class ProfileName(StrEnum):
    """The profiles, each asking for more than the one before."""

    starter = "starter"
    map = "map"
    abm = "abm"
    strict = "strict"


class FailOnName(StrEnum):
    """The lowest severity that makes a run fail."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is no date; write it as 2026-06-01") from None


def today() -> date:
    """The day it is where the command runs: the one place that asks the clock."""
    return datetime.now().astimezone().date()


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Files or folders to report on; the whole workspace is read in any case.",
        show_default=False,
    ),
]
Root = Annotated[
    Path | None,
    typer.Option("--root", help="The workspace's folder, where it cannot be found from the paths.", show_default=False),
]
Profile = Annotated[
    ProfileName | None,
    typer.Option("--profile", help="How much to ask for.", show_default="as in journeymap.yaml"),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Run only these rules: codes, names or families, with commas between them.",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Leave these rules out.", show_default=False),
]
FailOn = Annotated[
    FailOnName | None,
    typer.Option("--fail-on", help="Lowest severity that gives exit code 1.", show_default="as in journeymap.yaml"),
]
FailOnOverdue = Annotated[
    bool,
    typer.Option("--fail-on-overdue", help="Fail also for what only the calendar has brought."),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=_day, help="The day to take for today.", show_default="today"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what is wrong.")]
