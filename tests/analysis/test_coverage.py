"""Coverage: for every stage in scope and every persona a touchpoint, a channel, live content — yes or no."""

import pytest

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Cell, share
from journeymap.workspace import Workspace
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

Answers = list[tuple[str, str | None, str]]

PERSONAS = """\
personas:
  cfo: {name: CFO, role: economic_buyer}
  user: {name: User, role: user}
"""
LIBRARY = """\
content:
  live: {title: Live}
  planned: {title: Planned, status: planned}
  retired: {title: Retired, status: retired}
  cfos: {title: For the CFO, for: cfo}
"""


def cells(workspace: Workspace) -> tuple[Cell, ...]:
    """The cells of the one map of a workspace."""
    (journey,) = workspace.journeys.values()
    return Analysis(workspace).coverage.of(journey)


def answers(text: str, write_files: WriteFiles, library: str = LIBRARY) -> Answers:
    """Stage, persona and the questions that are answered with yes, for every cell."""
    files = {"maps/a.yaml": f"title: T\n{text}", "maps/library.yaml": library or "segments: {s: S}\n"}
    loaded = load_workspace(write_files(files))
    assert loaded.problems == ()
    return [
        (
            cell.stage.id,
            cell.persona.id if cell.persona else None,
            " ".join(check for check, answer in cell.answers if answer),
        )
        for cell in cells(loaded)
    ]


def of_stage(stage: str, write_files: WriteFiles, head: str = "", library: str = LIBRARY) -> dict[str | None, str]:
    """The answers of each persona at one stage."""
    text = f"{head}{PERSONAS}stages: {{a: {{phases: [decide], {stage}}}}}\n"
    return {persona: yes for _, persona, yes in answers(text, write_files, library)}


ALL = "touchpoint channel content"

CELLS: dict[str, tuple[str, str, str]] = {
    "nothing": ("goals: [x]", "", ""),
    "a touchpoint for everyone": ("touchpoints: [A]", "touchpoint", "touchpoint"),
    "with a channel": ("touchpoints: [{name: A, channel: phone}]", "touchpoint channel", "touchpoint channel"),
    "for one": ("touchpoints: [{name: A, channel: phone, for: cfo}]", "touchpoint channel", ""),
    "for both by name": ("touchpoints: [{name: A, for: [cfo, user]}]", "touchpoint", "touchpoint"),
    "the channel is for the other": (
        "touchpoints: [A, {name: B, channel: phone, for: user}]",
        "touchpoint",
        "touchpoint channel",
    ),
    "with content": ("touchpoints: [{name: A, channel: phone, content: live}]", ALL, ALL),
    "content for one through everyone's touchpoint": (
        "touchpoints: [{name: A, content: cfos}]",
        "touchpoint content",
        "touchpoint",
    ),
    "content through the other's touchpoint": (
        "touchpoints: [{name: A, content: live, for: user}]",
        "",
        "touchpoint content",
    ),
    "content of the stage": ("content: live", "content", "content"),
    "content of the stage for one": ("content: cfos", "content", ""),
    "planned touchpoint": ("touchpoints: [{name: A, channel: phone, content: live, status: planned}]", "", ""),
    "retired touchpoint": ("touchpoints: [{name: A, channel: phone, content: live, status: retired}]", "", ""),
    "planned content": ("touchpoints: [{name: A, content: planned}]", "touchpoint", "touchpoint"),
    "retired content": ("content: retired", "", ""),
    "one of several is live": ("content: [retired, planned, live]", "content", "content"),
    "an action needs no channel to count": ("touchpoints: [{name: A, kind: action}]", "touchpoint", "touchpoint"),
}


@pytest.mark.parametrize(("stage", "cfo", "user"), CELLS.values(), ids=CELLS)
def test_cells(stage: str, cfo: str, user: str, write_files: WriteFiles) -> None:
    assert of_stage(stage, write_files) == {"cfo": cfo, "user": user}


TO_BE: dict[str, tuple[str, str]] = {
    "planned touchpoint": ("touchpoints: [{name: A, channel: phone, status: planned}]", "touchpoint channel"),
    "planned content": ("content: planned", "content"),
    "both": ("touchpoints: [{name: A, channel: phone, content: planned, status: planned}]", ALL),
    "retired touchpoint": ("touchpoints: [{name: A, channel: phone, status: retired}]", ""),
    "retired content": ("content: retired", ""),
}


@pytest.mark.parametrize(("stage", "yes"), TO_BE.values(), ids=TO_BE)
def test_what_is_planned_counts_on_maps_of_how_things_should_be(stage: str, yes: str, write_files: WriteFiles) -> None:
    assert of_stage(stage, write_files, "state: to_be\n")["cfo"] == yes


AIMED: dict[str, tuple[str, str, str]] = {
    "at the phase": ("phases: decide", "content", "content"),
    "at another phase": ("phases: aware", "", ""),
    "at the phase and a role": ("phases: decide, roles: economic_buyer", "content", ""),
    "at a role alone": ("roles: economic_buyer", "", ""),
    "at the phase, for one": ("phases: decide, for: user", "", "content"),
    "at the stage": ("stages: a", "content", "content"),
    "at the stage and a role": ("stages: a, roles: user", "", "content"),
    "planned": ("phases: decide, status: planned", "", ""),
}


@pytest.mark.parametrize(("fields", "cfo", "user"), AIMED.values(), ids=AIMED)
def test_content_that_is_aimed(fields: str, cfo: str, user: str, write_files: WriteFiles) -> None:
    library = f"content: {{new: {{title: New, {fields}}}}}\n"
    assert of_stage("goals: [x]", write_files, library=library) == {"cfo": cfo, "user": user}


def test_nobody_is_asked_for_where_they_take_no_part(write_files: WriteFiles) -> None:
    library = "content: {new: {title: New, phases: decide, roles: economic_buyer}}\n"
    assert of_stage("for: user, touchpoints: [A]", write_files, library=library) == {"user": "touchpoint"}


def test_content_aimed_at_a_role_is_met_only_where_it_takes_part(write_files: WriteFiles) -> None:
    library = "content: {new: {title: New, phases: decide, roles: economic_buyer}}\n"
    text = f"title: T\n{PERSONAS}stages: {{a: {{phases: decide, for: user}}, b: {{phases: decide, for: cfo}}}}\n"
    loaded = load_workspace(write_files({"maps/a.yaml": text, "maps/library.yaml": library}))
    (journey,) = loaded.journeys.values()
    assert [[piece.id for piece in stage.aimed] for stage in journey.stages] == [[], ["new"]]


def test_content_is_not_asked_about_while_there_is_none(write_files: WriteFiles) -> None:
    text = f"{PERSONAS}stages: {{a: {{touchpoints: [A]}}}}\n"
    assert answers(text, write_files, "") == [("a", "cfo", "touchpoint"), ("a", "user", "touchpoint")]
    loaded = load_workspace(write_files({}))
    assert [len(cell.answers) for cell in cells(loaded)] == [2, 2]
    assert [cell.content for cell in cells(loaded)] == [None, None]
    assert share(cells(loaded)).fraction == 0.5


def test_a_map_without_personas_has_a_cell_a_stage(write_files: WriteFiles) -> None:
    text = "stages: {a: {touchpoints: [{name: A, channel: phone}], content: cfos}, b: }\n"
    assert answers(text, write_files, PERSONAS + LIBRARY) == [("a", None, ALL), ("b", None, "")]


def test_only_stages_in_scope_are_asked_about(write_files: WriteFiles) -> None:
    text = "framework: buyer-steps\nscope: buyer\nskip: consider\nstages: {use: {touchpoints: [A]}}\n"
    assert answers(text, write_files, PERSONAS + LIBRARY) == [("purchase", None, "")]


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("stages: {a: {touchpoints: [A]}, b: }", 1 / 6),
        (f"{PERSONAS}stages: {{a: {{touchpoints: [{{name: A, channel: phone, for: cfo}}]}}}}", 2 / 6),
        ("stages: {a: {touchpoints: [{name: A, channel: phone, content: live}]}}", 1),
        ("skip: a\nstages: {a: }", None),
    ],
    ids=["one of six", "for one of two", "everything", "nothing is asked"],
)
def test_share(text: str, fraction: float | None, write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": f"title: T\n{text}\n", "maps/l.yaml": LIBRARY}))
    assert share(cells(loaded)).fraction == pytest.approx(fraction)


def test_what_is_missing_is_named(write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({"maps/a.yaml": "title: T\nstages: {a: {touchpoints: [A]}}\n" + LIBRARY}))
    (cell,) = cells(loaded)
    assert cell.missing == ("channel", "content")


def test_nothing_is_asked_where_accounts_are_only_selected(write_files: WriteFiles) -> None:
    text = "stages: {pick: {phases: select, owners: me}, tell: {phases: [select, aware], touchpoints: [A]}}\n"
    assert answers(text, write_files, library="") == [("tell", None, "touchpoint")]
