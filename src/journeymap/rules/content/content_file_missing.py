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

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.linked_files import ADD_THE_FILE, why_missing
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent


@rule("JM413", "content-file-missing", Severity.WARNING)
def content_file_missing(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """Look at live content alone, since planned content has no file yet. Never goes online."""
    url = piece.model.url
    reason = why_missing(analysis.workspace.root, url) if url and piece.model.status == "live" else None
    if reason:
        yield Gap(piece.place.at("url"), f"'{piece.model.title}' links to '{url}', but {reason}", ADD_THE_FILE)
