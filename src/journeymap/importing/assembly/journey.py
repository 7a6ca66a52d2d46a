"""Put what a file says about the journey as a whole into the fields of the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
_LISTS_OF_STAGES = frozenset({"pains", "opportunities", "metrics"})
"""Fields that a map shares with its stages, and that labels only mean on a stage."""
_WORDS = {"state": words_of(State), "status": words_of(MapStatus)}


def take_of_journey(context: Context, document: dict[str, Any], reading: Reading) -> bool:
    """Put a statement into the field of the map that it is for; return whether there is one."""
    key = _key(reading)
    take = _TAKERS.get(key)
    if take is None or not take(context, document, reading, key):
        return False
    if reading.statement.label:
        context.journal.tell_once(reading.statement.label, Fate.INTERPRETED, "", f"as {key.replace('_', ' ')}")
    return True


def _key(reading: Reading) -> str:
    """Return the key of the field that a statement is for; an empty text where there is none."""
    if reading.home and reading.home[0] == "Stage" and reading.home[1] in _LISTS_OF_STAGES:
        return reading.home[1]
    field = reading.statement.field
    if field and field.startswith("Journey."):
        return field.split(".")[1]
    home = home_on_map(reading.label)
    return home[1] if home else ""


def _take_texts(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    add(document, key, [plain(item) for item in reading.items])
    context.took(reading, key)
    return True


def _take_metrics(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    found, how = metrics_in(reading.text)
    add(document, key, found)
    context.took(reading, key, how)
    return True


def _take_people(context: Context, _: dict[str, Any], reading: Reading, key: str) -> bool:
    """Declare the personas of a map, which names them once all of them are known."""
    ids = context.people_in(reading.text)
    context.took(reading, key, f"for {', '.join(ids) if ids else 'everyone'}")
    return True


def _take_prose(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    _append(document, key, "\n".join(lines_of(reading.text)), "\n\n")
    context.took(reading, key)
    return True


def _take_lines(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    _append(document, key, "\n".join(reading.items), "\n")
    context.took(reading, key)
    return True


def _take_line(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    _append(document, key, "; ".join(reading.items), "\n")
    context.took(reading, key)
    return True


def _append(document: dict[str, Any], key: str, text: str, separator: str) -> None:
    document[key] = f"{document[key]}{separator}{text}" if key in document else text


def _take_word(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    word = _word(key, reading.items)
    if not word or key in document:
        return False
    document[key] = word
    context.took(reading, key, "" if word == reading.text else f"{reading.text} → {word}")
    return True


def _take_sources(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    add(document, key, [{"note": item} for item in reading.items])
    context.took(reading, key)
    return True


def _take_tags(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    add(document, key, reading.items)
    context.took(reading, key)
    return True


def _take_links(context: Context, document: dict[str, Any], reading: Reading, key: str) -> bool:
    links = [link for link in links_in(reading.text) if "://" in link.address]
    if not links:
        return False
    add(document, key, [{"url": link.address, "title": link.text or link.address} for link in links])
    text = bare(reading.text)
    if text and len(links) != len(reading.items):
        note(document, text)
    context.took(reading, key)
    return True


_TAKERS: Mapping[str, Callable[[Context, dict[str, Any], Reading, str], bool]] = {
    "pains": _take_texts,
    "opportunities": _take_texts,
    "metrics": _take_metrics,
    "for": _take_people,
    "scenario": _take_prose,
    "notes": _take_prose,
    "goal": _take_lines,
    "owner": _take_line,
    "version": _take_line,
    "duration": _take_line,
    "state": _take_word,
    "status": _take_word,
    "sources": _take_sources,
    "tags": _take_tags,
    "links": _take_links,
}
"""What puts a statement into a field of the map."""


def keep_of_journey(context: Context, document: dict[str, Any], readings: Sequence[Reading]) -> None:
    """Keep the statements of a label that no field is for: short ones as an attribute, others in the notes."""
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
