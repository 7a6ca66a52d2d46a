"""The contact roles of opportunities, from Salesforce: who plays which part in which deal.

Names, addresses and numbers are not taken. Somebody is told apart by the id of the record.
"""

from __future__ import annotations

import ibis

from journeymap.crm.contacts import SALESFORCE_CONTACT_ROLES, SALESFORCE_CONTACT_ROLES_ALONE
from journeymap.measurement.accounts import domain_of_mail
from journeymap.measurement.readers.contact_roles import roles_of
from journeymap.measurement.readers.footers import without_footer
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.salesforce_ids import record_id
from journeymap.measurement.readers.tabling import is_yes
from journeymap.measurement.reading.cells import Cells
from journeymap.measurement.reading.raw import RawTable

COLUMNS = tuple(Column(name, headers, required=name == "role") for name, headers in SALESFORCE_CONTACT_ROLES.items())


def _read(written: RawTable, context: ReadContext) -> Read:
    raw = without_footer(written)
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    mail = cells.text("mail")
    rows = cells.rows(
        contact=ibis.coalesce(record_id(cells.text("contact_id")), mail, cells.text("name")),
        said=cells.text("role"),
        title=cells.text("title"),
        is_deleted=is_yes(cells.text("deleted")).fill_null(False),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain").fill_null(domain_of_mail(mail)),
    )
    kept = cells.sifted(rows, {"no_contact": rows["contact"].isnull(), "other": rows["is_deleted"]})
    people = accounted(cells, context, kept)
    people = cells.raw.engine.kept(people)
    return plain(cells, context, contacts=roles_of(cells, people))


READER = Reader(
    export="salesforce-contact-roles",
    columns=COLUMNS,
    read=_read,
    telling=SALESFORCE_CONTACT_ROLES_ALONE,
)
