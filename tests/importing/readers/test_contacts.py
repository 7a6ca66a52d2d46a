"""Contacts of a CRM come in as parts that are played at a company; who plays them stays where it is."""

from __future__ import annotations

import pytest

from journeymap.importing.draft import DraftThing, Fate, ThingKind
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.contacts import contacts_in
from journeymap.importing.readers.listed import Listed
from journeymap.importing.readers.workbook.book import READER as BOOK
from tests.importing.readers.saying import texts_of
from tests.importing.readers.test_inventory import grid
from tests.importing.readers.workbook.books import Book

HUBSPOT = """
Record ID | First Name | Last Name | Email | Phone Number | Job Title | Buying Role | Company Name | Contact owner
101 | Mara | Pohl | mara@example.com | +49 30 1234567 | CFO | BUDGET_HOLDER | RouteWise | Jorun Lind
102 | Tom | Berg | tom@example.com | +49 30 1234568 | Engineer | END_USER;CHAMPION | RouteWise | Jorun Lind
103 | Ida | Noor | ida@example.com | | Engineer | | routewise | Jorun Lind
104 | Lea | Fox | lea@example.com | | | DECISION_MAKER | Harbor Foods | Jorun Lind
105 | Max | Rey | max@example.com | | | | Harbor Foods | Jorun Lind
106 | Ole | Dahl | ole@example.com | | Buyer | | | Jorun Lind
"""
SALESFORCE = """
Opportunity Name | Account Name | Contact Name | Title | Email | Role | Primary
Renewal | RouteWise | Mara Pohl | CFO | mara@example.com | Economic Buyer | 1
Expansion | RouteWise | Mara Pohl | CFO | mara@example.com | Decision Maker | 0
Expansion | RouteWise | Tom Berg | Engineer | tom@example.com | Evaluator | 0
"""
PERSONAL = (
    *("Mara", "Pohl", "Tom", "Berg", "Ida", "Noor", "Lea", "Fox", "Max", "Rey", "Ole", "Dahl", "Jorun", "Lind"),
    *("example.com", "1234567", "101", "102"),
)


def listed(text: str) -> Listed:
    found = contacts_in(grid(text))
    assert found is not None
    return found


def committee(account: DraftThing) -> list[tuple[str, list[str]]]:
    return [(member.name.text, [said.cell.text for said in member.statements]) for member in account.things]


def test_roles_and_titles_come_in_by_company() -> None:
    route_wise, harbor = listed(HUBSPOT).things
    assert (route_wise.kind, route_wise.name.text) == (ThingKind.ACCOUNT, "RouteWise")
    assert committee(route_wise) == [
        ("CFO", ["BUDGET_HOLDER"]),
        ("Engineer", ["END_USER;CHAMPION"]),
        ("Engineer (2)", []),
    ]
    assert (harbor.name.text, committee(harbor)) == ("Harbor Foods", [("DECISION_MAKER", ["DECISION_MAKER"])])
    assert {member.kind for member in route_wise.things} == {ThingKind.MEMBER}


def test_roles_in_several_deals_are_those_of_one_contact() -> None:
    [route_wise] = listed(SALESFORCE).things
    assert committee(route_wise) == [("CFO", ["Economic Buyer", "Decision Maker"]), ("Engineer", ["Evaluator"])]


@pytest.mark.parametrize("text", [HUBSPOT, SALESFORCE])
def test_nothing_says_who_somebody_is(text: str) -> None:
    found = listed(text)
    told = [entry.cell.text + entry.how + entry.target for entry in found.entries]
    told += [account.name.text for account in found.things]
    told += [text for account in found.things for name, texts in committee(account) for text in (name, *texts)]
    assert not [word for word in PERSONAL for text in told if word in text]


def test_each_column_that_stays_out_is_told_with_its_cells() -> None:
    left_out = {entry.cell.text: entry.how for entry in listed(HUBSPOT).entries if entry.fate is Fate.LEFT_OUT}
    assert left_out["Email"].endswith("do not come in (6 cells)")
    assert left_out["Phone Number"].endswith("(2 cells)")
    assert left_out["Harbor Foods"] == "of a contact with neither role nor title"
    assert left_out["Buyer"] == "of a contact without company"


def test_a_company_is_known_by_its_domain_too() -> None:
    [account] = listed(
        "Contact ID | First Name | Job Title | Lifecycle Stage | Associated Company Domain\n"
        "1 | Mara | CFO | Lead | example.com"
    ).things
    assert account.name.text == "example.com"


def test_what_the_crm_knows_of_a_company_comes_in() -> None:
    [account] = listed(
        "Email | Job Title | Company Name | Associated Company ID | Email Domain\n"
        "m@example.com | CFO | RouteWise | 77 | example.com"
    ).things
    assert {said.field: said.cell.text for said in account.statements} == {
        "Account.crm": "77",
        "Account.domain": "example.com",
    }


def test_lists_for_mails_are_contacts_too() -> None:
    [account] = listed("name | email | company | title | segment\nMara | mara@example.com | RouteWise | CFO | A").things
    assert committee(account) == [("CFO", [])]


@pytest.mark.parametrize(
    "text",
    [
        "OpportunityId | ContactId | Role | IsPrimary\n006 | 003 | Evaluator | true",
        "Id | AccountId | FirstName | LastName | Title\n003 | 001 | Mara | Pohl | CFO",
        "First Name | Last Name | Email | Job Title\nMara | Pohl | mara@example.com | CFO",
    ],
)
def test_without_a_company_it_says_which_column_to_add(text: str) -> None:
    found = listed(text)
    assert found.things == ()
    assert "Add the column Company Name, or Account Name, to the export" in found.why_nothing
    assert {entry.fate for entry in found.entries} == {Fate.LEFT_OUT}


@pytest.mark.parametrize(
    "text",
    [
        "Name | Role | Goals | Pains\nHead of operations | user | Less waste | No overview",
        "Stage | Role | Actions\nAwareness | CFO | Reads",
        "Title | URL | Type | Owner\nGuide | /guide | eBook | Content team",
        "Stage | Awareness | Decision\nTouchpoints | Post | Demo",
        "Persona | Job Title | Company | Challenges\nOps head | Head of operations | Haulier | Waste",
    ],
)
def test_other_tables_are_no_contacts(text: str) -> None:
    assert contacts_in(grid(text)) is None


def test_a_table_of_people_beside_a_map_does_not_stop_it() -> None:
    book = Book()
    book.sheet("As is")
    book.sheet("People", (("First Name", "Email", "Job Title"), ("Mara", "mara@example.com", "CFO")))
    draft = BOOK.read(GivenFile("map.xlsx", book.saved()))
    assert len(draft.maps) == 1
    assert "Mara" not in texts_of(draft)
    book = Book()
    book.sheet("People", (("First Name", "Email", "Job Title"), ("Mara", "mara@example.com", "CFO")))
    with pytest.raises(NoJourney, match=r"^map\.xlsx holds contacts, but no column says at which company they are"):
        BOOK.read(GivenFile("map.xlsx", book.saved()))
