"""What a finding says about its surroundings, and what it keeps to itself."""

from journeymap.findings import Finding
from tests.support.fixtures import FindingsOf

STAGE = """\
title: Example
stages:
  consider:
"""
ACCOUNT = """\
accounts:
  ada:
    name: Ada
"""


def with_code(code: str, findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def test_a_library_belongs_to_no_map(findings_of: FindingsOf) -> None:
    library = """\
content:
  memo:
    title: Memo
    owner: brand team
    cost: 3 days
"""
    actions = "    actions:\n      - Asks around\n"
    files = {"maps/a.yaml": STAGE + actions, "maps/b.yaml": STAGE + actions, "maps/library.yaml": library}
    (orphan,) = with_code("JM402", findings_of(files))
    assert (orphan.path, orphan.map, orphan.owner) == ("maps/library.yaml", None, "brand team")
    assert "3 days" in orphan.message


def test_a_gap_of_a_stage_that_its_map_reports_names_the_stage(findings_of: FindingsOf) -> None:
    mails = "".join(f"      - name: Mail {number}\n        channel: email\n" for number in range(3))
    (whole,) = with_code("JM107", findings_of(STAGE + "    touchpoints:\n" + mails))
    elsewhere = "  use:\n    touchpoints:\n      - name: Visit\n        channel: field-event\n"
    (single,) = with_code("JM107", findings_of(STAGE + "    phases: aware\n    touchpoints:\n" + mails + elsewhere))
    assert (whole.stage, single.stage) == (None, "consider")
    assert (whole.route, single.route) == ("stages", "stages.consider.touchpoints")


def test_two_personas_of_one_stage_are_told_apart(findings_of: FindingsOf) -> None:
    personas = "personas:\n" + "".join(
        f"  {persona}:\n    name: {persona}\n    preferences:\n      channels: phone\n"
        for persona in ("clerk", "chief")
    )
    touchpoint = "    touchpoints:\n      - name: Text\n        channel: sms\n"
    findings = with_code("JM309", findings_of(personas + STAGE + touchpoint))
    assert {finding.persona for finding in findings} == {"clerk", "chief"}


def test_a_map_reviewed_before_its_base_is_not_overdue(findings_of: FindingsOf) -> None:
    base = "title: Base\nreviewed: 2026-05-04\nstages:\n  look:\n    actions:\n      - Looks\n"
    over = "title: Over\nextends: base\nreviewed: 2026-05-03\nstages:\n  look:\n    actions:\n      - Asks\n"
    (later,) = with_code("JM905", findings_of({"maps/base.yaml": base, "maps/over.yaml": over}))
    assert (later.path, later.route, later.span.line, later.overdue) == ("maps/over.yaml", "reviewed", 3, False)


def test_an_account_is_owned_by_its_teams(findings_of: FindingsOf) -> None:
    owners = "    approach: abm\n    owners:\n      marketing: Ines\n      sales: Tom\n"
    assert {finding.owner for finding in with_code("JM506", findings_of(ACCOUNT + owners))} == {"Ines, Tom"}


def test_an_address_is_not_repeated(findings_of: FindingsOf) -> None:
    (finding,) = with_code("JM513", findings_of(ACCOUNT + "    notes: Ask jo@ada.example\n"))
    assert "jo@" not in finding.message + finding.fix
    assert finding.route == "accounts.ada.notes"
    assert finding.severity.word == "warning"


def test_no_member_is_called_by_name(findings_of: FindingsOf) -> None:
    committee = """\
    approach: abm
    committee:
      - name: Jo Doe
        roles: user
        stance: blocker
        influence: high
        questions:
          - When?
    plan:
      - who: Jo Doe
"""
    findings = findings_of(ACCOUNT + committee)
    assert with_code("JM307", findings) or with_code("JM305", findings) or with_code("JM507", findings)
    assert [finding for finding in findings if "Jo Doe" in finding.message + finding.fix] == []
