"""Somebody with a say works against you, or wants to be shown, and no contact with them is ahead.

One person whom the others listen to is enough to end a purchase. They seldom change sides, but they can be
answered. Whoever pays, tests, signs or buys has that weight by their part alone, whatever you know of them.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: Head of IT, roles: technical_evaluator, stance: blocker}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: Head of IT, roles: technical_evaluator, stance: blocker}
        plan:
          - who: Head of IT
            date: 2027-01-12
            channel: phone
            purpose: hear what speaks against it
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.analysis.contacts import is_ahead, is_talk
from journeymap.analysis.progress import is_near
from journeymap.findings import Severity
from journeymap.model.buying_group import Member
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedMember

_WEIGHTY = frozenset({"economic_buyer", "technical_evaluator", "procurement", "legal_security", "executive_sponsor"})
"""The roles that can end a purchase by themselves, even if nobody says how much the others listen to them."""


@rule("JM307", "blocker-unaddressed", Severity.WARNING, "abm", about_stance=True)
def blocker_unaddressed(member: LinkedMember, analysis: Analysis) -> Iterator[Gap]:
    """Name the role, never the person. Only talks that are still to come count, and none is due before the account can
    stir.
    """
    model, account = member.model, member.account
    opponent = _opponent(model)
    if not opponent or not is_near(account, "engage", analysis.pipelines):
        return
    ahead = [entry for entry in member.contacts() if is_ahead(entry, analysis.today)]
    if not any(map(is_talk, ahead)):
        what = "talk" if ahead else "contact"
        yield Gap(
            member.place.at("stance"),
            f"no {what} is planned with {role_holder(*model.roles)} at '{account.name}', {opponent}",
            "Decide who can reach them, one of you or a peer of theirs, and with what proof; then add it to `plan`.",
        )


def _opponent(member: Member) -> str | None:
    """What makes somebody worth a talk; None where nothing does, or they count for little."""
    if member.stance == "blocker":
        if member.influence in ("medium", "high"):
            return "an influential opponent"
        if member.influence is None and not _WEIGHTY.isdisjoint(member.roles):
            return "an opponent who may carry weight"
    return "an influential skeptic" if member.stance == "skeptic" and member.influence == "high" else None
