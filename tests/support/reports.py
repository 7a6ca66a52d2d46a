"""Reports as texts."""

from pathlib import Path
from typing import TypeVar

from journeymap.report.formats import Formats, ReportOptions, plain

View = TypeVar("View")


def rendered(formats: Formats[View], name: str, view: View, *, root: Path = Path(), quiet: bool = False) -> str:
    """A report in a format, as it is written into a file."""
    return plain(formats.render(name, view, ReportOptions(root=root, quiet=quiet)))
