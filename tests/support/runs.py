"""Runs that a report has to cope with: our examples, harmful texts, odd file names, nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journeymap.cli.options import Options
from journeymap.cli.session import Session, open_session
from journeymap.report.run import Run
from tests.support.hostile import HOSTILE, hostile_workspace
from tests.support.workspaces import TODAY

MAP = "title: {title}\npersonas: {{ann: {{name: Ann}}}}\nstages:\n  try: {{pains: [{pain}], touchpoints: [A]}}\n"
ODD_NAMES = ("with space", "50%25 off", "a+b&c=d", "ünï 日本", "comma, and #hash", "brackets[1](2)", "🚀")
OWN_RULE = """\
own_rules:
  - {id: RW1, name: pilot-first, stages: try, needs: {content: pilot}, severity: error,
     message: "no pilot, in '{stage}' <b>&", fix: "Add: one, 100 %."}
"""

AWKWARD_WORKSPACES: dict[str, Mapping[str, str]] = {
    "harmful texts": hostile_workspace(),
    "odd file names": {
        f"maps/{name}.yaml": MAP.format(title=f"T{number}", pain="Slow") for number, name in enumerate(ODD_NAMES)
    },
    "long lines and wide signs": {
        "maps/wide.yaml": MAP.format(title="T", pain=f"'🚀 {'日本' * 3000} {HOSTILE[0]}'"),
        "maps/crlf.yaml": "title: T\r\nstages:\r\n  try: {tuchpoints: [A]}\r\n",
    },
    "signs that no file should hold": {
        "maps/a.yaml": MAP.format(title='"\\uFFFE \\uFFFF \\0 \\e[31m \\x9b \\u2028 \\uFDD0"', pain='"\\uFFFE\\x08]]>"')
    },
    "a rule of their own": {"journeymap.yaml": OWN_RULE, "maps/a.yaml": MAP.format(title="T", pain="Slow")},
    "an ignore in bad order": {
        "journeymap.yaml": "ignore: [{rule: JM105}, {rule: JM104, reason: r, until: 2020-01-01}]\n",
        "maps/a.yaml": MAP.format(title="T", pain="Slow  # journeymap: ignore[JM901] never"),
    },
    "wrong settings": {"journeymap.yaml": "profil: map\nrules: {JM999: off}\n", "maps/a.yaml": "title: [\n"},
    "nothing to say": {
        "journeymap.yaml": "profile: starter\nrules: {all: off}\n",
        "maps/a.yaml": "title: T\nstages: {try: {actions: [A]}}\n",
    },
}


def session_of(root: Path) -> Session:
    """A session of the command line on a workspace."""
    return open_session(Options(root=root, as_of=TODAY))


def run_of(root: Path) -> Run:
    """What `validate` would report on a workspace."""
    return session_of(root).run()
