"""The formats of checklists. A new one is a file in this folder and a line in this table."""

from journeymap.report.formats import Formats
from journeymap.view.checklists import ChecklistsView

FORMATS: Formats[ChecklistsView] = Formats(
    __name__,
    {
        "text": "people: what is ticked, and what is left of each step",
        "json": "your own scripts",
        "markdown": "an issue or a wiki page, as lists with boxes",
    },
)
