"""The examples say what they are for: what is found in them is kept as golden files, renewed by `make golden`."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from journeymap.analysis import Analysis
from journeymap.api import analysis_of
from journeymap.checklists import scope_of
from journeymap.cli.session import Session
from journeymap.findings import DOCUMENT_CODES, Finding
from journeymap.report.checklists import FORMATS as STEP_FORMATS
from journeymap.report.findings import FORMATS
from journeymap.report.gaps import FORMATS as GAP_FORMATS
from journeymap.rules import RULES
from journeymap.source import Route
from journeymap.view.checklists import checklists_view
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import gap_report
from tests.support.fixtures import Golden
from tests.support.reports import rendered
from tests.support.runs import session_of
from tests.support.workspaces import EXAMPLES, ROOT, load_workspace


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Session]:
    """Open a session in the folder of an example."""

    def session(example: str) -> Session:
        monkeypatch.chdir(EXAMPLES[example])
        return session_of(EXAMPLES[example])

    return session


def findings_in(example: str) -> tuple[Finding, ...]:
    return session_of(EXAMPLES[example]).result.findings


def without_folder(report: str, example: str) -> str:
    """A report without the folder it was made in."""
    return report.replace(EXAMPLES[example].as_posix(), "…")


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_findings(golden: Golden, inside: Callable[[str], Session], example: str, form: str) -> None:
    run = inside(example).run()
    report = rendered(FORMATS, form, run)
    golden(f"findings/{example}.{form}", without_folder(report, example))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", list(GAP_FORMATS))
def test_gaps(golden: Golden, inside: Callable[[str], Session], example: str, form: str) -> None:
    session = inside(example)
    gaps = gap_report(session.journeys, GapIndex(analysis_of(session.workspace), session.result.findings))
    report = rendered(GAP_FORMATS, form, gaps, root=EXAMPLES[example])
    golden(f"gaps/{example}.{form}", without_folder(report, example))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_steps(golden: Golden, example: str, form: str) -> None:
    root = EXAMPLES[example]
    whole = scope_of(Analysis(load_workspace(root)))
    view = checklists_view(whole, whole)
    report = rendered(STEP_FORMATS, form, view, root=root)
    golden(f"steps/{example}.{form}", without_folder(report, example))


def test_the_lifecycle_lacks_nothing() -> None:
    assert findings_in("b2b-lifecycle") == ()


def test_the_one_with_gaps_is_worth_looking_at() -> None:
    """It need not break every rule: that each speaks is shown by the example in its own manual."""
    broken = {finding.code for finding in findings_in("with-gaps")}
    assert len({code[:3] for code in broken & set(RULES)}) >= 6, "gaps of many families"
    assert broken & set(DOCUMENT_CODES)


def test_each_finding_points_at_something_written() -> None:
    """At the key or value concerned, and for what is absent at its nearest written ancestor: never at an empty spot."""
    for finding in findings_in("with-gaps"):
        document, span = finding.place.resolve()
        marked = document.lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert marked.strip(), f"{finding.code} points at nothing"


def test_each_finding_points_at_the_key_or_value_of_its_route() -> None:
    """Compared with what PyYAML itself says of the places."""
    for finding in findings_in("with-gaps"):
        document, span = finding.place.resolve()
        assert (span.line - 1, span.column - 1) in places(document.text, finding.place.route), finding.message


def places(text: str, route: Route) -> set[tuple[int, int]]:
    """Where the deepest key that is written on a route stands, and its value."""
    node = yaml.compose(text, yaml.CSafeLoader)
    key = node
    for step in route:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            key, node = pair or (key, node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            key = node = node.value[step]
    return {(one.start_mark.line, one.start_mark.column) for one in (key, node) if one}


def test_a_comment_names_each_break_of_the_one_with_gaps(tmp_path: Path) -> None:
    files = (EXAMPLES["with-gaps"] / "maps").rglob("*.yaml")
    named = set(re.findall(r"JM\d{3}", "\n".join(file.read_text(encoding="utf-8") for file in files)))
    mended = tmp_path / "mended"
    shutil.copytree(EXAMPLES["with-gaps"], mended, ignore=shutil.ignore_patterns("broken-*"))
    found = (*findings_in("with-gaps"), *session_of(mended).result.findings)
    assert named == {finding.code for finding in found}


def test_our_own_maps_hold_no_error() -> None:
    findings = session_of(ROOT).result.findings
    assert [finding for finding in findings if finding.severity.word == "error"] == []


def test_the_examples_are_workspaces_of_their_own() -> None:
    for folder in EXAMPLES.values():
        assert (folder / "journeymap.yaml").is_file()
        assert (folder / "README.md").is_file()
