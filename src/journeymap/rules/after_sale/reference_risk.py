"""A customer who is not content, or has nothing to show yet, is to speak for you.

Asked too early, a customer says politely what it thinks, and says it to the very people you want to win. Whoever is
unhappy takes the question itself as a sign that nobody listens.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap]
        first_value: {milestone: Scrap halved, outcome: Less scrap, start: 2026-10-05, visible_to: champion}
        reference: {ready: yes}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        outcomes: [Less scrap]
        first_value:
          milestone: Scrap halved
          outcome: Less scrap
          start: 2026-07-06
          reached: 2026-09-21
          visible_to: champion
        satisfaction: [{date: 2026-10-30, kind: nps, score: 9, role: champion}]
        reference: {ready: yes}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedAccount


@rule("JM706", "reference-risk", Severity.ERROR, "abm")
def reference_risk(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """One gap per account, where it is asked first. That nobody has asked how they are is a risk of its own, JM711."""
    risk = analysis.customers.reference_risk(account)
    if risk is None:
        return
    mood, reasons = risk.mood, []
    if risk.has_no_result:
        reasons.append("it has no first result")
    if mood.low:
        who = f"{role_holder(mood.low.role)} gave" if mood.low.role else "it gave"
        reasons.append(f"{who} {mood.low.score:g} of {_MOST[mood.low.kind]} on {mood.low.date}")
    if not mood.is_known:
        reasons.append(_unasked(mood.last_asked is not None))
    yield Gap(
        risk.place,
        f"do not ask '{account.name}' for a reference yet: {listed(reasons)}",
        "Ask first how they are and put right what is wrong; a result they can show comes before your request. "
        "Until then set `ready: no`, and move what is planned.",
    )


_MOST = {"nps": 10, "csat": 5, "ces": 7}


def _unasked(once: bool) -> str:
    return "nobody has asked for half a year how they are" if once else "nobody has asked how they are"
