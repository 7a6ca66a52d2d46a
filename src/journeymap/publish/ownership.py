"""Tell the pages that journeymap made from the files of other people, by a mark that each page carries."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_IN_HEAD = b'<meta name="generator" content="journeymap">'
"""What our own template of HTML pages has in its head; a theme may leave it out."""
_HTML_END = "<!-- Published by journeymap -->"
_MARKDOWN_END = "[//]: # (Published by journeymap)"
"""What ends every other page: no browser and no git host shows it."""
_HEAD, _TAIL = 8192, 256


def marked(text: str) -> str:
    """Return the text of a page with a mark, if it has none yet."""
    content = text.encode("utf-8", "replace")
    if _is_marked(content[:_HEAD], content[-_TAIL:]):
        return text
    return f"{text.rstrip()}\n\n{_HTML_END if _is_html(content) else _MARKDOWN_END}\n"


def is_ours(file: Path) -> bool:
    """Whether a file may be replaced or removed: it is a page of ours, or there is nothing in it.

    What the manifest says is not asked, since whoever can write to the folder can write to the manifest as well.
    """
    try:
        status = file.stat()
    except FileNotFoundError:  # a link that leads nowhere
        return False
    if not stat.S_ISREG(status.st_mode):
        return False  # not even opened: a pipe would wait for its writer
    if status.st_size == 0:
        return True  # what a loss of power leaves of a page that was being written
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(max(0, status.st_size - _TAIL), os.SEEK_SET)
        return _is_marked(head, stream.read(_TAIL))


def _is_marked(head: bytes, tail: bytes) -> bool:
    in_head = _is_html(head) and _IN_HEAD in head.partition(b"</head>")[0]
    return in_head or tail.rstrip().endswith((_HTML_END.encode(), _MARKDOWN_END.encode()))


def _is_html(head: bytes) -> bool:
    return head.lstrip().startswith(b"<")
