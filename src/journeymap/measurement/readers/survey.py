"""Answers as survey tools export them: when, from whom, and which score. What people wrote is not looked at."""

from __future__ import annotations

from journeymap.measurement.readers.reader import Reader
from journeymap.measurement.readers.surveys import COLUMNS, read

READER = Reader(
    export="survey",
    columns=COLUMNS,
    read=read,
    telling=(
        *("NPS", "NPS Score", "CSAT", "CSAT Score", "CES Score", "Response Date", "Survey Type"),
        *("Comment", "Comments", "Verbatim", "Kommentar", "Commentaire", "Comentario"),
    ),
    repeats=True,
)
