"""Tables of one's own: whatever their columns are called, whatever stands in them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from journeymap.errors import UsageError
from journeymap.measurement.tables import LOST
from tests.support.data_files import read_source, saved


def told(value: Any) -> Any:
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else value


def rows_of(folder: Path, table: str, text: str, **said: Any) -> list[dict[str, Any]]:
    source = read_source(saved(folder, text), **{"key": table, **said})
    return [{name: told(value) for name, value in row.items() if name != "row"} for row in source.rows(table)]


@pytest.mark.parametrize(
    "header",
    [
        "account,stage,date",
        "Company Name,Deal Stage,Date entered",
        "Firma,Stufe,Eintrittsdatum",
        "Unternehmen,Phase,Datum",
        "Société,Étape,Date d'entrée",
        "Empresa,Etapa,Fecha",
        "会社名,ステージ,日付",
        "COMPANY_NAME,stage_name,entered-at",
    ],
)
def test_moves_in_several_languages(tmp_path: Path, header: str) -> None:
    assert rows_of(tmp_path, "moves", f"{header}\nAcme,Proof,2026-03-04\n") == [
        {"case": "Acme", "account": "Acme", "stage": "Proof", "at": "2026-03-04 00:00"}
    ]


def test_moves_of_deals_belong_to_their_accounts(tmp_path: Path) -> None:
    text = "Deal ID,Company,Stage,Date\nD1,Acme,Proof,2026-03-04\nD2,,Proof,2026-03-05\n"
    assert [(row["case"], row.get("account")) for row in rows_of(tmp_path, "moves", text)] == [
        ("D1", "Acme"),
        ("D2", None),
    ]


def test_columns_of_the_settings_go_before_what_is_known(tmp_path: Path) -> None:
    text = "account,stage,date,Wer,Wohin,Wann\nx,x,2020-01-01,Acme,Proof,2026-03-04\n"
    columns = {"account": "Wer", "stage": "wohin", "date": "WANN"}
    assert rows_of(tmp_path, "moves", text, columns=columns) == [
        {"case": "Acme", "account": "Acme", "stage": "Proof", "at": "2026-03-04 00:00"}
    ]


def test_stages_go_by_our_ids_and_others_are_named(tmp_path: Path) -> None:
    rows = ["A,closed won,2026-03-04", "A,CLOSED  WON,2026-03-05", "A,Limbo,2026-03-06", "B,Limbo,2026-03-07"]
    text = "\n".join(["account,stage,date", *rows])
    source = read_source(saved(tmp_path, text), key="moves", stages={"Closed Won": "customer"})
    assert [row["stage"] for row in source.rows("moves")] == ["customer", "customer", "Limbo", "Limbo"]
    assert source.read.unmapped == (("Limbo", 2),)


def test_what_is_left_out_of_moves(tmp_path: Path) -> None:
    text = (
        "account,stage,date\nA,Won,2026-03-04\nA,Won,2026-03-04\n,Won,2026-03-04\nA,,2026-03-04\nA,Won,\n"
        "A,Won,soon\nA,Won,2026-11-26 23:59\nA,Won,2026-11-27\n"
    )
    source = read_source(saved(tmp_path, text))
    assert [row["row"] for row in source.rows("moves")] == [2, 8]
    assert source.left_out == {
        "duplicate": (3,),
        "no_case": (4,),
        "no_stage": (5,),
        "no_date": (6,),
        "unreadable_date": (7,),
        "future": (9,),
    }
    assert (source.read.rows, source.read.taken, source.read.newest) == (8, 2, date(2026, 11, 26))


def test_of_columns_with_the_same_name_the_first_is_read_and_it_is_said(tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, "account,stage,date,Date\nA,Won,2026-03-04,2026-03-05\n"))
    assert [told(row["at"]) for row in source.rows("moves")] == ["2026-03-04 00:00"]
    assert source.read.notes == ("data.csv has 2 columns 'date'; the first of them is read.",)


def test_the_end_without_a_sale_needs_no_line_in_the_settings(tmp_path: Path) -> None:
    text = "account,stage,date\nA,Closed Lost,2026-03-04\nB,Verloren,2026-03-04\nC,Nope,2026-03-04\n"
    source = read_source(saved(tmp_path, text), stages={"Nope": "lost", "Won": "won"})
    assert [row["stage"] for row in source.rows("moves")] == [LOST, LOST, LOST]
    assert source.read.unmapped == ()


def test_every_row_is_taken_or_left_out(tmp_path: Path) -> None:
    lines = ["A,Won,2026-03-04", "A,Won,2026-03-04", ",,", "A,Won,x", "B,,2027-01-01", "C,Won,2026-01-01,more", "D"]
    source = read_source(saved(tmp_path, "\n".join(["account,stage,date", *lines])))
    assert source.read.taken + sum(each.count for each in source.read.left_out) == source.read.rows == 6


def test_deals(tmp_path: Path) -> None:
    text = (
        "Deal;Firma;Status;Angelegt;Abgeschlossen;Betrag;Art\n"
        "1;Acme;Gewonnen;02.01.2026;01.02.2026;1.200,50 €;Neukunde\n"
        "2;Beta;Verloren;02.01.2026;01.02.2026;;Verlängerung\n"
        "3;Beta;Angebot;02.01.2026;31.12.2026;$ 300;\n"
    )
    assert rows_of(tmp_path, "deals", text) == [
        {
            "deal": "1",
            "account": "Acme",
            "listed": False,
            "stage": "Gewonnen",
            "outcome": "won",
            "created": "2026-01-02 00:00",
            "closed": "2026-02-01 00:00",
            "amount": 1200.5,
            "currency": "EUR",
            "kind": "new",
        },
        {
            "deal": "2",
            "account": "Beta",
            "listed": False,
            "stage": "(lost)",
            "outcome": "lost",
            "created": "2026-01-02 00:00",
            "closed": "2026-02-01 00:00",
            "kind": "renewal",
        },
        {
            "deal": "3",
            "account": "Beta",
            "listed": False,
            "stage": "Angebot",
            "outcome": "open",
            "created": "2026-01-02 00:00",
            "amount": 300.0,
            "currency": "USD",
        },
    ]


def test_what_is_left_out_of_deals(tmp_path: Path) -> None:
    text = (
        "deal,outcome,created,closed,amount\n"
        "1,won,2026-01-02,2026-01-02,5\n"
        "2,won,2026-01-02 18:00,2026-01-02,5\n"
        "3,won,2026-01-02,2026-01-01,5\n"
        "4,won,2026-01-02,2027-01-01,5\n"
        "5,open,2026-12-01,,5\n"
        "6,no decision,2026-01-02,2026-01-05,much\n"
        ",won,2026-01-02,2026-01-05,5\n"
    )
    source = read_source(saved(tmp_path, text), key="deals")
    assert [(row["deal"], row["outcome"]) for row in source.rows("deals")] == [
        ("1", "won"),
        ("2", "won"),
        ("6", "no_decision"),
    ]
    assert source.left_out == {
        "unreadable_number": (7,),
        "closed_before_created": (4,),
        "future": (5, 6),
        "no_case": (8,),
    }


def test_deals_without_stage_or_outcome_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no column 'Stage' or 'Outcome', so nothing tells what became of a deal"):
        read_source(saved(tmp_path, "deal,created\n1,2026-01-01\n"), key="deals")


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Record ID,Dealname,Deal Stge,Amount", r"Did you mean 'Deal Stge'\? .*\{stage: Deal Stge\}"),
        ("deal,outcme,closed", r"Did you mean 'outcme'\? .*\{outcome: outcme\}"),
    ],
)
def test_the_column_that_may_tell_what_became_of_deals_is_named(tmp_path: Path, header: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        read_source(saved(tmp_path, f"{header}\n1,x,y,z\n"), key="deals")


def test_interactions(tmp_path: Path) -> None:
    text = (
        "Account,Contact,Role,Type,Direction,Date\n"
        "Acme,p1,Decision Maker,Meeting,,2026-01-02 10:00\n"
        "Acme,p1,,Incoming email,,2026-01-03\n"
        "Acme,p2,Champion,Call,Outbound,2026-01-04\n"
        "Acme,,,site_tour,,2026-01-05\n"
        ",,,Meeting,,2026-01-06\n"
        "Acme,,,,,2026-01-06\n"
    )
    rows = rows_of(tmp_path, "interactions", text, channel="event")
    assert [(row["type"], row["direction"], row.get("role"), row["channel"]) for row in rows] == [
        ("meeting", "both", "economic_buyer", "event"),
        ("reply", "in", None, "event"),
        ("call", "out", "champion", "event"),
        ("site_tour", "in", None, "event"),
    ]


@pytest.mark.parametrize(
    ("key", "header", "scores", "expected", "notes"),
    [
        ("nps", "Score", [0, 10, 9.5, 11, -1], [("nps", 0, 0, 10), ("nps", 10, 0, 10)], 0),
        ("csat", "Score", [1, 5], [("csat", 1, 1, 5), ("csat", 5, 1, 5)], 1),
        ("csat", "Score", [0, 7], [("csat", 0, 0, 7), ("csat", 7, 0, 7)], 1),
        ("csat", "Score", [40, 95], [("csat", 40, 0, 100), ("csat", 95, 0, 100)], 1),
        ("surveys", "CES Score", [2, 7], [("ces", 2, 1, 7), ("ces", 7, 1, 7)], 1),
        ("surveys", "How likely are you to recommend us", [3], [("nps", 3, 0, 10)], 0),
        ("surveys", "Score", [3, 9], [("nps", 3, 0, 10), ("nps", 9, 0, 10)], 1),
    ],
)
def test_scales_of_surveys(
    tmp_path: Path, key: str, header: str, scores: list[float], expected: list[tuple[object, ...]], notes: int
) -> None:
    text = f"date,account,{header}\n" + "".join(f"2026-01-02,Acme,{score}\n" for score in scores)
    source = read_source(saved(tmp_path, text), key=key)
    rows = source.rows("surveys")
    assert [(row["kind"], row["score"], row["least"], row["most"]) for row in rows] == expected
    assert len(source.read.notes) == notes
    assert len(rows) + sum(each.count for each in source.read.left_out) == len(scores)


def test_the_same_answer_twice_is_two_answers(tmp_path: Path) -> None:
    text = "date,account,score\n2026-01-02,Acme,9\n2026-01-02,Acme,9\n"
    assert len(rows_of(tmp_path, "surveys", text, key="nps")) == 2


def test_a_table_of_answers_says_its_own_kinds_and_scales(tmp_path: Path) -> None:
    text = "date,kind,score,most,least\n2026-01-02,NPS,9,,\n2026-01-02,Customer satisfaction,9,10,0\n"
    rows = rows_of(tmp_path, "surveys", text)
    assert [(row["kind"], row["least"], row["most"]) for row in rows] == [("nps", 0, 10), ("csat", 0, 10)]


def test_costs(tmp_path: Path) -> None:
    text = "Monat;Kosten;Phase;Team\n2026-03;1.200,50;Aware;Marketing\nApril 2026;50 USD;;\n;5;;\nMai 2026;;;\n"
    source = read_source(saved(tmp_path, text), key="costs", currency="EUR", phase="engage")
    assert [
        (row["at"], row["amount"], row["currency"], row["phase"], row.get("team")) for row in source.rows("costs")
    ] == [
        (date(2026, 3, 1), 1200.5, "EUR", "aware", "marketing"),
        (date(2026, 4, 1), 50, "USD", "engage", None),
    ]
    assert source.left_out == {"no_date": (4,), "no_amount": (5,)}
