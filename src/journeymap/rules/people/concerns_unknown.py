"""Nobody knows what worries some of the committee.

What is not known cannot be answered. The usual worries of a role, or what stands in the way of the persona they
resemble, are a start; the real ones come from asking.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer}]
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee:
          - {name: CFO, roles: economic_buyer, questions: ["When do we have our money back?"]}
    content:
      payback: {title: When a mill has its money back, addresses: ["When do we have our money back?"]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed, typed
from journeymap.workspace import LinkedAccount, LinkedMember

USUAL_WORRIES = {
    "champion": ("Stands alone if it fails", "Has no time to win over the others"),
    "economic_buyer": ("Pays back too late", "Costs more than the offer says"),
    "technical_evaluator": ("Does not work with what we have", "Takes more upkeep than we can carry"),
    "user": ("Makes the day longer", "Nobody helps in the first weeks"),
    "procurement": ("Costs more than elsewhere", "The supplier may not last"),
    "legal_security": ("Our data leave our hands", "Nobody is liable if it goes wrong"),
    "executive_sponsor": ("Does not serve our goals", "Looks bad on us if it fails"),
    "influencer": ("Nobody asked us before", "A better way was not looked at"),
    "gatekeeper": ("Takes the time of the others", "Goes past our rules"),
}
"""What people with a role worry about before they say yes: a start, to be held against what they say."""
_MOST_OFFERED = 2


@rule("JM311", "concerns-unknown", Severity.INFO, "abm")
def concerns_unknown(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per account. The worries of their persona count as theirs."""
    unknown = [member for member in analysis.worries.asked(account) if next(member.worries(), None) is None]
    if unknown:
        whom = listed(list(dict.fromkeys(role_holder(*member.model.roles) for member in unknown)), "or")
        yield Gap(
            unknown[0].place if len(unknown) == 1 else account.place.at("committee"),
            f"nobody knows what worries {whom} at '{account.name}'",
            f"Ask them what could speak against it. Until you know, begin with what is usual: {_offers(unknown)}.",
        )


def _offers(members: Sequence[LinkedMember]) -> str:
    """Offer the challenges of their personas or else the usual worries of their roles, ready to be pasted."""
    offers = {role_holder(*member.model.roles): _likely(member) for member in members}
    lists = [(whom, ", ".join(map(typed, worries))) for whom, worries in offers.items() if worries]
    return "; ".join(f"`concerns: [{worries}]` for {whom}" for whom, worries in lists[:_MOST_OFFERED])


def _likely(member: LinkedMember) -> tuple[str, ...]:
    if member.persona and member.persona.model.challenges:
        return tuple(challenge.text for challenge in member.persona.model.challenges)
    return tuple(dict.fromkeys(worry for role in member.model.roles for worry in USUAL_WORRIES[role]))
