"""Find e-mail addresses in a text in normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from journeymap.redaction.hit import Hit
from journeymap.redaction.normal import NormalText

_HINT = re.compile(
    r"[@\u24d0\u24b6]|%[0-9a-f]{2}|&(?:amp;)*(?:#|commat)|\\[xu]|[(\[{<]\W?(?:at|ät)\W?[)\]}>]|\sdot\s", re.IGNORECASE
)
_QUICK_HINTS = ("@", "\u24d0", "%", "&", "\\", "dot", "ät")
_IN_BRACKETS = re.compile(r"at\W?[)\]}>]")
"""Wherever there is a hint, one of these is in the text in small letters. They are found many times as fast."""
_AT = re.compile(r" ?@ ?\[?")
# Read backwards from the sign, so that each address is read once, however long it is.
_LOCAL_BACKWARDS = re.compile(r"\"[^\"]*\"|[\w.+%'’!#$^-]*[^\W_]")
_TOP = r"(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,63})(?![^\W_])"
_NAMED_COUNTRIES = "at|au|be|br|ca|ch|cn|cz|de|dk|es|eu|fi|fr|ie|io|jp|nl|no|nz|pl|pt|ru|se|uk|us|za"
_PLAIN_TOP = rf"(?:com|net|org|edu|gov|info|biz|co|ai|app|dev|example|test|{_NAMED_COUNTRIES})(?![\w-])"
_HOST = re.compile(rf"(?:[\w-]++(?:\.| dot ))+{_TOP}", re.IGNORECASE)
_HOST_AFTER_SPACE = re.compile(rf"(?:[\w-]++\.)+{_TOP}", re.IGNORECASE)
_HOST_WITH_SPACES = re.compile(r"(?!v?\d+\.)(?:[\w-]++\. ?)+(?<= )[a-z]{2,63}(?![^\W_])")
_NUMERIC_HOST = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)|(?:ipv6:)?[0-9a-f:.]*:[0-9a-f:.]*(?=\])", re.IGNORECASE)
_VERSION = re.compile(r"v?\d+\.\d")
_PICTURE = re.compile(r"\d+(?:\.\d+)?x\.(?:png|jpe?g|svg|webp|gif|avif)$", re.IGNORECASE)
_MAILTO = re.compile(r"mailto:[^\s<>()\[\]\"]*[^\s<>()\[\]\"'.,;:!?]", re.IGNORECASE)
_SOMEBODY = re.compile(r"[^:]@\w")
_spelled_out = cache(
    lambda: re.compile(
        rf"(?<![\w.+-])[\w.+-]++(?: dot [\w.+-]++){{0,4}} at [\w-]++(?:(?: dot |\.)[\w-]++)*? dot {_PLAIN_TOP}",
        re.IGNORECASE,
    )
)


def may_hold_emails(text: str) -> bool:
    """Return whether a text is worth searching; quick enough for whole files."""
    return _has_hint(text) or (not text.isascii() and _has_hint(unicodedata.normalize("NFKC", text)))


def _has_hint(text: str) -> bool:
    lowered = text.lower()
    may_have_one = any(hint in lowered for hint in _QUICK_HINTS) or _IN_BRACKETS.search(lowered)
    return bool(may_have_one) and _HINT.search(text) is not None


def emails(normal: NormalText) -> Iterator[Hit]:
    """Yield the e-mail addresses in a text, as spans of the text as it was written."""
    text, done = normal.text, 0
    for match in _AT.finditer(text):
        local = _LOCAL_BACKWARDS.match(text[done : match.start()][::-1])
        end = _end_of_host(text, match)
        if local and end is not None:
            start = match.start() - local.end()
            if not _is_repository(text, start, end):
                yield _hit(normal, start, end)
        done = match.end()
    for mailto in _MAILTO.finditer(text):
        if _SOMEBODY.search(mailto[0]):
            yield _hit(normal, mailto.start(), mailto.end())
    if " at " in text or " AT " in text:
        for words in _spelled_out().finditer(text):
            yield _hit(normal, words.start(), words.end())


def _end_of_host(text: str, at: re.Match[str]) -> int | None:
    """Return where the host after a sign ends; None if there is no host."""
    stands_alone = at[0].startswith(" @ ")
    is_spaced, at_end = " " in at[0], at.end()
    numeric = None if stands_alone else _NUMERIC_HOST.match(text, at_end)
    if numeric:
        return numeric.end() + (text[numeric.end() : numeric.end() + 1] == "]")
    host = (_HOST_AFTER_SPACE if is_spaced else _HOST).match(text, at_end)
    if host is None:
        host = None if is_spaced else _HOST_WITH_SPACES.match(text, at_end)
    if host is None or _VERSION.match(host[0]) or _PICTURE.match(host[0]):
        return None
    if is_spaced and host[0].rpartition(".")[0].replace(".", "").isdigit():  # a time of the day or a sum
        return None
    return host.end() + (at[0].endswith("[") and text[host.end() : host.end() + 1] == "]")


def _hit(normal: NormalText, start: int, end: int) -> Hit:
    plain = normal.text[start:end].casefold().removeprefix("mailto:").partition("?")[0]
    key = plain.replace(" dot ", ".").replace(" at ", "@").replace(" ", "")
    return Hit(*normal.span(start, end), "e-mail address", key)


def _is_repository(text: str, start: int, end: int) -> bool:
    """Return whether a path follows the address, as in git@git.example.com:team/maps."""
    return (
        text.startswith("git@", start) and text[end : end + 1] in (":", "/") and text[end + 1 : end + 2].strip() != ""
    )
