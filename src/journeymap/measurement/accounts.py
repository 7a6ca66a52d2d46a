"""Find out which account of the list a row of data means: by our id, its id in the CRM, its domain or its name.

Nothing is guessed: what may mean two accounts is told, and what means none keeps the name that the data has for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import ibis
from ibis.expr.types import StringValue, Table

from journeymap.measurement.engine import Engine

CLUES = ("account", "account_crm", "account_domain")
"""The columns that say which company a row is about: its name or our id of it, its id in the CRM, its site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAccount:
    """An account of the workspace, by everything that data may call it."""

    id: str
    name: str
    domain: str | None = None
    crm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Which account is meant."""

    account: str | None
    """Our id where it is on the list, else what the data calls it; None where nothing says, or nothing decides."""
    how: Literal["id", "crm", "domain", "name", "outside", "ambiguous", "unsaid"]
    candidates: tuple[str, ...] = ()
    """The accounts between which nothing decides."""

    @property
    def listed(self) -> bool:
        return self.how in ("id", "crm", "domain", "name")


class AccountList:
    """The accounts of the workspace, and all that tells them apart."""

    def __init__(self, listed: Iterable[ListedAccount] = ()) -> None:
        self.listed = tuple(listed)
        self._ids = _indexed((_spelling(account.id), account.id) for account in self.listed)
        self._spellings = _indexed((_spelling(account.name), account.id) for account in self.listed)
        self._names = _indexed((key, account.id) for account in self.listed for key in name_keys(account.name))
        self._crm = _indexed((crm_id(account.crm), account.id) for account in self.listed if account.crm)
        self._domains = _indexed((site(account.domain), account.id) for account in self.listed if account.domain)

    def match(self, name: str = "", crm: str = "", domain: str = "") -> Match:
        """Return which account is meant. An id decides alone; a domain and a name must not contradict each other."""
        if len(ids := self._ids.get(_spelling(name), frozenset())) == 1:
            return _decided(ids, "id")
        if crm and (by_crm := _of_several(crm, self._by_crm)):
            return _decided(by_crm, "crm")
        by_domain = _of_several(domain, self._by_domain)
        by_name = _of_several(name, self._by_name)
        if by_domain and by_name:
            # A domain that parts of a group share is decided by the name, and a name that two have by the domain.
            return _decided(by_domain & by_name or by_domain | by_name, "domain")
        if by_domain or by_name:
            sure = by_domain or not self._elsewhere(name, domain, by_name)
            found = _decided(by_domain or by_name, "domain" if by_domain else "name")
            return found if sure else Match(account=None, how="ambiguous", candidates=tuple(sorted(by_name)))
        outside = name or site(domain) or crm
        return Match(account=outside or None, how="outside" if outside else "unsaid")

    def _by_crm(self, crm: str) -> frozenset[str]:
        return self._crm.get(crm_id(crm), frozenset())

    def _by_domain(self, domain: str) -> frozenset[str]:
        """The accounts that have this domain, or the nearest one above it: eu.acme.example belongs to acme.example."""
        labels = site(domain).split(".")
        above = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((self._domains[name] for name in above if name in self._domains), frozenset())

    def _by_name(self, name: str) -> frozenset[str]:
        if len(exact := self._spellings.get(_spelling(name), frozenset())) == 1:
            return exact
        found = frozenset[str]().union(*(self._names.get(key, frozenset()) for key in name_keys(name)))
        return found or (self._by_domain(name) if _LIKE_A_SITE.fullmatch(name) else found)

    def _elsewhere(self, name: str, domain: str, found: frozenset[str]) -> bool:
        """Whether a namesake has its site elsewhere: Delta at delta-dental.example need not be Delta at delta.example.

        A name written just like ours is taken for it, and so is one whose sites differ only in the country.
        """
        if not (there := site(domain)) or _spelling(name) in self._spellings:
            return False
        ours = {site(account.domain) for account in self.listed if account.id in found and account.domain}
        return bool(ours) and _own_label(there) not in set(map(_own_label, ours))


class AccountMatcher:
    """Matches the rows of tables with the accounts of a list."""

    def __init__(self, engine: Engine, accounts: AccountList) -> None:
        self._engine = engine
        self._accounts = accounts

    def matched(self, rows: Table) -> Table:
        """Return the rows with `account`, `listed`, and `between`: the accounts that a row may mean where several do.

        Each company is looked at once, however many rows are about it. Only names of companies leave the engine.
        """
        clues = [name for name in CLUES if name in rows.columns]
        told = rows.mutate(**{name: rows[name].cast("string").strip().fill_null("") for name in clues})
        companies = self._engine.rows(told.select(*clues).distinct().order_by(*clues)) if clues else []
        matches = [
            self._accounts.match(*(str(company.get(name, "")) for name in ("account", "account_crm", "account_domain")))
            for company in companies
        ]
        outside = _one_spelling(match.account for match in matches if match.how == "outside" and match.account)
        found = [
            {
                **{f"{name}_told": company[name] for name in clues},
                "account_found": outside.get(match.account or "", match.account),
                "listed": match.listed,
                "between": ", ".join(match.candidates) or None,
            }
            for company, match in zip(companies, matches, strict=True)
        ]
        if not clues:
            return told.mutate(account=ibis.null("string"), listed=ibis.literal(False), between=ibis.null("string"))
        texts = (*(f"{name}_told" for name in clues), "account_found", "between")
        known = ibis.memtable(found, schema={**dict.fromkeys(texts, "string"), "listed": "boolean"})
        joined = told.join(known, [told[name] == known[f"{name}_told"] for name in clues], how="left")
        return joined.drop(*clues, *(f"{name}_told" for name in clues)).rename(account="account_found")


def domain_of_mail(address: StringValue) -> StringValue:
    """Return what follows the @ of a mail address. The address itself goes no further."""
    return address.re_extract(r"@([^@\s>;,]+)", 1).lower()


def crm_id(written: str) -> str:
    """Return the id itself: out of the address of a page, from a spreadsheet, or with Salesforce's check letters."""
    text = written.strip()
    if "/" in text:
        parts = [part for part in re.split(r"[/?#]", text) if part]
        marked = [after for before, after in pairwise(parts) if before in _BEFORE_ID]
        text = marked[-1] if marked else parts[-1] if parts else ""
    text = re.sub(r"(?<=\d)\.0+$", "", text)
    return text[:15] if re.fullmatch(r"[A-Za-z0-9]{18}", text) and not text.isdigit() else text


_BEFORE_ID = frozenset({"company", "Account", "0-2", "organization", "account"})
"""What stands before the id of a company in the addresses of CRMs."""


def site(written: str) -> str:
    """Return the domain that an address on the web or of a mail leads to; empty where that is nobody's alone."""
    text = written.strip().casefold()
    text = re.sub(r"^[a-z][a-z0-9+.-]*://", "", text)
    text = re.split(r"[/?#\s:]", text, maxsplit=1)[0].rpartition("@")[2].strip(".")
    text = text.removeprefix("www.")
    return "" if "." not in text or text in SHARED_DOMAINS else text


def _own_label(domain: str) -> str:
    """The part of a domain that names its owner: acme in acme.example, www2.acme.example and acme.co.example."""
    return max(domain.split(".")[:-1], key=len, default="")


SHARED_DOMAINS = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com msn.com yahoo.com "
    "yahoo.co.uk yahoo.co.jp yahoo.de yahoo.fr ymail.com aol.com icloud.com me.com mac.com gmx.de gmx.net gmx.at "
    "gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org proton.me protonmail.com pm.me mail.com mail.ru "
    "yandex.ru yandex.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it "
    "telefonica.net terra.es uol.com.br bol.com.br qq.com 163.com 126.com sina.com naver.com daum.net "
    "docomo.ne.jp ezweb.ne.jp "
    "softbank.ne.jp btinternet.com comcast.net verizon.net att.net bluewin.ch hispeed.ch zoho.com fastmail.com hey.com "
    "linkedin.com facebook.com".split()
)
"""Where people of any company have their mail, so that it says nothing of theirs."""


def name_keys(name: str) -> frozenset[str]:
    """Return what is compared of a company's name: its words without case, accents, punctuation and legal form.

    Several, because ü is written u or ue.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return frozenset(filter(None, (_bare(_plain(folded)), _bare(_plain(folded.translate(_UMLAUTS))))))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})
_ACCENTS = re.compile("[\u0300-\u036f]")
_LIKE_A_SITE = re.compile(r"\S+\.[A-Za-z]{2,}")
_LINKS = frozenset({"and", "und", "et", "y", "e", "og", "och", "en", "the"})


def _plain(text: str) -> str:
    """A text without accents. Only those of Latin, Greek and Cyrillic letters: ガ is another letter than カ."""
    spread = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", spread))


def _bare(text: str) -> str:
    text = re.sub(r"['’`´]", "", text)
    text = re.sub(r"\b(\w)\.(?=\w\b|\W|$)", r"\1", text)  # S.A. and S. A. are SA
    for form in _FORMS_OF_CJK:
        text = text.replace(form, " ")
    words = [word for word in re.split(r"[\W_]+", text) if word]
    kept = [word for word in words if word not in _LINKS] or words
    kept = kept[1:] if len(kept) > 1 and kept[0] in _FORMS_AHEAD else kept
    while len(kept) > 1 and (length := _legal_form(kept)):
        kept = kept[:-length]
    return " ".join(kept)


def _legal_form(words: list[str]) -> int:
    """How many of the last words are a legal form, leaving at least one."""
    return next(
        (length for length in range(min(4, len(words) - 1), 0, -1) if " ".join(words[-length:]) in LEGAL_FORMS), 0
    )


LEGAL_FORMS = frozenset(
    form.strip()
    for form in (
        "gmbh, mbh, ggmbh, ag, kg, kgaa, ohg, gbr, ug, ug haftungsbeschrankt, ug haftungsbeschraenkt, ek, eg, ev, se, "
        "gmbh co kg, gmbh co kgaa, ag co kg, ag co kgaa, co kg, co, "
        "inc, incorporated, corp, corporation, company, llc, l l c, lc, ltd, limited, plc, lp, llp, pllc, pc, pbc, "
        "co ltd, company limited, pte ltd, pte, pty ltd, pty, pvt ltd, private limited, pvt, public limited company, "
        "sa, s a, sas, s a s, sasu, sarl, sa rl, s a r l, eurl, sci, snc, scop, spa, s p a, srl, s r l, srls, sl, s l, "
        "slu, sau, "
        "sa de cv, sapi de cv, s de rl de cv, s de rl, ltda, eireli, lda, me, "
        "bv, b v, nv, n v, cv, vof, bvba, sprl, srl, cvba, ab, aktiebolag, oy, oyj, as, asa, a s, aps, a p s, hf, ehf, "
        "sp z oo, spolka z oo, sp zoo, sp z o o, spzoo, sro, s r o, as, doo, d o o, dd, kft, zrt, nyrt, bt, "
        "ood, eood, ad, "
        "sia, uab, ou, oü, tov, ooo, oao, zao, pao, ооо, оао, зао, пао, ао, тов, "
        "kk, k k, kabushiki kaisha, gk, yk, sdn bhd, bhd, pt, tbk, jsc, pjsc, llc fz, fze, fzco, fz llc, wll, "
        "as sirketi, anonim sirketi, ltd sti, ao, ae, epe"
    ).split(",")
)
"""The last words of names that say only in which form a company is held."""
_FORMS_AHEAD = frozenset({"ооо", "оао", "зао", "пао", "ао", "тов", "pt"})
_FORMS_OF_CJK = (
    *(
        "株式会社",
        "有限会社",
        "合同会社",
        "合資会社",
        "(株)",
        "(有)",
        "(同)",
        "股份有限公司",
        "有限责任公司",
        "有限公司",
    ),
    *("주식회사", "유한회사", "(주)"),
)


def _spelling(name: str) -> str:
    """A name as it is written, but for case, blanks and punctuation. Unlike its key it keeps the legal form."""
    return " ".join(re.split(r"[\W_]+", unicodedata.normalize("NFKC", name).casefold())).strip()


def _one_spelling(names: Iterable[str]) -> Mapping[str, str]:
    """What each name of an account outside the list becomes, so that two spellings of it are one account."""
    spelled: dict[str, list[str]] = defaultdict(list)
    for name in names:
        spelled[_spelling(name) or name].append(name)
    return {name: min(alike) for alike in spelled.values() for name in alike}


def _of_several(text: str, find: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """What a cell means, as a whole or, where it names several companies, in its parts."""
    if not text:
        return frozenset()
    return find(text) or (frozenset[str]().union(*map(find, text.split(";"))) if ";" in text else frozenset())


def _indexed(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, account in pairs:
        if key:
            found[key].add(account)
    return {key: frozenset(ids) for key, ids in found.items()}


def _decided(found: frozenset[str], how: Literal["id", "crm", "domain", "name"]) -> Match:
    if len(found) == 1:
        return Match(account=min(found), how=how)
    return Match(account=None, how="ambiguous", candidates=tuple(sorted(found)))
