"""What a file is said to be decides where its columns alone do not."""

from __future__ import annotations

import pytest

from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.lists import CONTACTS, CONTENT
from journeymap.importing.readers.reader import Reader
from tests.importing.readers.saying import texts_of
from tests.importing.readers.workbook.books import Book


def test_a_list_of_content_with_columns_of_its_own() -> None:
    draft = CONTENT.read(GivenFile("list.csv", b"Our list\n\nWhat,Owner\nGuide,Content team\nTool,Product team\n"))
    assert [thing.name.text for thing in draft.things] == ["Guide", "Tool"]
    assert [statement.field for thing in draft.things for statement in thing.statements] == ["Content.owner"] * 2
    assert "Our list" in texts_of(draft)


def test_contacts_whose_columns_say_little() -> None:
    [account] = CONTACTS.read(GivenFile("list.csv", b"Company,Role\nRouteWise,Champion\nRouteWise,CFO\n")).things
    assert [member.name.text for member in account.things] == ["Champion", "CFO"]


def test_sheets_that_are_no_such_list_are_kept_as_texts() -> None:
    book = Book()
    book.sheet("Read me", (("Fill in one row a piece.",),))
    book.sheet("List", (("What", "Owner"), ("Guide", "Content team")))
    draft = CONTENT.read(GivenFile("list.xlsx", book.saved()))
    assert "Guide" in [thing.name.text for thing in draft.things]
    assert "Fill in one row a piece." in texts_of(draft)


@pytest.mark.parametrize(
    ("reader", "content"),
    [(CONTENT, b"Guide\n"), (CONTACTS, b"Stage,Awareness\nActions,Reads\n"), (CONTENT, b"%PDF-1.7")],
)
def test_what_can_be_no_such_list_is_refused(reader: Reader, content: bytes) -> None:
    with pytest.raises(NoJourney, match=r"^list\.csv (holds no list of|is a PDF)"):
        reader.read(GivenFile("list.csv", content))
