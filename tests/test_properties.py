"""No bytes and no YAML crash `validate`; whatever is found stands inside its file; JSON stays JSON."""

import json
import tempfile
from datetime import date
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.check import check
from journeymap.diagnostics import Finding
from journeymap.model.kinds import KINDS, MAP_FIELDS
from journeymap.publish import site
from journeymap.report.findings import FORMATS
from journeymap.report.findings.text import text
from journeymap.report.run import Run
from journeymap.selection import select
from journeymap.workspace import load

SETTINGS = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.sampled_from(
    [
        "awareness",
        "decision",
        "b2b-lifecycle",
        "email",
        "cfo",
        "-1",
        "2",
        "yes",
        "no",
        "12:30",
        "2026-01-01",
        "null",
        "",
    ]
)
SCALARS = st.one_of(WORDS, st.text(max_size=12), st.integers(-3, 3), st.booleans(), st.none())
STAGE_FIELDS = st.sampled_from(
    (
        "goals emotion touchpoints pains content loops handoff lanes metrics owners for by name text channel answers score "
        "feeling to severity sources kind drop add id"
    ).split()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(STAGE_FIELDS, WORDS), inner, max_size=4),
    ),
    max_leaves=12,
)
STAGES = st.dictionaries(WORDS, st.dictionaries(STAGE_FIELDS, VALUES, max_size=5), max_size=3)
DOCUMENTS = st.builds(
    lambda fields, stages: {**fields, "stages": stages} if stages is not None else fields,
    st.dictionaries(st.sampled_from([*MAP_FIELDS, *KINDS, "nonsense"]), VALUES, max_size=5),
    st.one_of(STAGES, VALUES, st.none()),
)


def found_in(**files: bytes) -> tuple[Finding, ...]:
    """Run everything over some files; what was found, after all reports and pages were made of it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "maps").mkdir()
        for name, content in files.items():
            where = root / ("journeymap.yaml" if name == "settings" else f"maps/{name}.yaml")
            where.write_bytes(content)
        workspace = load(root, date(2026, 11, 22))
        checked = check(workspace, select(workspace))
        run = Run(root, root, checked.findings, len(workspace.documents), len(workspace.maps), checked.withheld)
        for name, report in FORMATS.items():
            written = report(run)
            written.encode()
            if name in ("json", "sarif", "gitlab"):
                json.loads(written)
        assert all("\n" not in line.plain for line in text(run))
        for page in site(workspace, checked, ["html", "markdown"]):
            page.text.encode()
        return checked.findings


def assert_inside(findings: tuple[Finding, ...]) -> None:
    """Each finding stands on a line and in columns that its file has."""
    for finding in findings:
        document, span = finding.place.resolve()
        lines = document.lines or [""]
        assert 1 <= span.line <= max(1, len(lines))
        assert span.line == span.end_line
        width = len(lines[span.line - 1]) if document.text else 0
        assert 1 <= span.column <= width + 1
        assert span.column <= span.end_column <= width + 2


@SETTINGS
@given(st.binary(max_size=300))
def test_no_bytes_crash_it(content: bytes) -> None:
    assert_inside(found_in(a=content))


@SETTINGS
@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}#&*!|>'\"%@` \t\n\r?,~é🚀\u202e\x85")), max_size=80))
def test_no_yaml_signs_crash_it(content: str) -> None:
    assert_inside(found_in(a=content.encode()))


@SETTINGS
@given(DOCUMENTS, DOCUMENTS)
def test_no_document_crashes_it(one: object, other: object) -> None:
    first, second = (yaml.safe_dump(document, allow_unicode=True).encode() for document in (one, other))
    assert_inside(found_in(a=first, b=second))


@SETTINGS
@given(st.dictionaries(st.sampled_from(["rules", "ignore", "lanes", "site", "maps", "profile", "own_rules"]), VALUES))
def test_no_settings_crash_it(said: object) -> None:
    content = yaml.safe_dump(said, allow_unicode=True).encode()
    found_in(settings=content, a=b"title: T\nstages: {a: {touchpoints: [B]}}\n")
