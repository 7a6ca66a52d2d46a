"""The formats of an import's account. A new one is a module in this package and an entry in this table."""

from journeymap.importing.report import ImportReport
from journeymap.report.formats import Formats

FORMATS: Formats[ImportReport] = Formats(
    __name__,
    {
        "text": "people: what was written, what was understood how, and what is left to do",
        "json": "your own scripts: a line for each cell",
    },
)
