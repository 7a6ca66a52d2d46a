"""Put touchpoints on a stage, with the channels and content beside them in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.importing.assembly.context import Context, add, note
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.assembly.sayings import as_thing, plain, with_people
from journeymap.importing.meaning.empty_marks import empty_in
from journeymap.importing.meaning.items import bare, items_of, lines_of, links_in, without_bullet
from journeymap.model.suggest import letters

Stage = dict[str, Any]


def touchpoint_named(context: Context, name: str) -> Any:
    """Return a touchpoint by name, with its link, and with the channel if the name is that of one."""
    links = links_in(name)
    thing: dict[str, Any] = {"name": bare(name)}
    if channel := context.library.known_channel(thing["name"], surely=True):
        context.library.use_channel(channel, context.document)
        thing["channel"] = channel
    if len(links) == 1 and links[0].address.startswith(("http://", "https://")):
        thing["link"] = links[0].address
    return plain(thing["name"], "name") if len(thing) == 1 else thing


def take_touchpoints(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    people = context.people(reading.statement.people)
    found = [touchpoint_named(context, name) for name in reading.names]
    add(stage, "touchpoints", [with_people(thing, people, "name") for thing in found])
    channels = [thing["channel"] for thing in found if isinstance(thing, dict) and "channel" in thing]
    how = "" if len(found) == len(reading.items) else f"{len(found)} touchpoints"
    how = ", ".join(filter(None, (how, f"channel {', '.join(dict.fromkeys(channels))}" if channels else "")))
    context.took(reading, f"{route}.touchpoints", how)


def take_channels(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    """Give the channels of a stage to its touchpoints: to the one of that name, to the only one, or to new ones."""
    people = context.people(reading.statement.people)
    touchpoints = [as_thing(thing, "name") for thing in stage.get("touchpoints", [])]
    stage["touchpoints"] = touchpoints
    beside = _beside(touchpoints, people, reading.text)
    if len(beside) > 1 or (beside and len(touchpoints) > 1 and "channel" not in beside[0][0]):
        _channels_beside(context, beside, route, reading)
        return
    channels, rest = context.channels_in(reading.text)
    ids = list(channels)
    hows = []
    open_ = [thing for thing in touchpoints if "channel" not in thing]
    if touchpoints and len(open_) == 1 == len(touchpoints) and ids:
        open_[0]["channel"] = ids if len(ids) > 1 else ids[0]
        hows.append(f"channel {', '.join(ids)} of '{open_[0]['name']}'")
    else:
        for id_, name in channels.items():
            same = next((thing for thing in touchpoints if id_ in _ids(thing.get("channel"))), None) or next(
                (thing for thing in touchpoints if letters(name) in letters(thing["name"])), None
            )
            if same is not None:
                same.setdefault("channel", id_)
                hows.append(f"channel {id_} of '{same['name']}'")
            else:
                touchpoints.append(with_people({"name": name, "channel": id_}, people, "name"))
                hows.append(f"a touchpoint over {id_}")
    for text in rest:
        touchpoints.append(with_people({"name": text}, people, "name"))
        hows.append("a touchpoint")
    context.took(reading, f"{route}.touchpoints", "; ".join(dict.fromkeys(hows)))


def _beside(
    touchpoints: Sequence[dict[str, Any]], people: Sequence[str], text: str
) -> list[tuple[dict[str, Any], str]]:
    """Return the touchpoints of the same people, each with its line of a cell; none if the numbers differ."""
    same = [thing for thing in touchpoints if thing.get("for", []) == list(people)]
    lines = [without_bullet(line) for line in lines_of(text)]
    return list(zip(same, lines, strict=True)) if len(same) == len(lines) else []


def _channels_beside(
    context: Context, beside: Sequence[tuple[dict[str, Any], str]], route: str, reading: Reading
) -> None:
    """Give each touchpoint the channels in its line."""
    hows = []
    for thing, line in beside:
        channels, rest = context.channels_in("" if empty_in(line) else line)
        ids = list(channels)
        if ids:
            thing["channel"] = ids if len(ids) > 1 else ids[0]
            hows.append(f"channel {', '.join(ids)} of '{thing['name']}'")
        for text in rest:
            note(thing, text)
    context.took(reading, f"{route}.touchpoints", "; ".join(hows))


def _ids(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def take_content(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    touchpoints = [as_thing(thing, "name") for thing in stage.get("touchpoints", [])]
    if beside := _beside(touchpoints, context.people(reading.statement.people), reading.text):
        stage["touchpoints"] = touchpoints
        for thing, line in beside:
            add(thing, "content", [context.content(title) for title in items_of(line) if not empty_in(title)])
        context.took(reading, f"{route}.touchpoints", "content of the touchpoints beside it")
        return
    titles = reading.names
    ids = [context.content(title) for title in titles]
    add(stage, "content", ids)
    context.took(reading, f"{route}.content", f"content {', '.join(ids)}")
