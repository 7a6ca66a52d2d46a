"""Where an account stands: stages, days, and moves backward."""

import pytest

from tests.view.accounts.conftest import ViewOf

BACK_AND_ON = "{stage: evaluate, date: 2026-09-01}, {stage: aware, date: 2026-10-01}, {stage: decide, date: 2026-11-02}"
# Today is 2026-11-22.
WAYS: dict[str, tuple[str, tuple[str | None, int | None, int, list[str]]]] = {
    "nothing is written": ("approach: abm", (None, None, 0, [])),
    "a stage alone": ("stage: engage", ("Engage", None, 0, ["Engage"])),
    "a stage and since when": ("stage: engage, since: 2026-11-12", ("Engage", 10, 0, ["Engage"])),
    "a history that ends there": (
        "stage: engage, history: [{stage: aware, date: 2026-10-01}, {stage: engage, date: 2026-11-02}]",
        ("Engage", 20, 0, ["Aware", "Engage"]),
    ),
    "a history that ends elsewhere": (
        "stage: evaluate, since: 2026-11-12, history: [{stage: aware, date: 2026-10-01}]",
        ("Evaluate", 10, 0, ["Aware", "Evaluate"]),
    ),
    "a move backward": (
        "stage: engage, history: [{stage: evaluate, date: 2026-10-01}, {stage: engage, date: 2026-11-02}]",
        ("Engage", 20, 1, ["Evaluate", "back to Engage"]),
    ),
    "backward and on again": (
        f"stage: decide, history: [{BACK_AND_ON}]",
        ("Decide", 20, 1, ["Evaluate", "back to Aware", "Decide"]),
    ),
    "since a day that is still to come": ("stage: engage, since: 2027-01-01", ("Engage", None, 0, ["Engage"])),
}


@pytest.mark.parametrize("case", WAYS)
def test_where_it_stands(case: str, view_of: ViewOf) -> None:
    account, expected = WAYS[case]
    way = view_of(account).way
    stays = [f"{'back to ' * stay.is_back}{stay.stage}" for stay in way.stays]
    assert (way.stage, way.days, way.back_moves, stays) == expected


def test_the_days_of_each_stay(view_of: ViewOf) -> None:
    history = "{stage: aware, date: 2026-10-01}, {stage: engage, date: 2026-10-11}, {stage: decide, date: 2026-11-20}"
    way = view_of(f"stage: decide, history: [{history}]").way
    assert [(stay.days, stay.is_now) for stay in way.stays] == [(10, False), (40, False), (2, True)]


def test_steps_are_behind_now_and_ahead(view_of: ViewOf) -> None:
    steps = view_of("stage: evaluate").way.steps
    assert [step.state for step in steps] == ["behind"] * 3 + ["now"] + ["ahead"] * 3


def test_by_when_it_has_to_be_where(view_of: ViewOf) -> None:
    plan = view_of("stage: evaluate, go_live: 2027-03-01").way.plan
    assert plan is not None
    assert (plan.wanted.ahead, plan.fits) == (99, True)
    assert view_of("stage: evaluate").way.plan is None
