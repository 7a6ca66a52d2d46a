"""`journeymap measure`: from an export to a table, with no settings; from settings to a snapshot that pages read."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from journeymap.measurement import installed
from journeymap.model.snapshot import snapshot_in
from journeymap.report.measure import FORMATS
from tests.support.fixtures import RunCommand, WriteFiles
from tests.support.workspaces import write_below

DAY = ("--as-of", "2026-11-25")
STAGES = ("Discovery", "Proof", "Closed Won", "Closed Lost")
ENTERED = ",".join(f'"Date entered ""{stage} (Sales)"""' for stage in STAGES)
DEALS = f"""\
Record ID,Deal Name,Deal Stage,Pipeline,Amount,Create Date,Close Date,Associated Company,{ENTERED}
1,First,Closed Won,Sales,1000,2026-01-05,2026-04-01,Acme,2026-01-05,2026-02-10,2026-04-01,
2,Second,Proof,Sales,2000,2026-03-05,,Beta,2026-03-05,2026-05-10,,
3,Third,Closed Lost,Sales,3000,2026-06-05,2026-07-10,Gamma,2026-06-05,,,2026-07-10
4,Fourth,Discovery,Sales,500,2026-10-01,,Delta,2026-10-01,,,
"""
MOVES = "account,stage,date\n" + "".join(
    f"a{number},{stage},{day}\n"
    for number in range(30)
    for stage, day in (("Discovery", "2026-01-05"), ("Proof" if number < 3 else "Closed Lost", "2026-03-01"))
)
MAP = """\
title: Buy
stages:
  discovery: {name: Discovery, actions: [Ask]}
  proof: {name: Proof, actions: [Try]}
accounts:
  a0: First Works
  a1: {name: Second Works, stage: proof}
"""
SETTINGS = """\
title: Ports
data: {moves: data/moves.csv}
measures:
  conversion: {of: discovery, plan: 30 %, owner: Sales}
"""
FILES: Mapping[str, str] = {"journeymap.yaml": SETTINGS, "maps/a.yaml": MAP, "data/moves.csv": MOVES}


def said(text: str) -> str:
    return " ".join(text.split())


def test_an_export_alone_gives_the_table(tmp_path: Path, run: RunCommand) -> None:
    write_below(tmp_path, {"deals.csv": DEALS})
    ran = run("measure", "deals.csv", *DAY, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("deals.csv: measured on 2026-11-25, from 2025-11-26 on\n")
    assert "Discovery 4 2 1 1 67 % (21-94)" in said(ran.out)
    assert "Proof 2 1 0 1 100 % (21-100)" in said(ran.out)
    assert "Win rate 50 %" in said(ran.out)
    assert "deals.csv (hubspot deals): 4 of 4 rows, the newest of 2026-10-01" in said(ran.out)
    assert "none of yours" not in ran.out, "nobody has declared any stage"
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_a_file_with_nothing_to_count_is_told_in_one_sentence(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"deals.csv": DEALS.splitlines()[0] + "\n", "maps/a.yaml": MAP, "data/in.txt": ""})
    ran = run("measure", "deals.csv", *DAY, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "deals.csv holds no rows, only a header." in said(ran.err)
    write_below(root, {"journeymap.yaml": "data: {deals: data}\n"})
    ran = run("measure", *DAY, cwd=root)
    assert ran.code == 2
    assert "data is a folder. Name the file in it that holds the data." in said(ran.err)


def test_sums_below_zero_are_left_out_by_row(tmp_path: Path, run: RunCommand) -> None:
    write_below(tmp_path, {"deals.csv": DEALS.replace("1000", "-1000")})
    ran = run("measure", "deals.csv", *DAY, cwd=tmp_path)
    assert ran.code == 0
    assert "1 cell, a sum below zero" in said(ran.out)
    assert "(row 2)" in ran.out
    assert "-1,000" not in ran.out
    assert "-0 " not in ran.out


def test_the_period_ends_with_the_day(tmp_path: Path, run: RunCommand) -> None:
    write_below(tmp_path, {"deals.csv": DEALS})
    late = run("measure", "deals.csv", "--as-of", "2026-03-31", "-f", "json", cwd=tmp_path).json
    stages = {stage["stage"]: stage for stage in late["measured"][0]["stages"]}
    assert (stages["Discovery"]["entered"], stages["Proof"]["here"]) == (2, 1), "what came later is not known yet"
    short = run("measure", "deals.csv", *DAY, "--period", "60d", "-f", "json", cwd=tmp_path).json
    assert short["start"] == "2026-09-27"
    stages = {stage["stage"]: stage for stage in short["measured"][0]["stages"]}
    assert (stages["Discovery"]["entered"], stages["Proof"]["here"]) == (1, 1), "who is there counts in any case"
    assert "3 of 4 deals last moved before 2026-09-27" in short["measured"][0]["says"][0]
    since = run("measure", "deals.csv", *DAY, "--since", "2026-09-27", "-f", "json", cwd=tmp_path).json
    assert since["measured"] == short["measured"]


def test_what_the_settings_plan_is_held_against_what_happened(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("measure", *DAY, cwd=write_files(FILES))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Ports: measured on 2026-11-25")
    assert "Conversion of Discovery 10 % 3 to 26 % 30 plan 30 %: missed" in said(ran.out)
    assert "Second Works Proof 269" in said(ran.out)


def test_check_fails_only_where_a_plan_is_missed_by_more_than_chance(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("measure", "--check", *DAY, cwd=root)
    assert ran.code == 1
    assert ran.err == "Plan missed: Conversion of Discovery is 10 %, plan 30 %: missed (owner: Sales).\n"
    for plan in ("20 %", "3 %"):
        write_below(root, {"journeymap.yaml": SETTINGS.replace("30 %", plan)})
        assert run("measure", "--check", *DAY, cwd=root).code == 0, "chance alone may explain it, or it is reached"


def test_recorded_twice_it_is_the_same_bytes(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("measure", "--record", "-q", *DAY, cwd=root)
    assert ran.code == 0
    assert ran.err.startswith("Wrote measures/2026-11-25.json. Commit it")
    file = root / "measures/2026-11-25.json"
    first = file.read_bytes()
    assert run("measure", "--record", "-q", *DAY, cwd=root).code == 0
    assert file.read_bytes() == first
    snapshot = snapshot_in(first.decode())
    assert not isinstance(snapshot, str)
    [measured] = snapshot.measured
    assert [flow.entered for flow in measured.stages] == [30, 3]
    assert [reading.account for reading in measured.accounts] == ["a0", "a1"]
    assert b"First Works" not in first


def test_what_is_recorded_is_read_by_the_checks(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    before = run("validate", "--select", "measures", "-f", "json", *DAY, cwd=root).codes
    run("measure", "--record", "-q", *DAY, cwd=root)
    after = run("validate", "--select", "measures", "-f", "json", *DAY, cwd=root).codes
    assert set(after) - set(before), "the plan is missed"


def test_anonymous_leaves_the_accounts_out(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    assert run("measure", "--record", "--anonymous", "-q", *DAY, cwd=root).code == 0
    assert '"accounts"' not in (root / "measures/2026-11-25.json").read_text(encoding="utf-8")


def test_a_program_is_measured_by_its_own_list(write_files: WriteFiles, run: RunCommand) -> None:
    programs = "programs:\n  north: {name: North, target_list: [a1], measures: {conversion: {of: discovery}}}\n"
    root = write_files({**FILES, "maps/program.yaml": programs})
    told = run("measure", *DAY, "-f", "json", cwd=root).json["measured"]
    assert [(part["program"], part["stages"][0]["entered"]) for part in told] == [(None, 30), ("north", 1)]
    [only] = run("measure", "--program", "north", *DAY, "-f", "json", cwd=root).json["measured"]
    assert only == told[1]


def test_stages_that_are_none_of_ours_are_told(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "data/moves.csv": MOVES + "a31,Parked,2026-03-04\n"})
    out = said(run("measure", *DAY, cwd=root).out)
    assert "data/moves.csv: stages that are none of yours: 'Parked' 1." in out
    write_below(root, {"data/moves.csv": "account,stage,date\nx,Open,2026-03-04\nx,Wait,2026-03-05\n"})
    out = said(run("measure", *DAY, cwd=root).out)
    assert "None of the data's stages is one of yours" in out
    assert "Open 1 1 0 0 100 %" in out


def test_a_file_that_a_program_declares_is_read_as_it_says(write_files: WriteFiles, run: RunCommand) -> None:
    data = "{moves: {file: data/umzug.csv, columns: {account: Wer, stage: Wo, date: Wann}}, stages: {Probe: proof}}"
    files = {"maps/a.yaml": MAP, "maps/p.yaml": f"programs: {{p: {{name: P, data: {data}}}}}\n"}
    root = write_files({**files, "data/umzug.csv": "Wer,Wo,Wann\na0,Discovery,2026-01-05\na0,Probe,2026-03-01\n"})
    [whole] = run("measure", "data/umzug.csv", *DAY, "-f", "json", cwd=root).json["measured"]
    assert [(stage["stage"], stage["entered"]) for stage in whole["stages"]] == [("discovery", 1), ("proof", 1)]


def test_other_formats_and_files(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("measure", *DAY, "-f", "markdown", "-o", "csv:out.csv", "-o", "json:out.json", cwd=root)
    assert ran.code == 0
    assert "| Discovery | 30 | 3 | 27 | 0 | 0 | 10 % (3 to 26 %) |" in ran.out
    assert (root / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfprogram,measure,stage")
    assert json.loads((root / "out.json").read_text(encoding="utf-8"))["title"] == "Ports"


WRONG: Mapping[str, tuple[tuple[str, ...], str]] = {
    "no file": (("nothing.csv",), "does not exist"),
    "no export": (("deals.csv", "--as", "hubspot-deal"), "no export 'hubspot-deal'. Did you mean 'hubspot-deals'?"),
    "no program": (("--program", "south"), "There is no program 'south'. No program is declared."),
    "two beginnings": (("--since", "2026-01-01", "--period", "90d"), "--since and --period both say"),
    "no length": (("--period", "soon"), "'soon' is not a length of time"),
    "no day": (("--since", "soon"), "'soon' is not a date"),
    "begins after it ends": (("--since", "2027-01-01"), "would begin on 2027-01-01, after its last day 2026-11-25."),
    "anonymous what": (("--anonymous",), "--anonymous says what is recorded: give it with --record."),
    "a part recorded": (("--record", "--program", "x"), "leave out --program"),
    "no format": (("-f", "xml"), "There is no format 'xml'."),
    "a file that it reads": (("-o", "csv:maps/a.yaml"), "is one of the files that the workspace is read from"),
}


@pytest.mark.parametrize(("words", "message"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_named(words: tuple[str, ...], message: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "deals.csv": DEALS})
    before = (root / "maps/a.yaml").read_bytes()
    ran = run("measure", *DAY, *words, cwd=root)
    assert ran.code == 2
    assert message in said(ran.err)
    assert (root / "maps/a.yaml").read_bytes() == before
    assert not (root / "measures").exists()


LISTED = """\
accounts: {a0: First Works, a1: Second Works}
programs:
  north:
    name: North
    target_list: [a0, a1]
    data: {customers: data/customers.csv, nps: data/nps.csv, costs: data/costs.csv}
    measures: {nrr: {}, churn: {}, cac: {}, nps: {}}
"""
PAID = "customer,account,period,revenue\n" + "".join(f"X,Else,2026-{month:02},100\n" for month in (1, 3, 6, 9))
COST = "date,amount,currency\n2026-03-01,900,EUR\n"


@pytest.mark.parametrize(
    ("paid", "answers", "values", "says"),
    [
        # Its list has no customer at the start of the data, which begins long before the first of the list.
        (
            "A,a0,2026-03,100\nA,a0,2026-06,150\nA,a0,2026-09,200\n",
            "2026-03-01,a0,9\n2026-03-01,Else,0\n",
            {"nrr": "no_customers", "churn_rate": "no_customers", "cac": 900.0, "nps": 100.0},
            (),
        ),
        (
            "A,a0,2026-01,100\nA,a0,2026-03,150\nA,a0,2026-06,150\nA,a0,2026-09,200\n",
            "2026-03-01,Else,0\n",
            {"nrr": 2.0, "churn_rate": 0.0, "cac": "no_new_customers", "nps": -100.0},
            ("No answer to the surveys is from",),
        ),
        (
            "Y,Other,2026-03,100\n",
            "2026-03-01,,0\n",
            {"nrr": 1.0, "churn_rate": 0.0, "cac": "no_new_customers", "nps": -100.0},
            ("No answer to the surveys is from", "No customer of the data is"),
        ),
    ],
)
def test_a_program_counts_its_list_and_says_where_all_count(
    paid: str,
    answers: str,
    values: Mapping[str, object],
    says: tuple[str, ...],
    write_files: WriteFiles,
    run: RunCommand,
) -> None:
    data = {"customers": PAID + paid, "costs": COST, "nps": f"date,account,score\n{answers}"}
    files = {f"data/{name}.csv": text for name, text in data.items()}
    ran = run("measure", *DAY, "--since", "2026-01-15", "-f", "json", cwd=write_files({**files, "maps/n.yaml": LISTED}))
    (part,) = ran.json["measured"]
    found: dict[str, object] = {}
    for figure in part["figures"]:
        found.setdefault(figure["measure"], figure["reason"] if figure["value"] is None else figure["value"])
    assert {measure: found[measure] for measure in values} == values
    assert [any(text.startswith(start) for text in part.get("says", ())) for start in says] == [True] * len(says)
    assert len([text for text in part.get("says", ()) if text.endswith("so all of them count.")]) == len(says)


def test_nothing_to_measure_is_no_success(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("measure", *DAY, cwd=write_files({"maps/a.yaml": MAP}))
    assert (ran.code, ran.out) == (2, "")
    assert "journeymap measure deals.csv" in ran.err


def test_data_without_rows_is_no_success(tmp_path: Path, run: RunCommand) -> None:
    write_below(tmp_path, {"moves.csv": "account,stage,date\n"})
    ran = run("measure", "moves.csv", *DAY, cwd=tmp_path)
    assert ran.code == 2
    assert "moves.csv holds no rows, only a header." in ran.err
    folder = run("measure", tmp_path, *DAY, cwd=tmp_path)
    assert (folder.code, folder.out) == (2, "")
    assert "is a folder without maps" in folder.err


def test_data_that_cannot_be_read_is_named_and_nothing_is_recorded(write_files: WriteFiles, run: RunCommand) -> None:
    settings = SETTINGS.replace("data/moves.csv", "[data/moves.csv, data/gone.csv]")
    root = write_files({**FILES, "journeymap.yaml": settings})
    ran = run("measure", "--record", *DAY, cwd=root)
    assert ran.code == 2
    assert "Discovery" in ran.out, "what can be read is told all the same"
    assert "data/gone.csv does not exist" in ran.err
    assert "Nothing was recorded" in ran.err
    assert not (root / "measures").exists()


def test_recording_needs_a_workspace(tmp_path: Path, run: RunCommand) -> None:
    write_below(tmp_path, {"deals.csv": DEALS})
    ran = run("measure", "deals.csv", "--record", *DAY, cwd=tmp_path)
    assert ran.code == 2
    assert "Nothing was recorded: there is no workspace here" in ran.err


@pytest.mark.parametrize("name", [*FORMATS])
def test_nobody_stands_in_a_report(name: str, write_files: WriteFiles, run: RunCommand) -> None:
    people = "account,contact,type,date\na1,ann@acme.example,meeting,2026-11-02\na1,Ann Arbor,call,2026-11-03\n"
    settings = SETTINGS.replace("moves.csv}", "moves.csv, interactions: data/people.csv}")
    moves = MOVES + "a31,bob@acme.example,2026-03-04\na31,+49 170 1234567,2026-03-05\n"
    root = write_files({**FILES, "journeymap.yaml": settings, "data/people.csv": people, "data/moves.csv": moves})
    ran = run("measure", *DAY, "-f", name, cwd=root)
    assert ran.code == 0
    for word in ("ann@", "Arbor", "bob@", "170 1234567"):
        assert word not in ran.out + ran.err


def test_personal_data_is_refused(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "data/moves.csv": MOVES + "a31,ann@acme.example,2026-03-04\n"})
    ran = run("measure", "--record", "-q", *DAY, cwd=root)
    assert ran.code == 2
    assert "among the stages of the data that are none of yours stands what looks like an e-mail address" in ran.err
    assert "ann@acme.example" not in ran.err
    assert not (root / "measures").exists()


def test_a_folder_of_snapshots_that_leads_elsewhere_is_not_written_to(
    write_files: WriteFiles, run: RunCommand, tmp_path: Path
) -> None:
    root, elsewhere = write_files(FILES), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "measures").symlink_to(elsewhere)
    ran = run("measure", "--record", "-q", *DAY, cwd=root)
    assert ran.code == 2
    assert "'measures' leads out of the workspace" in ran.err
    assert [*elsewhere.iterdir()] == []


def test_without_its_packages_it_says_how_to_get_them(
    tmp_path: Path, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_below(tmp_path, {"deals.csv": DEALS})
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    ran = run("measure", "deals.csv", *DAY, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("Install them with: pip install 'journeymap[measure]'\n")
