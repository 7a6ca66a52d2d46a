"""What to do next: about maps and accounts, each thing once, in the order of what is at stake."""

from collections.abc import Callable
from datetime import date

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import GapReport, gap_report, on_pages
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import TODAY, load_workspace

BASE = """\
title: How they buy
id: base
owner: marketing team
for: [cfo, lead]
stages:
  aware: {phases: aware, touchpoints: [{name: A, channel: email}]}
  engage: {phases: engage, touchpoints: [{name: B, for: lead, channel: email}]}
  evaluate: {phases: evaluate, touchpoints: [{name: C, channel: email}]}
  onboard: {phases: onboard, touchpoints: [{name: D, channel: email}]}
"""
PEOPLE = """\
personas:
  cfo: {name: CFO, role: economic_buyer}
  lead: {name: Lead, role: champion}
segments: {s: {name: S}}
"""
MakeReport = Callable[..., GapReport]


@pytest.fixture
def report(write_files: WriteFiles) -> MakeReport:
    """The report on accounts that follow one map, and on other maps."""

    def make(accounts: str = "", base: str = BASE, today: date = TODAY, **maps: str) -> GapReport:
        files = {"maps/base.yaml": f"segment: s\n{base}", "maps/people.yaml": PEOPLE}
        files |= {"maps/accounts.yaml": f"accounts:\n{accounts}"} if accounts else {}
        files |= {f"maps/{name}.yaml": text for name, text in maps.items()}
        workspace = load_workspace(write_files(files), today)
        assert workspace.problems == ()
        gaps = GapIndex(Analysis(workspace), ())
        return gap_report(tuple(workspace.journeys.values()), gaps, tuple(workspace.accounts.values()))

    return make


def account(id_: str, text: str) -> str:
    return f"  {id_}: {{name: {id_.title()}, segment: s, approach: abm, {text}}}\n"


COMMITTEE = "committee: [{name: C, roles: economic_buyer}, {name: L, roles: champion}]"


TALKS = "plan: [{who: C, status: done, done_on: 2026-11-12}, {who: L, status: done, done_on: 2026-11-13}]"


def said(result: GapReport, id_: str) -> list[str]:
    """What to do about an account."""
    return [act.sentence for act in result.next if act.account == id_]


def test_what_one_map_lacks_is_told_once_however_many_accounts_follow_it(report: MakeReport) -> None:
    committee = COMMITTEE.replace("]", ", {name: T, roles: technical_evaluator}]")
    accounts = "".join(account(f"a{number:02}", f"stage: engage, {committee}, {TALKS}") for number in range(12))
    result = report(accounts)
    about_the_map = [act for act in result.next if not act.account]
    assert [act.kind for act in about_the_map] == ["role", "make"]
    assert about_the_map[0].roles == ("technical_evaluator",)
    assert about_the_map[0].about == "A00, A01, A02 and 9 more"
    assert about_the_map[1].personas == ("cfo",)
    assert all(len(of_account.next) <= 3 for of_account in result.accounts)
    assert len(result.next) < 40


def test_no_persona_with_a_role_is_told_of_the_map(report: MakeReport) -> None:
    committee = COMMITTEE.replace("]", ", {name: P, roles: procurement}]")
    text = f"stage: engage, {committee}, {TALKS}"
    accounts = account("ada", text) + account("bob", text)
    (of_role,) = (act for act in report(accounts).next if act.kind == "role" and "procurement" in act.roles)
    assert of_role.map == "base"
    assert of_role.stage == "evaluate"
    assert of_role.about == "Ada and Bob"
    assert of_role.owner == "marketing team"


def test_nothing_is_asked_of_stages_that_an_account_is_past(report: MakeReport) -> None:
    result = report(account("ada", f"stage: onboard, relationship: customer, {COMMITTEE}"))
    assert not any(act.stage in ("aware", "engage", "evaluate") for act in result.next if act.account)
    kinds = {act.kind for act in result.next if act.account}
    assert kinds == {"contact", "first_value", "ask"}, "a plan for what comes after can wait"
    assert not any("procurement" in act.roles for act in result.next)


def test_content_of_an_account_map_is_made_where_the_account_is(report: MakeReport) -> None:
    own = "title: Ada\nid: ada-way\nextends: base\naccount: ada\nstages:\n"
    own += "".join(f"  {stage}: {{touchpoints: [{{name: Own}}]}}\n" for stage in ("aware", "evaluate", "onboard"))
    result = report(account("ada", f"stage: engage, {COMMITTEE}"), own=own)
    assert [act.stage for act in result.next if act.map == "ada-way" and act.kind == "make"] == ["evaluate"]


def test_whom_nobody_knows_is_found_in_one_go(report: MakeReport) -> None:
    result = report(account("ada", "stage: evaluate, committee: [{name: L, roles: champion, met: 2026-11-03}]"))
    assert said(result, "ada")[0] == (
        "get introduced to the economic buyer, the technical evaluator and procurement: "
        "only the champion has been spoken to"
    )
    (ada,) = result.accounts
    assert ada.sentence == (
        "technical evaluator and procurement untouched: nobody is known, and nothing is planned for them; "
        "spoken to: 1 of 4 roles, last on 2026-11-03"
    )
    assert (ada.known.yes, ada.planned.yes, ada.planned.of) == (1, 2, 4)


def test_who_is_expected_needs_no_talk(report: MakeReport) -> None:
    plan = "plan: [{who: C, date: 2026-12-01}, {who: L, status: done, done_on: 2026-11-20}]"
    assert said(report(account("ada", f"stage: aware, {COMMITTEE}, {plan}")), "ada") == [
        "say over which channel you meet the economic buyer",
    ]


def test_a_channel_is_asked_for_where_there_is_a_contact(report: MakeReport) -> None:
    result = report(account("ada", f"stage: aware, {COMMITTEE}"))
    assert not any(act.kind == "channel" for act in result.next)


def test_what_is_past_its_day_stands_apart(report: MakeReport) -> None:
    text = f"stage: aware, {COMMITTEE}, owners: {{sales: Tom}}, plan: [{{who: C, date: 2026-11-02, by: Ines}}]"
    result = report(account("ada", text))
    (late,) = result.late
    assert (late.kind, late.owner, late.due, late.roles) == ("held", "Ines", date(2026, 11, 2), ("economic_buyer",))
    assert "C" not in late.sentence
    assert not any("economic_buyer" in act.roles and act.kind == "contact" for act in result.next)
    assert on_pages(result, names_people=False).late[0].owner == "sales"
    assert on_pages(result, names_people=True).late[0].owner == "Ines"


def test_the_calendar_alone_brings_what_is_late(report: MakeReport) -> None:
    text = (
        f"stage: onboard, relationship: customer, {COMMITTEE}, "
        "first_value: {milestone: First week, due: 2026-12-01}, account_plan: {review: 2026-12-01}, "
        "triggers: [{kind: budget, date: 2026-11-20, until: 2026-12-01}], "
        "handoffs: [{to_stage: onboard, ready: 2026-11-22}]"
    )
    before, after = report(account("ada", text)), report(account("ada", text), today=date(2026, 12, 2))
    assert before.late == ()
    assert {act.kind for act in before.next if act.due == date(2026, 12, 1)} >= {"result", "window"}
    assert {act.kind for act in after.late} == {"result", "review", "missed", "handoff"}
    assert not any(act.kind in ("result", "window") for act in after.next)


def test_the_most_valuable_account_goes_before_and_then_what_is_due_first(report: MakeReport) -> None:
    def worth(amount: int, more: str = "") -> str:
        return f"stage: aware, value: {{amount: {amount}, currency: EUR}}{more}"

    close = ", deals: [{name: D, closes: 2026-12-01}]"
    accounts = "".join(
        (
            account("abe", worth(1000)),
            account("bea", worth(2000)),
            account("cid", worth(2100, close)),
            account("dan", worth(2200)),
            account("eve", worth(90000)),
        )
    )
    order = dict.fromkeys(act.account for act in report(accounts).next if act.account)
    assert list(order) == ["eve", "cid", "dan", "bea", "abe"]


PAINFUL = """\
title: Twice
id: twice
stages:
  look:
    touchpoints:
      - {name: Tries it, channel: phone, moment_of_truth: true, emotion: -2}
    pains: [{text: Nobody calls back, severity: 3}, {text: Small print, severity: 1}]
  buy: {touchpoints: [{name: Pays, channel: phone}]}
"""


def test_a_map_that_is_covered_is_not_done_while_it_hurts(report: MakeReport) -> None:
    result = report(base=BASE.replace("for: lead, ", ""), twice=PAINFUL)
    assert result.share.percent == 100
    assert [(act.kind, act.about) for act in result.next] == [("pain", "Nobody calls back"), ("moment", "Tries it")]
    assert [str(phrase) for phrase in result.open.phrases] == [
        "1 severe pain without an answer",
        "1 moment of truth in a bad state",
    ]


@pytest.mark.parametrize(
    "mended",
    [
        PAINFUL.replace("severity: 3}", "severity: 3, accepted: It is so}"),
        PAINFUL.replace("severity: 3}", "severity: 3, answers: [Call]}"),
    ],
)
def test_a_pain_that_is_settled_is_no_act(mended: str, report: MakeReport) -> None:
    kinds = [act.kind for act in report(base=BASE.replace("for: lead, ", ""), twice=mended).next]
    assert kinds == ["moment"]


def test_a_pain_of_the_base_map_is_told_there(report: MakeReport) -> None:
    over = "title: Over\nid: over\nextends: twice\nstages: {buy: {goals: [g]}}\n"
    maps = [act.map for act in report(twice=PAINFUL, zover=over).next if act.kind in ("pain", "moment")]
    assert maps == ["twice", "twice"]


def test_stages_that_lack_the_same_are_one_act(report: MakeReport) -> None:
    stages = "".join(f"  s{number}: {{touchpoints: [T]}}\n" for number in range(16))
    (act,) = (act for act in report(wide=f"title: W\nid: w\nstages:\n{stages}").next if act.map == "w")
    assert act.missing == ("channel",)
    assert len(act.stages) == 16
    assert act.sentence == "say over which channel everyone meets you at s0, s1, s2, s3 and 12 more"


def test_an_account_of_which_nothing_is_asked_has_no_share(report: MakeReport) -> None:
    base = "title: Chosen\nid: base\nstages: {select: {phases: select, goals: [g]}}\n"
    result = report(base=base)
    assert result.coverage is None
    assert result.maps[0].coverage is None
    assert not result.maps[0].stages[0].is_asked
    assert result.next == ()
