"""Deals exported from HubSpot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from journeymap.errors import UsageError
from journeymap.measurement.accounts import ListedAccount
from journeymap.measurement.readers.stage_columns import stage_columns
from journeymap.measurement.tables import LOST
from tests.support.data_files import AS_OF, Source, read_source, saved

HEADER = (
    "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Create Date,Close Date,Associated Company,Closed Lost Reason,"
    'Date entered Discovery,Unused,"Date entered ""Discovery""","Date entered ""Proposal""",'
    '"Date entered ""Closed Won""","Date entered ""Closed Lost"""'
)


def deal(
    key: str = "1",
    stage: str = "Discovery",
    entered: tuple[str, str, str, str] = ("2026-01-05", "", "", ""),
    *,
    amount: str = "",
    created: str = "2026-01-05",
    closed: str = "",
    account: str = "Vega",
    reason: str = "",
) -> str:
    return ",".join([key, "A deal", stage, "", amount, created, closed, account, reason, "x", "y", *entered])


def read(
    folder: Path,
    *rows: str,
    stages: Mapping[str, str] | None = None,
    accounts: Sequence[ListedAccount] = (),
    as_of: date = AS_OF,
) -> Source:
    file = saved(folder, "\n".join([HEADER, *rows]), "deals.csv")
    return read_source(file, stages=stages, accounts=accounts, as_of=as_of)


def moves(source: Source) -> list[tuple[str, str, str]]:
    return [(row["case"], row["stage"], str(row["at"].date())) for row in source.rows("moves")]


def deals(source: Source) -> list[tuple[str, str, str | None]]:
    return [
        (row["deal"], row["outcome"], str(row["closed"].date()) if "closed" in row else None)
        for row in source.rows("deals")
    ]


def test_each_date_is_a_move_and_an_end_is_the_last(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        deal("1", "Closed Won", ("2026-01-05", "2026-02-01", "2026-03-01", ""), closed="2026-03-01"),
        deal("2", "Closed Lost", ("2026-01-06", "", "", "2026-02-20"), closed="2026-02-20"),
        # It skipped two stages on one day: they come in the order of the columns.
        deal("3", "Proposal", ("2026-01-07", "2026-01-07", "", ""), closed="2027-01-31"),
        # No column says when it was lost, but the day on which it was closed does.
        deal("4", "Closed Lost", ("2026-01-08", "2026-02-08", "", ""), closed="2026-03-03"),
        # It was closed on paper before it came into its last stage.
        deal("5", "Closed Lost", ("2026-01-09", "2026-02-09", "", ""), closed="2026-02-01"),
        deal("6", "Closed Lost", ("2026-01-10", "", "", ""), closed="2026-02-01", reason="Went for the status quo"),
    )
    assert moves(source) == [
        ("1", "Discovery", "2026-01-05"),
        ("1", "Proposal", "2026-02-01"),
        ("1", "Closed Won", "2026-03-01"),
        ("2", "Discovery", "2026-01-06"),
        ("2", LOST, "2026-02-20"),
        ("3", "Discovery", "2026-01-07"),
        ("3", "Proposal", "2026-01-07"),
        ("4", "Discovery", "2026-01-08"),
        ("4", "Proposal", "2026-02-08"),
        ("4", LOST, "2026-03-03"),
        ("5", "Discovery", "2026-01-09"),
        ("5", "Proposal", "2026-02-09"),
        ("5", LOST, "2026-02-09"),
        ("6", "Discovery", "2026-01-10"),
        ("6", LOST, "2026-02-01"),
    ]
    assert deals(source) == [
        ("1", "won", "2026-03-01"),
        ("2", "lost", "2026-02-20"),
        ("3", "open", None),
        ("4", "lost", "2026-03-03"),
        ("5", "lost", "2026-02-01"),
        ("6", "no_decision", "2026-02-01"),
    ]
    assert source.read.left_out == ()
    assert source.read.notes == ()


def test_what_is_wrong_is_named_and_the_rest_counts(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        deal("1", "Proposal", entered=("2026-01-05", "soon", "", "")),
        deal("2", "Proposal", entered=("2026-01-05", "2027-05-05", "", "")),
        deal("3", "Discovery", amount="lots"),
        deal("4", "", entered=("", "", "", "")),
        deal("", "Discovery").replace("A deal", ""),
        deal("6", "Discovery", created="2027-01-01"),
        deal("7", "Discovery", amount="1"),
        deal("7", "Proposal", amount="2"),
        deal("8", "Closed Won", ("2026-01-02", "", "2026-02-01", ""), created="2026-03-01", closed="2026-02-01"),
        deal("9", "Closed Won", ("2026-01-02", "", "2027-02-01", ""), closed="2027-02-01"),
        deal("9", "Closed Won", ("2026-01-02", "", "2027-02-01", ""), closed="2027-02-01"),
    )
    assert {(each.reason, each.column, each.count, each.rows, each.whole_row) for each in source.read.left_out} == {
        ("duplicate", None, 1, (12,), True),  # one exported twice
        ("duplicate", None, 1, (8,), True),  # another deal as it was before
        ("no_case", None, 1, (6,), True),
        ("no_stage", None, 1, (5,), True),
        ("future", None, 1, (7,), True),
        ("future", None, 1, (11,), False),
        ("future", 'Date entered "Proposal"', 1, (3,), False),
        ("future", 'Date entered "Closed Won"', 1, (11,), False),
        ("unreadable_date", 'Date entered "Proposal"', 1, (2,), False),
        ("unreadable_number", "Amount", 1, (4,), False),
        ("closed_before_created", None, 1, (10,), False),
    }
    assert [row["amount"] for row in source.rows("deals") if row["deal"] == "7"] == [2.0]
    # What is to happen has not happened yet.
    assert ("9", "open", None) in deals(source)


def test_a_deal_that_was_closed_and_opened_again(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        deal("1", "Proposal", entered=("2026-01-05", "2026-03-01", "", "2026-02-01")),
        deal("2", "Closed Won", ("2026-01-05", "2026-03-01", "2026-05-01", "2026-02-01"), closed="2026-05-01"),
    )
    assert sorted(moves(source)[:3], key=lambda move: move[2]) == [
        ("1", "Discovery", "2026-01-05"),
        ("1", LOST, "2026-02-01"),
        ("1", "Proposal", "2026-03-01"),
    ]
    assert deals(source) == [("1", "open", None), ("2", "won", "2026-05-01")]
    assert source.read.notes == ("2 deals were closed and opened again; what became of it in the end counts.",)


def test_stages_by_the_settings(tmp_path: Path) -> None:
    rows = (
        deal("1", "Closed Won", ("2026-01-05", "2026-02-01", "2026-03-01", ""), closed="2026-03-01"),
        deal("2", "Closed Lost", ("2026-01-06", "", "", "2026-02-20"), closed="2026-02-20"),
    )
    source = read(tmp_path, *rows, stages={"discovery": "discovery", "Closed Won": "customer", "lost": "lost"})
    assert [stage for _, stage, _ in moves(source)] == ["discovery", "Proposal", "customer", "discovery", LOST]
    assert source.read.unmapped == (("Proposal", 1),)
    named = read(tmp_path, *rows, stages={"Discovery": "first", "Closed Lost": "nurture", "Proposal": "first"})
    assert [stage for _, stage, _ in moves(named)] == ["first", "first", "Closed Won", "first", "nurture"]
    assert [row["outcome"] for row in named.rows("deals")] == ["won", "lost"]


def test_accounts(tmp_path: Path) -> None:
    names = {"acme": "Acme GmbH", "o1": "Orbit AG", "o2": "Orbit Ltd"}
    listed = [ListedAccount(id=key, name=name) for key, name in names.items()]
    told = enumerate(("ACME", "Vega", "Orbit", ""), start=1)
    source = read(tmp_path, *(deal(str(key), account=account) for key, account in told), accounts=listed)
    assert [(row["deal"], row.get("account"), row["listed"]) for row in source.rows("deals")] == [
        ("1", "acme", True),
        ("2", "Vega", False),
        ("4", None, False),
    ]
    assert source.left_out == {"ambiguous_account": (4,)}
    assert [row.get("account") for row in source.rows("moves")] == ["acme", "Vega", None]


PIPELINES = (
    'Record ID,Deal Stage,Pipeline,Create Date,"Date entered ""Discovery (Sales Pipeline)""",'
    '"Date entered ""Discovery (Renewals (EU))""",'
    "Date entered 'Discovery (Sales Pipeline)',Date entered current stage"
)


def test_pipelines_are_kept_apart(tmp_path: Path) -> None:
    rows = [
        "1,Discovery,Sales Pipeline,2026-01-01,2026-01-02,,2026-01-03,2026-01-03",
        "2,Discovery,Sales Pipeline,2026-01-01,2026-01-02,,,2026-01-02",
        "3,Discovery,Renewals (EU),2026-01-01,,2026-01-05,,2026-01-05",
    ]
    file = saved(tmp_path, "\n".join([PIPELINES, *rows]))
    source = read_source(file)
    assert moves(source) == [("1", "Discovery", "2026-01-03"), ("2", "Discovery", "2026-01-02")]
    assert source.left_out == {"other_pipeline": (4,)}
    [note] = source.read.notes
    assert note == (
        "data.csv holds deals of 2 pipelines. Measured: Sales Pipeline (2); left out: Renewals (EU) (1). To measure "
        "another as well, name its stages under 'stages'."
    )
    both = read_source(file, stages={"Discovery (Renewals (EU))": "renew", "Discovery (Sales Pipeline)": "find"})
    assert [stage for _, stage, _ in moves(both)] == ["find", "find", "renew"]
    assert both.read.notes == ()


@pytest.mark.parametrize(
    ("header", "pipelines", "stages"),
    [
        (['Date entered "Discovery"'], [], [("Discovery", None)]),
        (["Date entered 'Discovery'"], [], [("Discovery", None)]),
        (["Date entered “Discovery (Sales)”"], ["Sales"], [("Discovery", "Sales")]),
        (['Date entered "Offer (draft)"', 'Date entered "Offer"'], [], [("Offer (draft)", None), ("Offer", None)]),
        (['Date entered "Offer (draft) (Sales)"'], ["Sales"], [("Offer (draft)", "Sales")]),
        (['Date entered "A (X)"', 'Date entered "B (Y)"'], [], [("A", "X"), ("B", "Y")]),
        (["hs_date_entered_qualifiedtobuy"], [], [("Qualified To Buy", None)]),
        (["hs_v2_date_entered_4711"], ["default"], [("4711", None)]),
        (["Date entered current stage", "hs_v2_date_entered_current_stage", 'Date exited "A"'], [], []),
        (['Cumulative time in "A" (HH:mm:ss)', 'Latest time in "A"'], [], []),
    ],
)
def test_columns_of_stages(header: list[str], pipelines: list[str], stages: list[tuple[str, str | None]]) -> None:
    assert [(column.stage, column.pipeline) for column in stage_columns(header, pipelines)] == stages


def test_flags_say_more_than_names(tmp_path: Path) -> None:
    source = read_source(
        saved(
            tmp_path,
            "Deal ID,Deal Stage,Is Deal Closed?,Is Closed Won,Close Date,Date entered current stage\n"
            "1,Signed,true,true,2026-02-01,2026-02-01\n"
            "2,Rejected,true,false,2026-02-02,2026-02-02\n"
            "3,Not won yet,false,false,2026-12-31,2026-02-03\n",
        )
    )
    assert [row["outcome"] for row in source.rows("deals")] == ["won", "lost", "open"]
    assert [stage for _, stage, _ in moves(source)] == ["Signed", LOST, "Not won yet"]


def test_without_any_date_of_a_stage_only_outcomes_are_known(tmp_path: Path) -> None:
    source = read_source(
        saved(tmp_path, "Deal Name,Deal Stage,Create Date,Close Date\nOne,Closed Won,2026-01-01,2026-02-01\n", "d.csv")
    )
    assert source.read.tables.moves is None
    assert deals(source) == [("One", "won", "2026-02-01")]
    [note] = source.read.notes
    assert note == (
        "d.csv does not say when deals came into their stages, so only their outcomes are measured. Add the columns "
        "'Date entered …' to the export for the way through the stages."
    )


def test_an_earlier_day(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        deal("1", "Closed Won", ("2026-01-05", "2026-02-01", "2026-03-01", ""), closed="2026-03-01"),
        as_of=date(2026, 2, 15),
    )
    assert [stage for _, stage, _ in moves(source)] == ["Discovery", "Proposal"]
    assert deals(source) == [("1", "open", None)]


def test_sums_in_several_currencies_keep_them(tmp_path: Path) -> None:
    rows = ["Record ID;Deal Stage;Betrag;Währung", "1;Discovery;1.200,50;EUR", "2;Discovery;80,00;USD", "3;Discovery;;"]
    source = read_source(saved(tmp_path, "\n".join(rows)))
    assert [(row.get("amount"), row.get("currency")) for row in source.rows("deals")] == [
        (1200.5, "EUR"),
        (80.0, "USD"),
        (None, None),
    ]


def test_a_column_that_is_missing_is_named_with_the_nearest(tmp_path: Path) -> None:
    file = saved(tmp_path, "Record ID,Deal Stages Now,Amount\n1,Discovery,1\n")
    with pytest.raises(UsageError, match=r"no column 'Deal Stage' or 'dealstage'\. Did you mean 'Deal Stages Now'"):
        read_source(file, as_="hubspot-deals")
    source = read_source(file, as_="hubspot-deals", columns={"stage": "Deal Stages Now"})
    assert source.read.taken == 1
