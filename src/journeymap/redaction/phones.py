"""Find phone numbers in a text in normal form, and recognize known ones however they are written.

No grammar tells every phone number of the world from every other number. In the files of accounts a number counts as
one if it is written as phone numbers are, unless it or the words around it say that it is something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from journeymap.redaction.hit import Hit
from journeymap.redaction.normal import NormalText

_FEWEST_SHARED = 7
"""How many last digits two numbers have to share where one has more in front: the codes of an area or a country."""
_FEWEST_ALONE = 6
_MOST_DIGITS = 17
_LONGEST_CODE = 4
"""How many digits the code of a country has, with the zero that some write behind it."""
_ENCODED_DIGIT = re.compile(r"%3\d|&#|\\[xu]", re.IGNORECASE)
_DIGITS = re.compile(r"\d(?:[\W_]{0,12}\d){4}")

_CURRENCY = r"[€$£¥₹]|(?:eur|euros?|usd|dollars?|gbp|chf|sek|nok|dkk|pln|czk|huf|jpy|inr|cny|cad|aud|brl)\b"
_UNIT = (
    rf"{_CURRENCY}|%|(?:k|m|mn|mm|mio|mrd|bn|tsd|million|millionen|billion|thousand|units?|pieces?|pcs|stück|users?|seats?"
    r"|people|employees|customers|households|records|rows|hours|days|kg|km|kwh|mwh|t)\b"
)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_OCTET = r"(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])"
_NO_PHONE = rf"""
      (?<![\d.]){_YEAR}(?P<a>[-./ ]){_MONTH}(?P=a){_DAY}
      (?:[T ]\d\d:?\d\d(?::?\d\d)?(?:[.,]\d+)?\ ?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)
    | (?<![\d.,+(/-])(?:{_DAY}(?P<b>[-./ ]){_MONTH}|{_MONTH}(?P<c>[-./ ]){_DAY})(?:(?P=b)|(?P=c))(?:{_YEAR}|\d\d)
      (?!\d|[-./ ]\d\d?(?!\d)|[-./ ]\d\d[-./ ])
    | (?<![\w.+(/-]){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)
    | (?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:\d])
    | (?<![\w.+(/-])(?:{_YEAR}(?:\ ?[-/,]\ ?|\ ))+{_YEAR}(?!\w)
    | (?<![\d.+(/-])(?:0[1-9]|1[0-2])[-./]{_YEAR}(?!\d|[-./]\d\d)
    | (?<![\w.]){_OCTET}(?:\.{_OCTET}){{3}}(?![\w]|\.\d)
    | (?<!\w)[A-Z]{{2}}\d\d(?:\ ?[A-Z0-9]{{4}}){{2,7}}(?:\ ?[A-Z0-9]{{1,4}})?(?!\w)
    | (?<!\w)97[89][ -]?(?:\d[ -]?){{9}}[\dX](?!\w)
    | (?:{_CURRENCY})\ ?[\d][\d .,']*
    | (?<![\w.,])\+?(?:0|[1-9]\d*)[.,]\d{{1,8}}(?![\d.,-]*\d)
    | (?<![\d.+(-])\+?[1-9]\d{{0,2}}(?P<d>[ .,'])\d{{3}}(?:(?P=d)\d{{3}})*(?:[.,]\d\d?)?\ ?(?:{_UNIT})
    | (?<![\d.+(-])[1-9]\d{{0,2}}(?P<e>[ .,'])\d{{3}}(?:(?P=e)\d{{3}})+(?!\d|[ -]\d)
"""
_GAP = r"(?:[ ()\[\]/.-]{1,4}|[,:_'|])"
_NO_DATE = rf"(?!{_DAY}[./-]{_MONTH}[./-]{_YEAR}(?!\d)|{_YEAR}-\d\d-\d\d)"
_NEXT = rf"(?:{_GAP}{_NO_DATE})?\d"
_SURE = rf"(?<!\d)[(\[]?\+[ (\[]{{0,2}}[1-9](?:\]?{_NEXT}){{7,14}}(?!\d)"
_LIKELY = rf"""
      (?<![\w.+-])(?<!\d[,:/])00[ -]?[1-9](?:{_NEXT}){{7,14}}
    | \(0\d{{1,5}}\)(?:{_NEXT}){{4,10}}
    | (?<![\w.+-])(?<!\d[,:/])0[1-9]\d{{0,4}}{_GAP}\d(?:{_NEXT}){{4,9}}
    | (?<![\w.+-])(?<!\d[,:/])0[1-9]\d{{7,10}}
    | (?<![\w.+-])(?<!\d[,:/])(?:1[ ./-])?(?:\([2-9]\d\d\)\ ?|[2-9]\d\d[ ./_-])\d{{3}}[ ./_-]\d{{4}}
    | (?<![\w.+-])\((?!{_YEAR}\))[1-9]\d{{1,3}}\)\ ?\d(?:[ -]?\d){{5,8}}
    | (?<![\w.+/-])(?<!\d[,: ])[6-9]\d{{4}}[ -]\d{{5}}
    | (?<![\w.+/-])(?<!\d[,: ])1[3-9]\d[ -]\d{{4}}[ -]\d{{4}}
    | (?<![\w.+/-])(?<!\d[,: ])[2-9]\d\d\ \d\d\ \d{{3}}
    | (?<![\w.+/-])(?<!\d[,: ])(?:\d[1-9]|[1-9]\d)(?:\ \d\d){{3}}(?!\ \d)
    | (?<![\w.+/-])(?<!\d[,: ])(?:[2-9]\d{{9}}|1[3-9]\d{{9}})
"""
_numbers = cache(
    lambda: re.compile(
        rf"(?P<other>{_NO_PHONE})|(?P<sure>{_SURE})|(?P<likely>(?:{_LIKELY})(?![\w]|[.,/-]\d))",
        re.VERBOSE | re.IGNORECASE,
    )
)
_labeled = cache(
    lambda: re.compile(
        r"(?<![^\W_])(?:tel|telefon\w*|telephone|telefoon|telefono|phone|puhelin|mobile?|movil|celular|portable|handy|cell"
        r"|cellphone|fon|fax|telefax|whatsapp|signal|viber|sms|dial|durchwahl|rufnummer|hotline|callto|wa\.me|[tmf](?=:))"
        r"(?:\ ?(?:no|nr|number|nummer))?(?:\ ?[.:=/]+\ ?|\ |_)"
        rf"(?P<number>\+?[(\[]?\d(?:{_NEXT}){{4,14}})(?!\w|[.,-]\d)",
        re.VERBOSE | re.IGNORECASE,
    )
)
_DATE = re.compile(rf"{_DAY}([ ./-]){_MONTH}\1(?:{_YEAR}|\d\d)(?!\d)|{_YEAR}[./-]\d\d?[./-]\d|{_YEAR}[ /-]{_YEAR}")
_WEAK_MARK = re.compile(r"[^\W_]\ \+?[(\[]?\d")
_COUNTER = re.compile(r"[\W_]*(?:\b(?:no|nr|num|number|nummer|numero)\b)?[\W_]*$")
_OF_SOMETHING = re.compile(
    r"(?:\b(?:ids?|duns|d-u-n-s|case|item|part|position|pos|po|rfp|rfq|ref|az|account|iban|bic|ean|gtin|upc|isbn|sku|vat|tax"
    r"|amount|value|sum|total|low|high|price|budget|revenue|turnover|serial|version|build|zip|plz|postfach|hrb|siret|siren"
    r"|kvk|cvr|ust-?id\w*|crm|sap|erp|opportunity|deal|lead|row|line|page|plant|standard|norm|din|iso|en|rfc|nace|naics|sic)"
    r"|\b(?:order|invoice|ticket|article|artikel|contract|customer|commande|facture|pedido|factura|reference|referenz"
    r"|bestell|auftrag|rechnung|kunden|vertrag|konto|material|teile|serien|umsatz|summe|preis)\w*|\w{3,}(?:nummer|nr|number|id))$"
)
_TO_CALL = re.compile(
    r"(?:\b(?:tel|phone|mobil|cell|fax|call|dial|direct|direkt|desk|ruf|anruf|handy|whatsapp|durchwahl)\w*"
    r"|phone|fon(?:nummer|nr)?)$"
)
_UNIT_AFTER = re.compile(rf" ?(?:{_UNIT})", re.IGNORECASE)
_ROUND = "00000"
"""No phone number ends in so many zeros, but sums do."""

_OTHERS = re.compile(r"\D+")
_RUN = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\W_]{1,5}")
_TRUNK = re.compile(r"(?<=\D)0(?=\D)")


def may_hold_phones(text: str) -> bool:
    """Return whether a text has digits enough to be worth searching."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _DIGITS.search(plain) is not None or _has_encoded_digit(plain) or not plain.isascii()


def _has_encoded_digit(text: str) -> bool:
    return any(sign in text for sign in ("%3", "&#", "\\")) and _ENCODED_DIGIT.search(text) is not None


def phones(normal: NormalText) -> Iterator[Hit]:
    """Yield the phone numbers in a text, but not dates, sums or numbers of things."""
    text, last = normal.text, 0
    spans = [match.span("number") for match in _labeled().finditer(text) if _is_labeled(match, text)]
    spans += [match.span() for match in _numbers().finditer(text) if _is_phone(match, text)]
    for start, end in sorted(spans):
        if start >= last:
            last = end
            yield Hit(*normal.span(start, end), "phone number", significant(text[start:end]))


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
    if match.lastgroup == "other" or match["other"]:
        return False
    number = match[0]
    if _digits(number).endswith(_ROUND) or _UNIT_AFTER.match(text, match.end()):
        return False
    if match["sure"]:
        return True
    pairs = re.findall(r"\d+", number)
    if len(pairs) == 4 and all(len(pair) == 2 for pair in pairs) and (number[0] == "0" or "0000" in number[1::3] * 4):
        return False
    return not _is_of_something(text[max(0, match.start() - 32) : match.start()].lower())


def _is_of_something(before: str) -> bool:
    """Return whether the words before a number say that it numbers something else."""
    words = _COUNTER.sub("", before)
    if _TO_CALL.search(words):
        return False
    is_counted = bool(re.search(r"\b(?:no|nr|num|number|nummer|numero)\b[\W_]*$|#\s*$", before))
    return is_counted or bool(_OF_SOMETHING.search(words))


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def significant(number: str) -> str:
    """Return the digits of a number without what is dialed before them: `+`, `00`, or the zero before an area code."""
    return _digits(_TRUNK.sub("", number)).lstrip("0")


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
                    yield Hit(*normal.span(_with_sign(text, start), run.end()), "phone number", key)
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


def _with_sign(text: str, start: int) -> int:
    """Return where a number begins with the plus sign and the bracket before it."""
    while start and text[start - 1] in "+([":
        start -= 1
    return start
