"""Tell the numbers of bank accounts (IBAN), which are as long as phone numbers and written in groups as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGINNING = re.compile(r"(?<!\w)[A-Za-z]{2}\d\d(?=[ -]?\w)")
_SIGN = re.compile(r"[ -]?([A-Za-z0-9])")
_LENGTHS = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 "
    "FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 "
    "LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 "
    "SC31 SE24 SI19 SK24 SM27 ST25 SV28 TN24 TR26 UA29 VA22 VG24 XK20"
)
_LENGTH_OF = {entry[:2]: int(entry[2:]) for entry in _LENGTHS.split()}
"""How many signs an account has in each country."""


def bank_accounts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the number of an account begins and ends, with all its groups."""
    for beginning in _BEGINNING.finditer(text):
        length = _LENGTH_OF.get(beginning[0][:2].upper())
        signs, end = "", beginning.start()
        while length and len(signs) < length and (sign := _SIGN.match(text, end)):
            signs, end = signs + sign[1], sign.end()
        is_whole = len(signs) == length and not text[end : end + 1].isalnum()
        if is_whole and (signs.isupper() or _is_valid(signs.upper())):
            yield beginning.start(), end


def _is_valid(account: str) -> bool:
    """Return whether the two check digits fit, as ISO 13616 has it."""
    return int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1
