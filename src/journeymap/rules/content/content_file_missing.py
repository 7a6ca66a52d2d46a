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
from journeymap.named_paths import LINKED, Cause, Refusal, find_named
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent

_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""An address with a scheme such as https: or mailto:, or one that begins with the host."""


@rule("JM413", "content-file-missing", Severity.WARNING)
def content_file_missing(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """Look at live content alone, since planned content has no file yet. Never goes online."""
    url = piece.model.url
    refusal = _refusal(analysis.workspace.root, url) if url and piece.model.status == "live" else None
    if refusal:
        is_there = refusal.cause not in (Cause.MISSING, Cause.NOT_A_NAME)
        reason = f"it {refusal.reason}" if is_there else "there is no such file in the repository"
        yield Gap(
            piece.place.at("url"),
            f"'{piece.model.title}' links to '{url}', but {reason}",
            "Add the file or correct the path, which starts at the workspace's folder. "
            "A web address starts with https://.",
        )


def _refusal(root: Path, url: str) -> Refusal | None:
    """Why a path leads nowhere, read as a link with escapes and a fragment and as it is written; None if it leads
    somewhere.
    """
    if _ELSEWHERE.match(url):
        return None
    readings = dict.fromkeys((unquote(re.split("[?#]", url, maxsplit=1)[0]), url))
    answers = [find_named(root, reading.lstrip("/"), LINKED) for reading in readings]
    refusals = [answer for answer in answers if isinstance(answer, Refusal)]
    return refusals[0] if len(refusals) == len(answers) else None
