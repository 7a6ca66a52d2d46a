"""Write the files of a new rule: the rule, its test cases, and a line for the changelog.

Run it as `make rule NAME=pain-without-owner FAMILY=structure`.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from journeymap.findings import HOUSEKEEPING_CODES
from journeymap.rules import FAMILIES, RULES

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")

RULE = '''\
"""TODO: what is missing, in one sentence.

TODO: what that costs the people who leave it open, in a sentence or two.

Bad:
    title: Buying a drying oven
    stages:
      consideration:
        touchpoints:
          - Demo
Good:
    title: Buying a drying oven
    stages:
      consideration:
        goals:
          - Know what it costs in ten years
        touchpoints:
          - Demo
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedStage


@rule("{code}", "{name}", Severity.WARNING)
def {function}(stage: LinkedStage) -> Iterator[Gap]:
    if stage.is_empty:  # TODO: the condition; rules never get an empty stage, so this one reports nothing yet
        yield Gap(
            stage.place,
            f"'{{stage.name}}' TODO: what it lacks",
            "TODO: What to write instead.",
        )
'''
CASES = """\
# {name} ({code})

## TODO: a map that is fine, and easily taken for one that is not

No findings.

```yaml
title: Buying a drying oven
stages:
  consideration:
    goals:
      - Know what it costs in ten years
```
"""
CHANGE = "The rule `{name}` ({code}) reports TODO: what it finds.\n"


class Refused(Exception):
    """The rule cannot be created; the text says why."""


def files_of_new_rule(name: str, family: str, root: Path = ROOT) -> dict[Path, str]:
    """Return the files to write, by path. Raises Refused."""
    if not NAME.fullmatch(name):
        raise Refused(f"'{name}' is not a rule name: write words with hyphens between them, like stage-without-goal.")
    if name in {rule.name for rule in RULES.values()}:
        raise Refused(f"There already is a rule '{name}'.")
    digits = {name: digit for digit, name in FAMILIES.items()}
    if family not in digits:
        raise Refused(f"There is no family '{family}'. The families are {', '.join(digits)}.")
    words = {"name": name, "code": next_code(digits[family], root), "function": name.replace("-", "_")}
    return {
        root / "src/journeymap/rules" / family / f"{words['function']}.py": RULE.format(**words),
        root / "tests/rules" / family / f"{name}.md": CASES.format(**words),
        root / "changelog.d" / f"+{name}.added.md": CHANGE.format(**words),
    }


def next_code(digit: str, root: Path) -> str:
    """Return the code after the highest that a family has ever had: a number is never reused."""
    changes = [root / "CHANGELOG.md", *(root / "changelog.d").glob("*.md")]
    mentioned = re.findall(r"\bJM\d{3}\b", "".join(file.read_text(encoding="utf-8") for file in changes))
    used = [code for code in (*RULES, *mentioned) if code.startswith(digit) and code not in HOUSEKEEPING_CODES]
    code = f"JM{max(int(code[2:]) for code in used) + 1}"
    if not code.startswith(digit) or code in HOUSEKEEPING_CODES:
        raise Refused(f"The family {FAMILIES[digit]} has no number left.")
    return code


def main() -> int:
    """Write the files and say what is left to do."""
    parser = argparse.ArgumentParser(description="Start a new rule.")
    parser.add_argument("name", help="words with hyphens between them, like stage-without-goal")
    parser.add_argument("family", help=", ".join(FAMILIES.values()))
    arguments = parser.parse_args()
    try:
        files = files_of_new_rule(arguments.name, arguments.family)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT).as_posix())
    print("Replace each TODO; then make docs messages golden, read what changed, and make quick.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
