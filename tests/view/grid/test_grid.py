"""Everything that people wrote in a map stands in its grid, once, with the place where it is written."""

from datetime import date
from typing import Any

import pytest

from journeymap.source import Place
from journeymap.view.grid.grid import Grid, GridItem, GridRow, grid_of, plain_text
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import WORKSPACES, load_workspace


def grids(root: Any) -> dict[str, Grid]:
    workspace = load_workspace(root, date(2026, 11, 25))
    return {id_: grid_of(workspace, journey) for id_, journey in workspace.journeys.items()}


def row(grid: Grid, key: str) -> GridRow:
    return next(row for row in (*grid.rows, *grid.about) if row.key == key)


def texts(grid: Grid, key: str) -> list[list[str]]:
    return [[item.text for item in cell.items] for cell in row(grid, key).cells]


def written_at(place: Place) -> str:
    home = place.home
    return f"{home.document.path}:{'.'.join(map(str, home.document.written(home.route)))}"


MAP = """\
title: A tender
for: buyer
personas: {buyer: {name: Head buyer, role: user, goals: [Sleep]}}
attributes: {Analyst: research team}
pains: Too long
stages:
  ask:
    name: Ask around
    phases: aware
    goals: Know the price
    emotion: {score: -1, feeling: tense, by: {buyer: -2}}
    touchpoints:
      - Trade fair
      - name: Demo
        channel: [webinar, phone]
        moment_of_truth: true
        pains: [{text: No seat, severity: high, answers: [{text: Two dates, owner: events}]}]
    lanes: {legal: [Contract sent]}
  decide:
    phases: decide
    handoff: {to: ask, from_team: marketing}
"""
FILES = {"maps/a.yaml": MAP, "journeymap.yaml": "lanes: [{id: legal, title: Legal, after: goals}]\n"}


def test_a_cell_holds_what_is_written(write_files: WriteFiles) -> None:
    grid = grids(write_files(FILES))["a"]
    assert [(stage.id, stage.name) for stage in grid.stages] == [("ask", "Ask around"), ("decide", "decide")]
    assert texts(grid, "goals") == [["Know the price"], []]
    assert texts(grid, "emotion") == [["score: -1, feeling: tense"], []]
    assert texts(grid, "lanes.legal") == [["Contract sent"], []]
    assert texts(grid, "handoff") == [[], ["to: ask, from_team: marketing"]]
    assert texts(grid, "attributes") == [["Analyst: research team"]]
    assert [persona.text for persona in grid.personas] == ["Head buyer"]
    demo = row(grid, "touchpoints").cells[0].items[1]
    assert [(detail.key, detail.text) for detail in demo.details] == [
        ("channel", "webinar, phone"),
        ("moment_of_truth", "true"),
    ]
    pain = demo.parts["pains"][0]
    assert (pain.text, pain.parts["answers"][0].text) == ("No seat", "Two dates")


def test_a_thing_knows_where_its_text_is_written(write_files: WriteFiles) -> None:
    grid = grids(write_files(FILES))["a"]
    goal = row(grid, "goals").cells[0].items[0]
    assert written_at(goal.text_place) == "maps/a.yaml:stages.ask.goals"
    fair, demo = row(grid, "touchpoints").cells[0].items
    assert written_at(fair.text_place) == "maps/a.yaml:stages.ask.touchpoints.0"
    assert written_at(demo.text_place) == "maps/a.yaml:stages.ask.touchpoints.1.name"


def test_a_map_that_extends_another_knows_which_file_says_what(write_files: WriteFiles) -> None:
    above = """\
title: For Borealis
extends: a
stages:
  ask:
    touchpoints: {add: [Call], change: {Demo: {channel: phone}}, drop: [Trade fair]}
"""
    grid = grids(write_files({**FILES, "maps/b.yaml": above}))["b"]
    demo, call = row(grid, "touchpoints").cells[0].items
    assert (demo.text, call.text) == ("Demo", "Call")
    assert written_at(call.place) == "maps/b.yaml:stages.ask.touchpoints.add.0"
    assert written_at(demo.place) == "maps/b.yaml:stages.ask.touchpoints.change.Demo"
    assert written_at(demo.text_place) == "maps/a.yaml:stages.ask.touchpoints.1.name"
    channel, moment = demo.details
    assert written_at(channel.place) == "maps/b.yaml:stages.ask.touchpoints.change.Demo.channel"
    assert written_at(moment.place) == "maps/a.yaml:stages.ask.touchpoints.1.moment_of_truth"
    assert written_at(row(grid, "goals").cells[0].items[0].text_place) == "maps/a.yaml:stages.ask.goals"


def test_a_text_in_the_place_of_a_list_stands_where_it_is_written(write_files: WriteFiles) -> None:
    above = "title: B\nextends: a\nstages: {ask: {goals: null}}\n"
    grid = grids(write_files({**FILES, "maps/b.yaml": above}))["b"]
    assert written_at(row(grid, "goals").cells[0].items[0].place) == "maps/a.yaml:stages.ask.goals"


@pytest.mark.parametrize(
    ("lanes", "order"),
    [
        ("[legal, risk]", ["goals", "emotion", "touchpoints", "lanes.legal", "lanes.risk"]),
        (
            "[{id: risk, after: legal}, {id: legal, after: goals}]",
            ["goals", "lanes.legal", "lanes.risk", "emotion", "touchpoints"],
        ),
        (
            "[{id: legal, after: emotion}, {id: risk, after: emotion}]",
            ["goals", "emotion", "lanes.legal", "lanes.risk", "touchpoints"],
        ),
    ],
)
def test_lanes_of_ones_own_stand_as_on_the_board(lanes: str, order: list[str], write_files: WriteFiles) -> None:
    grid = grids(write_files({**FILES, "journeymap.yaml": f"lanes: {lanes}\n"}))["a"]
    shown = [row.key for row in grid.rows if row.key in order]
    assert shown == order


@pytest.mark.parametrize("name", WORKSPACES)
def test_nothing_that_is_written_in_a_map_is_missing(name: str) -> None:
    for grid in grids(WORKSPACES[name]).values():
        if grid.place.below is not None:
            continue
        shown = "\n".join(_all_texts(grid))
        data = grid.place.document.data
        written = _scalars({key: data[key] for key in data if key in _of_maps(grid)})
        assert [text for text in written if text.strip() not in shown] == []


def _of_maps(grid: Grid) -> set[str]:
    return {"stages", *(row.key for row in grid.about)}


def _scalars(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _scalars(value)]
    if isinstance(data, list):
        return [text for value in data for text in _scalars(value)]
    return [] if data is None else [data]


def _all_texts(grid: Grid) -> list[str]:
    items = [item for row in (*grid.rows, *grid.about) for cell in row.cells for item in cell.items]
    return [text for item in items for text in _texts_of(item)]


def _texts_of(item: GridItem) -> list[str]:
    inner = [text for parts in item.parts.values() for part in parts for text in _texts_of(part)]
    return [item.text, *(detail.text for detail in item.details), *inner]


def test_plain_data_in_a_line() -> None:
    assert plain_text([{"a": "1", "b": ["2", "3"]}, "4", None]) == "(a: 1, b: (2, 3)), 4"
    assert plain_text(None) == ""
