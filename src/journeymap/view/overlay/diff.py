"""A stage and what stands below it come in; what differs between the two goes out, ready to be told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from journeymap.model.base import Written
from journeymap.model.criteria import Criteria
from journeymap.model.journey import Stage
from journeymap.model.stage_fields import ITEM_LISTS, LANES
from journeymap.model.values import Emotion, Feeling
from journeymap.model.vocabulary import label
from journeymap.translatable import N_
from journeymap.view.board.criteria import gate_text
from journeymap.workspace import LinkedStage, Workspace

Kind = Literal["changed", "added", "dropped"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was changed, added or dropped: in which field, and how it reads below and here."""

    kind: Kind
    field: str
    """As it is written: touchpoints, emotion, lanes.legal."""
    about: str
    """What a reader calls the field."""
    was: str | None
    now: str | None
    persona: str | None = None
    """The persona whose feeling it is."""
    persona_name: str | None = None
    says: tuple[str, ...] = ()
    """The fields that an item says anew, besides its text."""
    is_word: bool = False
    """Whether it is a word of the format, which is put into the page's language."""

    @property
    def labels(self) -> tuple[str, ...]:
        """What a reader calls the fields that are said anew."""
        return tuple(dict.fromkeys(ITEM_LABELS.get(field, DETAILS) for field in self.says))


LABELS = {
    **{field: lane.title for field, lane in LANES.items()},
    "content": N_("Content"),
    "name": N_("Name"),
    "phases": N_("Phases"),
    "emotion": N_("Emotion"),
    "duration": N_("Duration"),
    "owners": N_("Owners"),
    "entry": N_("Begins when"),
    "exit": N_("Ends when"),
    "loops": N_("Way back"),
    "handoff": N_("Handoff"),
    "sources": N_("Sources"),
    "evidence": N_("Evidence"),
    "notes": N_("Notes"),
    "image": N_("Picture"),
}
"""What a reader calls the fields of a stage."""
ITEM_LABELS = {
    "for": N_("For"),
    "channel": N_("Channel"),
    "content": N_("Content"),
    "devices": N_("Devices"),
    "from": N_("Started by"),
    "jobs": N_("Jobs"),
    "purpose": N_("Purpose"),
    "moment_of_truth": N_("Moment of truth"),
    "executive": N_("Executives"),
    "status": N_("Status"),
    "emotion": N_("Feels"),
    "sources": N_("Sources"),
    "notes": N_("Notes"),
    "owner": N_("Owner"),
    "answers": N_("Answer"),
    "severity": N_("Severity"),
    "frequency": N_("Frequency"),
    "accepted": N_("Accepted"),
    "value": N_("Value"),
    "friction": N_("Friction"),
    "feasibility": N_("Feasibility"),
    "target": N_("Target"),
    "baseline": N_("Today"),
}
"""What a reader calls the fields of a touchpoint and the like."""
DETAILS = N_("Details")
"""What the other fields of an item are called together."""
_IN_WORDS = ("phases", "evidence")
_LONGEST = 140
"""How many characters of a text are shown."""


class Differences:
    """What differs between a stage and one below it, field by field."""

    def __init__(self, stage: LinkedStage, below: Stage, workspace: Workspace) -> None:
        self._stage, self._workspace = stage, workspace
        self._whole = stage.layer.own_fields if stage.layer else frozenset()
        self._titles = {lane.id: lane.title or lane.id for lane in self._workspace.settings.lanes}
        self.found: list[Difference] = []
        self.inherited = 0
        """How much is the same on both."""
        for field in Stage.model_fields:
            was, now = getattr(below, field), getattr(stage.model, field)
            if field in ITEM_LISTS:
                self._items(field)
            elif field == "emotion":
                self._feelings(was, now)
            elif field == "lanes":
                for lane in {**was, **now}:
                    self._list(f"lanes.{lane}", was.get(lane, ()), now.get(lane, ()))
            elif isinstance(now, tuple):
                self._list(field, was, now)
            else:
                self._single(field, was, now)

    def _tell(self, kind: Kind, field: str, was: Any, now: Any, **more: Any) -> None:
        label = LABELS.get(field) or self._titles.get(field.removeprefix("lanes."), field)
        texts = [None if one is None else self._called(field, one) for one in (was, now)]
        self.found.append(Difference(kind, field, label, texts[0], texts[1], is_word=field in _IN_WORDS, **more))

    def _items(self, field: str) -> None:
        """The lists of items: the stage knows where each item comes from."""
        layer = self._stage.layer
        for one in layer.changed if layer else ():
            if one.field == field:
                self._tell("changed", field, one.was, one.now, says=_said_anew(one.was, one.now))
        for item in getattr(self._stage, field):
            self.inherited += item.origin == "inherited"
            if item.origin == "added":
                self._tell("added", field, None, item.model)
        for gone in layer.dropped if layer else ():
            if gone.field == field:
                self._tell("dropped", field, gone.was, None)

    def _list(self, field: str, was: Sequence[Any], now: Sequence[Any]) -> None:
        new = list(now)
        lost = []
        for one in was:
            if one in new:
                new.remove(one)
                self.inherited += 1
            else:
                lost.append(one)
        for one in list(lost):
            same = next((other for other in new if self._called(field, other) == self._called(field, one)), None)
            if same is not None:
                lost.remove(one)
                new.remove(same)
                self._tell("changed", field, one, same, says=_said_anew(one, same))
        before, after = (" · ".join(self._called(field, one) for one in side) for side in (lost, new))
        if field.partition(".")[0] in self._whole and lost and new and len(before) + len(after) <= 2 * _LONGEST:
            self._tell("changed", field, before, after)
            return
        for one in new:
            self._tell("added", field, None, one)
        for one in lost:
            self._tell("dropped", field, one, None)

    def _feelings(self, was: Emotion | None, now: Emotion | None) -> None:
        """One for everyone, and one for each persona of whom something else is said."""
        for whose in dict.fromkeys([None, *(was.by if was else ()), *(now.by if now else ())]):
            before, after = _felt(was, whose), _felt(now, whose)
            known = self._workspace.personas.get(whose or "")
            who = {"persona": whose, "persona_name": known.model.name if known else whose}
            if before == after:
                self.inherited += before is not None
            elif before is None or after is None:
                self._tell("added" if before is None else "dropped", "emotion", before, after, **who)
            else:
                self._tell("changed", "emotion", before, after, **who)

    def _single(self, field: str, was: Any, now: Any) -> None:
        if was == now:
            self.inherited += now is not None
        else:
            self._tell("added" if was is None else "changed", field, was, now)

    def _called(self, field: str, what: Any) -> str:
        """A thing in a few words."""
        if field == "content" and what in self._workspace.content:
            what = self._workspace.content[what].model.title
        if isinstance(what, Criteria):
            what = gate_text(what)
        elif isinstance(what, Written):
            what = _name(what)
        text = " ".join(str(what).split())
        return text if len(text) <= 2 * _LONGEST else f"{text[: _LONGEST * 2 - 1].rstrip()}…"


def _name(what: Written) -> str:
    """What a written thing is called: its name or text, when it is taken, or the teams that it is between."""
    for field in ("name", "title", "text", "when"):
        if text := getattr(what, field, None):
            return str(text)
    if kind := getattr(what, "kind", None):
        return label(str(kind))
    ends = (getattr(what, field, None) for field in ("from_team", "to_team"))
    return " → ".join(str(end) for end in ends if end) or str(getattr(what, "to", None) or "…")


def _felt(emotion: Emotion | None, persona: str | None) -> str | None:
    """A feeling as score and word; None where nothing is said of this persona itself."""
    feeling: Feeling | None = emotion.by.get(persona) if emotion and persona else emotion
    if feeling is None or (feeling.score is None and not feeling.feeling):
        return None
    score = None if feeling.score is None else f"{feeling.score:+g}".replace("-", "−") if feeling.score else "0"
    return " ".join(part for part in (score, feeling.feeling) if part)


def _said_anew(was: Any, now: Any) -> tuple[str, ...]:
    """The fields, as they are written, in which two of a kind differ, besides what they are called."""
    if not isinstance(was, Written):
        return ()
    fields = ((name, info.alias or name) for name, info in type(was).model_fields.items())
    return tuple(
        alias
        for name, alias in fields
        if name not in ("id", "name", "text") and getattr(was, name) != getattr(now, name, None)
    )
