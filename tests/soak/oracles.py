"""What must hold of a command, whatever the workspace."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import junitparser

from journeymap.source import Document
from tests.soak.commands import Outcome
from tests.soak.isolation import place_of
from tests.soak.workspace import Files
from tests.support.sites import faults_of_html, faults_of_markdown
from tests.support.specifications import GITLAB_SCHEMA, annotations, closed, events_of, schema

EXIT_CODES = {0, 1, 2}
"""Without 3: in a soak the system lets everybody read and write."""
RAW_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def faults(outcome: Outcome, files: Files) -> Iterator[str]:
    """Say what is wrong with what a command did; nothing if all is well."""
    if outcome.death:
        yield f"{outcome.death.cause} in {place_of(outcome.death.stack)}"
    elif outcome.crash:
        error = outcome.crash.strip().splitlines()[-1].split(":")[0]
        yield f"{error} in {place_of(outcome.crash)}"
    elif outcome.code not in EXIT_CODES:
        yield f"{outcome.command}: exit code {outcome.code}, {outcome.err.strip().splitlines()[-1:]}"
    else:
        try:
            text = outcome.out.decode()
            if RAW_SIGNS.search(text + outcome.err):
                yield f"{outcome.command} --format {outcome.format} prints control signs"
            yield from _faults_of_format(outcome, text, files)
        except Exception as error:
            yield f"{outcome.command} --format {outcome.format} is no such thing: {type(error).__name__} {error}"[:200]


def _faults_of_format(outcome: Outcome, text: str, files: Files) -> Iterator[str]:
    if outcome.code == 2 and not text:
        return
    read = READERS.get((outcome.command, outcome.format))
    if read:
        yield from read(text, files)


def _validate_json(text: str, files: Files) -> Iterator[str]:
    report = json.loads(text)
    validator("findings").validate(report)
    lines = {name: Document(name, content.decode("utf-8-sig", "replace")).lines for name, content in files.items()}
    for finding in report["findings"]:
        if finding["path"] in lines and not _lies_within(finding, lines[finding["path"]]):
            yield f"{finding['code']} lies outside of its file"


def _lies_within(finding: Mapping[str, Any], lines: list[str]) -> bool:
    start, end = (finding["line"], finding["column"]), (finding["end_line"], finding["end_column"])
    if not (1, 1) <= start <= end:
        return False
    if not lines:
        return end == (1, 1)
    return end[0] <= len(lines) and all(column <= len(lines[line - 1]) + 1 for line, column in (start, end))


def _gaps_json(text: str, files: Files) -> Iterator[str]:
    report = json.loads(text)
    validator("gaps").validate(report)
    if report["coverage"] is not None and not 0 <= report["coverage"] <= 1:
        yield f"gaps: coverage of {report['coverage']}"


def _fit_json(text: str, files: Files) -> Iterator[str]:
    report = json.loads(text)
    validator("fit").validate(report)
    counted = [sum(row[key] for row in report["portfolio"]["approaches"]) for key in ("declared", "computed")]
    if counted != [len(report["accounts"])] * 2:
        yield "fit: accounts are counted otherwise than they are listed"


def _steps_json(text: str, files: Files) -> Iterator[str]:
    report = json.loads(text)
    validator("steps").validate(report)
    if any(checklist["done"] > checklist["of"] for checklist in report["checklists"]):
        yield "steps: more is done than there is"


def _agenda_json(text: str, files: Files) -> Iterator[str]:
    report = json.loads(text)
    validator("agenda").validate(report)
    if len({item["id"] for item in report["items"]}) != len(report["items"]):
        yield "agenda: two things with the same id"


def _calendar(text: str, files: Files) -> Iterator[str]:
    if any(event.summary.value == "" for event in events_of(text)):
        yield "agenda --format ics: an event without a summary"


def _gitlab(text: str, files: Files) -> Iterator[str]:
    issues = json.loads(text)
    jsonschema.Draft202012Validator(GITLAB_SCHEMA).validate(issues)
    if len({issue["fingerprint"] for issue in issues}) != len(issues):
        yield "validate --format gitlab: two issues with the same fingerprint"


def _sarif(text: str, files: Files) -> Iterator[str]:
    (log,) = json.loads(text)["runs"]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    if any(rules[result["ruleIndex"]] != result["ruleId"] for result in log["results"]):
        yield "validate --format sarif: a result names another rule"


def _junit(text: str, files: Files) -> Iterator[str]:
    Xml.fromstring(text.encode())
    if any(not case.name for suite in junitparser.JUnitXml.fromstring(text.encode()) for case in suite):
        yield "validate --format junit: a case without a name"


def _github(text: str, files: Files) -> Iterator[str]:
    yield from (f"validate --format github: no message in {one}" for *one, message in annotations(text) if not message)


def _csv(text: str, files: Files) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if len({len(row) for row in rows}) > 1:
        yield "a sheet has rows of several lengths"
    if any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row):
        yield "a sheet has a cell that a spreadsheet would compute"


def _schema(text: str, files: Files) -> Iterator[str]:
    jsonschema.Draft7Validator.check_schema(json.loads(text))
    yield from ()


READERS: dict[tuple[str, str], Callable[[str, Files], Iterator[str]]] = {
    ("validate", "json"): _validate_json,
    ("validate", "gitlab"): _gitlab,
    ("validate", "sarif"): _sarif,
    ("validate", "junit"): _junit,
    ("validate", "github"): _github,
    ("gaps", "json"): _gaps_json,
    ("gaps", "csv"): _csv,
    ("gaps", "jira"): _csv,
    ("gaps", "linear"): _csv,
    ("gaps", "github"): _csv,
    ("agenda", "json"): _agenda_json,
    ("agenda", "csv"): _csv,
    ("agenda", "ics"): _calendar,
    ("fit", "json"): _fit_json,
    ("fit", "csv"): _csv,
    ("steps", "json"): _steps_json,
    ("schema", "text"): _schema,
}


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """What holds a report against our own schema, which describes all that is in it."""
    return jsonschema.Draft202012Validator(closed(schema(f"{name}.schema.json")))


def faults_of_site(folder: Path) -> Iterator[str]:
    """Say what is wrong with the pages in a folder."""
    yield from faults_of_html(pages(folder, ".html"))
    yield from faults_of_markdown(pages(folder, ".md"))


def pages(folder: Path, suffix: str) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob(f"*{suffix}")
    }
