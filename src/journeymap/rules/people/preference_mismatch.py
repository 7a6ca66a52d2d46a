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

from collections.abc import Iterator, Sequence

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Cell
from journeymap.findings import Severity
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedPersona


@rule("JM309", "preference-mismatch", Severity.INFO)
def preference_mismatch(cell: Cell, analysis: Analysis) -> Iterator[Gap]:
    """Asks only where there is something to judge: a channel, or content whose type is known."""
    if cell.persona is not None:
        wanted = cell.persona.model.preferences
        yield from _channels(cell, cell.persona, wanted.channels, analysis)
        yield from _content_types(cell, cell.persona, wanted.content_types)


def _channels(cell: Cell, persona: LinkedPersona, wanted: Sequence[str], analysis: Analysis) -> Iterator[Gap]:
    used = {one.channel.id for one in cell.met if one.channel} if wanted else set()
    if used and not used.intersection(wanted):
        known = analysis.workspace.channels
        names = [f"'{known[id_].name if id_ in known else id_}'" for id_ in wanted]
        yield Gap(
            cell.stage.place.at("touchpoints"),
            f"'{persona.model.name}' prefers {listed(names, 'or')}, and nothing in "
            f"'{cell.stage.name}' reaches them that way",
            f"Add a touchpoint with channel: {listed(wanted, 'or')}, or correct the persona's preferences.",
        )


def _content_types(cell: Cell, persona: LinkedPersona, wanted: Sequence[str]) -> Iterator[Gap]:
    types = {piece.model.type for piece in cell.pieces()} - {None} if wanted else set()
    if types and not types.intersection(wanted):
        labels = [label(type_) for type_ in wanted]
        yield Gap(
            cell.stage.place.at("touchpoints"),
            f"'{persona.model.name}' prefers content such as {listed(labels, 'or')}, and '{cell.stage.name}' has none",
            f"Link content of type {listed(wanted, 'or')}, or correct the persona's preferences.",
        )
