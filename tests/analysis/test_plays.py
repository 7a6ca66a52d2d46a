"""A play begins with a stage or an event, is due in time, and rests once somebody has started it."""

from collections.abc import Callable
from datetime import date

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.plays import PlayAtAccount
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 22)
PLAY = "show: {name: Show it, stage: evaluation, who: champion, channel: video-call, within: 10d}"
ACCOUNT = "stage: evaluation, since: 2026-11-16"
AnalysisOf = Callable[..., Analysis]


@pytest.fixture
def analysis_of(write_files: WriteFiles) -> AnalysisOf:
    def analysis(account: str = ACCOUNT, play: str = PLAY, program: str = "", today: date = TODAY) -> Analysis:
        text = (
            f"accounts:\n  ada: {{name: Ada, {account}}}\n"
            f"content: {{tour: {{title: A tour, type: video}}}}\n"
            f"programs:\n  p:\n    name: P\n    framework: abm-seven\n    {program}\n    plays:\n      {play}\n"
        )
        return Analysis(load_workspace(write_files({"maps/p.yaml": text}), today))

    return analysis


def plays_of(analysis: Analysis) -> tuple[PlayAtAccount, ...]:
    assert analysis.workspace.problems == ()
    return analysis.plays.of(analysis.workspace.accounts["ada"])


def plan(*entries: str) -> str:
    return f"{ACCOUNT}, plan: [{', '.join(f'{{{entry}}}' for entry in entries)}]"


STARTS: dict[str, tuple[str, str]] = {
    "it names the play": ("who: user, play: show, date: 2026-11-30", "started"),
    "it names the play, before the stage was written": ("who: user, play: show, date: 2026-11-01", "started"),
    "it names the play, and has no day": ("who: user, play: show", "started"),
    "it took place": ("who: champion, play: show, status: done, done_on: 2026-11-20", "done"),
    "the same role over the same channel": (
        "who: champion, stage: evaluation, channel: video-call, date: 2026-11-30",
        "started",
    ),
    "the same, in the stage of the account": (
        "who: champion, channel: video-call, date: 2026-11-30",
        "started",
    ),
    "the same, done on the day": (
        "who: champion, stage: evaluation, channel: video-call, status: done, done_on: 2026-11-16",
        "done",
    ),
    "the same, done the day before": (
        "who: champion, stage: evaluation, channel: video-call, status: done, done_on: 2026-11-15",
        "open",
    ),
    "the same without a day": ("who: champion, stage: evaluation, channel: video-call", "started"),
    "another role": ("who: user, stage: evaluation, channel: video-call, date: 2026-11-30", "open"),
    "another channel": ("who: champion, stage: evaluation, channel: phone, date: 2026-11-30", "open"),
    "another stage": ("who: champion, stage: decision, channel: video-call, date: 2026-11-30", "open"),
    "it was skipped": (
        "who: champion, stage: evaluation, channel: video-call, date: 2026-11-18, status: skipped",
        "open",
    ),
    "somebody decided against the play": ("who: champion, play: show, status: skipped", "dropped"),
}


@pytest.mark.parametrize(("entry", "state"), STARTS.values(), ids=STARTS)
def test_what_starts_a_play(entry: str, state: str, analysis_of: AnalysisOf) -> None:
    assert [play.state for play in plays_of(analysis_of(plan(entry)))] == [state]


ALIKE: dict[str, tuple[str, str, str]] = {
    "the same content over another channel": (
        "show: {name: Show it, stage: evaluation, who: champion, channel: video-call, content: tour}",
        "who: champion, channel: phone, content: tour, date: 2026-11-30",
        "started",
    ),
    "only a role is written": (
        "show: {name: Show it, stage: evaluation, who: champion}",
        "who: champion, channel: phone, date: 2026-11-30",
        "started",
    ),
    "only content is written": (
        "show: {name: Show it, stage: evaluation, content: tour}",
        "who: champion, channel: phone, date: 2026-11-30",
        "open",
    ),
    "nothing to compare": (
        "show: {name: Show it, stage: evaluation}",
        "who: champion, channel: phone, date: 2026-11-30",
        "open",
    ),
}


@pytest.mark.parametrize(("play", "entry", "state"), ALIKE.values(), ids=ALIKE)
def test_what_is_alike(play: str, entry: str, state: str, analysis_of: AnalysisOf) -> None:
    assert [each.state for each in plays_of(analysis_of(plan(entry), play))] == [state]


DUE: dict[str, tuple[str, str, date | None, bool]] = {
    "on its last day": (ACCOUNT, PLAY.replace("10d", "6d"), date(2026, 11, 22), False),
    "on the day before": (ACCOUNT, PLAY.replace("10d", "7d"), date(2026, 11, 23), False),
    "on the day after": (ACCOUNT, PLAY.replace("10d", "5d"), date(2026, 11, 21), True),
    "on the same day": (ACCOUNT, PLAY.replace("10d", "0d"), date(2026, 11, 16), True),
    "two weeks when left out": (ACCOUNT, PLAY.replace(", within: 10d", ""), date(2026, 11, 30), False),
    "nobody knows since when": ("stage: evaluation", PLAY, None, False),
    "by its history": (
        "stage: evaluation, history: [{stage: engagement, date: 2026-10-01}, {stage: evaluation, date: 2026-11-02}]",
        PLAY,
        date(2026, 11, 12),
        True,
    ),
}


@pytest.mark.parametrize(("account", "play", "due", "is_overdue"), DUE.values(), ids=DUE)
def test_by_when_it_is_due(
    account: str, play: str, due: date | None, is_overdue: bool, analysis_of: AnalysisOf
) -> None:
    (found,) = plays_of(analysis_of(account, play))
    assert (found.due, found.is_overdue, found.is_due) == (due, is_overdue, True)


NONE: dict[str, tuple[str, str, str]] = {
    "its stage is behind": ("stage: decision", PLAY, ""),
    "its stage is ahead": ("stage: engagement", PLAY, ""),
    "a customer": ("relationship: customer, stage: evaluation", PLAY, ""),
    "nobody knows where the account is": ("relationship: prospect", PLAY, ""),
    "the program has not begun": (ACCOUNT, PLAY, "launch: 2027-01-01"),
    "the event was dismissed": (
        f"{ACCOUNT}, triggers: [{{kind: budget, date: 2026-11-10, window: 30d, dismissed: not for us}}]",
        "call: {name: Call, trigger: budget}",
        "",
    ),
    "the window is closed": (
        f"{ACCOUNT}, triggers: [{{kind: budget, date: 2026-10-10, window: 30d}}]",
        "call: {name: Call, trigger: budget}",
        "",
    ),
    "the event is still to come": (
        f"{ACCOUNT}, triggers: [{{kind: budget, date: 2026-12-10, window: 30d}}]",
        "call: {name: Call, trigger: budget}",
        "",
    ),
    "another event": (
        f"{ACCOUNT}, triggers: [{{kind: merger, date: 2026-11-10, window: 30d}}]",
        "call: {name: Call, trigger: budget}",
        "",
    ),
    "the event happens at another stage": (
        f"{ACCOUNT}, triggers: [{{kind: budget, date: 2026-11-10, window: 30d}}]",
        "call: {name: Call, trigger: budget, stage: decision}",
        "",
    ),
}


@pytest.mark.parametrize(("account", "play", "program"), NONE.values(), ids=NONE)
def test_where_no_play_has_begun(account: str, play: str, program: str, analysis_of: AnalysisOf) -> None:
    assert plays_of(analysis_of(account, play, program)) == ()


EVENTS: dict[str, tuple[str, str]] = {
    "nothing is planned": ("", "open"),
    "a contact names the event and reaches the role": ("who: champion, trigger: budget, date: 2026-12-01", "started"),
    "a talk with somebody else answers the event": (
        "who: user, trigger: budget, status: done, done_on: 2026-11-20",
        "answered",
    ),
    "the play was made for an event before": (
        "who: champion, play: call, status: done, done_on: 2026-05-05",
        "open",
    ),
    "the play was made for this event": (
        "who: champion, play: call, trigger: budget, status: done, done_on: 2026-11-20",
        "done",
    ),
    "somebody decided against it": ("who: champion, play: call, trigger: budget, status: skipped", "dropped"),
}


@pytest.mark.parametrize(("entry", "state"), EVENTS.values(), ids=EVENTS)
def test_a_play_that_begins_with_an_event(entry: str, state: str, analysis_of: AnalysisOf) -> None:
    account = plan(entry) if entry else ACCOUNT
    triggers = "triggers: [{kind: budget, date: 2026-11-10, window: 30d}]"
    (play,) = plays_of(
        analysis_of(f"{account}, {triggers}", "call: {name: Call, trigger: budget, who: champion, within: 5d}")
    )
    assert (play.state, play.begins, play.due) == (state, date(2026, 11, 10), date(2026, 11, 15))


def test_a_play_of_an_earlier_visit_to_the_stage_does_not_count(analysis_of: AnalysisOf) -> None:
    history = (
        "history: [{stage: evaluation, date: 2026-03-01}, {stage: engagement, date: 2026-06-01},"
        " {stage: evaluation, date: 2026-11-16}]"
    )
    account = plan("who: champion, play: show, status: done, done_on: 2026-03-05")
    assert [play.state for play in plays_of(analysis_of(account))] == ["done"]
    assert [play.state for play in plays_of(analysis_of(f"{account}, {history}"))] == ["open"]


def test_an_account_that_came_before_the_program_has_its_time(analysis_of: AnalysisOf) -> None:
    (play,) = plays_of(analysis_of("stage: evaluation, since: 2026-01-10", program="launch: 2026-11-20"))
    assert (play.begins, play.due) == (date(2026, 1, 10), date(2026, 11, 30))


WHO: dict[str, tuple[str, str, str | None]] = {
    "as written": ("by: Tom", "owners: {sales: Mara}", "Tom"),
    "a team": ("by: marketing", "owners: {marketing: Ines, sales: Mara}", "Ines"),
    "a team that nobody speaks for": ("by: marketing", "owners: {sales: Mara}", "marketing"),
    "a job in a team": ("by: sales engineer", "owners: {sales: Mara}", "sales engineer"),
    "a team with an article": ("by: the sales team", "owners: {sales: Mara}", "Mara"),
    "the owner in the stage": ("purpose: show it", "owners: {marketing: Ines, sales: Mara}", "Mara"),
    "another owner where that team has none": ("purpose: show it", "owners: {marketing: Ines}", "Ines"),
    "nobody": ("purpose: show it", "value: {amount: 1, currency: EUR}", None),
}


@pytest.mark.parametrize(("by", "owners", "person"), WHO.values(), ids=WHO)
def test_who_makes_it(by: str, owners: str, person: str | None, analysis_of: AnalysisOf) -> None:
    (play,) = plays_of(analysis_of(f"{ACCOUNT}, {owners}", PLAY.replace("within: 10d", by)))
    assert play.person == person


def test_a_team_by_the_name_it_has_in_the_settings(write_files: WriteFiles) -> None:
    text = (
        f"accounts: {{ada: {{name: Ada, {ACCOUNT}, owners: {{marketing: Ines}}}}}}\n"
        "programs: {p: {name: P, framework: abm-seven, plays: {a: {name: A, stage: evaluation, by: The Lighthouse}}}}\n"
    )
    files = {"journeymap.yaml": "teams: {marketing: [The Lighthouse]}\n", "maps/p.yaml": text}
    analysis = Analysis(load_workspace(write_files(files), TODAY))
    assert [play.person for play in plays_of(analysis)] == ["Ines"]


def test_what_comes_next_is_the_plan_and_then_the_plays(analysis_of: AnalysisOf) -> None:
    entries = (
        "who: user, channel: phone",
        "who: user, channel: phone, date: 2026-12-02",
        "who: user, channel: phone, date: 2026-11-25, by: Tom",
        "who: user, channel: phone, date: 2026-11-10",
        "who: user, channel: phone, date: 2026-11-01, status: done",
    )
    analysis = analysis_of(plan(*entries))
    acts = analysis.plays.next_acts(analysis.workspace.accounts["ada"])
    assert [(act.day, act.is_overdue, act.play is not None, act.person) for act in acts] == [
        (date(2026, 11, 10), True, False, None),
        (date(2026, 11, 25), False, False, "Tom"),
        (date(2026, 12, 2), False, False, None),
        (None, False, False, None),
        (date(2026, 11, 26), False, True, None),
    ]
