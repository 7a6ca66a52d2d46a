"""Fill a stage with statements about the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from journeymap.importing.assembly.context import Context, add, label_of, note
from journeymap.importing.assembly.feelings import merged_feeling
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.assembly.sayings import as_thing, plain, saying, unquoted, with_people
from journeymap.importing.assembly.touchpoints import take_channels, take_content, take_touchpoints
from journeymap.importing.assembly.values import STANDS_FOR, means_yes, metrics_in, phase_meant, value_of
from journeymap.importing.draft import Fate
from journeymap.importing.meaning.feelings import feeling_in
from journeymap.importing.meaning.items import bare, items_of, lines_of, without_bullet
from journeymap.model.suggest import value_meant
from journeymap.model.vocabulary import Evidence, words_of

Stage = dict[str, Any]
Taker = Callable[[Context, Stage, str, Reading], None]

SAYINGS = frozenset(
    """situation trigger goals thoughts questions expectations actions frontstage backstage support""".split()
)
_QUOTED = frozenset({"thoughts", "questions"})
_OUT = ("out_of_scope",)
_LONGEST_TITLE = 300


def take(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    """Put a statement into its field of a stage, else into a custom lane, else into the notes."""
    home = reading.home
    if home and home[0] == "Stage" and home[1] in SAYINGS:
        say(context, stage, route, reading, home[1])
    elif home and (taker := TAKERS.get(".".join(home))):
        taker(context, stage, route, reading)
    else:
        keep(context, stage, route, reading)


def keep(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    """Keep a statement that no field is for in a custom lane, or in the notes if it has no label."""
    title = label_of(reading)
    lane = context.lanes.lane(title) if reading.label else None
    if reading.statement.label:
        how = f"as a lane of your own: {lane}" if lane else "in the notes, since no field is for it"
        context.journal.tell(reading.statement.label, Fate.INTERPRETED, "", how)
    people = context.people(reading.statement.people)
    if lane is None:
        text = "\n".join(lines_of(reading.text))
        note(stage, f"**{title}:** {text}" if reading.label else text)
        context.journal.tell(reading.cell, Fate.KEPT_AS_NOTE, context.at(f"{route}.notes"), reading.how)
        return
    add(stage.setdefault("lanes", {}), lane, [saying(text, people) for text in reading.items])
    context.journal.tell(reading.cell, Fate.KEPT_AS_LANE, context.at(f"{route}.lanes.{lane}"), reading.how)


def say(context: Context, stage: Stage, route: str, reading: Reading, key: str) -> None:
    """Add texts to a lane of texts."""
    people = context.people(reading.statement.people)
    texts = reading.items
    said = [saying(unquoted(text) if key in _QUOTED else text, people) for text in texts]
    add(stage, key, said)
    marks = "marked as assumed" if any(isinstance(item, dict) and "evidence" in item for item in said) else ""
    context.took(reading, f"{route}.{key}", marks)


def _emotion(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    people = context.people(reading.statement.people)
    felt = feeling_in(reading.text, context.scale)
    emotion = merged_feeling(stage.get("emotion"), felt.value, people)
    if emotion is None and felt.is_of_word:
        emotion = merged_feeling(stage.get("emotion"), felt.value["feeling"], people)
    if emotion is None:
        keep(context, stage, route, reading)
        return
    stage["emotion"] = emotion
    context.took(reading, f"{route}.emotion", felt.how)


def _pains(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    _texts(context, stage, route, reading, "pains")


def _opportunities(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    _texts(context, stage, route, reading, "opportunities")


def _drop_offs(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    _texts(context, stage, route, reading, "drop_offs")


def _texts(context: Context, stage: Stage, route: str, reading: Reading, key: str) -> None:
    people = context.people(reading.statement.people)
    add(stage, key, [with_people(plain(text), people, "text") for text in reading.items])
    context.took(reading, f"{route}.{key}")


def _moments(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    touchpoints = stage.get("touchpoints", [])
    if means_yes(reading.text):
        if len(touchpoints) == 1:
            touchpoints[0] = {**as_thing(touchpoints[0], "name"), "moment_of_truth": True}
            context.took(reading, f"{route}.touchpoints", "a moment of truth")
        else:
            add(stage, "moments", [label_of(reading)])
            context.took(reading, f"{route}.moments", "a moment without a name")
        return
    people = context.people(reading.statement.people)
    add(stage, "moments", [with_people(plain(text, "name"), people, "name") for text in reading.items])
    context.took(reading, f"{route}.moments")


def _metrics(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    found, how = metrics_in(reading.text, reading.label)
    add(stage, "metrics", found)
    context.took(reading, f"{route}.metrics", how)


def _owners(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    names = reading.names
    add(stage, "owners", [name[:_LONGEST_TITLE] for name in names])
    context.took(reading, f"{route}.owners", f"{len(names)} owners" if len(names) > 1 else "")


def _for(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    ids = context.people_in(reading.text)
    add(stage, "for", ids)
    context.took(reading, f"{route}.for", f"for {', '.join(ids) if ids else 'everyone'}")


def _one_text(key: str) -> Taker:
    def taker(context: Context, stage: Stage, route: str, reading: Reading) -> None:
        text = "; ".join(reading.items)
        if stage.get(key) not in (None, text):
            keep(context, stage, route, reading)
            return
        stage[key] = text
        context.took(reading, f"{route}.{key}")

    return taker


def _notes(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    note(stage, "\n".join(lines_of(reading.text)))
    context.took(reading, f"{route}.notes")


def _gate(key: str) -> Taker:
    def taker(context: Context, stage: Stage, route: str, reading: Reading) -> None:
        add(stage, key, [plain(text, "note") for text in reading.items])
        context.took(reading, f"{route}.{key}")

    return taker


def _phases(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    names = reading.names
    phases = [phase for name in names if (phase := phase_meant(name))]
    if len(phases) != len(names):
        keep(context, stage, route, reading)
        return
    add(stage, "phases", phases)
    context.took(reading, f"{route}.phases", f"phase {', '.join(phases)}")


def _word(key: str, words: Sequence[str]) -> Taker:
    def taker(context: Context, stage: Stage, route: str, reading: Reading) -> None:
        text = bare(reading.text)
        word = text.casefold() if text.casefold() in words else value_meant(text, words)
        if word is None or key in stage:
            keep(context, stage, route, reading)
            return
        stage[key] = word
        context.took(reading, f"{route}.{key}", f"{text} → {word}" if word != text else "")

    return taker


def _sources(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    add(stage, "sources", [{"note": text} for text in reading.items])
    context.took(reading, f"{route}.sources")


def _of_the_only(key: str, name: str, field: str) -> Taker:
    """Put a value into the only thing of its kind on the stage; with several, it is unclear whose it is."""

    def taker(context: Context, stage: Stage, route: str, reading: Reading) -> None:
        things = stage.get(key, [])
        values = reading.items
        read = [value_of(f"{name}.{field}", text) for text in values]
        if not things or len(values) != len(things) or any(value is None for value in read):
            keep(context, stage, route, reading)
            return
        for number, value in enumerate(read):
            thing = as_thing(things[number], STANDS_FOR[name])
            if field in thing:
                keep(context, stage, route, reading)
                return
            things[number] = {**thing, field: value}
        hows = [f"{text} → {value}" for text, value in zip(values, read, strict=True) if str(value) != text]
        context.took(reading, f"{route}.{key}", ", ".join(dict.fromkeys(hows)))

    return taker


def _response(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    say(context, stage, route, reading, "frontstage")


def _quote(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    say(context, stage, route, reading, "thoughts")


TAKERS: Mapping[str, Taker] = {
    "Stage.touchpoints": take_touchpoints,
    "Touchpoint.channel": take_channels,
    "Stage.emotion": _emotion,
    "Emotion.score": _emotion,
    "Stage.pains": _pains,
    "Stage.opportunities": _opportunities,
    "Stage.drop_offs": _drop_offs,
    "Stage.moments": _moments,
    "Touchpoint.moment_of_truth": _moments,
    "Stage.metrics": _metrics,
    "Stage.owners": _owners,
    "Stage.for": _for,
    "Stage.content": take_content,
    "Stage.duration": _one_text("duration"),
    "Stage.notes": _notes,
    "Stage.entry": _gate("entry"),
    "Stage.exit": _gate("exit"),
    "Stage.phases": _phases,
    "Stage.status": _word("status", _OUT),
    "Stage.evidence": _word("evidence", words_of(Evidence)),
    "Stage.sources": _sources,
    "Pain.quote": _quote,
    "Touchpoint.response": _response,
    "Pain.severity": _of_the_only("pains", "Pain", "severity"),
    "Pain.frequency": _of_the_only("pains", "Pain", "frequency"),
    "Opportunity.value": _of_the_only("opportunities", "Opportunity", "value"),
    "Opportunity.effort": _of_the_only("opportunities", "Opportunity", "effort"),
    "Opportunity.feasibility": _of_the_only("opportunities", "Opportunity", "feasibility"),
    "Opportunity.status": _of_the_only("opportunities", "Opportunity", "status"),
    "Touchpoint.devices": _of_the_only("touchpoints", "Touchpoint", "devices"),
    "Touchpoint.mode": _of_the_only("touchpoints", "Touchpoint", "mode"),
    "Touchpoint.status": _of_the_only("touchpoints", "Touchpoint", "status"),
    "Touchpoint.share": _of_the_only("touchpoints", "Touchpoint", "share"),
    "Touchpoint.purpose": _of_the_only("touchpoints", "Touchpoint", "purpose"),
    "Touchpoint.milestone": _of_the_only("touchpoints", "Touchpoint", "milestone"),
    "Metric.target": _of_the_only("metrics", "Metric", "target"),
    "Metric.baseline": _of_the_only("metrics", "Metric", "baseline"),
    "Metric.actual": _of_the_only("metrics", "Metric", "actual"),
}
"""What puts a statement into a stage, by the field that it is for."""
ATTACHED = frozenset(field for field in TAKERS if field.split(".")[0] not in {"Stage", "Emotion"})
"""Fields of things, which must be on the stage first."""


def first_line(text: str) -> str:
    """Return the first item of a text."""
    return next(iter(items_of(text)), without_bullet(text))
