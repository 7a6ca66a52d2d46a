"""Read a file as the list that the user says it is, even if its columns alone would not show it."""

from __future__ import annotations

from journeymap.importing.draft import Draft
from journeymap.importing.file_kinds import ZIP
from journeymap.importing.given_file import GivenFile
from journeymap.importing.readers import separated_values
from journeymap.importing.readers.contacts import as_contacts
from journeymap.importing.readers.inventory import as_inventory
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.importing.readers.sheets import Sheets, draft_of_lists
from journeymap.importing.readers.workbook import book


def _likeness(given: GivenFile) -> Likeness:
    """Never claim a file: tables that look like lists are recognized by the readers of tables."""
    return Likeness.NONE


def _content(given: GivenFile) -> Draft:
    missing = (
        "holds no list of content: a row that names the columns, such as Title and URL, and below it a piece a row"
    )
    return draft_of_lists(given, _sheets_of(given), as_inventory, missing)


def _contacts(given: GivenFile) -> Draft:
    missing = "holds no list of contacts: it needs columns such as Company Name, Job Title and Role"
    return draft_of_lists(given, _sheets_of(given), as_contacts, missing)


def _sheets_of(given: GivenFile) -> Sheets:
    return book.sheets_of(given) if given.content.startswith(ZIP) else separated_values.sheets_of(given)


CONTENT = Reader(title="a list of content", likeness=_likeness, read=_content)
CONTACTS = Reader(title="contacts of a CRM", likeness=_likeness, read=_contacts)
