"""Where personas, channels and content are used, and at which stages content is aimed."""

from collections.abc import Mapping

import pytest

from tests.support.fixtures import LoadFiles

Files = str | Mapping[str, str]

MAP = """\
title: T
framework: buyer-steps
for: [cfo, user]
personas:
  cfo: {name: CFO, role: economic_buyer}
  user: {name: User, role: user}
segment: small
segments: {small: Small}
stages:
  consider:
    content: guide
    touchpoints:
      - {name: A, channel: phone, content: [guide, flyer]}
      - {name: B, channel: phone}
"""


def test_uses(load_files: LoadFiles) -> None:
    workspace = load_files(MAP + "content: {guide: Guide, flyer: Flyer}\n")
    (journey,) = workspace.journeys.values()
    (stage, *_) = journey.stages
    assert workspace.problems == ()
    uses, channels = workspace.uses, workspace.channels
    guide = workspace.content["guide"]
    assert [point.model.name for point in uses.channel_touchpoints[channels["phone"]]] == ["A", "B"]
    assert [point.model.name for point in uses.content_touchpoints[guide]] == ["A"]
    assert uses.content_stages[guide] == (stage,)
    assert uses.persona_journeys[workspace.personas["cfo"]] == (journey,)
    assert uses.segment_journeys[workspace.segments["small"]] == (journey,)
    assert uses.channel_touchpoints[channels["email"]] == ()


def test_preferred_channels(load_files: LoadFiles) -> None:
    workspace = load_files("personas: {it: {name: IT, preferences: {channels: [chat, email]}}}\n")
    assert [persona.id for persona in workspace.uses.channel_personas[workspace.channels["chat"]]] == ["it"]


AIMED: dict[str, tuple[str, list[str]]] = {
    "a phase": ("phases: decide", ["purchase"]),
    "a phase of several": ("phases: [engage, evaluate]", ["consider"]),
    "phases of two stages": ("phases: [aware, onboard]", ["consider", "use"]),
    "a stage": ("stages: [use, purchase]", ["purchase", "use"]),
    "a phase and a stage": ("phases: aware, stages: use", ["consider", "use"]),
    "a role on the map": ("phases: decide, roles: [economic_buyer, procurement]", ["purchase"]),
    "a role nobody on the map has": ("phases: decide, roles: procurement", []),
    "a persona on the map": ("phases: decide, for: user", ["purchase"]),
    "a persona on another map": ("phases: decide, for: other", []),
    "a role and a persona that do not go together": ("phases: decide, for: user, roles: economic_buyer", []),
    "a role alone": ("roles: user", []),
    "nothing": ("type: guide", []),
}


@pytest.mark.parametrize(("fields", "stages"), AIMED.values(), ids=AIMED)
def test_stages_that_content_is_aimed_at(fields: str, stages: list[str], load_files: LoadFiles) -> None:
    library = f"personas: {{other: Other}}\ncontent: {{guide: Guide, flyer: Flyer, new: {{title: New, {fields}}}}}\n"
    workspace = load_files({"maps/a.yaml": MAP, "maps/library.yaml": library})
    assert workspace.problems == ()
    assert [stage.id for stage in workspace.uses.content_aims[workspace.content["new"]]] == stages
    (journey,) = workspace.journeys.values()
    assert [stage.id for stage in journey.stages if workspace.content["new"] in stage.aimed] == stages


def test_a_map_for_nobody_in_particular_meets_every_role(load_files: LoadFiles) -> None:
    text = (
        "title: T\nframework: buyer-steps\nstages: {use: }\ncontent: {new: {title: N, phases: retain, roles: user}}\n"
    )
    workspace = load_files(text)
    assert [stage.id for stage in workspace.uses.content_aims[workspace.content["new"]]] == ["use"]


def test_nothing_is_aimed_at_a_stage_out_of_scope(load_files: LoadFiles) -> None:
    text = "title: T\nframework: buyer-steps\nskip: use\nstages: {use: }\ncontent: {new: {title: N, phases: retain}}\n"
    workspace = load_files(text)
    assert workspace.uses.content_aims[workspace.content["new"]] == ()
