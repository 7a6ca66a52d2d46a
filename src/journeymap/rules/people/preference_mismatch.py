"""Somebody is never met the way they like to be met.

You know that they prefer a visit to a web page, and from the first stage to the last they get web pages. What is known
about people should show in what they are offered, once on their way at least. No favorite fits everywhere: a sort of
content is only missed where it helps.

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
from journeymap.analysis.channel_kin import are_kin
from journeymap.analysis.coverage import Cell, PersonaOnMap
from journeymap.analysis.fitting_content import fits, kin_of
from journeymap.findings import Severity
from journeymap.model.vocabulary import label
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney, LinkedPersona


@rule("JM309", "preference-mismatch", Severity.INFO)
def preference_mismatch(journey: LinkedJourney, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per persona and map. Look only where there is something to judge: a channel, or content whose type
    is known. A customer is past the stages before the purchase.
    """
    for persona in journey.personas:
        preferences = persona.model.preferences
        if not (preferences.channels or preferences.content_types):  # as on most maps, which then need no cells
            continue
        cells = _cells(journey, persona, analysis)
        missed = (_missed_channels(persona, cells, analysis), _missed_content(persona, cells))
        if any(missed):
            yield Gap(
                journey.place.at("stages"),
                f"'{persona.model.name}' prefers {', and '.join(filter(None, missed))} on '{journey.name}'",
                "Choose the one stage where it would matter most, and meet them there the way they like; or correct "
                "the persona's `preferences`.",
                PersonaOnMap(journey, persona),
            )


def _cells(journey: LinkedJourney, persona: LinkedPersona, analysis: Analysis) -> list[Cell]:
    is_customer = journey.account is not None and journey.account.is_customer
    stages = [stage for stage in journey.stages_in_scope if stage.is_after_sale or not is_customer]
    return [cell for stage in stages for cell in analysis.coverage.at(stage) if cell.persona is persona]


def _missed_channels(persona: LinkedPersona, cells: Sequence[Cell], analysis: Analysis) -> str | None:
    preferred = persona.model.preferences.channels
    used = {channel.id for cell in cells for point in cell.touchpoints for channel in point.channels}
    if not (preferred and used) or any(are_kin(channel, liked) for channel in used for liked in preferred):
        return None
    channels = analysis.workspace.channels
    names = [f"'{channels[id_].name if id_ in channels else id_}'" for id_ in preferred]
    return f"{listed(names, 'or')} and is never met that way"


def _missed_content(persona: LinkedPersona, cells: Sequence[Cell]) -> str | None:
    preferred = persona.model.preferences.content_types
    missed: dict[str, None] = {}
    for cell in cells:
        fitting = [type_ for type_ in preferred if fits(type_, cell.stage.phases)]
        types = {piece.model.type for piece in cell.pieces()} - {None} if fitting else set()
        if any(not kin_of(type_).isdisjoint(types) for type_ in fitting):
            return None
        if types:
            missed.update(dict.fromkeys(label(type_) for type_ in fitting))
    return f"content such as {listed(list(missed), 'or')} and never gets any where it would help" if missed else None
