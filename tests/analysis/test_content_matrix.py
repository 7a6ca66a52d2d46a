"""A hole in the content is where somebody takes part and gets nothing; what coverage or a contact counts is none."""

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.content_matrix import ContentCell
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

HEAD = """\
title: How mills buy
framework: abm-seven
for: [cook, cfo]
personas: {cook: {name: Cook, role: champion}, cfo: {name: CFO, role: economic_buyer}}
"""
OTHER = "other: {title: Other, phases: advocate, roles: user}"


def cell(write_files: WriteFiles, content: str, stages: str, phase: str, role: str, more: str = "") -> ContentCell:
    accounts = {"maps/accounts.yaml": more} if more else {}
    text = f"{HEAD}content: {{{content}}}\nstages: {{{stages}}}\n"
    workspace = load_workspace(write_files({"maps/mills.yaml": text, **accounts}))
    assert [problem.message for problem in workspace.problems] == []
    return Analysis(workspace).content_matrix.cells[phase, role]


TALK = "evaluation: {touchpoints: [{name: Talk, channel: phone, for: cook, content: sheet}]}"
BARE = "evaluation: {touchpoints: [{name: Talk, channel: phone}]}"
GONE = "evaluation: {touchpoints: [{name: Talk, content: sheet, status: retired}]}"
CASES = {
    "handed out to them": ("", TALK, "champion", ["sheet"], False),
    "handed out to somebody else": ("", TALK, "economic_buyer", [], True),
    "aimed at both": ("phases: evaluate, roles: economic_buyer", BARE, "economic_buyer", ["sheet"], False),
    "aimed at the phase": ("phases: evaluate", BARE, "economic_buyer", ["sheet"], False),
    "aimed at the stage and a persona": ("stages: evaluation, for: cfo", BARE, "economic_buyer", ["sheet"], False),
    "aimed at another phase": ("phases: decide", BARE, "champion", [], True),
    "aimed at another role": ("phases: evaluate, roles: user", BARE, "champion", [], True),
    "retired": ("phases: evaluate, status: retired", BARE, "champion", [], True),
    "only planned": ("phases: evaluate, status: planned", BARE, "champion", [], True),
    "for the stage as a whole": ("", "evaluation: {goals: [G], content: sheet}", "economic_buyer", ["sheet"], False),
    "at a touchpoint that is gone": ("", GONE, "champion", [], True),
    "they take no part": ("", "evaluation: {for: cook, goals: [G]}", "economic_buyer", [], False),
}


@pytest.mark.parametrize("case", CASES)
def test_what_fits_and_what_is_missing(case: str, write_files: WriteFiles) -> None:
    aims, stages, role, ids, is_hole = CASES[case]
    found = cell(write_files, f"sheet: {{title: Sheet, {aims}}}, {OTHER}", stages, "evaluate", role)
    assert ([piece.id for piece in found.pieces], found.is_hole) == (ids, is_hole)
    assert [map_.id for map_ in found.without] == ["mills"] * is_hole


ADA = "ada: {{name: Ada, approach: abm, stage: evaluation, committee: [{{name: Jo, roles: {roles}}}], plan: [{plan}]}}"


def at_ada(write_files: WriteFiles, content: str, role: str, roles: str = "user", plan: str = "") -> ContentCell:
    program = "programs: {p: {name: P, framework: abm-seven, required_roles: [champion, procurement]}}"
    more = f"accounts: {{{ADA.format(roles=roles, plan=plan)}}}\n{program}\n"
    return cell(write_files, f"{content}, {OTHER}", BARE, "evaluate", role, more)


def test_what_is_made_for_one_account_fills_no_hole_of_all(write_files: WriteFiles) -> None:
    found = at_ada(write_files, "case: {title: C, account: ada, phases: evaluate}", "champion")
    assert ([piece.id for piece in found.pieces], [piece.id for piece in found.made_for_one]) == ([], ["case"])
    assert found.is_hole


def test_a_required_role_takes_part_without_a_persona(write_files: WriteFiles) -> None:
    found = at_ada(write_files, "sheet: {title: S, phases: decide}", "procurement")
    assert found.is_hole
    assert [account.id for account in found.accounts] == ["ada"]


def test_an_account_that_hands_it_out_is_not_named(write_files: WriteFiles) -> None:
    plan = "{who: procurement, stage: evaluation, channel: phone, content: sheet}"
    found = at_ada(write_files, "sheet: {title: S, phases: decide}", "procurement", plan=plan)
    assert [piece.id for piece in found.pieces] == ["sheet"]
    assert not found.is_hole
    assert (len(found.without), found.accounts) == (1, ())


def test_a_skipped_contact_hands_out_nothing(write_files: WriteFiles) -> None:
    plan = "{who: procurement, stage: evaluation, channel: phone, content: sheet, status: skipped}"
    assert at_ada(write_files, "sheet: {title: S, phases: decide}", "procurement", plan=plan).is_hole


ROLES = {
    "somebody with no other part": ("influencer", True),
    "somebody who is asked as another": ("[influencer, champion]", False),
}


@pytest.mark.parametrize("case", ROLES)
def test_a_role_that_only_a_committee_has(case: str, write_files: WriteFiles) -> None:
    roles, is_asked = ROLES[case]
    found = at_ada(write_files, "sheet: {title: S, phases: decide}", "influencer", roles=roles)
    assert (found.is_asked, found.is_hole) == (is_asked, is_asked)


def test_those_who_only_buy_are_asked_when_it_is_time(write_files: WriteFiles) -> None:
    program = "programs: {p: {name: P, framework: abm-seven, required_roles: [procurement]}}"
    accounts = "accounts: {ada: {name: Ada, stage: evaluation}}"
    files = {
        "maps/mills.yaml": f"{HEAD}content: {{{OTHER}}}\nstages: {{awareness: , decision: }}\n",
        "maps/accounts.yaml": f"{accounts}\n{program}\n",
    }
    cells = Analysis(load_workspace(write_files(files))).content_matrix.cells
    asked = [phase for (phase, role), found in cells.items() if role == "procurement" and found.is_asked]
    assert asked == ["evaluate", "decide"]


def test_what_a_map_takes_over_is_told_of_the_map_below(write_files: WriteFiles) -> None:
    files = {
        "maps/mills.yaml": f"{HEAD}content: {{{OTHER}}}\nstages: {{{BARE}}}\n",
        "maps/ada-way.yaml": "title: Ada's way\nextends: mills\naccount: ada\nstages: {evaluation: }\n",
        "maps/accounts.yaml": "accounts: {ada: {name: Ada, approach: abm, stage: evaluation}}\n",
    }
    found = Analysis(load_workspace(write_files(files))).content_matrix.cells["evaluate", "champion"]
    assert [map_.id for map_ in found.without] == ["mills"]
    assert [account.id for account in found.accounts] == ["ada"]


def test_without_roles_there_is_nothing_to_tell(write_files: WriteFiles) -> None:
    workspace = load_workspace(
        write_files("title: A\nframework: buyer-steps\ncontent: {a: A}\nstages: {use: {goals: [G]}}\n")
    )
    assert Analysis(workspace).content_matrix.roles == ()


def test_a_stage_out_of_scope_asks_nothing(write_files: WriteFiles) -> None:
    stages = "stages: {evaluation: {status: out_of_scope, reason: R, goals: [G]}, decision: {goals: [G]}}\n"
    workspace = load_workspace(write_files(f"{HEAD}content: {{{OTHER}}}\n{stages}"))
    assert Analysis(workspace).content_matrix.phases[:3] == ("aware", "engage", "qualify")
    assert "evaluate" not in Analysis(workspace).content_matrix.phases
