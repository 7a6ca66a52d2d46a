"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from journeymap.errors import UsageError
from journeymap.model import strictness
from journeymap.report.formats import Formats


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a date. Write year, month and day, such as 2026-06-01") from None


def named_path(text: str) -> Path:
    """Return a path to write to. An empty one, such as that of a variable nobody has set, is not the current folder."""
    if not str(text).strip():
        raise typer.BadParameter("the name is empty. Write a name, or . for the current folder")
    return Path(text)


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Report only on these files and folders. All maps are read in any case.",
        show_default=False,
    ),
]
Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="FOLDER", help="The workspace, if the paths do not lead to it.", show_default=False),
]
Profile = Annotated[
    strictness.Profile | None,
    typer.Option("--profile", help="Which set of rules to run.", show_default="as in journeymap.yaml"),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        help="Run only these rules: codes, names or families, separated by commas.",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="Do not run these rules.", show_default=False),
]
FailOn = Annotated[
    strictness.FailOn | None,
    typer.Option(
        "--fail-on", help="Exit with 1 on findings of this severity or worse.", show_default="as in journeymap.yaml"
    ),
]
FailOnOverdue = Annotated[
    bool,
    typer.Option("--fail-on-overdue", help="Also fail on findings that are merely overdue."),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=day, help="Evaluate as if today were DATE.", show_default="today"),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT:FILE",
        help="Write one more format into a file. May be repeated.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print less.")]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the shared options of a command say."""

    paths: Sequence[Path] | None = None
    root: Path | None = None
    profile: strictness.Profile | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    fail_on: strictness.FailOn | None = None
    fail_on_overdue: bool = False
    as_of: date | None = None


def outputs(words: Sequence[str] | None, formats: Formats[Any]) -> list[tuple[str, Path]]:
    """Return the formats and files that `--output` names."""
    return [_output(word, formats) for word in words or ()]


def _output(word: str, formats: Formats[Any]) -> tuple[str, Path]:
    name, colon, file = word.partition(":")
    if not colon or not file:
        first = list(formats)[1]
        raise UsageError(f"--output needs FORMAT:FILE, such as {first}:report.{first}, not '{word}'.")
    formats.check(name)
    return name, Path(file)
