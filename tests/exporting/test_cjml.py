"""CJML: valid documents, whose journeys, phases, actors and touchpoints are those of the map."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from xmlschema import XMLSchema

import journeymap
from tests.support.exports import exported, exported_examples, told
from tests.support.fixtures import LoadFiles, WriteFiles
from tests.support.hostile import hostile_workspace

SCHEMA = XMLSchema(Path(__file__).parent / "schemas" / "cjml.xsd")
MAP = """\
title: A clinic
scenario: It hurts
personas: {ann: Patient, bob: Partner}
compare: next
stages:
  hear:
    name: Hears of it
    goals: [Know the price]
    touchpoints:
      - {name: Asks a friend, kind: action, for: [ann], emotion: [tense, -1]}
      - {name: Calls, for: [ann], from: buyer, channel: [phone, email], response: Offers a day, emotion: -2,
         notes: Often}
      - {name: Letter, from: us, actions: Reads it}
      - {name: Rumor, from: third_party, for: [bob]}
  stay: {touchpoints: [Bed]}
"""
FILES = {"maps/a.yaml": MAP, "maps/next.yaml": MAP.replace("compare: next", "state: to_be").replace("A clinic", "Next")}


def journey_of(content: bytes) -> Xml.Element:
    SCHEMA.validate(content.decode())
    return Xml.fromstring(content)[0]


def texts(element: Xml.Element, path: str) -> list[str | None]:
    return [found.text for found in element.iterfind(path)]


def test_the_map_as_it_is(load_files: LoadFiles) -> None:
    journey = journey_of(exported(load_files(FILES), "cjml", "a"))
    assert journey.tag == "actualJourney"
    assert texts(journey, "journeyTitle") == ["A clinic"]
    assert texts(journey, "plannedReference") == ["next"]
    assert texts(journey, "journeyShortSummary") == ["It hurts"]
    assert texts(journey, "journeyPhases/journeyPhase/phaseName") == ["Hears of it", "stay"]
    assert texts(journey, "journeyPhases/journeyPhase/phaseDescription")[0] == "Goals: Know the price"
    assert {user.get("actorID"): user[0].text for user in journey.iterfind("actors/*")} == {
        "ann": "Patient",
        "bob": "Partner",
        "ann.bob": "Patient, Partner",
        "us.": "Service provider",
        "third_party.": "Third party",
    }
    points = [_point(point) for point in journey.iterfind("touchpoints/*")]
    assert points == [
        {"is": "actualAction", "phase": "hear", "from": ("ann", "Asks a friend"), "felt": ("tense", "2")},
        {
            "is": "actualCommunicationPoint",
            "phase": "hear",
            "from": ("ann", "Calls"),
            "to": ("us.", "Offers a day"),
            "channel": "Phone, Email",
            "comment": "Often",
            "felt": (None, "1"),
        },
        {
            "is": "actualCommunicationPoint",
            "phase": "hear",
            "from": ("us.", "Letter"),
            "to": ("ann.bob", "Reads it"),
        },
        {
            "is": "actualCommunicationPoint",
            "phase": "hear",
            "from": ("third_party.", "Rumor"),
            "to": ("bob", "Rumor"),
        },
        {"is": "actualCommunicationPoint", "phase": "stay", "from": ("us.", "Bed"), "to": ("ann.bob", "Bed")},
    ]


def _point(point: Xml.Element) -> dict[str, Any]:
    phase = point.find("belongsTo")
    assert phase is not None
    said: dict[str, Any] = {"is": point.tag, "phase": phase.get("phaseIDref")}
    for key, name in (("from", "initiator"), ("to", "receiver")):
        if (part := point.find(name)) is not None:
            said[key] = (part[0].get("actorIDref"), part[1].text)
    for key, path in (("channel", "channel/channelName"), ("comment", "comment")):
        if found := texts(point, path):
            said[key] = found[0]
    if (felt := point.find("touchpointExperience")) is not None:
        said["felt"] = (felt.findtext("experienceDescription"), felt.findtext("experienceRating"))
    return said


def test_nobody_has_experienced_what_is_planned(load_files: LoadFiles) -> None:
    journey = journey_of(exported(load_files(FILES), "cjml", "next"))
    assert journey.tag == "plannedJourney"
    assert {point.tag for point in journey.iterfind("touchpoints/*")} == {"plannedAction", "plannedCommunicationPoint"}
    assert journey.findall("touchpoints/*/touchpointExperience") == []


def test_what_nobody_has_written_is_told(write_files: WriteFiles) -> None:
    (sentence,) = told(write_files({"maps/a.yaml": MAP.replace("compare: next\n", "")}), "cjml")
    assert sentence.startswith("A clinic: of 1 touchpoint nobody has written with `from` or `to` who starts")


def test_a_map_without_personas_is_of_a_customer(load_files: LoadFiles) -> None:
    files = {"maps/a.yaml": "title: T\nstages: {a: {touchpoints: [T]}}\n"}
    journey = journey_of(exported(load_files(files), "cjml"))
    assert [user.get("actorID") for user in journey.iterfind("actors/*")] == ["customer", "us."]


def test_every_map_of_the_examples_is_valid() -> None:
    assert [journey_of(content).tag for _, content in exported_examples("cjml")]


def test_whatever_people_write_is_valid(load_files: LoadFiles) -> None:
    for content in journeymap.export(load_files(hostile_workspace()), "cjml").values():
        assert journey_of(content).findall("touchpoints/*")
