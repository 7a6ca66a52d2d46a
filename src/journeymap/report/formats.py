"""Tables of formats: the name and purpose of each, and a file of that name beside the table that renders it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from journeymap.errors import UsageError
from journeymap.model.suggest import did_you_mean
from journeymap.report.line import Line

View = TypeVar("View")
Report = str | Iterable[Line]
"""Text as machines read it, or the lines of a report for people, which a terminal shows in color."""


class SheetText(str):
    """A text for spreadsheet programs. In a file it begins with the mark of UTF-8: Excel guesses wrong without it."""

    __slots__ = ()


ONE_AFTER_ANOTHER = ("text", "markdown")
"""The formats of which one report may follow another; all others are one document."""


class ReportOptions(NamedTuple):
    """What a format may need to know besides what it reports."""

    root: Path
    """The folder of the workspace."""
    quiet: bool = False
    columns: int = 79
    """How many columns a table may take where names need them."""


class Formats(Generic[View]):
    """The formats of one kind of report.

    The file of a format is imported when somebody asks for it; its function `render` makes the report.
    """

    def __init__(self, package: str, summaries: Mapping[str, str]) -> None:
        self._package = package
        self.summaries = summaries
        """What each format is for, by its name, which is that of its file as well."""

    def __iter__(self) -> Iterator[str]:
        return iter(self.summaries)

    def check(self, name: str) -> None:
        """Raise UsageError for the name of no format."""
        check_format(name, self.summaries)

    def render(self, name: str, view: View, options: ReportOptions) -> Report:
        """Return a report in a format."""
        render: Callable[[View, ReportOptions], Report] = import_module(f"{self._package}.{name}").render
        return render(view, options)


def check_format(name: str, names: Iterable[str]) -> None:
    """Raise UsageError for a name that is not among those of formats."""
    names = list(names)
    if name not in names:
        guess = did_you_mean(name, names)
        raise UsageError(f"There is no format '{name}'.{guess} The formats are {', '.join(names)}.")


def content(report: Report) -> bytes:
    """Return a report as it is written to a file."""
    return plain(report).encode("utf-8-sig" if isinstance(report, SheetText) else "utf-8", "replace")


def plain(report: Report) -> str:
    """Return a report without colors."""
    return report if isinstance(report, str) else "".join(f"{line.plain}\n" for line in report)
