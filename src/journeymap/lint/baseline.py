"""Findings and a file of old ones come in; only the new ones go out, and the entries that no longer occur.

The file holds one finding a line, known by its code, map and thing and not by its line, sorted, so that
it can be reviewed and merged like any other text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from journeymap.errors import reason_of
from journeymap.findings import ORDER_CODES, Finding
from journeymap.findings.fingerprint import identity
from journeymap.source import Document, spot

DEFAULT = "journeymap-baseline.txt"
_HEAD = """\
# Findings that were there when this baseline was written. Only others fail a run.
# Write it anew with: journeymap validate --write-baseline
"""


class CannotReadBaseline(Exception):
    """The baseline is not there or not text; the message says so in a clause."""


def written(findings: Iterable[Finding]) -> str:
    """The baseline for some findings. What is wrong with a document is never part of it."""
    lines = sorted(_line(finding) for finding in findings if _may_wait(finding))
    return _HEAD + "".join(f"{line}\n" for line in lines)


def without_old(findings: Iterable[Finding], file: Path, called: str) -> tuple[list[Finding], list[Finding]]:
    """The findings that are not in the baseline, and one for each entry that no longer occurs."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CannotReadBaseline(f"there is no baseline '{called}'") from None
    except OSError as error:
        raise CannotReadBaseline(f"the baseline '{called}' cannot be read: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise CannotReadBaseline(f"the baseline '{called}' cannot be read: it is not text") from error
    entries = {
        number: line.strip()
        for number, line in enumerate(text.split("\n"))
        if line.strip() and not line.startswith("#")
    }
    waiting = Counter(entries.values())
    new = []
    for finding in findings:
        line = _line(finding) if _may_wait(finding) else ""
        if waiting[line] > 0:
            waiting[line] -= 1
        else:
            new.append(finding)
    return new, _gone(entries, waiting, Document(called, text))


def _gone(entries: dict[int, str], waiting: Counter[str], document: Document) -> list[Finding]:
    kind, told = ORDER_CODES["JM954"], []
    for number, line in reversed(entries.items()):
        if waiting[line] > 0:
            waiting[line] -= 1
            place = spot(document, (number, 0, number, len(line)))
            message = f"'{line}' no longer occurs"
            fix = "Write the baseline anew: journeymap validate --write-baseline."
            told.append(Finding(kind.code, kind.name, kind.severity, message, fix, place))
    return told[::-1]


def _may_wait(finding: Finding) -> bool:
    return not finding.code.startswith(("JM0", "JM95"))


def _line(finding: Finding) -> str:
    return " ".join(identity(finding).split())
