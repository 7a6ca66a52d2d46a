"""The spellings in docs/privacy.md: each is found in any digits and spaces; some only with a word, where it says so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap.redaction.search import Redactor

_DOCS = Path(__file__).parents[2] / "docs" / "privacy.md"


def numbers(heading: str) -> list[str]:
    """The numbers in the second column of the table below a heading."""
    _, _, below = _DOCS.read_text(encoding="utf-8").partition(f"| {heading} |")
    table = below.partition("\n\n")[0]
    return [number for row in table.splitlines()[2:] for number in re.findall("`([^`]+)`", row)]


NATIONAL = numbers("country | found without any word before it")
WITH_A_WORD = numbers("what | such as")


def test_the_tables_are_read() -> None:
    assert len(NATIONAL) > 300
    assert len(WITH_A_WORD) > 10


def found(text: str, context: str = "") -> list[str]:
    return [text[hit.start : hit.end] for hit in Redactor().hits(text, has_phones=True, context=context)]


def _in_digits(zero: str) -> dict[int, str]:
    return {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)}


_ARABIC, _PERSIAN, _DEVANAGARI, _FULL_WIDTH = map(_in_digits, "\u0660\u06f0\u0966\uff10")


def _spelled(number: str) -> Iterator[str]:
    yield number
    yield number.replace(" ", "\u00a0").replace("-", "\u2011")
    yield number.replace(" ", "\u202f").replace("-", "\u2013")
    for digits in (_ARABIC, _PERSIAN, _DEVANAGARI):
        yield number.translate(digits)
    yield number.translate(_FULL_WIDTH).replace("-", "\uff0d").replace("(", "\uff08").replace(")", "\uff09")


@pytest.mark.parametrize("number", NATIONAL)
def test_a_national_spelling_is_found(number: str) -> None:
    for spelled in _spelled(number):
        assert found(spelled) == [spelled]
        sentence = f"Since 2026 the head of the plant, {spelled}, answers within 3 days."
        assert found(sentence) == [spelled]
        assert found(f"CFO: {spelled}.") == [spelled]
        assert found(spelled, "notes: ") == [spelled]


@pytest.mark.parametrize("number", WITH_A_WORD)
def test_other_spellings_need_a_word(number: str) -> None:
    assert found(number) == []
    assert found(f"the office answers, {number}, from 9 to 5") == []
    assert found(f"phone: {number}") == [number]
    assert found(f"Tel.: {number}") == [number]


@pytest.mark.parametrize("number", ["030 1234567", "601 234 567", "555-123-4567", "98765 43210", "+49 30 1234567"])
@pytest.mark.parametrize(
    "extension",
    [" ext. 12", " x12", ", ext 12", " Durchwahl 12", " DW 12", " #12", " poste 12", " \u0434\u043e\u0431. 12"],
)
def test_an_extension_goes_with_its_number(number: str, extension: str) -> None:
    redactor = Redactor()
    assert redactor.cleaned(f"call {number}{extension} now", has_phones=True) == "call (phone number removed) now"
    assert redactor.cleaned(f"our hotline {number}") == "our hotline (phone number removed)"


@pytest.mark.parametrize(
    "text",
    [
        "Team lead «030 1234567»",
        "account manager «612 345 678»",
        "Head of plant «601 234 567»",
        "«601 234 567», «602 345 678»",
        "«601 234 567»/«602 345 678»",
        "«030 1234567»/«030 7654321»",
        "«0171 2345678» St. Georg",
        "«030 1234567» people call here",
        "https://wa.me/«5511912345678»",
        "<tel:«5551234»>",
        "«011 91 98765 43210»",
        "«0xx11 91234-5678»",
        "\u0442\u0435\u043b. «8 916 123-45-67»",
        "\u7535\u8bdd\uff1a«8123 4567»",
        "\u0647\u0627\u062a\u0641: «\u0660\u0665\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667»",
        "not DE12 3456 but «0171 2345678»",
        "FX12 «0171 2345 6789»",
    ],
)
def test_beside_words_and_other_numbers(text: str) -> None:
    assert found(re.sub("[«»]", "", text)) == re.findall("«(.*?)»", text)
