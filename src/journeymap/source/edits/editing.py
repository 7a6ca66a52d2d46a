"""Apply edits one by one, and check each against the same change made on the data."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.source.document import Document
from journeymap.source.edits.edit import Edit
from journeymap.source.edits.in_data import changed_data, same, same_order
from journeymap.source.edits.in_text import changed_text
from journeymap.source.edits.refusal import NotEdited, by_hand
from journeymap.source.layout import Layout, Unfit
from journeymap.source.read import parse

_BOM = "\ufeff".encode()


def edited(content: bytes, path: str, edits: Iterable[Edit]) -> bytes:
    """Return the content of a file after some edits. The route of each refers to the result of those before it.

    Raises NotEdited if any of them cannot be made.
    """
    for edit in edits:
        content = _edited(content, path, edit)
    return content


def _edited(content: bytes, path: str, edit: Edit) -> bytes:
    document = parse(content, path)
    if not document.readable:
        raise NotEdited(
            f"{path} cannot be read as it is.", "Correct what `journeymap validate` says of it first.", edit
        )
    expected = changed_data(document.data, edit)
    mark = content[: len(content) - len(content.lstrip(_BOM))] if content.startswith(_BOM) else b""
    if expected == document.data and same_order(expected, document.data):
        return content
    try:
        text = changed_text(Layout(document), edit)
    except Unfit as unfit:
        raise NotEdited(f"{_where(document, edit)}: {unfit}.", by_hand(edit), edit) from unfit
    changed = mark + text.encode()
    again = parse(changed, path)
    if not again.readable or len(again.faults) > len(document.faults) or not same(again.data, expected):
        told = next((fault.message for fault in again.faults[len(document.faults) :]), "")
        reason = told or "this place is written in a way that we do not change by ourselves"
        raise NotEdited(f"{_where(document, edit)}: {reason}.", by_hand(edit), edit)
    return changed


def _where(document: Document, edit: Edit) -> str:
    return f"{document.path}, line {document.span(edit.route).line}"
