"""What a seller reads of a persona before a call: feelings, answers, meetings and content, each as the files say it."""

from collections.abc import Callable

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from journeymap.view.library.before_call import BeforeCall, CallMap, CallStage
from journeymap.view.library.pages import library_pages
from tests.support.fixtures import WriteFiles
from tests.support.publishing import pages_of
from tests.support.workspaces import lint, load_workspace

LIBRARY = """\
personas:
  cook: {name: Cook, role: user}
  baker: {name: Baker, role: champion}
content:
  leaflet: {title: Leaflet}
  old: {title: Old, expires: 2020-01-01}
  later: {title: Later, status: planned}
  for-baker: {title: For the baker, for: baker}
"""


@pytest.fixture
def cook(write_files: WriteFiles) -> Callable[..., BeforeCall]:
    """What helps to speak to the cook; maps are given by id."""

    def make(library: str = LIBRARY, **maps: str) -> BeforeCall:
        files = {f"maps/{id_}.yaml": f"title: {id_.title()}\n{text}" for id_, text in maps.items()}
        loaded = load_workspace(write_files({"maps/library.yaml": library, **files}))
        gaps = GapIndex(Analysis(loaded), lint(loaded).findings)
        (call,) = (page.call for page in library_pages(gaps) if (page.kind, page.id) == ("persona", "cook"))
        assert call is not None
        return call

    return make


def lowest(map_: CallMap) -> tuple[str, str | None] | None:
    moment = map_.lowest
    return (moment.stage_id, moment.pain) if moment else None


LOWEST = {
    "nothing is felt": ("x: {goals: [G]}", None),
    "nothing is bad": ("x: {emotion: 1}\n  y: {emotion: 0}", None),
    "words without a score": ("x: {emotion: afraid}", None),
    "what everyone feels": ("x: {emotion: 1}\n  y: {emotion: -1, pains: [P]}", ("y", "P")),
    "the first of equals": ("x: {emotion: -1}\n  y: {emotion: -1}", ("x", None)),
    "what they feel, not others": (
        "x: {emotion: {by: {cook: -1, baker: -2}}}\n  y: {emotion: {by: {cook: 1, baker: 1}}}",
        ("x", None),
    ),
    "the heaviest pain of theirs": (
        "x: {emotion: -2, pains: [{text: P, severity: 1}, {text: Q, severity: 3, for: baker}, {text: R, severity: 2}]}",
        ("x", "R"),
    ),
    "a pain of a touchpoint": (
        "x: {emotion: -2, touchpoints: [{name: T, pains: [{text: P, severity: 2}]}]}",
        ("x", "P"),
    ),
    "the end of a spread": ("x: {emotion: {low: -2, high: 1}}", ("x", None)),
    "out of scope": ("x: {status: out_of_scope, emotion: -2}\n  y: {emotion: 1}", None),
    "another takes part": ("x: {for: baker, emotion: -2}\n  y: {emotion: 1}", None),
}


@pytest.mark.parametrize("case", LOWEST)
def test_where_they_feel_worst(case: str, cook: Callable[..., BeforeCall]) -> None:
    stages, expected = LOWEST[case]
    (map_,) = cook(a=f"for: [cook, baker]\nstages:\n  {stages}\n").maps
    assert lowest(map_) == expected


def told(stage: CallStage) -> tuple[str, list[str], list[str], tuple[str, ...]]:
    meetings, to_send = [meeting.name for meeting in stage.meetings], [piece.target.text for piece in stage.to_send]
    return stage.state, meetings, to_send, stage.missing


STAGES: dict[str, tuple[str, tuple[str, list[str], list[str], tuple[str, ...]]]] = {
    "all there": (
        "{touchpoints: [{name: T, channel: phone, content: leaflet}]}",
        ("asked", ["T"], ["Leaflet"], ()),
    ),
    "for others": (
        "{touchpoints: [{name: T, channel: phone, for: baker, content: for-baker}]}",
        ("asked", [], [], ("touchpoint", "channel", "content")),
    ),
    "made for others": (
        "{touchpoints: [{name: T, channel: phone, content: for-baker}]}",
        ("asked", ["T"], [], ("content",)),
    ),
    "not there yet": (
        "{touchpoints: [{name: T, status: planned, channel: phone, content: leaflet}], content: later}",
        ("asked", [], [], ("touchpoint", "channel", "content")),
    ),
    "expired": ("{touchpoints: [{name: T, channel: phone, content: old}]}", ("asked", ["T"], [], ())),
    "named twice": (
        "{touchpoints: [{name: T, channel: phone, content: leaflet}], content: leaflet}",
        ("asked", ["T"], ["Leaflet"], ()),
    ),
    "out of scope": (
        "{status: out_of_scope, touchpoints: [{name: T, channel: phone, content: leaflet}]}",
        ("outside", [], [], ()),
    ),
    "others take part": (
        "{for: baker, touchpoints: [{name: T, channel: phone, content: leaflet}]}",
        ("absent", [], [], ()),
    ),
    "accounts are chosen": ("{phases: select, touchpoints: [T]}", ("selection", [], [], ())),
    "empty": ("", ("asked", [], [], ("touchpoint", "channel", "content"))),
}


@pytest.mark.parametrize("case", STAGES)
def test_where_we_meet_them_and_what_to_send(case: str, cook: Callable[..., BeforeCall]) -> None:
    stage, expected = STAGES[case]
    (map_,) = cook(a=f"for: [cook, baker]\nstages:\n  x: {stage}\n  y: {{goals: [G]}}\n").maps
    assert told(map_.stages[0]) == expected


def test_what_is_planned_shows_on_a_map_of_the_future_and_is_not_sent(cook: Callable[..., BeforeCall]) -> None:
    text = (
        "for: cook\nstate: to_be\nstages: {x: {touchpoints: [{name: T, status: planned, content: [later, leaflet]}]}}"
    )
    ((stage,),) = (map_.stages for map_ in cook(a=text).maps)
    assert [(meeting.name, meeting.is_planned) for meeting in stage.meetings] == [("T", True)]
    assert [piece.target.text for piece in stage.to_send] == ["Leaflet"]


def test_a_channel_leads_to_its_page_with_its_icon(cook: Callable[..., BeforeCall]) -> None:
    ((stage,),) = (
        map_.stages for map_ in cook(a="for: cook\nstages: {x: {touchpoints: [{name: T, channel: phone}]}}").maps
    )
    ((channel,),) = (meeting.channels for meeting in stage.meetings)
    assert (channel.text, channel.page, channel.icon) == ("Phone", "channels/phone", "c-phone")


ASKS = """\
personas:
  cook:
    name: Cook
    questions: [Does it burn?]
    objections: [{text: Too dear, id: price}]
    concerns: [Who cleans it?]
    decision_criteria: [Weight]
"""
CONTENT = """\
content:
  a: {title: A, addresses: [price, Does it burn?]}
  b: {title: B, addresses: [Who cleans it?], status: planned}
  c: {title: C, addresses: [Does it burn?], account: mill}
accounts: {mill: Mill}
"""


def test_what_they_ask_stands_with_the_live_content_that_answers_it(cook: Callable[..., BeforeCall]) -> None:
    call = cook(ASKS + CONTENT)
    assert call.offers_content
    assert [(said.kind, said.text, [target.text for target in said.answers]) for said in call.asked] == [
        ("Question", "Does it burn?", ["A"]),
        ("Objection", "Too dear", ["A"]),
        ("Concern", "Who cleans it?", []),
        ("Criterion", "Weight", []),
    ]


def test_nothing_is_missing_where_there_is_no_content_at_all(cook: Callable[..., BeforeCall]) -> None:
    assert not cook(ASKS).offers_content


BASE = "for: cook\nstages: {x: {touchpoints: [{name: T, channel: phone}]}, y: {touchpoints: [U]}}\n"


def test_a_map_that_extends_another_shows_where_they_are_met_otherwise(cook: Callable[..., BeforeCall]) -> None:
    over = "extends: base\nstages: {x: {touchpoints: {add: [{name: V, channel: email}]}}}\n"
    below, above = cook(base=BASE, over=over).maps
    assert (below.as_on, above.as_on) == (None, below.map)
    assert [stage.is_as_below for stage in below.stages] == [False, False]
    assert [stage.is_as_below for stage in above.stages] == [False, True]


FELT = "for: cook\nstages: {x: {emotion: -2, pains: [P]}, y: {emotion: 1}}\n"


@pytest.mark.parametrize(
    ("stages", "as_below", "low"),
    [
        ("x: ", [True, True], None),
        ("y: {emotion: 2}", [True, False], None),
        ("x: {emotion: -1}", [False, True], ("x", "P")),
        ("x: {pains: [Q]}", [True, True], ("x", "Q")),
        ("y: {emotion: -2}", [True, False], None),
        ("x: {emotion: 0}, y: {emotion: -1}", [False, False], ("y", None)),
    ],
)
def test_a_feeling_is_told_on_the_map_where_it_is_new(
    cook: Callable[..., BeforeCall], stages: str, as_below: list[bool], low: tuple[str, str | None] | None
) -> None:
    below, above = cook(base=FELT, over=f"extends: base\nstages: {{{stages}}}\n").maps
    assert [stage.feels_as_below for stage in below.stages] == [False, False]
    assert [stage.feels_as_below for stage in above.stages] == as_below
    assert (lowest(below), lowest(above)) == (("x", "P"), low)
    assert above.as_on == below.map


def test_a_page_tells_each_feeling_once() -> None:
    maps = f"title: A\npersonas: {{cook: Cook}}\n{FELT.replace('-2', '{score: -2, feeling: burnt out}')}"
    files = {"maps/base.yaml": maps, "maps/over.yaml": "title: B\nextends: base\nstages: {x: }\n"}
    for form, suffix in (("html", "html"), ("markdown", "md")):
        page = pages_of(files, form)[f"personas/cook.{suffix}"]
        assert page.count("burnt out") == 1


def test_maps_of_today_come_before_those_of_the_future(cook: Callable[..., BeforeCall]) -> None:
    maps = cook(aim=f"state: to_be\n{BASE}", base=BASE, over="extends: base\nstages: {x: }\n").maps
    assert [map_.map.text for map_ in maps] == ["Base", "Over", "Aim"]


def test_what_is_still_to_come_has_no_evidence(cook: Callable[..., BeforeCall]) -> None:
    now = "for: cook\nsources: [{kind: interview, note: N}]\nstages: {x: {goals: [G]}}\n"
    then = "for: cook\nstate: to_be\nextends: a\nstages: {x: {goals: [H]}}\n"
    a, b = cook(a=now, b=then).maps
    assert [a.stages[0].evidence, b.stages[0].evidence] == ["partial", "planned"]
