"""The formats of the gap report. A new one is a file in this folder and a line in this table."""

from journeymap.report.formats import Formats
from journeymap.view.gaps.report import GapReport

FORMATS: Formats[GapReport] = Formats(
    __name__,
    {
        "text": "people: a table per map, and what to do next",
        "json": "your own scripts, and `--not-below`",
        "markdown": "a comment on a pull request, or a step summary",
        "csv": "spreadsheets: a row per map, stage, persona and question, and one per thing to do",
        "jira": "Jira's importer: a ticket per thing to do, and one per opportunity",
        "linear": "Linear's importer: the same tickets",
        "github": "tools that make issues on GitHub: the same tickets",
    },
)
TICKETS = frozenset({"jira", "linear", "github"})
"""The formats for programs that many people read, so that people are named as on pages."""
