"""Every rule keeps its word: its manual is true, its texts are sound, it is in its place."""

import inspect
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from journeymap.rules import FAMILIES, RULES, Rule, files_of
from tests.rules.wording import faults_of
from tests.support.fixtures import FindingsOf, WriteFiles
from tests.support.workspaces import lint, load_workspace

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def file_of(rule: Rule) -> Path:
    return Path(inspect.getfile(rule.check))


def test_names_are_unique() -> None:
    assert [name for name, n in Counter(rule.name for rule in RULES.values()).items() if n > 1] == []


def test_one_rule_a_file() -> None:
    assert len({file_of(rule) for rule in RULES.values()}) == len(RULES)
    for rule in RULES.values():
        in_file = vars(sys.modules[rule.check.__module__]).values()
        assert [value.code for value in in_file if isinstance(value, Rule)] == [rule.code]


@every_rule
def test_bad_example_yields_the_code(rule: Rule, findings_of: FindingsOf) -> None:
    codes = [finding.code for finding in findings_of(files_of(rule.bad))]
    assert rule.code in codes
    assert not documents_are_wrong(codes)


@every_rule
def test_good_example_does_not(rule: Rule, findings_of: FindingsOf) -> None:
    codes = [finding.code for finding in findings_of(files_of(rule.good))]
    assert rule.code not in codes
    assert not documents_are_wrong(codes)


@every_rule
def test_only_an_overdue_gap_comes_with_the_calendar(rule: Rule, write_files: WriteFiles) -> None:
    files = files_of(rule.bad)
    measured_on = [date.fromisoformat(Path(path).stem) for path in files if path.startswith("measures/")]
    long_ago = max(measured_on, default=date(2000, 1, 1))  # nobody knows what will be measured
    findings = lint(load_workspace(write_files(files), long_ago), select=[rule.code]).findings
    assert bool(findings) is not rule.overdue


def documents_are_wrong(codes: list[str]) -> bool:
    return any(code.startswith("JM0") for code in codes)


@every_rule
def test_stands_where_it_belongs(rule: Rule) -> None:
    path = file_of(rule)
    assert path.stem == rule.name.replace("-", "_")
    assert path.parent.name == FAMILIES[rule.code[:3]]


@every_rule
def test_texts_are_well_formed(rule: Rule, findings_of: FindingsOf) -> None:
    assert rule.title.endswith(".")
    assert rule.why.endswith(".")
    findings = (finding for finding in findings_of(files_of(rule.bad)) if finding.code == rule.code)
    assert [fault for finding in findings for fault in faults_of(finding)] == []


@every_rule
def test_points_at_a_line_of_the_example(rule: Rule, findings_of: FindingsOf) -> None:
    for finding in findings_of(files_of(rule.bad)):
        assert finding.span.line <= len(files_of(rule.bad)[finding.path].splitlines())
