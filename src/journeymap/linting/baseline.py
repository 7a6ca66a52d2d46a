"""Keep old findings in a file, so that only new ones fail a run.

It has one finding per line, identified by code, map and thing rather than by line number, and is sorted, so that it
can be reviewed and merged like any other text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from journeymap.characters import printable
from journeymap.findings import HOUSEKEEPING_CODES, Finding, Kind
from journeymap.findings.fingerprint import identity
from journeymap.named_paths import BASELINE, Cause, Refusal, content_of
from journeymap.source import Document, spot

DEFAULT = "journeymap-baseline.txt"
_HEAD = """\
# Findings that were there when this baseline was written. Only others fail a run.
# Regenerate it with: journeymap validate --write-baseline
"""


_ENTRY = re.compile(r"[A-Z]+[0-9]+ \S.*")
_OUR_ENTRY = re.compile(r"JM[0-9]{3} \S.*")
"""An entry that shows what a file is though its head is lost: a list of checksums could pass for those of own rules."""


class CannotReadBaseline(Exception):
    """The baseline is missing or is something else; the message says so in a clause."""


class NoBaselineYet(CannotReadBaseline):
    """There is nothing where the baseline should be."""


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
    lines = [clean(line) for line in read_baseline(file, name)]
    entries = {number: printable(line) for number, line in enumerate(lines) if line and not line.startswith("#")}
    waiting = Counter(entries.values())
    new = []
    for finding in findings:
        entry = _entry(finding) if _may_wait(finding) else ""
        if waiting[entry] > 0:
            waiting[entry] -= 1
        else:
            new.append(finding)
    obsolete = list(_obsolete(entries, waiting, _document(name, lines)))
    return new, obsolete[::-1]


def read_baseline(file: Path, name: str) -> list[str]:
    """Return the lines of a baseline. Raises CannotReadBaseline for anything else, of which it says nothing more."""
    content = content_of(file, BASELINE)
    if isinstance(content, Refusal):
        if content.cause is Cause.MISSING:
            raise NoBaselineYet(f"there is no baseline '{name}'")
        raise CannotReadBaseline(f"the baseline '{name}' {content.reason}")
    try:
        lines = [line.strip() for line in content.decode("utf-8-sig").split("\n")]
    except UnicodeDecodeError as error:
        raise CannotReadBaseline(f"the baseline '{name}' cannot be read: it is not text") from error
    if not _is_baseline(lines):
        raise CannotReadBaseline(f"'{name}' is not a baseline")
    return lines


def _is_baseline(lines: list[str]) -> bool:
    """Whether lines are those of a baseline, by its head or by every one of its entries. Nothing is an empty one."""
    written = [line for line in lines if line]
    if not written or written[0] == _HEAD.split("\n", maxsplit=1)[0]:
        return True
    entries = [line for line in written if not line.startswith("#")]
    return bool(entries) and all(map(_OUR_ENTRY.fullmatch, entries))


def _document(name: str, lines: list[str]) -> Document:
    """Return a baseline as reports quote it: without the lines that are none of ours."""
    return Document(name, "\n".join(line if _ENTRY.fullmatch(line) else "" for line in lines))


def _obsolete(entries: dict[int, str], waiting: Counter[str], document: Document) -> Iterator[Finding]:
    """Yield a finding for each entry that is still waiting, from the end of the file to its beginning."""
    for number, line in reversed(entries.items()):
        if waiting[line] > 0:
            waiting[line] -= 1
            place = spot(document, (number, 0, number, len(line)))
            fix = "Regenerate the baseline: journeymap validate --write-baseline."
            if _ENTRY.fullmatch(line):
                message, about = f"'{line}' no longer occurs", frozenset(line.split()[:1])
            else:
                message, about = "this line is not an entry of a baseline", frozenset()
            yield HOUSEKEEPING_CODES["JM954"].finding(message, fix, place, about=about)


def _may_wait(finding: Finding) -> bool:
    return finding.kind is Kind.GAP


def _entry(finding: Finding) -> str:
    return printable(" ".join(identity(finding).split()))
