"""What is wrong with measures and data is told where they are declared, with what to write instead."""

import pytest

from journeymap.source import Problem
from tests.support.fixtures import LoadFiles

MAP = "title: T\nstages: {proof: {name: Proof, goals: [g]}, customer: {goals: [g]}}\n"


def indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def problems(load_files: LoadFiles, text: str, where: str) -> list[Problem]:
    if where == "settings":
        files = {"journeymap.yaml": text, "maps/a.yaml": MAP}
    else:
        files = {"maps/p.yaml": f"programs:\n  p:\n    name: P\n{indented(text)}", "maps/a.yaml": MAP}
    return list(load_files(files).problems)


everywhere = pytest.mark.parametrize("where", ["settings", "program"])
WRONG = {
    "no measure": (
        "measures: {churnn: 5 %}",
        "JM027: 'churnn' is no measure that can be worked out. Did you mean 'churn_rate'?",
    ),
    "another word for one": (
        "measures: {wining rate: 5 %}",
        "JM027: 'wining rate' is no measure that can be worked out. Did you mean 'win_rate'?",
    ),
    "nothing near": ("measures: {happiness: 5 %}", "JM027: 'happiness' is no measure that can be worked out"),
    "one that no data tells of": ("measures: {clicks: 400}", "JM027: 'clicks' cannot be worked out from data"),
    "no number": ("measures: {win_rate: a third}", "JM027: 'win_rate': 'a third' is no number"),
    "a number in another unit": (
        "measures: {win_rate: {plan: 60d}}",
        "JM027: 'win_rate': '60d' does not fit: win rate is a share",
    ),
    "no way to count it": (
        "measures: {win_rate: {basis: closd}}",
        "JM027: 'win_rate': 'closd' is no way to count win rate",
    ),
    "in the second of several": (
        "measures: {conversion: [{of: proof, plan: 30 %}, {of: customer, plan: x}]}",
        "JM027: 'conversion': 'x' is no number",
    ),
    "no stage": ("measures: {conversion: {of: prof}}", "JM003: unknown stage 'prof'. Did you mean 'proof'?"),
    "neither file nor query": ("data: {deals: {as: deals}}", "JM028: this data has neither a file nor a query"),
    "both": (
        "data: {deals: {file: a.csv, query: a.sql, connection: w}}",
        "JM028: this data has both a file and a query",
    ),
    "no database": ("data: {deals: {query: a.sql}}", "JM028: nothing says which database answers this query"),
    "no query": (
        "data: {deals: {file: a.csv, connection: w}}",
        "JM028: a connection reads nothing without a query",
    ),
    "an address": (
        "data: {deals: {query: a.sql, connection: 'postgres://user:secret@host/sales'}}",
        "JM028: 'connection' holds an address, which may have a password in it",
    ),
    "a page of the web": (
        "data: {deals: 'https://example.com/deals.csv'}",
        "JM028: 'https://example.com/deals.csv' lies on the web, and data is read from files",
    ),
    "a spreadsheet": (
        "data: {deals: {file: data/Deals.xlsx}}",
        "JM028: 'data/Deals.xlsx' is a spreadsheet, and only its text form is read",
    ),
    "SQL in place of a file": (
        "data: {deals: {query: select * from deals, connection: w}}",
        "JM028: 'query' names a file, but holds the SQL itself",
    ),
    "several files in one": ("data: {deals: {file: [a.csv, b.csv]}}", "JM005: 'file' must be a single text"),
    "a list of names": ("measures: [win_rate, nps]", "JM005: 'measures' must hold fields of its own, but is a list"),
    "no export": ("data: {deals: {file: a.csv, as: hubspot-deal}}", "JM006: 'as' cannot be 'hubspot-deal'."),
    "no name of a column": (
        "data: {deals: {file: a.csv, columns: {acount: Company}}}",
        "JM028: 'acount' is no name of ours for a column. Did you mean 'account'?",
    ),
    "a column that the export has not": (
        "data: {deals: {file: a.csv, as: deals, columns: {impressions: Seen}}}",
        "JM028: 'impressions' is no name of ours for a column of deals.",
    ),
    "a stage that leads nowhere": (
        "data: {stages: {Closed Won: custmer}}",
        "JM003: unknown stage 'custmer'. Did you mean 'customer'?",
    ),
    "the wrong way round": (
        "data: {stages: {proof: Proof of concept}}",
        "JM003: 'Proof of concept' is no stage of ours, and 'proof' is one",
    ),
    "no channel": ("data: {spend: {file: a.csv, channel: emial}}", "JM003: unknown channel 'emial'."),
}


@everywhere
@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_at_its_place(text: str, expected: str, where: str, load_files: LoadFiles) -> None:
    (problem,) = problems(load_files, text, where)
    assert f"{problem.code}: {problem.message}".startswith(expected)
    assert problem.fix.endswith(".")
    document, span = problem.place.resolve()
    assert document.path == ("journeymap.yaml" if where == "settings" else "maps/p.yaml")
    assert span.line == (1 if where == "settings" else 4)


SOUND = {
    "the forms of a measure": """\
measures:
  conversion: {of: proof, plan: 30 %}
  time_in: [{of: proof, limit: 60d}, {of: customer, plan: 20d}]
  win_rate: {basis: closed_deals, plan: 35 %, against: outside the list}
  first_value: 90d
  nps: 40
  cac: {plan: 12000 EUR, lag: 90d}
""",
    "the forms of data": """\
data:
  deals: [{file: data/a.csv, as: hubspot-deals}, data/b.csv]
  nps: {query: sql/nps.sql, connection: warehouse}
  spend: {file: data/linkedin.csv, as: linkedin-campaigns, phase: aware, channel: linkedin-ads}
  moves: {file: data/m.csv, columns: {account: Company, stage: Deal stage, date: Entered}}
  stages: {Proof and proposal: proof, Closed Won: customer, Closed Lost: lost}
""",
}


@everywhere
@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_sound(text: str, where: str, load_files: LoadFiles) -> None:
    assert problems(load_files, text, where) == []


def test_no_password_is_repeated(load_files: LoadFiles) -> None:
    text = "data: {deals: {query: a.sql, connection: 'postgres://user:secret@host/sales'}}"
    (problem,) = problems(load_files, text, "settings")
    assert "secret" not in problem.message + problem.fix


def test_a_stage_of_the_settings_may_be_that_of_any_map_or_program(load_files: LoadFiles) -> None:
    files = {
        "journeymap.yaml": "data: {stages: {One: proof, Two: evaluation, Three: mine, Four: nowhere}}\n",
        "maps/a.yaml": MAP,
        "maps/p.yaml": "programs: {p: {name: P, framework: abm-seven}}\nframeworks: {own: {stages: {mine: }}}\n",
    }
    (problem,) = load_files(files).problems
    assert problem.message == "unknown stage 'nowhere'."


SYNONYMS = {
    "data: {history: a.csv}": "moves",
    "data: {opportunities: a.csv}": "deals",
    "data: {activities: a.csv}": "interactions",
    "data: {linkedin: a.csv}": "spend",
    "data: {deals: {path: a.csv}}": "file",
    "data: {deals: {file: a.csv, type: deals}}": "as",
    "data: {deals: {file: a.csv, mapping: {account: Company}}}": "columns",
    "measures: {win_rate: {target: 35 %}}": "plan",
    "measures: {time_in: {stage: proof, max: 60d}}": "of limit",
    "measures: {win_rate: {plan: 35 %, baseline: 20 %}}": "against",
    "kpis: {win_rate: 35 %}": "measures",
}


@everywhere
@pytest.mark.parametrize(("text", "meant"), SYNONYMS.items())
def test_other_words_for_our_fields(text: str, meant: str, where: str, load_files: LoadFiles) -> None:
    found = [problem for problem in problems(load_files, text, where) if problem.code == "JM002"]
    for problem, key in zip(found, meant.split(), strict=True):
        assert f"Did you mean '{key}'?" in problem.message
