"""Documents that grow: for everything that can be written, a workspace that holds so many of it.

Most shapes are read off the models, so a new field is tried without another line here. The others are products: things
that meet one another, such as stages and personas.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, Literal

import yaml

from journeymap.model.base import Ref, Written
from journeymap.model.custom_rule import Need, OwnRule
from journeymap.model.journey import Journey
from journeymap.model.kinds import KINDS
from journeymap.model.settings import Settings
from journeymap.source.build import MAX_TEXT

Files = dict[str, str]
Shape = Callable[[int], Files]
"""Returns the files of a workspace whose size is proportional to a number."""
Data = Callable[[int], dict[str, Any]]
"""Returns the data of a document whose size is proportional to a number."""
Put = Callable[[Any], dict[str, Any]]
"""Returns the data of a document that holds a value in one place."""

_SAMPLES = {date: "2026-01-01", timedelta: "3d", int: "1", float: "1", bool: "true"}
_DECLARED = {"persona": "personas", "channel": "channels", "content": "content", "segment": "segments"}
_SAFE_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_SAFE_DUMPER):  # type: ignore[misc]  # known only at runtime
    """Writes everything out, where YAML could repeat it by aliases."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def document(data: Any) -> str:
    """Write data as YAML, one item a line."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=10**9)


def shapes_of_fields() -> dict[str, Shape]:
    """For every field of everything that can be written: many items, many keys, one long text, many names."""
    shapes: dict[str, Shape] = {}
    for name, model, put, file in homes():
        for shape, made in _shapes_in(model, put, name):
            shapes.setdefault(shape, _in_file(file, made))
    return shapes


def _in_file(file: str, made: Data) -> Shape:
    def files(number: int) -> Files:
        data = made(number)
        others = {} if file == "maps/a.yaml" else {"maps/a.yaml": "title: T\nstages: {a: {goals: [g]}}\n"}
        return {**others, file: document(data)}

    return files


def homes() -> Iterator[tuple[str, type[Written], Put, str]]:
    """Every model that can be written, with a place for it."""
    visited: set[type] = set()
    yield from _below("map", Journey, lambda map_: {**least(Journey), **map_}, "maps/a.yaml", visited)
    for key, kind in KINDS.items():
        yield from _below(kind.noun, kind.model, partial(_as_thing, key, kind.model), "maps/b.yaml", visited)
    yield from _below("settings", Settings, lambda settings: settings, "journeymap.yaml", visited)


def _as_thing(key: str, model: type[Written], thing: dict[str, Any]) -> dict[str, Any]:
    return {key: {"x": {**least(model), **thing}}}


def _below(
    name: str, model: type[Written], put: Put, file: str, visited: set[type]
) -> Iterator[tuple[str, type[Written], Put, str]]:
    if model in visited:
        return
    visited.add(model)
    yield name, model, put, file
    for field, info in model.model_fields.items():
        inner, holder = _model_in(info.annotation)
        if inner is None:
            continue
        key = info.alias or field
        yield from _below(f"{name}.{key}", inner, partial(_put_below, put, key, holder, inner), file, visited)


def _put_below(put: Put, key: str, holder: str, model: type[Written], thing: dict[str, Any]) -> dict[str, Any]:
    whole = thing if model is Need and thing else {**least(model), **thing}
    return put({key: {"a": whole} if holder == "dict" else [whole] if holder == "tuple" else whole})


def _shapes_in(model: type[Written], put: Put, name: str) -> Iterator[tuple[str, Data]]:
    yield f"{name}: unknown fields", lambda number: put({f"unknwn-{i}": f"text {i}" for i in range(number)})
    for field, info in model.model_fields.items():
        key = info.alias or field
        for shape, value, kind in _values_of(info.annotation):
            yield f"{name}.{key}: {shape}", partial(_with_value, put, key, value, kind)


def _with_value(put: Put, key: str, value: Callable[[int], Any], kind: str, number: int) -> dict[str, Any]:
    return {**_declared(kind, number), **put({key: value(number)})}


def _values_of(annotation: Any) -> Iterator[tuple[str, Callable[[int], Any], str]]:
    """Values that grow, of a field of this type, with the kind of thing that they need to be declared."""
    origin, arguments = opened(annotation)
    if origin is tuple:
        yield "items", lambda number: [sample(arguments[0], i) for i in range(number)], ""
        yield "wrong items", lambda number: [{"wrng": [i]} for i in range(number)], ""
        if kind := _reference(arguments[0]):
            yield "declared names", lambda number: _names("name", number), kind
            yield "unknown names", lambda number: _names("nmae", number), kind
    elif origin is dict:
        yield "keys", lambda number: _things("key", number, lambda i: sample(arguments[1], i)), ""
        yield "wrong keys", lambda number: {f"k {i}!": [[i]] for i in range(number)}, ""
    elif origin is str:
        yield "words", lambda number: "word " * number, ""
    else:
        yield "digits", lambda number: "9" * 10 * number, ""


def _declared(kind: str, number: int) -> dict[str, Any]:
    key = _DECLARED.get(kind)
    return {key: {f"name-{i}": f"Name {i}" for i in range(number)}} if key else {}


def least(model: type[Written]) -> dict[str, Any]:
    """The fields that a thing cannot do without."""
    if model is Need:
        return {"owner": "any"}
    fields = model.model_fields.items()
    required = {info.alias or name: sample(info.annotation, 0) for name, info in fields if info.is_required()}
    narrow = {"currency": "EUR", **_distinct(model, 0)}
    return {key: narrow.get(key, value) for key, value in required.items()}


def sample(annotation: Any, number: int) -> Any:
    """A value that a field of this type can take."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return {**least(annotation), **_distinct(annotation, number)}
    origin, arguments = opened(annotation)
    if origin is Literal:
        return arguments[number % len(arguments)]
    if origin is tuple:
        return [sample(arguments[0], number)]
    if origin is dict:
        return {f"key-{number}": sample(arguments[1], number)}
    return _SAMPLES.get(origin, f"text {number}")


def _distinct(model: type[Written], number: int) -> dict[str, Any]:
    """What tells one thing from others like it."""
    if model is OwnRule:
        return {"id": f"RW{number}"}
    ids = {"id": f"id-{number}"} if "id" in model.model_fields else {}
    names = [name for name in ("name", "text", "title", "note") if name in model.model_fields]
    return {**ids, **dict.fromkeys(names[:1], f"text {number}")}


def opened(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return opened(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return opened(next(argument for argument in arguments if argument is not type(None)))
    return origin or annotation, arguments


def _model_in(annotation: Any) -> tuple[type[Written] | None, str]:
    origin, arguments = opened(annotation)
    if isinstance(origin, type) and issubclass(origin, Written):
        return origin, ""
    if origin is tuple:
        return _model_in(arguments[0])[0], "tuple"
    if origin is dict:
        return _model_in(arguments[1])[0], "dict"
    return None, ""


def _reference(annotation: Any) -> str | None:
    marks = typing.get_args(annotation)[1:] if typing.get_origin(annotation) is typing.Annotated else ()
    return next((mark.kind for mark in marks if isinstance(mark, Ref)), None)


def _one_map(**fields: Any) -> Files:
    return {"maps/a.yaml": document({"title": "T", "stages": {"a": {"goals": ["g"]}}, **fields})}


def _things(prefix: str, number: int, thing: Any = None) -> dict[str, Any]:
    return {f"{prefix}-{i}": thing(i) if callable(thing) else f"{prefix} {i}" for i in range(number)}


def _names(prefix: str, number: int) -> list[str]:
    return [f"{prefix}-{i}" for i in range(number)]


def _maps(number: int, data: Callable[[int], dict[str, Any]]) -> Files:
    return {f"maps/m{i}.yaml": document({"title": f"T{i}", **data(i)}) for i in range(number)}


def _overlays(number: int) -> Files:
    """Many maps that change one large map."""
    base = {
        "maps/base.yaml": document(
            {"title": "B", "stages": {"a": {"touchpoints": _names("t", number), "pains": _names("p", number)}}}
        )
    }
    return base | _maps(number, lambda i: {"extends": "base", "stages": {"a": {"notes": f"n{i}"}}})


def _chain(number: int) -> Files:
    base = {"maps/base.yaml": document({"title": "B", "stages": {"a": {"touchpoints": _names("t", number)}}})}
    return base | _maps(
        number, lambda i: {"extends": f"m{i - 1}" if i else "base", "stages": {"a": {"notes": f"n{i}"}}}
    )


def _edits(number: int) -> Files:
    """One map that drops, changes and adds much of another."""
    items = [{"id": f"t-{i}", "name": f"T {i}"} for i in range(3 * number)]
    base = {"maps/base.yaml": document({"title": "B", "stages": {"a": {"touchpoints": items}}})}
    changes = {f"t-{i}": {"purpose": "other", "content": {"add": ["x"]}} for i in range(number, 2 * number)}
    over = {
        "title": "O",
        "extends": "base",
        "stages": {
            "a": {
                "touchpoints": {"drop": _names("t", number), "change": changes, "add": _names("new", number)},
                "pains": {
                    "drop": _names("nothing", number),
                    "change": _things("none", number, lambda i: {"text": "x"}),
                },
            },
            **_things("new", number, lambda i: {"goals": ["g"]}),
        },
    }
    return {**base, "maps/over.yaml": document(over)}


def _rewritten(number: int) -> Files:
    """One map that writes the lists of another anew, under names that repeat."""
    items = [{"name": "same"} for _ in range(number)] + _names("t", number)
    base = {
        "maps/base.yaml": document({"title": "B", "stages": {"a": {"touchpoints": items, "goals": ["g"] * number}}})
    }
    over = {"title": "O", "extends": "base", "stages": {"a": {"touchpoints": items[::-1], "goals": ["g"] * number}}}
    return {**base, "maps/over.yaml": document(over)}


def _frameworks(number: int) -> Files:
    """Frameworks that extend one another, each with a stage more."""
    frameworks = {
        f"f-{i}": {"extends": f"f-{i - 1}", "insert": [{"id": f"s-{i}"}]} if i else {"stages": _things("s", 1)}
        for i in range(number)
    }
    return _one_map(frameworks=frameworks)


def _framework_edits(number: int) -> Files:
    ours = {
        "stages": _things("s", number, lambda i: {"name": f"S {i}"}),
        "insert": [{"id": f"n-{i}", "after": f"s-{i}"} for i in range(number)],
        "split": _things("s", number, lambda i: [{"id": f"s-{i}"}, {"id": f"half-{i}"}]),
        "drop": _names("nothing", number),
    }
    return _one_map(frameworks={"ours": ours})


def _framework_maps(number: int) -> Files:
    frameworks = {
        "ours": {
            "stages": _things(
                "s", number, lambda i: {"phases": ["aware"], "exit": [{"note": "done"}], "entry": [{"points_min": i}]}
            )
        }
    }
    return {"maps/f.yaml": document({"frameworks": frameworks})} | _maps(
        number, lambda i: {"framework": "ours", "stages": {"s-0": {"goals": ["g"]}}}
    )


def _accounts(number: int, **fields: Any) -> dict[str, Any]:
    return _things("acc", number, lambda i: {"name": f"Acc {i}", "approach": "abm", **fields})


def _programs(number: int) -> Files:
    return _one_map(
        accounts=_accounts(number),
        programs=_things("prog", number, lambda i: {"name": f"P {i}", "framework": "abm-seven"}),
    )


def _committee(number: int) -> Files:
    """One account with many people, contacts, triggers and signals."""
    account = {
        "name": "X",
        "approach": "abm",
        "committee": [
            {"name": f"N {i}", "roles": ["champion", "user"], "concerns": [f"c {i}"], "questions": [f"q {i}"]}
            for i in range(number)
        ],
        "plan": [
            {"who": f"N {i}", "date": "2026-12-01", "purpose": "p", "addresses": [f"c {i}"]} for i in range(number)
        ],
        "triggers": [{"kind": "budget", "date": "2026-11-15", "window": "90d", "id": f"tr-{i}"} for i in range(number)],
        "signals": [{"kind": "visit", "date": "2026-11-15"} for _ in range(number)],
    }
    return _one_map(accounts={"x": account}, account="x", stages=_things("s", 20, lambda i: {"touchpoints": ["t"]}))


def _segment(number: int) -> Files:
    """Many accounts that follow one map of many stages."""
    account = {"segment": "seg", "committee": [{"name": "N", "roles": ["champion"], "concerns": ["c"]}]}
    stages = _things("s", number, lambda i: {"phases": ["evaluate"], "touchpoints": ["t"], "entry": ["e"]})
    return _one_map(segments={"seg": "S"}, segment="seg", stages=stages, accounts=_accounts(number, **account))


def _content(number: int) -> Files:
    """Every piece is aimed at every stage and named on every touchpoint of one stage."""
    content = _things("piece", number, lambda i: {"title": f"P {i}", "phases": ["aware"]})
    stages = _things(
        "s", number, lambda i: {"phases": ["aware"], "touchpoints": [{"name": "t", "content": f"piece-{i}"}]}
    )
    return _one_map(content=content, stages=stages)


def _content_of_personas(number: int) -> Files:
    content = _things("piece", number, lambda i: {"title": f"P {i}", "phases": ["aware"], "for": f"p-{i}"})
    stages = _things("s", 10, lambda _: {"phases": ["aware"], "touchpoints": ["t"]})
    return _one_map(content=content, stages=stages, personas=_things("p", number))


def _pains(number: int) -> Files:
    """Every opportunity answers every pain."""
    pains = [{"text": f"P {i}", "id": f"p-{i}"} for i in range(number)]
    opportunities = [{"text": f"O {i}", "answers": ["p-0", f"p-{i}"]} for i in range(number)]
    return _one_map(stages={"a": {"pains": pains, "opportunities": opportunities}})


def _criteria(number: int) -> Files:
    """Stages that are compared with those after them."""
    either = [{"points_min": i} for i in range(8)]
    gate = [{"points_min": 10, "any": either}, {"signals": ["x", "y"], "any": either}]
    return _one_map(
        stages=_things(
            "s", number, lambda i: {"entry": gate, "exit": [{"points_min": i}], "loops": [{"to": "s-0", "when": "w"}]}
        )
    )


def _alternatives(number: int) -> Files:
    either = [{"note": f"n {i}", "points_min": i} for i in range(number)]
    return _one_map(
        stages={"a": {"entry": [{"any": either}], "exit": [{"any": either}]}, "b": {"entry": [{"any": either}]}}
    )


def _arcs(number: int) -> Files:
    stages = _things(
        "s",
        number,
        lambda i: {
            "goals": ["g"],
            "loops": [{"to": f"s-{number - 1 - i}"}],
            "handoff": {"to": f"s-{(i + 1) % number}"},
        },
    )
    return _one_map(stages=stages)


def _loops(number: int) -> Files:
    loops = [{"to": "s-0", "when": f"w {i}"} for i in range(number)]
    return _one_map(stages={"s-0": {"goals": ["g"]}, "s-1": {"loops": loops}})


def _settings(number: int, files: int, **settings: Any) -> Files:
    return {"journeymap.yaml": document(settings)} | _maps(files, lambda _: {"stages": {"a": {"touchpoints": ["t"]}}})


def _globs(number: int) -> Files:
    pattern = "*a" * 5
    entries = [{"rule": "JM101", "at": f"**/{pattern}x{i}", "reason": "r"} for i in range(number)]
    profiles = [{"at": f"maps/*{pattern}x{i}", "use": "abm"} for i in range(number)]
    return _settings(number, number, ignore=entries, profiles=profiles)


def _own_rules(number: int) -> Files:
    rules = [{"id": f"RW{i}", "needs": {"owner": "x"}, "message": "m {stage}", "fix": "f"} for i in range(number)]
    return _settings(number, number, own_rules=rules)


def _lanes(number: int) -> Files:
    lanes = [{"id": f"lane-{i}", "after": f"lane-{i - 1}" if i else "goals"} for i in range(number)]
    stages = _things("s", number, lambda i: {"lanes": {f"lane-{i}": ["x"]}})
    return {**_one_map(stages=stages), "journeymap.yaml": document({"lanes": lanes})}


def _comments(number: int) -> Files:
    ignores = "# journeymap: ignore[JM105] x\n" * number
    return {"maps/a.yaml": f"title: T\n{ignores}stages: {{a: {{touchpoints: [{', '.join(_names('t', number))}]}}}}\n"}


def _comments_beside(number: int) -> Files:
    lines = "".join(
        f"      - T {i} # journeymap: ignore[JM1{i % 10}5, nme-{i}] x, until 2026-01-01\n" for i in range(number)
    )
    return {"maps/a.yaml": f"title: T\nstages:\n  a:\n    touchpoints:\n{lines}"}


def _notes(text: str) -> Shape:
    """A text that is as long as a text may be at 100."""

    def files(number: int) -> Files:
        long = (text * MAX_TEXT)[: MAX_TEXT * number // 100]
        return _one_map(stages={"a": {"notes": long, "goals": [long]}, "b": {"notes": f"a {long} b"[:MAX_TEXT]}})

    return files


def _raw(text: str, before: str = "", after: str = "title: T\nstages: {a: {goals: [g]}}\n") -> Shape:
    """A file that repeats a text, of a hundred thousand characters at 100."""
    return lambda number: {"maps/a.yaml": before + text * (1000 * number // len(text)) + after}


def _emotions(number: int) -> Files:
    by = _things("p", number, lambda i: -1)
    return _one_map(personas=_things("p", number), stages={"a": {"emotion": {"by": by}}, "b": {"emotion": {"by": by}}})


def _two_maps(number: int) -> Files:
    """Two maps that are compared."""
    stages = {"a": {"touchpoints": _names("t", number), "pains": _names("p", number), "goals": _names("g", number)}}
    return {
        "maps/a.yaml": document({"title": "A", "stages": stages, "compare": "b"}),
        "maps/b.yaml": document({"title": "B", "stages": stages}),
    }


def _account_journey(number: int, account: Callable[[int], dict[str, Any]], **fields: Any) -> Files:
    """A program with so many accounts, each at some stage of its framework."""
    stages = ("aware", "engaged", "mqa", "opportunity", "customer")
    accounts = [
        {
            "name": f"Harbor{i} Group",
            "approach": "abm",
            "tier": "one_to_one",
            "relationship": "customer" if i % 5 == 4 else "prospect",
            "stage": stages[i % 5],
            "segment": "seg",
            "value": {"amount": 1000 + i, "currency": "EUR"},
            **account(i),
        }
        for i in range(number)
    ]
    program = {
        "name": "P",
        "framework": "account-journey",
        "target_list": _names("acc", number),
        "launch": "2026-01-01",
    }
    files = {f"maps/acc-{i}.yaml": document({"accounts": {f"acc-{i}": account}}) for i, account in enumerate(accounts)}
    return files | _one_map(
        segments={"seg": "S"},
        programs={"prog": {**program, **fields.pop("program", {})}},
        framework="account-journey",
        stages={
            stage: {"touchpoints": [{"name": "t", "channel": "email", "for": "boss"}], "pains": ["p"]}
            for stage in stages
        },
        personas={"boss": {"name": "Boss", "role": "champion", "concerns": ["Too slow"]}, **fields.pop("personas", {})},
        **fields,
    )


def _program_of_many(number: int) -> Files:
    """Accounts with people, contacts, windows, deals and days of their own."""
    return _account_journey(
        number,
        lambda i: {
            "since": "2026-10-01",
            "history": [{"stage": "aware", "date": "2026-02-01"}],
            "committee": [
                {"name": "A", "roles": "champion", "persona": "boss", "met": "2026-11-01"},
                {"name": "B", "roles": "economic_buyer", "concerns": [f"c {i}"]},
            ],
            "plan": [
                {"who": "A", "date": "2026-11-02", "channel": "email", "addresses": [f"c {i} as well"]},
                {"who": "B", "stage": "opportunity", "trigger": "budget"},
            ],
            "triggers": [{"kind": "budget", "date": "2026-11-15", "window": "30d"}],
            "signals": [{"kind": "visit", "date": "2026-11-15"}],
            "deals": [{"name": f"D {i}", "kind": "new", "amount": 10, "currency": "EUR", "closes": "2027-01-01"}],
            "criteria": [f"k {i}"],
            "go_live": "2027-03-01",
            "satisfaction": [{"kind": "nps", "score": 8, "date": "2026-03-01"}],
            "handoffs": [{"to_stage": "opportunity", "ready": "2026-10-20"}],
            "outcomes": [f"o {i}"],
            "first_value": {"milestone": "m", "start": "2026-09-01"},
            "objectives": [{"text": f"g {i}", "by": "2026-10-01"}, f"g {i}"],
            "feedback": [{"date": "2026-10-01", "note": "n"}],
            "renewal": {"date": "2027-09-01", "notice": "90d"},
            "costs": [{"what": "w", "amount": 5, "currency": "EUR", "phase": "aware", "channel": "email"}],
        },
        program={
            "costs": [{"what": "w", "amount": 5, "currency": "EUR", "period": "month"}],
            "break_even": {"margin": 0.5, "horizon": "2y"},
            "handoffs": [{"from_stage": "mqa", "to_stage": "opportunity", "from_team": "abm", "to_team": "sales"}],
        },
    )


def _plays_of_accounts(number: int) -> Files:
    """Accounts at stages and with events at which many plays begin, some of them started."""
    stages = ("aware", "engaged", "mqa", "opportunity", "customer")
    plays = {
        f"play-{i}": {"name": f"Play {i}", "who": "champion", "channel": "email", "content": "piece"}
        | ({"stage": stages[i % 5]} if i % 2 else {"trigger": ("budget", "merger")[i % 4 // 2]})
        for i in range(min(number, 200))
    }
    return _account_journey(
        number,
        lambda i: {
            "since": "2026-11-01",
            "triggers": [{"kind": "budget", "date": "2026-11-15", "window": "30d"}],
            "plan": [
                {"who": "champion", "play": f"play-{i % min(number, 200)}", "date": "2026-12-01"},
                {"who": "champion", "channel": "email", "stage": stages[i % 5]},
            ],
        },
        program={"plays": plays},
        content={"piece": {"title": "T"}},
    )


def _content_of_accounts(number: int) -> Files:
    """Each piece is made for one account, or about one of them."""
    own = _things(
        "own",
        number,
        lambda i: {"title": f"For Harbor{i}", "account": f"acc-{i}", "addresses": [f"k {i}"], "type": "business_case"},
    )
    about = _things(
        "about",
        number,
        lambda i: {
            "title": f"Why Harbor{i} stays",
            "type": "reference_call" if i % 2 else "case_study",
            "segments": ["seg"],
            "status": "live" if i % 3 else "planned",
            "cost": f"{i} EUR",
        },
    )
    return _account_journey(number, lambda i: {"criteria": [f"k {i}"], "priorities": ["x"]}, content={**own, **about})


def _content_of_programs(number: int) -> Files:
    """Pieces that could be for the accounts of any program."""
    content = _things("piece", number, lambda i: {"title": f"P {i}", "phases": ["retain"]})
    own = _things("own", number, lambda i: {"title": f"O {i}", "phases": ["retain"], "account": f"acc-{i}"})
    things = {
        "programs": _things(
            "prog", number, lambda i: {"name": f"P {i}", "framework": "abm-seven", "target_list": [f"acc-{i}"]}
        ),
        "accounts": _accounts(number, relationship="customer"),
        "content": {**content, **own},
    }
    return _one_map() | {f"maps/{key}.yaml": document({key: value}) for key, value in things.items()}


def _content_of_one_account(number: int) -> Files:
    """Every piece answers something else that the same account has said, or nearly so."""
    content = _things(
        "piece",
        number,
        lambda i: {"title": f"P {i}", "account": "acc-0", "addresses": [f"the crane number {i} stands still"]},
    )
    criteria = [f"that crane {i} never stands still" for i in range(number)]
    return _account_journey(1, lambda i: {"stage": "opportunity", "criteria": criteria}, content=content)


def _maps_of_accounts(number: int) -> Files:
    """Each account has a map that is laid over the same one, and plans little of its own."""
    base = _account_journey(
        number,
        lambda i: {
            "committee": [
                {"name": "A", "roles": ["champion"], "persona": "boss"},
                {"name": "B", "roles": "procurement"},
            ]
        },
    )
    maps = _maps(
        number,
        lambda i: {
            "extends": "a",
            "account": f"acc-{i}",
            "owner": f"owner {i}",
            "stages": {"engaged": {"touchpoints": {"add": [{"name": f"n {i}", "moment_of_truth": True}]}}},
        },
    )
    return {**base, **maps}


def _windows(number: int) -> Files:
    """Contacts that name only the kind of what they are for, of which there is much."""
    account = {
        "triggers": [
            {"kind": "budget", "date": str(date(2026, 1, 1) + timedelta(days=i % 320)), "window": "9d"}
            for i in range(number)
        ],
        "plan": [
            {"who": "champion", "trigger": "budget", "date": str(date(2026, 6, 1) + timedelta(days=i % 300))}
            for i in range(number)
        ],
    }
    return _account_journey(1, lambda i: account)


def _time_of_an_account(number: int) -> Files:
    """One account with a long past, and a plan for much of the way ahead."""
    stages = _things("s", min(number, 200), lambda i: {"phases": ["evaluate"], "entry": ["e"], "touchpoints": ["t"]})
    account = {
        "name": "X",
        "approach": "abm",
        "relationship": "customer",
        "stage": "s-1",
        "history": [
            {"stage": f"s-{i % 200}", "date": str(date(2020, 1, 1) + timedelta(days=i))} for i in range(number)
        ],
        "plan": [
            {"who": "champion", "stage": f"s-{i % 200}", "status": "planned" if i % 2 else "done", "content": "piece"}
            for i in range(number)
        ],
        "satisfaction": [{"kind": "nps", "score": 3, "date": "2026-10-01", "role": "user"} for _ in range(number)],
        "deals": [{"name": f"D {i}", "kind": "new", "closes": "2027-01-01"} for i in range(number)],
        "outcomes": [f"o {i}" for i in range(number)],
    }
    content = {"piece": {"title": "T", "type": "product_brochure", "phases": ["aware"]}}
    return _one_map(accounts={"x": account}, account="x", stages=stages, content=content)


def _handed_over(number: int) -> Files:
    """Handoffs of a map, a program and an account, between many stages."""
    last = min(number, 200) - 1
    stages = _things(
        "s",
        last + 1,
        lambda i: {"phases": ["evaluate"], "owners": [f"team {i}"], "handoff": {"to": f"s-{min(i + 1, last)}"}},
    )
    terms = {"from_team": "marketing", "to_team": "sales"}
    handoffs = [
        {"from_stage": f"s-{i % last}", "to_stage": f"s-{i % last + 1}", "payload": ["p"], **terms}
        for i in range(number)
    ]
    offered = [{"to_stage": f"s-{i % last}", "ready": "2026-10-01"} for i in range(number)]
    of_framework = _things("s", last + 1, lambda i: {"owners": [("marketing", "sales")[i % 2]]})
    return _one_map(
        accounts={"x": {"name": "X", "approach": "abm", "stage": "s-0", "handoffs": offered}},
        programs={"prog": {"name": "P", "framework": "ours", "target_list": ["x"], "handoffs": handoffs}},
        frameworks={"ours": {"unit": "account", "stages": of_framework}},
        framework="ours",
        stages=stages,
    )


def _metrics(number: int) -> Files:
    """Measures of a program and a map, known and unknown ones."""
    metrics = [{"kind": ("win_rate", f"own {i}")[i % 2], "as_of": "2026-01-01", "actual": "1"} for i in range(number)]
    return _one_map(
        programs={"prog": {"name": "P", "metrics": metrics}},
        metrics=metrics,
        stages={"a": {"metrics": metrics, "touchpoints": [{"name": "t", "metrics": metrics}]}},
    )


def _moments(number: int) -> Files:
    """Moments of truth, each with a pain beside them."""
    touchpoints = [{"name": f"t {i}", "moment_of_truth": True, "emotion": -2} for i in range(number)]
    pains = [{"text": f"p {i}", "severity": 3, "at": f"t {i}"} for i in range(number)]
    return _one_map(stages={"a": {"touchpoints": touchpoints, "pains": pains}})


PRODUCTS: dict[str, Shape] = {
    "stages and personas": lambda n: _one_map(personas=_things("p", n), stages=_things("s", n, lambda i: {})),
    "stages and personas with touchpoints": lambda n: _one_map(
        personas=_things("p", n), stages=_things("s", n, lambda i: {"touchpoints": [{"name": "t", "for": f"p-{i}"}]})
    ),
    "touchpoints and personas": lambda n: _one_map(
        personas=_things("p", n), stages={"a": {"touchpoints": [{"name": "t", "for": f"p-{i}"} for i in range(n)]}}
    ),
    "touchpoints for all personas": lambda n: _one_map(
        personas=_things("p", n), stages={"a": {"touchpoints": _names("t", n)}}
    ),
    "touchpoints that repeat": lambda n: _one_map(
        stages={"a": {"touchpoints": ["t"] * n, "pains": ["p"] * n, "goals": ["g"] * n}}
    ),
    "emotions of personas": _emotions,
    "maps that change one": _overlays,
    "maps in a chain": _chain,
    "edits of a map": _edits,
    "lists written anew": _rewritten,
    "frameworks in a chain": _frameworks,
    "edits of a framework": _framework_edits,
    "maps of a framework": _framework_maps,
    "accounts and programs": _programs,
    "people of an account": _committee,
    "accounts of a segment": _segment,
    "accounts of a program": _program_of_many,
    "plays and accounts": _plays_of_accounts,
    "maps of accounts": _maps_of_accounts,
    "content of accounts": _content_of_accounts,
    "content of programs": _content_of_programs,
    "content of one account": _content_of_one_account,
    "windows and contacts": _windows,
    "the time of an account": _time_of_an_account,
    "handoffs": _handed_over,
    "metrics": _metrics,
    "moments and pains": _moments,
    "content and stages": _content,
    "content and personas": _content_of_personas,
    "pains and answers": _pains,
    "criteria": _criteria,
    "alternatives": _alternatives,
    "arcs": _arcs,
    "loops": _loops,
    "globs and files": _globs,
    "own rules and files": _own_rules,
    "lanes and stages": _lanes,
    "comments above a line": _comments,
    "comments beside lines": _comments_beside,
    "two maps compared": _two_maps,
    "maps with unknown names": lambda n: (
        _maps(n, lambda i: {"for": f"nbody-{i}", "stages": {"a": {"content": f"nthing-{i}"}}})
        | {
            "maps/l.yaml": document(
                {"personas": _things("nobody", n), "content": _things("nothing", n, lambda i: {"title": "t"})}
            )
        }
    ),
    "maps with known names": lambda n: (
        _maps(
            n,
            lambda i: {
                "for": _names("p", 3),
                "stages": {"a": {"touchpoints": [{"name": "t", "content": f"c-{i}", "channel": "email"}]}},
            },
        )
        | {"maps/l.yaml": document({"personas": _things("p", 3), "content": _things("c", n, lambda i: {"title": "t"})})}
    ),
    "things declared twice": lambda n: {f"maps/{k}.yaml": document({"personas": _things("p", n)}) for k in "ab"},
    "maps that are wrong": lambda n: _maps(n, lambda i: {"stages": {"a": {"touchpoints": [{"nme": i}]}}}),
}
"""Things that meet one another."""

TEXTS: dict[str, Shape] = {
    "repeated keys": _raw("a: 1\n"),
    "brackets": _notes("["),
    "closing brackets": _notes("]("),
    "emphasis": _notes("*a_"),
    "stars": _notes("**a *b "),
    "quotes": _notes("> "),
    "quoted lines": _notes("> a\n"),
    "nested lists": _notes("- "),
    "links": _notes("[a](b) "),
    "images": _notes("![a"),
    "code": _notes("`a``b"),
    "ticks": _notes("`"),
    "tables": _notes("a|b\n-|-\n"),
    "table columns": _notes("|-"),
    "entities": _notes("&amp;&#"),
    "tags": _notes("<a "),
    "comments": _notes("<!--"),
    "autolinks": _notes("<http://a> www.a.b http://"),
    "backslashes": _notes("\\"),
    "references": _notes("[a]: b\n"),
    "spaces": _notes("a" + " " * 50),
    "blank lines": _notes("\n\n \n"),
    "a word": _notes("abcdefgh"),
    "digits": _notes("123."),
    "dashes": _notes("a-"),
    "equals": _notes("a\n="),
    "quotation marks": _notes("'a \"b "),
    "spaces in a comment": _raw(" ", "# journeymap: ignore[JM105] x", "y\ntitle: T\nstages: {a: {goals: [g]}}\n"),
    "hashes": _raw("# "),
    "tabs": _raw("\t", "# ", "\ntitle: T\nstages: {a: {goals: [g]}}\n"),
    "blank lines in a file": _raw("\n \n"),
    "open brackets": _raw("["),
    "open quotes": _raw("'"),
    "question marks": _raw("? "),
    "colons": _raw(": "),
}
"""Texts that a regular expression or the reader of Markdown might take long for, as long as a text or a file may be."""
