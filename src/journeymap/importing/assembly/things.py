"""Declare personas, content, channels and accounts, and fill in what a file says about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from journeymap.crm.roles import role_of_title, roles_called
from journeymap.importing.assembly.context import Context, add, note
from journeymap.importing.assembly.sayings import saying, unquoted
from journeymap.importing.assembly.values import phase_meant
from journeymap.importing.draft import Cell, DraftThing, Fate, Statement, ThingKind
from journeymap.importing.meaning.empty_marks import empty_in
from journeymap.importing.meaning.items import bare, items_of, lines_of, links_in, names_of
from journeymap.importing.meaning.labels import Home, home_on_thing, plain_label
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
_TEXTS = frozenset("goals challenges concerns questions objections outcomes triggers decision_criteria".split())
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
_NOT_IN_ONE_TEXT = frozenset("image alt segment account stages segments jobs personalization voice channels".split())
"""Fields that refer to other things, or have a form of their own."""
_LONGEST = 300


@dataclass(kw_only=True)
class _Filling:
    """A thing that is being filled, and where the account says that it stands."""

    context: Context
    kind: ThingKind
    at: str
    fields: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def known(self) -> Mapping[str, str]:
        """The fields of its kind, by the keys under which they are written."""
        return keys_of(models()[_MODELS[self.kind]])

    def took(self, cell: Cell, key: str, how: str = "") -> None:
        """Record that a cell went into a field."""
        self.context.journal.tell(cell, Fate.INTERPRETED if how else Fate.TAKEN, f"{self.at}.{key}", how)


def take_thing(context: Context, draft: DraftThing, named: str | None = None) -> str:
    """Declare a thing and fill it; return its id."""
    name = bare(draft.name.text)
    empty = empty_in(draft.name.text)
    title = named or (name if name and empty is None else f"Unnamed {draft.kind.name.casefold()}")
    id_ = context.library.declare(draft.kind, title[:_LONGEST], context.document)
    at = context.at(f"{draft.kind.value}.{id_}")
    fate = Fate.PLACEHOLDER if empty and empty.fate is Fate.PLACEHOLDER else Fate.TAKEN
    context.journal.tell(draft.name, fate, f"{at}.name")
    if draft.kind is ThingKind.PERSONA and id_ not in context.personas:
        context.personas.append(id_)
    thing = _Filling(context=context, kind=draft.kind, at=at)
    for statement in draft.statements:
        _take(thing, statement)
    if draft.things:
        thing.fields["committee"] = [_member(thing, member) for member in draft.things]
    for key in context.library.fill(draft.kind, id_, thing.fields):
        context.questions.append(
            f"'{title}' is declared already, so that its {key.replace('_', ' ')} from this file did not come in."
        )
    return id_


def _member(account: _Filling, draft: DraftThing) -> dict[str, Any]:
    """Describe a member of the buying committee by what they do, never by name."""
    journal, at = account.context.journal, f"{account.at}.committee"
    member = _Filling(context=account.context, kind=ThingKind.MEMBER, at=account.at)
    fields = member.fields
    fields["name"] = bare(draft.name.text)[:_LONGEST]
    journal.tell(draft.name, Fate.TAKEN, at)
    for statement in draft.statements:
        _take(member, statement)
    if "notes" in fields:
        note(account.fields, f"{fields['name']}: {fields.pop('notes')}")
    if "roles" not in fields:
        role = role_of_title(fields["name"])
        fields["roles"] = [role] if role else []
        how = f"{fields['name']} → {role}" if role else "the part they play in the purchase is not known: fill in roles"
        journal.tell(draft.name, Fate.INTERPRETED, at, how)
    return fields


def _take(thing: _Filling, statement: Statement) -> None:
    """Put a statement into the field that its label means, else among the attributes, else into the notes."""
    label = plain_label(statement.label.text) if statement.label else ""
    model, key = _home(thing, statement, label)
    if statement.label:
        elsewhere = "as an attribute" if "attributes" in thing.known else "in the notes"
        how = f"as {key}" if key else elsewhere
        thing.context.journal.tell_once(statement.label, Fate.INTERPRETED, "", how)
    cell = statement.cell
    if empty := empty_in(cell.text):
        thing.context.journal.tell(cell, empty.fate, "", empty.how)
    elif _fill(thing, key, cell, label):
        return
    elif (model, key) == ("Preferences", "channels"):
        _fill_channels(thing, cell, label)
    elif "attributes" in thing.known and label:
        _add_attribute(thing, cell, label)
    else:
        note(thing.fields, _labelled(label, "\n".join(lines_of(cell.text))))
        thing.context.journal.tell(cell, Fate.KEPT_AS_NOTE, f"{thing.at}.notes")


def _home(thing: _Filling, statement: Statement, label: str) -> Home:
    """Return the field that a statement is for; empty texts where no field is."""
    if statement.field:
        model, _, key = statement.field.partition(".")
    else:
        model, key = (home_on_thing(label, thing.kind.value) if label else None) or ("", "")
    # The thing was declared under its name; a second one must not replace it.
    return ("", "notes") if key == "name" else (model, key)


def _fill(thing: _Filling, key: str, cell: Cell, label: str) -> bool:
    """Put what a cell says into a field; return whether the field can hold it."""
    if key not in thing.known or (key == "notes" and key in thing.fields):
        return False
    value, how = _value(thing.context, thing.kind, key, cell.text)
    if value is None:
        if not how:
            return False
        thing.context.journal.tell(cell, Fate.INTERPRETED, thing.at, how)
        return True
    there = thing.fields.get(key)
    if key not in thing.fields:
        thing.fields[key] = value
        if key in _ADDRESSES and value not in (cell.text.strip(), cell.text.strip(" <>()")):
            note(thing.fields, _labelled(label, cell.text))
    elif isinstance(value, list) and isinstance(there, list):
        add(thing.fields, key, value)
    else:
        return False
    thing.took(cell, key, how)
    return True


def _fill_channels(thing: _Filling, cell: Cell, label: str) -> None:
    channels, rest = thing.context.channels_in(cell.text)
    thing.fields.setdefault("preferences", {})["channels"] = list(channels)
    if rest:
        note(thing.fields, _labelled(label, "; ".join(rest)))
    thing.took(cell, "preferences", f"channel {', '.join(channels)}")


def _add_attribute(thing: _Filling, cell: Cell, label: str) -> None:
    attributes = thing.fields.setdefault("attributes", {})
    name, text = label[:_LONGEST], "; ".join(items_of(cell.text))
    attributes[name] = f"{attributes[name]}; {text}" if name in attributes else text
    thing.took(cell, "attributes")


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text


def _value(context: Context, kind: ThingKind, key: str, text: str) -> tuple[Any, str]:
    """Return what a field holds after a text, and how that was found out.

    None where the field cannot hold it; with an explanation, None says that the field is to stay empty.
    """
    if kind is ThingKind.MEMBER and key == "roles":
        return _listed(roles_called(text), text)
    if key in _WORDS:
        return _words(key, text)
    if key in _DAYS:
        day = date_meant(text, is_last=key == "expires")
        written = day.isoformat() if day else None
        return written, f"{text} → {written}" if written and written != text else ""
    if key == "phases":
        return _listed([phase for name in names_of(text) if (phase := phase_meant(name))], text)
    if key == "for":
        ids = context.people_in(text)
        return ids or None, f"for {', '.join(ids) if ids else 'everyone'}"
    return _plain_value(key, text), ""


def _plain_value(key: str, text: str) -> Any:
    """Return what a field holds after a text that is taken as it stands."""
    if key in _NOT_IN_ONE_TEXT:
        return None
    if key in _TEXTS:
        return [saying(item) for item in items_of(text)]
    if key == "addresses":
        return items_of(text)
    if key == "quote":
        return unquoted(bare(text))
    if key in _ADDRESSES:
        links = links_in(text)
        return links[0].address if links else text.strip()
    if key == "notes":
        return "\n".join(lines_of(text))
    return "; ".join(items_of(text))


def _listed(values: Sequence[str], text: str) -> tuple[Any, str]:
    return (list(values), f"{text} → {', '.join(values)}") if values else (None, "")


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
