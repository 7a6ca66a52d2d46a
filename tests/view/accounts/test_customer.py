"""What a customer was promised and got: the first result, promises, satisfaction, units, deals."""

import pytest

from tests.view.accounts.conftest import ViewOf

CUSTOMER = "relationship: customer"
# Today is 2026-11-22.
CLOCKS: dict[str, tuple[str, tuple[str, int | None, int | None]]] = {
    "on the way": ("milestone: M, start: 2026-11-13, due: 2027-01-31", ("on the way", 9, 79)),
    "ninety days where none is promised": ("milestone: M, start: 2026-11-13", ("on the way", 9, 90)),
    "late": ("milestone: M, start: 2026-08-01, due: 2026-11-01", ("late", 113, 92)),
    "reached": ("milestone: M, start: 2026-10-01, due: 2026-12-01, reached: 2026-10-31", ("reached", 30, 61)),
    "not begun": ("milestone: M, start: 2026-12-01", ("on the way", None, 90)),
    "no day": ("milestone: M", ("undated", None, None)),
    "no name": ("start: 2026-11-13", ("unnamed", 9, None)),
}


@pytest.mark.parametrize("case", CLOCKS)
def test_the_clock_of_the_first_result(case: str, view_of: ViewOf) -> None:
    written, expected = CLOCKS[case]
    first = view_of(f"{CUSTOMER}, first_value: {{{written}}}").first_value
    assert first is not None
    assert (first.state, first.day_now, first.days_in_all) == expected


TRENDS: dict[str, tuple[str, tuple[str, str | None, str | None]]] = {
    "never asked": ("", ("never", None, None)),
    "a talk has no score": ("{date: 2026-11-01, kind: talk}", ("unscored", None, None)),
    "once": ("{date: 2026-11-01, kind: nps, score: 8}", ("once", None, "8")),
    "up": ("{date: 2026-11-01, kind: nps, score: 9}, {date: 2026-08-01, kind: nps, score: 7}", ("up", "7", "9")),
    "down": ("{date: 2026-08-01, kind: nps, score: 9}, {date: 2026-11-01, kind: nps, score: 7}", ("down", "9", "7")),
    "the same": (
        "{date: 2026-08-01, kind: ces, score: 5}, {date: 2026-11-01, kind: ces, score: 5}",
        ("same", "5", "5"),
    ),
    "scales are not compared with one another": (
        "{date: 2026-08-01, kind: nps, score: 9}, {date: 2026-11-01, kind: csat, score: 4}",
        ("once", None, "4"),
    ),
    "nor are roles": (
        "{date: 2026-08-01, kind: nps, score: 9, role: user}, {date: 2026-11-01, kind: nps, score: 4, role: champion}",
        ("once", None, "4"),
    ),
    "a day to come does not count yet": ("{date: 2027-11-01, kind: nps, score: 8}", ("never", None, None)),
}


@pytest.mark.parametrize("case", TRENDS)
def test_the_trend(case: str, view_of: ViewOf) -> None:
    answers, expected = TRENDS[case]
    mood = view_of(f"{CUSTOMER}, satisfaction: [{answers}]").mood
    assert (mood.trend, mood.before, mood.now) == expected


DELIVERIES: dict[str, tuple[str, str, list[str]]] = {
    "nothing": ("", "", []),
    "the first result": ("first_value: {milestone: M, outcome: Two quiet seasons}", "", ["the first result"]),
    "content for customers": (
        "",
        "content: {c: {title: C, phases: onboard, addresses: Two quiet seasons}}",
        ["content C"],
    ),
    "a contact after the sale": (
        "plan: [{who: user, date: 2026-12-01, channel: in-person-meeting, addresses: Two quiet seasons}]",
        "",
        ["contact 1"],
    ),
    "a call delivers nothing": (
        "plan: [{who: user, date: 2026-12-01, channel: phone, addresses: Two quiet seasons}]",
        "",
        [],
    ),
}


@pytest.mark.parametrize("case", DELIVERIES)
def test_who_delivers_a_promise(case: str, view_of: ViewOf) -> None:
    account, more, expected = DELIVERIES[case]
    account = f"{CUSTOMER}, outcomes: [Two quiet seasons]{', ' if account else ''}{account}"
    (promise,) = view_of(account, more).promises
    found = [f"{each.kind} {each.what.text if each.what else each.number or ''}".strip() for each in promise.deliveries]
    assert found == expected


@pytest.mark.parametrize(("settings", "contact"), [("", None), ("site: {people: names}\n", "Ward lead")])
def test_whom_one_knows_in_a_unit(settings: str, contact: str | None, view_of: ViewOf) -> None:
    units = "account_plan: {units: [{name: North, contact: Ward lead}, {name: South}]}"
    found = view_of(f"{CUSTOMER}, {units}", settings=settings).units
    assert [(unit.contact, unit.has_contact) for unit in found] == [(contact, True), (None, False)]


def test_deals_that_are_open_come_first_by_their_day(view_of: ViewOf) -> None:
    deals = (
        "{name: Won, outcome: won, opened: 2026-01-01, closes: 2026-03-02}, {name: Undated}, "
        "{name: Later, closes: 2027-05-01}, {name: Soon, amount: 1200.5, opened: 2026-11-12, closes: 2026-12-01}"
    )
    view = view_of(f"value: {{amount: 1, currency: EUR}}, deals: [{deals}]")
    assert [(deal.name, deal.days) for deal in view.deals] == [
        ("Soon", 10),
        ("Later", None),
        ("Undated", None),
        ("Won", 60),
    ]
    assert [deal.sum.text for deal in view.deals if deal.sum] == ["1,200.50 EUR"]


def test_a_renewal_has_a_last_day_to_give_notice(view_of: ViewOf) -> None:
    renewal = view_of(f"{CUSTOMER}, renewal: {{date: 2027-03-01, notice: 90d}}").renewal
    assert renewal is not None
    assert renewal.notice_day is not None
    assert (renewal.day.ahead, renewal.notice_day.date) == (99, "2026-12-01")


def test_an_account_that_is_only_a_name(view_of: ViewOf) -> None:
    view = view_of("crm: X", with_map=False)
    assert (view.first_value, view.joint_plan, view.renewal, view.timeline, view.next_day) == (None,) * 5
    assert (view.steps[0].kind, view.contacts, view.jobs_are_unknown) == (view.acts[0].kind, (), True)
