"""Find e-mail addresses and phone numbers in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

Kind = Literal["e-mail address", "phone number"]


class Hit(NamedTuple):
    """An e-mail address or a phone number in a text; the same one written in two ways has the same `key`."""

    start: int
    end: int
    kind: Kind
    key: str


# The large patterns are compiled on first use, as that takes longer than reading a map.
# Characters that a reader does not see, or that Markdown removes, may stand inside an address. Every repetition is
# bounded, so that no text takes long.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f"
_MARKS = rf"[*`~\\{_UNSEEN}]{{0,8}}"
_COMBINING = "\u0300-\u036f\u0590-\u06d3\u0900-\u1cff"
_BEGIN = r"(?:(?<![^\W_])|(?<=[^\x00-\x7f])(?=[\x00-\x7f]))"  # of a word, also where another script stands before it
_LOCAL = rf"(?:{_BEGIN}[^\W_][\w.+%'’{_COMBINING}{_UNSEEN}*`~\\-]{{0,127}}|\"[^\"\n]{{1,64}}\")"
_AT = rf"{_MARKS}(?:[@＠﹫]|%40|&#0*64;|&#x0*40;|&commat;){_MARKS}"
_LABEL = rf"[\w{_COMBINING}][\w{_COMBINING}{_UNSEEN}*`~\\-]{{0,62}}"
_DOT = rf"{_MARKS}(?:[.。．｡]|%2E){_MARKS}"
_TOP = rf"(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_](?:{_MARKS}[^\W\d_]|[{_COMBINING}]){{1,62}})"
_email_pattern = cache(
    lambda: re.compile(
        rf"mailto:[^\s<>()\[\]\"]{{0,200}}?(?:@|%40)[^\s<>()\[\]\"]{{0,200}}[^\s<>()\[\]\"'.,;:!?]"
        rf"|{_LOCAL}{_AT}(?:{_LABEL}{_DOT}){{1,9}}{_TOP}(?![^\W_])",
        re.IGNORECASE,
    )
)
_HINTS = ("@", "＠", "﹫", "%40", "&#", "&commat;", "\\x40", "\\u0040", "\\U00000040", "\\uFF20", "\\uff20")
_PICTURE = re.compile(r"@\d+x\.(?:png|jpe?g|svg|webp|gif|avif)$", re.IGNORECASE)
_NOT_IN_KEY = re.compile(rf"^mailto:|[\\*`~{_UNSEEN}]|\?.*$", re.IGNORECASE)

_GAP = "[ \u00a0\u202f()/.\u2010-\u2013-]"
_phone_pattern = cache(
    lambda: re.compile(
        rf"""(?<![\w.+/-])(?<!\d,)(?:
      (?:\+\ ?|00)[1-9](?:{_GAP}{{0,3}}\d){{8,16}}                       # +49 30 123456, 0049 ...
    | \(0\d{{1,5}}\){_GAP}{{0,2}}\d(?:{_GAP}{{0,2}}\d){{3,9}}            # (030) 123456
    | 0[1-9]\d{{0,4}}(?:[ /\u00a0-]|\ [/-]\ )\d(?:[ \u00a0/-]?\d){{4,9}}  # 030/123 45 67
    | 0[1-9](?:[ .\u00a0-]\d\d){{4}}                                     # 01.23.45.67.89
    | 0[1-9]\d{{8,10}}                                                   # 01711234567
    | (?:1[ .-])?(?:\([2-9]\d\d\)\ ?|[2-9]\d\d[.-])\d{{3}}[.-]\d{{4}}  # (555) 123-4567
    )(?![\w]|[.,-]\d)""",
        re.VERBOSE,
    )
)
_labeled_pattern = cache(
    lambda: re.compile(
        r"\b(?:tel|telefon|telephone|phone|mobile|mobil|handy|cell|fon|fax|whatsapp)(?:\.?:|\.)\s*"
        rf"(\+?\d(?:{_GAP}{{0,3}}\d){{5,14}})(?![\w]|[.,-]\d)",
        re.IGNORECASE,
    )
)
_DATE = re.compile(r"\d{1,2}([ ./-])\d{1,2}\1(?:19|20)?\d\d(?!\d|[ .-]\d\d[ .-]\d\d)|(?:19|20)\d\d[./-]\d\d?[./-]\d")
_DECIMAL = re.compile(r"\+?\d+[.,]\d+")
_ROUND = "00000"
"""No phone number ends in so many zeros, but sums do."""
_NUMBER_OF = re.compile(r"\b(?:no|nr|id|duns|d-u-n-s|order|invoice|ticket|item|part|article|iban|ean|gtin|sku)\W*$|#$")
_TO_CALL = re.compile(r"tel|phone|fon|mobil|cell|fax|call")


def emails(text: str) -> Iterator[Hit]:
    """Yield the e-mail addresses in a text, however they are written."""
    if not any(hint in text for hint in _HINTS):
        return
    for match in _email_pattern().finditer(text):
        address = match[0]
        if _PICTURE.search(address) or (address.startswith("git@") and _is_repository(text, match.end())):
            continue
        plain = _NOT_IN_KEY.sub("", address)
        yield Hit(match.start(), match.end(), "e-mail address", plain.replace("%40", "@").replace("＠", "@").casefold())


def _is_repository(text: str, end: int) -> bool:
    """Return whether a path follows the address, as in git@git.example.com:team/maps."""
    return text[end : end + 1] == ":" and text[end + 1 : end + 2].strip() != ""


def phones(text: str) -> Iterator[Hit]:
    """Yield the phone numbers in a text, but not dates, sums or numbers of things."""
    last = 0
    spans = [match.span() for match in _phone_pattern().finditer(text)]
    spans += [match.span(1) for match in _labeled_pattern().finditer(text)]
    for start, end in sorted(spans):
        number = text[start:end]
        digits = "".join(filter(str.isdigit, number))
        is_other = _DATE.match(number) or _DECIMAL.fullmatch(number) or digits.endswith(_ROUND)
        if start >= last and not is_other and not _is_counted(text[max(0, start - 24) : start].lower()):
            last = end
            yield Hit(start, end, "phone number", digits)


def _is_counted(before: str) -> bool:
    """Return whether the words before a number say that it numbers something else."""
    return bool(_NUMBER_OF.search(before)) and not _TO_CALL.search(before)


def may_hold_emails(text: str) -> bool:
    """Return whether a text is worth searching; quick enough for whole files."""
    return any(hint in text for hint in _HINTS)
