"""The formats of `validate`: each a function from a run to text, by the name that `--format` takes."""

from journeymap.report.findings.github import github
from journeymap.report.findings.json import json_report
from journeymap.report.run import Report

FORMATS: dict[str, Report] = {"json": json_report, "github": github}
"""The formats for machines. Text is for people: it knows colors and the width of a terminal, see `text`."""
