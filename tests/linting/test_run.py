"""From linked things to findings: their order, their surroundings, each once, and what is withheld."""

from collections.abc import Callable, Mapping

import pytest

from journeymap.findings import DOCUMENT_CODES, Code, Finding, Severity, apart
from journeymap.linting import LintResult
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

Check = Callable[..., LintResult]


@pytest.fixture
def checked(write_files: WriteFiles) -> Check:
    """Check a workspace, given as one map or as files by path."""

    def run(files: str | Mapping[str, str], profile: str = "strict") -> LintResult:
        loaded = load_workspace(write_files({"maps/a.yaml": files} if isinstance(files, str) else files))
        return lint(loaded, profile=profile)

    return run


def of_code(code: str, checked: LintResult) -> list[Finding]:
    return [finding for finding in checked.findings if finding.code == code]


def test_findings_stand_in_the_order_of_the_files(checked: Check) -> None:
    files = {
        "journeymap.yaml": "titel: x\n",
        "maps/b.yaml": "title: B\nstages: {a: {touchpoints: [A, B]}}\n",
        "maps/a/z.yaml": "- x\n",
        "maps/a.yaml": "title: A\nstages:\n  b: {goals: [x]}\n  a: {goals: [x]}\n",
        "maps/a-b.yaml": "- y\n",
    }
    findings = checked(files).findings
    places = [(one.path, one.span.line, one.span.column, one.code) for one in findings]
    assert places == sorted(places)
    assert list(dict.fromkeys(one.path for one in findings)) == [
        *("journeymap.yaml", "maps/a-b.yaml", "maps/a.yaml", "maps/a/z.yaml", "maps/b.yaml"),
    ]


def test_an_empty_stage_yields_one_gap(checked: Check) -> None:
    text = "title: T\nframework: classic-funnel\nstages: {awareness: , consideration: {owners: me}}\n"
    at_stages = [one.code for one in apart(checked(text).findings) if one.stage]
    assert at_stages == ["JM101"] * 3


def test_what_is_inherited_is_told_once(checked: Check) -> None:
    base = "title: B\nid: base\nowner: me\nstages: {a: {touchpoints: [Calls]}, b: {touchpoints: [Writes]}}\n"
    files = {
        "maps/base.yaml": base,
        "maps/one.yaml": "title: One\nextends: base\nstages: {a: {goals: [x]}}\n",
        "maps/two.yaml": "title: Two\nextends: one\nstages: {c: {touchpoints: [New]}}\n",
    }
    found = [(one.path, one.map) for one in of_code("JM108", checked(files))]
    assert found == [("maps/base.yaml", "base"), ("maps/two.yaml", "two")]


OWNERS: dict[str, tuple[str, str, str | None]] = {
    "the content's": ("owner: growth", "owners: sales, touchpoints: [{name: A, content: guide}]", "brand"),
    "the stage's": ("owner: growth", "owners: [sales, success], touchpoints: [A]", "sales, success"),
    "the map's": ("owner: growth", "touchpoints: [A]", "growth"),
    "the stage's, for content nobody owns": ("", "owners: sales, touchpoints: [{name: A, content: flyer}]", "sales"),
    "nobody's": ("language: en", "touchpoints: [A]", None),
}


@pytest.mark.parametrize(("head", "stage", "owner"), OWNERS.values(), ids=OWNERS)
def test_owner(head: str, stage: str, owner: str | None, checked: Check) -> None:
    library = "content: {guide: {title: G, owner: brand}, flyer: F}\n"
    text = f"title: T\n{head}\nstages: {{a: {{{stage}}}}}\n"
    (finding,) = of_code("JM108", checked({"maps/a.yaml": text, "maps/l.yaml": library}))
    assert finding.owner == owner


SURROUNDINGS: dict[str, tuple[str, tuple[str | None, str | None, str | None]]] = {
    "JM106": ("framework: buyer-steps\nstages: {consider: {goals: [x]}, purchase: {goals: [y]}}", ("a", None, None)),
    "JM102": ("stages: {x: {actions: [y]}}", ("a", "x", None)),
    "JM108": ("stages: {x: {touchpoints: [{name: A, for: cfo}]}}", ("a", "x", "cfo")),
    "JM105": ("stages: {x: {pains: [{text: P, for: cfo}]}}", ("a", "x", "cfo")),
    "JM301": ("stages: {x: {goals: [y]}}", (None, None, "cfo")),
    "JM309": ("stages: {x: {touchpoints: [{name: A, channel: sms}]}}", ("a", None, "cfo")),
}


@pytest.mark.parametrize("code", SURROUNDINGS)
def test_map_stage_and_persona(code: str, checked: Check) -> None:
    text, expected = SURROUNDINGS[code]
    personas = "personas: {cfo: {name: CFO, preferences: {channels: phone}}}\n"
    finding = of_code(code, checked(f"title: T\n{personas}{text}\n"))[0]
    assert (finding.map, finding.stage, finding.persona) == expected


def test_a_wrong_document_knows_its_map_and_stage(checked: Check) -> None:
    text = "title: T\nid: tender\nowner: growth\nstages: {x: {touchpoints: [{name: A, channel: webiste}]}}\n"
    (finding,) = of_code("JM003", checked(text))
    assert (finding.map, finding.stage, finding.owner) == ("tender", "x", "growth")
    assert finding.route == "stages.x.touchpoints[0].channel"
    assert finding.severity is Severity.ERROR
    assert finding.name == DOCUMENT_CODES["JM003"].name


def test_what_nobody_uses_is_withheld_while_a_map_cannot_be_read(checked: Check) -> None:
    files = {"maps/a.yaml": "title: A\nstages: {a: {goals: [x]}}\n", "maps/l.yaml": "channels: {fax: Fax}\n"}
    assert len(of_code("JM113", checked(files))) == 1
    broken = checked({**files, "maps/b.yaml": "title: [\n"})
    assert of_code("JM113", broken) == []
    assert broken.withheld == 1


def test_a_broken_map_has_no_gaps(checked: Check) -> None:
    text = "title: T\nonwer: me\nstages: {a: {touchpoints: [A]}}\n"
    assert [one.code for one in checked(text).findings] == ["JM002"]


def test_a_faulty_thing_of_the_library_has_no_gaps(checked: Check) -> None:
    files = {
        "maps/l.yaml": "personas: {cfo: {nmae: CFO}}\n",
        "maps/a.yaml": "title: T\nfor: cfo\nstages: {a: {goals: [x]}}\n",
    }
    assert {one.code for one in checked(files).findings if one.path == "maps/l.yaml"} == {"JM002"}


def test_profiles_of_folders(checked: Check, write_files: WriteFiles) -> None:
    text = "title: T\nstages: {a: {touchpoints: [A]}}\n"
    files = {
        "journeymap.yaml": "profiles: [{at: maps/drafts, use: starter}]\n",
        "maps/a.yaml": text,
        "maps/drafts/b.yaml": text,
    }
    loaded = load_workspace(write_files(files))
    found = lint(loaded).findings
    assert [one.path for one in found if one.code == "JM108"] == ["maps/a.yaml"]
    assert {one.path for one in found if one.code == "JM102"} == {"maps/a.yaml", "maps/drafts/b.yaml"}


def test_settings_change_severities(write_files: WriteFiles) -> None:
    files = {
        "journeymap.yaml": "rules: {JM102: error, JM901: off}\n",
        "maps/a.yaml": "title: T\nstages: {a: {actions: [x]}}\n",
    }
    loaded = load_workspace(write_files(files))
    found = {one.code: one.severity for one in lint(loaded).findings}
    assert found["JM102"] is Severity.ERROR
    assert "JM901" not in found


def test_every_code_of_documents_has_a_manual() -> None:
    assert list(DOCUMENT_CODES) == sorted(DOCUMENT_CODES)
    for code in DOCUMENT_CODES.values():
        assert code.why.endswith(".")
        assert not code.title.endswith(".")


@pytest.mark.parametrize("code", [code for code in DOCUMENT_CODES.values() if code.bad], ids=lambda code: code.code)
def test_examples_of_document_codes(code: Code, checked: Check) -> None:
    assert code.code in [one.code for one in checked(code.bad).findings]
    assert [one.code for one in checked(code.good).findings if one.code.startswith("JM0")] == []
