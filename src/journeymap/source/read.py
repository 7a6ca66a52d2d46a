"""Read a file into a document with places. Anything wrong with the bytes becomes a problem of the document."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import yaml

from journeymap.errors import reason_of
from journeymap.named_paths import read_at_most
from journeymap.source.build import MAX_FAULTS, Builder, Fault, Refused, too_deep
from journeymap.source.document import Document
from journeymap.source.lines import lines_of
from journeymap.source.slips import slips
from journeymap.source.syntax import explain_syntax
from journeymap.source.tree import Tree

MAX_BYTES = 4 * 1024 * 1024
"""A map of some 40,000 lines. Anything larger is a stray data file, and would stall editors as well."""


def read(file: Path | str, path: str) -> Document:
    """Read one file. `path` is its name in findings."""
    try:
        content = read_at_most(file, MAX_BYTES)
    except OSError as error:
        return _unreadable(path, _why_not(error))
    if content is None:
        return unreadable(
            path, "JM016", "this is not an ordinary file", "Write an ordinary file, or move it elsewhere."
        )
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        message = f"the file is larger than {limit} MB, so it was not read"
        return unreadable(path, "JM014", message, "Split it into several files, or move it elsewhere.")
    return parse(content, path)


def parse(content: bytes, path: str) -> Document:
    """Turn bytes into a document with places. Never raises, whatever the bytes hold."""
    try:
        text = content.decode().lstrip("\ufeff")  # libyaml counts no byte order mark, however many there are
    except UnicodeDecodeError as error:
        return _undecodable(content, error, path)
    builder = Builder(text)
    try:
        tree = _build(builder)
    except Refused as refused:
        fault = refused.fault
    except yaml.YAMLError as error:
        fault = Fault("JM001", *explain_syntax(error, text))
    except RecursionError:
        fault = _fault("JM014", "the file is nested too deeply", "Flatten it.")
    else:
        return _document(path, text, tree, builder.faults)
    return Document(path, text, readable=False, faults=(*builder.faults, fault))


def _document(path: str, text: str, tree: Tree | None, faults: Sequence[Fault]) -> Document:
    if tree is None:
        return Document(path, text, faults=tuple(faults))
    found = list(islice(slips(text, tree), MAX_FAULTS))
    meant = {slip.entry: slip.meant for slip in found if slip.entry is not None}
    faults = (*faults, *(slip.fault for slip in found))
    return Document(path, text, tree.with_texts(meant) if meant else tree, faults=faults)


def _build(builder: Builder) -> Tree | None:
    try:
        return builder.build()
    except yaml.MarkedYAMLError as error:
        if "maximum nesting depth" not in (error.problem or ""):
            raise
        mark = error.problem_mark  # libyaml stops by itself since 0.2.6
        raise too_deep((mark.line, mark.column, mark.line, mark.column + 1) if mark else (0, 0, 0, 0)) from error


def _fault(code: str, message: str, fix: str) -> Fault:
    return Fault(code, (0, 0, 0, 0), message, fix)


def unreadable(path: str, code: str, message: str, fix: str) -> Document:
    """Return a document that was not read, and why."""
    return _unreadable(path, _fault(code, message, fix))


def _unreadable(path: str, fault: Fault, text: str = "") -> Document:
    return Document(path, text, readable=False, faults=(fault,))


def _why_not(error: OSError) -> Fault:
    if error.errno == errno.ELOOP:
        return _fault("JM017", "this link leads in a circle", "Remove the link, or point it at a file.")
    if error.errno == errno.ENOENT:
        fix = "If it is a link, point it at a file that exists, or remove it."
        return _fault("JM016", "this file is gone, or is a link to one that is not there", fix)
    message = f"the system will not let us read this file: {reason_of(error)}"
    return _fault("JM016", message, "Check the file's permissions.")


def _undecodable(content: bytes, error: UnicodeDecodeError, path: str) -> Document:
    lines = lines_of(content[: error.start].decode("utf-8-sig", errors="replace"))
    line, column = len(lines) - 1, len(lines[-1])
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = "the file is saved as UTF-16, and maps are UTF-8"
    else:
        message = f"the byte 0x{content[error.start]:02x} is not UTF-8 text"
    fix = "Save the file as UTF-8 (in most editors: Save with encoding)."
    fault = Fault("JM013", (line, column, line, column + 1), message, fix)
    return _unreadable(path, fault, content.decode("utf-8-sig", errors="replace"))
