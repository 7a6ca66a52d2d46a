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
from journeymap.workspace import LinkedPersona, LinkedStage


@rule("JM309", "preference-mismatch", Severity.INFO)
def preference_mismatch(stage: LinkedStage, analysis: Analysis) -> Iterator[Gap]:
    """Look only where there is something to judge: a channel, or content whose type is known."""
    if not any(map(_has_preferences, stage.personas)):  # as on most maps, which then need no cells
        return
    for cell in analysis.coverage.at(stage):
        if cell.persona is not None:
            preferences = cell.persona.model.preferences
            yield from _channels(cell, cell.persona, preferences.channels, analysis)
            yield from _content_types(cell, cell.persona, preferences.content_types)


def _has_preferences(persona: LinkedPersona) -> bool:
    preferences = persona.model.preferences
    return bool(preferences.channels or preferences.content_types)


def _channels(cell: Cell, persona: LinkedPersona, preferred: Sequence[str], analysis: Analysis) -> Iterator[Gap]:
    used = {channel.id for point in cell.touchpoints for channel in point.channels} if preferred else set()
    if used and not used.intersection(preferred):
        channels = analysis.workspace.channels
        names = [f"'{channels[id_].name if id_ in channels else id_}'" for id_ in preferred]
        yield Gap(
            cell.stage.place.at("touchpoints"),
            f"'{persona.model.name}' prefers {listed(names, 'or')}, and nothing in "
            f"'{cell.stage.name}' reaches them that way",
            f"Add a touchpoint with the `channel` {listed(preferred, 'or')}, or correct the persona's preferences.",
            cell,
        )


def _content_types(cell: Cell, persona: LinkedPersona, preferred: Sequence[str]) -> Iterator[Gap]:
    types = {piece.model.type for piece in cell.pieces()} - {None} if preferred else set()
    if types and not types.intersection(preferred):
        labels = [label(type_) for type_ in preferred]
        yield Gap(
            cell.stage.place.at("touchpoints"),
            f"'{persona.model.name}' prefers content such as {listed(labels, 'or')}, and '{cell.stage.name}' has none",
            f"Link content of type {listed(preferred, 'or')}, or correct the persona's preferences.",
            cell,
        )
