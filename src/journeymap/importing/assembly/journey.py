"""Put what a file says of the journey as a whole into the fields of the map."""

from __future__ import annotations

from typing import Any

from journeymap.importing.assembly.context import Context, add, label_of, note
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.assembly.stage import metrics_in, plain
from journeymap.importing.draft import Fate
from journeymap.importing.meaning.items import bare, items_of, lines_of, links_in
from journeymap.importing.meaning.labels import home_on_map
from journeymap.model.suggest import value_meant
from journeymap.model.vocabulary import MapStatus, State, words_of

_LONGEST_ATTRIBUTE = 400
_TEXTS = frozenset({"scenario", "notes"})
_ONE_TEXT = frozenset({"goal", "owner", "version", "duration"})
_LISTS = frozenset({"pains", "opportunities"})
_WORDS = {"state": words_of(State), "status": words_of(MapStatus)}


def take_of_journey(context: Context, document: dict[str, Any], reading: Reading) -> None:
    """Put a statement into the map: into its field, else among its attributes or its notes."""
    field = reading.statement.field
    home = field.split(".") if field and field.startswith("Journey.") else home_on_map(reading.label)
    key = home[1] if home else ""
    if reading.home and reading.home[0] == "Stage" and reading.home[1] in {"pains", "opportunities", "metrics"}:
        key = reading.home[1]
    items = items_of(reading.text)
    if reading.statement.label:
        how = f"as {key.replace('_', ' ')}" if key else "no field is for it"
        context.journal.tell_once(reading.statement.label, Fate.INTERPRETED, "", how)
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
        text = "; ".join(items)
        document[key] = f"{document[key]}; {text}" if key in document else text
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
    elif reading.label and len(reading.text) <= _LONGEST_ATTRIBUTE and len(label_of(reading)) <= 100:
        attributes = document.setdefault("attributes", {})
        label, text = label_of(reading), "; ".join(items)
        attributes[label] = f"{attributes[label]}; {text}" if label in attributes else text
        context.took(reading, "attributes")
    else:
        text = "\n".join(lines_of(reading.text))
        note(document, f"**{label_of(reading)}:** {text}" if reading.label else text)
        context.journal.tell(reading.cell, Fate.KEPT_AS_NOTE, context.at("notes"), reading.how)


def _word(key: str, items: list[str]) -> str | None:
    if len(items) != 1:
        return None
    text = items[0]
    return text.casefold() if text.casefold() in _WORDS[key] else value_meant(text, _WORDS[key])
