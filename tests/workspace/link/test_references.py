"""Every name that refers to something is looked up. The names that lead nowhere stand in «these»."""

from collections.abc import Mapping

import pytest

from tests.support.fixtures import LoadFiles, MarkedProblems

Files = str | Mapping[str, str]

LIBRARY = """\
personas:
  cfo: {name: CFO, role: economic_buyer}
  ops-head: {name: Head of operations}
channels: {field-visit: Visit}
content: {tender-guide: Guide, demo: {title: Demo}}
segments: {haulier: Hauliers}
frameworks: {ours: {extends: b2b-lifecycle, drop: advocacy}}
"""
HEAD = "title: T\nfor: [cfo, ops-head]\n"


def on_stage(body: str) -> str:
    return f"{HEAD}stages:\n  buy:\n    pains: [{{text: P, id: dear}}]\n    {body}\n  use:\n"


UNKNOWN: dict[str, tuple[str, str]] = {
    "persona of a map": (
        "title: T\nfor: [cfo, «cfoo»]\nstages: {a: }\n",
        "unknown persona 'cfoo'. Did you mean 'cfo'?",
    ),
    "persona of a map, alone": (
        "title: T\nfor: «ops_head»\nstages: {a: }\n",
        "unknown persona 'ops_head'. Did you mean 'ops-head'?",
    ),
    "framework": (f"{HEAD}framework: «b2b-lifecycel»\nstages: {{awareness: }}\n", "Did you mean 'b2b-lifecycle'?"),
    "own framework": (
        f"{HEAD}framework: «oures»\nstages: {{awareness: }}\n",
        "unknown framework 'oures'. Did you mean 'ours'?",
    ),
    "segment": (f"{HEAD}segment: «hauler»\nstages: {{a: }}\n", "unknown segment 'hauler'. Did you mean 'haulier'?"),
    "map to extend": (f"{HEAD}extends: «base»\nstages: {{a: }}\n", "unknown map 'base'."),
    "map to compare": (f"{HEAD}compare: «b»\nstages: {{a: }}\n", "unknown map 'b'."),
    "stage to skip": (
        f"{HEAD}framework: b2b-lifecycle\nskip: [«advocay»]\nstages: {{awareness: }}\n",
        "unknown stage 'advocay'. Did you mean 'advocacy'?",
    ),
    "channel": (
        on_stage("touchpoints: [{name: N, channel: «webiste»}]"),
        "unknown channel 'webiste'. Did you mean 'website'?",
    ),
    "channel by its name": (on_stage("touchpoints: [{name: N, channel: «Trade show»}]"), "Did you mean 'trade-show'?"),
    "several personas in one text": (
        on_stage("touchpoints: [{name: N, for: «'cfo, ops-head'»}]"),
        "'cfo, ops-head' is no persona, but several in one text",
    ),
    "a persona by its name": (
        on_stage("touchpoints: [{name: N, for: «Head of Operations»}]"),
        "unknown persona 'Head of Operations'. Did you mean 'ops-head', whose name that is?",
    ),
    "a segment by its name": ("title: T\nsegment: «HAULIERS»\nstages: {a: }\n", "Did you mean 'haulier'"),
    "channel by another name": (
        on_stage("touchpoints: [{name: N, channel: [email, «facebook»]}]"),
        "unknown channel 'facebook'. Did you mean 'social-media'?",
    ),
    "channels in one text": (
        on_stage("touchpoints: [{name: N, channel: «Portal/RM/Branch»}]"),
        "'Portal/RM/Branch' is no channel, but several in one text",
    ),
    "channel far from any": (on_stage("touchpoints: [{name: N, channel: «zzz»}]"), "unknown channel 'zzz'."),
    "content of a touchpoint": (
        on_stage("touchpoints: [{name: N, content: [demo, «tender-gide»]}]"),
        "Did you mean 'tender-guide'?",
    ),
    "content of a stage": (on_stage("content: «dmo»"), "unknown content 'dmo'. Did you mean 'demo'?"),
    "persona of a touchpoint": (on_stage("touchpoints: [{name: N, for: [«ceo»]}]"), "unknown persona 'ceo'"),
    "persona of a goal": (on_stage("goals: [{text: G, for: «cfos»}]"), "unknown persona 'cfos'. Did you mean 'cfo'?"),
    "persona of an emotion": (
        on_stage("emotion: {by: {cfo: 1, «cfos»: -1}}"),
        "unknown persona 'cfos'. Did you mean 'cfo'?",
    ),
    "persona of a touchpoint's emotion": (
        on_stage("touchpoints: [{name: N, emotion: {by: {«cfos»: {score: 1}}}}]"),
        "unknown persona 'cfos'",
    ),
    "persona of an answer": (
        on_stage("pains: [{text: P, answers: [{text: O, for: «cfos»}]}]").replace(
            "pains: [{text: P, id: dear}]\n    ", ""
        ),
        "unknown persona 'cfos'",
    ),
    "pain": (on_stage("opportunities: [{text: O, answers: [«deer»]}]"), "unknown pain 'deer'. Did you mean 'dear'?"),
    "lane": (on_stage("lanes: {«legal»: [x]}"), "unknown lane 'legal'."),
    "stage of a loop": (on_stage("loops: [{to: «by»}]"), "unknown stage 'by'."),
    "stage of a handoff": (on_stage("handoff: {to: «ues»}"), "unknown stage 'ues'."),
    "channel a persona prefers": (
        "personas: {it: {name: IT, preferences: {channels: [phone, «fone»]}}}\n",
        "unknown channel 'fone'. Did you mean 'phone'?",
    ),
    "segment of a persona": (
        "personas: {it: {name: IT, segment: «hauliers»}}\n",
        "unknown segment 'hauliers'. Did you mean 'haulier'?",
    ),
    "persona of content": (
        "content: {new: {title: N, for: [«cfos»]}}\n",
        "unknown persona 'cfos'. Did you mean 'cfo'?",
    ),
    "stage of content": (
        "content: {new: {title: N, stages: [awareness, «awarness»]}}\n",
        "unknown framework stage 'awarness'. Did you mean 'awareness'?",
    ),
    "framework to extend": (
        "frameworks: {new: {extends: «bowti»}}\n",
        "unknown framework 'bowti'. Did you mean 'bowtie'?",
    ),
    "very long": (on_stage(f"touchpoints: [{{name: N, channel: «{'x' * 90}»}}]"), f"unknown channel '{'x' * 39}…'."),
    "in another case": (
        on_stage("touchpoints: [{name: N, channel: «Website»}]"),
        "unknown channel 'Website'. Did you mean 'website'?",
    ),
}


@pytest.mark.parametrize(("text", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_reference(text: str, message: str, marked_problems: MarkedProblems) -> None:
    ((code, actual),) = marked_problems({"maps/a.yaml": text, "maps/library.yaml": LIBRARY})
    assert code == "JM003"
    assert message in actual


FIXES = {
    "for: ops-haed": "Correct the id, or declare it under `personas`.",
    "for: Head of operations": "Write ops-head.",
    "for: cfo and ops-head": "Write a list: [cfo, ops-head].",
    "for: cfo / head of operations": "Write a list: [cfo, ops-head].",
    "for: cfo, cto": "Write a list: [cfo, cto]. Declare those of your own under `personas`.",
    "for: everyone": "Leave it out: then it is for everyone.",
    "for: patients": "Correct the id, or declare it: `personas: {patients: {name: Patients}}`.",
    "for: The boss": "Correct the id, or declare it: `personas: {the-boss: {name: The boss}}`, and write the-boss"
    " here.",
    "content: Price list": "Correct the id, or declare it: `content: {price-list: {title: Price list}}`, and write"
    " price-list here.",
    "channel: Trade show": "Correct the id, or declare it under `channels`.",
    "channel: facebook": "Write social-media, or declare your own:"
    " `channels: {facebook: {name: Facebook, medium: digital}}`.",
    "channel: shop": "Write one of those in docs/format.md, 'Built-in channels', or declare your own:"
    " `channels: {shop: {name: Shop, medium: offline}}`.",
    "channel: email; phone": "Write a list: [email, phone].",
}


@pytest.mark.parametrize(("field", "fix"), FIXES.items())
def test_what_to_write_instead(field: str, fix: str, load_files: LoadFiles) -> None:
    key, _, value = field.partition(": ")
    text = on_stage(f"touchpoints: [{{name: N, {key}: '{value}'}}]")
    (problem,) = load_files({"maps/a.yaml": text, "maps/library.yaml": LIBRARY}).problems
    assert problem.fix == fix


IN_LISTS = {
    "by an id": "channels: [branch]\ntitle: T\nstages: {a: {touchpoints: [{name: N, channel: branch}]}}\n",
    "things by their ids": "content: [{id: wp, title: W}]\ntitle: T\nstages: {a: {content: wp}}\n",
    "things by another name": "contents: {wp: {title: W}}\ntitle: T\nstages: {a: {content: wp}}\n",
}


@pytest.mark.parametrize("text", IN_LISTS.values(), ids=IN_LISTS)
def test_what_is_declared_in_a_wrong_way_is_known(text: str, load_files: LoadFiles) -> None:
    assert "JM003" not in {problem.code for problem in load_files(text).problems}


def test_a_team_in_the_place_of_a_stage(load_files: LoadFiles) -> None:
    (problem,) = load_files(on_stage("handoff: {to: sales}").replace("for: [cfo, ops-head]\n", "")).problems
    assert "A team is named under `to_team`." in problem.fix


@pytest.mark.parametrize("name", ["now.yaml", "maps/now.yaml", "./now.yml"])
def test_a_map_that_is_named_by_its_file(name: str, load_files: LoadFiles) -> None:
    files = {
        "maps/now.yaml": "title: Now\nstages: {a: }\n",
        "maps/a.yaml": f"title: T\nextends: {name}\nstages: {{a: }}\n",
    }
    (problem,) = load_files(files).problems
    assert problem.fix == "Write now: a map is called by its id, without the folder and the ending of its file."


KNOWN: dict[str, Files] = {
    "everything": {
        "journeymap.yaml": "lanes: [legal]\n",
        "maps/library.yaml": LIBRARY,
        "maps/a.yaml": HEAD + "framework: ours\nsegment: haulier\nskip: retention\nstages:\n  decision:\n"
        "    touchpoints: [{name: N, channel: field-visit, content: demo, for: cfo}]\n"
        "    emotion: {by: {cfo: 1}}\n    lanes: {legal: [x]}\n    loops: [{to: awareness}]\n"
        "    pains: [{text: P, id: dear}]\n    opportunities: [{text: O, answers: dear}]\n",
    },
    "a pain of another stage": on_stage("opportunities: [{text: O, answers: dear}]").replace("[cfo, ops-head]", ""),
    "a stage nobody wrote": "title: T\nframework: bowtie\nstages: {awareness: {handoff: {to: growth}}}\n",
    "composed in two ways": "title: T\nfor: \u00e9\npersonas: {e\u0301: A}\nstages: {e\u0301: {loops: [{to: \u00e9}]}}",
    "numbers": "title: T\nfor: 12\npersonas: {12: A}\nstages: {1: {loops: [{to: 1}]}}\n",
    "Japanese": "title: T\nfor: 部長\npersonas: {部長: 営業部長}\nstages: {認知: }\n",
    "content of a stage no framework in use has": "content: {new: {title: N, stages: [impact]}}\n",
    "a stage of the map below": {
        "maps/base.yaml": "title: B\nstages: {look: , buy: {pains: [{text: P, id: dear}]}}\n",
        "maps/over.yaml": "title: O\nextends: base\nstages:\n  look:\n    loops: [{to: buy}]\n"
        "    opportunities: [{text: O, answers: dear}]\n",
    },
}


@pytest.mark.parametrize("files", KNOWN.values(), ids=KNOWN)
def test_known_references(files: Files, marked_problems: MarkedProblems) -> None:
    assert marked_problems(files) == []


ELSEWHERE: dict[str, str] = {
    "a touchpoint": "touchpoints: [{name: N, for: [cfo, «it»]}]",
    "a goal": "goals: [{text: G, for: «it»}]",
    "an emotion": "emotion: {by: {«it»: 1}}",
}


@pytest.mark.parametrize("body", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_persona_that_is_not_on_the_map(body: str, marked_problems: MarkedProblems) -> None:
    text = f"title: T\nfor: [cfo]\nstages:\n  a:\n    {body}\n"
    ((code, message),) = marked_problems({"maps/a.yaml": text, "maps/b.yaml": "personas: {it: IT, cfo: CFO}\n"})
    assert (code, message) == ("JM003", "the persona 'it' is not on this map")


def test_a_map_without_personas_speaks_of_none(marked_problems: MarkedProblems) -> None:
    text = "title: T\nstages: {a: {goals: [{text: G, for: «cfo»}]}}\n"
    ((_, message),) = marked_problems({"maps/a.yaml": text, "maps/b.yaml": "personas: {cfo: CFO}\n"})
    assert message == "the persona 'cfo' is not on this map"


def test_personas_of_the_map_below_are_on_the_map(marked_problems: MarkedProblems) -> None:
    base = "title: B\nid: base\npersonas: {cfo: CFO}\nstages: {a: }\n"
    over = "title: O\nextends: base\nstages: {a: {goals: [{text: G, for: cfo}]}}\n"
    assert marked_problems({"maps/base.yaml": base, "maps/over.yaml": over}) == []


def test_stages_of_a_framework_that_is_not_all_known_are_not_looked_up(marked_problems: MarkedProblems) -> None:
    loops = "loops: [{to: elsewhere}]"
    own = f"frameworks: {{ours: {{extends: «nope», insert: [{{id: a, after: use, {loops}}}]}}}}\n"
    a_map = f"title: T\nframework: ours\nskip: gone\nstages: {{use: {{{loops}}}}}\n"
    assert marked_problems({"maps/a.yaml": own, "maps/b.yaml": a_map}) == [("JM003", "unknown framework 'nope'.")]


def test_the_rest_of_a_broken_map_is_looked_up(marked_problems: MarkedProblems) -> None:
    text = "title: T\n«ownr»: x\nstages: {a: {touchpoints: [«{id: x}», {name: N, channel: «webiste»}]}}\n"
    assert {code for code, _ in marked_problems(text)} == {"JM002", "JM004", "JM003"}


def test_unknown_names_are_withheld_while_a_document_cannot_be_read(load_files: LoadFiles) -> None:
    workspace = load_files({"maps/a.yaml": "title: T\nfor: [cfo]\nstages: {a: }\n", "maps/b.yaml": "personas: [\n"})
    assert [problem.code for problem in workspace.problems] == ["JM001"]
    assert workspace.withheld == 1


def test_stages_are_not_looked_up_in_a_framework_that_is_broken(marked_problems: MarkedProblems) -> None:
    framework = "frameworks: {ours: {extends: «b2b-lifecycel»}}\n"
    text = "title: T\nframework: ours\nskip: [advocacy]\nstages: {awareness: {handoff: {to: decision}}}\n"
    assert [code for code, _ in marked_problems({"maps/a.yaml": text, "maps/f.yaml": framework})] == ["JM003"]
