"""Content that is in use is about to expire.

A new version takes weeks: somebody has to ask, write and approve. Begin while the old one still holds.

Bad:
    title: A notary switches to online signatures
    framework: buyer-steps
    scope: buyer
    content:
      fee-table:
        title: Fees 2026
        type: pricing_sheet
        expires: 2026-12-10
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
from journeymap.analysis.content import content_use, expires_soon
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent


@rule("JM423", "content-expires-soon", Severity.INFO, overdue=True)
def content_expires_soon(piece: LinkedContent, analysis: Analysis) -> Iterator[Gap]:
    """Applies for thirty days, up to the last day on which a piece is good, to what is used or aimed at a stage."""
    expires = piece.model.expires
    if expires is None or not expires_soon(piece, analysis.today):
        return
    if content_use(piece, analysis.workspace) in ("used", "aimed"):
        days = (expires - analysis.today).days
        when = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
        yield Gap(
            piece.place.at("expires"),
            f"'{piece.model.title}' expires {when}, on {expires}",
            "Agree with its owner on who renews it by then; once it is renewed, move `expires`.",
        )
