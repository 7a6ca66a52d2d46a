"""Read CJML, the Customer Journey Modelling Language: planned and actual journeys with actors, phases and touchpoints.

Version 2.0 has a schema, but editors and spreadsheets write variants of their own around the root `cjml`, some of which
are not well-formed XML. A communication point becomes a touchpoint, and its sender and receiver the two sides.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from journeymap.importing.draft import Cell, Draft, DraftMap, DraftThing, Entry, Fate, Statement, ThingKind, Where
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.meaning.labels import fields_of
from journeymap.importing.readers.decoding import Decoded, decoded
from journeymap.importing.readers.markup import Element, Piece, parsed
from journeymap.importing.readers.reader import Likeness, Reader

_MOST_BYTES = 10 * 1024 * 1024
_SUFFIXES = frozenset({".cjml", ".xml"})
_ROOT = re.compile(
    r"<(?:\w+:)?(?:cjml|customerjourney\w*|actualjourney|plannedjourney|actualjourneycluster)\b", re.IGNORECASE
)
_FIRST_ELEMENT = re.compile(r"<([A-Za-z_][\w:.-]*)")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)[\"']")

_JOURNEYS = ("plannedjourney", "actualjourney")
_ACTORS = ("enduser", "serviceprovider", "actor")
_COMMUNICATIONS = ("plannedcommunicationpoint", "actualcommunicationpoint", "communicationpoint")
_ACTIONS = ("plannedaction", "actualaction", "action")
_LEAVES = frozenset(
    """touchpointid initiatorlabel receiverlabel initiatordescription receiverdescription channelname comment phasename
    phasedescription journeyid journeytitle journeyshortsummary journeylongsummary journeystatus plannedreference
    compliance experiencedescription experiencerating actorname companyname actorrole category message timestarted
    timecompleted timeoriginated timereceived timeconsumed touchpointduration""".split()
)
_SCALE = (1.0, 5.0)
_TOGETHER = "."
"""Separates the ids of personas who take part together, and ends the id of a provider, in our own exports."""
_PROVIDERS = frozenset({"us", "partner", "third_party"})
_ANYBODY = ("customer", "Customer")
"""The id and the name of the customer in our own exports of maps without personas."""
_LINE_WITH_LABEL = re.compile(r"\s*([^:]{2,40}):\s+(\S.*)")
_WORDS_OF_A_FEELING = 3
_CUSTOMER = re.compile(
    r"user|customer|client|patient|consumer|buyer|citizen|kunde|bruker|usuario|utilisateur", re.IGNORECASE
)
_TIES = "ties the parts of the file together"
_SAYS_NOTHING = frozenset({"undefined", "null", "nan", "none"})
"""What programs write into empty fields."""
_ONLY_LINKS = frozenset({"version", "id", "actorid", "actoridref", "refid", "phaseid", "phaseidref", "initiatorid"}) | {
    *("receiverid", "senderid", "journeyid", "touchpointid", "xmlns", "schemalocation", "nonamespaceschemalocation"),
}
"""Attributes and elements that only link the parts of a file."""
_AS_PLANNED = frozenset({"completed", "compliant", "ok"})
_OF_JOURNEY = {
    "journeyshortsummary": "Journey.scenario",
    "journeylongsummary": "Journey.notes",
}
_OF_TOUCHPOINT = {
    "channelname": "Touchpoint.channel",
    "channel": "Touchpoint.channel",
    "experiencedescription": "Touchpoint.thoughts",
    "actualexperience": "Touchpoint.thoughts",
    "experiencerating": "Touchpoint.emotion",
    "actualexperiencerating": "Touchpoint.emotion",
    "touchpointduration": "Touchpoint.duration",
    "timestarted": "Touchpoint.when",
    "timeoriginated": "Touchpoint.when",
    "time": "Touchpoint.when",
    "comment": "Touchpoint.notes",
}


def _likeness(given: GivenFile) -> Likeness:
    head = given.content[:4000].decode("latin-1").replace("\0", "")
    if _ROOT.search(head):
        return Likeness.CERTAIN
    if given.suffix in _SUFFIXES or head.lstrip("\ufeffÿþ ï»¿\r\n\t").startswith("<?xml"):
        return Likeness.POSSIBLE
    return Likeness.NONE


def _read(given: GivenFile) -> Draft:
    if len(given.content) > _MOST_BYTES:
        raise NoJourney(f"{given.name} is larger than any journey in CJML ({_MOST_BYTES // 1024 // 1024} MB).")
    read = _text(given)
    text = read.text
    if _ENTITY.search(text):
        raise NoJourney(
            f"{given.name} defines entities of its own, which could pull in other files or swell without end. "
            "Export it again without them."
        )
    if not _ROOT.search(text):
        first = _FIRST_ELEMENT.search(text)
        what = f"XML whose first element is <{first[1][:60]}>" if first else "no XML"
        raise NoJourney(
            f"{given.name} was read as CJML, but is {what}. A file of CJML begins with <CJML>. "
            "If it is a table, save it as CSV or as a workbook."
        )
    draft = _Reading(given.name, text).draft()
    return replace(draft, notes=(*read.notes, *draft.notes))


def _text(given: GivenFile) -> Decoded:
    """Decode a file. Its XML declaration may be wrong, so it only counts if UTF-8 fails."""
    read = decoded(given)
    declared = _ENCODING.match(given.content)
    if declared and any("not UTF-8" in note for note in read.notes):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return Decoded(given.content.decode(declared[1].decode()))
    return read


@dataclass(frozen=True, slots=True)
class _Actor:
    name: Piece
    is_customer: bool | None
    """None if the file does not say."""
    party: str = "us"
    """What a provider is to the customer."""
    stands_for: tuple[_Actor, ...] | None = None
    """The customers who share this id; none if it stands for anybody."""


@dataclass(slots=True, kw_only=True)
class _Journey:
    """What has been read of a journey so far."""

    element: Element
    title: Cell | None = None
    stages: list[Cell] = field(default_factory=list)
    stage_of_phase: dict[str, int] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    personas: dict[str, DraftThing] = field(default_factory=dict)
    has_scores: bool = False


class _Reading:
    """A file while it is read, which knows the texts that have been used."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        markup = parsed(
            text, rivals=(_JOURNEYS, (*_ACTORS, *_COMMUNICATIONS, *_ACTIONS, "journeyphase")), leaves=_LEAVES
        )
        self.root = markup.root
        self.texts = [self._cell(remark) for remark in markup.remarks]
        self.entries: list[Entry] = []
        self.notes: list[str] = []
        self.read: set[int] = set()
        self.read_attributes: set[tuple[int, str]] = set()
        self.groups = count()
        self.actors = self._actors()
        self.phases = {
            phase.attributes.get("phaseid", ""): name.text
            for phase in self.root.all("journeyphase")
            if (name := phase.first("phasename")) and name.text
        }

    def draft(self) -> Draft:
        """Return the journeys of the file as maps."""
        journeys = [self._journey(element) for element in self._journey_elements()]
        for element in self.root.walk():
            self.texts += [self._cell(piece) for _, piece in self._unread(element)]
        if not any(journey.stages for journey in journeys):
            raise NoJourney(f"{self.file} is CJML, but holds no communication points and no actions.")
        return Draft(
            maps=tuple(self._map(journey) for journey in journeys if journey.stages),
            texts=tuple(self.texts),
            entries=tuple(self.entries),
            notes=tuple(self.notes),
        )

    def _journey_elements(self) -> list[Element]:
        return list(self.root.all(*_JOURNEYS)) or [self.root]

    def _map(self, journey: _Journey) -> DraftMap:
        return DraftMap(
            title=journey.title,
            stages=tuple(journey.stages),
            statements=tuple(journey.statements),
            scale=_SCALE if journey.has_scores else None,
            things=tuple(journey.personas.values()),
        )

    def _cell(self, piece: Piece) -> Cell:
        return Cell(piece.text, Where(self.file, f"line {piece.line}"))

    def _layout(self, piece: Piece, how: str) -> None:
        self.entries.append(Entry(cell=self._cell(piece), fate=Fate.LAYOUT, how=how))

    def _take(self, element: Element | None) -> Piece | None:
        """Use the text of an element; None if it is empty or has been used."""
        if element is None or not element.text or id(element) in self.read:
            return None
        self.read.add(id(element))
        piece = Piece(element.text, element.pieces[0].line)
        if _says_nothing(piece.text):
            self._layout(piece, "says nothing")
            return None
        return piece

    def _take_attribute(self, element: Element, name: str) -> Piece | None:
        """Use the text of an attribute; None if it is empty or has been used."""
        value = element.attributes.get(name, "")
        if not value or (id(element), name) in self.read_attributes:
            return None
        self.read_attributes.add((id(element), name))
        piece = Piece(value, element.line)
        if name in _ONLY_LINKS or _says_nothing(value):
            self._layout(piece, _TIES if name in _ONLY_LINKS else "says nothing")
            return None
        return piece

    def _unread(self, element: Element) -> Iterator[tuple[str, Piece]]:
        """Yield the texts of an element that have not been used yet, with their names."""
        if piece := self._take(element):
            yield element.label, piece
        for name in element.attributes:
            if piece := self._take_attribute(element, name):
                yield name, piece

    # --- actors

    def _actors(self) -> dict[str, _Actor]:
        """Return all actors by their ids: journeys may refer to the actors of others."""
        actors: dict[str, _Actor] = {}
        for element in self.root.all(*_ACTORS):
            key, known = _reference(element), actors.get(_reference(element))
            name = self._take(element.first("actorname", "companyname", "name")) or self._take_attribute(
                element, "name"
            )
            if name is None and known is None:
                name = Piece(key, element.line) if key else self._take(element)
            role = element.first("actorrole", "role")
            said = role.text if role else element.attributes.get("role", "")
            is_customer = {"enduser": True, "serviceprovider": False}.get(element.name)
            if is_customer is None and said:
                is_customer = bool(_CUSTOMER.search(said))
            if name:
                actors[key or name.text] = _Actor(name, is_customer)
        if not any(actor.is_customer for actor in actors.values()):
            return {key: _Actor(actor.name, None) for key, actor in actors.items()}
        return {key: _in_our_way(key, actor, actors) for key, actor in actors.items()}

    def _actor(self, key: str, line: int) -> _Actor | None:
        if _says_nothing(key):
            return None
        if key not in self.actors:
            self.actors[key] = _Actor(Piece(key, line), None)
        return self.actors[key]

    def _people(self, journey: _Journey, actor: _Actor) -> tuple[Cell, ...]:
        """Declare the personas that an actor stands for, and return their names."""
        if actor.is_customer is False:
            return ()
        actors = (actor,) if actor.stands_for is None else actor.stands_for
        return tuple(self._persona(journey, each) for each in actors)

    def _persona(self, journey: _Journey, actor: _Actor) -> Cell:
        key = actor.name.text.casefold()
        if key not in journey.personas:
            journey.personas[key] = DraftThing(kind=ThingKind.PERSONA, name=self._cell(actor.name))
        return journey.personas[key].name

    # --- journeys

    def _journey(self, element: Element) -> _Journey:
        journey = _Journey(element=element)
        title, key = self._take(element.first("journeytitle")), self._take(element.first("journeyid"))
        if title and key:
            self._layout(key, _TIES)
        if name := title or key:
            journey.title = self._cell(name)
        if element.name in _JOURNEYS:
            state = Piece("to_be" if element.name == "plannedjourney" else "as_is", element.line)
            journey.statements.append(Statement(cell=self._cell(state), field="Journey.state"))
        self._plan_of(journey)
        for actor in element.all(*_ACTORS):
            self._declare(journey, actor)
        self._phases(journey)
        for touchpoint in self._touchpoints(element):
            self._touchpoint(journey, touchpoint)
        for part in element.walk():
            self._rest(journey, part)
        return journey

    def _plan_of(self, journey: _Journey) -> None:
        """Record the planned journey that an actual one followed."""
        reference = self._take(journey.element.first("plannedreference"))
        if reference is None:
            return
        for planned in self.root.all("plannedjourney"):
            key, title = planned.first("journeyid"), planned.first("journeytitle")
            if key and key.text == reference.text:
                plan = Piece((title or key).text or key.text, reference.line)
                journey.statements.append(Statement(cell=self._cell(plan), field="Journey.compare"))
                return
        self._add(journey, reference, "plannedReference")

    def _declare(self, journey: _Journey, element: Element) -> None:
        """Declare an actor of a journey: customers as personas, others by name only."""
        actor = self.actors.get(_reference(element)) or self.actors.get(element.attributes.get("name", ""))
        said = [found for part in element.walk() for found in self._unread(part)]
        if actor is None or actor.is_customer is False:
            names = [(element.label, actor.name)] if actor else []
            for label, piece in (*names, *said):
                self._add(journey, piece, label)
            return
        if actor.stands_for is not None:
            for piece in (actor.name, *(piece for _, piece in said)):
                self._layout(piece, "those who take part together" if actor.stands_for else "anybody")
            return
        statements = (
            Statement(cell=self._cell(piece), label=self._cell(Piece(label, piece.line))) for label, piece in said
        )
        name = self._persona(journey, actor)
        thing = DraftThing(kind=ThingKind.PERSONA, name=name, statements=tuple(statements))
        journey.personas[actor.name.text.casefold()] = thing

    def _phases(self, journey: _Journey) -> None:
        for element in self._phases_in_order(journey.element):
            name = self._take(element.first("phasename")) or self._take(element)
            key = element.attributes.get("phaseid", name.text if name else "")
            name = name or Piece(key, element.line)
            if not name.text or key in journey.stage_of_phase:
                continue
            journey.stage_of_phase[key] = len(journey.stages)
            journey.stages.append(self._cell(name))
            if about := element.first("phasedescription"):
                self._about_phase(journey, about, journey.stage_of_phase[key])

    def _about_phase(self, journey: _Journey, about: Element, stage: int) -> None:
        """Add the description of a phase, line by line if each begins with a label, as in our own exports."""
        lines = [line for piece in about.pieces for line in piece.text.splitlines() if line.strip()]
        found = [_LINE_WITH_LABEL.fullmatch(line) for line in lines]
        whole = self._take(about)
        if whole is None:
            return
        if not all(match and fields_of(match[1]) for match in found):
            journey.statements.append(Statement(cell=self._cell(whole), field="Stage.notes", stage=stage))
            return
        for number, match in enumerate(filter(None, found)):
            label, cell = (self._cell(Piece(text, whole.line + number)) for text in match.groups())
            journey.statements.append(Statement(cell=cell, label=label, stage=stage))

    def _phases_in_order(self, element: Element) -> list[Element]:
        """Return the phases in the order of their touchpoints: some programs declare them in a meaningless order."""
        used = [belongs.attributes.get("phaseidref", "") for belongs in element.all("belongsto")]
        phases = list(element.all("journeyphase"))
        keys = [phase.attributes.get("phaseid", "") for phase in phases]
        declared = tuple(phases)
        slots = [at for at, key in enumerate(keys) if key in used]
        for slot, at in zip(slots, sorted(slots, key=lambda at: used.index(keys[at])), strict=True):
            phases[slot] = declared[at]
        if tuple(phases) != declared:
            self.notes.append(f"{self.file}: the phases stand in the order in which the touchpoints come to them.")
        return phases

    def _touchpoints(self, element: Element) -> Iterator[Element]:
        """Yield the communication points and actions, each once, at any depth."""
        kinds = (*_COMMUNICATIONS, *_ACTIONS)
        for found in element.all(*kinds, "touchpoint"):
            if found.name != "touchpoint" or found.first(*kinds) is None:
                yield found

    def _stage_of(self, journey: _Journey, touchpoint: Element) -> int:
        """Return the number of a touchpoint's stage: that of its phase, else that of the touchpoint before it."""
        belongs = touchpoint.first("belongsto")
        phase = (belongs.attributes.get("phaseidref", "") or belongs.text) if belongs else ""
        if belongs and phase not in journey.stage_of_phase and not _says_nothing(phase):
            journey.stage_of_phase[phase] = len(journey.stages)
            journey.stages.append(self._cell(Piece(self.phases.get(phase, phase), belongs.line)))
        if phase in journey.stage_of_phase:
            return journey.stage_of_phase[phase]
        if not journey.stages:
            journey.stages.append(self._cell(Piece("", touchpoint.line)))
        before = [said.stage for said in journey.statements if said.stage is not None and said.group is not None]
        return before[-1] if before and before[-1] is not None else 0

    def _touchpoint(self, journey: _Journey, element: Element) -> None:
        stage, group = self._stage_of(journey, element), next(self.groups)
        sender, receiver = self._side(element, "initiator", "sender"), self._side(element, "receiver", "receiver")
        sides = [actor for actor in (sender, receiver) if actor]
        people = tuple(dict.fromkeys(name for actor in sides for name in self._people(journey, actor)))

        def add(piece: Piece | None, field_: str | None, label: str = "") -> None:
            if piece:
                name = self._cell(Piece(label, piece.line)) if label else None
                statement = Statement(
                    cell=self._cell(piece),
                    label=name,
                    field=field_,
                    stage=stage,
                    group=group,
                    is_one=field_ == "Touchpoint.name",
                    people=people,
                )
                journey.statements.append(statement)

        sent = self._label(element, "initiatorlabel", "initiatordescription", "sender", "initiator", "")
        received = self._label(element, "receiverlabel", "receiverdescription", "receiver")
        if sent is None:
            sent, received = received, None
        add(sent, "Touchpoint.name")
        if sent and received and sent.text == received.text:
            self._layout(received, "what the other side says of it, again")
            received = None
        add(received, "Touchpoint.response" if receiver and receiver.is_customer is False else "Touchpoint.actions")
        if element.name in _ACTIONS or element.attributes.get("type", "").lower() == "action":
            add(Piece("action", element.line), "Touchpoint.kind")
        for actor, key in ((sender, "from"), (receiver, "to")):
            if actor and actor.is_customer is not None:
                add(Piece("buyer" if actor.is_customer else actor.party, element.line), f"Touchpoint.{key}")
        self._details(journey, element, add)

    def _details(self, journey: _Journey, element: Element, add: Callable[..., None]) -> None:
        """Add the rest of a touchpoint, each field once: a second channel or time goes into the notes."""
        said: set[str] = set()
        for part in element.walk():
            for label, piece in self._unread(part):
                name = label.lower()
                if name == "touchpointid":
                    self._identify(piece, add)
                elif name == "compliance" and piece.text.casefold() in _AS_PLANNED:
                    self._layout(piece, "as planned")
                elif name != "type":
                    field_ = _OF_TOUCHPOINT.get(name)
                    if field_ == "Touchpoint.thoughts" and len(piece.text.split()) <= _WORDS_OF_A_FEELING:
                        field_ = "Touchpoint.emotion"
                    journey.has_scores |= name in ("experiencerating", "actualexperiencerating")
                    is_said = field_ in said and field_ != "Touchpoint.emotion"
                    add(piece, None if is_said else field_, label)
                    said |= {field_} if field_ else set()

    def _identify(self, piece: Piece, add: Callable[..., None]) -> None:
        """Derive from its id whether a touchpoint deviates from the plan; ids say nothing else."""
        if re.fullmatch(r"D\d+", piece.text):
            add(piece, "Touchpoint.notes", "deviation")
        else:
            self._layout(piece, _TIES)

    def _side(self, element: Element, *names: str) -> _Actor | None:
        """Return who sends or receives, however the file refers to them."""
        part = element.first(*names)
        key = ""
        if part is not None:
            refers = part.first("refersto")
            key = _reference(refers or part)
            if not key and part.text in self.actors:
                key = part.text
                self.read.add(id(part))
        for name in names:
            key = key or element.attributes.get(f"{name}id", "")
        return self._actor(key, (part or element).line) if key else None

    def _label(self, element: Element, *names: str) -> Piece | None:
        """Use the first of these parts that is not empty; an empty name means the element itself."""
        for name in names:
            if found := self._take(element.first(name) if name else element):
                return found
        return None

    def _rest(self, journey: _Journey, part: Element) -> None:
        """Add what is left of a journey to the map as a whole."""
        for label, piece in self._unread(part):
            self._add(journey, piece, label, _OF_JOURNEY.get(label.lower()))

    def _add(self, journey: _Journey, piece: Piece, label: str, field_: str | None = None) -> None:
        statement = Statement(cell=self._cell(piece), label=self._cell(Piece(label, piece.line)), field=field_)
        journey.statements.append(statement)


def _in_our_way(key: str, actor: _Actor, actors: Mapping[str, _Actor]) -> _Actor:
    """Return an actor if it is one that only our own exports have."""
    party = key.removesuffix(_TOGETHER)
    if actor.is_customer is False:
        return replace(actor, party=party) if party != key and party in _PROVIDERS else actor
    if (key, actor.name.text) == _ANYBODY:
        return replace(actor, stands_for=())
    others = [actors.get(part) for part in key.split(_TOGETHER)]
    if len(others) > 1 and all(other and other.is_customer for other in others):
        return replace(actor, stands_for=tuple(filter(None, others)))
    return actor


def _says_nothing(text: str) -> bool:
    return all(word in _SAYS_NOTHING for word in text.lower().split())


def _reference(element: Element) -> str:
    """Return the id that an element has or refers to."""
    names = ("actoridref", "actorid", "refid", "idref", "id")
    return next((element.attributes[name] for name in names if element.attributes.get(name)), "")


READER = Reader("a journey in CJML", _likeness, _read)
