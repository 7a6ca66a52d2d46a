"""What is an e-mail address or a phone number, and what only looks like one. What is to be found stands in «these»."""

import time

import pytest

from journeymap.redaction.patterns import emails, phones
from tests.support.marking import marked

EMAILS = {
    "in a sentence": "Ask «jo.doe@x.example».",
    "with a plus": "«jo+tag@x.example»",
    "two": "«jo@x.example», «al.roe@sub.deep.x.co.uk»!",
    "in brackets": "Jo <«jo@x.example»>",
    "in parentheses": "(«jo@x.example»)",
    "in quotes": "'«jo@x.example»'",
    "before a colon": "«jo@x.example»: the CFO",
    "capitals": "«JO@X.EXAMPLE»",
    "an apostrophe": "«o'neil@x.example»",
    "a local part in quotes": '«"jo doe"@x.example»',
    "digits in the domain": "«jo@1and1.example»",
    "an umlaut domain": "«jo@bücher.example»",
    "an encoded umlaut domain": "«jo@xn--bcher-kva.example»",
    "Chinese": "写给：«用户@例子.公司»。",
    "Hindi": "«जो@उदाहरण.परीक्षा»",
    "no blank around it: what stands there is taken for a part of it": "«連絡先jo@x.exampleまで»。",
    "a wide at sign": "«jo＠x.example»",
    "a mailto link": "[write](«mailto:jo@x.example?subject=Hi»)",
    "mailto without a domain": "«mailto:jo@intranet»",
    "as a parameter": "https://x.example/?to=«jo%40x.example»",
    "as a user in an address": "https://«jo@git.example.com»/maps",
    "as an entity": "«jo&#64;x.example»",
    "Markdown escapes": r"«jo\_doe\@x\.example»",
    "Markdown emphasis around it": "**«jo@x.example»** _«al@x.example»_",
    "Markdown emphasis within": "«jo**@**x.example»",
    "an invisible sign within": "«jo\ufeff@\u200bx.example»",
    "a handle": "@«jo@mastodon.example»",
}
NO_EMAILS = {
    "a version": "react@18.2.0 and checkout@v4",
    "a picture for sharp screens": "brand/logo@2x.png",
    "a repository": "git@github.com:team/maps",
    "a handle": "@everyone, @scope/name",
    "a price": "5@2.50 EUR",
    "words around a sign": "meet @ noon. Then x@y",
    "mailto without anybody": "mailto:?subject=Hi",
}
PHONES = {
    "international": "«+49 (30) 123456-78», «+1-555-123-4567», «+358401234567», «+49.171.2345678»",
    "international, in pairs": "«+33 1 23 45 67 89»",
    "international, in threes": "«+34 612 345 678»",
    "international with 00": "«0049 30 1234567»",
    "international with a zero in it": "«+49 (0)30 123456»",
    "a tel: link": "tel:«+493012345678»",
    "national": "«030/123 45 67» «0171-2345678», «020 7946 0958» «030 - 1234567».",
    "national in parentheses": "«(030) 1234567»",
    "national in pairs": "«01 23 45 67 89», «01.23.45.67.89»",
    "national, Japan": "«03-1234-5678»",
    "mobile in one piece": "«01711234567»",
    "North America": "«(555) 123-4567» «555-123-4567» «1-800-555-0199»",
    "with a label": "Tel.: «612 345 678», mobile: «612345678»",
    "its number": "Tel. no. «030 1234567»",
}
NO_PHONES = {
    "dates": "2026-11-22, 01.02.2026, 01/02/2026, 01-02-2026, 01 02 2026, 9.9.2026, 2026-11-22T10:00+01:00",
    "spans of dates": "01.02.2026-03.02.2026, 09/2026 - 12/2026, 2026-2027, 2026/27, fax 2026-11",
    "times": "24/7, 08:30-17:00, 48h, 90d",
    "amounts": "1 200 000 EUR, +20 000 000 EUR, +100 000 000, 1.200.000,00, 640000, 1 234 567 890 USD",
    "parts": "+48.8582221, 0.25, 0,5 %, +5 %, +10 to +20",
    "standards": "ISO 9001:2015, NACE 01.11.12, RFC 2119",
    "versions": "version 0.10.2, 3.5.1-beta, SAP 4.0, 192.168.100.200",
    "numbers of things": "order no. 0123456789, DUNS 08-146-6849, id 0100012345, item 555-123-4567, 4711-0815",
    "counts": "plant 4711, 100 to 250 people, phone 100 000 households, 300 to 1500 calls",
    "rows of numbers": "7 8 9 10 11 12, 2020 2021 2022 2023, 1-2-3-4-5-6-7-8-9, 10-20-30",
}


@pytest.mark.parametrize("text", [*EMAILS.values(), *NO_EMAILS.values()], ids=[*EMAILS, *NO_EMAILS])
def test_emails(text: str) -> None:
    plain, spans = marked(text)
    assert [(one.start + 1, one.end + 1) for one in emails(plain)] == [(one.column, one.end_column) for one in spans]


@pytest.mark.parametrize("text", [*PHONES.values(), *NO_PHONES.values()], ids=[*PHONES, *NO_PHONES])
def test_phones(text: str) -> None:
    plain, spans = marked(text)
    assert [(one.start + 1, one.end + 1) for one in phones(plain)] == [(one.column, one.end_column) for one in spans]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 400_000 + "@",
        "a@" * 50_000,
        "a.@b." * 50_000,
        "*" * 100_000 + "@",
        "mailto:" * 20_000 + "@",
        "+1 " * 90_000,
    ],
    ids=["one word", "one sign after the other", "dots", "stars", "schemes", "digits"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    assert [*emails(text), *phones(text)] == []
    assert time.process_time() - start < 2
