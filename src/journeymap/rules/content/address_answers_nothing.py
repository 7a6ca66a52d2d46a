"""A piece of content or a contact addresses something that nobody has said.

An answer finds its concern, question, criterion or outcome by the words, so they have to be the same. Where nobody has
said it, the piece was written for a worry that has gone, or the words have drifted apart.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
    content:
      audit: {title: How a mill passes its audit, addresses: [The audit of next spring]}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
    content:
      payback: {title: When a mill has its money back, addresses: [Payback within a year]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent, LinkedPlanEntry


@rule("JM415", "address-answers-nothing", Severity.INFO, "abm", about_use=True)
def address_answers_nothing(thing: LinkedContent | LinkedPlanEntry, analysis: Analysis) -> Iterator[Gap]:
    """Silent while nobody has said what worries them: then there is nothing to answer yet. What is made for one account
    can answer only what was said there. What almost answers an open criterion or worry is told there (JM405, JM305).
    """
    account = thing.model.account if isinstance(thing, LinkedContent) else thing.account.id
    said = analysis.said(account)
    if not said or thing.model.status in ("retired", "skipped"):
        return
    for number, text in enumerate(thing.model.addresses):
        if text not in said:
            near = said.near(text)
            worries = analysis.worries
            if near and (worries.is_open_criterion(near) or worries.is_near_miss(text, near, account)):
                continue
            message = f"nobody has said '{text}', which this addresses"
            meant = f", though somebody said '{near}'" if near else ""
            fix = (
                f"If it answers that, write it as they do: '{near}'. If not, ask them whether it still worries anybody."
                if near
                else "Ask them whether it still worries anybody; then write it as they say it, or take it out."
            )
            yield Gap(thing.place.at("addresses", number), message + meant, fix)
