"""How somebody can be reached does not come in, wherever it stands."""

from __future__ import annotations

import pytest

from journeymap.importing.assembly.known import known_to
from journeymap.importing.given_file import GivenFile
from journeymap.importing.importing import Import, import_files
from journeymap.source import block_text

KNOWN = known_to(None)


def imported(name: str, text: str) -> Import:
    return import_files([GivenFile(name, text.encode())], KNOWN)


def told(made: Import) -> str:
    written = [block_text(document.data, document.remarks) for document in made.documents]
    entries = [f"{entry.cell.text} {entry.how} {entry.target}" for entry in made.entries]
    return "\n".join([*written, *entries, *made.questions, *made.notes])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.csv", "Title,URL,Type,Owner\nGuide,/guide,eBook,mara@example.com\n"),
        ("map.csv", "Stage,Awareness,Decision\nActions,Asks mara@example.com,Signs\nOwner,mara@example.com,Sales\n"),
        ("map.md", "# A way\n\nKept by <mara@example.com>\n\n| Stage | Awareness |\n|---|---|\n| Actions | Asks |\n"),
        (
            "map.json",
            '{"title": "A way", "owner": "mara@example.com", "stages": [{"name": "One", "actions": ["Asks"]}]}',
        ),
        ("map.mmd", "journey\n  section One\n    Writes to mara@example.com: 3: Buyer\n"),
    ],
)
def test_addresses_do_not_come_in(name: str, text: str) -> None:
    made = imported(name, text)
    assert "mara" not in told(made).casefold()
    assert any("did not come in" in note for note in made.notes)


def test_what_is_nothing_but_an_address_leaves_no_trace() -> None:
    made = imported("list.csv", "Title,URL,Type,Owner\nGuide,/guide,eBook,mara@example.com\nTool,/tool,Demo,Sales\n")
    [document] = made.documents
    guide, tool = document.data["content"].values()
    assert "owner" not in guide
    assert tool["owner"] == "Sales"


def test_numbers_at_companies_do_not_come_in() -> None:
    made = imported("list.csv", "Email,Job Title,Company Name\nm@example.com,CFO (+49 30 1234567),RouteWise\n")
    assert "1234567" not in told(made)


def test_what_only_looks_alike_stays() -> None:
    text = "Stage,Awareness,Decision\nActions,Reads https://example.com/@routewise,Calls 0800 123456\n"
    made = imported("map.csv", text)
    assert "https://example.com/@routewise" in told(made)
    assert "0800 123456" in told(made)
    assert made.notes == ()
