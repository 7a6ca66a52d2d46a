"""A stage does not meet a persona the way they like to be met.

You know that they prefer a visit to a web page, and at this stage they get the web page. What is
known about people should show in what they are offered.

Bad:
    title: A dairy renews its cold store
    framework: buyer-steps
    scope: buyer
    personas:
      site-engineer:
        name: Site engineer
        role: technical_evaluator
        goals: [No repair during the milk peak]
        challenges: [Spends the day far from a desk]
        preferences: {channels: [phone, in-person-meeting]}
    stages:
      consider:
        touchpoints:
          - {name: Reads the energy guide, channel: website}
Good:
    title: A dairy renews its cold store
    framework: buyer-steps
    scope: buyer
    personas:
      site-engineer:
        name: Site engineer
        role: technical_evaluator
        goals: [No repair during the milk peak]
        challenges: [Spends the day far from a desk]
        preferences: {channels: [phone, in-person-meeting]}
    stages:
      consider:
        touchpoints:
          - {name: Reads the energy guide, channel: website}
          - {name: Walks the cold store with our engineer, channel: in-person-meeting}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.coverage import Cell, content_for
from journeymap.diagnostics import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedPersona, LinkedTouchpoint


@rule("JM309", "preference-mismatch", Severity.INFO)
def preference_mismatch(cell: Cell) -> Iterator[Gap]:
    """Asks only where there is something to judge: a channel, or content whose type is known."""
    persona = cell.persona
    if persona is None:
        return
    met = [one for one in cell.stage.touchpoints if one.counts and one.serves(persona)]
    yield from _channels(cell, persona, met)
    yield from _content_types(cell, persona, met)


def _channels(cell: Cell, persona: LinkedPersona, met: list[LinkedTouchpoint]) -> Iterator[Gap]:
    wanted = persona.model.preferences.channels
    used = {one.channel.id for one in met if one.channel}
    if wanted and used and not used.intersection(wanted):
        known = cell.stage.journey.workspace.channels
        names = [f"'{known[id_].name if id_ in known else id_}'" for id_ in wanted]
        yield Gap(
            cell.stage.place.at("touchpoints"),
            f"'{persona.model.name}' prefers {listed(names, 'or')}, and nothing in "
            f"'{cell.stage.name}' reaches them that way",
            f"Add a touchpoint with channel: {listed(wanted, 'or')}, or correct the persona's preferences.",
        )


def _content_types(cell: Cell, persona: LinkedPersona, met: list[LinkedTouchpoint]) -> Iterator[Gap]:
    wanted = persona.model.preferences.content_types
    types = {piece.model.type for piece in content_for(cell.stage, persona, met)} - {None}
    if wanted and types and not types.intersection(wanted):
        words = [type_.replace("_", " ") for type_ in wanted]
        yield Gap(
            cell.stage.place.at("touchpoints"),
            f"'{persona.model.name}' prefers content such as {listed(words, 'or')}, and "
            f"'{cell.stage.name}' has none",
            f"Link content of type {listed(wanted, 'or')}, or correct the persona's preferences.",
        )
