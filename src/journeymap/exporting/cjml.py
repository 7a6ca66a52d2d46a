"""A map as XML of the Customer Journey Modelling Language, version 2.0.

There a journey is a row of touchpoints, each a communication between two actors or an action of one, and phases group
them. A journey is planned or actual; what people experience is said of actual ones only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from journeymap.characters import HIDDEN, log_line
from journeymap.escaping import plain_line
from journeymap.exporting.feelings import (
    out_of_five,
    people_at,
    score_at_touchpoint,
    words_at_stage,
    words_at_touchpoint,
)
from journeymap.exporting.formats import ExportOptions
from journeymap.model.stage_fields import LANES, TEXT_LANES
from journeymap.model.values import Saying
from journeymap.report.text import counted
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney, LinkedPersona, LinkedStage, LinkedTouchpoint

_BUYER, _US = "buyer", "us"
_PROVIDERS = {_US: "Service provider", "partner": "Partner", "third_party": "Third party"}
"""The actor for everyone who is not a customer: the format's word for it, and its name."""
_TOGETHER = "."
"""Separates the ids of personas who take part together; no id contains it."""
_NOBODY, _CUSTOMER = "customer", "Customer"
"""The customer if no persona takes part: id and name."""


def write(journey: LinkedJourney, _: GapIndex, options: ExportOptions) -> bytes:
    """Return a document with one journey, and warn of touchpoints whose initiator had to be assumed."""
    root = Xml.Element("CJML", version="2.0")
    kind = "planned" if journey.is_target else "actual"
    element = Xml.SubElement(root, f"{kind}Journey")
    _add(element, "journeyID", journey.id)
    _add(element, "journeyTitle", journey.model.title)
    if journey.model.compare and not journey.is_target:
        _add(element, "plannedReference", journey.model.compare)
    touchpoints = list(_touchpoints(journey))
    _phases(element, journey)
    _add(element, "journeyShortSummary", journey.model.scenario)
    _add(element, "journeyLongSummary", journey.model.goal, journey.model.notes)
    _actors(element, journey, touchpoints)
    row = Xml.SubElement(element, "touchpoints")
    for number, touchpoint in enumerate(touchpoints, start=1):
        _touchpoint(row, touchpoint, number, kind)
    _warn_of_guesses(journey, touchpoints, options)
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'.encode()


def _touchpoints(journey: LinkedJourney) -> Iterator[LinkedTouchpoint]:
    for stage in journey.stages_in_scope:
        yield from (touchpoint for touchpoint in stage.touchpoints if touchpoint.counts)


def _warn_of_guesses(journey: LinkedJourney, touchpoints: Sequence[LinkedTouchpoint], options: ExportOptions) -> None:
    guessed = sum(_is_communication(it) and it.model.from_ is None and it.model.to is None for it in touchpoints)
    if guessed:
        options.warn(
            f"{journey.name}: of {counted(guessed, 'touchpoint')} nobody has written with `from` or `to` who starts "
            "them. CJML needs somebody, so you start them and the customer receives them."
        )


def _phases(element: Xml.Element, journey: LinkedJourney) -> None:
    phases = Xml.SubElement(element, "journeyPhases")
    for stage in journey.stages_in_scope:
        phase = Xml.SubElement(phases, "journeyPhase", phaseID=stage.id)
        _add(phase, "phaseName", stage.name)
        _add(phase, "phaseDescription", *_said(stage), between="\n")


def _said(stage: LinkedStage) -> Iterator[str]:
    """Yield what a stage says beside its touchpoints, lane by lane."""
    for name in TEXT_LANES:
        sayings: Sequence[Saying] = getattr(stage.model, name)
        if sayings:
            yield f"{LANES[name].title}: {'; '.join(saying.text for saying in sayings)}"
    for title, texts in (
        ("Feelings", words_at_stage(stage)),
        ("Pains", [pain.model.text for pain in stage.all_pains]),
        ("Opportunities", [opportunity.model.text for opportunity in stage.opportunities]),
    ):
        if texts:
            yield f"{title}: {'; '.join(texts)}"


def _actors(element: Xml.Element, journey: LinkedJourney, touchpoints: Sequence[LinkedTouchpoint]) -> None:
    actors = Xml.SubElement(element, "actors")
    names = {persona.id: persona.model.name for persona in journey.personas} or {_NOBODY: _CUSTOMER}
    for touchpoint in touchpoints:
        people = people_at(touchpoint)
        names.setdefault(_customer(people), ", ".join(persona.model.name for persona in people) or _CUSTOMER)
    for id_, name in names.items():
        _add(Xml.SubElement(actors, "endUser", actorID=id_), "actorName", name)
    used = {party for touchpoint in touchpoints if _is_communication(touchpoint) for party in _parties(touchpoint)}
    for party, name in _PROVIDERS.items():
        if party in used:
            _add(Xml.SubElement(actors, "serviceProvider", actorID=_provider(party)), "companyName", name)


def _customer(people: Sequence[LinkedPersona]) -> str:
    """Return the id of those who take part in a touchpoint."""
    return _TOGETHER.join(persona.id for persona in people) or _NOBODY


def _provider(party: str) -> str:
    return f"{party}{_TOGETHER}"


def _touchpoint(row: Xml.Element, touchpoint: LinkedTouchpoint, number: int, kind: str) -> None:
    model = touchpoint.model
    is_communication = _is_communication(touchpoint)
    element = Xml.SubElement(row, f"{kind}{'CommunicationPoint' if is_communication else 'Action'}")
    _add(element, "touchpointID", f"T{number}")
    Xml.SubElement(element, "belongsTo", phaseIDref=touchpoint.stage.id)
    customer = _customer(people_at(touchpoint))
    initiator, receiver = (customer if it == _BUYER else _provider(it) for it in _parties(touchpoint))
    _part(element, "initiator", initiator, model.name)
    if is_communication:
        theirs = model.actions if receiver == customer else model.response
        _part(element, "receiver", receiver, "; ".join(saying.text for saying in theirs) or model.name)
        if touchpoint.channels:
            channel = Xml.SubElement(element, "channel")
            _add(channel, "channelName", ", ".join(it.name for it in touchpoint.channels))
    _add(element, "comment", model.purpose, model.when, model.duration, model.notes)
    score = score_at_touchpoint(touchpoint)
    words = words_at_touchpoint(touchpoint)
    if kind == "actual" and (words or score is not None):
        experience = Xml.SubElement(element, "touchpointExperience")
        _add(experience, "experienceDescription", ", ".join(words))
        _add(experience, "experienceRating", None if score is None else str(out_of_five(score)))


def _is_communication(touchpoint: LinkedTouchpoint) -> bool:
    return touchpoint.model.kind == "communication"


def _parties(touchpoint: LinkedTouchpoint) -> tuple[str, str]:
    """Return who starts a touchpoint and who receives it: we and the customer unless the map says otherwise."""
    model = touchpoint.model
    if not _is_communication(touchpoint):
        return _BUYER, _BUYER
    initiator = model.from_ or (_BUYER if model.to not in (None, _BUYER) else _US)
    return initiator, model.to or (_US if initiator == _BUYER else _BUYER)


def _part(element: Xml.Element, name: str, actor: str, label: str) -> None:
    part = Xml.SubElement(element, name)
    Xml.SubElement(part, "refersTo", actorIDref=actor)
    _add(part, f"{name}Label", label)


def _add(element: Xml.Element, name: str, *texts: str | None, between: str = "; ") -> None:
    """Add an element with those texts that are not empty, each on one line, without characters that XML forbids."""
    if lines := [_line(text) for text in texts if text]:
        Xml.SubElement(element, name).text = between.join(lines)


def _line(text: str) -> str:
    """Return a text on one line without hidden characters, and with nothing that a build log takes for a command."""
    line = HIDDEN.sub("", plain_line(text))
    return log_line(line) if "##" in line else line
