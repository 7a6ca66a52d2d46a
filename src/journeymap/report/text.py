"""Write texts and numbers so that they are safe and alike in every report."""

from __future__ import annotations

from journeymap import escaping
from journeymap.characters import printable
from journeymap.escaping import Markdown
from journeymap.findings import Finding


def sentence(finding: Finding) -> str:
    """Return what is wrong and what to write, on one line."""
    stop = "" if finding.message.endswith((".", "?", "!")) else "."
    return printable(f"{finding.message}{stop} {finding.fix}".strip())


def escaped(text: str) -> Markdown:
    """Return a text of users as it may stand in Markdown: nothing in it is taken for a sign."""
    return escaping.one_line(printable(text))


def code(text: str) -> Markdown:
    """Return a path for Markdown, as code."""
    return escaping.code(printable(text))


def with_code(text: str) -> Markdown:
    """Return a message or a fix for Markdown: escaped, with its code spans as code."""
    return escaping.with_code(printable(text))


def counted(number: int, noun: str) -> str:
    """Return `1 map` or `3 maps`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def capitalized(text: str) -> str:
    """Return a clause as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
