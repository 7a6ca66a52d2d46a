"""Turn texts into sayings: without quotation marks, with the people and sources that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.model.base import keys_of
from journeymap.model.homes import models

_QUOTES = (
    ("“", "”"),
    ('"', '"'),
    ("„", "“"),
    ("„", '"'),
    ("“", '"'),
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
_TOUCHPOINT = models()["Touchpoint"]
_WITHOUT_SAYING = [(key, _TOUCHPOINT.model_fields[name].default) for key, name in keys_of(_TOUCHPOINT).items()]
_MAIN_FIELDS = {"touchpoints": "name", "moments": "name", "metrics": "kind"}
_LIKE_A_FIELD = re.compile(r"\w+:[^\s/]")


def saying(text: str, people: Sequence[str] = ()) -> Any:
    """Return a text of a stage, with the people and sources that it names."""
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
    """Return a text that stands for a whole thing, or a mapping if it looks like one of its fields."""
    return {key: text} if _LIKE_A_FIELD.match(text) else text


def unquoted(text: str) -> str:
    """Return a text without quotation marks around the whole of it."""
    for opening, closing in _QUOTES:
        inner = text[len(opening) : -len(closing)]
        is_around = (
            text.startswith(opening) and text.endswith(closing) and opening not in inner and closing not in inner
        )
        if is_around and inner.strip():
            return inner.strip()
    return text


def with_people(thing: Any, people: Sequence[str], key: str) -> Any:
    """Return a thing that only holds for some people."""
    if not people:
        return thing
    return {**(thing if isinstance(thing, dict) else {key: thing}), "for": list(people)}


def as_thing(thing: Any, key: str) -> dict[str, Any]:
    """Return a thing as a mapping of its fields, even if only its name is written."""
    return thing if isinstance(thing, dict) else {key: thing}


def as_written(value: Any) -> Any:
    """Return data as people write it: without defaults, and with a bare text for a thing that has nothing else."""
    if isinstance(value, Mapping):
        return {
            key: [_item(key, item) for item in part] if isinstance(part, list) else as_written(part)
            for key, part in value.items()
        }
    return value


def _item(key: str, item: Any) -> Any:
    if not isinstance(item, Mapping):
        return item
    if key == "touchpoints":
        item = {name: part for name, part in item.items() if (name, part) not in _WITHOUT_SAYING}
    main = _MAIN_FIELDS.get(key, "text")
    is_text = item.keys() == {main} and isinstance(item[main], str)
    return plain(item[main], main) if is_text else as_written(item)
