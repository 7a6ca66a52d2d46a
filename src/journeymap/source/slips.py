"""Find what YAML reads without complaint, but not as it was meant: a text cut off by a '#', a list without signs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from journeymap.source.build import Fault
from journeymap.source.lines import line_at, line_starts
from journeymap.source.tree import Marks, Tree

_HASH = re.compile(r"[ \t]#(?=\w)")
_REMARK = re.compile(
    r"#(?:journeymap|todo|fixme|xxx|hack|noqa|nosec|yamllint|cspell|spell|prettier|eslint|region|endregion|vim)\b",
    re.IGNORECASE,
)
"""Comments of tools, and those that everybody writes so."""
_SIGN = re.compile(r"^[ \t]+(?:-(?=[^\W\d_])|[•◦▪■●‣∙·*–—][ \t])", re.MULTILINE)
"""What begins a line like an item of a list, and is none."""
_QUOTED = ("'", '"', "|", ">")
_LONGEST_SHOWN = 40


class Slip(NamedTuple):
    """A fault, and the number of the entry that is left empty by it with the text that was meant, if there is one."""

    fault: Fault
    entry: int | None = None
    meant: str = ""


def slips(text: str, tree: Tree) -> Iterator[Slip]:
    """Yield what was read otherwise than it was meant, in the order of the file."""
    found: list[Slip] = []
    if "#" in text:
        found += _cut_texts(text, tree)
    if _SIGN.search(text):
        found += _lists_without_signs(text, tree)
    yield from sorted(found, key=lambda slip: slip.fault.marks)


class _Scalars:
    """The keys and texts of a document, by where they stand."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._entries = sorted(at for at, value in enumerate(tree.values) if not isinstance(value, int))
        self._entries.sort(key=tree.span)
        self._starts = [tree.span(at)[0] for at in self._entries]

    def before(self, offset: int) -> int | None:
        """Return the last entry that starts before an offset."""
        number = bisect_right(self._starts, offset) - 1
        return self._entries[number] if number >= 0 else None

    def at_line_starts(self) -> Iterator[int]:
        """Yield the plain texts that begin their line."""
        for at, start in zip(self._entries, self._starts, strict=True):
            line = self._text.rfind("\n", 0, start) + 1
            if self._tree.values[at] and start > line and not self._text[line:start].strip():
                yield at


def _cut_texts(text: str, tree: Tree) -> Iterator[Slip]:
    scalars: _Scalars | None = None
    for match in _HASH.finditer(text):
        if _REMARK.match(text, match.start() + 1):
            continue
        scalars = scalars or _Scalars(text, tree)
        entry = scalars.before(match.start())
        if entry is None:
            continue
        start, end = tree.span(entry)
        between = text[end : match.start()]
        if end > match.start() or between.strip(" \t") or text[start : start + 1].startswith(_QUOTED):
            continue
        if tree.values[entry] is None and start != end:  # a `null`, or a tag
            continue
        hash_at = match.start() + 1
        rest = text[hash_at:].partition("\n")[0].rstrip()
        shown = rest if len(rest) <= _LONGEST_SHOWN else f"{rest[: _LONGEST_SHOWN - 1]}…"
        message = f"everything from '{shown}' on is left out: a '#' behind a space begins a comment"
        fix = "Put the whole text in quotes; if this is a comment, put a space behind the '#'."
        fault = Fault("JM024", _marks(text, hash_at, hash_at + len(rest)), message, fix)
        is_left_empty = tree.values[entry] is None
        yield Slip(fault, entry, rest) if is_left_empty else Slip(fault)


def _lists_without_signs(text: str, tree: Tree) -> Iterator[Slip]:
    for entry in _Scalars(text, tree).at_line_starts():
        start, end = tree.span(entry)
        written = text[start:end].splitlines()
        begin = text.rfind("\n", 0, start) + 1
        signs = [_SIGN.match(" " + line.strip()) for line in written]
        if not _SIGN.match(text, begin) or not all(signs):
            continue
        sign = written[0].strip()[0]
        if sign == "-":
            message, fix = "this '-' lacks the space behind it, so it begins no list", "Write '- ', with a space."
        else:
            message = f"'{sign}' begins no list"
            fix = "Begin each line with '- ', a hyphen and a space."
        yield Slip(Fault("JM025", _marks(text, start, start + len(written[0].rstrip())), message, fix))


def _marks(text: str, start: int, end: int) -> Marks:
    line = line_at(text, start)
    return (line, start - line_starts(text)[line], line, end - line_starts(text)[line])
