"""Which icon stands beside a channel's name: that of a built-in one, by what its own name says, or by its medium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from journeymap.model.suggest import letters, words_for
from journeymap.workspace import LinkedChannel

BUILT_IN = {
    "website": "globe",
    "blog": "pen-line",
    "newsletter": "mails",
    "email": "mail",
    "webinar": "monitor-play",
    "podcast": "mic",
    "chat": "message-circle-more",
    "in-app": "app-window",
    "documentation": "book-open",
    "support-portal": "life-buoy",
    "video-call": "video",
    "sms": "message-square-text",
    "training": "graduation-cap",
    "search": "search",
    "linkedin": "briefcase-business",
    "social-media": "share-2",
    "youtube": "square-play",
    "online-community": "messages-square",
    "review-site": "thumbs-up",
    "analyst": "chart-column-increasing",
    "marketplace": "shopping-cart",
    "online-ads": "mouse-pointer-click",
    "linkedin-ads": "megaphone",
    "print": "book-image",
    "trade-show": "ticket",
    "phone": "phone",
    "direct-mail": "mailbox",
    "in-person-meeting": "users",
    "executive-meeting": "user-star",
    "field-event": "calendar-days",
    "conference": "presentation",
    "referral": "speech",
    "press": "newspaper",
    "partner": "handshake",
}
"""The icons of the built-in channels, by their ids."""

_OTHERS = {
    "store": """store, shop, showroom, branch, outlet, counter, retail, dealership, Laden, Filiale, Geschäft, Markt,
    magasin, boutique, tienda, sucursal, 店舗, 店頭, متجر, فرع""",
    "truck": """delivery, shipping, shipment, logistics, Lieferung, Versand, Spedition, livraison, entrega, envío, 配送,
    توصيل""",
    "package": "package, packaging, parcel, box, kit, sample, Paket, Verpackung, colis, paquete, 小包",
    "receipt-text": """invoice, invoicing, billing, bill, receipt, Rechnung, facture, facturation, factura, 請求書,
    فاتورة""",
    "credit-card": "payment, checkout, point of sale, pos, cash desk, Kasse, Zahlung, paiement, pago, 支払い, レジ",
    "file-text": """contract, document, report, tender, rfp, proposal, form, fax, pdf, whitepaper, Vertrag, Bericht,
    Angebot, Ausschreibung, Formular, contrat, rapport, contrato, informe, 契約書, 提案書, عقد""",
    "wrench": """field service, service technician, technician, installation, repair, maintenance, Techniker, Wartung,
    Montage, Reparatur, technicien, técnico, 修理, صيانة""",
    "building-2": """office, headquarters, factory, plant, plant tour, site tour, Büro, Werk, Zentrale, bureau, usine,
    oficina, fábrica, 工場, مصنع""",
    "landmark": "bank, authority, government, registry, city hall, Behörde, Amt, banque, banco, 銀行, 役所",
    "headset": "service line, service center, service centre, contact center, contact centre, サポート窓口",
    "user-round": """sales rep, sales representative, account manager, advisor, adviser, consultant, salesperson,
    Außendienst, Berater, Vertreter, conseiller, commercial, asesor, comercial, 営業, 担当者""",
    "flask-conical": "trial, pilot, test drive, sandbox, lab, laboratory, Testphase, Labor, essai, prueba, 試用",
    "qr-code": "qr, qr code, barcode, QR-Code",
    "bot": "assistant, ai assistant, voice assistant, copilot, Assistent",
    "smartphone": "mobile, smartphone, app on the phone, push, push notification, Handy, スマートフォン",
    "plug": "api, integration, interface, edi, Schnittstelle, intégration, integración",
    "scale": "legal, law firm, lawyer, court, Anwalt, Gericht, avocat, abogado",
    "log-in": "customer portal, client portal, partner portal, extranet, intranet, Kundenportal, Extranet",
    "tv": "tv, television, tv spot, Fernsehen, télévision, televisión, テレビ",
    "gift": "gift, voucher, coupon, Geschenk, Gutschein, cadeau, regalo, ギフト",
    "map-pin": "site visit, on-site visit, home visit, Vor-Ort-Termin, visite sur site, 現地訪問",
}
"""What else channels are called, by the icon that says it."""
TURNED = frozenset(
    {"log-in", "megaphone", "message-circle-more", "message-square-text", "messages-square", "speech", "truck"}
    | {"book-open", "chart-column-increasing", "share-2"}
)
"""The icons that point, or run as a line of text does: where texts run from right to left, these do too."""
_VAGUE = frozenset(
    """article display fair family friend friends line media meta news peer peers personal post product signal site
    software talk teams text threads x board contact interface form sample""".split()
)
"""Words that say it where they are all of a name, and may mean anything within one."""
_MEDIUMS = {"digital": "i-digital", "offline": "i-offline"}
_COMPOUND = 5
"""A word of so many letters also counts at the end of a longer one, as in Hausmesse."""
_BEFORE = 3
"""So many letters stand before it at least."""
_LONGEST = 80
"""A name that is longer is no name; its end says what there is to say."""


def channel_icon(channel: LinkedChannel) -> str | None:
    """Return the symbol that stands for a channel; None where nothing about it is known."""
    id_ = channel.id.replace("_", "-")
    icon = BUILT_IN.get(id_) or _icon_called(id_[-_LONGEST:], channel.name[-_LONGEST:])
    if icon is None:
        return _MEDIUMS.get(channel.model.medium or "")
    return f"turn-{icon}" if icon in TURNED else f"c-{icon}"


@lru_cache(maxsize=4096)
def _icon_called(id_: str, name: str) -> str | None:
    """Return the icon of what a channel is called: as a whole, else in parts, of which the last ones say most."""
    words = _words()
    for whole in (id_, name):
        if icon := _of_word(letters(whole), words):
            return icon
    for text in (name, id_.replace("-", " ")):
        if icon := next(filter(None, (_of_part(part, words) for part in _parts(text))), None):
            return icon
    bare = letters(name)
    return next((icon for word, icon in words.items() if _is_unspaced(word) and word in bare), None)


def _parts(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text)
    for length in (3, 2, 1):
        for start in range(len(words) - length, -1, -1):
            yield letters("".join(words[start : start + length]))


def _of_part(part: str, words: Mapping[str, str]) -> str | None:
    if part in _VAGUE:
        return None
    ends = (icon for word, icon in words.items() if _is_compound(part, word))
    return _of_word(part, words) or next(ends, None)


def _is_compound(part: str, word: str) -> bool:
    return _COMPOUND <= len(word) <= len(part) - _BEFORE and part.endswith(word) and word not in _VAGUE


def _of_word(word: str, words: Mapping[str, str]) -> str | None:
    return words.get(word) or words.get(word.removesuffix("s"))


def _is_unspaced(word: str) -> bool:
    """Whether a word is of a script that puts no blanks between words."""
    return len(word) > 1 and all("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in word)


@cache
def _words() -> Mapping[str, str]:
    """The icons by the letters of all words for them, long words first."""
    words = {letters(id_): icon for id_, icon in BUILT_IN.items()}
    for icon, said in _OTHERS.items():
        words |= {letters(word): icon for word in said.split(",")}
    for id_, icon in BUILT_IN.items():
        words = {letters(word): icon for word in words_for(id_)} | words
    return dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))
