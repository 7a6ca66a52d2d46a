"""The formats of what became of each cell. A new one is a file in this folder and a line in this table."""

from journeymap.importing.report import ImportReport
from journeymap.report.formats import Formats

FORMATS: Formats[ImportReport] = Formats(
    __name__,
    {
        "text": "people: what was written, what was understood how, and what is left to do",
        "json": "your own scripts: a line for each cell",
    },
)
