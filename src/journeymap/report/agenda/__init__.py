"""The formats of the agenda. A new one is a file in this folder and a line in this table."""

from journeymap.report.formats import Formats
from journeymap.view.agenda.agenda import Agenda

FORMATS: Formats[Agenda] = Formats(
    __name__,
    {
        "text": "people: what is late and what is due, by who does it",
        "json": "your own scripts",
        "csv": "a spreadsheet, or the tasks of a CRM",
        "markdown": "a message to the team, or an issue, as lists with boxes",
        "ics": "calendars (iCalendar); needs the extra `ics`",
    },
)
