"""What is an e-mail address and what only looks like one, in every spelling. What is to be found stands in «these»."""

import pytest

from journeymap.redaction.search import Redactor
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


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Redactor().hits(text)]


@pytest.mark.parametrize("text", [*EMAILS.values(), *NO_EMAILS.values()], ids=[*EMAILS, *NO_EMAILS])
def test_emails(text: str) -> None:
    plain, spans = marked(text)
    hits = Redactor().hits(plain)
    assert [(hit.start + 1, hit.end + 1) for hit in hits] == [(span.column, span.end_column) for span in spans]


AT = {
    "full width": "\uff20",
    "small": "\ufe6b",
    "a circled a": "\u24d0",
    "percent": "%40",
    "twice percent": "%2540",
    "three times percent": "%252540",
    "digits that are percent too": "%25%34%30",
    "a full-width sign in percent": "%EF%BC%A0",
    "an entity": "&#64;",
    "a hexadecimal entity": "&#x0040;",
    "a named entity": "&commat;",
    "an entity of an entity": "&amp;#64;",
    "an entity without its end": "&#64",
    "an escape": "\\x40",
    "a longer escape": "\\u0040",
    "the longest escape": "\\U00000040",
    "braces": "\\u{40}",
    "a word": "(at)",
    "a word with spaces": " [at] ",
    "a word in braces": " { AT } ",
    "a word in angles": "<at>",
    "a German word": "(ät)",
    "spaces": " @ ",
    "a space before": " @",
    "a space after": "@ ",
    "a thin space": "\u2009@\u2009",
    "no-break spaces": "\u00a0@\u00a0",
    "a tab": "\t@",
    "a line break": "@\n",
    "many spaces": "   @   ",
    "a zero-width space": "\u200b@",
    "a word joiner": "@\u2060",
    "a soft hyphen": "\u00ad@\u00ad",
    "a variation selector": "@\ufe0f",
    "a tag": "@\U000e0061",
    "a mark of direction": "\u202e@",
    "emphasis": "**@**",
    "code": "`@`",
    "strikethrough": "~~@~~",
    "a backslash": "\\@",
    "bold": "<b>@</b>",
    "a comment": "<!-- x -->@",
}
DOTS = {
    "one dot leader": "\u2024",
    "a middle dot": "\u00b7",
    "a small dot": "\ufe52",
    "a full-width dot": "\uff0e",
    "ideographic": "\u3002",
    "half-width ideographic": "\uff61",
    "a bullet operator": "\u2219",
    "Arabic": "\u06d4",
    "percent": "%2E",
    "an entity": "&period;",
    "a number": "&#46;",
    "a word": "[dot]",
    "a word with spaces": " (dot) ",
    "a German word": "(punkt)",
    "spaces": " . ",
    "a space before": " .",
    "an escape of Markdown": "\\.",
    "an escape": "\\u002e",
    "a zero-width space": ".\u200b",
}
WHOLE = {
    "a link for a name": "[jane.doe](x)@acme.example",
    "a link for a host": "jane.doe@[acme.example](https://x.example)",
    "a link by reference": "[jane.doe][1]@acme.example",
    "an IP address": "jane.doe@192.168.1.1",
    "an IP address in brackets": "jane.doe@[192.168.1.1]",
    "an IPv6 address": "jane.doe@[IPv6:2001:db8::1]",
    "brackets": "jane.doe@[acme.example]",
    "many labels": "jane.doe@" + "a." * 40 + "example",
    "a long name": "j" * 500 + "@acme.example",
    "hyphens": "jane-" * 100 + "doe@acme.example",
    "full width": "\uff4a\uff41\uff4e\uff45@acme.example",
    "mathematical": "\U0001d423ane@acme.example",
    "all spelled out": "jane dot doe at acme dot com",
    "half spelled out": "jane.doe (at) acme dot example",
    "a word for the dot": "jane.doe@acme dot example",
    "a line break in the host": "jane.doe@acme.\nexample",
}
PLAIN = (
    "50 @ 3", "50 @ 3.50 EUR", "@2x.png", "logo@3x.webp", "react@18.2.0-beta.rc", "checkout@v4. See there",
    "git@github.com:team/maps", "ssh://git@github.com/team/maps", "@everyone", "cc @acme, @bolt", "@scope/name.js",
    "open (at) noon", "look at the polka dots", "meet at noon, then dot the i", "100% (AT) 20%", "R&D @ ACME",
    "npm i @types/node@20.1.0", "lunch @ 9.am", "C# &amp; F#", "50%40", "f(a).b", "a.b.c", "array[at]", "@media screen",
    "https://x.example/@jo/1", "10 @ 2.5k each", "x@y", "jo@intranet", "1@2.3", "p@ss.w0rd!", "~@~.~",
)  # fmt: skip


@pytest.mark.parametrize("text", [f"jane.doe{at}acme.example" for at in AT.values()], ids=AT)
def test_every_spelling_of_the_sign(text: str) -> None:
    assert found(f"Ask, {text}, please") == [text]


@pytest.mark.parametrize("text", [f"jane.doe@acme{dot}example" for dot in DOTS.values()], ids=DOTS)
def test_every_spelling_of_a_dot(text: str) -> None:
    assert found(f"Ask, {text}, please") == [text]


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_every_spelling_of_an_address(text: str) -> None:
    cleaned = Redactor().cleaned(f"Ask, {text}, please")
    assert "e-mail address removed" in cleaned
    assert not any(part in cleaned for part in ("doe", "acme", "ane", "192", "2001"))


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_address(text: str) -> None:
    assert found(text) == []


def test_spellings_of_one_address_are_counted_as_one() -> None:
    cleaned = Redactor().cleaned("jo@x.example, JO (at) x.example, jo%40x.example, jo\u200b@x .example, al@x.example")
    assert cleaned == ", ".join(["(e-mail address removed)"] * 4 + ["(e-mail address removed 2)"])
