"""Files that hold one thing after another in every place of the format, in every spelling that people use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from journeymap.model.base import Written
from journeymap.model.journey import Journey, Stage
from journeymap.model.kinds import KINDS
from journeymap.model.list_fields import list_fields
from tests.support.shapes import Put, document, homes, least, opened, sample

_HERE = "put-it-here"

_GROUPS = r"""
word; two words; Email; 12; 1.50; true; yes; ~; null; ''; ' '; "\t"; "\u200b"; "\u200b x"; 'a: b'; '- a'
0; 1; 2; 3; 4; 5; 7; 100; 101; -1; -2; -3; +1; 0.3; 1.0; 1.5; 2.; .5; '2'; ' 2 '; 007; 1,5; 1.5,0; 420.000; 420,000
1.250.000; 1 000; 1_000; 30 %; 30%; '30 % '; 130 %; 0,3 %; −1; ＋1; ３; ٣; ½; 1e3; 1e99; -0; .inf; .nan; 0x10; 0o17
99999999999999999999; 3 of 4; 4/5; 7/5; ★★☆; one; n/a
hopeful; 🙂; 😡 → 🙂; :-/; 'hopeful, then worried'; 1 to 2; -1 worried; 3 stars
low; medium; High; ' high '; none; interview; Interview; out_of_scope; out of scope; live; cfo; email; buyer; aware
Aware; map; off; error; en; names
false; TRUE; True; Yes; 'yes'; no; on; OFF; y; n; Yes please; ' yes '
2026-06-01; 2026-6-1; 20260601; 2026-W10-1; 2026-02-30; 2026-02-29; 2026-13-01; 2026-00-01; 2026-06-31; ' 2026-06-01 '
2026-06-01T00:00; 2026-06; 2026; June 2026; 01.06.2026; ２０２６-06-01
48h; 14d; 3 weeks; 3 Weeks; 1 month; 3  days; 3 d; ' 3d '; 0d; 2 fortnights; 3 m; 999999999999y; 1.5h; -3d; 3 weekss; ٣d
a; A-b_1; ä; "a\u0308"; a b; a.b; a/b; 'null'; '~'; "a\u200d"; ' a '; '-'; '#a'; '#0b7285'; EUR; eur; JM101; RW1; rw1
[]; [a]; [a, b]; [a, a]; [a, ]; [~]; [a, ~]; ['']; [' ']; [[a]]; [[]]; [{}]; [{a: b}]; [1, 2]; [1, 5]; [true]; [-1, 2]
[hopeful, -1]; [low]; [a b]; [email, fax]; [a, b, c]; [5, 1]; ['1', '5']; [1, 1]; [{text: a}]; [{name: a}]
[{when: a, score: 1}]; [{when: a}, 1]; [{score: 1}, {feeling: glad}]; [{to: a}]; [{note: a}]; [{id: a}]
{}; {a: }; {a: b}; {a: 1}; {a: []}; {a: {}}; {'': a}; {' ': a}; {a b: c}; {a.b: }; {'null': a}; {unknwn: 1}; {unknwn: }
{text: a}; {name: a}; {name: }; {to: a}; {text: ''}; {score: 1}; {score: 7}; {score: 1, feeling: a}; {feeling: }
{low: 1, high: 2}; {low: 1}; {score: 1, change: [1, 2]}; {depends: [{when: a, score: 1}]}; {change: [1, ~]}
{by: {a: 1}}; {by: {a: glad}}; {by: {a: }}; {by: }; {by: {a: 9}}; {note: a}; {any: [a]}; {emotion: [1, 5]}
{add: a}; {add: [a]}; {add: }; {add: []}; {add: {a: b}}; {add: ['']}; {add: [~]}; {add: [a, ]}; {add: 1}; {add: [1]}
{add: ''}; {drop: a}; {drop: }; {drop: [a]}; {drop: []}; {drop: [1]}; {drop: [~]}; {drop: ['']}; {drop: {a: b}}
{drop: [[a]]}; {change: a}; {change: }; {change: {}}; {change: [a]}; {change: {a: }}; {change: {a: b}}; {change: {x: }}
{change: {a: {}}}; {change: {a: [b]}}; {change: {a: ''}}; {change: {a: 1}}; {change: {'': a}}; {change: {a b: }}
{change: {a: {unknwn: 1}}}; {change: {a: {unknwn: }}}; {change: {a: {text: b}}}; {change: {a: {name: b}}}
{change: {a: {name: }}}; {change: {a: {for: b}}}; {change: {a: {sources: {add: survey}}}}
{change: {a: {sources: {drop: }}}}; {add: a, drop: b, change: {c: }}; {remove: a}; {ad: a}; {add: a, unknwn: b}
{add: [{text: a}]}; {add: [{name: a}]}; {add: [{}]}
http://example.com; www.example.com; maps/a.svg; /etc/a.svg; ../a; 'C:\\a'; text:a; name:a; 'name: a'; kind:a
"""
SPELLINGS = (
    "",
    *dict.fromkeys(spelling.strip() for line in _GROUPS.strip().splitlines() for spelling in line.split(";")),
)
"""What stands there: nothing, texts, numbers, feelings, words of vocabularies, yes and no, dates, times, ids, lists,
mappings, changes of lists, addresses.
"""


class Spot(NamedTuple):
    """A place in a file in which something can be put."""

    name: str
    data: dict[str, Any]
    file: str

    def holding(self, spelling: str) -> str:
        """The file with something put there."""
        return document(self.data).replace(_HERE, spelling)


def spots() -> Iterator[Spot]:
    """Every place of the format."""
    for key in KINDS:
        yield Spot(key, {key: _HERE}, "maps/b.yaml")
        yield Spot(f"{key}: of an id", {key: {"x": _HERE}}, "maps/b.yaml")
        yield Spot(f"{key}: an id", {key: {_HERE: sample(KINDS[key].model, 0)}}, "maps/b.yaml")
    yield Spot("map: of a stage", {"title": "T", "stages": {"x": _HERE}}, "maps/a.yaml")
    yield Spot("map: a stage", {"title": "T", "stages": {_HERE: {"goals": "g"}}}, "maps/a.yaml")
    for name, model, put, file in homes():
        is_below_map = name.startswith("map")
        for spot, data in _in_fields(name, model, put):
            yield Spot(spot, data, file)
            if is_below_map:
                yield Spot(f"{spot}, over another map", {**data, "extends": "base"}, file)
    for model, put in ((Journey, lambda thing: {**least(Journey), **thing}), (Stage, _as_stage)):
        for key, field in list_fields(model).items():
            if field.item:
                for spot, data in _in_fields(f"changed {field.item.__name__}", field.item, lambda thing: thing):
                    change = {key: {"change": {"y": data}}}
                    yield Spot(f"{model.__name__}.{key}: {spot}", {"extends": "base", **put(change)}, "maps/a.yaml")
    lanes = {"lanes": {"legal": _HERE}}
    yield Spot("map.stages.lanes: of one", {"extends": "base", **_as_stage(lanes)}, "maps/a.yaml")


def _as_stage(thing: dict[str, Any]) -> dict[str, Any]:
    return {"title": "T", "stages": {"a": thing}}


def _in_fields(name: str, model: type[Written], put: Put) -> Iterator[tuple[str, dict[str, Any]]]:
    yield f"{name}: unknown", put({"unknwn": _HERE})
    for field, info in model.model_fields.items():
        key = info.alias or field
        yield f"{name}.{key}", put({key: _HERE})
        origin, _ = opened(info.annotation)
        if origin is tuple:
            yield f"{name}.{key}: in a list", put({key: [_HERE]})
        elif origin is dict:
            yield f"{name}.{key}: of a key", put({key: {"x": _HERE}})
            yield f"{name}.{key}: a key", put({key: {_HERE: "a"}})
