"""Event logs: a case, an activity and a time in each row, as programs for process mining export and read them."""

from __future__ import annotations

from journeymap.measurement.readers.plain import plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column(
        "case",
        (
            *("case:concept:name", "case_id", "Case ID", "CaseID", "Case", "case_concept_name", "Trace ID", "trace_id"),
            *("Vorgang", "Fall", "Fall-ID", "Fallnummer", "Cas", "ID du cas", "Caso", "ID de caso", "ケースID"),
        ),
        required=True,
    ),
    Column(
        "activity",
        (
            *(
                "concept:name",
                "Activity",
                "activity_name",
                "Activity Name",
                "Event",
                "event_name",
                "Task",
                "concept_name",
            ),
            *("Aktivität", "Aktivitaet", "Tätigkeit", "Activité", "Actividad", "アクティビティ", "活動"),
        ),
        required=True,
    ),
    Column(
        "timestamp",
        (
            *(
                "time:timestamp",
                "Timestamp",
                "time_timestamp",
                "Complete Timestamp",
                "End Timestamp",
                "End Time",
                "Time",
            ),
            *("event_time", "Event Time", "Date", "Datetime", "Zeitstempel", "Zeitpunkt", "Zeit", "Horodatage"),
            *("Marca de tiempo", "Fecha y hora", "タイムスタンプ", "日時"),
        ),
        required=True,
    ),
    Column(
        "transition",
        ("lifecycle:transition", "Lifecycle", "Transition", "lifecycle_transition", "Lifecycle Transition"),
    ),
    Column("account", ("case:account", "Account", "Account Name", "Company", "Company Name", "Firma", "Entreprise")),
)
_COMPLETE = ("complete", "completed", "close", "closed")


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    case = cells.text("case")
    rows = cells.rows(
        case=case,
        account=cells.text("account").fill_null(case),
        stage=cells.text("activity"),
        transition=cells.text("transition").lower(),
        at=cells.moment("timestamp"),
    )
    begun = ~rows["transition"].isin(_COMPLETE)
    if cells.has("transition"):
        [found] = raw.engine.rows(rows.aggregate(complete=rows["transition"].isin(_COMPLETE).sum()))
        if not found["complete"]:  # a log of other transitions holds all that there is
            begun = begun & False
    kept = cells.sifted(
        rows,
        {
            "no_case": rows["case"].isnull(),
            "no_stage": rows["stage"].isnull(),
            "no_date": rows["at"].isnull(),
            "future": rows["at"] >= day_after(context.as_of),
            **({"not_complete": begun} if cells.has("transition") else {}),
        },
    )
    return plain(cells, context, moves=kept.drop("transition"))


READER = Reader(
    export="event-log",
    columns=COLUMNS,
    read=_read,
    telling=("case:concept:name", "concept:name", "lifecycle:transition", "CaseID", "case_id", "Activity"),
    repeats=True,
)
