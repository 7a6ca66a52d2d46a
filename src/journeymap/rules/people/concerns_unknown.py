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

from collections.abc import Iterable, Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.model.vocabulary import role_holder
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed, typed
from journeymap.workspace import LinkedAccount, LinkedMember, LinkedPersona

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
def concerns_unknown(thing: LinkedAccount | LinkedPersona, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per account while it responds, compares or decides, and one per persona whom people at several
    accounts resemble. The worries of their persona count as theirs.
    """
    if isinstance(thing, LinkedPersona):
        yield from _of_persona(thing, analysis)
    elif unknown := analysis.worries.unknown_of_members(thing):
        whom = listed(list(dict.fromkeys(role_holder(*member.model.roles) for member in unknown)), "or")
        yield Gap(
            unknown[0].place if len(unknown) == 1 else thing.place.at("committee"),
            f"nobody knows what worries {whom} at '{thing.name}'",
            f"Ask them what could speak against it. Until you know, begin with {_offers(unknown)}.",
        )


def _of_persona(persona: LinkedPersona, analysis: Analysis) -> Iterator[Gap]:
    if accounts := analysis.worries.unknown_of_persona(persona):
        roles = (persona.model.role,) if persona.model.role else ()
        likely = _in_brackets(_likely(persona, roles))
        begin = f" Until you know, begin with `concerns: [{likely}]`." if likely else ""
        yield Gap(
            persona.place.key(),
            f"nobody knows what worries '{persona.model.name}', who is on the committees of {accounts} accounts",
            f"Ask two of them what could speak against it.{begin}",
        )


def _offers(members: Sequence[LinkedMember]) -> str:
    """Offer something to begin with for the first of some members, ready to be pasted."""
    offers = {role_holder(*member.model.roles): _likely(member.persona, member.model.roles) for member in members}
    lists = [f"`concerns: [{_in_brackets(worries)}]` for {whom}" for whom, worries in offers.items()]
    return "; ".join(lists[:_MOST_OFFERED])


def _in_brackets(texts: Iterable[str]) -> str:
    return ", ".join(map(typed, texts))


def _likely(persona: LinkedPersona | None, roles: Iterable[str]) -> tuple[str, ...]:
    """What stands in the way of a persona, or else what usually worries people with some roles."""
    if persona and persona.model.challenges:
        return tuple(challenge.text for challenge in persona.model.challenges)
    return tuple(dict.fromkeys(worry for role in roles for worry in USUAL_WORRIES[role]))
