"""Translate the roles of CRMs, and titles, into our buying roles.

Titles say little about who decides, so only unmistakable ones count.
"""

from __future__ import annotations

import re
import unicodedata

from journeymap.model.suggest import letters, value_meant
from journeymap.model.vocabulary import Role, words_of

_OF_CRMS = {
    "economic decision maker": "economic_buyer",
    "economic buyer": "economic_buyer",
    "business user": "user",
    "blocker": "gatekeeper",
    "legal and compliance": "legal_security",
    "legal & compliance": "legal_security",
}
"""What HubSpot and Salesforce call roles, beyond the usual words for them."""


def roles_called(written: str) -> tuple[str, ...]:
    """Return the roles that a cell names, such as `Decision Maker;Champion`, in the order of our vocabulary."""
    whole = _role_called(written)
    found = {whole} if whole else set(map(_role_called, re.split(r"[;,|/]", written)))
    return tuple(role for role in words_of(Role) if role in found)


def _role_called(name: str) -> str | None:
    own = {letters(role): role for role in words_of(Role)} | {letters(word): role for word, role in _OF_CRMS.items()}
    return own.get(letters(name)) or value_meant(name, words_of(Role))


_TITLES: dict[str, tuple[str, ...]] = {
    "economic_buyer": (
        *(r"\bcfo\b", r"\bchief financ\w+", r"\bfinan(?:ce|cial) director\b", r"\bdirector of finance\b"),
        *(r"\b(?:vp|head) (?:of )?finance\b", r"\bkaufmannische[rn]? (?:leit|geschaftsfuhr)\w+"),
        *(r"\bdirect(?:eur|rice) financi", r"\bdirectora? financier", "最高財務"),
    ),
    "executive_sponsor": (
        *(r"\bceo\b", r"\bchief executive\b", r"\bmanaging director\b", r"\bgescha(?:e)?ftsfu(?:e)?hrer(?:in)?\b"),
        *(r"\bvorstand\w*", r"\bpdg\b", r"\bdirect(?:eur|rice) general", r"\bdirectora? general\b"),
        *(r"\bconsejer[oa] delegad[oa]\b", "最高経営", "代表取締役"),
    ),
    "technical_evaluator": (
        *(r"\bcto\b", r"\bcio\b", r"\bdsi\b", r"\bchief technology\b", r"\bchief information officer\b"),
        *(r"\bhead of it\b", r"\bit[ -]?(?:director|manager|leit\w+)"),
        r"\b(?:enterprise|solutions?|software|it|data|cloud)[ -]?archite[ck]t\w*",
    ),
    "procurement": (
        *(r"\bprocurement\b", r"\bpurchas\w+", r"\bsourcing\b", r"einkauf", r"\bachats?\b", r"\bacheteu\w+"),
        *(r"\bcompras\b", "調達", "購買"),
    ),
    "legal_security": (
        *(r"\b(?:general|legal|corporate) counsel\b", r"\bhead of legal\b", r"\bchief legal\b", r"\bciso\b"),
        *(r"\bchief information security\b", r"\binformation security\b", r"\bdata protection\b", r"\bdpo\b"),
        *("datenschutz", r"\bcompliance\b", r"\bsyndikus", r"\bjustiziar", r"\brechtsabteilung\b"),
        *(r"\bjuridique\b", r"\bjuridic[oa]\b", "法務"),
    ),
}
"""The words in titles, in lower case and without accents."""
_NOT_IN_CHARGE = re.compile(
    r"\bassist\w*|\bsecretar\w+|\bsekretar\w+|\bintern(?:ship)?\b|\bpraktikant\w*|\bwerkstudent\w*|\bstudent\w*"
    r"|\btrainee\w*|\bapprentice\b|\bazubi\b|\bstagiaire\b|\bbecari[oa]\b|\bformer\b|\bretired\b|\bex-|\boffice of\b"
)


def role_of_title(title: str) -> str | None:
    """Return the role that a title clearly means: neither one of several, nor that of an assistant to it."""
    spread = unicodedata.normalize("NFKD", title.casefold().replace("ß", "ss"))
    text = unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", spread))
    if _NOT_IN_CHARGE.search(text):
        return None
    found = {role for role, titles in _TITLES.items() if any(re.search(words, text) for words in titles)}
    return found.pop() if len(found) == 1 else None
