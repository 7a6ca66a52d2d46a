"""The formats of `validate`: each a function from a run to text, by the name that `--format` takes."""

from journeymap.report.findings.github import github
from journeymap.report.findings.gitlab import gitlab
from journeymap.report.findings.json import json_report
from journeymap.report.findings.junit import junit
from journeymap.report.findings.markdown import markdown
from journeymap.report.findings.sarif import sarif
from journeymap.report.run import Report

FORMATS: dict[str, Report] = {
    "json": json_report,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
    "markdown": markdown,
}
"""The formats for machines. Text is for people: it knows colors and the width of a terminal, see `text`."""
