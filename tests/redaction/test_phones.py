"""What is a phone number and what only looks like one: two tables of cases, and numbers that are known already."""

from pathlib import Path

import pytest

from journeymap.redaction.search import Redactor
from tests.support.marking import marked

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith(("# --", "# Phone", "# Numbers"))]


def test_there_are_enough_cases() -> None:
    assert len(cases("phones.txt")) >= 150
    assert len(cases("not_phones.txt")) >= 150


@pytest.mark.parametrize("text", [*cases("phones.txt"), *cases("not_phones.txt")])
def test_phones(text: str) -> None:
    plain, spans = marked(text)
    hits = Redactor().hits(plain, has_phones=True)
    assert [(hit.start + 1, hit.end + 1) for hit in hits] == [(span.column, span.end_column) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call +49 30 1234567\nor 030 7654321", ["+49 30 1234567", "030 7654321"]),
        ("call 030\t1234567", ["030\t1234567"]),
        ("call +49\n30\n1234567", ["+49\n30\n1234567"]),
        ("2026-11-22 +49 30 1234567, 12 units", ["+49 30 1234567"]),
        ("1 200 000 EUR, ask 030 1234567", ["030 1234567"]),
        ("order 0815 4711, phone 030 1234567", ["030 1234567"]),
        ("from 01.02.2026 call 0171 2345678", ["0171 2345678"]),
        ("+49 30 1234567 24.12.2026", ["+49 30 1234567"]),
    ],
)
def test_beside_other_numbers(text: str, expected: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in Redactor().hits(text, has_phones=True)] == expected


def test_the_field_is_a_part_of_what_a_number_says() -> None:
    redactor = Redactor()
    assert redactor.cleaned("5551234567", has_phones=True, context="amount: ") == "5551234567"
    assert redactor.cleaned("1234567", has_phones=True, context="phone: ") == "(phone number removed)"
    assert redactor.cleaned("7654321", has_phones=True, context="notes: ") == "7654321"


SPELLINGS = (
    "+49 30 1234567", "+49-30-1234567", "+49301234567", "0049 30 1234567", "0049301234567", "+49 (30) 1234567",
    "+49 (0)30 1234567", "030 1234567", "(030) 1234567", "030/1234567", "030/123 45 67", "0301234567", "30 1234567",
    "1234567", "123 45 67", "123-4567", "+49 30 123 45 67", "+49·30·1234567", "+49\u200930\u20091234567", "49301234567",
    "+49\u200b30\u200b1234567", "+49\u00ad301234567", "+49—30—1234567", "+49_30_1234567", "+49 **30** 1234567",
    "+４９ ３０ １２３４５６７", "+٤٩ ٣٠ ١٢٣٤٥٦٧", "+49\n30\n1234567", "wa.me/49301234567", "tel:+49301234567",
    "&#43;49301234567",
    "%2B49301234567", "[+49 30](x) 1234567", "4️⃣9️⃣ 30 1234567", "0 3 0 1 2 3 4 5 6 7",
)  # fmt: skip


@pytest.mark.parametrize("first", ["+49 30 1234567", "0049 (30) 123-4567", "+49 (0)30 1234567", "030 1234567"])
@pytest.mark.parametrize("second", SPELLINGS)
def test_a_known_number_is_found_in_every_spelling(first: str, second: str) -> None:
    redactor = Redactor()
    redactor.hits(f"call {first}", has_phones=True)
    cleaned = redactor.cleaned(f"since 2026 dial {second} for 24/7 help")
    assert "(phone number removed)" in cleaned
    assert "67" not in cleaned
    assert "12" not in cleaned
    assert cleaned.startswith("since 2026 dial ")
    assert cleaned.endswith(" for 24/7 help")


@pytest.mark.parametrize(
    "text", ["030 1234568", "12345", "2026-11-22", "234567", "1 234 000", "+49 40 7654321", "1234 and 567", "0815 4711"]
)
def test_other_numbers_stay(text: str) -> None:
    redactor = Redactor()
    redactor.hits("call +49 30 1234567", has_phones=True)
    assert redactor.cleaned(text) == text
