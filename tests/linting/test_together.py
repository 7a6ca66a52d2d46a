"""What several stages or touchpoints have in common is told once, and each of them can still be left out by itself."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from journeymap.findings import Finding
from journeymap.findings.fingerprint import fingerprint
from journeymap.linting import LintResult, Reach
from journeymap.linting.baseline import Looked, apply_baseline, baseline_of
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

Check = Callable[[Mapping[str, str]], LintResult]

MAP = """\
title: Sheds
stages:{at_stages}
  look:{at_look}
    phases: aware
    touchpoints: [Fair]
  try:
    phases: evaluate
    touchpoints: [Visit]
  buy:
    phases: decide
    goals: [A dry bike]
    touchpoints: [Order]
"""


def sheds(at_stages: str = "", at_look: str = "") -> dict[str, str]:
    ignore = "  # journeymap: ignore[JM102] the agency asks them"
    return {"maps/sheds.yaml": MAP.format(at_stages=ignore if at_stages else "", at_look=ignore if at_look else "")}


@pytest.fixture
def checked(write_files: WriteFiles) -> Check:
    return lambda files: lint(load_workspace(write_files(files)))


def goals(result: LintResult) -> list[tuple[str, int]]:
    return [(one.message, one.span.line) for one in result.findings if one.code == "JM102"]


def test_once_a_map_where_the_stages_begin(checked: Check) -> None:
    told = "2 of 3 stages of 'Sheds' do not say what the customer wants: 'look' and 'try'"
    assert goals(checked(sheds())) == [(told, 2)]


def test_one_is_told_where_it_is(checked: Check) -> None:
    assert goals(checked(sheds(at_look="ignored"))) == [("'try' does not say what the customer wants", 6)]


def test_a_comment_where_it_is_told_hides_all_of_them(checked: Check) -> None:
    result = checked(sheds(at_stages="ignored"))
    assert goals(result) == []
    assert "JM953" not in {one.code for one in result.findings}


def test_all_of_them(checked: Check) -> None:
    text = MAP.format(at_stages="", at_look="").replace("    goals: [A dry bike]\n", "")
    (told,) = goals(checked({"maps/sheds.yaml": text}))
    assert told == ("no stage of 'Sheds' says what the customer wants", 2)


def test_many_are_counted(checked: Check) -> None:
    stages = "".join(f"  s{number}: {{touchpoints: [T{number}]}}\n" for number in range(9))
    text = f"title: Sheds\nstages:\n{stages}  last: {{touchpoints: [L], goals: [g]}}\n"
    (told, _), *_ = goals(checked({"maps/sheds.yaml": text}))
    assert told.endswith("do not say what the customer wants: 's0', 's1', 's2', 's3', 's4' and 4 more")


def test_a_baseline_holds_each_of_them(write_files: WriteFiles, tmp_path: Path) -> None:
    workspace = load_workspace(write_files(sheds()))
    result = lint(workspace)
    text = baseline_of(result.findings)
    assert [line for line in text.splitlines() if line.startswith("JM102")] == [
        "JM102 sheds: stages.look.goals",
        "JM102 sheds: stages.try.goals",
    ]
    file = tmp_path / "old.txt"
    file.write_text("".join(f"{line}\n" for line in text.splitlines() if "stages.look.goals" not in line))
    looked = Looked(reach=Reach(workspace=workspace, plan=result.plan))
    new, obsolete = apply_baseline(result.findings, file, "old.txt", looked)
    assert [one.message for one in new] == ["'look' does not say what the customer wants"]
    assert obsolete == []


def test_it_is_the_same_one_while_people_work_on_it(checked: Check) -> None:
    text = MAP.format(at_stages="", at_look="").replace("    goals: [A dry bike]\n", "")

    def told(files: dict[str, str]) -> Finding:
        return next(one for one in checked(files).findings if one.code == "JM102")

    assert fingerprint(told({"maps/sheds.yaml": text})) == fingerprint(told(sheds()))
