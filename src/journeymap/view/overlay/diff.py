"""Compare a stage with its base, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from journeymap.model.base import Written
from journeymap.model.criteria import Criteria
from journeymap.model.journey import Stage
from journeymap.model.stage_fields import ITEM_LISTS, LANES
from journeymap.model.values import Emotion
from journeymap.model.vocabulary import label
from journeymap.translatable import N_
from journeymap.view.board.criteria import criteria_text
from journeymap.view.board.curve import signed
from journeymap.workspace import LinkedStage, Workspace

Kind = Literal["changed", "added", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that was changed, added or dropped: how it reads on the base map and on this one."""

    kind: Kind
    field: str
    """As it is written: touchpoints, emotion, lanes.legal."""
    label: str
    """What a reader calls the field."""
    was: str | None
    now: str | None
    persona: str | None = None
    """The persona whose feeling it is."""
    persona_name: str | None = None
    changed_fields: tuple[str, ...] = ()
    """The fields of an item that changed, besides its text."""
    is_word: bool = False
    """Whether it is a word of the format, which pages put into their language."""

    @property
    def changed_labels(self) -> tuple[str, ...]:
        """What a reader calls the changed fields."""
        return tuple(dict.fromkeys(_ITEM_LABELS.get(field, _DETAILS) for field in self.changed_fields))


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between a stage and the one below it, and how much is the same on both."""

    differences: tuple[Difference, ...]
    inherited: int


_LABELS = {
    **{field: lane.title for field, lane in LANES.items()},
    "content": N_("Content"),
    "name": N_("Name"),
    "phases": N_("Phases"),
    "for": N_("Takes part"),
    "status": N_("Status"),
    "reason": N_("Reason"),
    "sub_journey": N_("In detail"),
    "emotion": N_("Emotion"),
    "duration": N_("Duration"),
    "owners": N_("Owners"),
    "entry": N_("Begins when"),
    "exit": N_("Ends when"),
    "loops": N_("Way back"),
    "branches": N_("Branch"),
    "handoff": N_("Handoff"),
    "sources": N_("Sources"),
    "evidence": N_("Evidence"),
    "notes": N_("Notes"),
    "image": N_("Picture"),
    "alt": N_("Picture"),
}
"""What a reader calls the fields of a stage."""
_ITEM_LABELS = {
    "for": N_("For"),
    "channel": N_("Channel"),
    "actions": N_("Actions"),
    "response": N_("Response"),
    "thoughts": N_("Thoughts"),
    "pains": N_("Pains"),
    "metrics": N_("Metrics"),
    "when": N_("When"),
    "duration": N_("Duration"),
    "share": N_("Share"),
    "milestone": N_("Milestone"),
    "image": N_("Picture"),
    "at": N_("At"),
    "effort": N_("Effort"),
    "priority": N_("Priority"),
    "reason": N_("Reason"),
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
_DETAILS = N_("Details")
"""What the other fields of an item are called together."""
_IN_WORDS = ("phases", "evidence", "status")
"""The fields whose values are words of the format."""
_LONGEST = 280
"""How many characters of a text are shown."""


def diff_stage(stage: LinkedStage, below: Stage, workspace: Workspace) -> Diff:
    """Compare a stage with the one below it, field by field."""
    diffs = list(_field_diffs(stage, below, _Wording(workspace)))
    differences = tuple(difference for diff in diffs for difference in diff.differences)
    return Diff(differences, sum(diff.inherited for diff in diffs))


def diff_list(field: str, was: Sequence[Any], now: Sequence[Any], workspace: Workspace) -> tuple[Difference, ...]:
    """Compare a list of a map with the one below it."""
    return _list_diff(field, was, now, _Wording(workspace), replaced=False).differences


class _Wording:
    """Says what is written in a few words, with the names that the workspace gives to things."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lanes = {f"lanes.{lane.id}": lane.title or lane.id for lane in workspace.settings.lanes}

    def difference(self, kind: Kind, field: str, was: Any, now: Any, *, same_item: bool = False) -> Difference:
        """Return a difference in a field; for two states of the same item, with the fields that changed."""
        return Difference(
            kind=kind,
            field=field,
            label=_LABELS.get(field) or self._lanes.get(field, field),
            was=None if was is None else self.text(field, was),
            now=None if now is None else self.text(field, now),
            changed_fields=_changed_fields(was, now) if same_item else (),
            is_word=field in _IN_WORDS,
        )

    def text(self, field: str, value: Any) -> str:
        """Return a value of a field in a few words."""
        if field == "content" and value in self._workspace.content:
            value = self._workspace.content[value].model.title
        elif field == "for":
            value = self.persona(value)
        elif field == "sub_journey" and value in self._workspace.journeys:
            value = self._workspace.journeys[value].model.title
        elif isinstance(value, Criteria):
            value = criteria_text(value)
        elif isinstance(value, Written):
            value = _name(value)
        text = " ".join(str(value).split())
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"

    def persona(self, id_: str) -> str:
        """Return the name of a persona."""
        persona = self._workspace.personas.get(id_)
        return persona.model.name if persona else id_


def _field_diffs(stage: LinkedStage, below: Stage, wording: _Wording) -> Iterator[Diff]:
    whole_lists = stage.layer.own_fields if stage.layer else frozenset()
    for name, info in Stage.model_fields.items():
        was, now = getattr(below, name), getattr(stage.model, name)
        field = info.alias or name
        if field in ITEM_LISTS:
            yield _item_diff(field, stage, wording)
        elif field == "emotion":
            yield _emotion_diff(was, now, wording)
        elif field == "lanes":
            for lane in {**was, **now}:
                lists = (was.get(lane, ()), now.get(lane, ()))
                yield _list_diff(f"lanes.{lane}", *lists, wording, replaced="lanes" in whole_lists)
        elif isinstance(now, tuple):
            yield _list_diff(field, was, now, wording, replaced=name in whole_lists)
        elif was == now:
            yield Diff((), int(now is not None))
        else:
            yield Diff((wording.difference("added" if was is None else "changed", field, was, now),), 0)


def _item_diff(field: str, stage: LinkedStage, wording: _Wording) -> Diff:
    """Compare touchpoints, pains or opportunities: the stage knows where each of them comes from."""
    changed = stage.layer.changed if stage.layer else ()
    dropped = stage.layer.dropped if stage.layer else ()
    items = getattr(stage, field)
    differences = [
        wording.difference("changed", field, item.was, item.now, same_item=True)
        for item in changed
        if item.field == field
    ]
    differences += [wording.difference("added", field, None, item.model) for item in items if item.origin == "added"]
    differences += [wording.difference("dropped", field, item.was, None) for item in dropped if item.field == field]
    return Diff(tuple(differences), sum(item.origin == "inherited" for item in items))


def _list_diff(field: str, was: Sequence[Any], now: Sequence[Any], wording: _Wording, *, replaced: bool) -> Diff:
    """Compare two lists whose items have no ids; `replaced` says that the list was written whole.

    What remains of such a list, besides what is equal and what changed, reads best as one change where it is short
    enough; else item by item.
    """
    match = _match(was, now, lambda item: wording.text(field, item))
    differences = [wording.difference("changed", field, *pair, same_item=True) for pair in match.changed]
    before, after = (" · ".join(wording.text(field, item) for item in items) for items in (match.lost, match.new))
    if replaced and match.lost and match.new and len(before) + len(after) <= _LONGEST:
        differences.append(wording.difference("changed", field, before, after))
    else:
        differences += [wording.difference("added", field, None, item) for item in match.new]
        differences += [wording.difference("dropped", field, item, None) for item in match.lost]
    return Diff(tuple(differences), match.equal)


@dataclass(frozen=True, slots=True)
class _Match:
    """How the items of two lists belong together."""

    equal: int
    """How many items both lists have."""
    changed: list[tuple[Any, Any]]
    """Items that read alike and yet differ."""
    lost: list[Any]
    new: list[Any]


def _match(was: Sequence[Any], now: Sequence[Any], text: Callable[[Any], str]) -> _Match:
    """Match equal items first, then items that read alike, each with one other."""
    by_text: defaultdict[str, list[int]] = defaultdict(list)  # equal items read alike: only namesakes are compared
    for number, item in enumerate(now):
        by_text[text(item)].append(number)
    unequal = []
    for item in was:
        namesakes = by_text[text(item)]
        equal = next((number for number in namesakes if now[number] == item), None)
        if equal is None:
            unequal.append(item)
        else:
            namesakes.remove(equal)
    changed, lost = [], []
    for item in unequal:
        namesakes = by_text[text(item)]
        if namesakes:
            changed.append((item, now[namesakes.pop(0)]))
        else:
            lost.append(item)
    new = sorted(number for namesakes in by_text.values() for number in namesakes)
    return _Match(len(was) - len(unequal), changed, lost, [now[number] for number in new])


def _emotion_diff(was: Emotion | None, now: Emotion | None, wording: _Wording) -> Diff:
    """Compare the feeling of everyone, and that of each persona with a feeling of their own."""
    differences, inherited = [], 0
    for persona in dict.fromkeys([None, *(was.by if was else ()), *(now.by if now else ())]):
        before, after = _feeling_text(was, persona), _feeling_text(now, persona)
        if before == after:
            inherited += before is not None
            continue
        kind: Kind = "added" if before is None else "dropped" if after is None else "changed"
        difference = wording.difference(kind, "emotion", before, after)
        name = wording.persona(persona) if persona else None
        differences.append(replace(difference, persona=persona, persona_name=name))
    return Diff(tuple(differences), inherited)


def _feeling_text(emotion: Emotion | None, persona: str | None) -> str | None:
    """A feeling as score and word; None where nothing is written about this persona itself."""
    feeling = emotion.by.get(persona) if emotion and persona else emotion
    if feeling is None or (feeling.score is None and not feeling.feeling):
        return None
    score = None if feeling.score is None else signed(feeling.score)
    return " ".join(part for part in (score, feeling.feeling) if part)


def _name(item: Written) -> str:
    """The name or text of an item, when a loop is taken, or the teams of a handoff."""
    for field in ("name", "title", "text", "when"):
        if text := getattr(item, field, None):
            return str(text)
    if kind := getattr(item, "kind", None):
        return label(str(kind))
    teams = (getattr(item, field, None) for field in ("from_team", "to_team"))
    return " → ".join(str(team) for team in teams if team) or str(getattr(item, "to", None) or "…")


def _changed_fields(was: Any, now: Any) -> tuple[str, ...]:
    """The fields, as they are written, in which two states of an item differ, besides its id and name."""
    if not isinstance(was, Written):
        return ()
    fields = ((name, info.alias or name) for name, info in type(was).model_fields.items())
    return tuple(
        alias
        for name, alias in fields
        if name not in ("id", "name", "text") and getattr(was, name) != getattr(now, name, None)
    )
