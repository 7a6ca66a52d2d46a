"""A framework fills in what a map does not say about its stages, and every stage knows where it is written."""

from datetime import date

import pytest

from journeymap.analysis.pipeline import Pipelines, declared_stages, entered, framework_stages, map_stages
from journeymap.workspace import Workspace
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

FRAMEWORK = """\
frameworks:
  f:
    extends: account-journey
    stages:
      mqa: {entry: {points_min: 50}, loops: [{to: engaged, when: They go quiet}]}
    insert:
      - {id: demo, after: mqa, entry: {meeting: held}}
    split:
      opportunity: [{id: talks}, {id: terms, exit: [Signed]}]
"""


def loaded(write_files: WriteFiles, stages: str = "mqa: {}") -> Workspace:
    files = {"maps/f.yaml": FRAMEWORK, "maps/m.yaml": f"title: M\nframework: f\nstages: {{{stages}}}\n"}
    workspace = load_workspace(write_files(files))
    assert workspace.problems == ()
    return workspace


def test_stages_are_found_where_the_framework_speaks_of_them(write_files: WriteFiles) -> None:
    lines = {stage.id: stage.place.resolve()[1].line for stage in framework_stages(loaded(write_files).frameworks["f"])}
    assert {id_: lines[id_] for id_ in ("mqa", "demo", "talks", "aware")} == {
        "mqa": 5,
        "demo": 7,
        "talks": 9,
        "aware": 2,
    }


def test_the_parts_of_a_stage_share_its_doors(write_files: WriteFiles) -> None:
    stages = {stage.id: stage for stage in framework_stages(loaded(write_files).frameworks["f"])}
    assert [criteria.deal for criteria in stages["talks"].entry] == ["open"]
    assert stages["terms"].entry == ()
    assert [criteria.note for criteria in stages["terms"].exit] == ["Signed"]


def test_a_map_overrides_or_inherits(write_files: WriteFiles) -> None:
    journey = loaded(write_files, "mqa: {entry: [They asked for a talk]}, demo: {}").journeys["m"]
    stages = {stage.id: stage for stage in map_stages(journey)}
    assert [criteria.note for criteria in stages["mqa"].entry] == ["They asked for a talk"]
    assert [loop.when for loop in stages["mqa"].loops] == ["They go quiet"]
    assert [criteria.meeting for criteria in stages["demo"].entry] == ["held"]
    assert declared_stages(journey) == map_stages(journey)


def test_a_map_without_criteria_declares_no_stages(write_files: WriteFiles) -> None:
    assert declared_stages(loaded(write_files).journeys["m"]) == ()


def test_loops_of_a_framework_lead_to_its_own_stages(write_files: WriteFiles) -> None:
    text = FRAMEWORK.replace("to: engaged", "to: engagd")
    [problem] = load_workspace(write_files({"maps/f.yaml": text})).problems
    assert problem.message == "unknown stage 'engagd'. Did you mean 'engaged'?"
    assert problem.place.resolve()[1].line == 5


ACCOUNTS = """\
accounts:
  there: {name: There, stage: mqa, history: [{stage: aware, date: 2026-09-01}, {stage: mqa, date: 2026-10-01}]}
  since: {name: Since, stage: mqa, since: 2026-10-05, history: [{stage: mqa, date: 2026-10-01}]}
  stale: {name: Stale, stage: customer, history: [{stage: mqa, date: 2026-10-01}]}
  last: {name: Last, stage: post_sale}
  unknown: {name: Unknown}
  bought: {name: Bought, relationship: customer}
programs: {p: {name: P, framework: account-journey}}
"""


def test_where_an_account_is(write_files: WriteFiles) -> None:
    workspace = load_workspace(write_files({"maps/a.yaml": ACCOUNTS}))
    assert workspace.problems == ()
    pipelines = Pipelines(workspace)
    accounts = workspace.accounts
    now = {id_: stage.id if (stage := pipelines.now(account)) else None for id_, account in accounts.items()}
    ahead = {id_: stage.id if (stage := pipelines.ahead(account)) else None for id_, account in accounts.items()}
    assert now == {
        "there": "mqa",
        "since": "mqa",
        "stale": "customer",
        "last": "post_sale",
        "unknown": None,
        "bought": None,
    }
    assert ahead == {
        "there": "opportunity",
        "since": "opportunity",
        "stale": "post_sale",
        "last": None,
        "unknown": None,
        "bought": None,
    }
    assert {id_: entered(account) for id_, account in accounts.items() if entered(account)} == {
        "there": date(2026, 10, 1),
        "since": date(2026, 10, 5),
    }


@pytest.mark.parametrize(
    ("account", "behind"),
    [
        ("there", ["other", "qualified", "aware", "engaged"]),
        ("unknown", []),
        ("bought", ["qualified", "aware", "engaged", "mqa", "opportunity"]),
    ],
)
def test_what_is_behind_an_account(account: str, behind: list[str], write_files: WriteFiles) -> None:
    workspace = load_workspace(write_files({"maps/a.yaml": ACCOUNTS}))
    pipelines, of = Pipelines(workspace), workspace.accounts[account]
    assert [stage.id for stage in pipelines.of(of) if pipelines.is_behind(of, stage.id)] == behind


MAPS = """\
accounts:
  own: {name: Own, segment: north}
  north: {name: North, segment: north}
  south: {name: South, segment: south}
segments: {north: North, south: South}
programs: {p: {name: P, framework: account-journey}}
"""


def map_file(stated: str = "") -> str:
    return f"title: A map\nframework: account-journey\n{stated}\nstages: {{mqa: {{goals: [Know it]}}}}\n"


@pytest.mark.parametrize(
    ("maps", "followed"),
    [
        ({"own": "account: own", "north": "segment: north", "all": ""}, ["own", "north", "all"]),
        ({"all": ""}, ["all", "all", "all"]),
        ({"all": "", "another": ""}, [None, None, None]),
        ({"north": "segment: north"}, ["north", "north", None]),
        ({"own": "account: own\nsegment: north"}, ["own", None, None]),
    ],
)
def test_the_map_that_an_account_follows(
    maps: dict[str, str], followed: list[str | None], write_files: WriteFiles
) -> None:
    files = {f"maps/{name}.yaml": map_file(stated) for name, stated in maps.items()}
    workspace = load_workspace(write_files({"maps/accounts.yaml": MAPS, **files}))
    assert workspace.problems == ()
    pipelines = Pipelines(workspace)
    found = [pipelines.map_of(account) for account in workspace.accounts.values()]
    assert [map_ and map_.id for map_ in found] == followed
