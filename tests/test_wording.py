"""One wording for a thing, whichever command or page says it."""

from pathlib import Path

import pytest

from journeymap.__main__ import main
from tests.support.fixtures import WriteFiles
from tests.support.publishing import pages

LEGAL = """\
title: T
account: ada
framework: abm-seven
scope: buyer
personas: {counsel: {name: Counsel, role: legal_security}}
programs: {p: {name: P, required_roles: [legal_security]}}
stages: {evaluation: {entry: [{roles: legal_security}]}}
accounts:
  ada:
    name: Ada
    approach: abm
    COMMITTEE
    plan: [{who: legal_security, channel: phone}]
"""
KNOWN = "committee: [{name: Zoe, roles: legal_security, stance: blocker, influence: high}]"


@pytest.fixture(params=[KNOWN, "stage: evaluation"], ids=["known", "unknown"])
def root(request: pytest.FixtureRequest, write_files: WriteFiles) -> Path:
    return write_files(
        {"journeymap.yaml": "profile: strict\n", "maps/a.yaml": LEGAL.replace("COMMITTEE", request.param)}
    )


@pytest.mark.parametrize("command", ["validate", "gaps", "steps"])
def test_commands_call_a_role_by_its_label(command: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, "--root", str(root), "--as-of", "2026-11-22"])
    out = " ".join(capsys.readouterr().out.split())
    assert "egal and security" in out
    assert "legal security" not in out
    assert "the legal and security" not in out


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_pages_call_a_role_by_its_label(form: str, root: Path) -> None:
    for path, page in pages(root, form).items():
        assert "legal security" not in page, path
        if path.startswith(("maps/", "gaps", "personas/")):
            assert "egal and security" in page, path


def test_a_department_is_no_person(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["validate", "--root", str(root), "--select", "JM3,JM5", "--as-of", "2026-11-22"])
    out = " ".join(capsys.readouterr().out.split())
    assert "the contact with legal and security at 'Ada' is planned for no particular time" in out
