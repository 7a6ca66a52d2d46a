"""Each thing that has a day, on the day before, on it, and after it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from journeymap.analysis import Analysis
from journeymap.view.agenda.agenda import Agenda, agenda_of, on_pages
from journeymap.view.agenda.item import AgendaItem
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

DAY = date(2026, 11, 22)
AgendaOf = Callable[..., Agenda]


@pytest.fixture
def agenda(write_files: WriteFiles) -> AgendaOf:
    def make(text: str, today: date = DAY, within: int = 30) -> Agenda:
        workspace = load_workspace(write_files({"maps/a.yaml": text}), today)
        assert workspace.problems == ()
        return agenda_of(Analysis(workspace), within=timedelta(days=within))

    return make


def account(fields: str, more: str = "") -> str:
    return (
        f"accounts: {{ada: {{name: Ada, owners: {{marketing: Ines, sales: Mara, success: Jonas}}, {fields}}}}}\n"
        "programs:\n  p:\n    name: P\n    framework: abm-seven\n    owner: Olga\n"
        "    handoffs: [{from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales,"
        f" respond_within: 3d}}]\n{more}"
    )


MAP = """\
title: Tender
framework: buyer-steps
owner: Ann
reviewed: 2026-05-26
review_every: 180d
content: {fees: {title: Fees, type: pricing_sheet, owner: Pia, expires: 2026-12-22}}
stages: {consider: {touchpoints: [{name: Asks, channel: phone, content: fees}]}}
"""

# What is written, the kind, what it is on the day before, on it and after it, the person, and which day it is.
DAYS: dict[str, tuple[str, str, tuple[str | None, str | None, str | None], str | None]] = {
    "a contact": (
        account("plan: [{who: champion, channel: phone, date: 2026-11-22}]"),
        "contact",
        ("soon", "today", "overdue"),
        "Ines",
    ),
    "a contact of somebody": (
        account("plan: [{who: champion, channel: phone, date: 2026-11-22, by: Tom}]"),
        "contact",
        ("soon", "today", "overdue"),
        "Tom",
    ),
    "a contact of a team": (
        account("plan: [{who: champion, channel: phone, date: 2026-11-22, by: sales}]"),
        "contact",
        ("soon", "today", "overdue"),
        "Mara",
    ),
    "a contact at a later stage": (
        account("plan: [{who: champion, channel: phone, date: 2026-11-22, stage: evaluation}]"),
        "contact",
        ("soon", "today", "overdue"),
        "Mara",
    ),
    "what a machine sends": (
        account("plan: [{who: champion, channel: email, date: 2026-11-22, mode: automated}]"),
        "contact",
        ("soon", "today", None),
        "Ines",
    ),
    "a window that opens": (
        account("triggers: [{kind: budget, date: 2026-11-22, window: 30d}]"),
        "opens",
        ("soon", None, None),
        "Ines",
    ),
    "a window that closes": (
        account("triggers: [{kind: budget, date: 2026-10-23, window: 30d}]"),
        "window",
        ("soon", "today", None),
        "Ines",
    ),
    "a window that has closed": (
        account("triggers: [{kind: budget, date: 2026-10-23, window: 30d}]"),
        "missed",
        (None, None, "overdue"),
        "Ines",
    ),
    "a window that is to be answered": (
        account("triggers: [{kind: budget, date: 2026-11-12, window: 60d, respond_within: 10d}]"),
        "window",
        ("soon", "today", "later"),
        "Ines",
    ),
    "a handoff": (
        account("stage: engagement, handoffs: [{to_stage: evaluation, ready: 2026-11-19}]"),
        "handoff",
        ("soon", "today", "overdue"),
        "Mara",
    ),
    "a first result": (
        account("relationship: customer, first_value: {milestone: A quiet week, due: 2026-11-22}"),
        "result",
        ("soon", "today", "overdue"),
        "Jonas",
    ),
    "a first result of which no day was promised": (
        account("relationship: customer, first_value: {milestone: A quiet week, start: 2026-08-24}"),
        "result",
        ("soon", "today", "overdue"),
        "Jonas",
    ),
    "the day to be live": (
        account("go_live: 2026-11-22, stage: decision"),
        "go_live",
        ("soon", "today", "overdue"),
        "Mara",
    ),
    "a deal": (
        account("deals: [{name: Line 3, closes: 2026-11-22}]"),
        "deal",
        ("soon", "today", "overdue"),
        "Mara",
    ),
    "the day to give notice": (
        account("relationship: customer, renewal: {date: 2027-02-20, notice: 90d}"),
        "notice",
        ("soon", "today", None),
        "Jonas",
    ),
    "the end of a contract": (
        account("relationship: customer, renewal: {date: 2026-11-22, notice: 90d}"),
        "renewal",
        ("soon", "today", "overdue"),
        "Jonas",
    ),
    "the end of a contract with somebody who is no customer any more": (
        account("relationship: prospect, renewal: 2026-11-22"),
        "renewal",
        ("soon", "today", None),
        "Jonas",
    ),
    "the review of an account plan": (
        account("relationship: customer, account_plan: {review: 2026-11-22}"),
        "plan_review",
        ("soon", "today", "overdue"),
        "Jonas",
    ),
    "an objective of an account": (
        account("objectives: [{text: Talk to the board, by: 2026-11-22}]"),
        "objective",
        ("soon", "today", "overdue"),
        "Ines",
    ),
    "an objective of an account plan": (
        account("relationship: customer, account_plan: {objectives: [{text: Line 4, by: 2026-11-22}]}"),
        "objective",
        ("soon", "today", "overdue"),
        "Jonas",
    ),
    "an objective of a program": (
        account("stage: engagement", "    objectives: [{text: Five talks, by: 2026-11-22}]\n"),
        "objective",
        ("soon", "today", "overdue"),
        "Olga",
    ),
    "a play": (
        account(
            "stage: evaluation, since: 2026-11-12",
            "    plays: {show: {name: Show it, stage: evaluation, within: 10d}}\n",
        ),
        "play",
        ("soon", "today", "overdue"),
        "Mara",
    ),
    "the start of a program": (
        account("stage: engagement", "    launch: 2026-11-22\n"),
        "launch",
        ("soon", "today", None),
        "Olga",
    ),
    "the review of a map": (MAP, "map_review", ("soon", "today", "overdue"), "Ann"),
    "content": (MAP.replace("2026-12-22", "2026-11-22"), "content", ("soon", "today", "overdue"), "Pia"),
    "content that is only aimed at a stage": (
        MAP.replace(", content: fees}", "}").replace("expires: 2026-12-22", "expires: 2026-11-22, phases: evaluate"),
        "content",
        ("soon", "today", None),
        "Pia",
    ),
}


@pytest.mark.parametrize(("text", "kind", "states", "person"), DAYS.values(), ids=DAYS)
def test_by_day(
    text: str, kind: str, states: tuple[str | None, str | None, str | None], person: str | None, agenda: AgendaOf
) -> None:
    found: list[str | None] = []
    for days in (-1, 0, 1):
        items = [item for item in agenda(text, DAY + timedelta(days=days), 60).items if item.kind == kind]
        assert len(items) < 2
        assert {item.person for item in items} <= {person}
        found.append(items[0].state if items else None)
    assert tuple(found) == states


NOTHING: dict[str, str] = {
    "a contact that is done": account("plan: [{who: champion, channel: phone, date: 2026-11-20, status: done}]"),
    "a contact that was skipped": account("plan: [{who: champion, channel: phone, date: 2026-11-20, status: skipped}]"),
    "a window that was dismissed": account(
        "triggers: [{kind: budget, date: 2026-11-12, window: 30d, dismissed: not for us}]"
    ),
    "a window that was answered": account(
        "triggers: [{kind: budget, date: 2026-11-12, window: 30d}], "
        "plan: [{who: champion, trigger: budget, channel: phone, status: done, done_on: 2026-11-14}]"
    ),
    "a handoff that was accepted": account(
        "stage: engagement, handoffs: [{to_stage: evaluation, ready: 2026-11-01, accepted: 2026-11-02}]"
    ),
    "a handoff that was refused": account(
        "stage: engagement, handoffs: [{to_stage: evaluation, ready: 2026-11-01, refused: 2026-11-02}]"
    ),
    "a handoff to a stage that is behind": account(
        "stage: decision, handoffs: [{to_stage: evaluation, ready: 2026-11-01}]"
    ),
    "a first result that is reached": account(
        "relationship: customer, first_value: {milestone: A week, due: 2026-11-20, reached: 2026-11-18}"
    ),
    "a deal that is won": account("deals: [{name: Line 3, closes: 2026-11-20, outcome: won}]"),
    "a contact of a stage that is ahead, without a day": account(
        "stage: engagement, plan: [{who: champion, channel: phone, stage: decision}]"
    ),
    "content that nobody uses": MAP.replace(", content: fees}", "}")
    .replace("expires: 2026-12-22", "expires: 2026-11-20")
    .replace("reviewed: 2026-05-26", "reviewed: 2026-11-20"),
    "a retired map": MAP.replace("owner: Ann", "status: retired").replace("expires: 2026-12-22", "expires: 2027-12-22"),
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_is_settled_is_on_no_agenda(text: str, agenda: AgendaOf) -> None:
    assert [item.sentence for item in agenda(text).items] == []


def only(agenda: Agenda) -> AgendaItem:
    (item,) = agenda.items
    return item


def test_a_contact_that_a_window_waits_for_is_told_with_the_window(agenda: AgendaOf) -> None:
    triggers = "triggers: [{kind: budget, date: 2026-11-12, window: 20d}]"
    item = only(agenda(account(f"{triggers}, plan: [{{who: champion, trigger: budget, channel: phone, by: Tom}}]")))
    assert (item.kind, item.day, item.person) == ("window", date(2026, 12, 2), "Tom")
    assert item.sentence == "give the contact with the champion a day: the window 'budget' closes on 2026-12-02"
    item = only(agenda(account(f"{triggers}, plan: [{{who: champion, trigger: budget, date: 2026-11-26}}]")))
    assert (item.kind, item.state) == ("contact", "soon"), "the contact answers the window"
    item = only(agenda(account(f"{triggers}, plan: [{{who: champion, trigger: budget, date: 2026-11-20, by: Tom}}]")))
    assert (item.kind, item.state, item.person) == ("window", "later", "Tom"), "the window tells of it"


def test_a_contact_without_a_day_needs_one(agenda: AgendaOf) -> None:
    item = only(agenda(account("stage: engagement, plan: [{who: champion, channel: phone, purpose: hear them}]")))
    assert (item.state, item.day, item.sentence) == (
        "undated", None, "agree on a day, and talk to the champion (Phone): hear them"
    )  # fmt: skip


def test_a_play_that_is_planned_without_a_day_is_told_with_its_contact(agenda: AgendaOf) -> None:
    text = account(
        "stage: evaluation, since: 2026-11-12, plan: [{who: champion, channel: phone, play: show}]",
        "    plays: {show: {name: Show it, stage: evaluation, within: 10d}}\n",
    )
    item = only(agenda(text))
    assert (item.kind, item.state, item.until, item.play) == ("contact", "undated", DAY, "Show it")
    assert item.why == "part of the play 'Show it', due by 2026-11-22"


def test_a_play_whose_beginning_nobody_knows_has_no_day(agenda: AgendaOf) -> None:
    plays = "    plays: {show: {name: Show it, stage: evaluation, who: champion}}\n"
    item = only(agenda(account("stage: evaluation", plays)))
    assert (item.kind, item.state, item.sentence) == (
        "play",
        "undated",
        "start 'Show it' with the champion (nobody known yet)",
    )


def test_by_when_the_contract_has_to_be_signed(agenda: AgendaOf) -> None:
    stages = "{decide: {phases: [decide], max_days: 20}, start: {phases: [onboard], max_days: 30}}"
    text = (
        f"frameworks: {{f: {{name: F, unit: account, stages: {stages}}}}}\n"
        "accounts: {ada: {name: Ada, stage: decide, since: 2026-11-20, go_live: 2027-01-10, owners: {sales: Mara}}}\n"
        "programs: {p: {name: P, framework: f}}\n"
    )
    signed, live = agenda(text, within=60).items
    assert (signed.kind, signed.day, signed.sentence) == ("sign", date(2026, 12, 11), "have the contract signed")
    assert (live.kind, live.day, live.why) == ("go_live", date(2027, 1, 10), None)
    tight = agenda(text.replace("2027-01-10", "2027-01-05"), within=60).items
    assert [item.day for item in tight] == [date(2026, 12, 6), date(2027, 1, 5)]
    assert tight[0].sentence.startswith("agree on fewer steps")
    assert tight[1].why == "that can hardly be kept as things stand"


def test_people_come_in_the_order_of_their_oldest_thing_and_nobody_last(agenda: AgendaOf) -> None:
    contacts = (
        *(
            "{who: champion, channel: phone, date: 2026-12-01, by: Tom}",
            "{who: user, channel: phone, date: 2026-11-10}",
        ),
        *(
            "{who: user, channel: phone, date: 2026-11-25, by: Ida}",
            "{who: user, channel: phone, date: 2026-12-02, by: ida}",
        ),
    )
    made = agenda(f"accounts: {{ada: {{name: Ada, plan: [{', '.join(contacts)}]}}}}")
    assert [(group.person, len(group.items)) for group in made.by_person] == [("Ida", 2), ("Tom", 1), (None, 1)]
    assert [item.person for item in made.of("IDA").items] == ["Ida", "ida"]
    assert [item.person for item in made.of(None).items] == [None]


def test_pages_name_teams_unless_people_may_be_named(agenda: AgendaOf) -> None:
    items = agenda(account("deals: [{name: Line 3, closes: 2026-11-30}]")).items
    assert [item.person for item in on_pages(items, names_people=False)] == ["sales"]
    assert [item.person for item in on_pages(items, names_people=True)] == ["Mara"]


def test_what_lies_beyond_is_counted(agenda: AgendaOf) -> None:
    text = account(
        "deals: [{name: A, closes: 2026-11-29}, {name: B, closes: 2026-11-30}, {name: C, closes: 2026-11-01}]"
    )
    made = agenda(text, within=7)
    assert [item.about for item in made.items] == ["C", "A"]
    assert [item.about for item in made.later] == ["B"]


def test_a_contact_is_as_its_play_says_where_it_says_nothing_itself(agenda: AgendaOf) -> None:
    plays = "    plays: {show: {name: Show it, stage: evaluation, by: Tom, channel: video-call, purpose: see it run}}\n"
    item = only(agenda(account("stage: engagement, plan: [{who: user, play: show, date: 2026-12-01}]", plays)))
    assert (item.person, item.play, item.about) == ("Tom", "Show it", "see it run")
    assert item.sentence == "talk to the user (Video call): see it run"
    own = "{who: user, play: show, date: 2026-12-01, by: Ida, channel: phone, purpose: try it}"
    item = only(agenda(account(f"stage: engagement, plan: [{own}]", plays)))
    assert (item.person, item.sentence) == ("Ida", "talk to the user (Phone): try it")
