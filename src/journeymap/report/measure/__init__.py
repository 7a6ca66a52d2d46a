"""The formats of what was measured. A new one is a file in this folder and a line in this table."""

from journeymap.report.formats import Formats
from journeymap.view.measure.report import MeasureReport

FORMATS: Formats[MeasureReport] = Formats(
    __name__,
    {
        "text": "people: how many go on at each stage, and whether the plan is kept",
        "json": "your own scripts",
        "csv": "spreadsheets: a row per number",
        "markdown": "a comment on a pull request, or a wiki page",
    },
)
