"""Write texts and numbers so that they are safe and alike in every report."""

from __future__ import annotations

import re
import unicodedata

from journeymap.findings import Finding
from journeymap.findings.code_spans import code_spans

_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")
_HARMFUL = re.compile("[\ufffe\uffff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""What XML cannot hold, and what turns the direction of the text that follows."""
_MARKDOWN = re.compile(r"[\\`*_\[\]|#~!$]")
_LIST = re.compile(r"^( *\d*)([-+=.)])")
"""What would begin a list, or underline a heading, where it stands first."""


def printable(text: str) -> str:
    """Return a text on one line, without control characters and without marks that turn the direction of a text."""
    if text.isprintable():  # so nothing in it is harmful either
        return text
    text = _HARMFUL.sub("\ufffd", _BREAKS.sub(" ", text))
    return "".join("\ufffd" if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in text)


def sentence(finding: Finding) -> str:
    """Return what is wrong and what to write, on one line."""
    stop = "" if finding.message.endswith((".", "?", "!")) else "."
    return printable(f"{finding.message}{stop} {finding.fix}".strip())


def escaped(text: str) -> str:
    """Return a text of users as it may stand in Markdown: nothing in it is taken for a sign."""
    return _LIST.sub(r"\1\\\2", _escaped_signs(printable(text)))


def with_code(text: str) -> str:
    """Return a message or a fix for Markdown: escaped, with its code spans as code."""
    spans = code_spans(printable(text))
    line = "".join(f"`{span.text}`" if span.is_code else _escaped_signs(span.text) for span in spans)
    return _LIST.sub(r"\1\\\2", line)


def _escaped_signs(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def counted(number: int, noun: str) -> str:
    """Return `1 map` or `3 maps`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def capitalized(text: str) -> str:
    """Return a clause as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
