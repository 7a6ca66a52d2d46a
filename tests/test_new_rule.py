"""`make rule` begins a rule that works, and nothing it leaves to be filled in is forgotten."""

import importlib.util
import sys
from pathlib import Path

import pytest

from journeymap.rules import FAMILIES, RULES, Rule
from scripts.new_rule import Refused, files_of_new_rule, next_code
from tests.rules.mdtest import cases
from tests.support.workspaces import ROOT


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A checkout with nothing in it but a changelog."""
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "CHANGELOG.md").write_text("## 0.1\n\n- JM150 was removed.\n", encoding="utf-8")
    return tmp_path


def test_a_rule_that_is_begun_can_be_read(repository: Path) -> None:
    rule_file, case_file, change = files_of_new_rule("pain-without-owner", "structure", repository).items()
    for path, text in (rule_file, case_file, change):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert [path.relative_to(repository).as_posix() for path, _ in (rule_file, case_file, change)] == [
        "src/journeymap/rules/structure/pain_without_owner.py",
        "tests/rules/structure/pain-without-owner.md",
        "changelog.d/+pain-without-owner.added.md",
    ]
    (case,) = cases(case_file[0])
    assert case.code == "JM151"
    assert "JM151" in change[1]


def test_the_file_of_a_new_rule_holds_a_rule(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path, text), *_ = files_of_new_rule("pain-without-owner", "structure", repository).items()
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    name = "journeymap.rules.structure.pain_without_owner"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    rule = module.pain_without_owner
    assert isinstance(rule, Rule)
    assert (rule.code, rule.name, rule.family) == ("JM151", "pain-without-owner", "structure")
    assert rule.manual.good


def test_a_number_is_never_used_twice(repository: Path) -> None:
    for digit in FAMILIES:
        assert next_code(digit, repository) not in RULES
    assert next_code("JM1", repository) == "JM151"
    assert next_code("JM9", repository) < "JM950"


@pytest.mark.parametrize(
    ("name", "family", "message"),
    [
        ("Pain without owner", "structure", "words with hyphens"),
        ("stage-without-goal", "structure", "already"),
        ("pain-without-owner", "pains", "no family 'pains'"),
    ],
)
def test_what_cannot_be_begun(name: str, family: str, message: str, repository: Path) -> None:
    with pytest.raises(Refused, match=message):
        files_of_new_rule(name, family, repository)


def test_nothing_is_left_to_be_filled_in() -> None:
    files = [
        *(ROOT / "src/journeymap/rules").rglob("*.py"),
        *(ROOT / "tests/rules").rglob("*.md"),
        *(ROOT / "changelog.d").glob("*.md"),
    ]
    assert [file.relative_to(ROOT).as_posix() for file in files if "TODO" in file.read_text(encoding="utf-8")] == []
