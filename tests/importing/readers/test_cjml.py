"""CJML comes in from its schema's form and from those that tools write, well-formed or not."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.importing.draft import Cell, Draft, DraftMap
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.cjml import READER
from journeymap.importing.readers.reader import Likeness

OFFICIAL = """<?xml version="1.0" encoding="UTF-8"?>
<CJML version="2.0" xmlns="http://example.com/cjml">
 <plannedJourney>
  <journeyID>PJ1</journeyID>
  <journeyTitle>Vornyelse av flåteavtale</journeyTitle>
  <journeyPhases>
   <journeyPhase phaseID="p1">
    <phaseName>Før</phaseName>
    <phaseDescription>Avtalen løper ut</phaseDescription>
   </journeyPhase>
   <journeyPhase phaseID="p2"><phaseName>Etter</phaseName></journeyPhase>
  </journeyPhases>
  <journeyShortSummary>Slik det skal gå</journeyShortSummary>
  <actors>
   <endUser actorID="u"><actorName>Flåtesjef</actorName></endUser>
   <serviceProvider actorID="sp"><companyName>RouteWise</companyName></serviceProvider>
  </actors>
  <touchpoints>
   <plannedCommunicationPoint>
    <touchpointID>T1</touchpointID>
    <belongsTo phaseIDref="p1"/>
    <initiator><refersTo actorIDref="sp"/><initiatorLabel>Sender tilbud</initiatorLabel></initiator>
    <receiver><refersTo actorIDref="u"/><receiverLabel>Leser tilbud</receiverLabel></receiver>
    <channel><channelName>email</channelName></channel>
    <touchPointDuration>2 dager</touchPointDuration>
   </plannedCommunicationPoint>
   <plannedAction>
    <touchpointID>T2</touchpointID>
    <belongsTo phaseIDref="p2"/>
    <initiator><refersTo actorIDref="u"/><initiatorLabel>Sammenligner</initiatorLabel></initiator>
   </plannedAction>
  </touchpoints>
 </plannedJourney>
 <actualJourney>
  <journeyID>AJ1</journeyID>
  <journeyTitle>Slik det gikk</journeyTitle>
  <plannedReference>PJ1</plannedReference>
  <actors><endUser actorIDref="u"/><serviceProvider actorIDref="sp"/></actors>
  <touchpoints>
   <actualCommunicationPoint>
    <touchpointID>D1</touchpointID>
    <belongsTo phaseIDref="p1"/>
    <compliance>adhoc</compliance>
    <initiator><refersTo actorIDref="u"/><initiatorLabel>Ringer</initiatorLabel></initiator>
    <receiver><refersTo actorIDref="sp"/><receiverLabel>Svarer</receiverLabel></receiver>
    <channel><channelName>telephone</channelName></channel>
    <comment>Lang kø</comment>
    <timestamps><timeStarted>2026-01-02</timeStarted><timeCompleted>2026-01-03</timeCompleted></timestamps>
    <touchpointExperience>
     <experienceDescription>Irriterende</experienceDescription><experienceRating>2</experienceRating>
    </touchpointExperience>
   </actualCommunicationPoint>
  </touchpoints>
 </actualJourney>
</CJML>
"""
FROM_A_SPREADSHEET = """<!-- Produced by: a spreadsheet -->
<CJML version="2.0">
<actualJourney>
<journeyID>AJ1</journeyID>
<journeyPhases>
<journeyPhase phaseID =" Delivery">
<phaseName> Delivery</phaseName>
<phaseDescription></phaseDescription>
</journeyPhase>
<journeyPhase phaseID =" Order & pay">
<phaseName> Order & pay</phaseName>
</journeyPhase>
</journeyPhases>
<actors>
<endUser actorID ="Shopper"/>
<serviceProvider actorID ="Web shop"/>
</actors>
<touchpoints>
<actualCommunicationPoint>
<touchpointID>1</touchpointID>
<belongsTo phaseIDref ="Order & pay"></belongsTo><receiver>
<refersTo actorIDref="Web shop"/>
<receiverLabel>Receiving</receiverLabel>
</receiver>
<initiator>
<refersTo actorIDref="Shopper"/>
<initiatorLabel>Orders at < 50</initiatorLabel>
</initiator>
<channel>
<channelName>internetViaPC</channelName>
</channel>
<comment></comment>
<timestamps>
</timestamps>
<category>nan</category>
</actualCommunicationPoint>
<actualAction>
<touchpointID>2</touchpointID>
<belongsTo phaseIDref ="Delivery"></belongsTo><initiator>
<refersTo actorIDref="Shopper"/>
<initiatorLabel>Waits</initiatorLabel>
</initiator>
</actualAction>
</touchpoints>
</actualJourney>
</CJML>"""
WITHOUT_QUOTES = """
  <cjml>
    <actors>
    <actor id=a1 name=Kari Fleet role=Customer/><actor id=a2 name=Help desk role=Support team/>
    <actors>
    <touchpoints>
        <action initiatorId=a1 riskCategory=undefined time=Day 1>
        Opens the box
        </action>
        <communicationPoint senderId =a1 receiverId = a2 time=Day 2 >
          <sender  riskCategory=privacy>
          Asks for help
          </sender>
          <receiver  riskCategory=undefined>
          Answers
          </receiver>
        </communicationPoint>
    </touchpoints>
  </cjml>
"""
WITH_UNDEFINED = """<cjml>
    undefined<actor id='1'><actorName>Fahrer & Disponent</actorName><actorRole>Kunde</actorRole></actor>
    <actor id='2'><actorName>Laden</actorName><actorRole>Anbieter</actorRole></actor>
    undefined<touchpoint id='1' type="action"><time>Montag</time><initiator>1</initiator>
        <initiatorDescription>Sucht</initiatorDescription></touchpoint>
    <touchpoint id='2' type="communicationPoint"><time>undefined</time><initiator>2</initiator>
        <initiatorDescription>Bietet an</initiatorDescription><receiver>1</receiver>
        <receiverDescription>Liest</receiverDescription><channel>email</channel></touchpoint>
    </cjml>"""
OF_VERSION_1 = """<CustomerJourney><ActualJourneyCluster><Count>1</Count>
<ActualJourney>
  <JourneyID>J1</JourneyID><JourneyTitle>Bestilling</JourneyTitle>
  <Actors><EndUser actorID="u" isVirtual="false"><ActorName>Kunde</ActorName></EndUser></Actors>
  <Touchpoint touchpointID="t1"><CommunicationPoint>
    <Initiator refID="u"/><InitiatorLabel>Bestiller</InitiatorLabel>
    <Channel isSynchronous="false"><ChannelName>email</ChannelName></Channel>
    <ActualExperience>Greit</ActualExperience><ActualExperienceRating>4</ActualExperienceRating>
  </CommunicationPoint></Touchpoint>
</ActualJourney></ActualJourneyCluster></CustomerJourney>"""
ALL = (OFFICIAL, FROM_A_SPREADSHEET, WITHOUT_QUOTES, WITH_UNDEFINED, OF_VERSION_1)


def draft(text: str | bytes) -> Draft:
    return READER.read(GivenFile("way.xml", text if isinstance(text, bytes) else text.encode()))


def touchpoints(journey: DraftMap) -> list[dict[str, str]]:
    """What is said of each touchpoint, with its stage and its people."""
    found: dict[int, dict[str, str]] = {}
    for said in journey.statements:
        if said.group is not None and said.stage is not None:
            touchpoint = found.setdefault(said.group, {"stage": journey.stages[said.stage].text})
            touchpoint["people"] = ", ".join(person.text for person in said.people)
            label = said.label.text if said.label else ""
            touchpoint[(said.field or label).removeprefix("Touchpoint.")] = said.cell.text
    return list(found.values())


def cells(read: Draft) -> Iterable[Cell]:
    """Every cell of a draft."""
    yield from read.texts
    yield from (entry.cell for entry in read.entries)
    for journey in read.maps:
        yield from (journey.title, *journey.stages) if journey.title else journey.stages
        for said in (*journey.statements, *(said for thing in journey.things for said in thing.statements)):
            yield from (said.cell, *said.people, *([said.label] if said.label else []))
        yield from (thing.name for thing in journey.things)


def test_reads_the_form_of_the_schema() -> None:
    planned, actual = draft(OFFICIAL).maps
    assert planned.title
    assert (planned.title.text, planned.title.where.at) == ("Vornyelse av flåteavtale", "line 5")
    assert [stage.text for stage in planned.stages] == ["Før", "Etter"]
    assert [thing.name.text for thing in planned.things] == ["Flåtesjef"]
    assert {said.field: said.cell.text for said in planned.statements if said.stage is None} == {
        "Journey.state": "to_be",
        "Journey.scenario": "Slik det skal gå",
        None: "RouteWise",
    }
    assert [said.cell.text for said in planned.statements if said.field == "Stage.notes"] == ["Avtalen løper ut"]
    assert touchpoints(planned) == [
        {
            "stage": "Før",
            "people": "Flåtesjef",
            "name": "Sender tilbud",
            "actions": "Leser tilbud",
            "from": "us",
            "to": "buyer",
            "channel": "email",
            "duration": "2 dager",
        },
        {"stage": "Etter", "people": "Flåtesjef", "name": "Sammenligner", "kind": "action", "from": "buyer"},
    ]
    assert {said.field: said.cell.text for said in actual.statements if said.stage is None and said.field} == {
        "Journey.state": "as_is",
        "Journey.compare": "Vornyelse av flåteavtale",
    }
    assert actual.scale == (1.0, 5.0)
    assert touchpoints(actual) == [
        {
            "stage": "Før",
            "people": "Flåtesjef",
            "name": "Ringer",
            "response": "Svarer",
            "from": "buyer",
            "to": "us",
            "channel": "telephone",
            "notes": "Lang kø",
            "compliance": "adhoc",
            "when": "2026-01-02",
            "timeCompleted": "2026-01-03",
            "emotion": "2",
        }
    ]


def test_reads_what_a_spreadsheet_has_written_and_its_phases_in_the_order_of_the_touchpoints() -> None:
    (journey,) = draft(FROM_A_SPREADSHEET).maps
    assert [stage.text for stage in journey.stages] == ["Order & pay", "Delivery"]
    order, waits = touchpoints(journey)
    assert order["name"] == "Orders at < 50"
    assert order["people"] == "Shopper"
    assert waits == {"stage": "Delivery", "people": "Shopper", "name": "Waits", "kind": "action", "from": "buyer"}


def test_reads_attributes_without_quotes_and_tags_that_are_not_closed() -> None:
    (journey,) = draft(WITHOUT_QUOTES).maps
    assert [thing.name.text for thing in journey.things] == ["Kari Fleet"]
    opens, asks = touchpoints(journey)
    assert opens == {
        "stage": "",
        "people": "Kari Fleet",
        "name": "Opens the box",
        "kind": "action",
        "from": "buyer",
        "when": "Day 1",
    }
    assert asks == {
        "stage": "",
        "people": "Kari Fleet",
        "name": "Asks for help",
        "response": "Answers",
        "from": "buyer",
        "to": "us",
        "when": "Day 2",
        "riskcategory": "privacy",
    }


def test_takes_what_programs_write_for_nothing_as_nothing() -> None:
    (journey,) = draft(WITH_UNDEFINED).maps
    assert [thing.name.text for thing in journey.things] == ["Fahrer & Disponent"]
    first, second = touchpoints(journey)
    assert (first["name"], first["when"], first["kind"]) == ("Sucht", "Montag", "action")
    assert second == {
        "stage": "",
        "people": "Fahrer & Disponent",
        "name": "Bietet an",
        "actions": "Liest",
        "from": "us",
        "to": "buyer",
        "channel": "email",
    }


def test_reads_the_form_before_the_schema() -> None:
    (journey,) = draft(OF_VERSION_1).maps
    assert journey.title
    assert journey.title.text == "Bestilling"
    (touchpoint,) = touchpoints(journey)
    assert touchpoint["name"] == "Bestiller"
    assert (touchpoint["emotion"], touchpoint["channel"]) == ("4", "email")


@pytest.mark.parametrize("text", ALL)
def test_reads_a_file_however_it_is_saved(text: str) -> None:
    expected = [touchpoints(journey) for journey in draft(text).maps]
    for content in (
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        text.replace("UTF-8", "US-ASCII").encode(),
        text.replace("UTF-8", "UTF-16").encode(),
        text.encode("cp1252"),
    ):
        assert [touchpoints(journey) for journey in draft(content).maps] == expected


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize(
    "tag", ["</initiatorLabel>", "</channelName>", "</phaseName>", "</endUser>", "</journeyTitle>"]
)
def test_reads_on_where_a_tag_is_not_closed(text: str, tag: str) -> None:
    expected = [[touchpoint.get("name") for touchpoint in touchpoints(journey)] for journey in draft(text).maps]
    read = draft(text.replace(tag, ""))
    assert [[touchpoint.get("name") for touchpoint in touchpoints(journey)] for journey in read.maps] == expected


@pytest.mark.parametrize("text", ALL)
def test_drops_no_text(text: str) -> None:
    read = draft(text)
    held = " ".join(cell.text for cell in cells(read))
    for found in re.findall(r">([^<>]+)<", text):
        for word in found.split():
            assert word in held


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<?xml version='1.0'?>\n<feed><title>News</title></feed>", "XML whose first element is <feed>"),
        ("<CJML version='2.0'></CJML>", "no communication points and no actions"),
        ("<!DOCTYPE CJML [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><CJML>&b;</CJML>", "defines entities of its own"),
        ("<!DOCTYPE CJML [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><CJML>&f;</CJML>", "defines entities of its own"),
        ("just a text", "is no XML"),
    ],
)
def test_refuses_what_is_no_journey(text: str, what: str) -> None:
    with pytest.raises(NoJourney, match=re.escape(what)):
        draft(text)


@pytest.mark.parametrize(
    ("name", "content", "likeness"),
    [
        ("way.xml", OFFICIAL.encode(), Likeness.CERTAIN),
        ("way.txt", WITHOUT_QUOTES.encode("utf-16"), Likeness.CERTAIN),
        ("way.xml", b"<feed/>", Likeness.POSSIBLE),
        ("way.bpmn", b"<?xml version='1.0'?><definitions/>", Likeness.POSSIBLE),
        ("way.md", b"We use CJML", Likeness.NONE),
    ],
)
def test_knows_its_files(name: str, content: bytes, likeness: Likeness) -> None:
    assert READER.likeness(GivenFile(name, content)) == likeness


@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(
                "<CJML> <actors> </actors> <endUser actorID='a'> <actualAction> </actualAction> <initiator> <channel> "
                "<touchpoints> </CJML> <![CDATA[ ]]> <!-- --> &amp; & < > /> <?xml <journeyPhase phaseID=x y>".split()
            ),
        ),
        max_size=30,
    )
)
def test_never_fails_whatever_a_file_holds(parts: list[str]) -> None:
    content = "<cjml>" + "".join(parts)
    message = ""
    try:
        draft(content.encode(errors="replace"))
    except NoJourney as refusal:
        message = str(refusal)
    assert message == "" or message.startswith("way.xml")


def test_is_not_slowed_down_or_broken_by_depth() -> None:
    with pytest.raises(NoJourney):
        draft("<cjml>" + "<a>" * 200_000)


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="<>&"), min_size=1))
def test_keeps_any_text_of_a_label(label: str) -> None:
    text = f"<CJML><actualJourney><actualAction><initiatorLabel>{label}</initiatorLabel></actualAction></actualJourney>"
    (journey,) = draft(text).maps
    names = [touchpoint.get("name") for touchpoint in touchpoints(journey)]
    assert names == [label] or label.lower() in ("undefined", "null", "nan", "none")


OURS = """<CJML version="2.0"><actualJourney><journeyTitle>Way</journeyTitle>
<journeyPhases><journeyPhase phaseID="a"><phaseName>Find</phaseName><phaseDescription>Goals: Know; See
Pains: Slow</phaseDescription></journeyPhase></journeyPhases>
<actors><endUser actorID="ann"><actorName>Ann</actorName></endUser>
<endUser actorID="bo"><actorName>Bo</actorName></endUser>
<endUser actorID="ann.bo"><actorName>Ann, Bo</actorName></endUser>
<serviceProvider actorID="partner."><companyName>Partner</companyName></serviceProvider></actors>
<touchpoints>
<actualCommunicationPoint><belongsTo phaseIDref="a"/>
<initiator><refersTo actorIDref="partner."/><initiatorLabel>Calls</initiatorLabel></initiator>
<receiver><refersTo actorIDref="ann.bo"/><receiverLabel>Calls</receiverLabel></receiver>
<touchpointExperience><experienceDescription>uneasy</experienceDescription><experienceRating>2</experienceRating>
</touchpointExperience></actualCommunicationPoint>
</touchpoints></actualJourney></CJML>"""


def test_reads_what_we_have_written_ourselves() -> None:
    (journey,) = draft(OURS).maps
    assert [thing.name.text for thing in journey.things] == ["Ann", "Bo"]
    (touchpoint,) = touchpoints(journey)
    assert touchpoint == {
        "stage": "Find",
        "people": "Ann, Bo",
        "name": "Calls",
        "from": "partner",
        "to": "buyer",
        "emotion": "2",
    }
    feelings = [said.cell.text for said in journey.statements if said.field == "Touchpoint.emotion"]
    assert feelings == ["uneasy", "2"]
    of_stage = [(said.label.text, said.cell.text) for said in journey.statements if said.label and said.group is None]
    assert of_stage[:2] == [("serviceProvider", "Partner"), ("Goals", "Know; See")]


def test_makes_no_persona_of_anybody() -> None:
    text = OURS.replace('"ann.bo"', '"customer"').replace("Ann, Bo", "Customer").replace("ann", "customer")
    (journey,) = draft(text).maps
    (touchpoint,) = touchpoints(journey)
    assert (touchpoint["people"], touchpoint["to"]) == ("", "buyer")
