"""How much of a market of its own an account is."""

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.account_value import approach
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace


@pytest.mark.parametrize(
    ("value", "heterogeneity", "expected"),
    [
        (95, 5, "abm"),
        (80, 0, "abm"),
        (80, None, "abm"),
        (79, 100, "targeted"),
        (29, 29, "mass"),
        (29, 30, "targeted"),
        (30, 0, "targeted"),
        (29, None, "targeted"),
        (None, 50, None),
    ],
)
def test_approach(value: float | None, heterogeneity: float | None, expected: str | None) -> None:
    assert approach(value, heterogeneity) == expected


def accounts(*values: str) -> str:
    return "accounts:\n" + "".join(
        f"  a{n}: {{name: A{n}, heterogeneity: 0{f', value: {{{value}}}' if value else ''}}}\n"
        for n, value in enumerate(values)
    )


def eur(amount: int, period: str = "year") -> str:
    return f"amount: {amount}, currency: EUR, period: {period}"


BANDS = "programs: {p: {name: P, value_bands: {low: 10, high: 100, currency: EUR}}}\n"
LISTS = {
    "ranked": (accounts(*map(eur, (1, 2, 3, 4, 5))), ["mass", "targeted", "targeted", "targeted", "abm"]),
    "ties share the middle rank": (accounts(*map(eur, (7, 7, 7, 7, 7))), ["targeted"] * 5),
    "too few to rank": (accounts(*map(eur, (1, 2, 3, 4)), ""), [None] * 5),
    "by the month": (
        accounts(*map(eur, (20, 30, 40, 50)), eur(5, "month")),
        ["mass"] + ["targeted"] * 3 + ["abm"],
    ),
    "bands": (accounts(eur(9), eur(10), eur(99), eur(100), "") + BANDS, ["mass", "targeted", "targeted", "abm", None]),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_accounts(text: str, expected: list[str | None], write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": text}))
    assert loaded.problems == ()
    values = Analysis(loaded).account_values
    assert [values.approach_of(account) for account in loaded.accounts.values()] == expected
