"""What was measured is on the list of work, once."""

import json
from datetime import date
from typing import Any

from journeymap.analysis import Analysis
from journeymap.view.agenda.agenda import agenda_of
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import GapReport, gap_report
from journeymap.workspace import Workspace
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 25)
FILES = {
    "maps/hospital.yaml": "title: How they buy\nframework: ours\n"
    "stages: {first: {goals: [g]}, proof: {goals: [g], owners: [sales, marketing]}}\n",
    "maps/program.yaml": """\
frameworks:
  ours: {unit: account, stages: {first: {phases: engage}, proof: {name: Proof, phases: evaluate, max_days: 60}}}
programs:
  p:
    name: P
    framework: ours
    owner: head of marketing
    required_roles: [champion, economic_buyer]
    data: {deals: {file: data/deals.csv, fresh: 30d}}
    measures: {win_rate: {plan: 35 %, owner: head of sales}}
accounts:
  a:
    name: Ada Mills
    approach: abm
    stage: proof
    since: 2026-07-03
    committee: [{name: Plant manager, roles: champion, met: 2026-11-20}]
""",
}
FLOW = {"stage": "proof", "name": "Proof", "entered": 1, "open": 1, "here": 1, "limit": 60, "over": 1, "oldest": 140}
MISSED = {"measure": "win_rate", "unit": "share", "value": 0.18, "n": 50, "plan": 0.35, "verdict": "missed"}


def workspace(write_files: WriteFiles, **fields: Any) -> Workspace:
    accounts = [{"account": "a", "stage": "proof", "since": "2026-07-03"}]
    part = {"program": "p", "stages": [FLOW], "accounts": accounts, **fields}
    text = json.dumps({"as_of": "2026-11-20", "measured": [part]})
    loaded = load_workspace(write_files({**FILES, "measures/2026-11-20.json": text}), TODAY)
    assert loaded.problems == ()
    return loaded


def report(loaded: Workspace) -> GapReport:
    index = GapIndex(Analysis(loaded), ())
    return gap_report(tuple(loaded.journeys.values()), index, tuple(loaded.accounts.values()))


def test_where_accounts_stall(write_files: WriteFiles) -> None:
    acts = report(workspace(write_files)).next
    (act,) = [act for act in acts if act.kind in ("stall", "stuck")]
    assert act.sentence == (
        "find out with them what they wait for: 1 of 1 account in Proof is over 60 days; none is decided yet; there "
        "you have not spoken to the economic buyer at 1 of 1"
    )
    assert (act.owner, act.map, act.stage, act.kind) == ("sales", "hospital", "proof", "stall")
    assert str(act.says) == "Find out what stalled accounts wait for: Proof"


def test_what_misses_its_plan(write_files: WriteFiles) -> None:
    acts = report(workspace(write_files, figures=[MISSED])).next
    (act,) = [act for act in acts if act.kind == "plan_missed"]
    assert act.sentence == "agree on what to do otherwise: win rate is 18 %, where 35 % is planned"
    assert act.owner == "head of marketing"
    assert act.measured_on == "programs/p"


def test_what_misses_its_plan_of_the_whole_leads_to_where_that_stands(write_files: WriteFiles) -> None:
    for programs, page in ((("p",), "index"), ((), "programs/p")):
        measured = [{"program": id_, "stages": [FLOW]} for id_ in programs] + [{"figures": [MISSED]}]
        text = json.dumps({"as_of": "2026-11-20", "measured": measured})
        loaded = load_workspace(write_files({**FILES, "measures/2026-11-20.json": text}), TODAY)
        (act,) = [act for act in report(loaded).next if act.kind == "plan_missed"]
        assert act.measured_on == page


def test_data_that_is_old(write_files: WriteFiles) -> None:
    data = [{"name": "deals", "export": "moves", "newest": "2026-10-20"}]
    (act,) = [act for act in report(workspace(write_files, data=data)).late if act.kind == "data"]
    assert act.sentence == "export 'deals' again, and measure: the newest that is known is of 2026-10-20"
    assert (act.owner, act.due, act.is_late) == ("head of marketing", date(2026, 11, 19), True)


def test_nothing_of_it_where_no_account_is_looked_at(write_files: WriteFiles) -> None:
    loaded = workspace(write_files, figures=[MISSED])
    acts = gap_report(tuple(loaded.journeys.values()), GapIndex(Analysis(loaded), ())).next
    assert not [act for act in acts if act.kind in ("stall", "plan_missed", "data")]


def test_the_agenda(write_files: WriteFiles) -> None:
    data = [{"name": "deals", "export": "moves", "newest": "2026-10-31"}]
    loaded = workspace(write_files, data=data)
    items = {item.kind: item for item in agenda_of(Analysis(loaded)).items}
    export, stall = items["data"], items["stall"]
    assert export.sentence == "export 'deals' again, and measure"
    assert (export.day, export.state, export.person) == (date(2026, 11, 30), "soon", "head of marketing")
    assert stall.sentence == "speak to the economic buyer where accounts stall: Ada Mills"
    assert (stall.day, stall.state, stall.person, stall.place) == (None, "undated", "sales", "How they buy")
    of_account = agenda_of(Analysis(loaded), accounts=tuple(loaded.accounts.values()), programs=())
    assert not {"data", "stall"} & {item.kind for item in of_account.items}
