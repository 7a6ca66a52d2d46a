"""Read JSON of other tools, including JSON Lines, comments and trailing commas."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from journeymap.importing.draft import Cell, Draft, Where
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.decoding import decoded
from journeymap.importing.readers.nested import Node, draft_of, in_words, step
from journeymap.importing.readers.own_export import export_in
from journeymap.importing.readers.reader import Likeness, Reader

_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson", ".json5", ".jsonc"})
# What does not end goes on to the end: to look for the end of each of many takes forever.
_COMMENT_OR_TEXT = re.compile(r'"(?:\\.|[^"\\])*"?|//[^\n]*|/\*.*?(?:\*/|\Z)', re.DOTALL)
_COMMA_TOO_MANY_OR_TEXT = re.compile(r'"(?:\\.|[^"\\])*"?|,(?=\s*[\]}])', re.DOTALL)
_DEEPEST = 60


class _Pairs(list[tuple[str, Any]]):
    """The entries of an object, including those with repeated keys."""


def _likeness(given: GivenFile) -> Likeness:
    if given.suffix in _SUFFIXES:
        return Likeness.CERTAIN
    head = given.content[:200].decode("utf-8-sig", errors="ignore").lstrip()
    begins = re.match(r"[\[{]\s*[\"\[{\]}]", head) is not None
    return Likeness.LIKELY if begins and given.suffix in ("", ".txt") else Likeness.NONE


def _read(given: GivenFile) -> Draft:
    read = decoded(given)
    text = read.text.lstrip("\ufeff")
    node = _node(_value(text, given.name), given.name, "", 0)  # which refuses what is broken or nested too deeply
    draft = export_in(text, given) or draft_of(node, given, "JSON")
    return replace(draft, notes=read.notes)


def _value(text: str, name: str) -> Any:
    failure = None
    for form in (text, _without_comments(text)):
        try:
            return json.loads(form, object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str)
        except json.JSONDecodeError as error:
            failure = failure or error
        except RecursionError:
            raise _too_deep(name) from None
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and failure is not None and failure.msg == "Extra data":
        return [_value(line, name) for line in lines] if all(map(_is_object, lines)) else _fail(name, failure)
    return _fail(name, failure)


def _is_object(line: str) -> bool:
    return line.strip().startswith("{") and line.strip().endswith("}")


def _fail(name: str, failure: json.JSONDecodeError | None) -> Any:
    where = f" in line {failure.lineno}, column {failure.colno}" if failure else ""
    raise NoJourney(
        f"{name} was read as JSON, but breaks off{where}: {_REASONS.get(failure.msg if failure else '', _BROKEN)}. "
        "Export it again, or mend it with an editor that checks JSON."
    )


_BROKEN = "a comma, a quote or a bracket is missing or too many"
_REASONS = {
    "Expecting value": "a value is missing there",
    "Extra data": "something follows after its end",
    "Expecting property name enclosed in double quotes": "a name in double quotes should stand there",
    "Unterminated string starting at": "a text that begins there does not end",
}


def _without_comments(text: str) -> str:
    """Return a text without what editors and people add to JSON: comments and trailing commas."""

    def cleared(found: re.Match[str]) -> str:
        return found[0] if found[0].startswith('"') else re.sub(r"[^\n]", " ", found[0])

    return _COMMA_TOO_MANY_OR_TEXT.sub(cleared, _COMMENT_OR_TEXT.sub(cleared, text))


def _too_deep(name: str) -> NoJourney:
    return NoJourney(f"{name} holds things in things without end: no journey is nested so deeply.")


def _node(value: Any, file: str, way: str, depth: int) -> Node:
    if depth > _DEEPEST:
        raise _too_deep(file)
    where = Where(file, way)
    if isinstance(value, _Pairs):
        entries = [
            (
                Cell(in_words(_clean(key)), Where(file, step(way, _clean(key)))),
                _node(below, file, step(way, key), depth + 1),
            )
            for key, below in value
        ]
        return Node(Cell("", where), entries=entries)
    if isinstance(value, list):
        return Node(
            Cell("", where), items=[_node(item, file, step(way, at), depth + 1) for at, item in enumerate(value)]
        )
    if value is None:
        return Node(Cell("", where))
    return Node(Cell(_clean(str(value).lower() if isinstance(value, bool) else value), where))


def _clean(text: str) -> str:
    """Return a text without lone surrogates, which JSON can hold and no file can."""
    return text.encode("utf-8", "replace").decode()


READER = Reader("JSON", _likeness, _read)
