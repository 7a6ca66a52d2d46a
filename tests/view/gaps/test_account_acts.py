"""What there is to do at an account, fact by fact: what, by whom, by when, and whether it stops something now."""

from collections.abc import Callable
from datetime import date

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import GapReport, gap_report
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import TODAY, load_workspace

MAP = """\
title: How they buy
id: base
segment: s
stages:
  aware: {phases: aware, touchpoints: [{name: A, channel: email}]}
  engage: {phases: engage, touchpoints: [{name: B, channel: email}]}
  mqa: {phases: qualify, touchpoints: [{name: Q, channel: email}]}
  evaluate: {phases: evaluate, duration: 5 weeks, touchpoints: [{name: C, channel: email}]}
  contract: {phases: decide, duration: 4 weeks, touchpoints: [{name: D, channel: email}]}
  onboard: {phases: onboard, touchpoints: [{name: E, channel: email}]}
"""
LIBRARY = """\
segments: {s: {name: Mills}}
content:
  proof: {title: How a mill halved its scrap, type: case_study, message: proof, voice: customer, segments: [s]}
  theirs: {title: Counted at Bob, account: bob}
"""
Report = Callable[..., GapReport]


@pytest.fixture
def report(write_files: WriteFiles) -> Report:
    """The report on one account that follows a map, beside another one."""

    def make(text: str, today: date = TODAY, map_: str = MAP, library: str = LIBRARY) -> GapReport:
        head = "name: Ada, segment: s, approach: abm, owners: {marketing: M, sales: S, success: C}"
        accounts = f"accounts:\n  ada: {{{head}, {text}}}\n  bob: {{name: Bob, approach: mass}}\n"
        files = {"maps/base.yaml": map_, "maps/l.yaml": library, "maps/accounts.yaml": accounts}
        workspace = load_workspace(write_files(files), today)
        assert workspace.problems == ()
        gaps = GapIndex(Analysis(workspace), ())
        return gap_report(tuple(workspace.journeys.values()), gaps, tuple(workspace.accounts.values()))

    return make


def acts(result: GapReport) -> dict[str, tuple[str | None, str | None, bool]]:
    """What there is to do at the account: who, by when, and whether it stops something."""
    (ada,) = result.accounts
    return {act.kind: (act.owner, act.day, act.stops) for act in (*ada.late, *ada.next)}


KNOWN = "{name: C, roles: champion, met: 2026-11-16}, {name: E, roles: economic_buyer, met: 2026-11-17}"
OTHERS = "{name: T, roles: technical_evaluator, met: 2026-11-17}, {name: P, roles: procurement, met: 2026-11-17}"
ALL = f"{KNOWN}, {OTHERS}"
NEXT = "{who: C, date: 2026-11-30, channel: phone}"
SOUND = f"committee: [{ALL}], criteria: [Fast], plan: [{{who: C, date: 2026-11-30, channel: phone, addresses: [Fast]}}]"
WON = "stage: onboard, relationship: customer, satisfaction: [{date: 2026-11-02, kind: nps, score: 9}]"
LIVE = "first_value: {milestone: First week, start: 2026-06-01, reached: 2026-08-01}, account_plan: {owners: [S, C]}"


CASES = {
    "one person late": (
        ("stage: evaluate, criteria: [Fast], committee: [{name: C, roles: champion, met: 2026-11-16}, "
        "{name: E, roles: economic_buyer}, {name: P, roles: procurement}], "
        "plan: [{who: C, date: 2026-11-30, channel: phone, addresses: [Fast]}]"),
        "introduce", ("S", None, True),
    ),
    "one person early": (
        ("stage: engage, committee: [{name: C, roles: champion, met: 2026-11-16}, {name: E, roles: economic_buyer}], "
        f"plan: [{NEXT}]"),
        "introduce", ("M", None, False),
    ),
    "a core role missing late": (
        f"stage: evaluate, criteria: [Fast], committee: [{KNOWN}], plan: [{NEXT}]", "find", ("S", None, True)
    ),
    "a core role missing early": (f"stage: engage, committee: [{KNOWN}], plan: [{NEXT}]", "find", ("S", None, False)),
    "nobody known at first": ("stage: aware", "find", ("M", None, False)),
    "a handoff waits": (
        f"stage: mqa, {SOUND}, handoffs: [{{to_stage: evaluate, ready: 2026-11-12}}]",
        "handoff", ("S", "2026-11-12", True),
    ),
    "content of another account": (
        f"stage: engage, committee: [{ALL}], plan: [{NEXT.replace('channel', 'by: Z, content: theirs, channel')}]",
        "wrong_content", ("Z", "2026-11-30", True),
    ),
    "a window closes": (
        (f"stage: mqa, committee: [{ALL}], triggers: [{{id: b, kind: budget, date: 2026-11-18, until: 2026-12-01}}], "
        "plan: [{who: E, trigger: b, by: Z, channel: phone}]"),
        "window", ("Z", "2026-12-01", True),
    ),
    "a window that stays open": (
        (f"stage: mqa, committee: [{ALL}], triggers: [{{id: b, kind: budget, date: 2026-11-18, until: 2027-03-01}}], "
        "plan: [{who: E, trigger: b, channel: phone}]"),
        "window", ("S", "2027-03-01", False),
    ),
    "a contradicted stage": (
        f"stage: mqa, relationship: customer, {SOUND}", "stage", ("C", None, False)
    ),
    "stuck": (f"stage: evaluate, since: 2026-02-02, {SOUND}", "stuck", ("S", None, False)),
    "cold": (
        "stage: engage, committee: [" + ALL.replace("2026-11-1", "2026-09-1") + "]", "cold", ("M", None, False)
    ),
    "an open criterion": (
        f"stage: evaluate, committee: [{ALL}], criteria: [Fast], plan: [{NEXT}]", "criterion", ("S", None, False)
    ),
    "unknown criteria": (f"stage: evaluate, committee: [{ALL}], plan: [{NEXT}]", "criteria", ("S", None, False)),
    "a worry": (
        (f"stage: engage, committee: [{ALL}, {{name: U, roles: user, met: 2026-11-17, concerns: [Too loud]}}], "
        f"plan: [{NEXT}]"),
        "answer", ("M", None, False),
    ),
    "a day to be live": (
        f"stage: evaluate, since: 2026-11-16, {SOUND}, go_live: 2027-01-10", "go_live", ("S", "2026-12-13", False)
    ),
    "proof that fits": (f"stage: evaluate, {SOUND}", "proof", ("S", None, False)),
    "a contact past its day": (
        f"stage: engage, committee: [{ALL}], plan: [{{who: E, date: 2026-11-09, by: Z, channel: phone}}]",
        "held", ("Z", "2026-11-09", False),
    ),
    "a first result past its day": (
        f"{WON}, {SOUND}, first_value: {{milestone: First week, start: 2026-08-01, due: 2026-11-01}}",
        "result", ("C", "2026-11-01", True),
    ),
    "a first result at risk": (
        f"{WON}, {SOUND}, first_value: {{milestone: First week, start: 2026-09-01, due: 2026-12-01}}",
        "result", ("C", "2026-12-01", False),
    ),
    "a promise": (f"{WON}, {SOUND}, {LIVE}, outcomes: [Less scrap]", "promise", ("C", None, False)),
    "a reference at risk": (
        f"{WON.replace('score: 9', 'score: 3')}, {SOUND}, {LIVE}, reference: {{ready: true}}",
        "reference", ("C", None, False),
    ),
    "nobody asked": (
        f"{WON.replace('2026-11-02', '2026-01-02')}, {SOUND}, {LIVE}", "ask", ("C", None, False)
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "act"), CASES.values(), ids=CASES)
def test_an_act(text: str, kind: str, act: tuple[str | None, str | None, bool], report: Report) -> None:
    assert acts(report(text)).get(kind) == act


SILENT = {
    "a first result on its way": (
        f"{WON}, {SOUND}, first_value: {{milestone: First week, start: 2026-11-01, due: 2027-01-20}}", "result",
    ),
    "procurement before it compares": (
        (f"stage: engage, committee: [{KNOWN}, {{name: T, roles: technical_evaluator, met: 2026-11-17}}, "
        f"{{name: P, roles: procurement}}], plan: [{NEXT}]"), "contact",
    ),
    "procurement unknown before it compares": (
        (f"stage: engage, committee: [{KNOWN}, {{name: T, roles: technical_evaluator, met: 2026-11-17}}], "
        f"plan: [{NEXT}]"), "find",
    ),
    "people who decide, at first": ("stage: aware, committee: [{name: C, roles: champion}]", "contact"),
    "whom nobody knows, at first": ("stage: aware, committee: [{name: C, roles: champion}]", "find"),
    "a map of its own": (f"stage: engage, committee: [{ALL}], plan: [{NEXT}]", "map"),
    "a talk, where it has gone cold": (
        ("stage: engage, committee: [{name: C, roles: champion, met: 2026-09-10}, "
        "{name: E, roles: economic_buyer, met: 2026-09-10}, {name: T, roles: technical_evaluator}]"), "contact",
    ),
    "another contact, where one person is known": (
        "stage: evaluate, committee: [{name: C, roles: champion, met: 2026-11-16}, {name: E, roles: economic_buyer}]",
        "next_contact",
    ),
    "a handoff in its time": (
        f"stage: mqa, {SOUND}, handoffs: [{{to_stage: evaluate, ready: 2026-11-21}}]", "handoff",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), SILENT.values(), ids=SILENT)
def test_no_act(text: str, kind: str, report: Report) -> None:
    assert kind not in acts(report(text))


def test_a_day_belongs_to_the_act_that_is_about_it(report: Report) -> None:
    text = (
        f"stage: evaluate, committee: [{KNOWN}], deals: [{{name: D, closes: 2026-12-01}}], "
        f"triggers: [{{id: b, kind: budget, date: 2026-11-18, until: 2026-12-01}}], "
        "plan: [{who: C, date: 2026-12-15, channel: phone}]"
    )
    assert {kind: day for kind, (_, day, _) in acts(report(text)).items() if day} == {"window": "2026-12-01"}


def test_what_stops_a_deal_is_never_left_out(report: Report) -> None:
    plan = "".join(f"{{who: C, date: 2026-12-0{day}, channel: phone, content: theirs}}, " for day in (1, 2, 3))
    text = f"stage: evaluate, committee: [{KNOWN}], plan: [{plan}{NEXT}]"
    (ada,) = report(text).accounts
    assert [act.kind for act in ada.next if act.stops] == ["find", *["wrong_content"] * 3]


PERSONAS = """\
personas:
  cfo: {name: CFO, role: economic_buyer}
  buyer: {name: Buyer, role: procurement}
  user: {name: User, role: user}
"""


def test_nobody_is_missed_where_they_have_no_part(report: Report) -> None:
    """No user where contracts are settled, and nobody who only buys before anybody compares. The tables show them."""
    stages = "".join(f"  {phase}: {{phases: {phase}, goals: [g]}}\n" for phase in ("aware", "evaluate", "decide"))
    map_ = f"title: Own\nid: base\nfor: [cfo, buyer, user]\nstages:\n{stages}"
    result = report("stage: aware", map_=map_, library=PERSONAS + LIBRARY)
    made = {act.stages[0].id: act.personas for act in result.next if act.kind == "make"}
    assert made == {"aware": ("cfo", "user"), "evaluate": ("cfo", "buyer", "user"), "decide": ("cfo", "buyer")}
    assert all(cell.missing for stage in result.maps[0].stages for cell in stage.cells)


def test_accounts_that_follow_no_map_need_one_for_their_segment(report: Report) -> None:
    result = report("stage: aware", map_=MAP.replace("segment: s\n", ""))
    (act,) = (act for act in result.next if act.kind == "map")
    assert act.sentence == "draw a map of how this account buys: it follows none yet"


def test_expired_content_in_use_is_late(report: Report) -> None:
    old = LIBRARY + "  old: {title: Old, owner: O, expires: 2026-11-20}\n  lost: {title: Lost, expires: 2026-11-20}\n"
    result = report(
        f"stage: engage, committee: [{ALL}], plan: [{{who: C, date: 2026-11-30, channel: phone, content: old}}]",
        library=old,
    )
    (act,) = (act for act in result.late if act.kind == "expired")
    assert (act.owner, act.day, act.is_late) == ("O", "2026-11-20", True)
    assert act.sentence == "bring 'Old' up to date, or stop handing it out: it expired on 2026-11-20; Ada is to get it"


def test_content_that_cost_something_and_lies_idle_is_an_act_of_its_owner(report: Report) -> None:
    idle = LIBRARY + "  film: {title: Film, owner: O, cost: 900 EUR}\n  note: {title: Note, owner: O}\n"
    (act,) = (act for act in report("stage: aware", library=idle).next if act.kind == "idle")
    assert (act.owner, act.sentence) == ("O", "decide who gets 'Film', or retire it: it cost 900 EUR")
