"""Fill a stage with what is said of it as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from journeymap.importing.assembly.context import Context, add, label_of, note
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.draft import Fate
from journeymap.importing.meaning.degrees import degree_in
from journeymap.importing.meaning.empty_marks import empty_in
from journeymap.importing.meaning.feelings import feeling_in
from journeymap.importing.meaning.items import bare, items_of, lines_of, links_in, names_of, without_bullet
from journeymap.importing.meaning.labels import plain_label
from journeymap.importing.meaning.metrics import is_figure, metric_in
from journeymap.model.suggest import letters, value_meant
from journeymap.model.vocabulary import Device, Evidence, OpportunityStatus, Phase, Status, words_of

Stage = dict[str, Any]
Taker = Callable[[Context, Stage, str, Reading], None]

SAYINGS = frozenset(
    """situation trigger goals thoughts questions expectations actions frontstage backstage support""".split()
)
_QUOTED = frozenset({"thoughts", "questions"})
_QUOTES = (
    ("“", "”"),
    ('"', '"'),
    ("„", "“"),
    ("«", "»"),
    ("「", "」"),
    ("『", "』"),
    ("‘", "’"),
    ("'", "'"),
    ("‚", "‘"),
    ("”", "”"),
)
_ASSUMED = re.compile(
    r"""(?ix) \s* [※*]? \s* [(（\[【]? \s*
    (?: 推測 | 推定 | 仮説 | 想定 | 推测 | 假设 | 추정 | 가정 | 추측
      | assumptions? | assumed | hypothesis | guess | unvalidated
      | annahme | vermutung | hypothese | hypothèse | supposition | supuesto | hipótesis | ipotesi | hipótese | aanname
      | гипотеза | предположение | افتراض | فرضية )
    \s* [)）\]】]? \s* """
)
_YES = re.compile(r"(?i)\s*(?:yes|y|ja|oui|sí|si|sì|sim|да|x|✓|✔️?|✅|⭐|★|●|○|◎|true|はい|是|예|네|نعم)\s*")
_LIKE_A_FIELD = re.compile(r"\w+:[^\s/]")
_OUT = ("out_of_scope",)
_LONGEST_TITLE = 300


def take(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    """Put what a statement says into a stage: into its field, else into a lane of its own, else into the notes."""
    home = reading.home
    if home and home[0] == "Stage" and home[1] in SAYINGS:
        say(context, stage, route, reading, home[1])
    elif home and (taker := TAKERS.get(".".join(home))):
        taker(context, stage, route, reading)
    else:
        keep(context, stage, route, reading)


def keep(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    """Keep what no field is for: in a lane of its own, or in the notes where it has no label."""
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
    """Add texts to one of the lanes of texts."""
    people = context.people(reading.statement.people)
    texts = reading.items
    said = [saying(unquoted(text) if key in _QUOTED else text, people) for text in texts]
    add(stage, key, said)
    marks = "marked as assumed" if any(isinstance(item, dict) and "evidence" in item for item in said) else ""
    context.took(reading, f"{route}.{key}", marks)


def saying(text: str, people: Sequence[str] = ()) -> Any:
    """A text of a stage, with whom it holds for and what it rests on where that is said."""
    evidence = None
    for found in _ASSUMED.finditer(text):
        marked = found[0].strip()[:1] in "※*(（[【" and (found.end() == len(text) or found.start() == 0)
        rest = (text[: found.start()] + text[found.end() :]).strip(" .。")
        if marked and rest:
            text, evidence = rest, "assumed"
            break
    whole: dict[str, Any] = {"text": text}
    if people:
        whole["for"] = list(people)
    if evidence:
        whole["evidence"] = evidence
    return plain(text) if len(whole) == 1 else whole


def plain(text: str, key: str = "text") -> Any:
    """A text that stands for a whole thing, unless it looks like one of its fields."""
    return {key: text} if _LIKE_A_FIELD.match(text) else text


def unquoted(text: str) -> str:
    """A text without the quotation marks around the whole of it."""
    for opening, closing in _QUOTES:
        inner = text[len(opening) : -len(closing)]
        is_around = (
            text.startswith(opening) and text.endswith(closing) and opening not in inner and closing not in inner
        )
        if is_around and inner.strip():
            return inner.strip()
    return text


def with_people(thing: Any, people: Sequence[str], key: str) -> Any:
    """A thing that holds for some people only."""
    if not people:
        return thing
    return {**(thing if isinstance(thing, dict) else {key: thing}), "for": list(people)}


def touchpoint_named(context: Context, name: str) -> Any:
    """A touchpoint by its name, with the channel that the name is, and its link."""
    links = links_in(name)
    thing: dict[str, Any] = {"name": bare(name)}
    if channel := context.library.known_channel(thing["name"], surely=True):
        context.library.use_channel(channel, context.document)
        thing["channel"] = channel
    if len(links) == 1 and links[0].address.startswith(("http://", "https://")):
        thing["link"] = links[0].address
    return plain(thing["name"], "name") if len(thing) == 1 else thing


def _touchpoints(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    people = context.people(reading.statement.people)
    found = [touchpoint_named(context, name) for name in reading.names]
    add(stage, "touchpoints", [with_people(thing, people, "name") for thing in found])
    channels = [thing["channel"] for thing in found if isinstance(thing, dict) and "channel" in thing]
    how = "" if len(found) == len(reading.items) else f"{len(found)} touchpoints"
    how = ", ".join(filter(None, (how, f"channel {', '.join(dict.fromkeys(channels))}" if channels else "")))
    context.took(reading, f"{route}.touchpoints", how)


def _channels(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    """Channels of a stage belong to its touchpoints: to the one that is called so, to the only one, or to new ones."""
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
    """The touchpoints of the same people, each with its line of a cell; none where they are not as many."""
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


def as_thing(thing: Any, key: str) -> dict[str, Any]:
    """A thing with its fields, also where only its name is written."""
    return thing if isinstance(thing, dict) else {key: thing}


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


def merged_feeling(there: Any, value: Any, people: Sequence[str]) -> Any:
    """Join a feeling with what is said already; None where that cannot be said."""
    if people:
        whole = there if isinstance(there, dict) else {} if there is None else _spelled(there)
        by = dict(whole.get("by", {}))
        for person in people:
            joined = joined_feeling(by.get(person), value)
            if joined is None:
                return None
            by[person] = joined
        return {**whole, "by": by}
    if isinstance(there, dict) and "by" in there:
        rest = {key: part for key, part in there.items() if key != "by"}
        joined = joined_feeling(rest or None, value)
        return None if joined is None else {**_spelled(joined), "by": there["by"]}
    return joined_feeling(there, value)


def joined_feeling(there: Any, value: Any) -> Any:
    """Join two feelings of the same people: a score and its words, or more words."""
    if there is None or there == value:
        return value
    one, other = _spelled(there), _spelled(value)
    if set(one) & {"change", "depends"} or set(other) & {"change", "depends"}:
        return None
    if _ways(one) and _ways(other):
        return None
    joined = {**one, **{key: part for key, part in other.items() if key != "feeling"}}
    words = [*_words(one), *(word for word in _words(other) if word not in _words(one))]
    if words:
        joined["feeling"] = words if len(words) > 1 else words[0]
    return joined


def _ways(feeling: Mapping[str, Any]) -> bool:
    return bool(set(feeling) & {"score", "low", "high"})


def _words(feeling: Mapping[str, Any]) -> list[str]:
    words = feeling.get("feeling", [])
    return [words] if isinstance(words, str) else list(words)


def _spelled(value: Any) -> dict[str, Any]:
    """A feeling with its fields."""
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, list):
        return {"feeling": value}
    is_score = isinstance(value, int | float) or bool(re.fullmatch(r"[-+]?[\d.]+\s*/\s*\d+", str(value)))
    return {"score": value} if is_score else {"feeling": value}


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
    if _YES.fullmatch(reading.text):
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


def metrics_in(text: str, label: str = "") -> tuple[list[Any], str]:
    """The metrics of a cell, and how they were read. A number alone is one of what stands over it."""
    if label and is_figure(text):
        kind = plain_label(label)
        return [{"kind": kind, "actual": bare(text)}], f"{kind}: actual {bare(text)}"
    found: list[Any] = []
    hows = []
    for item in names_of(text):
        if metric := metric_in(item):
            found.append(metric)
            values = [f"{key} {metric[key]}" for key in ("baseline", "actual", "target") if key in metric]
            hows.append(f"{metric['kind']}: {', '.join(values)}")
        else:
            found.append(plain(item, "kind"))
    return found, "; ".join(hows)


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


def _content(context: Context, stage: Stage, route: str, reading: Reading) -> None:
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


def phase_meant(name: str) -> str | None:
    """The phase that a name means."""
    phases = words_of(Phase)
    return name.casefold() if name.casefold() in phases else value_meant(name, phases)


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
    """Put a value into the only thing of its kind on the stage; with several, nobody knows whose it is."""

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


STANDS_FOR = {"Pain": "text", "Opportunity": "text", "Touchpoint": "name", "Moment": "name", "Metric": "kind"}
_DEGREES = frozenset(
    {
        *("Pain.severity", "Pain.frequency", "Moment.priority", "Opportunity.value", "Opportunity.friction"),
        *("Opportunity.effort", "Opportunity.feasibility"),
    }
)
_WORDS: Mapping[str, Sequence[str]] = {
    "Opportunity.status": words_of(OpportunityStatus),
    "Touchpoint.status": words_of(Status),
    "Touchpoint.mode": ("human", "automated"),
    "Touchpoint.from": ("buyer", "us", "partner", "third_party"),
    "Touchpoint.to": ("buyer", "us", "partner", "third_party"),
    "Pain.function": ("marketing", "sales", "product", "delivery", "support"),
}


def value_of(field: str, text: str, most: int | None = None) -> Any:
    """The value of a field of a thing on the stage that a text means; None where it means none."""
    if field in _DEGREES:
        degree = degree_in(text, most)
        return degree[0] if degree else None
    if field in _WORDS:
        words = _WORDS[field]
        return text.casefold() if text.casefold() in words else value_meant(text, words)
    if field == "Touchpoint.devices":
        devices = [device_meant(name) for name in names_of(text)]
        return devices if devices and all(devices) else None
    if field == "Touchpoint.share":
        return text if re.fullmatch(r"\d{1,3}(?:\.\d+)?\s*%|0?\.\d+|0|1", text) else None
    if field == "Opportunity.link" or field == "Touchpoint.link":
        return text if text.startswith(("http://", "https://")) else None
    if field == "Touchpoint.moment_of_truth":
        return True if _YES.fullmatch(text) else text
    return text


def device_meant(name: str) -> str | None:
    """The device that a name means."""
    devices = words_of(Device)
    return name.casefold() if name.casefold() in devices else value_meant(name, devices)


def _response(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    say(context, stage, route, reading, "frontstage")


def _quote(context: Context, stage: Stage, route: str, reading: Reading) -> None:
    say(context, stage, route, reading, "thoughts")


TAKERS: Mapping[str, Taker] = {
    "Stage.touchpoints": _touchpoints,
    "Touchpoint.channel": _channels,
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
    "Stage.content": _content,
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
"""What takes a statement into a stage, by the field that it is for."""
ATTACHED = frozenset(field for field in TAKERS if field.split(".")[0] not in {"Stage", "Emotion"})
"""What is said of things that have to stand on the stage first."""


def first_line(text: str) -> str:
    """The first item of a text."""
    return next(iter(items_of(text)), without_bullet(text))
