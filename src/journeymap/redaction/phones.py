"""Find phone numbers in a text in normal form, and recognize known ones however they are written.

No grammar tells every phone number of the world from every other number. In the files of accounts a number counts as
one if it is written as phone numbers are, unless it or the words around it say that it is something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from journeymap.redaction.bank_accounts import bank_accounts
from journeymap.redaction.hit import Hit
from journeymap.redaction.normal import NormalText
from journeymap.redaction.number_words import numbers_something
from journeymap.redaction.phone_spellings import UNIT, labeled_numbers, numbers, without_extension

_FEWEST_SHARED = 7
"""How many last digits two numbers have to share where one has more in front: the codes of an area or a country."""
_FEWEST_ALONE = 6
_MOST_DIGITS = 17
_LONGEST_CODE = 4
"""How many digits the code of a country has, with the zero that some write behind it."""
_ENCODED_DIGIT = re.compile(r"%3\d|&#|\\[xu]", re.IGNORECASE)
_DIGITS = re.compile(r"\d(?:[\W_]{0,12}\d){4}")

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = re.compile(rf"{_DAY}([ ./-]){_MONTH}\1(?:{_YEAR}|\d\d)(?!\d)|{_YEAR}[./-]\d\d?[./-]\d|{_YEAR}[ /-]{_YEAR}")
_WEAK_MARK = re.compile(r"[^\W_]\ \+?[(\[]?\d")
_UNIT_AFTER = re.compile(rf" ?(?:{UNIT})", re.IGNORECASE)
_LOOKED_BACK = 48
_WIDEST_RANGE = 1_000
_ROUND = "00000"
"""No phone number ends in so many zeros, but sums do."""

_OTHERS = re.compile(r"\D+")
_RUN = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\W_]{1,5}")
_CLOSING = {"(": ")", "[": "]"}
_TRUNK = re.compile(r"(?<=\D)0(?=\D)")


def may_hold_phones(text: str) -> bool:
    """Return whether a text has digits enough to be worth searching."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _DIGITS.search(plain) is not None or _has_encoded_digit(plain) or not plain.isascii()


def _has_encoded_digit(text: str) -> bool:
    return any(sign in text for sign in ("%3", "&#", "\\")) and _ENCODED_DIGIT.search(text) is not None


def phones(normal: NormalText) -> Iterator[Hit]:
    """Yield the phone numbers in a text, but not dates, sums or numbers of things."""
    text, last = _without_bank_accounts(normal.text), 0
    spans = [
        (*match.span("number"), match.end()) for match in labeled_numbers().finditer(text) if _is_labeled(match, text)
    ]
    spans += [(*match.span(), match.end()) for match in numbers().finditer(text) if _is_phone(match, text)]
    for start, end_of_number, end in sorted(spans):
        if start >= last:
            last = end
            yield Hit(*normal.span(start, end), "phone number", significant(text[start:end_of_number]))


def _without_bank_accounts(text: str) -> str:
    """Return a text of the same length in which no number of an account stands."""
    parts, done = [], 0
    for start, end in bank_accounts(text):
        parts += [text[done:start], "x" * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _is_labeled(match: re.Match[str], text: str) -> bool:
    """Return whether a number behind a word such as "phone" is one that can be called."""
    number = match["number"]
    digits = _digits(number)
    is_weak = _WEAK_MARK.search(text[match.start("number") - 2 : match.start("number") + 3]) and number[0] != "+"
    if _DATE.match(number) or digits.endswith(_ROUND):
        return False
    return not is_weak or (len(digits) >= _FEWEST_SHARED and not digits.endswith("000"))


def _is_phone(match: re.Match[str], text: str) -> bool:
    """Return whether what looks like a phone number is not said to be something else."""
    if match["other"]:
        return False
    number = without_extension(match[0])
    digits = _digits(number)
    if digits.endswith(_ROUND):
        return False
    if match["sure"]:
        return not _UNIT_AFTER.match(text, match.end())
    begins_like_a_sum = number[0] in "123456789"
    if begins_like_a_sum and _UNIT_AFTER.match(text, match.end()):
        return False
    if _is_row_of_pairs(number) or _is_range(number):
        return False
    before = text[max(0, match.start() - _LOOKED_BACK) : match.start()].lower()
    return not numbers_something(before, may_be_a_person=number != digits)


def _is_row_of_pairs(number: str) -> bool:
    """Return whether four pairs of digits count something: 01 02 03 04, or 10 20 30 40."""
    pairs = re.findall(r"\d+", number)
    if len(pairs) != 4 or any(len(pair) != 2 for pair in pairs):
        return False
    return number[0] == "0" or all(pair.endswith("0") for pair in pairs)


def _is_range(number: str) -> bool:
    """Return whether a dash leads from a number to a somewhat larger one: 80331-80339."""
    first, _, last = number.partition("-")
    return (
        len(first) == len(last) and first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _WIDEST_RANGE
    )


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def significant(number: str) -> str:
    """Return the digits of a number without what is dialed before them: `+`, `00`, or the zero before an area code."""
    return _digits(_TRUNK.sub("", without_extension(number))).lstrip("0")


class KnownPhones:
    """Phone numbers that were found, to be recognized in any spelling: with or without the codes before them."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._endings: dict[str, str] = {}
        self._last: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def may_occur_in(self, text: str) -> bool:
        """Return whether a text may hold a known number; quick enough for whole files."""
        plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
        if _has_encoded_digit(plain) or (not plain.isascii() and any(_is_odd_digit(sign) for sign in set(plain))):
            return True
        digits = _OTHERS.sub("", plain)
        return any(
            digits[start : start + length] in self._last
            for length in {len(last) for last in self._last}
            for start in range(len(digits) - length + 1)
        )

    def add(self, number: str) -> str:
        """Remember the significant digits of a number; return its key, which all its spellings share."""
        key = self._key(number)
        if number not in self._numbers and len(number) >= _FEWEST_ALONE:
            self._numbers[number] = key = key or number
            self._last.add(number[-_FEWEST_SHARED:])
            for start in range(len(number) - _FEWEST_SHARED + 1):
                self._endings.setdefault(number[start:], key)
        return key or number

    def _key(self, number: str) -> str | None:
        if number in self._numbers:
            return self._numbers[number]
        if number in self._endings:
            return self._endings[number]
        most = min(_LONGEST_CODE, len(number) - _FEWEST_SHARED)
        endings = (number[start:] for start in range(1, most + 1))
        return next((self._numbers[ending] for ending in endings if ending in self._numbers), None)

    def hits(self, normal: NormalText) -> Iterator[Hit]:
        """Yield the numbers that are known, the longest spelling of each.

        Only where the last digits are those of a known number is it worth looking at what stands before them, so a
        text takes no longer when many numbers are known.
        """
        text = normal.text
        row: list[tuple[int, int]] = []  # the runs of digits with only a few other signs between them
        digits = ""
        for run in _RUN.finditer(text):
            if row and not _BETWEEN.fullmatch(text, row[-1][1], run.start()):
                row, digits = [], ""
            if row and run[0] == "0":  # as in +49 (0)30
                continue
            row.append(run.span())
            digits = (digits + run[0])[-_MOST_DIGITS:]
            if digits[-_FEWEST_SHARED:] in self._last or digits.lstrip("0") in self._last:
                start, key = self._longest(text, row)
                if key:
                    yield Hit(*normal.span(_with_sign(text, start, run.end()), run.end()), "phone number", key)
                    row, digits = [], ""

    def _longest(self, text: str, row: list[tuple[int, int]]) -> tuple[int, str | None]:
        """Return where the longest known number at the end of a row begins, and its key."""
        begins, known, digits = 0, None, ""
        for start, end in reversed(row):
            digits = text[start:end] + digits
            if len(digits) > _MOST_DIGITS:
                break
            number = digits.lstrip("0")
            key = self._key(number)
            # Whatever stands before a whole number belongs to it only if numbers begin like that.
            if key and (not known or number in self._endings or text[start] == "0" or text[start - 1 : start] == "+"):
                begins, known = start, key
        return begins, known


def _is_odd_digit(sign: str) -> bool:
    return not sign.isascii() and (sign.isdigit() or sign == "\u3007")


def _with_sign(text: str, start: int, end: int) -> int:
    """Return where a number begins with the plus sign before it, and the brackets that it closes."""
    while start and (text[start - 1] == "+" or _closes(text[start:end], text[start - 1])):
        start -= 1
    return start


def _closes(number: str, opening: str) -> bool:
    """Return whether a number closes more of these brackets than it opens."""
    closing = _CLOSING.get(opening)
    return closing is not None and number.count(closing) > number.count(opening)
