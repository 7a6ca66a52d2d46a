"""The formats of the fit of accounts. A new one is a file in this folder and a line in this table."""

from journeymap.report.formats import Formats
from journeymap.view.fit.report import FitReport

FORMATS: Formats[FitReport] = Formats(
    __name__,
    {
        "text": "people: account by account what it calls for, and why",
        "json": "your own scripts",
        "csv": "spreadsheets: a row per account",
        "markdown": "a comment on a pull request, or a wiki page",
    },
)
