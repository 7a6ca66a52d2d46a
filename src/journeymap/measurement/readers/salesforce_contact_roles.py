"""The contact roles of opportunities, from Salesforce: who plays which part in which deal.

Names, addresses and numbers are not taken. Somebody is told apart by the id of the record.
"""

from __future__ import annotations

import ibis

from journeymap.measurement.accounts import domain_of_mail
from journeymap.measurement.readers.contact_roles import roles_of
from journeymap.measurement.readers.footers import without_footer
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.salesforce_ids import record_id
from journeymap.measurement.readers.tabling import is_yes
from journeymap.measurement.reading.cells import Cells
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column("contact_id", ("ContactId", "Contact.Id", "Contact: Contact ID", "18 Digit Contact ID")),
    Column("mail", ("Email", "Contact.Email", "Contact: Email", "Email Address")),
    Column("name", ("Contact Name", "Contact: Full Name", "Full Name", "Contact.Name", "Contact")),
    Column("role", ("Role", "Contact Role", "Primary Contact Role", "Opportunity Contact Role"), required=True),
    Column("title", ("Title", "Contact.Title", "Contact: Title", "Job Title")),
    Column("deleted", ("IsDeleted", "Deleted")),
    Column("account", ("Account Name", "Opportunity.Account.Name", "Contact.Account.Name", "Account")),
    Column("account_crm", ("AccountId", "Opportunity.AccountId", "Contact.AccountId", "Account.Id")),
    Column("account_domain", ("Website", "Opportunity.Account.Website", "Account.Website")),
)


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
    telling=("ContactId", "IsPrimary", "Contact Role", "Opportunity Contact Role"),
)
