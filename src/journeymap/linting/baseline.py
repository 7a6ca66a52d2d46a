"""Keep old findings in a file, so that only new ones fail a run.

It has one finding per line, identified by code, map and thing rather than by line number, and is sorted, so that it
can be reviewed and merged like any other text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from journeymap.errors import reason_of
from journeymap.findings import HOUSEKEEPING_CODES, Finding, Kind
from journeymap.findings.fingerprint import identity
from journeymap.source import Document, spot

DEFAULT = "journeymap-baseline.txt"
_HEAD = """\
# Findings that were there when this baseline was written. Only others fail a run.
# Regenerate it with: journeymap validate --write-baseline
"""


class CannotReadBaseline(Exception):
    """The baseline is missing or is not text; the message says so in a clause."""


def baseline_of(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline. What is wrong with a document is never part of it."""
    lines = sorted(_entry(finding) for finding in findings if _may_wait(finding))
    return _HEAD + "".join(f"{line}\n" for line in lines)


def apply_baseline(
    findings: Iterable[Finding], file: Path, name: str, clean: Callable[[str], str]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that are not in a baseline, and one for each entry that no longer occurs. Personal data that
    somebody wrote into it is removed with `clean`, as it is from findings.
    """
    text = "\n".join(map(clean, _read(file, name).split("\n")))
    entries = {
        number: line.strip()
        for number, line in enumerate(text.split("\n"))
        if line.strip() and not line.startswith("#")
    }
    waiting = Counter(entries.values())
    new = []
    for finding in findings:
        entry = _entry(finding) if _may_wait(finding) else ""
        if waiting[entry] > 0:
            waiting[entry] -= 1
        else:
            new.append(finding)
    obsolete = list(_obsolete(entries, waiting, Document(name, text)))
    return new, obsolete[::-1]


def _read(file: Path, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CannotReadBaseline(f"there is no baseline '{name}'") from None
    except OSError as error:
        raise CannotReadBaseline(f"the baseline '{name}' cannot be read: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise CannotReadBaseline(f"the baseline '{name}' cannot be read: it is not text") from error


def _obsolete(entries: dict[int, str], waiting: Counter[str], document: Document) -> Iterator[Finding]:
    """Yield a finding for each entry that is still waiting, from the end of the file to its beginning."""
    for number, line in reversed(entries.items()):
        if waiting[line] > 0:
            waiting[line] -= 1
            place = spot(document, (number, 0, number, len(line)))
            fix = "Regenerate the baseline: journeymap validate --write-baseline."
            code = frozenset(line.split()[:1])
            yield HOUSEKEEPING_CODES["JM954"].finding(f"'{line}' no longer occurs", fix, place, about=code)


def _may_wait(finding: Finding) -> bool:
    return finding.kind is Kind.GAP


def _entry(finding: Finding) -> str:
    return " ".join(identity(finding).split())
