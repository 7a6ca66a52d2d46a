"""The cases of rules about stages that their manuals do not show."""

import pytest

from tests.support.fixtures import FindingsOf

FRAMEWORK = "frameworks:\n  mills:\n    unit: account\n    movement: free\n    stages:\n"
PLAIN = FRAMEWORK + "      target: {phases: [select], catch_all: true}\n"
MAP = "title: T\nframework: mills\n"

CASES: dict[str, tuple[str, str, list[str]]] = {
    "no criteria": ("JM201", PLAIN + "      warm: {phases: [engage]}\n", ["maps/a.yaml:7:7"]),
    "criteria that ask for nothing": (
        "JM201",
        PLAIN + "      warm: {phases: [engage], entry: {}}\n      hot: {entry: [{points_min: }]}\n",
        ["maps/a.yaml:7:7", "maps/a.yaml:8:7"],
    ),
    "criteria on a map": (
        "JM201",
        PLAIN + "      warm: {phases: [engage]}\n" + MAP + "stages: {warm: {entry: [They called], owners: [us]}}\n",
        [],
    ),
    "for persons": ("JM201", "frameworks: {f: {unit: persona, stages: {warm: {phases: [engage]}}}}\n", []),
    "extending one that says": ("JM201", "frameworks: {f: {extends: account-journey}}\n", []),
    "inserted without": (
        "JM201",
        "frameworks: {f: {extends: account-journey, insert: [{id: demo, after: mqa}]}}\n",
        ["maps/a.yaml:1:53"],
    ),
    "the first part of a split stage enters like the whole": (
        "JM201",
        "frameworks: {f: {extends: account-journey, split: {opportunity: [{id: talks}, {id: terms}]}}}\n",
        ["maps/a.yaml:1:79"],
    ),
    "a preset that says nothing": (
        "JM201",
        "accounts: {a: {name: A, approach: abm}}\nprograms: {p: {name: P, framework: abm-seven}}\n",
        ["maps/a.yaml:2:36"],
    ),
    "movement left out": (
        "JM202",
        "frameworks: {f: {unit: account, stages: {a: {}, b: {}}}}\n",
        ["maps/a.yaml:1:14"],
    ),
    "movement inherited": ("JM202", "frameworks: {f: {extends: account-journey}}\n", []),
    "two stages alike": (
        "JM208",
        PLAIN + "      warm: {entry: {points_min: 5}}\n      hot: {entry: {points_min: 5}}\n",
        ["maps/a.yaml:7:14"],
    ),
    "not the next but the one after": (
        "JM208",
        PLAIN + "      a: {entry: {deal: won}}\n      b: {entry: {flag: x}}\n      c: {entry: {deal: won}}\n",
        ["maps/a.yaml:7:11"],
    ),
    "on a map, told once": (
        "JM208",
        PLAIN + "      a: {entry: {deal: won}}\n      b: {entry: {deal: won}}\n" + MAP + "stages: {a: {goals: [x]}}\n",
        ["maps/a.yaml:7:11"],
    ),
    "a map that says it anew": (
        "JM208",
        PLAIN
        + "      a: {entry: {deal: open}}\n      b: {entry: {deal: won}}\n"
        + MAP
        + "stages: {a: {entry: {deal: won}}}\n",
        ["maps/a.yaml:11:14"],
    ),
    "leaving at once": (
        "JM209",
        PLAIN + "      a: {entry: {points_min: 9}, exit: {points_min: 5}}\n",
        ["maps/a.yaml:7:35"],
    ),
    "one of the ways": (
        "JM209",
        PLAIN + "      a: {entry: {points_below: 5, any: [{deal: won}, {points_min: 9}]}}\n",
        ["maps/a.yaml:7:55"],
    ),
    "all of the ways, told once": (
        "JM209",
        PLAIN + "      a: {entry: {points_below: 5, any: [{points_min: 7}, {points_min: 9}]}}\n",
        ["maps/a.yaml:7:11"],
    ),
    "everyone who fits nowhere and has points": (
        "JM209",
        FRAMEWORK + "      target: {catch_all: true, entry: {points_min: 5}}\n",
        ["maps/a.yaml:6:33"],
    ),
    "criteria of a map in words": (
        "JM209",
        "title: T\nstages: {a: {entry: [They called], exit: [They called]}}\n",
        ["maps/a.yaml:2:36"],
    ),
    "no criteria, no catch-all": ("JM210", FRAMEWORK + "      target: {}\n      warm: {}\n", []),
    "a loop ahead": ("JM211", "title: T\nstages: {a: {loops: [{to: b}]}, b: {}, c: {}}\n", []),
    "a loop at the last stage": ("JM211", "title: T\nstages: {a: {}, b: {loops: [{to: a}]}}\n", []),
    "a loop on itself": (
        "JM211",
        "title: T\nstages: {a: {loops: [{to: a}]}, b: {}}\n",
        ["maps/a.yaml:2:22"],
    ),
    "a loop before a stage that says when it begins": (
        "JM211",
        "title: T\nstages: {a: {}, b: {loops: [{to: a}]}, c: {entry: [Signed]}}\n",
        [],
    ),
    "a loop of a framework": (
        "JM211",
        PLAIN + "      warm: {loops: [{to: target}], entry: {deal: open}}\n      sold: {}\n",
        ["maps/a.yaml:7:22"],
    ),
    "nobody takes over": (
        "JM608",
        "title: T\nstages: {a: {handoff: {to: b, from_team: us}}, b: {}}\n",
        ["maps/a.yaml:2:14"],
    ),
    "a stage without owners": (
        "JM608",
        "title: T\nstages: {a: {handoff: {to: b, to_team: sales}}, b: {}}\n",
        [],
    ),
    "the same team by a longer name": (
        "JM608",
        "title: T\nstages: {a: {handoff: {to: b, to_team: Sales}}, b: {owners: [sales team]}}\n",
        [],
    ),
    "a handoff of a program": (
        "JM608",
        (
            "programs: {p: {name: P, framework: abm-seven, handoffs: "
            "[{from_stage: decision, to_stage: onboarding, from_team: sales, to_team: partners}]}}\n"
        ),
        ["maps/a.yaml:1:130"],
    ),
    "a deadline on a map": (
        "JM605",
        "title: T\nstages: {a: {handoff: {to: b, to_team: sales}}, b: {}}\n",
        ["maps/a.yaml:2:14"],
    ),
    "no owner on an account's map": (
        "JM114",
        "title: T\naccount: x\naccounts: {x: {name: X}}\nstages: {a: {goals: [y]}}\n",
        [],
    ),
    "owners of a framework": (
        "JM114",
        "title: T\nframework: abm-seven\nstages: {awareness: {goals: [y]}}\n",
        [],
    ),
    "marketing alone after the sale": (
        "JM110",
        (
            "title: T\naccount: x\naccounts: {x: {name: X}}\n"
            "stages: {a: {phases: [retain], goals: [y], owners: [success]}}\n"
        ),
        ["maps/a.yaml:4:44"],
    ),
}


@pytest.mark.parametrize(("code", "text", "places"), CASES.values(), ids=CASES)
def test_movement(code: str, text: str, places: list[str], findings_of: FindingsOf) -> None:
    hits = [one for one in findings_of(text) if one.code == code]
    assert [f"{one.path}:{one.span.line}:{one.span.column}" for one in hits] == places
    assert not [one for one in findings_of(text) if one.code.startswith("JM0")]
