"""Tell by what a CRM calls somebody's part, or by a title, which of our roles it is.

Titles say little of who decides, so only those count that leave no doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from journeymap.model.suggest import letters, parts_of, words_meaning
from journeymap.model.synonyms import VALUES
from journeymap.model.vocabulary import Role, words_of

_OF_CRMS = {
    "economic decision maker": "economic_buyer",
    "economic buyer": "economic_buyer",
    "business user": "user",
    "blocker": "gatekeeper",
    "legal and compliance": "legal_security",
    "legal & compliance": "legal_security",
}
"""What HubSpot and Salesforce call roles, beyond the words that everybody uses for them."""


def roles_called(written: str) -> tuple[str, ...]:
    """Return the roles that a cell names, such as `Decision Maker;Champion`, in the order of our vocabulary."""
    known = _roles_by_name()
    whole = known.get(letters(written))
    found = {whole} if whole else {known.get(letters(part)) for part in re.split(r"[;,|/]", written)}
    return tuple(role for role in words_of(Role) if role in found)


@cache
def _roles_by_name() -> Mapping[str, str]:
    roles = words_of(Role)
    named = {
        letters(word): meaning.homes for meaning in VALUES if meaning.homes in roles for word in words_meaning(meaning)
    }
    own = {letters(role): role for role in roles}
    return named | {letters(name): role for name, role in _OF_CRMS.items()} | own


_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(words))
    for role, words in (
        (
            "economic_buyer",
            r"\bcfo\b|\bchief financ\w+|\bfinan(?:ce|cial) director\b|\bdirector of finance\b|\b(?:vp|head) (?:of )?finance\b"
            r"|\bkaufmannische[rn]? (?:leit|geschaftsfuhr)\w+|\bdirect(?:eur|rice) financi|\bdirector[a]? financier|最高財務",
        ),
        (
            "executive_sponsor",
            r"\bceo\b|\bchief executive\b|\bmanaging director\b|\bgeschaftsfuhrer(?:in)?\b|\bgeschaeftsfuehrer(?:in)?\b"
            r"|\bvorstand\w*|\bpdg\b|\bpresident[e]? directeur general\b|\bdirect(?:eur|rice) general|\bdirector[a]? general\b"
            r"|\bconsejer[oa] delegad[oa]\b|最高経営|代表取締役",
        ),
        (
            "technical_evaluator",
            r"\bcto\b|\bcio\b|\bchief technology\b|\bchief information officer\b|\bhead of it\b|\bit[ -]?(?:director|manager|leit\w+)"
            r"|\b(?:enterprise|solution|solutions|software|it|data|cloud)[ -]architekt?(?:ect)?\b|\bdsi\b"
            r"|\b(?:enterprise|solutions?|software|it|data|cloud) architect\b",
        ),
        ("procurement", r"\bprocurement\b|\bpurchas\w+|\bsourcing\b|\b\w*einkauf\w*|\b\w*einkaufer(?:in)?\b|\bachats?\b"
         r"|\bacheteu\w+|\bcompras\b|調達|購買"),
        (
            "legal_security",
            r"\bgeneral counsel\b|\b(?:legal|corporate|senior) counsel\b|\bhead of legal\b|\bchief legal\b|\bciso\b"
            r"|\bchief information security\b|\binformation security\b|\bdata protection\b|\bdatenschutz\w*|\bcompliance\b"
            r"|\bsyndikus\w*|\bjustiziar\w*|\brechtsabteilung\b|\bjuridique\b|\bjuridic[oa]\b|\bdpo\b|法務",
        ),
    )
)  # fmt: skip
_NOT_IN_CHARGE = re.compile(
    r"\bassist\w*|\bassistenz\b|\bsecretar\w+|\bsekretar\w+|\bintern(?:ship)?\b|\bpraktikant\w*|\bwerkstudent\w*|\bstudent\w*"
    r"|\btrainee\w*|\bapprentice\b|\bazubi\b|\bstagiaire\b|\bbecari[oa]\b|\bformer\b|\bretired\b|\bex-|\boffice of\b"
)


def role_of_title(title: str) -> str | None:
    """Return the role that a title leaves no doubt about. One that speaks for two, or only for somebody's help, says none."""
    spread = unicodedata.normalize("NFKD", title.casefold().replace("ß", "ss"))
    text = unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", spread))
    if _NOT_IN_CHARGE.search(text):
        return None
    found = {role for role, words in _TITLES if words.search(text)}
    return found.pop() if len(found) == 1 else None
