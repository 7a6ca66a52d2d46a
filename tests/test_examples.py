"""The examples say what they are for: what is found in them is kept as golden files, renewed by `make golden`."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from journeymap.analysis import Analysis
from journeymap.checklists import scope_of
from journeymap.findings import DOCUMENT_CODES, Finding
from journeymap.lint import lint, make_plan
from journeymap.report.checklists import FORMATS as STEP_FORMATS
from journeymap.report.checklists.text import text as step_text
from journeymap.report.findings import FORMATS
from journeymap.report.findings.text import text
from journeymap.report.gaps import FORMATS as GAP_FORMATS
from journeymap.report.gaps.text import text as gap_text
from journeymap.report.run import Run
from journeymap.rules import RULES
from journeymap.source import Route
from journeymap.view.checklists import steps_view
from journeymap.view.gaps.report import GapReport, gap_report
from journeymap.view.records import GapIndex
from journeymap.workspace import Workspace, load
from tests.conftest import Golden

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(folder.name for folder in (ROOT / "examples").iterdir() if folder.is_dir())
TODAY = date(2026, 11, 22)


def looked_at(root: Path) -> tuple[Workspace, Run]:
    """A workspace and what is found in it."""
    workspace = load(root, TODAY)
    checked = lint(Analysis(workspace), make_plan(workspace))
    documents = sum(path != "journeymap.yaml" for path in workspace.documents)
    lessons = 5 if workspace.settings.profile == "starter" else None
    run = Run(root, root, checked.findings, documents, len(workspace.maps), checked.withheld, lessons=lessons)
    return workspace, run


def reported(workspace: Workspace, run: Run) -> GapReport:
    """The gap report of a whole workspace."""
    return gap_report(tuple(workspace.journeys.values()), GapIndex(Analysis(workspace), run.findings))


def bare(written: str, root: Path) -> str:
    """A report without the folder it was made in."""
    return written.replace(root.as_posix(), "…")


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_findings(golden: Golden, example: str, form: str) -> None:
    root = ROOT / "examples" / example
    _, run = looked_at(root)
    told = "".join(f"{line.plain}\n" for line in text(run)) if form == "text" else FORMATS[form](run)
    golden(f"findings/{example}.{form}", bare(told, root))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", ["text", *GAP_FORMATS])
def test_gaps(golden: Golden, example: str, form: str) -> None:
    root = ROOT / "examples" / example
    report = reported(*looked_at(root))
    told = (
        "".join(f"{line.plain}\n" for line in gap_text(report)) if form == "text" else GAP_FORMATS[form](report, root)
    )
    golden(f"gaps/{example}.{form}", bare(told, root))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_steps(golden: Golden, example: str, form: str) -> None:
    root = ROOT / "examples" / example
    whole = scope_of(Analysis(load(root, TODAY)))
    view = steps_view(whole, whole)
    told = "".join(f"{line.plain}\n" for line in step_text(view)) if form == "text" else STEP_FORMATS[form](view, root)
    golden(f"steps/{example}.{form}", bare(told, root))


def found(example: str) -> tuple[Finding, ...]:
    """What is found in an example."""
    return looked_at(ROOT / "examples" / example)[1].findings


def test_the_lifecycle_lacks_nothing() -> None:
    assert found("b2b-lifecycle") == ()


def test_the_one_with_gaps_breaks_every_rule_for_maps() -> None:
    broken = {finding.code for finding in found("with-gaps")}
    about_maps = (rule.code for rule in RULES.values() if rule.profile != "abm" and rule.code[:3] != "JM5")
    assert set(about_maps) <= broken
    assert broken & set(DOCUMENT_CODES)


def test_each_finding_points_at_something_written() -> None:
    """At the key or value concerned, and for what is absent at its nearest written ancestor: never at an empty spot."""
    for finding in found("with-gaps"):
        document, span = finding.place.resolve()
        marked = document.lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert marked.strip(), f"{finding.code} points at nothing"


def test_each_finding_points_at_the_key_or_value_of_its_route() -> None:
    """Compared with what PyYAML itself says of the places."""
    for finding in found("with-gaps"):
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


def test_a_comment_names_each_break_of_the_one_with_gaps() -> None:
    files = (ROOT / "examples" / "with-gaps" / "maps").rglob("*.yaml")
    named = set(re.findall(r"JM\d{3}", "\n".join(file.read_text(encoding="utf-8") for file in files)))
    assert named == {finding.code for finding in found("with-gaps")}


def test_our_own_maps_hold_no_error() -> None:
    _, run = looked_at(ROOT)
    assert [finding for finding in run.findings if finding.severity.word == "error"] == []


def test_the_examples_are_workspaces_of_their_own() -> None:
    for example in EXAMPLES:
        assert (ROOT / "examples" / example / "journeymap.yaml").is_file()
        assert (ROOT / "examples" / example / "README.md").is_file()
