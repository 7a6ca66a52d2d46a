"""Turn a row that describes one thing into that thing: a touchpoint with its channel, a pain with its severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from journeymap.importing.assembly.context import Context, add, label_of, note
from journeymap.importing.assembly.feelings import joined_feeling, merged_feeling
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.assembly.sayings import plain, saying, unquoted, with_people
from journeymap.importing.assembly.stage import Stage, take
from journeymap.importing.assembly.touchpoints import touchpoint_named
from journeymap.importing.assembly.values import metrics_in, value_of
from journeymap.importing.draft import Fate
from journeymap.importing.meaning.feelings import feeling_in
from journeymap.importing.meaning.items import bare, lines_of
from journeymap.importing.meaning.labels import Home, describes

Thing = dict[str, Any]
_OF_TOUCHPOINTS = frozenset(
    {"channel", "devices", "response", "purpose", "when", "share", "milestone", "mode", "from", "to"}
)
"""Fields that only touchpoints have."""
_SHARED = frozenset({"emotion", "pains", "thoughts", "duration", "content"})
"""Fields that touchpoints share with stages."""
_LONGEST_NAME = 300


def take_row(context: Context, stage: Stage, route: str, row: Sequence[Reading]) -> None:
    """Add the thing that a row describes to a stage."""
    homes = [reading.home for reading in row]
    keys = {home for home in homes if home}
    if ("Stage", "touchpoints") in keys or _tells_of_a_touchpoint(keys):
        _take_touchpoint(context, stage, route, row)
    elif ("Stage", "pains") in keys:
        _take_pain(context, stage, stage, route, row)
    elif ("Stage", "opportunities") in keys:
        _take_opportunity(context, stage, route, row)
    elif ("Stage", "metrics") in keys:
        _take_metric(context, stage, route, row)
    else:
        for reading in row:
            take(context, stage, route, reading)


def _tells_of_a_touchpoint(keys: Iterable[Home]) -> bool:
    keys = set(keys)
    if any(model == "Touchpoint" and key in _OF_TOUCHPOINTS for model, key in keys):
        return True
    return ("Stage", "actions") in keys and any(("Stage", key) in keys for key in _SHARED)


def _of(row: Sequence[Reading], *homes: Home) -> list[Reading]:
    return [reading for reading in row if reading.home in homes]


def _take_touchpoint(context: Context, stage: Stage, route: str, row: Sequence[Reading]) -> None:
    """Add a touchpoint, named as in the file, else after what is done there, else after its channel."""
    named = _of(row, ("Stage", "touchpoints"))
    named = [reading for reading in named if reading.label == named[0].label or not describes(reading.label)]
    rest = [reading for reading in row if reading not in named]
    things: list[Thing] = []
    for reading in named:
        found = [_whole(touchpoint_named(context, name)) for name in reading.items]
        if _of(rest, ("Touchpoint", "channel")):
            found = [{key: value for key, value in thing.items() if key != "channel"} for thing in found]
        things += found
        channels = dict.fromkeys(thing["channel"] for thing in found if "channel" in thing)
        context.took(reading, f"{route}.touchpoints", f"channel {', '.join(channels)}" if channels else "")
    if not things:
        things, used = _unnamed(context, route, rest)
        rest = [reading for reading in rest if reading is not used]
    if not things:
        for reading in rest:
            take(context, stage, route, reading)
        return
    thing = things[0]
    stage.setdefault("touchpoints", []).extend(things)
    people = [id_ for reading in row for id_ in context.people(reading.statement.people)]
    if people:
        thing["for"] = list(dict.fromkeys(people))
    pains = _of(rest, ("Stage", "pains"))
    of_pains = [reading for reading in rest if pains and _is_about_a_pain(reading)]
    for reading in rest:
        if reading not in of_pains and not _fill(context, thing, f"{route}.touchpoints", reading):
            _take_beside(context, stage, thing, route, reading)
    if pains:
        _take_pain(context, stage, thing, f"{route}.touchpoints", of_pains)


def _is_about_a_pain(reading: Reading) -> bool:
    """Return whether a cell is a pain or describes the one in its row; an idea beside a pain answers it."""
    return reading.home is not None and (
        reading.home in {("Stage", "pains"), ("Stage", "opportunities"), ("Moment", "priority")}
        or reading.home[0] == "Pain"
    )


def _unnamed(context: Context, route: str, row: Sequence[Reading]) -> tuple[list[Thing], Reading | None]:
    for reading in _of(row, ("Stage", "actions")):
        texts = reading.items
        if len(texts) == 1 and len(texts[0]) <= _LONGEST_NAME:
            thing: Thing = {"name": texts[0]}
            if not any(reading.home == ("Touchpoint", "channel") for reading in row):
                thing["kind"] = "action"
            context.took(reading, f"{route}.touchpoints", "the name of a touchpoint")
            return [thing], reading
    for reading in _of(row, ("Touchpoint", "channel")):
        return [{"name": bare(" ".join(lines_of(reading.text)))}], None
    for reading in _of(row, ("Stage", "actions")):
        return [{"name": reading.items[0]}], None
    return [], None


def _whole(thing: Any) -> Thing:
    return thing if isinstance(thing, dict) else {"name": thing}


def _fill(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    """Put a cell into a field of a touchpoint; return whether there is one for it."""
    if reading.home is None:
        return False
    filler = _FILLERS.get(".".join(reading.home))
    if filler is not None:
        return filler(context, thing, route, reading)
    model, key = reading.home
    if model == "Touchpoint" and key not in thing:
        value = value_of(f"Touchpoint.{key}", "; ".join(reading.items))
        if value is not None:
            thing[key] = value
            context.took(reading, route, "" if value == reading.text else f"{key} {value}")
            return True
    return False


def _take_beside(context: Context, stage: Stage, thing: Thing, route: str, reading: Reading) -> None:
    """Put a cell that no field of a touchpoint is for into the stage, or into the notes of the touchpoint."""
    if (reading.home and reading.home[0] == "Stage" and reading.home[1] not in {"notes", "sources"}) or (
        reading.home and reading.home[0] in {"Opportunity", "Metric", "Content"} and "opportunities" in stage
    ):
        take(context, stage, route, reading)
    else:
        text = "; ".join(reading.items)
        note(thing, f"{label_of(reading)}: {text}" if reading.label else text)
        context.journal.tell(reading.cell, Fate.KEPT_AS_NOTE, context.at(f"{route}.touchpoints.notes"), reading.how)


def _fill_channel(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    channels, rest = context.channels_in(reading.text)
    ids = list(channels)
    if ids:
        there = thing.get("channel", [])
        ids = list(dict.fromkeys([*([there] if isinstance(there, str) else there), *ids]))
        thing["channel"] = ids[0] if len(ids) == 1 else ids
    if rest:
        note(thing, f"{label_of(reading)}: {'; '.join(rest)}")
    context.took(reading, f"{route}.channel", f"channel {', '.join(ids)}" if ids else "in the notes")
    return True


def _fill_emotion(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    felt = feeling_in(reading.text, context.scale)
    people = context.people(reading.statement.people)
    if people == thing.get("for"):
        people = []  # a feeling belongs to whoever takes part unless it says otherwise
    joined = merged_feeling(thing.get("emotion"), felt.value, people)
    if joined is None:
        return False
    thing["emotion"] = joined
    context.took(reading, f"{route}.emotion", felt.how)
    return True


def _fill_texts(key: str) -> Callable[[Context, Thing, str, Reading], bool]:
    def fill(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
        texts = reading.items
        add(thing, key, [saying(unquoted(text) if key == "thoughts" else text) for text in texts])
        context.took(reading, f"{route}.{key}")
        return True

    return fill


def _fill_content(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    ids = [context.content(title) for title in reading.names]
    add(thing, "content", ids)
    context.took(reading, f"{route}.content", f"content {', '.join(ids)}")
    return True


def _fill_one(key: str) -> Callable[[Context, Thing, str, Reading], bool]:
    def fill(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
        if key in thing:
            return False
        thing[key] = "; ".join(reading.items)
        context.took(reading, f"{route}.{key}")
        return True

    return fill


def _fill_metrics(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    found, how = metrics_in(reading.text, reading.label)
    add(thing, "metrics", found)
    context.took(reading, f"{route}.metrics", how)
    return True


def _fill_for(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    ids = context.people_in(reading.text)
    add(thing, "for", ids)
    context.took(reading, f"{route}.for", f"for {', '.join(ids) if ids else 'everyone'}")
    return True


def _fill_notes(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    note(thing, "\n".join(lines_of(reading.text)))
    context.took(reading, f"{route}.notes")
    return True


def _fill_sources(context: Context, thing: Thing, route: str, reading: Reading) -> bool:
    add(thing, "sources", [{"note": text} for text in reading.items])
    context.took(reading, f"{route}.sources")
    return True


_FILLERS: Mapping[str, Callable[[Context, Thing, str, Reading], bool]] = {
    "Touchpoint.channel": _fill_channel,
    "Stage.emotion": _fill_emotion,
    "Emotion.score": _fill_emotion,
    "Stage.actions": _fill_texts("actions"),
    "Stage.touchpoints": _fill_texts("actions"),
    "Stage.thoughts": _fill_texts("thoughts"),
    "Pain.quote": _fill_texts("thoughts"),
    "Touchpoint.response": _fill_texts("response"),
    "Stage.content": _fill_content,
    "Stage.duration": _fill_one("duration"),
    "Touchpoint.when": _fill_one("when"),
    "Stage.metrics": _fill_metrics,
    "Stage.for": _fill_for,
    "Stage.notes": _fill_notes,
    "Stage.sources": _fill_sources,
}


def _take_pain(context: Context, stage: Stage, holder: Thing, route: str, row: Sequence[Reading]) -> None:
    """Add a pain with the details in its row. If a row has several pains, the details go to the first."""
    pains = _things_in(context, row, "pains", route)
    for reading in row:
        if reading.home != ("Stage", "pains"):
            _describe_pain(context, stage, pains[0], route, reading)
    add(
        holder,
        "pains",
        [pain["text"] if set(pain) == {"text"} and plain(pain["text"]) == pain["text"] else pain for pain in pains],
    )


def _things_in(context: Context, row: Sequence[Reading], key: str, route: str) -> list[Thing]:
    """Return a thing for each text in the cells of a field, with the people whom it is about."""
    things: list[Thing] = []
    for reading in _of(row, ("Stage", key)):
        people = context.people(reading.statement.people)
        things += [with_people({"text": text}, people, "text") for text in reading.items]
        context.took(reading, f"{route}.{key}")
    return things


def _describe_pain(context: Context, stage: Stage, pain: Thing, route: str, reading: Reading) -> None:
    """Put a cell beside a pain into one of its fields, or into the stage if it is not about the pain."""
    model, key = reading.home or ("", "")
    match model, key:
        case "Stage", "opportunities":
            add(pain, "answers", [plain(text) for text in reading.items])
            context.took(reading, f"{route}.pains.answers")
        case ("Pain", _) | ("Moment", "priority"):
            key = "severity" if key == "priority" else key
            _fill_field(context, stage, pain, "Pain", key, f"{route}.pains", reading)
        case ("Stage", "emotion") | ("Emotion", "score"):
            felt = feeling_in(reading.text, context.scale)
            pain["emotion"] = joined_feeling(pain.get("emotion"), felt.value) or felt.value
            context.took(reading, f"{route}.pains.emotion", felt.how)
        case "Stage", "for":
            _fill_for(context, pain, f"{route}.pains", reading)
        case "Stage", "sources":
            _fill_sources(context, pain, f"{route}.pains", reading)
        case _:
            take(context, stage, route.removesuffix(".touchpoints"), reading)


def _take_opportunity(context: Context, stage: Stage, route: str, row: Sequence[Reading]) -> None:
    """Add an idea with the details in its row. If a row has several ideas, the details go to the first."""
    ideas = _things_in(context, row, "opportunities", route)
    for reading in row:
        if reading.home != ("Stage", "opportunities"):
            _describe_opportunity(context, stage, ideas[0], route, reading)
    add(stage, "opportunities", [idea["text"] if set(idea) == {"text"} else idea for idea in ideas])


def _describe_opportunity(context: Context, stage: Stage, idea: Thing, route: str, reading: Reading) -> None:
    """Put a cell beside an idea into one of its fields, or into the stage if it is not about the idea."""
    model, key = reading.home or ("", "")
    match model, key:
        case "Stage", "owners":
            idea["owner"] = bare(reading.text)[:_LONGEST_NAME]
            context.took(reading, f"{route}.opportunities.owner")
        case ("Opportunity", _) | (_, "severity" | "priority" | "status" | "reason"):
            key = "value" if key in {"severity", "priority"} else key
            _fill_field(context, stage, idea, "Opportunity", key, f"{route}.opportunities", reading)
        case "Stage", "for":
            _fill_for(context, idea, f"{route}.opportunities", reading)
        case _:
            take(context, stage, route, reading)


def _take_metric(context: Context, stage: Stage, route: str, row: Sequence[Reading]) -> None:
    metric: Thing = {}
    for reading in row:
        home = reading.home
        if home == ("Stage", "metrics") and "kind" not in metric:
            metric["kind"] = "; ".join(reading.items)
            context.took(reading, f"{route}.metrics")
        elif home and home[0] == "Metric" and home[1] not in metric:
            metric[home[1]] = "; ".join(reading.items)
            context.took(reading, f"{route}.metrics.{home[1]}")
        elif home == ("Stage", "owners"):
            metric["owner"] = bare(reading.text)[:_LONGEST_NAME]
            context.took(reading, f"{route}.metrics.owner")
        elif home == ("Stage", "goals") and "target" not in metric:
            metric["target"] = "; ".join(reading.items)
            context.took(reading, f"{route}.metrics.target")
        else:
            take(context, stage, route, reading)
    add(stage, "metrics", [metric])


def _fill_field(
    context: Context, stage: Stage, thing: Thing, model: str, key: str, route: str, reading: Reading
) -> None:
    """Put a value into a field of a pain or an idea, or into the stage if the field cannot hold it."""
    text = "; ".join(reading.items)
    value = value_of(f"{model}.{key}", text)
    if value is None or key in thing:
        take(context, stage, route.split(".touchpoints")[0].removesuffix(f".{route.rpartition('.')[2]}"), reading)
        return
    thing[key] = unquoted(value) if key == "quote" else value
    context.took(reading, f"{route}.{key}", "" if str(value) == text or key == "quote" else f"{text} → {value}")
