"""Write docs/format.md from the models: every field, what it holds and what it means."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from docs.pages.format_texts import INTRO, JOBS, SECTIONS
from journeymap.model.base import Ref, Written, descriptions
from journeymap.model.buying_jobs import BUYING_JOBS
from journeymap.model.numbers import LARGEST
from journeymap.model.scores import Scale, Score
from journeymap.model.vocabulary import Phase, Vocabulary, words_of
from journeymap.workspace.load import presets

_BASIC = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    date: "date",
    timedelta: "length of time",
    Score: "number",
    Scale: "two numbers",
}
_NAMES = {"Saying": "text", "OwnLane": "lane", "EmotionField": "emotion", "Point": "feeling"}
_MOST_WORDS = 12


def format_page() -> str:
    """Return the whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield INTRO
    for title, text, model in SECTIONS:
        yield f"## {title}"
        yield ""
        yield text.strip()
        if model is not None:
            yield ""
            yield from _table(model)
        yield ""
    yield from _jobs()
    yield from _meanings()
    yield from _frameworks()
    yield from _channels()


def _table(model: type[Written]) -> Iterator[str]:
    yield "| field | holds | meaning |"
    yield "|---|---|---|"
    meanings = descriptions(model)
    required_first = sorted(model.model_fields.items(), key=lambda item: not item[1].is_required())
    for name, field in required_first:
        star = " *" if field.is_required() else ""
        holds = _holds(field.annotation, field.metadata)
        yield f"| `{field.alias or name}`{star} | {holds} | {meanings.get(name, '')} |"


def _holds(annotation: Any, metadata: Any = ()) -> str:
    for mark in metadata:
        if isinstance(mark, Ref):
            return f"{mark.kind} id"
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _holds(arguments[0], arguments[1:])
    if origin is typing.Literal:
        return _words(arguments)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _words(tuple(annotation))
    if origin is tuple:
        inner = _holds(arguments[0])
        return f"{inner}, one or many" if _may_stand_alone(metadata) else f"list of {_plural(inner)}"
    if origin is dict:
        return f"mapping of {_holds(arguments[0])} to {_holds(arguments[1])}"
    if origin in (typing.Union, types.UnionType):
        return _holds(next(argument for argument in arguments if argument is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, Written):
        name = annotation.__name__
        return _NAMES.get(name, "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip())
    return _limits(_BASIC.get(annotation, "text"), metadata)


def _words(words: tuple[str, ...]) -> str:
    shown = ", ".join(f"`{word}`" for word in words[:_MOST_WORDS])
    return f"{shown} …" if len(words) > _MOST_WORDS else shown


def _limits(what: str, metadata: Any) -> str:
    constraints = [constraint for mark in metadata for constraint in getattr(mark, "metadata", [mark])]
    bounds = [getattr(constraint, side, None) for side in ("ge", "le") for constraint in constraints]
    limits = [f"{bound:g}" for bound in bounds if bound is not None and bound < LARGEST]
    return f"{what}, {' to '.join(limits)}" if len(limits) == 2 else what


def _may_stand_alone(metadata: Any) -> bool:
    return any(type(mark).__name__ == "OneOrManySchema" for mark in metadata)


def _plural(noun: str) -> str:
    if noun.startswith("`") or noun.endswith("s"):
        return noun
    if noun.endswith("ch"):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _jobs() -> Iterator[str]:
    """Yield the six buying jobs with the phases in which the board expects them."""
    yield "## Buying jobs"
    yield ""
    yield JOBS.strip()
    yield ""
    yield "| job | a buyer would say | usually comes up in |"
    yield "|---|---|---|"
    for job in BUYING_JOBS:
        phases = ", ".join(f"`{phase}`" for phase in words_of(Phase) if phase in job.likely_in)
        when = "every stage until the purchase" if job.always_on else phases
        yield f"| `{job.id}` | {job.says} | {when} |"
    yield ""


def _meanings() -> Iterator[str]:
    """Yield the meaning of every word that a field can take, grouped by field."""
    yield "## What the words mean"
    yield ""
    yield "| field | word | means |"
    yield "|---|---|---|"
    for vocabulary, fields in _fields_by_vocabulary().items():
        for word, meaning in vocabulary.meanings.items():
            yield f"| {', '.join(fields)} | `{word}` | {meaning} |"
    yield ""


def _fields_by_vocabulary() -> dict[Vocabulary, list[str]]:
    """Return the vocabularies, each with the names of the fields that take its words."""
    fields: dict[Vocabulary, list[str]] = {}
    for _, _, model in SECTIONS:
        for name, field in model.model_fields.items() if model else ():
            for vocabulary in _vocabularies([field.annotation, *field.metadata]):
                names = fields.setdefault(vocabulary, [])
                names += [] if (label := f"`{field.alias or name}`") in names else [label]
    return fields


def _vocabularies(annotations: Iterable[Any]) -> Iterator[Vocabulary]:
    for annotation in annotations:
        if isinstance(annotation, Vocabulary):
            yield annotation
        yield from _vocabularies(typing.get_args(annotation))


def _declared(key: str) -> list[Any]:
    return [thing for document in presets() for thing in document.things.get(key, ())]


def _frameworks() -> Iterator[str]:
    yield "## Built-in frameworks"
    yield ""
    yield "| id | stages, with their phases | good for |"
    yield "|---|---|---|"
    for framework in _declared("frameworks"):
        model = framework.model
        stages = "; ".join(f"`{id_}` ({', '.join(stage.phases) or 'none'})" for id_, stage in model.stages.items())
        yield f"| `{framework.id}` | {stages} | {model.note or ''} |"
    yield ""


def _channels() -> Iterator[str]:
    yield "## Built-in channels"
    yield ""
    yield "| id | name | medium | ownership | devices |"
    yield "|---|---|---|---|---|"
    for channel in _declared("channels"):
        model = channel.model
        yield f"| `{channel.id}` | {model.name} | {model.medium} | {model.ownership} | {', '.join(model.devices)} |"
