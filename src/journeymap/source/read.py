"""A file comes in; a located document goes out. Whatever is wrong with the bytes is a problem on the
document.
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import Any

import yaml

from journeymap.errors import reason_of
from journeymap.source.build import Builder, Refused, too_deep
from journeymap.source.document import Document, Place, Problem
from journeymap.source.syntax import explain_syntax
from journeymap.source.tree import Marks, Node

MAX_BYTES = 4 * 1024 * 1024
"""A map of some 40,000 lines. More is a data file that strayed in, and would stall the editor as well."""


def read(file: Path, path: str) -> Document:
    """Read one file. `path` is how it is called in findings."""
    try:
        content = _content(file)
    except OSError as error:
        return _unreadable(path, *_why_not(error))
    if content is None:
        return _unreadable(path, "JM016", "this is not an ordinary file", "Move it out of the maps folder.")
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        message = f"the file is larger than {limit} MB, so it was not read"
        return _unreadable(path, "JM014", message, "Split it into several files, or move it elsewhere.")
    return parse(content, path)


def _content(file: Path) -> bytes | None:
    if not stat.S_ISREG(file.stat().st_mode):
        return None  # not even opened: a pipe would wait for its writer
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def parse(content: bytes, path: str) -> Document:
    """Turn bytes into a located document; never raises for anything the bytes hold."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(content, error, path)
    document = Document(path, text)
    try:
        document.data, document.root = _build(text, document)
    except Refused as refused:
        _give_up(document, refused.code, refused.marks, refused.message, refused.fix)
    except yaml.YAMLError as error:
        marks, message, fix = explain_syntax(error, document)
        _give_up(document, "JM001", marks, message, fix)
    except RecursionError:
        _give_up(document, "JM014", (0, 0, 0, 0), "the file is nested too deeply", "Flatten it.")
    return document


def _build(text: str, document: Document) -> tuple[Any, Node | None]:
    try:
        return Builder(text, document).build()
    except yaml.MarkedYAMLError as error:
        if "maximum nesting depth" not in (error.problem or ""):
            raise
        mark = error.problem_mark  # libyaml stops by itself since 0.2.6
        raise too_deep((mark.line, mark.column, mark.line, mark.column + 1) if mark else (0, 0, 0, 0)) from error


def _give_up(document: Document, code: str, marks: Marks, message: str, fix: str) -> None:
    document.data, document.root, document.readable = None, marks, False
    document.problems.append(Problem(code, Place(document), message, fix))


def _unreadable(path: str, code: str, message: str, fix: str) -> Document:
    document = Document(path)
    _give_up(document, code, (0, 0, 0, 0), message, fix)
    return document


def _why_not(error: OSError) -> tuple[str, str, str]:
    if error.errno == errno.ELOOP:
        return "JM017", "this link leads in a circle", "Remove the link, or point it at a file."
    return "JM016", f"the system will not let us read this file: {reason_of(error)}", "Check the file's permissions."


def _undecodable(content: bytes, error: UnicodeDecodeError, path: str) -> Document:
    readable = content[: error.start].decode("utf-8-sig", errors="replace")
    document = Document(path, content.decode("utf-8-sig", errors="replace"))
    line = len(document_lines := Document(path, readable).lines) - 1
    column = len(document_lines[-1])
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = "the file is saved as UTF-16, and maps are UTF-8"
    else:
        message = f"the byte 0x{content[error.start]:02x} is not UTF-8 text"
    fix = "Save the file as UTF-8 (in most editors: Save with encoding)."
    _give_up(document, "JM013", (line, column, line, column + 1), message, fix)
    return document
