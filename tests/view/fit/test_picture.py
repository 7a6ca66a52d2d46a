"""Accounts laid out by value and needs."""

from typing import Any

import pytest
import yaml

from journeymap.analysis import Analysis
from journeymap.analysis.account_value import approach
from journeymap.view.fit.picture import HIGH, LEFT, MOST, TOP, WIDE, Picture, picture
from journeymap.view.fit.report import fit_report
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace


@pytest.fixture
def drawn(write_files: WriteFiles) -> Any:
    """Draw accounts, given by what they bring and how far their needs differ."""

    def draw(*accounts: tuple[float | None, float | None], names: str = "A", **more: Any) -> Picture | None:
        written: dict[str, Any] = {}
        for number, (amount, needs) in enumerate(accounts):
            account = written[f"a{number}"] = {"name": f"{names} {number}", **more}
            if amount is not None:
                account["value"] = {"amount": amount, "currency": "EUR"}
            if needs is not None:
                account["heterogeneity"] = needs
        bands = {"high": 100, "low": 10, "currency": "EUR"}
        text = yaml.safe_dump({"accounts": written, "programs": {"p": {"name": "P", "value_bands": bands}}})
        workspace = load_workspace(write_files({"maps/a.yaml": text}))
        return picture(fit_report(workspace.accounts.values(), Analysis(workspace)))

    return draw


def region_at(x: float, y: float) -> str | None:
    return approach(100 * (1 - (y - TOP) / HIGH), 100 * (x - LEFT) / WIDE)


def test_every_account_lies_in_the_region_that_it_calls_for(drawn: Any) -> None:
    cases = {
        "abm": [(100, 0), (900, 100)],
        "targeted": [(99, 0), (10, 0), (9, 30), (0, 100)],
        "mass": [(9, 29), (0, 0)],
    }
    for expected, accounts in cases.items():
        for account in accounts:
            (point,) = drawn(account).points
            assert region_at(point.x, point.y) == expected, account


def test_no_mark_lies_over_another_or_outside(drawn: Any) -> None:
    shown = drawn(*[(50, 50)] * 20, *[(500, 0)] * 20, *[(0, 0)] * 10)
    spots = [(point.x, point.y) for point in shown.points]
    assert len(spots) == 50
    for number, (x, y) in enumerate(spots):
        assert x - shown.radius >= LEFT
        assert x + shown.radius <= LEFT + WIDE
        assert y - shown.radius >= TOP
        assert y + shown.radius <= TOP + HIGH
        assert all((x - a) ** 2 + (y - b) ** 2 >= (2 * shown.radius) ** 2 for a, b in spots[:number])
    assert [region.accounts for region in shown.regions] == [20, 20, 10]


def test_names_lie_over_nothing(drawn: Any) -> None:
    shown = drawn(*[(10 * number, 5 * number) for number in range(20)])
    boxes = [
        (point.label.x - (len(point.label.text) * 6.3 if point.label.anchor == "end" else 0), point.label.y)
        for point in shown.points
        if point.label and point.label.anchor != "middle"
    ]
    assert len(boxes) > 5
    assert len({(round(x), round(y)) for x, y in boxes}) == len(boxes)


def test_long_names_are_cut(drawn: Any) -> None:
    (point,) = drawn((50, 50), names="The Amalgamated Harbours of the North").points
    assert point.label.text == "The Amalgamated Harbo…"
    assert point.name.startswith("The Amalgamated Harbours of the North")


def test_what_is_treated_otherwise_is_marked(drawn: Any) -> None:
    declared = {"approach": "abm"}
    assert [point.is_otherwise for point in drawn((500, 50), (50, 50), **declared).points] == [False, True]
    assert [point.is_otherwise for point in drawn((500, 50)).points] == [False]


def test_who_has_no_place_is_left_out(drawn: Any) -> None:
    assert drawn((None, 50), (50, None)) is None
    assert [point.number for point in drawn((50, 50), (None, 50), (50, None)).points] == [1]


def test_of_very_many_the_most_valuable_are_shown(drawn: Any) -> None:
    shown = drawn(*[(number, number % 100) for number in range(MOST + 7)])
    assert (len(shown.points), shown.left_out, shown.has_numbers) == (MOST, 7, False)
    assert sum(region.accounts for region in shown.regions) == MOST + 7
