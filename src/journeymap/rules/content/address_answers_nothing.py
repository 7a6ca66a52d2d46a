"""A piece of content or a contact addresses something that nobody has said.

`addresses` counts word for word: it answers a concern, a question, a criterion or an outcome only if it says the
same. Where nobody has said anything like it, the piece was written for a worry that has gone, or its words have drifted
apart from those that they answer, which now count as unanswered.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, concerns: [Payback within a year]}
    content:
      payback: {title: When a mill has its money back, addresses: [Payback in one year]}
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
from journeymap.analysis.wording import same_words
from journeymap.findings import Severity
from journeymap.model.suggest import nearest
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedContent, LinkedPlanEntry


@rule("JM415", "address-answers-nothing", Severity.INFO, "abm", about_use=True)
def address_answers_nothing(thing: LinkedContent | LinkedPlanEntry, analysis: Analysis) -> Iterator[Gap]:
    """Silent while nobody has said what worries them: then there is nothing to answer yet."""
    said = analysis.said_by_buyers
    if not said or thing.model.status in ("retired", "skipped"):
        return
    for number, text in enumerate(thing.model.addresses):
        if same_words(text) not in said:
            near = nearest(text, said.values())
            message = f"nobody has said '{text}', which this addresses"
            fix = f"Write it as they do: '{near}'." if near else "Write it as they do, or take it out."
            yield Gap(thing.place.at("addresses", number), message, fix)
