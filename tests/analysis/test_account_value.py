"""How much of a market of its own an account is."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis import Analysis
from journeymap.analysis.account_value import HIGH, LOW, approach
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace, write_below


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


NUMBERS = st.floats(0, 100)


@given(low=NUMBERS, high=NUMBERS, needs=st.one_of(st.none(), NUMBERS))
def test_more_value_never_means_less_attention(low: float, high: float, needs: float | None) -> None:
    low, high = sorted((low, high))
    assert place(approach(low, needs)) <= place(approach(high, needs))


@given(value=NUMBERS, one=NUMBERS, other=NUMBERS)
def test_needs_of_its_own_never_mean_less_attention(value: float, one: float, other: float) -> None:
    one, other = sorted((one, other))
    assert place(approach(value, one)) <= place(approach(value, other))


def place(found: str | None) -> int:
    return ("mass", "targeted", "abm").index(found or "")


AMOUNTS = st.lists(st.integers(0, 10**9), min_size=5, max_size=30)


@given(amounts=AMOUNTS, bands=st.one_of(st.none(), st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))))
def test_a_larger_sum_is_never_rated_lower(amounts: list[int], bands: tuple[int, int] | None) -> None:
    written: dict[str, Any] = {
        f"a{number}": {"name": f"A{number}", "value": {"amount": amount, "currency": "EUR"}}
        for number, amount in enumerate(amounts)
    }
    program: dict[str, Any] = {"name": "P"}
    if bands:
        program["value_bands"] = {"low": min(bands), "high": max(bands), "currency": "EUR"}
    documents = {"accounts": written, "programs": {"p": program}}
    with TemporaryDirectory() as folder:
        loaded = load_workspace(write_below(Path(folder), {"maps/a.yaml": yaml.safe_dump(documents)}))
    values = Analysis(loaded).account_values
    rated = sorted((amounts[int(id_[1:])], values.of(account) or 0) for id_, account in loaded.accounts.items())
    ratings = [rating for _, rating in rated]
    assert ratings == sorted(ratings)
    assert all(0 <= rating <= 100 for rating in ratings)
    for amount, rating in rated if bands else ():
        assert (rating >= HIGH) == (amount >= max(bands or ()))
        assert (rating < LOW) == (amount < min(bands or ()))


DIFFERENCES = {
    "nobody has said": ("", "abm", "undeclared"),
    "as it should be": ("approach: abm, ", "abm", None),
    "too little": ("approach: mass, ", "abm", "too_little"),
    "too much": ("approach: abm, ", "mass", "too_much"),
    "mass would do": ("approach: targeted, ", "mass", "could_be_mass"),
    "worth a plan": ("approach: mass, ", "targeted", "worth_more_than_mass"),
}
SUMS = {"abm": 100, "targeted": 50, "mass": 5}


@pytest.mark.parametrize(("declared", "computed", "difference"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_difference(declared: str, computed: str, difference: str | None, write_files: WriteFiles) -> None:
    account = f"accounts: {{a: {{name: A, {declared}heterogeneity: 0, value: {{{eur(SUMS[computed])}}}}}}}\n"
    loaded = load_workspace(write_files({"maps/a.yaml": account + BANDS}))
    assert Analysis(loaded).account_values.difference(loaded.accounts["a"]) == difference


UNRATED = {
    "no value": ("accounts: {a: {name: A}}\n", "no_value"),
    "too few": (f"accounts: {{a: {{name: A, value: {{{eur(1)}}}}}}}\n", "too_few"),
    "another currency": ("accounts: {a: {name: A, value: {amount: 1, currency: USD}}}\n" + BANDS, "other_currency"),
    "rated": (f"accounts: {{a: {{name: A, value: {{{eur(0)}}}}}}}\n" + BANDS, None),
}


@pytest.mark.parametrize(("text", "reason"), UNRATED.values(), ids=UNRATED)
def test_why_a_value_cannot_be_judged(text: str, reason: str | None, write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": text}))
    assert Analysis(loaded).account_values.unrated(loaded.accounts["a"]) == reason


def test_equal_sums_share_a_place(write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": accounts(*map(eur, (9, 5, 5, 1, 0)))}))
    values = Analysis(loaded).account_values
    assert [values.rank_of(account) for account in loaded.accounts.values()] == [(1, 5), (2, 5), (2, 5), (4, 5), (5, 5)]
