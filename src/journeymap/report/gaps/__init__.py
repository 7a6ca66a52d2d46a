"""The formats of `gaps`: each a function from a gap report to text, by the name that `--format` takes."""

from collections.abc import Callable
from pathlib import Path

from journeymap.report.gaps.csv import csv_report
from journeymap.report.gaps.json import json_report
from journeymap.report.gaps.markdown import markdown
from journeymap.view.gaps.report import GapReport

FORMATS: dict[str, Callable[[GapReport, Path], str]] = {
    "json": json_report,
    "markdown": markdown,
    "csv": csv_report,
}
"""The formats for machines and documents; text is for people, see `text`."""
