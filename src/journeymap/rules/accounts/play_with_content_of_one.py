"""A play for all accounts hands out what is made for one of them.

It holds the figures and worries of one company, and the others get it. Here it counts for nobody.

Bad:
    programs:
      mills:
        name: Mills
        framework: abm-seven
        plays:
          payback: {name: Payback, stage: evaluation, who: economic_buyer, content: ada-case}
    accounts:
      ada-mills: {name: Ada Mills}
      bolt-works: {name: Bolt Works}
    content:
      ada-case: {title: What a new line returns at Ada Mills, type: business_case, account: ada-mills}
Good:
    programs:
      mills:
        name: Mills
        framework: abm-seven
        plays:
          payback: {name: Payback, stage: evaluation, who: economic_buyer, content: line-case}
    accounts:
      ada-mills: {name: Ada Mills}
      bolt-works: {name: Bolt Works}
    content:
      line-case: {title: What a new line returns, type: business_case}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.content import misplaced_here
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedProgram


@rule("JM534", "play-with-content-of-one", Severity.WARNING, "abm")
def play_with_content_of_one(program: LinkedProgram, analysis: Analysis) -> Iterator[Gap]:
    """Look at programs for more than the one account for which a piece is made."""
    for play in program.plays:
        for piece, place in misplaced_here(play):
            owner = analysis.workspace.accounts.get(piece.model.account or "")
            if owner and program.accounts != (owner,):
                yield Gap(
                    place,
                    f"'{piece.model.title}' is made for '{owner.name}', and the play '{play.name}' hands it to every "
                    "account",
                    f"Name a piece here without anything that is only for '{owner.name}', and keep this one for a "
                    "contact in their own plan.",
                )
