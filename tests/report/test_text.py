"""Texts of users do nothing to a terminal or a file."""

import pytest

from journeymap.report.text import counted, printable

SIGNS = {
    "plain": ("Déjà vu 🚚 日本語", "Déjà vu 🚚 日本語"),
    "lines and tabs": ("a\tb\nc\r\nd\u2028e\x85f", "a b c  d e f"),
    "escape": ("\x1b[31m\x07\0", "\ufffd[31m\ufffd\ufffd"),
    "C1": ("\x9b31m", "\ufffd31m"),
    "directions": ("\u202ea\u2066b\u200e", "\ufffda\ufffdb\ufffd"),
    "lone surrogates": ("\udcff", "\ufffd"),
    "joined emoji": ("👩‍💻", "👩‍💻"),
}


@pytest.mark.parametrize(("text", "shown"), SIGNS.values(), ids=SIGNS)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_counted() -> None:
    assert [counted(number, "map") for number in (0, 1, 2, 12345)] == ["0 maps", "1 map", "2 maps", "12,345 maps"]
