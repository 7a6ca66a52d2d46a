"""Every rule keeps its word: its manual is true, its texts are sound, it is in its place."""

import inspect
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from journeymap.findings import Finding
from journeymap.rules import FAMILIES, RULES, Rule, files_of
from tests.support.fixtures import FindingsOf

CODES = (
    *("JM101", "JM102", "JM103", "JM104", "JM105", "JM106", "JM107", "JM108", "JM109"),
    *("JM110", "JM111", "JM112", "JM113", "JM114"),
    *("JM201", "JM202", "JM203", "JM204", "JM207", "JM208", "JM209", "JM210", "JM211"),
    *("JM301", "JM302", "JM305", "JM306", "JM307", "JM308", "JM309", "JM310", "JM311"),
    *("JM401", "JM402", "JM403", "JM404", "JM405", "JM406", "JM407", "JM408", "JM409"),
    *("JM411", "JM412", "JM413"),
    *("JM501", "JM502", "JM503", "JM504", "JM505", "JM506", "JM507", "JM508", "JM509"),
    *("JM510", "JM512", "JM513", "JM514", "JM515", "JM516"),
    *("JM601", "JM602", "JM603", "JM604", "JM605", "JM606", "JM608"),
    *("JM701", "JM702", "JM703", "JM704", "JM705", "JM708", "JM709"),
    *("JM801", "JM802", "JM803", "JM804", "JM805", "JM806"),
    *("JM901", "JM902", "JM903", "JM905"),
)
STARTER = {"JM101", "JM102", "JM105", "JM106", "JM111", "JM301", "JM901"}
OVERDUE = {"JM412", "JM508", "JM515", "JM702", "JM708", "JM709", "JM903"}
ABOUT_USE = {"JM113", "JM310", "JM402"}

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def file_of(rule: Rule) -> Path:
    return Path(inspect.getfile(rule.check))


def test_the_rules_that_were_promised_are_there() -> None:
    assert tuple(RULES) == CODES


def test_names_are_unique() -> None:
    assert [name for name, n in Counter(rule.name for rule in RULES.values()).items() if n > 1] == []


def test_one_rule_a_file() -> None:
    assert len({file_of(rule) for rule in RULES.values()}) == len(RULES)
    for rule in RULES.values():
        in_file = vars(sys.modules[rule.check.__module__]).values()
        assert [one.code for one in in_file if isinstance(one, Rule)] == [rule.code]


def test_profiles_and_flags() -> None:
    rules = RULES.values()
    assert {rule.code for rule in rules if rule.profile == "starter"} == STARTER
    assert {rule.profile for rule in rules} == {"starter", "map", "abm"}
    assert {rule.code for rule in rules if rule.overdue} == OVERDUE
    assert {rule.code for rule in rules if rule.about_use} == ABOUT_USE


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
    for finding in findings_of(files_of(rule.bad)):
        if finding.code == rule.code:
            assert well_formed(finding)


def well_formed(finding: Finding) -> bool:
    message, fix = finding.message, finding.fix
    assert not message.endswith((".", "!", "?"))
    assert fix.endswith(".")
    assert fix[0] == "'" or fix[0].isupper()
    assert not re.search(r"\bNone\b|\(\)|[{}<>]|  ", message + fix)
    assert "'" in message, "name the thing"
    return True


@every_rule
def test_points_at_a_line_of_the_example(rule: Rule, findings_of: FindingsOf) -> None:
    for finding in findings_of(files_of(rule.bad)):
        assert finding.span.line <= len(files_of(rule.bad)[finding.path].splitlines())
