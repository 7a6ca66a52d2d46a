"""Calls, meetings and mails exported from HubSpot.

Titles, notes and names are not read. Whoever took part is told apart by the ids of their records.
"""

from __future__ import annotations

import ibis
from ibis.expr.types import StringValue

from journeymap.measurement.readers.activities import interactions_of
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.reading.cells import Cells
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column(
        "date",
        (
            *("Activity date", "hs_timestamp", "Meeting start time", "hs_meeting_start_time", "Call time"),
            *("Email send date", "Date", "Create date", "hs_createdate"),
        ),
        required=True,
    ),
    Column("type", ("Activity type", "hs_engagement_type", "Engagement type", "Type", "Object type")),
    Column("channel", ("Channel type", "hs_communication_channel_type")),
    Column("call_status", ("Call status", "hs_call_status")),
    Column("call_outcome", ("Call outcome", "hs_call_disposition")),
    Column("call_direction", ("Call direction", "hs_call_direction")),
    Column("meeting_outcome", ("Meeting outcome", "hs_meeting_outcome")),
    Column("mail_status", ("Email send status", "hs_email_status")),
    Column("mail_direction", ("Email direction", "hs_email_direction")),
    Column("contact_id", ("Associated Contact IDs", "Associated Contact ID", "Contact ID")),
    Column("person", ("Associated Contact", "Associated Contacts", "Contact")),
    Column(
        "account",
        (
            *(
                "Associated Company (Primary)",
                "Primary Associated Company",
                "Associated Company",
                "Associated Companies",
            ),
            *("Company Name", "Company", "Account"),
        ),
    ),
    Column(
        "account_crm",
        (
            *("Associated Company IDs (Primary)", "Primary Associated Company ID", "Associated Company IDs"),
            *("Associated Company ID", "associatedcompanyid"),
        ),
    ),
    Column("account_domain", ("Company Domain Name", "Domain")),
)


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    rows = cells.rows(
        type=ibis.coalesce(cells.text("type"), cells.text("channel"), _kind_by_columns(cells)),
        status=ibis.coalesce(cells.text("call_status"), cells.text("mail_status")),
        outcome=ibis.coalesce(cells.text("call_outcome"), cells.text("meeting_outcome")),
        direction=ibis.coalesce(cells.text("call_direction"), cells.text("mail_direction")),
        at=cells.moment("date"),
        is_open=ibis.literal(False),
        contact=ibis.coalesce(cells.text("contact_id"), cells.text("person")),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
    )
    return interactions_of(cells, context, rows)


def _kind_by_columns(cells: Cells) -> StringValue:
    """Return what an activity is, where the file holds one kind only and so has no column for it."""
    kinds = {"call": ("call_direction", "call_status", "call_outcome"), "meeting": ("meeting_outcome",)}
    kinds["email"] = ("mail_direction", "mail_status")
    told = [(cells.text(name).notnull(), kind) for kind, names in kinds.items() for name in names if cells.has(name)]
    own = [kind for kind, names in kinds.items() if any(map(cells.has, names))]
    return ibis.cases(*told, else_=own[0] if len(own) == 1 else None) if told else ibis.null("string")


READER = Reader(
    export="hubspot-activities",
    columns=COLUMNS,
    read=_read,
    telling=(
        *("Activity date", "hs_timestamp", "Call outcome", "Call direction", "Meeting outcome", "Email direction"),
        *("hs_call_direction", "hs_meeting_outcome", "hs_email_direction", "hs_engagement_type"),
    ),
)
