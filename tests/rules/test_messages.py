"""What the rules say, word for word, in what their manuals and cases show: a page for each family, to be read."""

from pathlib import Path

import pytest

from journeymap.characters import printable
from journeymap.findings import Finding
from journeymap.rules import FAMILIES, RULES, files_of
from tests.rules.mdtest import cases
from tests.support.fixtures import Golden
from tests.support.workspaces import lint, load_workspace, write_below

HOME = Path(__file__).parent


@pytest.mark.parametrize(("digit", "family"), FAMILIES.items(), ids=FAMILIES.values())
def test_messages(digit: str, family: str, golden: Golden, tmp_path: Path) -> None:
    findings: dict[str, list[Finding]] = {code: [] for code in RULES if code.startswith(digit)}
    for code, rule in RULES.items():
        if code in findings:
            root = write_below(tmp_path / code, files_of(rule.bad))
            found = lint(load_workspace(root), profile="strict").findings
            findings[code].extend(finding for finding in found if finding.code == code)
    for file in sorted(HOME.glob(f"{family}/*.md")):
        for number, case in enumerate(cases(file)):
            root = write_below(tmp_path / file.stem / str(number), case.files)
            result = lint(load_workspace(root, case.today), profile=case.profile, select=case.rules)
            findings[case.code].extend(finding for finding in result.findings if finding.code == case.code)
    golden(f"messages/{family}.text", "\n".join(said(code, found) for code, found in findings.items()))


def said(code: str, findings: list[Finding]) -> str:
    """The name of a rule, and below it each message and its fix, once."""
    texts = dict.fromkeys(f"  {printable(finding.message)}\n    {printable(finding.fix)}\n" for finding in findings)
    return f"{code} {RULES[code].name}\n" + "".join(texts)
