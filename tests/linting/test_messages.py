"""What is said about ignores, baselines and the settings of rules, word for word: one page, to be read."""

from journeymap.findings import HOUSEKEEPING_CODES, Finding
from tests.linting.test_plan import NAMES, with_own_rules
from tests.linting.test_suppress import BESIDE, pains
from tests.linting.test_suppress import SETTINGS as IGNORES
from tests.support.fixtures import Golden, WriteFiles
from tests.support.workspaces import lint, load_workspace

CODES = {"JM008", "JM018", *HOUSEKEEPING_CODES}
MAP = pains('"Late"')
SETTINGS = (
    "rules: {JM999: off}\n",
    "rules: {JM003: off}\n",
    "rules: {pain-without-respons: off}\n",
    "ignore: [{rule: JM999, reason: r}]\n",
    "ignore: [{reason: r}]\n",
    "baseline: old.txt\n",
)
OLD = "# Findings that were there when this baseline was written. Only others fail a run.\nJM101 a: gone\nno entry\n"


def test_messages(write_files: WriteFiles, golden: Golden) -> None:
    said: dict[str, None] = {}

    def add(settings: str, text: str) -> None:
        root = write_files({"journeymap.yaml": settings, "old.txt": OLD, "maps/a.yaml": text})
        findings = lint(load_workspace(root)).findings
        said.update((shown(finding), None) for finding in findings if finding.code in CODES)

    for lines, _ in BESIDE.values():
        add("", pains(*lines))
    for ignore, _ in IGNORES.values():
        add(f"ignore: [{ignore}]\n", MAP)
    for rules, *_ in NAMES.values():
        add(with_own_rules(rules)[0], MAP)
    for settings in SETTINGS:
        add(settings, MAP)
    golden("messages/settings.text", "\n".join(sorted(said)))


def shown(finding: Finding) -> str:
    return f"{finding.code} {finding.name}\n  {finding.message}\n    {finding.fix}\n"
