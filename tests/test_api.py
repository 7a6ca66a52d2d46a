"""The public functions: what the manual shows works, and importing the package loads nothing else."""

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import journeymap
from journeymap.errors import ExitCode, UsageError
from journeymap.publish import CannotPublish
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import ROOT

MAP = "title: A clinic\npersonas: {ann: Ann}\nstages: {start: {touchpoints: [Call], pains: [Slow]}}\n"
FILES = {"maps/clinic.yaml": MAP, "maps/other.yaml": MAP.replace("clinic", "shop").replace("ann", "bob")}
TODAY = date(2026, 11, 22)


def test_the_example_of_the_manual_runs(write_files: WriteFiles) -> None:
    manual = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.+?)^```", manual, re.MULTILINE | re.DOTALL)
    root = write_files(FILES)
    ran = subprocess.run([sys.executable, "-c", example], cwd=root, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (ExitCode.FINDINGS, "")
    assert "maps/clinic.yaml 3 JM105 " in ran.stdout
    assert "of the journey is covered" in ran.stdout
    assert (root / "site" / "index.html").is_file()
    assert (root / "site" / "README.md").is_file()


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, journeymap; print(*(name for name in sys.modules if name.startswith('journeymap')))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["journeymap"]


def test_every_public_name_is_there() -> None:
    for name in journeymap.__all__:
        assert getattr(journeymap, name)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        getattr(journeymap, "nonsense")  # noqa: B009  # a name that type checkers know is not there


def test_a_path_leads_to_its_workspace(write_files: WriteFiles) -> None:
    root = write_files(FILES)
    for path in (root, root / "maps", root / "maps" / "clinic.yaml", str(root)):
        assert journeymap.load(path, today=TODAY).root == root
    assert journeymap.load(root=root, today=TODAY).today == TODAY


def test_options_win_over_settings(write_files: WriteFiles) -> None:
    workspace = journeymap.load(write_files({**FILES, "journeymap.yaml": "fail_on: never\nprofile: starter\n"}))
    assert journeymap.lint(workspace).exit_code is ExitCode.OK
    assert journeymap.lint(workspace, select=["JM105"], fail_on="warning").exit_code is ExitCode.FINDINGS
    assert {finding.code for finding in journeymap.lint(workspace, select=["JM105"]).findings} == {"JM105"}


def test_some_findings(write_files: WriteFiles) -> None:
    result = journeymap.lint(journeymap.load(write_files(FILES)))
    assert {finding.path for finding in result.findings} == set(FILES)
    assert {finding.path for finding in result.within(["maps/clinic.yaml"]).findings} == {"maps/clinic.yaml"}
    assert result.within(["."]) == result


def test_coverage_of_some_maps(write_files: WriteFiles) -> None:
    workspace = journeymap.load(write_files(FILES))
    assert [one.id for one in journeymap.coverage(workspace).maps] == ["clinic", "other"]
    report = journeymap.coverage(workspace, journeys=[workspace.journeys["other"]])
    assert [one.id for one in report.maps] == ["other"]
    assert report.coverage == 0.5


ACCOUNTS = """\
accounts:
  ada: {name: Ada, value: {amount: 9000, currency: EUR}, approach: abm, plan: [{who: champion, date: 2026-12-01}]}
  bert: {name: Bert, value: {amount: 10, currency: EUR}, approach: mass, heterogeneity: 5}
programs:
  north: {name: North, target_list: [ada], value_bands: {high: 5000, low: 100, currency: EUR}}
  south: {name: South, target_list: [bert], value_bands: {high: 5000, low: 100, currency: EUR}}
"""


def test_what_is_due_and_which_approach_fits(write_files: WriteFiles) -> None:
    workspace = journeymap.load(write_files({**FILES, "maps/accounts.yaml": ACCOUNTS}), today=TODAY)
    _, bert = workspace.accounts.values()
    assert [item.account_id for item in journeymap.agenda(workspace, within=timedelta(days=9)).items] == ["ada"]
    assert journeymap.agenda(workspace, within=timedelta(days=8)).items == ()
    assert journeymap.agenda(workspace, accounts=[bert]).items == ()
    assert [(it.id, it.computed) for it in journeymap.fit(workspace).accounts] == [("ada", "abm"), ("bert", "mass")]
    assert [it.id for it in journeymap.fit(workspace, accounts=[bert]).accounts] == ["bert"]
    report = journeymap.fit(workspace, program=workspace.programs["north"])
    assert ([it.id for it in report.accounts], report.program) == (["ada"], "north")
    assert journeymap.fit(workspace, program=workspace.programs["north"], accounts=[bert]).accounts == ()


MOVES = "account,stage,date\n" + "".join(
    f"{account},{stage},{day}\n"
    for account in ("ada", "bert")
    for stage, day in (("First", "2026-03-01"), ("Second", "2026-04-01"))
)


def test_what_happened_is_held_against_the_plan(write_files: WriteFiles) -> None:
    root = write_files({**FILES, "moves.csv": MOVES, "other.csv": "not,known\n1,2\n"})
    alone = journeymap.measure(files=[root / "moves.csv"], as_of=TODAY)
    [part] = alone.parts
    assert [(row.flow.stage, row.flow.entered, row.flow.here) for row in part.stages] == [
        ("First", 2, 0),
        ("Second", 2, 2),
    ]
    assert (alone.title, alone.failures, alone.missed) == ("moves.csv", (), ())
    assert alone.snapshot.as_of == TODAY
    workspace = journeymap.load(root, today=TODAY)
    half = journeymap.measure(workspace, files=[root / "moves.csv", root / "other.csv"], since=TODAY)
    assert [failure.says.startswith("Nothing tells what") for failure in half.failures] == [True]
    assert half.start == TODAY
    with pytest.raises(UsageError, match="No data is named here"):
        journeymap.measure(workspace)


WRONG = {
    "no rule": ({"select": ["JM999"]}, "Unknown rule 'JM999'"),
    "no profile": ({"profile": "loose"}, "There is no profile 'loose'. The profiles are starter, map, abm, strict."),
    "no level": ({"fail_on": "all"}, "There is no fail level 'all'. The fail levels are error, warning, info, never."),
}


@pytest.mark.parametrize(("options", "message"), WRONG.values(), ids=WRONG)
def test_options_that_do_not_exist(options: dict[str, list[str]], message: str, write_files: WriteFiles) -> None:
    workspace = journeymap.load(write_files(FILES))
    with pytest.raises(UsageError, match=re.escape(message)):
        journeymap.lint(workspace, **options)  # type: ignore[arg-type]  # one of them at a time


def test_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No workspace"):
        journeymap.load(tmp_path)


def test_nothing_is_published_where_it_cannot_be(write_files: WriteFiles, tmp_path: Path) -> None:
    good = journeymap.load(write_files(FILES))
    with pytest.raises(UsageError, match="There is no format 'pdf'"):
        journeymap.render(good, tmp_path / "site", formats=["pdf"])
    wrong = journeymap.load(write_files({"maps/clinic.yaml": "title: [\n"}))
    with pytest.raises(CannotPublish, match=r"fix the documents first, beginning with maps/clinic\.yaml"):
        journeymap.render(wrong, tmp_path / "site")
    assert not (tmp_path / "site").exists()
