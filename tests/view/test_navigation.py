"""Where maps stand under one another, and what is before and after a page."""

import pytest

from journeymap.view.navigation import Surroundings
from journeymap.view.overview.hierarchy import placed_maps
from tests.support.workspaces import LoadFiles


def a_map(title: str, extends: str = "", **details: str) -> str:
    """A map whose stages name the maps that tell them in detail."""
    stages = details or {"start": ""}
    return f"title: {title}\n" + (f"extends: {extends}\n" if extends else "") + "stages:\n" + "".join(
        f"  {stage}: {{phases: [aware]" + (f", sub_journey: {detail}" if detail else "") + "}\n"
        for stage, detail in stages.items()
    )  # fmt: skip


CASES = {
    "maps that know nothing of one another keep their order": (
        {"b": a_map("B"), "a": a_map("A"), "c": a_map("C")},
        ["a", "b", "c"],
    ),
    "what tells a stage in detail stands under the map of that stage": (
        {"a-trial": a_map("A"), "whole": a_map("Whole", find="", trial="a-trial"), "x": a_map("X")},
        ["whole", "  a-trial: trial", "x"],
    ),
    "details stand in the order of their files, and each once": (
        {"z": a_map("Z", one="b", two="a", three="b"), "a": a_map("A"), "b": a_map("B")},
        ["z", "  a: two", "  b: one"],
    ),
    "what is laid over another map stands under it": (
        {"a-bank": a_map("Bank", "every"), "every": a_map("Every")},
        ["every", "  a-bank"],
    ),
    "levels add up": (
        {"a": a_map("A", "b"), "b": a_map("B"), "c": a_map("C", one="b"), "d": a_map("D", two="c")},
        ["d", "  c: two", "    b: one", "      a"],
    ),
    "a detail that several maps have stands under the first of them": (
        {"a": a_map("A", one="d"), "b": a_map("B", one="d"), "d": a_map("D")},
        ["a", "  d: one", "b"],
    ),
    "what a map takes over from the one below it counts there": (
        {"a-bank": a_map("Bank", "every"), "every": a_map("Every", one="d"), "d": a_map("D")},
        ["every", "  a-bank", "  d: one"],
    ),
    "a detail that is laid over another map stands under its stage": (
        {"base": a_map("Base"), "d": a_map("D", "base"), "m": a_map("M", one="d")},
        ["base", "m", "  d: one"],
    ),
    "a map that names itself": ({"a": a_map("A", one="a"), "b": a_map("B")}, ["a", "b"]),
    "two maps that tell each other in detail": (
        {"a": a_map("A", one="b"), "b": a_map("B", two="a"), "c": a_map("C")},
        ["a", "  b: one", "c"],
    ),
    "three in a circle, and one beside it": (
        {"a": a_map("A", one="b"), "b": a_map("B", two="c"), "c": a_map("C", one="a", two="d"), "d": a_map("D")},
        ["a", "  b: one", "    c: two", "      d: two"],
    ),
    "a circle below a map": (
        {"a": a_map("A", one="c"), "b": a_map("B", one="c"), "c": a_map("C", one="b")},
        ["a", "  c: one", "    b: one"],
    ),
    "a circle after a map": (
        {"a": a_map("A"), "b": a_map("B", one="c"), "c": a_map("C", one="b"), "d": a_map("D", two="b")},
        ["a", "b", "  c: one", "d"],
    ),
    "a map that tells a stage of what is laid over it": (
        {"a": a_map("A"), "b": a_map("B", "a", one="a")},
        ["a", "  b"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_maps_stand_where_they_belong(load_files: LoadFiles, case: str) -> None:
    files, expected = CASES[case]
    workspace = load_files({f"maps/{name}.yaml": text for name, text in files.items()})
    journeys = tuple(workspace.journeys.values())
    placed = placed_maps(journeys)
    shown = ["  " * place.depth + place.journey.id + (f": {place.stage.id}" if place.stage else "") for place in placed]
    assert shown == expected
    assert {place.journey.id for place in placed} == {journey.id for journey in journeys}


def test_maps_of_a_long_line_are_placed_without_going_deep(load_files: LoadFiles) -> None:
    files = {f"maps/m{number:04}.yaml": a_map("M", one=f"m{number + 1:04}") for number in range(1500)}
    journeys = tuple(load_files(files | {"maps/m1500.yaml": a_map("Last")}).journeys.values())
    assert placed_maps(journeys)[-1].depth == 1500


ACCOUNTS = """
accounts:
  north: {name: North}
  south: {name: South}
  alone: {name: Alone}
programs:
  ports: {name: Ports, target_list: [south, north]}
"""


@pytest.mark.parametrize(
    ("kind", "page", "trail", "neighbors"),
    [
        ("index", "index", [], None),
        ("report", "gaps", ["Overview"], None),
        ("gaps", "gaps/whole", ["Overview", "Gap report"], None),
        ("board", "maps/whole", ["Overview", "Maps"], (None, "Trial")),
        ("board", "maps/a-trial", ["Overview", "Maps", "Whole"], ("Whole", "Other")),
        ("board", "maps/x", ["Overview", "Maps"], ("Trial", None)),
        ("program", "programs/ports", ["Overview"], None),
        ("account", "accounts/south", ["Overview", "Ports"], (None, "North")),
        ("account", "accounts/north", ["Overview", "Ports"], ("South", "Alone")),
        ("account", "accounts/alone", ["Overview", "Accounts"], ("North", None)),
        ("inventory", "library", ["Overview"], None),
        ("library", "personas/lead", ["Overview", "Library", "Personas"], None),
        ("library", "content/paper", ["Overview", "Content"], None),
    ],
)
def test_what_is_around_a_page(
    load_files: LoadFiles, kind: str, page: str, trail: list[str], neighbors: tuple[str | None, str | None] | None
) -> None:
    files = {
        "maps/a-trial.yaml": a_map("Trial"),
        "maps/whole.yaml": a_map("Whole", find="", trial="a-trial"),
        "maps/x.yaml": a_map("Other"),
        "maps/accounts.yaml": ACCOUNTS,
    }
    around = Surroundings(load_files(files)).of(kind, page)
    beside = around.neighbors
    assert [step.text for step in around.trail] == trail
    assert (beside and tuple(side.text if side else None for side in (beside.previous, beside.next))) == neighbors
