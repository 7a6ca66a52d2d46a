"""What content answers is found by the words of whoever has said it, and only where they may hear it."""

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.spoken import Spoken
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

FILES = {
    "maps/mills.yaml": """\
title: How mills buy
framework: account-journey
for: cfo
personas: {cfo: {name: CFO, role: economic_buyer, concerns: [Payback within a year]}}
content:
  payback: {title: Payback, addresses: ["Payback within a  year."]}
  old: {title: Old, status: retired, addresses: [Payback within a year]}
  ada-case: {title: Ada's case, account: ada, addresses: [Less scrap, Payback within a year]}
  bolt-case: {title: Bolt's case, account: bolt, addresses: [Less scrap]}
  by-id: {title: By id, addresses: [noise, Nobody said this]}
stages:
  engaged: {pains: [Nobody calls back], questions: [{text: Is it loud?, id: noise}]}
""",
    "maps/ada-way.yaml": "title: Ada's way\nextends: mills\naccount: ada\nstages: {engaged: }\n",
    "maps/accounts.yaml": """\
accounts:
  ada:
    name: Ada Mills
    criteria: [Less scrap]
    committee: [{name: Jo, roles: economic_buyer, persona: cfo}]
  bolt:
    name: Bolt
    committee: [{name: Al, roles: [user, champion], concerns: [Less scrap]}, {name: Bo, roles: user, persona: cfo}]
""",
}


@pytest.fixture
def analysis(write_files: WriteFiles) -> Analysis:
    workspace = load_workspace(write_files(FILES))
    assert [problem.message for problem in workspace.problems] == []
    return Analysis(workspace)


PIECES = [
    ("Payback within a year", None, ["payback"]),
    ("payback within a year!", "ada", ["payback", "ada-case"]),
    ("Payback within a year", "bolt", ["payback"]),
    ("Less scrap", None, []),
    ("Less scrap", "ada", ["ada-case"]),
    ("Less scrap", "bolt", ["bolt-case"]),
    ("noise", None, ["by-id"]),
    ("Nobody calls back", None, []),
]


@pytest.mark.parametrize(("text", "account", "ids"), PIECES)
def test_what_answers_a_text(text: str, account: str | None, ids: list[str], analysis: Analysis) -> None:
    assert [piece.id for piece in analysis.content_answers.pieces(text, account)] == ids


def who(said: Spoken) -> tuple[str, str, tuple[str, ...]]:
    return said.field, said.who.id, said.roles


ANSWERED = {
    "payback": [("Payback within a  year.", [("concerns", "cfo", ())])],
    "ada-case": [("Less scrap", [("criteria", "ada", ())]), ("Payback within a year", [("concerns", "cfo", ())])],
    "bolt-case": [("Less scrap", [("concerns", "bolt", ("user", "champion"))])],
    "by-id": [("noise", [("questions", "engaged", ())]), ("Nobody said this", [])],
}


@pytest.mark.parametrize("piece", ANSWERED)
def test_whose_words_a_piece_answers(piece: str, analysis: Analysis) -> None:
    answered = analysis.content_answers.of(analysis.workspace.content[piece])
    assert [(each.text, [who(said) for said in each.spoken]) for each in answered] == ANSWERED[piece]


def test_where_somebody_is_like_a_persona(analysis: Analysis) -> None:
    cfo, answers = analysis.workspace.personas["cfo"], analysis.content_answers
    assert [account.id for account in answers.like(cfo)] == ["ada", "bolt"]
    assert [account.id for account in answers.like(cfo, "bolt")] == ["bolt"]
