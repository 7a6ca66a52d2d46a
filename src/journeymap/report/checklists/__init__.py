"""The formats of `steps`: each a function from checklists to text, by the name that `--format` takes."""

from collections.abc import Callable
from pathlib import Path

from journeymap.report.checklists.json import json_report
from journeymap.report.checklists.markdown import markdown
from journeymap.view.checklists import StepsView

FORMATS: dict[str, Callable[[StepsView, Path], str]] = {"json": json_report, "markdown": markdown}
"""The formats for machines and documents; text is for people, see `text`."""
