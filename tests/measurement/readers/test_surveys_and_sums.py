"""Surveys, campaigns, and what customers pay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeymap.errors import UsageError
from journeymap.measurement.readers.customers import period_in
from tests.support.data_files import Source, read_source, saved


@pytest.mark.parametrize(
    ("scores", "most", "taken"),
    [
        ("1 2 5", 5, 3),
        ("1 6 3", 7, 3),
        ("1 9 3", 10, 3),
        ("80% 65% 100%", 100, 3),
        ("80 65 100", 100, 3),
        ("5 4 x", 5, 2),
    ],
)
def test_scales_of_satisfaction(tmp_path: Path, scores: str, most: float, taken: int) -> None:
    rows = "".join(f"2026-03-0{day},Acme,{score},\n" for day, score in enumerate(scores.split(), start=1))
    source = read_source(saved(tmp_path, f"date,account,score,comment\n{rows}"), key="csat")
    assert {(row["kind"], row["most"]) for row in source.rows("surveys")} == {("csat", most)}
    assert source.read.taken == taken


def test_recommendations_are_whole_and_from_0_to_10(tmp_path: Path) -> None:
    scores = ["0", "10", "-1", "11", "7.5", "", "lots"]
    rows = "".join(f"2026-03-0{day},Acme,{score},x\n" for day, score in enumerate(scores, start=1))
    source = read_source(saved(tmp_path, f"date,account,score,comment\n{rows}"), key="nps")
    assert [row["score"] for row in source.rows("surveys")] == [0.0, 10.0]
    assert source.left_out == {"outside_scale": (4, 5, 6), "no_score": (7,), "unreadable_number": (8,)}


@pytest.mark.parametrize(
    ("scores", "kind", "scale", "outside"),
    [
        ("11 -1 9.5 ten 10", "csat", (0, 10), (2, 3)),
        ("11 -1 9 10 0 8 7", "nps", (0, 10), (2, 3)),
        ("5 4 3 2 1 " * 4 + "55", "csat", (1, 5), (22,)),
        ("5 4 3 2 1 " * 4 + "0", "csat", (1, 5), (22,)),
        ("1 7 6 4 " * 5 + "10", "csat", (1, 7), (22,)),
        ("80 95 7 60 101", "csat", (0, 100), (6,)),
    ],
)
def test_a_few_mistakes_make_no_longer_scale(
    tmp_path: Path, scores: str, kind: str, scale: tuple[int, int], outside: tuple[int, ...]
) -> None:
    rows = "".join(f"2026-03-01,Acme,{score}\n" for score in scores.split())
    source = read_source(saved(tmp_path, f"date,account,score\n{rows}"), as_="surveys")
    assert {(row["kind"], row["least"], row["most"]) for row in source.rows("surveys")} == {(kind, *scale)}
    assert source.left_out["outside_scale"] == outside
    said = " ".join(source.read.notes)
    assert f"({kind.upper()})" in said
    assert ("put the file under 'csat'" if kind == "nps" else "put the file under 'nps'") in said


def test_what_they_wrote_is_not_read(tmp_path: Path) -> None:
    source = read_source(
        saved(
            tmp_path,
            "date,account,score,role,comment\n2026-03-01,Acme,9,CFO,A secret\n2026-03-02,Acme,x,CFO,A secret\n",
        ),
        key="nps",
    )
    assert "secret" not in repr((source.rows("surveys"), source.read.left_out, source.read.notes))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2026-03", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026/3", date(2026, 3, 1)),
        ("03/2026", date(2026, 3, 1)),
        ("Mar 2026", date(2026, 3, 1)),
        ("March 2026", date(2026, 3, 1)),
        ("Mar-26", date(2026, 3, 1)),
        ("März 2026", date(2026, 3, 1)),
        ("2026年3月", date(2026, 3, 1)),
        ("Q2 2026", date(2026, 4, 1)),
        ("2026-Q2", date(2026, 4, 1)),
        ("2026", date(2026, 1, 1)),
        ("2026-13", None),
        ("2026-03-15", None),
        ("Foo 2026", None),
        ("Q5 2026", None),
        ("Customer", None),
        ("Top 10", None),
        ("", None),
    ],
)
def test_periods(text: str, first: date | None) -> None:
    assert period_in(text) == first


def customers(source: Source) -> list[tuple[str, str, float | None]]:
    return [(row["customer"], str(row["period"]), row.get("revenue")) for row in source.rows("customers")]


@pytest.mark.parametrize(
    "text",
    [
        "Customer,Month,Revenue\nAcme,2026-01,100\nAcme,2026-02,100\nVega,2026-02,50\n",
        "Customer,Month,MRR\nAcme,2026-01-31,100\nAcme,2026-02-28,100\nVega,2026-02-28,50\n",
        "Customer,Month,MRR\nAcme,Jan 2026,60\nAcme,Jan 2026,40\nAcme,Feb 2026,100\nVega,Feb 2026,50\n",
        "Customer,Period,ARR\nAcme,2026-01,1200\nAcme,2026-02,1200\nVega,2026-02,600\n",
        "Customer,Jan 2026,Feb 2026\nAcme,100,100\nVega,,50\n",
        "Kunde;01/2026;02/2026\nAcme;100,00;100,00\nVega;;50,00\n",
    ],
)
def test_customers_in_rows_or_columns(tmp_path: Path, text: str) -> None:
    source = read_source(saved(tmp_path, text))
    assert source.export == "customers"
    assert customers(source) == [
        ("Acme", "2026-01-01", 100.0),
        ("Acme", "2026-02-01", 100.0),
        ("Vega", "2026-02-01", 50.0),
    ]


def test_customers_who_pay_in_no_month(tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, "Customer,Jan 2026,Feb 2026\nAcme,,\nVega,lots,\n,5,5\nOrbit,,0\n"))
    assert customers(source) == [("Orbit", "2026-02-01", 0.0)]
    assert source.left_out == {"unreadable_number": (3,), "no_amount": (2, 3), "no_case": (4,)}
    assert source.read.taken == 1


def test_customers_without_a_time(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not say for which time its customers pay"):
        read_source(saved(tmp_path, "Customer,MRR\nAcme,100\n"))


def test_customers_of_whom_no_sum_is_known(tmp_path: Path) -> None:
    source = read_source(
        saved(tmp_path, "Customer,Month\nAcme,2026-01\nAcme,2026-02\n,2026-02\nVega,2027-02\n"), key="customers"
    )
    assert customers(source) == [("Acme", "2026-01-01", None), ("Acme", "2026-02-01", None)]
    assert source.left_out == {"no_case": (4,), "future": (5,)}


CAMPAIGN = "Start Date (in UTC),Account Name,Currency,Campaign Name,Total Spent,Impressions\n"


def test_campaigns(tmp_path: Path) -> None:
    source = read_source(
        saved(
            tmp_path,
            CAMPAIGN + "2026-03-01,Ours,EUR,One,10.50,100\n2026-03-02,Ours,EUR,One,lots,100\n"
            "2026-03-03,Ours,EUR,One,,100\n,Ours,EUR,One,3,100\n2027-03-03,Ours,EUR,One,5,100\n,,,,18.50,500\n",
        ),
        phase="aware",
    )
    [cost] = source.rows("costs")
    assert {name: cost[name] for name in ("amount", "currency", "phase", "channel", "team")} == {
        "amount": 10.5,
        "currency": "EUR",
        "phase": "aware",
        "channel": "LinkedIn",
        "team": "marketing",
    }
    assert source.left_out == {
        "unreadable_number": (3,),
        "no_amount": (4,),
        "no_date": (5,),
        "future": (6,),
        "below_the_table": (7,),
    }
    assert source.read.tables.interactions is None


@pytest.mark.parametrize(("written", "day"), [("3/4/2026", "2026-03-04"), ("23/4/2026", "2026-04-23")])
def test_campaign_manager_puts_the_month_first(tmp_path: Path, written: str, day: str) -> None:
    source = read_source(saved(tmp_path, f"{CAMPAIGN}{written},Ours,EUR,One,10.50,100\n"))
    assert [str(cost["at"]) for cost in source.rows("costs")] == [day]


def test_campaigns_by_company(tmp_path: Path) -> None:
    source = read_source(
        saved(tmp_path, "Start Date (in UTC),Account Name,Company,Total Spent,Impressions\n2026-03-01,Ours,Acme,1,5\n")
    )
    [seen] = source.rows("interactions")
    assert (seen["account"], seen["type"], seen["direction"]) == ("Acme", "ad", "out")


def test_a_campaign_as_one_sum_is_told(tmp_path: Path) -> None:
    source = read_source(
        saved(tmp_path, CAMPAIGN + "2026-03-01,Ours,EUR,One,10,1\n2026-03-01,Ours,EUR,Two,5,1\n", "li.csv")
    )
    [note] = source.read.notes
    assert note.startswith("All rows of li.csv have the same day, so all of it counts on that day.")
