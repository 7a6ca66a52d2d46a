"""A workspace in which every field of the format is written, each with a value by which one knows it again.

The values are read off the models, so that a new field is written without another line here. A text is a word of its
own; a reference leads to a thing whose name is one. What has no room for a word (numbers, dates, words of the format,
references within a map) has another value to be swapped for: a page that shows it is then another page.
"""

from __future__ import annotations

import json
import types
import typing
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from journeymap.model.account import Account
from journeymap.model.base import NamedPath, Ref, Shape, Written
from journeymap.model.data import SOURCE_KEYS
from journeymap.model.emotion import Feeling
from journeymap.model.framework import Framework
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.model.program import Program
from journeymap.model.scores import Scale, Score
from journeymap.named_paths import PICTURE

PAGES = {
    "map": "maps/full",
    "map.extends": "maps/over",
    "map.compare": "maps/over",
    "persona": "personas/full",
    "channel": "channels/full",
    "content": "content/full",
    "segment": "segments/full",
    "framework": "frameworks/full",
    "account": "accounts/full",
    "program": "programs/full",
}
"""The page that shows what is written at a route; the longest beginning counts."""
_NAMES = {"content": "title"}
_PAIRS = {
    "stage": ("s1", "s2"),
    "framework stage": ("s1", "s2"),
    "touchpoint": ("t1", "t2"),
    "pain": ("p1", "p2"),
    "play": ("play1", "play2"),
    "trigger": ("trigger1", "trigger2"),
    "member or role": ("influencer", "technical_evaluator"),
}
_WAYS = {"score", "low", "high", "change", "depends"}
_LEFT_OUT_AT_FIRST = {
    "map.scope": "buyer",
    "map.state": "to_be",
    "map.stages.status": "out_of_scope",
    "map.stages.evidence": "assumed",
}
"""What would change the meaning of everything around it: only its other value is written."""
_WAYS_TO_FEEL = {
    "map.stages.emotion": {"change"},
    "map.stages.emotion.by": {"depends"},
    "map.stages.touchpoints.emotion": {"low", "high"},
}
"""A feeling says in one way how good it is: which one where. It is a score at all other places."""
_SAID_BY_ITS_PLACE = (".answers.answers", ".touchpoints.pains.at")
"""How routes end of which nothing has to be shown: a thing stands where they lead."""
_ON_ANOTHER: dict[str, tuple[set[str], dict[str, Any]]] = {
    "account.triggers": ({"until", "dismissed"}, {}),
    "account.plan": ({"done_on", "result"}, {"status": "done"}),
    "account.handoffs": ({"refused", "reason"}, {}),
    **{f"program.data.{key}": ({"query", "connection"}, {}) for key in SOURCE_KEYS},
}
"""The fields of a thing in a list that make no sense beside the others: a second thing has them, and what else it
takes.
"""
_CURRENCY = ("EUR", "USD")
_TODAY = date(2026, 11, 22)
_STILL_TO_COME = (".by", ".review", ".due", ".go_live", ".renewal.date", ".plan.date", ".until", ".closes")
"""How routes end of dates that lie ahead at an account or a program; what is in the past has happened."""
_FIXED: dict[str, tuple[Any, Any]] = {
    "account.relationship": ("customer", "prospect"),
    "account.triggers.date": ("2026-11-10", "2026-11-11"),
    "account.triggers.window": ("40d", "50d"),
    "account.history.date": ("2025-01-02", "2025-01-03"),
    "program.value_bands.high": (97, 99),
    "program.measures.key": ("win_rate", "win_rate"),
    "program.measures.plan": ("30 %", "40 %"),
    "program.measures.basis": ("closed_deals", "created_deals"),
    "program.measures.against": ("outside the list", "before launch"),
    "program.measures.include": ("sent", "no_decision"),
    "program.measures.weights.key": ("user", "user"),
    "program.measures.rates.key": ("USD", "USD"),
    "program.measures.decay": ("none", "half-life 30d"),
    **{f"program.data.{key}.columns.key": ("amount", "amount") for key in SOURCE_KEYS},
}
"""The values of what has to fit to something that is written elsewhere."""


@dataclass
class Marked:
    """The files of a workspace, and what pages have to show of each field, by its route."""

    files: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    swaps: set[str] = field(default_factory=set)


def marked(swapped: str | None = None, people: str = "roles") -> Marked:
    """Write the workspace; the field at the route `swapped` has its other value, and pages show people so."""
    return _Writer(swapped, people).write()


def page_of(route: str) -> str:
    """Return the page that has to show a field, without its suffix."""
    return PAGES[max((start for start in PAGES if f"{route}.".startswith(f"{start}.")), key=len)]


def routes_of(model: type[Written], route: str) -> Iterator[str]:
    """Yield the route of every field of a model and of the things in it."""
    for name, info in model.model_fields.items():
        inner = f"{route}.{info.alias or name}"
        models = list(_models_in(info.annotation))
        yield from (inner_route for each in models for inner_route in routes_of(each, inner)) if models else (inner,)


def _models_in(annotation: Any) -> Iterator[type[Written]]:
    if isinstance(annotation, type) and issubclass(annotation, Written):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)


class _Writer:
    def __init__(self, swapped: str | None, people: str) -> None:
        self._swapped = swapped
        self._people = people
        self._numbers: dict[str, int] = {}
        self._days: dict[str, int] = {}
        self._made = Marked()
        self._declared: dict[str, dict[str, Any]] = {key: {} for key in KINDS}
        self._on_map: list[str] = []
        self._way: list[tuple[type, str]] = []
        self._swappable: dict[tuple[type, str], str] = {}

    def write(self) -> Marked:
        map_ = self._map()
        for key, model in (("personas", Persona), ("channels", Channel), ("content", Content), ("segments", Segment)):
            self._declared[key]["full"] = self._thing(model, KINDS[key].noun)
        self._declared["accounts"]["full"] = self._account()
        self._declared["programs"]["full"] = self._program()
        self._declared["frameworks"]["full"] = self._framework()
        self._made.words["map.framework"] = self._made.words["framework.name"]
        title, lane, address = (self._word(f"settings.{name}") for name in ("title", "lanes.title", "site.source_url"))
        settings = {
            "title": title,
            "lanes": [{"id": "own", "title": lane}],
            "rules": {f"JM{family}": "off" for family in range(1, 10)},
            "site": {"source_url": f"https://git.example/{address}", "people": self._people},
        }
        self._file("journeymap.yaml", settings)
        self._file("maps/full.yaml", map_)
        self._file("maps/library.yaml", {key: things for key, things in self._declared.items() if things})
        return self._made

    def _file(self, path: str, data: dict[str, Any]) -> None:
        self._made.files[path] = json.dumps(data)

    def _map(self) -> dict[str, Any]:
        map_ = self._thing(Journey, "map")
        self._made.swaps.remove("map.skip")
        others = {"extends": map_.pop("extends"), "compare": map_.pop("compare")}
        self._file("maps/over.yaml", {"title": "Over", "stages": {"s1": {"goals": ["Another"]}}, **others})
        stage = map_["stages"]["x"]
        stage["touchpoints"] += [{"name": "One", "id": "t1"}, {"name": "Two", "id": "t2"}]
        stage["pains"] += [{"text": "Hurts", "id": "p1"}, {"text": "Hurts more", "id": "p2"}]
        stages = {"s1": stage, "s2": {"name": "Later", "goals": ["Later"]}}
        return {**map_, "id": "full", "framework": "full", "skip": ["s3"], "for": self._on_map, "stages": stages}

    def _account(self) -> dict[str, Any]:
        account = self._thing(Account, "account")
        account["history"].insert(0, {"stage": "s3", "date": "2024-12-01"})
        account["triggers"] += [
            {"id": id_, "kind": "other", "date": "2026-11-01", "note": f"Event {id_}"} for id_ in _PAIRS["trigger"]
        ]
        return account

    def _program(self) -> dict[str, Any]:
        program = self._thing(Program, "program")
        self._declared["frameworks"][program["framework"]]["stages"] = _stages()
        own, other = _PAIRS["play"]
        plays = {own: program["plays"]["x"], other: {"name": "Another play", "stage": "s2"}}
        return {**program, "target_list": ["full", *program["target_list"]], "plays": plays}

    def _framework(self) -> dict[str, Any]:
        whole = self._thing(Framework, "framework")
        self._declared["frameworks"][whole["extends"]]["stages"] = _stages()
        inserted = {key: value for key, value in whole["insert"][0].items() if key != "before"}
        return {
            **whole,
            "stages": {"s1": whole["stages"]["x"], "s3": {"name": self._word("map.skip")}},
            "insert": [{**inserted, "after": "s2"}],
            "split": {"s4": [*whole["split"]["x"], {"id": "s4-rest"}]},
            "drop": ["s5"],
        }

    def _things(self, model: type[Written], route: str) -> list[dict[str, Any]]:
        """One in a list, or two if some of its fields make no sense beside the others."""
        thing = self._thing(model, route)
        apart, beside = _ON_ANOTHER.get(route, (set(), {}))
        if not apart:
            return [thing]
        required = {name for name, info in model.model_fields.items() if info.is_required()}
        another = {name: thing[name] for name in thing if name in apart | required}
        return [{name: thing[name] for name in thing if name not in apart}, {**another, **beside}]

    def _thing(self, model: type[Written], route: str) -> dict[str, Any]:
        thing = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            if issubclass(model, Feeling) and name in _WAYS and name not in _WAYS_TO_FEEL.get(route, {"score"}):
                continue
            self._way.append((_declares(model, name), name))
            value = self._value(info.annotation, tuple(info.metadata), f"{route}.{key}")
            self._way.pop()
            if value is not None:
                thing[key] = value
        return thing

    def _value(self, annotation: Any, marks: tuple[Any, ...], route: str) -> Any:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self._value(arguments[0], (*marks, *arguments[1:]), route)
        if origin in (typing.Union, types.UnionType):
            arms = [argument for argument in arguments if argument is not type(None)]
            return self._value(arms[-1], marks, route)
        if origin is tuple and isinstance(arguments[0], type) and issubclass(arguments[0], Written):
            return self._things(arguments[0], route)
        if origin is tuple:
            return [self._value(arguments[0], (), route)]
        if origin is dict:
            return {self._key(arguments[0], route): self._value(arguments[1], (), route)}
        if isinstance(annotation, type) and issubclass(annotation, Written):
            return self._thing(annotation, route)
        kinds = [mark.kind for mark in marks if isinstance(mark, Ref)]
        if kinds:
            return self._reference(kinds[0], route)
        if any(isinstance(mark, NamedPath) and mark.kind is PICTURE for mark in marks):
            return self._picture(route)
        if any(isinstance(mark, Shape) and mark.name == "currency" for mark in marks):
            self._swaps(route)
            return _CURRENCY[route == self._swapped]
        return self._word(route) if annotation is str else self._swap(annotation, origin, arguments, marks, route)

    def _key(self, annotation: Any, route: str) -> str:
        kinds = [mark.kind for mark in typing.get_args(annotation)[1:] if isinstance(mark, Ref)]
        if kinds:
            return "own" if kinds[0] == "lane" else self._reference(kinds[0], f"{route}.key")
        is_text = any(getattr(mark, "strip_whitespace", False) for mark in typing.get_args(annotation)[1:])
        key = f"{route}.key"
        return self._word(key) if is_text or key in _FIXED else "x"

    def _word(self, route: str) -> Any:
        if route in _FIXED:
            first, second = _FIXED[route]
            if first != second:
                self._swaps(route)
            return second if route == self._swapped else first
        word = f"mk{self._number(route):04d}"
        self._made.words[route] = word
        return word

    def _number(self, route: str) -> int:
        return self._numbers.setdefault(route, len(self._numbers) + 1)

    def _picture(self, route: str) -> str:
        path = f"pictures/{self._number(route)}.svg"
        content = f"<svg xmlns='http://www.w3.org/2000/svg'><title>{route}</title></svg>"
        self._made.files[path] = content
        self._made.words[route] = b64encode(content.encode()).decode()
        return path

    def _reference(self, kind: str, route: str) -> str:
        """Refer to a thing that nothing else refers to, or to one of two."""
        if kind in _PAIRS:
            self._swaps(route)
            return _PAIRS[kind][route == self._swapped]
        id_ = f"x{self._number(route)}"
        word = self._word(route)
        if kind == "map":
            self._file(f"maps/{id_}.yaml", {"title": word, "stages": {"s1": {"goals": ["Something"]}}})
        else:
            key = next(key for key, each in KINDS.items() if each.noun == kind)
            self._declared[key][id_] = {_NAMES.get(key, "name"): word}
        if kind == "persona" and route.startswith("map."):
            self._on_map.append(id_)
        return id_

    def _swap(
        self, annotation: Any, origin: Any, arguments: tuple[Any, ...], marks: tuple[Any, ...], route: str
    ) -> Any:
        self._swaps(route)
        first, second = self._two_values(annotation, origin, arguments, marks, route)
        if route in _LEFT_OUT_AT_FIRST:
            first, second = None, _LEFT_OUT_AT_FIRST[route]
        return second if route == self._swapped else first

    def _swaps(self, route: str) -> None:
        """Swap a field of a thing at the first place where such a thing stands: what shows it there shows all."""
        if not route.endswith(_SAID_BY_ITS_PLACE) and self._swappable.setdefault(self._way[-1], route) == route:
            self._made.swaps.add(route)

    def _two_values(
        self, annotation: Any, origin: Any, arguments: tuple[Any, ...], marks: tuple[Any, ...], route: str
    ) -> tuple[Any, Any]:
        if route in _FIXED:
            return _FIXED[route]
        if origin is Literal:
            return (None, arguments[0]) if len(arguments) == 1 else (arguments[0], arguments[-1])
        if annotation is bool:
            return True, False
        if annotation is Score:
            return 1, -1
        if annotation is Scale:
            return [-4, 4], [-8, 8]
        if annotation is date and route.startswith(("account.", "program.")):
            return self._two_days(route)
        if annotation is date:
            return f"2031-01-{1 + self._number(route) % 28:02d}", "2032-02-02"
        if annotation is timedelta:
            return "11d", "13d"
        largest = min((mark.le for mark in _bounds(marks) if mark.le is not None), default=10**6)
        return {1: (0.25, 0.5), 2: (1, -1), 3: (1, 2), 4: (2, 3)}.get(int(largest), (47, 53))

    def _two_days(self, route: str) -> tuple[str, str]:
        """A day that lies after all those that are written above it, and the next one."""
        number = self._days.setdefault(route, len(self._days))
        start = _TODAY if route.endswith(_STILL_TO_COME) else date(2026, 3, 1)
        day = start + timedelta(days=2 * number)
        return day.isoformat(), (day + timedelta(days=1)).isoformat()


def _stages() -> dict[str, Any]:
    return {id_: {"name": f"Stage {id_}"} for id_ in ("s1", "s2", "s3", "s4", "s5")}


def _declares(model: type[Written], name: str) -> type:
    return next(each for each in reversed(model.__mro__) if name in getattr(each, "__annotations__", {}))


def _bounds(marks: tuple[Any, ...]) -> Iterator[Any]:
    for mark in marks:
        if hasattr(mark, "le"):
            yield mark
        yield from (inner for inner in getattr(mark, "metadata", ()) if hasattr(inner, "le"))
