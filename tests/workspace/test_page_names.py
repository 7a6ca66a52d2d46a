"""Names of pages: readable, and good on every file system."""

import pytest

from journeymap.workspace.page_names import folded, page_name

NAMES = {
    "fleet-tender": "fleet-tender",
    "a/b": "a/b",
    "認知": "認知",
    "e\u0301t": "\u00e9t",
    "my map": "my-map",
    "what? <a> & b": "what-a-b",
    "100%": "100",
    "a:b": "a-b",
    "..": "-",
    "a/../b": "a/-/b",
    "-a.": "a",
    "NUL": "NUL_",
    "a/com1": "a/com1_",
    "console": "console",
    "": "-",
}


@pytest.mark.parametrize(("id_", "name"), NAMES.items(), ids=repr)
def test_page_name(id_: str, name: str) -> None:
    assert page_name(id_) == name


def test_long_names_stay_apart() -> None:
    first, second = page_name("認" * 200 + "a"), page_name("認" * 200 + "b")
    assert first != second
    assert max(len(first.encode()), len(second.encode())) <= 120


@pytest.mark.parametrize(
    ("first", "second"), [("A", "a"), ("e\u0301", "\u00c9"), ("a b", "A-b"), ("STRASSE", "straße")]
)
def test_ids_that_would_share_a_page(first: str, second: str) -> None:
    assert folded(first) == folded(second)
