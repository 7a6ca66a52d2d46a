"""The cases of the rules, one Markdown file a rule, beside what their manuals show."""

from pathlib import Path

import pytest

from journeymap.rules import FAMILIES, RULES
from tests.rules.mdtest import Case, cases
from tests.rules.wording import faults_of
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

HOME = Path(__file__).parent
FILES = sorted(HOME.glob("*/*.md"))
CASES = [case for file in FILES for case in cases(file)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}: {case.name}" for case in CASES])
def test_case(case: Case, write_files: WriteFiles) -> None:
    workspace = load_workspace(write_files(case.files), case.today)
    findings = lint(workspace, profile=case.profile, select=case.rules).findings
    mismatches = [line.removeprefix(f"{HOME}/") for line in case.mismatches(findings)]
    if mismatches:
        pytest.fail("\n".join([f"'{case.name}'", *mismatches]), pytrace=False)
    assert [fault for finding in findings if finding.code in RULES for fault in faults_of(finding)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_a_file_is_named_after_its_rule(file: Path) -> None:
    title = file.read_text(encoding="utf-8").partition("\n")[0]
    rule = next(rule for rule in RULES.values() if rule.name == file.stem)
    assert title == f"# {rule.name} ({rule.code})"
    assert file.parent.name == FAMILIES[rule.code[:3]]


def test_no_name_stands_for_two_cases() -> None:
    names = [(case.code, case.name) for case in CASES]
    assert len(names) == len(set(names))
