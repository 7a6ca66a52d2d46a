"""What the teams of a workspace do, whatever they are called.

A team's function is what the settings say under `teams`, else what the usual words in its name say. Where neither says
anything, the function is not known, and whoever asks has to take it that the team may be any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from journeymap.model import settings
from journeymap.workspace import LinkedStage

MARKETING, SALES, SUCCESS = "marketing", "sales", "success"
_USUAL: Mapping[str, str] = {
    MARKETING: """
        marketing*, marketer, marketers, abm, account based, demand gen, demand generation, demand
        center, growth, brand, branding, campaign, campaigns, communication, communications,
        comms, editorial, events, event team, pr, public relations, press, content, web team, seo,
        digital team, social media, kommunikation, oeffentlichkeitsarbeit, öffentlichkeitsarbeit,
        mktg, mkt, mercadotecnia, mercadeo, márketing, communicatie, comunicación, comunicazione,
        marknadsföring, markkinointi, маркетинг*, マーケ*, 広報*, 市场*, 市場*, 마케팅*, تسويق*
    """,
    SALES: """
        sales*, seller, sellers, selling, salesperson, salespeople, account executive, account
        executives, ae, aes, sdr, sdrs, bdr, bdrs, ldr, business development, biz dev, bizdev, bd,
        new business, presales, pre sales, solution engineer, solution engineers, solution
        engineering, solutions engineering, solution consultant, solution consulting, key account,
        key accounts, rep, reps, field team, field force, deal desk, closer, closers, hunter,
        hunters, vertrieb*, verkauf*, außendienst*, aussendienst*, innendienst*, vente*,
        commercial, commerciale, commerciaux, ventas, vendedor*, comercial, vendite, vendas,
        verkoop*, försäljning*, myynti*, sprzedaż*, продаж*, 営業*, 销售*, 銷售*, 영업*, مبيعات*
    """,
    SUCCESS: """
        customer success*, client success, success, csm, csms, cs, customer experience, cx,
        customer service, customer services, customer care, client services, client service,
        support*, onboarding*, implementation*, service, services, delivery, professional
        services, training, education, helpdesk, help desk, adoption, renewals, retention,
        kundenbetreu*, kundenerfolg*, kundendienst*, kundenservice*, service client, relation
        client, réussite client, succès client, accompagnement, éxito del cliente, éxito de
        clientes, atención al cliente, soporte*, successo clienti, assistenza*, sucesso do
        cliente, suporte*, klantenservice*, klantsucces*, einführung*, betreuung*, поддержк*,
        успех клиентов, カスタマー*, サポート*, 導入支援*, 客户成功*, 客服*, 고객 성공*, 고객지원*, نجاح العملاء*, دعم*
    """,
    "product": """
        product*, engineering, development, developers, r&d, research and development, design, ux,
        produkt*, entwicklung*, produit*, développement*, producto*, desarrollo*, prodotto,
        sviluppo, プロダクト*, 開発*, 产品*, 제품*
    """,
    "partner": "partner*, alliances, channel team, reseller*, distributor*, agency, händler*",
    "operations": "operations, ops, it, logistics, supply chain, manufacturing, production",
    "finance": "finance*, accounting, billing, controlling, buchhaltung*, finanz*",
    "legal": "legal*, compliance, security, procurement, rechtsabteilung, einkauf*, juridique",
}
"""The usual words for what a team does; a star stands for whatever follows, also within a word.

Of two words that overlap the longer counts: business development sells and develops nothing.
"""
_EITHER: Mapping[str, tuple[str, ...]] = {
    "account manager": (SALES, SUCCESS),
    "account managers": (SALES, SUCCESS),
    "account management": (SALES, SUCCESS),
    "account team": (MARKETING, SALES, SUCCESS),
    "revenue operations": (MARKETING, SALES, SUCCESS),
    "revenue ops": (MARKETING, SALES, SUCCESS),
    "revops": (MARKETING, SALES, SUCCESS),
    "revenue": (MARKETING, SALES, SUCCESS),
    "go to market": (MARKETING, SALES, SUCCESS),
    "gtm": (MARKETING, SALES, SUCCESS),
    "smarketing": (MARKETING, SALES),
    "product marketing": (MARKETING,),
    "sales enablement": (MARKETING, SALES),
    "sales operations": (SALES,),
    "sales ops": (SALES,),
    "sales engineering": (SALES,),
    "sales development": (SALES,),
    "marketing operations": (MARKETING,),
    "marketing ops": (MARKETING,),
    "partner marketing": (MARKETING,),
    "field marketing": (MARKETING,),
    "channel sales": (SALES,),
    "partner sales": (SALES,),
    "commercial": (SALES, SUCCESS),
    "founder": (MARKETING, SALES, SUCCESS),
    "founders": (MARKETING, SALES, SUCCESS),
    "ceo": (MARKETING, SALES, SUCCESS),
    "managing director": (MARKETING, SALES, SUCCESS),
    "geschäftsführ*": (MARKETING, SALES, SUCCESS),
}
"""Words that say more than one thing, and longer ones that say another than their parts."""

_WHOLE: Mapping[str, str] = {
    **dict.fromkeys(("marketing", "mktg", "mercadotecnia", "マーケティング", "تسويق", "التسويق"), MARKETING),
    **dict.fromkeys(
        ("sales", "vertrieb", "verkauf", "vente", "ventes", "ventas", "vendite", "営業", "مبيعات", "المبيعات"), SALES
    ),
    **dict.fromkeys(
        (
            *("success", "customer success", "client success", "kundenerfolg", "kundenbetreuung", "réussite client"),
            *("succès client", "éxito del cliente", "カスタマーサクセス", "نجاح العملاء"),
        ),
        SUCCESS,
    ),
}
"""The names of whole teams. One that says more, such as `sales engineer`, is of somebody in a team."""
_AROUND = re.compile(r"^(?:the |our )|(?: team| department)$")


class _Phrase(NamedTuple):
    words: str
    begins: bool
    """Whether anything may follow, also within a word."""
    functions: frozenset[str]

    def taken_out_of(self, name: str) -> str:
        """A name without these words; what stood around them stays apart."""
        return _pattern(self.words, self.begins).sub(" | ", name) if self.words in name else name


class Teams:
    """The functions of teams by their names."""

    def __init__(self, declared: settings.Teams) -> None:
        functions: dict[str, set[str]] = {}
        for function in (MARKETING, SALES, SUCCESS):
            for name in getattr(declared, function):
                functions.setdefault(_folded(name), set()).add(function)
        self._declared = {name: frozenset(of) for name, of in functions.items() if name}
        self._own = [_phrase(words, functions) for words, functions in self._declared.items()]
        self._known: dict[str, frozenset[str]] = {}

    def functions(self, name: str) -> frozenset[str]:
        """What a team does; nothing where its name does not say so."""
        known = self._known.get(name)
        if known is None:
            folded = _folded(name)
            known = self._known[name] = self._declared.get(folded) or self._read(folded)
        return known

    def team_named(self, name: str) -> str | None:
        """The function of a team that is called by its name; None where a name is that of a person or of a job."""
        folded = _folded(name)
        of_declared = self._declared.get(folded, frozenset())
        return next(iter(of_declared)) if len(of_declared) == 1 else _WHOLE.get(_AROUND.sub("", folded))

    def _read(self, name: str) -> frozenset[str]:
        found: set[str] = set()
        for phrase in (*self._own, *_usual()):
            rest = phrase.taken_out_of(name)
            if rest != name:
                name = rest
                found |= phrase.functions
        return frozenset(found)

    def unclear(self, names: Iterable[str]) -> tuple[str, ...]:
        """The teams whose names do not say what they do."""
        return tuple(name for name in dict.fromkeys(names) if not self.functions(name))

    def needed_at(self, stage: LinkedStage) -> tuple[str, ...]:
        """What those who own a stage of an account together have to do: before the sale two market and sell, after it
        one looks after the customer and the other does either.
        """
        if not stage.is_after_sale:
            return (MARKETING, SALES)
        sells = any(SALES in self.functions(name) for name in stage.owners)
        return (SUCCESS,) if sells else (MARKETING, SUCCESS)

    def in_doubt(self, names: Sequence[str], wanted: Iterable[str]) -> tuple[str, ...]:
        """The teams of which one may have a wanted function that no other has; none while all are there."""
        there = frozenset().union(*map(self.functions, names))
        return self.unclear(names) if any(function not in there for function in wanted) else ()

    def missing(self, names: Sequence[str], wanted: Iterable[str]) -> tuple[str, ...]:
        """The wanted functions that none of some teams has; none while one of them may have it."""
        if self.unclear(names):
            return ()
        there = frozenset().union(*map(self.functions, names))
        return tuple(function for function in wanted if function not in there)

    def differ(self, one: str, other: str) -> bool:
        """Whether two teams do something else; not while that cannot be told of one of them."""
        functions, others = self.functions(one), self.functions(other)
        return bool(functions) and bool(others) and functions.isdisjoint(others)


def _folded(name: str) -> str:
    """A name in small letters, with a blank between its words."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub(r"[^\w&]+", " ", text.replace("_", " ")).split())


@cache
def _usual() -> tuple[_Phrase, ...]:
    """The usual words, the longest first."""
    words: dict[str, set[str]] = {}
    for function, listed in _USUAL.items():
        for word in listed.split(","):
            words.setdefault(" ".join(word.split()), set()).add(function)
    words |= {word: set(functions) for word, functions in _EITHER.items()}
    by_length = sorted(words.items(), key=lambda item: -len(item[0]))
    return tuple(_phrase(word, frozenset(functions)) for word, functions in by_length)


def _phrase(words: str, functions: frozenset[str]) -> _Phrase:
    return _Phrase(_folded(words.removesuffix("*")), words.endswith("*"), functions)


@cache
def _pattern(words: str, begins: bool) -> re.Pattern[str]:
    return re.compile(re.escape(words) if begins else rf"(?<!\w){re.escape(words)}(?!\w)")
