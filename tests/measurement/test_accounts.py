"""Which account of the list a row of data means."""

from __future__ import annotations

import ibis
import pyarrow as pa
import pytest

from journeymap.measurement.accounts import (
    AccountList,
    AccountMatcher,
    ListedAccount,
    crm_id,
    domain_of_mail,
    name_keys,
    site,
)
from journeymap.measurement.engine import embedded

LISTED = (
    ListedAccount(id="acme", name="Acme GmbH", domain="https://www.acme.example/de", crm="001A000001LmNoPIAV"),
    ListedAccount(id="mueller", name="Müller & Söhne KG"),
    ListedAccount(id="sakura", name="株式会社さくら", domain="sakura.example"),
    ListedAccount(id="orbit-de", name="Orbit AG", domain="orbit.example"),
    ListedAccount(id="orbit-us", name="Orbit Inc.", domain="orbit.example"),
    ListedAccount(id="delta-01", name="Delta", domain="delta.example", crm="4711"),
    ListedAccount(id="lumiere", name="Société Lumière S.A."),
)


@pytest.mark.parametrize(
    ("name", "crm", "domain", "account", "how"),
    [
        ("acme", "", "", "acme", "id"),
        ("ACME, Inc.", "", "", "acme", "name"),
        ("  acme  gmbh ", "", "", "acme", "name"),
        ("Whatever", "001A000001LmNoP", "", "acme", "crm"),
        ("", "https://x.lightning.force.com/lightning/r/Account/001A000001LmNoPIAV/view", "", "acme", "crm"),
        ("", "https://app.hubspot.com/contacts/99/company/4711", "", "delta-01", "crm"),
        ("", "4711.0", "", "delta-01", "crm"),
        ("", "", "shop.acme.example", "acme", "domain"),
        ("", "", "http://ACME.example:8080/x?y#z", "acme", "domain"),
        ("acme.example", "", "", "acme", "name"),
        ("Mueller und Soehne", "", "", "mueller", "name"),
        ("MULLER & SOHNE GMBH & CO. KG", "", "", "mueller", "name"),
        ("さくら", "", "", "sakura", "name"),
        ("(株)さくら", "", "", "sakura", "name"),
        ("㈱さくら", "", "", "sakura", "name"),
        ("Societe Lumiere", "", "", "lumiere", "name"),
        ("Société Lumière SA", "", "", "lumiere", "name"),
        # Two of one group: the full name, or else nothing, decides.
        ("Orbit AG", "", "", "orbit-de", "name"),
        ("Orbit AG", "", "orbit.example", "orbit-de", "domain"),
        ("Orbit", "", "", None, "ambiguous"),
        ("Orbit", "", "orbit.example", None, "ambiguous"),
        ("", "", "orbit.example", None, "ambiguous"),
        # A site and a name that say different things.
        ("Acme GmbH", "", "delta.example", None, "ambiguous"),
        ("Delta Ltd", "", "delta-dental.example", None, "ambiguous"),
        ("Delta Ltd", "", "delta.test", "delta-01", "name"),
        ("Delta", "", "delta-dental.example", "delta-01", "name"),
        # Several companies of a deal.
        ("Acme GmbH;Vega Logistics", "", "", "acme", "name"),
        ("Acme GmbH; Delta", "", "", None, "ambiguous"),
        # None of ours.
        ("Vega Logistics", "", "vega.test", "Vega Logistics", "outside"),
        ("", "", "vega.test", "vega.test", "outside"),
        ("", "", "gmail.com", None, "unsaid"),
        ("", "", "", None, "unsaid"),
        ("GmbH", "", "", "GmbH", "outside"),
        ("Acmes", "", "", "Acmes", "outside"),
    ],
)
def test_match(name: str, crm: str, domain: str, account: str | None, how: str) -> None:
    match = AccountList(LISTED).match(name, crm, domain)
    assert (match.account, match.how) == (account, how)
    assert match.listed == (how in {"id", "crm", "domain", "name"})


def test_what_may_mean_several_is_named() -> None:
    assert AccountList(LISTED).match("Orbit").candidates == ("orbit-de", "orbit-us")


@pytest.mark.parametrize(
    "alike",
    [
        ("Acme", "ACME Inc", "acme, inc.", "Acme Incorporated", "The Acme Company", "Acme Co., Ltd.", "Acme S.à r.l."),
        ("Nordwind", "Nordwind GmbH & Co. KG", "Nordwind gmbh", "NORDWIND S. A."),
        ("Łódź Stal", "Lodz Stal Sp. z o.o."),
        ("O'Hara's", "OHARAS LLC", "O’Hara’s Ltd."),
        ("Ромашка", "ООО «Ромашка»"),
        ("북극성", "주식회사 북극성", "(주)북극성"),
    ],
)
def test_spellings_of_one_name(alike: tuple[str, ...]) -> None:
    first = name_keys(alike[0])
    assert all(first & name_keys(name) for name in alike)


@pytest.mark.parametrize(("one", "other"), [("ガス", "カス"), ("Acme North", "Acme South"), ("Alpha", "Alpha Beta")])
def test_different_names(one: str, other: str) -> None:
    assert not name_keys(one) & name_keys(other)


@pytest.mark.parametrize("written", ["co", "a", "and", "---", "株式会社", ""])
def test_names_that_are_nearly_nothing_break_nothing(written: str) -> None:
    AccountList([ListedAccount(id="x", name=written)]).match(written, written, written)


def test_ids_and_sites() -> None:
    assert crm_id("001A000001LmNoPIAV") == "001A000001LmNoP"
    assert crm_id("123456789012345678") == "123456789012345678"
    assert site("someone@Mail.Acme.Example") == "mail.acme.example"
    assert site("someone@gmail.com") == ""
    assert site("localhost") == ""


def test_rows_get_their_account_once_for_each_company() -> None:
    engine = embedded()
    rows = pa.Table.from_pylist(
        [
            {"row": 2, "account": "ACME Inc", "account_crm": None, "account_domain": ""},
            {"row": 3, "account": "Vega Logistics", "account_crm": None, "account_domain": ""},
            {"row": 4, "account": "VEGA  LOGISTICS", "account_crm": None, "account_domain": ""},
            {"row": 5, "account": "Orbit", "account_crm": None, "account_domain": ""},
            {"row": 6, "account": None, "account_crm": "4711", "account_domain": ""},
            {"row": 7, "account": None, "account_crm": None, "account_domain": None},
            {"row": 8, "account": "acme gmbh", "account_crm": None, "account_domain": ""},
        ],
        schema=pa.schema(
            [
                ("row", pa.int64()),
                ("account", pa.string()),
                ("account_crm", pa.string()),
                ("account_domain", pa.string()),
            ]
        ),
    )
    found = AccountMatcher(engine, AccountList(LISTED)).matched(ibis.memtable(rows))
    assert set(found.columns) == {"row", "account", "listed", "between"}
    assert [
        (row["account"], row["listed"], row["between"])
        for row in engine.rows(found.select("account", "listed", "between", "row").order_by("row"))
    ] == [
        ("acme", True, None),
        ("VEGA  LOGISTICS", False, None),
        ("VEGA  LOGISTICS", False, None),
        (None, False, "orbit-de, orbit-us"),
        ("delta-01", True, None),
        (None, False, None),
        ("acme", True, None),
    ]


def test_a_mail_gives_its_domain_only() -> None:
    mails = ibis.memtable(pa.table({"mail": ["Somebody <some.body@ACME.example>", "nobody", None]}))
    found = embedded().rows(mails.select(domain=domain_of_mail(mails.mail)))
    assert [row["domain"] for row in found] == ["acme.example", "", None]
