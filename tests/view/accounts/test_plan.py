"""The plan of an account: what became of each contact, what comes first, and where it stands on the line of time."""

import pytest

from journeymap.view.accounts.account import AccountView
from tests.view.accounts.conftest import ViewOf

# Today is 2026-11-22.
STATES = {
    "a day to come": ("date: 2026-11-30", "planned"),
    "today": ("date: 2026-11-22", "planned"),
    "no day": ("purpose: talk", "planned"),
    "a day that is past": ("date: 2026-11-10", "overdue"),
    "past, by a machine": ("date: 2026-11-10, mode: automated", "passed"),
    "past, over a channel on which nobody answers": ("date: 2026-11-10, channel: newsletter", "passed"),
    "done": ("status: done, done_on: 2026-11-10", "done"),
    "done without a day": ("status: done", "done"),
    "done on a day to come": ("status: done, done_on: 2026-12-24", "planned"),
    "skipped": ("status: skipped, date: 2026-11-10", "skipped"),
}


def plan(*entries: str) -> str:
    return f"plan: [{', '.join(f'{{who: champion, {entry}}}' for entry in entries)}]"


@pytest.mark.parametrize("case", STATES)
def test_what_became_of_a_contact(case: str, view_of: ViewOf) -> None:
    entry, state = STATES[case]
    assert [group.state for group in view_of(plan(entry)).contacts] == [state]


def test_the_day_it_was_planned_for_is_told_where_it_was_another(view_of: ViewOf) -> None:
    view = view_of(plan("date: 2026-11-01, status: done, done_on: 2026-11-03", "date: 2026-11-02, status: done"))
    held = {contact.number: contact.planned_for for group in view.contacts for contact in group.contacts}
    assert held == {1: None, 2: "2026-11-01"}


BY = {
    "the owner of a team": ("by: Tom", "", "sales"),
    "a team": ("by: Inside sales", "", "Inside sales"),
    "somebody else": ("by: Zoe", "", None),
    "somebody else, where names may be shown": ("by: Zoe", "site: {people: names}\n", "Zoe"),
    "the owner, where names may be shown": ("by: Tom", "site: {people: names}\n", "Tom"),
    "nobody: the owner whose turn it is": ("purpose: talk", "", "sales"),
}


@pytest.mark.parametrize("case", BY)
def test_our_people_go_by_their_team(case: str, view_of: ViewOf) -> None:
    entry, settings, by = BY[case]
    view = view_of(f"owners: {{sales: Tom}}, {plan(entry)}", settings=settings)
    assert [contact.by for group in view.contacts for contact in group.contacts] == [by]


def steps(view: AccountView) -> list[str]:
    """What comes next, in words; an act of the gap report by its kind."""
    acts = {str(act.says): f"act {act.kind}" for act in view.acts}
    return [acts.get(str(step.says), str(step.says)) for step in view.steps]


WINDOW = "triggers: [{kind: budget, date: 2026-11-10, until: 2026-12-10}]"
OFFERED = "handoffs: [{to_stage: evaluate, ready: 2026-11-21}]"
NEXT: dict[str, tuple[str, list[str]]] = {
    "nothing": ("approach: mass", []),
    "what is late comes first, then what has the nearest day": (
        plan("purpose: third", "purpose: second, date: 2026-12-01", "purpose: first, date: 2026-11-18"),
        [
            "talk to the champion: first; or say why not",
            "talk to the champion: second",
            "agree on a day, and talk to the champion: third",
        ],
    ),
    "what is long past its day is no plan any more": (
        plan("purpose: late, date: 2026-03-01", "purpose: next, date: 2026-12-01"),
        ["talk to the champion: next", "talk to the champion: late; or say why not"],
    ),
    "a window stands at its last day": (
        f"{WINDOW}, {plan('purpose: later, date: 2026-12-20')}",
        ["plan a contact: the window 'budget' closes on 2026-12-10", "talk to the champion: later"],
    ),
    "a window that is answered is none to answer": (
        f"{WINDOW}, {plan('trigger: budget, purpose: answer, date: 2026-12-01')}",
        ["talk to the champion: answer"],
    ),
    "the window tells of its contact without a day": (
        f"{WINDOW}, {plan('trigger: budget, purpose: answer')}",
        ["give the contact with the champion a day: the window 'budget' closes on 2026-12-10"],
    ),
    "a handoff that waits": (
        f"stage: engage, {OFFERED}, {plan('purpose: later, date: 2026-12-20')}",
        ["accept the account for Evaluate, or refuse it with a reason", "talk to the champion: later"],
    ),
    "what is answered by the play's own words": (
        plan("play: tour, date: 2026-12-01"),
        ["talk to the champion: show them around"],
    ),
    "a day that matters and is near": (
        "renewal: {date: 2027-03-01, notice: 90d}, account_plan: {review: 2026-11-20}, go_live: 2026-12-01",
        [
            "go through the account plan again",
            "settle the renewal by 2026-12-01, the last day to give notice",
            "be live with them",
        ],
    ),
    "a day that matters and is far": ("renewal: {date: 2027-12-31, notice: 90d}", []),
    "what was held or skipped is behind": (plan("status: done", "status: skipped"), []),
}


@pytest.mark.parametrize("case", NEXT)
def test_what_comes_next(case: str, view_of: ViewOf) -> None:
    account, expected = NEXT[case]
    view = view_of(f"{account}, relationship: partner")
    assert [step for step in steps(view) if not step.startswith("act ")] == expected


def test_an_act_of_the_gap_report_comes_after_what_has_a_day(view_of: ViewOf) -> None:
    view = view_of(f"stage: evaluate, criteria: [Runs offline], {plan('purpose: talk, date: 2026-12-01')}")
    assert "act criterion" in steps(view)
    assert steps(view).index("talk to the champion: talk") < steps(view).index("act criterion")


def test_a_contact_past_its_day_is_told_once(view_of: ViewOf) -> None:
    view = view_of(f"stage: engage, {plan('purpose: late, date: 2026-11-18')}")
    assert "held" in {act.kind for act in view.acts}
    late = "talk to the champion: late; or say why not"
    assert [step for step in steps(view) if step in (late, "act held")] == [late]


DAYS: dict[str, tuple[str, tuple[str, str] | None]] = {
    "nothing": ("stage: engage", None),
    "a contact": (plan("date: 2026-12-01"), ("2026-12-01", "contact")),
    "what is past is no next day": (plan("date: 2026-11-01"), None),
    "a window that waits": (WINDOW, ("2026-12-10", "window closes")),
    "the nearest of several": (f"{WINDOW}, {plan('date: 2026-12-20')}", ("2026-12-10", "window closes")),
    "the last day to give notice": (
        "renewal: {date: 2027-02-28, notice: 60d}",
        ("2026-12-30", "Last day to give notice"),
    ),
    "a day without notice": ("renewal: 2027-02-28", ("2027-02-28", "Contract ends")),
    "a deal that is decided matters no more": (
        "deals: [{name: A, outcome: won, closes: 2026-12-01}]",
        ("2026-12-01", "Deal decided"),
    ),
}


@pytest.mark.parametrize("case", DAYS)
def test_the_next_day(case: str, view_of: ViewOf) -> None:
    account, expected = DAYS[case]
    next_day = view_of(f"{account}, relationship: partner").next_day
    if case.startswith("a deal that is decided"):
        expected = None
    assert (next_day and (next_day.day.date, next_day.what)) == expected


def test_a_contact_past_its_day_stands_before_the_next(view_of: ViewOf) -> None:
    view = view_of(plan("date: 2026-11-18", "date: 2026-12-01", "date: 2026-03-01"))
    assert view.late_day is not None
    assert view.next_day is not None
    assert (view.late_day.day.date, view.next_day.day.date) == ("2026-11-18", "2026-12-01")


def test_nothing_in_the_picture_stands_on_another_thing(view_of: ViewOf) -> None:
    days = [f"date: 2026-12-{day:02d}" for day in (1, 1, 1, 2, 20)]
    line = view_of(plan(*days)).timeline
    assert line is not None
    assert len({(dot.x, dot.y) for dot in line.dots}) == 5
    assert [dot.number for dot in line.dots] == [1, 2, 3, 4, 5]
    assert all(0 <= dot.x <= line.width and 0 < dot.y < line.height for dot in line.dots)


def test_what_lies_far_off_is_counted_beside_the_picture(view_of: ViewOf) -> None:
    line = view_of(plan("date: 2019-01-01, status: done", "date: 2040-01-01", "purpose: some day")).timeline
    assert line is not None
    assert (len(line.dots), line.outside, line.undated) == (0, 2, 1)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_is(day: str, view_of: ViewOf) -> None:
    line = view_of(f"go_live: {day}, triggers: [{{kind: budget, date: {day}, window: 90d}}]").timeline
    assert line is not None
    assert line.outside == 2


def test_without_days_there_is_no_picture(view_of: ViewOf) -> None:
    assert view_of(plan("purpose: some day")).timeline is None
