"""Put what a file says of the journey as a whole into the fields of the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.importing.assembly.context import Context, add, label_of, note
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.assembly.sayings import plain
from journeymap.importing.assembly.values import metrics_in
from journeymap.importing.draft import Fate
from journeymap.importing.meaning.items import bare, lines_of, links_in
from journeymap.importing.meaning.labels import home_on_map
from journeymap.model.suggest import value_meant
from journeymap.model.vocabulary import MapStatus, State, words_of

_LONGEST_ATTRIBUTE, _LONGEST_LABEL = 200, 100
_TEXTS = frozenset({"scenario", "notes"})
_ONE_TEXT = frozenset({"goal", "owner", "version", "duration"})
_LISTS = frozenset({"pains", "opportunities"})
_WORDS = {"state": words_of(State), "status": words_of(MapStatus)}


def take_of_journey(context: Context, document: dict[str, Any], reading: Reading) -> bool:
    """Put a statement into the field of the map that it is for; return whether there is one."""
    field = reading.statement.field
    home = field.split(".") if field and field.startswith("Journey.") else home_on_map(reading.label)
    key = home[1] if home else ""
    if reading.home and reading.home[0] == "Stage" and reading.home[1] in {"pains", "opportunities", "metrics"}:
        key = reading.home[1]
    items = reading.items
    if key in _LISTS:
        add(document, key, [plain(item) for item in items])
        context.took(reading, key)
    elif key == "metrics":
        found, how = metrics_in(reading.text)
        add(document, key, found)
        context.took(reading, key, how)
    elif key == "for":
        ids = context.people_in(reading.text)
        context.took(reading, key, f"for {', '.join(ids) if ids else 'everyone'}")
    elif key in _TEXTS:
        text = "\n".join(lines_of(reading.text))
        document[key] = f"{document[key]}\n\n{text}" if key in document else text
        context.took(reading, key)
    elif key in _ONE_TEXT:
        text = "\n".join(items) if key == "goal" else "; ".join(items)
        document[key] = f"{document[key]}\n{text}" if key in document else text
        context.took(reading, key)
    elif key in _WORDS and (word := _word(key, items)) and key not in document:
        document[key] = word
        context.took(reading, key, "" if word == reading.text else f"{reading.text} → {word}")
    elif key == "sources":
        add(document, key, [{"note": item} for item in items])
        context.took(reading, key)
    elif key == "tags":
        add(document, key, items)
        context.took(reading, key)
    elif key == "links" and (links := [link for link in links_in(reading.text) if "://" in link.address]):
        add(document, key, [{"url": link.address, "title": link.text or link.address} for link in links])
        rest = bare(reading.text)
        if rest and len(links) != len(items):
            note(document, rest)
        context.took(reading, key)
    else:
        return False
    if reading.statement.label:
        context.journal.tell_once(reading.statement.label, Fate.INTERPRETED, "", f"as {key.replace('_', ' ')}")
    return True


def keep_of_journey(context: Context, document: dict[str, Any], readings: Sequence[Reading]) -> None:
    """Keep what stands under one label that no field is for: short texts among the attributes, others in the notes."""
    label = label_of(readings[0]) if readings[0].label else ""
    items = [item for reading in readings for item in reading.items]
    text = "; ".join(items)
    attributes = document.setdefault("attributes", {})
    if label and len(label) <= _LONGEST_LABEL and len(text) <= _LONGEST_ATTRIBUTE and label not in attributes:
        attributes[label] = text
        for reading in readings:
            context.took(reading, "attributes")
        how = "as an attribute of the map"
    else:
        lines = [line for reading in readings for line in lines_of(reading.text)]
        if label and len(lines) > 1:
            note(document, "\n".join([f"**{label}:**", "", *(f"- {line.strip()}" for line in lines)]))
        else:
            note(document, f"**{label}:** {lines[0]}" if label else "\n".join(lines))
        for reading in readings:
            context.journal.tell(reading.cell, Fate.KEPT_AS_NOTE, context.at("notes"), reading.how)
        how = "in the notes"
    for reading in readings:
        if reading.statement.label:
            context.journal.tell_once(reading.statement.label, Fate.INTERPRETED, "", how)
    if not attributes:
        del document["attributes"]


def _word(key: str, items: list[str]) -> str | None:
    if len(items) != 1:
        return None
    text = items[0]
    return text.casefold() if text.casefold() in _WORDS[key] else value_meant(text, _WORDS[key])
