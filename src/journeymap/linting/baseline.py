"""Keep old findings in a file, so that only new ones fail a run.

It has one finding per line, identified by code, map and thing rather than by line number, and is sorted, so that it
can be reviewed and merged like any other text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from journeymap.characters import decoded, printable
from journeymap.findings import HOUSEKEEPING_CODES, Finding, Kind, apart, told_together
from journeymap.findings.fingerprint import identity
from journeymap.linting.reach import Reach
from journeymap.linting.result import in_order, in_scope
from journeymap.named_paths import BASELINE, Cause, Refusal, content_of
from journeymap.source import Document, spot

DEFAULT = "journeymap-baseline.txt"
_HEAD = """\
# Findings that were there when this baseline was written. Only others fail a run.
# Regenerate it with: journeymap validate --write-baseline
"""


_ENTRY = re.compile(r"[A-Z]+[0-9]+ \S.*")
_LIBRARY_THING = re.compile(r"(\w+)\.([^.\[\s]+)")
"""How an entry begins that is about a thing of the library, after its code."""
_OUR_ENTRY = re.compile(r"JM[0-9]{3} \S.*")
"""An entry that shows what a file is though its head is lost: a list of checksums could pass for those of own rules."""


class CannotReadBaseline(Exception):
    """The baseline is missing or is something else; the message says so in a clause."""


class NoBaselineYet(CannotReadBaseline):
    """There is nothing where the baseline should be."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What a run has looked at, as far as the entries of a baseline are concerned."""

    reach: Reach
    scope: Collection[str] = ()
    """The files and folders that were asked for; none for everything."""

    def at(self, entry: str) -> bool:
        """Return whether the finding of an entry would have been found if it still occurred."""
        code, _, rest = entry.partition(" ")
        file = self._file(rest)
        if file is None:  # nothing of that name is left
            return not self.scope and self.reach.all_is_sound and self.reach.runs(code)
        return in_scope(file, self.scope) and self.reach.covers(code, file)

    def must_keep(self, entry: str) -> bool:
        """Return whether a baseline must not lose an entry when it is written anew."""
        if self.at(entry):
            return False
        file = self._file(entry.partition(" ")[2])
        in_doubt = not self.reach.all_is_sound if file is None else file in self.reach.in_doubt
        return in_doubt or bool(self.scope) or not self.reach.plan.is_usual

    def _file(self, rest: str) -> str | None:
        """The file of the map, or of the thing of the library, that an entry is about."""
        end = rest.find(": ")
        while end >= 0:
            if rest[:end] in self._files:
                return self._files[rest[:end]]
            end = rest.find(": ", end + 1)
        thing = _LIBRARY_THING.match(rest)
        return self._files_of_things.get((thing[1], thing[2])) if thing else None

    @cached_property
    def _files(self) -> Mapping[str, str]:
        workspace = self.reach.workspace
        names = [(path, path) for path in workspace.documents]
        names += [(map_, path) for path, map_ in workspace.maps.items()]
        return {_plain(name): path for name, path in names}

    @cached_property
    def _files_of_things(self) -> Mapping[tuple[str, str], str]:
        documents = self.reach.workspace.documents.values()
        return {
            (_plain(kind), _plain(id_)): document.path
            for document in documents
            for kind in document.keys(())
            for id_ in document.keys((kind,))
        }


def baseline_of(findings: Iterable[Finding], kept: Iterable[str] = ()) -> str:
    """Return the text of a baseline, with entries of an earlier one. What is wrong with a document is never part."""
    lines = sorted([*(_entry(finding) for finding in apart(findings) if _may_wait(finding)), *kept])
    return _HEAD + "".join(f"{line}\n" for line in lines)


def entries_to_keep(lines: Iterable[str], looked: Looked, findings: Iterable[Finding]) -> list[str]:
    """Return the entries of an earlier baseline that were not looked at, but for those that were found nevertheless."""
    entries = (printable(looked.reach.workspace.clean(line)) for line in lines if _ENTRY.fullmatch(line))
    kept = Counter(entry for entry in entries if looked.must_keep(entry))
    return list((kept - Counter(_entry(finding) for finding in apart(findings))).elements())


def apply_baseline(
    findings: Iterable[Finding], file: Path, name: str, looked: Looked
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that are not in a baseline, and one for each entry that was looked at and no longer occurs.
    Personal data that somebody wrote into it is removed, as it is from findings.
    """
    lines = [looked.reach.workspace.clean(line) for line in read_baseline(file, name)]
    entries = {number: printable(line) for number, line in enumerate(lines) if line and not line.startswith("#")}
    waiting = Counter(entries.values())
    new = []
    for finding in apart(findings):
        entry = _entry(finding) if _may_wait(finding) else ""
        if waiting[entry] > 0:
            waiting[entry] -= 1
        else:
            new.append(finding)
    obsolete = list(_obsolete(entries, waiting, _document(name, lines), looked))
    return in_order(told_together(new)), obsolete[::-1]


def read_baseline(file: Path, name: str) -> list[str]:
    """Return the lines of a baseline. Raises CannotReadBaseline for anything else, of which it says nothing more."""
    content = content_of(file, BASELINE)
    if isinstance(content, Refusal):
        if content.cause is Cause.MISSING:
            raise NoBaselineYet(f"there is no baseline '{name}'")
        raise CannotReadBaseline(f"the baseline '{name}' {content.reason}")
    try:
        lines = [line.strip("\ufeff \t\r") for line in decoded(content).split("\n")]
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


def _obsolete(entries: dict[int, str], waiting: Counter[str], document: Document, looked: Looked) -> Iterator[Finding]:
    """Yield a finding for each entry that is still waiting, from the end of the file to its beginning."""
    for number, line in reversed(entries.items()):
        if waiting[line] > 0:
            waiting[line] -= 1
            if _ENTRY.fullmatch(line) and not looked.at(line):
                continue
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
    return _plain(identity(finding))


def _plain(text: str) -> str:
    return printable(" ".join(text.split()))
