"""The words before a number that say what it numbers: a phone, or something else.

They are brought into the normal form of the texts in which they are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from journeymap.redaction.normal import normal_forms

_PHONES = (
    "tel telephone telefoon phone mobile mob movil mobil celular cel portable handy cell cellphone gsm natel fon "
    "fax telefax puhelin puh tlf tfn whatsapp signal viber sms dial durchwahl rufnummer hotline callto тел моб "
    "мобильный 电话 電話 手机 手機 携帯 전화 휴대폰 โทร โทรศัพท์ هاتف جوال تلفن موبایل फ़ोन फोन मोबाइल"
)
_BEGINNINGS_OF_PHONES = "telefon телефон"
_TO_CALL = (
    "tel phone mobil mob movil cell celular fax call dial direct direkt desk ruf anruf handy whatsapp durchwahl "
    "hotline gsm natel puh тел моб 电话 電話 手机 手機 携帯 전화 휴대폰 โทร هاتف جوال تلفن موبایل फोन मोबाइल"
)
_THINGS = (
    # Beginnings of words: orders, invoices, offers, deliveries, customers, contracts, sums
    "order invoice ticket article contract quotation tracking shipment membership reference confirmation "
    "artikel bestell auftrag auftr rechnung lieferschein angebot beleg vorgang aktenzeichen kunden vertrag konto "
    "material teile serien charge steuer zeichnung referenz umsatz summe preis bilanz kosten commande facture "
    "devis dossier pedido factura fatura albaran presupuesto expediente encomenda orcamento contribuinte ordine "
    "fattura preventivo bolla fiscale bestelling factuur offerte ordre faktura tilbud tilaus lasku zamowieni "
    "faktur umow zlecen objednav smlouv zakazk rendeles szamla comanda siparis vergi заказ договор счёт счет "
    "накладн артикул заявк замовлен рахун"
)
_WHOLE_THINGS = (
    "id ids duns d-u-n-s case item part position pos po rfp rfq ref az iban bic blz kto ean gtin upc isbn issn "
    "asin doi sku cas vat tax amount value sum total low high price budget revenue turnover profit costs "
    "population serial version build zip plz postfach hrb siret siren tva kvk btw cvr org crm sap erp row page "
    "standard norm din iso en rfc nace naics sic quote batch lot claim model drawing best art mat ssn ein utr "
    "uid nif nie nipc cif cnpj cpf rut ruc cuit fiscal iva p.iva ddt tunnus nip regon krs pesel ico dic cui inn "
    "gstin cin инн кпп огрн снилс бик єдрпоу"
)
_THINGS_IN_OTHER_SCRIPTS = (
    "订单 訂單 注文 发票 發票 请求 請求 合同 契約 주문 송장 계약 รหัส สั่งซื้อ ใบแจ้งหนี้ سفارش فاکتور فاتورة طلب"
)
_OF_SEVERAL_WORDS = r"asset\ tag|sort\ code|chiffre\ d['’]affaires|ust-?id\w*|\w{3,}(?:nummer|nr|number|id)"
_OF_PEOPLE_AS_WELL = "account customer opportunity deal lead line plant project"
"""People are called so as well: `Team lead 030 1234567`."""

_COUNTED = r"(?:\b(?:nos?|nrs?|num|number|nummer|numero|n[.°]o?)(?![^\W_])|№|番号|号|番|번호)"
_COUNTER = re.compile(rf"[\s.:#=\-/\"'(]*{_COUNTED}?[\s.:#=\-/\"'(]*$")
_IS_COUNTED = re.compile(rf"{_COUNTED}[\s.:#=\-/]*$|#\s*$")
_FILLER = re.compile(r"(?:\s(?:of|von|de|about|approx|ca|rund|etwa|over|uber|is|are|was|ist))+$")


def words_to_call() -> tuple[str, ...]:
    """Return patterns of the words for a phone that a number may follow at once."""
    return (*map(re.escape, _plain(_PHONES)), *(rf"{re.escape(word)}\w*" for word in _plain(_BEGINNINGS_OF_PHONES)))


def numbers_something(before: str, *, may_be_a_person: bool) -> bool:
    """Return whether the words before a number say that it is that of a thing, and of none to call."""
    words = _FILLER.sub("", _COUNTER.sub("", before))
    if _to_call().search(words):
        return False
    if _IS_COUNTED.search(before) or _things().search(words):
        return True
    return not may_be_a_person and _things_or_people().search(words) is not None


@cache
def _to_call() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{_any_of(_TO_CALL)})\w*|phone|fon(?:nummer|nr)?)$")


@cache
def _things() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:{_any_of(_WHOLE_THINGS)})|\b(?:{_any_of(_THINGS)})\w*|(?:{_any_of(_THINGS_IN_OTHER_SCRIPTS)})\w*"
        rf"|{_OF_SEVERAL_WORDS})$"
    )


@cache
def _things_or_people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(_OF_PEOPLE_AS_WELL)})$")


def _any_of(words: str) -> str:
    return "|".join(map(re.escape, _plain(words)))


def _plain(words: str) -> Iterable[str]:
    return dict.fromkeys(normal_forms(word)[0].text.lower() for word in words.split())
