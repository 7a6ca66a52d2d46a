"""How phone numbers are written around the world, in texts in normal form, and how other numbers are that look alike.

The spellings stand in groups, since nobody tells numbers apart by country: `601 234 567` is Polish, Czech, Spanish or
Portuguese. docs/privacy.md lists them by country, and a test holds that every one of them is found.
"""

from __future__ import annotations

import re
from functools import cache

from journeymap.redaction.number_words import words_to_call

_CURRENCY = (
    r"[€$£¥₹₽₺₩₪₫฿]|(?:eur|euros?|usd|dollars?|gbp|chf|sek|nok|dkk|kr|pln|zł|zl|czk|kc|huf|ron|lei|rub|руб\w*|try|tl|jpy|inr"
    r"|cny|krw|thb|cad|aud|nzd|brl|reais|mxn|clp|cop|zar|ils|aed|sar|sgd|hkd|myr|idr|vnd)\b|[円元]"
)
UNIT = (
    rf"{_CURRENCY}|%|(?:k|m|mn|mm|mio|mrd|bn|tsd|million|millionen|billion|thousand|units?|pieces?|pcs|stuck|users?|seats?"
    r"|people|inhabitants|einwohner|visitors|downloads|views|clicks|impressions"
    r"|employees|customers|households|records|rows|seconds|minutes|hours|days|weeks|months|years|points|kg|km|kwh|mwh|t)\b"
)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_OCTET = r"(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])"
_THREE_THREES = r"[2-9]\d\d(?:\ \d{3}){2}(?<!000)(?!\ ?\d)"
_NO_PHONE = rf"""
      (?<![\d.]){_YEAR}(?P<a>[-./ ]){_MONTH}(?P=a){_DAY}
      (?:[T ]\d\d:?\d\d(?::?\d\d)?(?:[.,]\d+)?\ ?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)
    | (?<![\d.,+(/-])(?:{_DAY}(?P<b>[-./ ]){_MONTH}|{_MONTH}(?P<c>[-./ ]){_DAY})(?:(?P=b)|(?P=c))(?:{_YEAR}|\d\d)
      (?!\d|[-./ ]\d\d?(?!\d)|[-./ ]\d\d[-./ ])
    | (?<![\w.+(/-]){_DAY}\.\ ?-\ ?{_DAY}\.{_MONTH}\.{_YEAR}(?!\d)
    | (?<![\w.+(/-]){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)
    | (?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:\d])
    | (?<![\w.+(/-])(?:{_YEAR}(?:\ ?[-/,]\ ?|\ ))+{_YEAR}(?!\w)
    | (?<![\d.+(/-])(?:0[1-9]|1[0-2])[-./]{_YEAR}(?!\d|[-./]\d\d)
    | (?<![\w.]){_OCTET}(?:\.{_OCTET}){{3}}(?![\w]|\.\d)
    | (?<!\w)97[89][ -]?(?:\d[ -]?){{9}}[\dX](?!\w)
    | (?<!\w)[0-9a-f]{{8}}-(?:[0-9a-f]{{4}}-){{3}}[0-9a-f]{{12}}(?!\w)
    | (?<!\w)\d[ -]\d{{6}}[ -]\d{{6}}(?!\w)
    | (?<=[A-Z]{{2}}\ )\d{{5}}-\d{{4}}(?!\w)
    | (?:{_CURRENCY})\ ?[\d][\d .,']*
    | (?<![\w.,])\+?(?:0|[1-9]\d*)[.,]\d{{1,8}}(?![\d.,-]*\d)
    | (?<![\d.+(-])\+?[1-9]\d{{0,2}}(?P<d>[ .,'])\d{{3}}(?:(?P=d)\d{{3}})*(?:[.,]\d\d?)?\ ?(?:{UNIT})
    | (?<![\d.+(-])(?!{_THREE_THREES}|1[38]00\ )[1-9]\d{{0,2}}(?P<e>[ .,'])\d{{3}}(?:(?P=e)\d{{3}})+(?!\d|[ .-]\d)
"""
_GAP = r"(?:[ ()\[\]/.-]{1,4}|[,:_'|])"
_NO_DATE = rf"(?!{_DAY}[./-]{_MONTH}[./-]{_YEAR}(?!\d)|{_YEAR}-\d\d-\d\d)"
_NEXT = rf"(?:(?!\ ?/\ ?0\d\d){_GAP}{_NO_DATE})?\d"
_SURE = rf"(?<!\d)[(\[]?\+[ (\[]{{0,2}}[1-9](?:\]?{_NEXT}){{7,14}}(?!\d)"
_NO_PART_OF_A_NUMBER = r"(?<!\D\d/)(?<!\D\d\d/)(?<![^\W\d]/)"
_BEGINS = rf"(?<![\w.+-])(?<!\d[,:]){_NO_PART_OF_A_NUMBER}"
_STANDS_ALONE = rf"(?<![\w.+-])(?<!\d[,: ]){_NO_PART_OF_A_NUMBER}"
_ENDS = r"(?!\w|[.,-]\d|/\d{1,4}(?![\d ]))"
_ENDS_THE_ROW = r"(?!\ \d+(?![\d.:/]))"
"""No number alone comes behind it: a row of numbers is none that can be called."""
_LIKELY = rf"""
      {_BEGINS}(?:00[ -]?|011[ -]|8[ -]10[ -])[1-9](?:{_NEXT}){{7,14}}
    | {_BEGINS}0xx\d\d[ -]?\d{{4,5}}[ -]?\d{{4}}
    | [(]?0\d{{1,5}}\)(?:{_NEXT}){{4,10}}
    | {_BEGINS}0[1-9]\d{{0,4}}{_GAP}\d(?:{_NEXT}){{4,9}}
    | {_BEGINS}0[1-9]\d{{7,10}}
    | {_BEGINS}0[ ]?[(/ ]{{1,2}}[1-9]\d{{1,3}}[ )/]{{0,3}}\d(?:{_NEXT}){{3,8}}
    | {_BEGINS}(?:1[ ./-]{{1,2}})?(?:[(\[][2-9]\d\d[)\]][ -]?|[2-9]\d\d[ ./_-])\d{{3}}[ ./_-]\d{{4}}
    | (?<![\w.+-])[(](?!{_YEAR}\))[1-9]\d{{1,3}}\)\ ?\d(?:[ -]?\d){{5,8}}
    | (?<![\w.+-])[(][1-9](?:\ \d{{1,3}})?\)\ ?(?:\d{{3,4}}[ -]\d{{4}}|\d{{5}})
    | {_BEGINS}8[ -]?[(][1-9]\d\d\d?\)[ -]?\d(?:[ -]?\d){{5,6}}
    | {_STANDS_ALONE}(?:
          [6-9]\d{{4}}[ -]\d{{5}}
        | 1[3-9]\d(?P<f>[ -])\d{{4}}(?P=f)\d{{4}}
        | (?:[2-9]\d\d|1[5-7]\d)[ /-]\d{{7}}
        | [2-9]\d\d\ \d\d\ \d{{3}}
        | {_THREE_THREES}
        | [2-9]\d\d-\d{{3}}-\d{{3}}
        | [6-9]\d\d(?P<g>[ .-])\d\d(?P=g)\d\d(?P=g)\d\d
        | (?:8[ -])?[2-9]\d\d[ -]\d{{3}}[ -]\d\d[ -]\d\d
        | [1-9]\d\d-\d\d-\d\d
        | [1-9]\d\ \d{{3}}[ -]\d\d[ -]\d\d
        | [1-9]\d(?P<j>[ .-])(?!{_YEAR}[ .-]{_YEAR})(?:\d{{3}}|\d{{4}}|9\d{{4}})(?:(?P=j)|-)\d{{4}}
        | [1-9]\d\ 9\ \d{{4}}[ -]\d{{4}}
        | [29]\ (?!{_YEAR}\ {_YEAR})\d{{4}}\ \d{{4}}
        | 9\d{{4}}-\d{{4}}
        | (?!\d\d00[ -]\d\d00)[5689]\d{{3}}[ -]\d{{4}}
        | 8(?P<h>[ -])\d{{3}}(?P=h)\d{{5}}
        | 1[38]00\ \d{{3}}\ \d{{3}}
        | [1-9](?:\ \d\d){{4}}
        | (?:\d[1-9]|[1-9]\d)(?P<i>[ -])\d\d(?P=i)\d\d(?P=i)\d\d
        | [2-9]\d{{9}} | 1[2-9]\d{{9}} | [1-9][1-9]9\d{{8}} | [78][3-9]\d{{9}}
      ){_ENDS_THE_ROW}
"""
_MAY_BEGIN = rf"(?=[\d+(\[]|[0-9a-f]{{8}}-|{_CURRENCY})"
"""How every spelling begins, those of other numbers as well: elsewhere in a text, none of them is tried."""
_EXTENSION = (
    r"(?:[ ,;]{0,2}(?:\b(?:ext|extension|extn|durchwahl|dw|klappe|kl|poste|interno|ramal|anexo|доб)\b|x|\#|内线|內線)"
    r"[ .:]*\d{1,6})?"
)


@cache
def numbers() -> re.Pattern[str]:
    """Return the pattern of phone numbers: `sure`, `likely`, or `other` numbers that only look like one."""
    return re.compile(
        rf"{_MAY_BEGIN}(?:(?P<other>{_NO_PHONE})|(?P<sure>{_SURE}){_EXTENSION}"
        rf"|(?P<likely>(?:{_LIKELY})){_EXTENSION}{_ENDS})",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def labeled_numbers() -> re.Pattern[str]:
    """Return the pattern of a `number` behind a word that says that it can be called."""
    labels = "|".join([*words_to_call(), r"wa\.me", "[tmf](?=:)"])
    return re.compile(
        rf"(?<![^\W_])(?:{labels})"
        r"(?:\ ?(?:no|nr|number|nummer|numero|n[.°]?o?))?(?:\ ?[.:=/]+\ ?|\ |_)"
        rf"(?P<number>\+?[(\[]?\d(?:{_NEXT}){{4,14}}){_EXTENSION}(?!\w|[.,-]\d)",
        re.VERBOSE | re.IGNORECASE,
    )


def without_extension(number: str) -> str:
    """Return a number without the extension behind it."""
    return _extension().sub("", number)


@cache
def _extension() -> re.Pattern[str]:
    return re.compile(rf"{_EXTENSION}$", re.VERBOSE | re.IGNORECASE)
