"""Texts of users do nothing to a terminal or a file."""

import pytest

from journeymap.characters import log_line, printable
from journeymap.report.line import Line
from journeymap.report.text import counted

SIGNS = {
    "plain": ("Déjà vu 🚚 日本語", "Déjà vu 🚚 日本語"),
    "lines and tabs": ("a\tb\nc\r\nd\u2028e\x85f", "a b c  d e f"),
    "escape": ("\x1b[31m\x07\0\x7f", r"\x1b[31m\x07\x00\x7f"),
    "C1": ("\x9b31m", r"\x9b31m"),
    "directions": ("\u202ea\u2066b\u200e\u061c", r"\u202ea\u2066b\u200e\u061c"),
    "not seen": ("\ufeffa\u200bb\xadc\u3164\U000e0041", r"\ufeffa\u200bb\xadc\u3164\U000e0041"),
    "no characters": ("\ufffe\uffff", r"\ufffe\uffff"),
    "lone surrogates": ("\udcff", "\ufffd"),
    "joined emoji": ("👩‍💻 ❤️", "👩‍💻 ❤️"),
    "joined letters": ("می‌خواهم", "می‌خواهم"),
}


@pytest.mark.parametrize(("text", "shown"), SIGNS.values(), ids=SIGNS)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


LINES = {
    "a command": ("::add-mask::x", r"\::add-mask::x"),
    "after blanks": (" \u3000\t::stop-commands::x", " \u3000 \\::stop-commands::x"),
    "an older command": ("see ##[set-output name=a]b", r"see #\#[set-output name=a]b"),
    "of another runner": ("##vso[task.setvariable]x", r"#\#vso[task.setvariable]x"),
    "in the middle": ("Use C::D, # and ##", "Use C::D, # and ##"),
}


@pytest.mark.parametrize(("text", "shown"), LINES.values(), ids=LINES)
def test_log_line(text: str, shown: str) -> None:
    assert log_line(text) == shown
    assert Line((text[:1], "bold"), text[1:]).plain == shown


def test_counted() -> None:
    assert [counted(number, "map") for number in (0, 1, 2, 12345)] == ["0 maps", "1 map", "2 maps", "12,345 maps"]
