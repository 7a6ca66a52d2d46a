"""The formats for machines, each held against its own specification, without any network."""

import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as Xml

import jsonschema
import junitparser
import pytest

from journeymap.cli.app import run as journeymap
from journeymap.report.findings import FORMATS
from journeymap.report.run import Run
from tests.conftest import NODE_MODULES
from tests.support.fixtures import WriteFiles
from tests.support.reports import rendered
from tests.support.runs import AWKWARD_WORKSPACES, run_of
from tests.support.specifications import GITLAB_SCHEMA, annotations, closed, events_of, schema
from tests.support.workspaces import EXAMPLES, ROOT, TODAY

SARIF_SCHEMA = NODE_MODULES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
SEMVER = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
WORKSPACES = [EXAMPLES["with-gaps"], EXAMPLES["b2b-lifecycle"], EXAMPLES["abm"], ROOT]


@pytest.fixture(params=[*WORKSPACES, *AWKWARD_WORKSPACES], ids=lambda one: one.name if isinstance(one, Path) else one)
def run(request: pytest.FixtureRequest, write_files: WriteFiles) -> Run:
    """A run on one of the workspaces."""
    which = request.param
    return run_of(which if isinstance(which, Path) else write_files(AWKWARD_WORKSPACES[which]))


def test_the_workspaces_say_enough(write_files: WriteFiles) -> None:
    found = {name: run_of(write_files(files)).findings for name, files in list(AWKWARD_WORKSPACES.items())[-1:]}
    assert found == {"nothing to say": ()}
    findings = run_of(EXAMPLES["with-gaps"]).findings
    assert {finding.severity.word for finding in findings} == {"error", "warning", "info"}
    assert any(finding.overdue for finding in findings)


def test_sarif_follows_its_schema(run: Run, sarif_schema: dict[str, Any]) -> None:
    validator = jsonschema.Draft4Validator(sarif_schema)
    assert [error.message for error in validator.iter_errors(json.loads(rendered(FORMATS, "sarif", run)))] == []


@pytest.fixture(scope="module")
def sarif_schema(node: Path) -> dict[str, Any]:
    """The official schema of SARIF 2.1.0, as a package of Microsoft's carries it."""
    assert node.exists()
    schema: dict[str, Any] = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    return schema


def test_sarif_means_what_the_specification_asks(run: Run) -> None:
    """What no JSON Schema can say: that indexes lead to their rules, addresses to files, regions to texts."""
    (log,) = json.loads(rendered(FORMATS, "sarif", run))["runs"]
    driver = log["tool"]["driver"]
    assert SEMVER.fullmatch(driver["semanticVersion"])
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    assert log["columnKind"] == "unicodeCodePoints"
    assert len(log["results"]) == len(run.findings)
    for result, finding in zip(log["results"], run.findings, strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        (location,) = result["locations"]
        check_place(location["physicalLocation"], run)
        assert without_escapes(result["message"]["text"]).startswith(finding.message)
        assert not EMBEDDED_LINK.search(result["message"]["text"])
        assert re.fullmatch(r"[0-9a-f]{32}", result["partialFingerprints"]["journeymap/v1"])


EMBEDDED_LINK = re.compile(r"(?<!\\)\[[^\]]*(?<!\\)\]\([^)]*\)")


def without_escapes(text: str) -> str:
    """A text of SARIF as its readers show it: they know links, and brackets behind a backslash that begin none."""
    return re.sub(r"\\([\\\[\]])", r"\1", text) if "](" in text.replace("\\", "") else text


def check_place(place: dict[str, Any], run: Run) -> None:
    address = urlsplit(place["artifactLocation"]["uri"])
    assert not any((address.scheme, address.netloc, address.query, address.fragment))
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", address.path)
    assert not address.path.startswith("/")
    region = place["region"]
    start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
    assert (1, 1) <= start <= end
    file = git_root(run.root) / unquote(address.path)
    if file.is_file():  # settings that are missing have findings too
        lines = file.read_text(encoding="utf-8").split("\n")
        assert region["startColumn"] <= len(lines[region["startLine"] - 1]) + 1


def git_root(folder: Path) -> Path:
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)


def test_gitlab_follows_its_documentation(run: Run) -> None:
    text = rendered(FORMATS, "gitlab", run)
    issues = json.loads(text)
    jsonschema.Draft202012Validator(GITLAB_SCHEMA).validate(issues)
    assert not text.startswith("\ufeff")
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(run.findings)
    for issue in issues:
        lines = issue["location"]["lines"]
        assert lines["begin"] <= lines["end"]
        assert (git_root(run.root) / issue["location"]["path"]).exists()


def test_junit_is_understood_by_another_reader(run: Run) -> None:
    text = rendered(FORMATS, "junit", run)
    read = junitparser.JUnitXml.fromstring(text.encode())
    suites = list(read)
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if not case.is_passed]
    assert len(failed) == len(run.findings) == read.failures
    assert read.tests == len(cases) >= 1
    assert read.errors == 0
    for suite in suites:
        counted = sum(1 for case in suite if not case.is_passed)
        assert (suite.tests, suite.failures, suite.errors) == (len(list(suite)), counted, 0)
    assert all(case.name and case.classname for case in cases)
    assert all(type(result) is junitparser.Failure for case in failed for result in case.result)
    assert {case.name.split(" ")[0] for case in failed} == {finding.code for finding in run.findings}


def test_junit_has_only_what_its_readers_know(run: Run) -> None:
    allowed = {
        "testsuites": {"name", "tests", "failures", "errors"},
        "testsuite": {"name", "tests", "failures", "errors"},
        "testcase": {"name", "classname"},
        "failure": {"type", "message"},
    }
    for element in Xml.fromstring(rendered(FORMATS, "junit", run).encode()).iter():
        assert element.attrib.keys() == allowed[element.tag]


def test_github_reads_every_annotation(run: Run) -> None:
    read = list(annotations(rendered(FORMATS, "github", run)))
    assert len(read) == len(run.findings)
    kinds = [kind for kind, _, _ in read]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index), "GitHub shows only the first of them"
    for _, properties, message in read:
        assert properties.keys() == {"file", "line", "col", "endLine", "endColumn", "title"}
        assert all(properties[key].isdigit() for key in ("line", "col", "endLine", "endColumn"))
        assert (git_root(run.root) / properties["file"]).exists()
        assert message
    titles = Counter(properties["title"] for _, properties, _ in read)
    assert titles == Counter(f"{finding.code} {finding.name}" for finding in run.findings)


def test_json_of_validate_follows_our_schema(run: Run) -> None:
    report = json.loads(rendered(FORMATS, "json", run))
    jsonschema.Draft202012Validator(closed(schema("findings.schema.json"))).validate(report)
    severities = Counter(finding["severity"] for finding in report["findings"])
    summary = report["summary"]
    assert [summary[f"{word}s"] for word in ("error", "warning", "info")] == [
        severities[word] for word in ("error", "warning", "info")
    ]


def test_json_of_gaps_follows_our_schema(run: Run, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    journeymap(["gaps", "--root", str(run.root), "--as-of", TODAY.isoformat(), "--format", "json"])
    report = json.loads(capsysbinary.readouterr().out)
    jsonschema.Draft202012Validator(closed(schema("gaps.schema.json"))).validate(report)


def test_json_of_steps_follows_our_schema(run: Run, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    journeymap(["steps", "--root", str(run.root), "--as-of", TODAY.isoformat(), "--format", "json"])
    report = json.loads(capsysbinary.readouterr().out)
    jsonschema.Draft202012Validator(closed(schema("steps.schema.json"))).validate(report)


def test_json_of_fit_follows_our_schema(run: Run, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    journeymap(["fit", "--root", str(run.root), "--as-of", TODAY.isoformat(), "--format", "json"])
    report = json.loads(capsysbinary.readouterr().out)
    jsonschema.Draft202012Validator(closed(schema("fit.schema.json"))).validate(report)


def test_json_of_the_agenda_follows_our_schema(run: Run, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    journeymap(["agenda", "--root", str(run.root), "--as-of", TODAY.isoformat(), "--within", "1y", "--format", "json"])
    report = json.loads(capsysbinary.readouterr().out)
    jsonschema.Draft202012Validator(closed(schema("agenda.schema.json"))).validate(report)
    assert len({item["id"] for item in report["items"]}) == len(report["items"])


def test_the_calendar_is_understood_by_another_reader(run: Run, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    words = ["agenda", "--root", str(run.root), "--as-of", TODAY.isoformat(), "--within", "1y", "--format"]
    journeymap([*words, "json"])
    items = [item for item in json.loads(capsysbinary.readouterr().out)["items"] if item["day"]]
    journeymap([*words, "ics"])
    events = events_of(capsysbinary.readouterr().out.decode())
    assert [event.uid.value for event in events] == [f"{item['id']}@journeymap" for item in items]
    for event, item in zip(events, items, strict=True):
        first, after = event.dtstart.value, event.dtend.value
        assert type(first) is type(after) is date, "they are events of whole days"
        shown = max(date.fromisoformat(item["day"]), TODAY)
        assert first <= shown < after
        assert first == shown or item["kind"] in ("window", "handoff")
        assert item["text"].rstrip(".") in event.summary.value
        assert event.dtstamp.value == datetime(2026, 11, 22, tzinfo=event.dtstamp.value.tzinfo)


SCHEMAS = ["agenda", "findings", "fit", "gaps", "measure", "snapshot", "steps"]


@pytest.mark.parametrize("name", [f"{name}.schema.json" for name in SCHEMAS])
def test_our_schemas_tell_what_every_field_means(name: str) -> None:
    said = schema(name)
    things = [said, *said["$defs"].values()]
    fields = [field for thing in things for field in thing.get("properties", {}).items()]
    assert fields
    plain = {"id", "title", "name", "map", "stage", "persona", "coverage"}
    assert [name for name, field in fields if "description" not in field and name not in plain] == []
