"""Texts of users come in; what can be printed without disturbing a terminal or a file goes out."""

from __future__ import annotations

import re
import unicodedata

from journeymap.findings import Finding

_NO_CHARACTERS = frozenset("\ufffe\uffff")
"""What XML cannot hold."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def printable(text: str) -> str:
    """On one line, without control characters and without marks that turn the direction of what follows."""
    # What `isprintable` lets pass holds none of these; nearly every text is such.
    return text if text.isprintable() else "".join(_sign(sign) for sign in text)


def _sign(sign: str) -> str:
    if sign in "\t\n\r\x85\u2028\u2029":
        return " "
    if sign in _BIDI or sign in _NO_CHARACTERS or unicodedata.category(sign) in ("Cc", "Cs"):
        return "\ufffd"
    return sign


def told(finding: Finding) -> str:
    """What is wrong and what to write, as one line of sentences."""
    stop = "" if finding.message.endswith((".", "?", "!")) else "."
    return printable(f"{finding.message}{stop} {finding.fix}".strip())


def counted(number: int, noun: str) -> str:
    """`1 map`, `3 maps`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def escaped(text: str) -> str:
    """A text of users as it may stand in Markdown: nothing in it is taken for a sign."""
    out = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    out = "".join(f"\\{sign}" if sign in "\\`*_[]|#~!$" else sign for sign in out)
    return _LIST.sub(r"\1\\\2", out)


_LIST = re.compile(r"^( *\d*)([-+=.)])")
"""What would begin a list, or underline a heading, where it stands first."""
