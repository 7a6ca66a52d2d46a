"""examples/abm is what its README says: sound, with the gaps that were built into it, and silent on people."""

import shutil
from pathlib import Path

import pytest

from journeymap.__main__ import main
from journeymap.analysis import Analysis
from journeymap.view.gaps.accounts import account_gaps
from journeymap.view.overlay.summary import overlay_summary
from journeymap.workspace import Workspace
from tests.support.workspaces import EXAMPLES, lint, load_workspace

EXAMPLE = EXAMPLES["abm"]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy that may be changed."""
    return shutil.copytree(EXAMPLE, tmp_path / "abm")


def codes(workspace: Workspace) -> list[str]:
    return [one.code for one in lint(workspace, profile="abm").findings]


def test_no_document_is_wrong() -> None:
    workspace = load_workspace(EXAMPLE)
    assert [code for code in codes(workspace) if code.startswith("JM0") or code == "JM513"] == []
    assert len(workspace.accounts) == 7
    assert len({one.model.approach for one in workspace.accounts.values()}) == 3


def test_its_one_error_is_the_deal_at_stake() -> None:
    findings = lint(load_workspace(EXAMPLE)).findings
    errors = [one for one in findings if one.severity.word == "error"]
    assert [(one.code, one.route) for one in errors] == [("JM313", "accounts.halvard.committee")]


def test_it_tells_what_its_readme_says_and_nothing_else() -> None:
    found = {(one.code, (one.route or "").removeprefix("accounts.")) for one in lint(load_workspace(EXAMPLE)).findings}
    assert found == {
        # the deal at stake, and who is against it
        ("JM313", "halvard.committee"),
        ("JM307", "halvard.committee[1].stance"),
        ("JM305", "halvard.committee[1].objections[0]"),
        ("JM405", "halvard.criteria[1]"),
        ("JM204", "stages.decision.touchpoints"),
        # a promise
        ("JM705", "quay-north.outcomes[1]"),
        # whether they belong on the list, and whom to know there
        ("JM522", "sundvik.fit.access"),
        ("JM302", "sundvik.committee"),
        ("JM504", "calder.fit"),
        ("JM508", "calder.triggers[0]"),
        # a contact for no particular time
        ("JM507", "ostmark.plan[1]"),
    }


def test_two_account_maps_over_one_base() -> None:
    journeys = load_workspace(EXAMPLE).journeys.values()
    assert [one.base.id for one in journeys if one.model.account and one.base] == ["terminal", "terminal"]


def test_the_untouched_finance_role_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    analysis = Analysis(load_workspace(EXAMPLE))
    by_id = {one.id: one for one in account_gaps(analysis.workspace.accounts.values(), analysis)}
    assert by_id["halvard"].untouched == ("economic_buyer",)
    assert [one.id for one in by_id.values() if one.untouched] == ["halvard"]
    main(["gaps", "--root", str(EXAMPLE), "--as-of", "2026-11-22"])
    assert "Economic buyer untouched" in capsys.readouterr().out


def edited(example: Path, *edits: tuple[str, str]) -> Workspace:
    """The example after changes in the map that both account maps are laid over."""
    path = example / "maps/terminal.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return load_workspace(example)


ACCOUNT_MAPS = ("halvard-way", "quay-north-way")


def test_what_is_added_below_is_inherited_by_both_account_maps(example: Path) -> None:
    unedited = load_workspace(example)
    before = {id_: overlay_summary(unedited.journeys[id_], unedited) for id_ in ACCOUNT_MAPS}
    new = (
        "touchpoints:\n      - {name: Calls the night shift, channel: phone, from: us}\n      - name: Trial on one quay"
    )
    workspace = edited(example, ("touchpoints:\n      - name: Trial on one quay", new))
    assert workspace.problems == ()
    for id_ in ACCOUNT_MAPS:
        (stage,) = (one for one in workspace.journeys[id_].stages if one.id == "evaluation")
        origins = {one.model.name: one.origin for one in stage.touchpoints}
        assert origins["Calls the night shift"] == "inherited"
        after, old = overlay_summary(workspace.journeys[id_], workspace), before[id_]
        assert after is not None
        assert old is not None
        assert after.inherited == old.inherited + 1
        assert (after.changed, after.added, after.dropped) == (old.changed, old.added, old.dropped)


def test_what_an_account_map_drops_and_is_renamed_below_is_drift(example: Path) -> None:
    workspace = edited(example, ("name: Calculates the payback", "name: Calculates what it pays back"))
    (problem,) = workspace.problems
    assert problem.code == "JM011"
    assert "`drop` names 'Calculates the payback'" in problem.message
    document, span = problem.place.resolve()
    assert (document.path, document.lines[span.line - 1].strip()) == (
        "maps/accounts/halvard-map.yaml",
        "drop: [Calculates the payback]",
    )
    for id_ in ACCOUNT_MAPS:
        (stage,) = (one for one in workspace.journeys[id_].stages if one.id == "evaluation")
        assert "Calculates what it pays back" in [one.model.name for one in stage.touchpoints]


def test_a_later_review_below_is_drift_in_both_account_maps(example: Path) -> None:
    assert "JM905" not in codes(load_workspace(example))
    workspace = edited(example, ("reviewed: 2026-10-05", "reviewed: 2026-11-10"))
    found = [one for one in lint(workspace).findings if one.code == "JM905"]
    assert [(one.map, one.severity.word, one.overdue) for one in found] == [
        (id_, "warning", False) for id_ in ACCOUNT_MAPS
    ]
    assert all("on 2026-11-02" in one.message and "(terminal)" in one.message for one in found)
    assert all(one.message.endswith("on 2026-11-10") for one in found)


def test_pages_and_report_show_the_change_below(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(example, ("goals: [Plan trucks and trains the same way]", "goals: [Plan trucks the same way]"))
    look_at = ["--root", str(example), "--as-of", "2026-11-22"]
    assert main(["render", *look_at, "--out", str(tmp_path / "site")]) == 0
    halvard, quay = ((tmp_path / f"site/maps/{id_}.html").read_text(encoding="utf-8") for id_ in ACCOUNT_MAPS)
    assert "Plan trucks the same way" in halvard
    assert "<del><bdi>Plan trucks the same way</bdi></del>" in quay
    assert "<ins><bdi>Bring the grain quay in</bdi></ins>" in quay
    assert "<del><bdi>Calculates the payback</bdi></del>" in halvard
    main(["gaps", *look_at])
    said = capsys.readouterr().out
    assert "extends 'A container terminal plans its berths anew': 38 inherited, 1 added, 3 dropped" in said
    assert "dropped at Consideration and evaluation: Calculates the payback" in said


PLANTED = "jo.doe@halvard.example"


@pytest.mark.parametrize(
    ("file", "before"),
    [
        ("maps/accounts/accounts.yaml", "name: Head of IT"),
        ("maps/accounts/accounts.yaml", "why: the head of planning asked us in"),
        ("maps/terminal.yaml", "goal: Every ship knows its berth a day ahead."),
        ("maps/accounts/halvard-map.yaml", "title: Halvard plans its berths anew"),
        ("maps/library/people.yaml", "goals: [Put off the second quay"),
        ("maps/library/content.yaml", "type: pilot, message: proof, owner: Tom"),
        ("maps/program.yaml", "owner: head of marketing"),
    ],
)
def test_a_planted_address_is_found(file: str, before: str, example: Path) -> None:
    path = example / file
    text = path.read_text(encoding="utf-8")
    if before not in text:
        before = "title: Six weeks on one quay"
    assert before in text
    path.write_text(text.replace(before, f"{before} {PLANTED}", 1), encoding="utf-8")
    assert "JM513" in codes(load_workspace(example))


def test_no_page_names_a_member(example: Path, tmp_path: Path) -> None:
    path = example / "maps/accounts/accounts.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("Head of IT", "Jo Doe"),
        ("name: Head of planning", "name: Al Roe"),
        ("who: Head of planning", "who: Al Roe"),
    ):
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    assert main(["render", "--root", str(example), "--out", str(tmp_path / "site"), "--as-of", "2026-11-22"]) == 0
    pages = [page.read_text(encoding="utf-8") for page in (tmp_path / "site").rglob("*.html")]
    assert len(pages) > 10
    assert not [
        page for page in pages if "Jo Doe" in page or "Al Roe" in page or "blocker" in page or "against you" in page
    ]
