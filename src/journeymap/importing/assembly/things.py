"""Make personas, pieces of content, channels and accounts of what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.crm.roles import role_of_title, roles_called
from journeymap.importing.assembly.context import Context, add, note
from journeymap.importing.assembly.stage import phase_meant, saying, unquoted
from journeymap.importing.draft import DraftThing, Fate, Statement, ThingKind
from journeymap.importing.meaning.empty_marks import empty_in
from journeymap.importing.meaning.items import bare, items_of, lines_of, links_in, names_of
from journeymap.importing.meaning.labels import home_on_thing, plain_label
from journeymap.model.base import keys_of
from journeymap.model.dates import date_meant
from journeymap.model.homes import models
from journeymap.model.suggest import value_meant
from journeymap.model.vocabulary import ContentType, Message, Role, Stance, Status, words_of

_MODELS = {
    ThingKind.PERSONA: "Persona",
    ThingKind.CONTENT: "Content",
    ThingKind.CHANNEL: "Channel",
    ThingKind.ACCOUNT: "Account",
    ThingKind.MEMBER: "Member",
}
_TEXTS = frozenset(
    "goals challenges concerns questions objections outcomes triggers decision_criteria addresses".split()
)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "role": words_of(Role),
    "roles": words_of(Role),
    "type": words_of(ContentType),
    "message": words_of(Message),
    "status": words_of(Status),
    "stance": words_of(Stance),
    "medium": ("digital", "offline"),
    "ownership": ("owned", "earned", "paid", "partner"),
}
_ADDRESSES = frozenset({"url", "link"})
_LISTS = frozenset({"roles"})
_DAYS = frozenset({"reviewed", "expires", "date", "met", "since"})
_LONGEST = 300


def take_thing(context: Context, draft: DraftThing, named: str | None = None) -> str:
    """Declare a thing and fill it; return its id."""
    name = bare(draft.name.text)
    empty = empty_in(draft.name.text)
    title = named or (name if name and empty is None else f"Unnamed {draft.kind.name.casefold()}")
    id_ = context.library.declare(draft.kind, title[:_LONGEST], context.document)
    fate = Fate.PLACEHOLDER if empty and empty.fate is Fate.PLACEHOLDER else Fate.TAKEN
    context.journal.tell(draft.name, fate, context.at(f"{draft.kind.value}.{id_}.name"))
    if draft.kind is ThingKind.PERSONA and id_ not in context.personas:
        context.personas.append(id_)
    fields: dict[str, Any] = {}
    for statement in draft.statements:
        _take(context, draft.kind, id_, fields, statement)
    if draft.things:
        fields["committee"] = [_member(context, id_, thing, fields) for thing in draft.things]
    rest = context.library.fill(draft.kind, id_, fields)
    for key in rest:
        context.questions.append(
            f"'{title}' is declared already, so that its {key.replace('_', ' ')} from this file did not come in."
        )
    return id_


def _member(context: Context, account: str, draft: DraftThing, of_account: dict[str, Any]) -> dict[str, Any]:
    """Somebody who decides along: a label of what they do, never a name."""
    fields: dict[str, Any] = {"name": bare(draft.name.text)[:_LONGEST]}
    context.journal.tell(draft.name, Fate.TAKEN, context.at(f"accounts.{account}.committee"))
    for statement in draft.statements:
        _take(context, ThingKind.MEMBER, account, fields, statement)
    if "notes" in fields:
        note(of_account, f"{fields['name']}: {fields.pop('notes')}")
    if "roles" not in fields:
        role = role_of_title(fields["name"])
        fields["roles"] = [role] if role else []
        how = f"{fields['name']} → {role}" if role else "the part they play in the purchase is not known: fill in roles"
        context.journal.tell(draft.name, Fate.INTERPRETED, context.at(f"accounts.{account}.committee"), how)
    return fields


def _take(context: Context, kind: ThingKind, id_: str, fields: dict[str, Any], statement: Statement) -> None:
    at = context.at(f"{'accounts' if kind is ThingKind.MEMBER else kind.value}.{id_}")
    label = plain_label(statement.label.text) if statement.label else ""
    home = statement.field.split(".") if statement.field else home_on_thing(label, kind.value) if label else None
    if home and home[1] == "name":  # it has one already
        home = ("", "notes")
    if statement.label:
        other = "as an attribute" if "attributes" in keys_of(models()[_MODELS[kind]]) else "in the notes"
        context.journal.tell_once(statement.label, Fate.INTERPRETED, "", f"as {home[1]}" if home else other)
    if empty := empty_in(statement.cell.text):
        context.journal.tell(statement.cell, empty.fate, "", empty.how)
        return
    text = statement.cell.text
    key = home[1] if home else ""
    value, how = _value(context, kind, key, text)
    if key == "notes" and key in fields:
        value = None
    if key == "for" and value is None and how:
        context.journal.tell(statement.cell, Fate.INTERPRETED, at, how)
        return
    known = keys_of(models()[_MODELS[kind]])
    if key in known and value is not None and key not in fields:
        fields[key] = value
        if key in _ADDRESSES and value not in (text.strip(), text.strip(" <>()")):
            note(fields, f"{label}: {text}" if label else text)
        context.journal.tell(statement.cell, Fate.INTERPRETED if how else Fate.TAKEN, f"{at}.{key}", how)
    elif key in known and isinstance(value, list) and isinstance(fields.get(key), list):
        add(fields, key, value)
        context.journal.tell(statement.cell, Fate.INTERPRETED if how else Fate.TAKEN, f"{at}.{key}", how)
    elif key == "channels" and home and home[0] == "Preferences":
        channels, rest = context.channels_in(text)
        ids = list(channels)
        fields.setdefault("preferences", {})["channels"] = ids
        if rest:
            note(fields, f"{label}: {'; '.join(rest)}")
        context.journal.tell(statement.cell, Fate.INTERPRETED, f"{at}.preferences", f"channel {', '.join(ids)}")
    elif "attributes" in known and label:
        attributes = fields.setdefault("attributes", {})
        short = label[:_LONGEST]
        inside = "; ".join(items_of(text))
        attributes[short] = f"{attributes[short]}; {inside}" if short in attributes else inside
        context.journal.tell(statement.cell, Fate.TAKEN, f"{at}.attributes")
    else:
        lines = "\n".join(lines_of(text))
        note(fields, f"{label}: {lines}" if label else lines)
        context.journal.tell(statement.cell, Fate.KEPT_AS_NOTE, f"{at}.notes")


def _value(context: Context, kind: ThingKind, key: str, text: str) -> tuple[Any, str]:
    """What a field of a thing holds after a text, and how that was found out; None where it cannot hold it."""
    if key in _TEXTS:
        found = items_of(text)
        return ([saying(item) for item in found] if key != "addresses" else found), ""
    if kind is ThingKind.MEMBER and key == "roles":
        roles = list(roles_called(text))
        return (roles, f"{text} → {', '.join(roles)}") if roles else (None, "")
    if key in _WORDS:
        return _words(key, text)
    if key in _DAYS:
        day = date_meant(text, is_last=key == "expires")
        return (
            (day.isoformat(), "" if day.isoformat() == text else f"{text} → {day.isoformat()}") if day else (None, "")
        )
    if key == "phases":
        phases = [phase for name in names_of(text) if (phase := phase_meant(name))]
        return (phases, f"{text} → {', '.join(phases)}") if phases else (None, "")
    if key == "for":
        ids = context.people_in(text)
        return ids or None, f"for {', '.join(ids) if ids else 'everyone'}"
    if key == "quote":
        return unquoted(bare(text)), ""
    if key in _ADDRESSES:
        links = links_in(text)
        return (links[0].address if links else text.strip()), ""
    if key in {
        "image",
        "alt",
        "segment",
        "account",
        "stages",
        "segments",
        "jobs",
        "personalization",
        "voice",
        "channels",
    }:
        return None, ""
    if key == "notes":
        return "\n".join(lines_of(text)), ""
    return "; ".join(items_of(text)), ""


def _words(key: str, text: str) -> tuple[Any, str]:
    words = _WORDS[key]
    meant = [
        name.casefold().replace(" ", "_") if name.casefold().replace(" ", "_") in words else value_meant(name, words)
        for name in names_of(text)
    ]
    if not meant or None in meant:
        return None, ""
    how = "" if meant == [text] else f"{text} → {', '.join(str(word) for word in meant)}"
    if key in _LISTS:
        return list(dict.fromkeys(meant)), how
    return (meant[0], how) if len(meant) == 1 else (None, "")
