"""A file that the map links to is not there.

Readers of the page click on it and get an error. The file was moved, renamed or never added.

Bad:
    title: A bakery leases a van
    framework: buyer-steps
    scope: buyer
    content:
      van-checklist:
        title: Nine questions before you lease
        type: checklist
        url: downloads/van-checklist.pdf
    stages:
      consider:
        touchpoints:
          - {name: Prints the checklist, channel: website, content: van-checklist}
Good:
    title: A bakery leases a van
    framework: buyer-steps
    scope: buyer
    content:
      van-checklist:
        title: Nine questions before you lease
        type: checklist
        url: https://example.com/van-checklist.pdf
    stages:
      consider:
        touchpoints:
          - {name: Prints the checklist, channel: website, content: van-checklist}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent

_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""An address with a scheme such as https: or mailto:, or one that begins with the host."""


@rule("JM413", "content-file-missing", Severity.WARNING)
def content_file_missing(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """Look at live content alone, since planned content has no file yet. Never goes online."""
    url = piece.model.url
    if url and piece.model.status == "live" and not _is_there(analysis.workspace.root, url):
        yield Gap(
            piece.place.at("url"),
            f"'{piece.model.title}' links to '{url}', but there is no such file in the repository",
            "Add the file or correct the path, which starts at the workspace's folder. "
            "A web address starts with https://.",
        )


def _is_there(root: Path, url: str) -> bool:
    """Whether a path leads somewhere, read as it is written or as a link with escapes and a fragment."""
    if _ELSEWHERE.match(url):
        return True
    readings = (url, unquote(re.split("[?#]", url, maxsplit=1)[0]))
    try:
        return any((root / reading.lstrip("/")).exists() for reading in readings)
    except (OSError, ValueError):
        return False
