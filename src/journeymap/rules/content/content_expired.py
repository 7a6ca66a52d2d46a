"""Content is past its date and still in use.

Old prices, old law and old screenshots cost trust exactly where trust is won. Somebody set the date
so that this would not be forgotten.

Bad:
    title: A notary switches to online signatures
    framework: buyer-steps
    scope: buyer
    content:
      fee-table:
        title: Fees 2025
        type: pricing_sheet
        expires: 2025-12-31
    stages:
      purchase:
        touchpoints:
          - {name: Gets the fees, channel: email, content: fee-table}
Good:
    title: A notary switches to online signatures
    framework: buyer-steps
    scope: buyer
    content:
      fee-table:
        title: Fees 2027
        type: pricing_sheet
        expires: 2027-12-31
    stages:
      purchase:
        touchpoints:
          - {name: Gets the fees, channel: email, content: fee-table}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import is_expired
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent


@rule("JM412", "content-expired", Severity.WARNING, overdue=True)
def content_expired(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """On the day named in `expires` a piece is still good."""
    model = piece.model
    if is_expired(piece, analysis.today):
        yield Gap(
            piece.place.at("expires"),
            f"'{model.title}' expired on {model.expires} and is still live",
            "Stop handing it out until it is brought up to date; then move `expires`, or set `status: retired`.",
        )
