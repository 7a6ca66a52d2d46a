"""Tasks and events, from Salesforce.

Comments and names are not read. Whoever took part is told apart by the id of the record.
"""

from __future__ import annotations

import ibis
from ibis.expr.types import StringValue

from journeymap.measurement.readers.activities import interactions_of
from journeymap.measurement.readers.footers import without_footer
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.salesforce_ids import record_id
from journeymap.measurement.readers.tabling import is_yes
from journeymap.measurement.reading.cells import Cells
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column(
        "date",
        (
            *("StartDateTime", "ActivityDateTime", "ActivityDate", "Activity Date", "Date", "Due Date", "Start"),
            *("Due Date/Time", "CompletedDateTime", "Completed Date/Time", "Created Date"),
        ),
        required=True,
    ),
    Column("subtype", ("TaskSubtype", "EventSubtype", "Activity Subtype")),
    Column("type", ("Type", "Activity Type", "Event Type", "Task Type")),
    Column("subject", ("Subject", "Betreff", "Objet", "Asunto", "件名")),
    Column("is_event", ("Event", "Is Event")),
    Column("ends", ("EndDateTime", "End", "End Date Time", "DurationInMinutes")),
    Column("status", ("Status",)),
    Column("is_closed", ("IsClosed", "Closed")),
    Column("call_type", ("CallType", "Call Type")),
    Column("call_result", ("CallDisposition", "Call Result")),
    Column("deleted", ("IsDeleted", "Deleted")),
    Column("contact_id", ("WhoId", "Contact ID", "Who.Id", "Name ID")),
    Column("person", ("Contact", "Who.Name", "Name", "Contact Name", "Full Name")),
    Column("account", ("Company / Account", "Account Name", "Account.Name", "Account")),
    Column("account_crm", ("AccountId", "Account.Id")),
    Column("account_domain", ("Website", "Account.Website")),
)


def _read(written: RawTable, context: ReadContext) -> Read:
    cells = Cells(without_footer(written), COLUMNS, context.source.columns, context.source.dates)
    status, is_closed = cells.text("status"), is_yes(cells.text("is_closed"))
    rows = cells.rows(
        type=_kind(cells),
        status=status,
        outcome=cells.text("call_result"),
        direction=cells.text("call_type").fill_null(_arrow(cells)),
        at=cells.moment("date"),
        is_open=(status.notnull() & ~is_closed.fill_null(True)) | is_yes(cells.text("deleted")).fill_null(False),
        contact=ibis.coalesce(record_id(cells.text("contact_id")), cells.text("person")),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
    )
    return interactions_of(cells, context, rows)


def _kind(cells: Cells) -> StringValue:
    """Return what says which kind of activity it is, one after the other: the kind of task, its type, its subject.

    Of a subject only the words before a colon are taken, as in `Email: …`, or a few that Salesforce offers.
    """
    subject = cells.text("subject")
    offered = subject.lower().isin(("call", "email", "meeting", "send letter", "demo", "webinar", "lunch", "dinner"))
    head = ibis.ifelse(offered, subject, subject.re_extract(r"^\W*([^:]{2,24}):", 1))
    is_event = is_yes(cells.text("is_event")).fill_null(False) | cells.text("ends").notnull()
    parts = (cells.text("subtype"), cells.text("type"), head, ibis.ifelse(is_event, "event", ""))
    return parts[0].fill_null("") + "|" + parts[1].fill_null("") + "|" + parts[2].fill_null("") + "|" + parts[3]


def _arrow(cells: Cells) -> StringValue:
    """Return from whom a mail came, as the arrow before its subject shows."""
    subject = cells.text("subject")
    return ibis.cases(
        (subject.re_search("^(?:←|<-|<<|[[]in(?:bound)?[]])").fill_null(False), "inbound"),
        (subject.re_search("^(?:→|->|>>|[[]out(?:bound)?[]])").fill_null(False), "outbound"),
    )


READER = Reader(
    export="salesforce-activities",
    columns=COLUMNS,
    read=_read,
    telling=("TaskSubtype", "EventSubtype", "WhoId", "WhatId", "ActivityDate", "Company / Account", "CallDisposition"),
)
