"""Contacts exported from HubSpot: which part they play, and when somebody last got in touch with them.

Names, addresses and numbers are not taken. Somebody is told apart by the id of the record.
"""

from __future__ import annotations

import ibis

from journeymap.crm.contacts import HUBSPOT_CONTACTS, HUBSPOT_CONTACTS_ALONE
from journeymap.measurement.accounts import domain_of_mail
from journeymap.measurement.readers.contact_roles import roles_of
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = tuple(Column(name, headers) for name, headers in HUBSPOT_CONTACTS.items())


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    mail = cells.text("mail")
    rows = cells.rows(
        contact=ibis.coalesce(cells.text("contact_id"), mail),
        said=cells.text("role"),
        title=cells.text("title"),
        at=cells.moment("contacted"),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain").fill_null(domain_of_mail(mail)),
    )
    kept = cells.sifted(rows, {"no_contact": rows["contact"].isnull()})
    people = accounted(cells, context, kept)
    people = cells.raw.engine.kept(people)
    contacts = roles_of(cells, people)
    if not cells.has("contacted"):
        return plain(cells, context, contacts=contacts)
    day = day_after(context.as_of)
    cells.noted(people, {"future": people["at"] >= day})
    touched = people.filter(people["at"] < day)
    touches = touched.mutate(type=ibis.literal("contact"), direction=ibis.literal("out"))
    return plain(cells, context, contacts=contacts, interactions=touches)


READER = Reader(
    export="hubspot-contacts",
    columns=COLUMNS,
    read=_read,
    telling=HUBSPOT_CONTACTS_ALONE,
)
