"""The formats of `steps`: each a function from checklists to text, by the name that `--format` takes."""

from collections.abc import Callable
from pathlib import Path

from journeymap.report.checklists.json import json_report
from journeymap.report.checklists.markdown import markdown
from journeymap.view.checklists import ChecklistsView

FORMATS: dict[str, Callable[[ChecklistsView, Path], str]] = {"json": json_report, "markdown": markdown}
"""The formats for machines and documents; text is for people, see `text`."""
