"""The cases in Markdown fail where they should, and say where."""

from pathlib import Path

import pytest

from tests.rules.mdtest import WrongCase, cases
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

TITLE = "# stage-without-goal (JM102)\n\n"
STAGE = "title: T\nstages:\n  look:{comment}\n    actions:\n      - Looks around\n"


def markdown(tmp_path: Path, body: str) -> Path:
    file = tmp_path / "case.md"
    file.write_text(TITLE + body, encoding="utf-8")
    return file


def mismatches(tmp_path: Path, write_files: WriteFiles, comment: str, above: str = "") -> list[str]:
    fence = f"```yaml\n{STAGE.format(comment=comment)}```\n"
    (case,) = cases(markdown(tmp_path, f"## a case\n\n{above}{fence}"))
    findings = lint(load_workspace(write_files(case.files)), select=case.rules).findings
    return [line.rpartition("case.md:")[2] for line in case.mismatches(findings)]


def finding(tmp_path: Path, write_files: WriteFiles) -> str:
    """The comment that fits."""
    (line,) = mismatches(tmp_path, write_files, "", "No findings.\n\n")
    return line.partition("nobody expects ")[2]


def test_a_comment_that_fits(tmp_path: Path, write_files: WriteFiles) -> None:
    comment = finding(tmp_path, write_files)
    assert "[JM102]" in comment
    assert mismatches(tmp_path, write_files, f"  # {comment}") == []


@pytest.mark.parametrize(
    ("old", "new"), [("warning", "error"), (": 3 ", ": 9 "), ("[JM102]", "[JM103]"), ("customer", "seller")]
)
def test_a_comment_that_differs(old: str, new: str, tmp_path: Path, write_files: WriteFiles) -> None:
    comment = finding(tmp_path, write_files)
    assert old in comment
    expected, unexpected = mismatches(tmp_path, write_files, f"  # {comment.replace(old, new)}")
    assert expected.startswith("8: nothing fits")
    assert unexpected.startswith("8: nobody expects")


def test_a_comment_on_a_line_of_its_own_is_about_the_next(tmp_path: Path) -> None:
    text = '## a case\n\n```yaml\n# maps/b.yaml\n# error: [JM001] "first"\n# info: [JM102] "second"\ntitle: T\n```\n'
    (case,) = cases(markdown(tmp_path, text))
    assert [(expected.path, expected.line, expected.code) for expected in case.expected] == [
        ("maps/b.yaml", 4, "JM001"),
        ("maps/b.yaml", 4, "JM102"),
    ]
    assert case.rules == ["JM102"]


def test_settings_of_a_case(tmp_path: Path) -> None:
    text = "## a case\n\nToday: 2026-12-24\nProfile: strict\nRules: JM101, JM103\n\nNo findings.\n\n```yaml\n```\n"
    (case,) = cases(markdown(tmp_path, text))
    assert (case.today.isoformat(), case.profile, case.rules) == ("2026-12-24", "strict", ["JM101", "JM102", "JM103"])


WRONG = {
    "neither findings nor silence": ("## a case\n\n```yaml\n```\n", "No findings."),
    "both": ('## a case\n\nNo findings.\n\n```yaml\na:  # error: [JM102] "x"\n```\n', "No findings."),
    "a comment with a slip": ("## a case\n\n```yaml\na:  # warning: JM102\n```\n", "write: # warning"),
    "no file": ("## a case\n\nNo findings.\n", "shows no file"),
    "a file twice": ("## a case\n\n```yaml\n```\n\n```yaml\n```\n", "twice"),
    "a profile that is none": ("## a case\n\nProfile: all\n", "no profile all"),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_a_case_that_cannot_be_read(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(WrongCase, match=message):
        cases(markdown(tmp_path, text))
