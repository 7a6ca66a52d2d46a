"""What journeymap exports as JSON comes in again as the map that it was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import journeymap
from journeymap.errors import UsageError
from journeymap.importing.bring_in import bring_in
from journeymap.importing.draft import Fate
from journeymap.importing.report import ImportReport
from journeymap.source import parse
from journeymap.workspace import Workspace
from tests.support.workspaces import TODAY, WORKSPACES, load_workspace, write_below

WORKED_IN = ("extends",)
"""What an export has worked in, so that it holds without it."""


def exports(workspace: Workspace) -> dict[str, dict[str, Any]]:
    return {id_: json.loads(content) for id_, content in journeymap.export(workspace, "json").items()}


def brought(root: Path, exported: Iterable[tuple[str, dict[str, Any]]]) -> ImportReport:
    """Bring exports into the workspace of a folder."""
    given = root.parent / f"from-{root.name}"
    write_below(given, {f"{number}.json": json.dumps(document) for number, (_, document) in enumerate(exported)})
    return bring_in(
        sorted(given.iterdir()), shape=None, out=None, is_dry=False, language=None, force=False, root=root, today=TODAY
    )


def said(document: dict[str, Any]) -> dict[str, Any]:
    """An export without what is worked in, and without pictures, which it only names."""
    document = without_pictures(document)
    map_ = {key: value for key, value in document["map"].items() if key not in WORKED_IN}
    others = {map_.get("compare"), *(stage.get("sub_journey") for stage in map_["stages"].values())}
    maps = {id_: other for id_, other in document["maps"].items() if id_ in others}
    return {**document, "map": map_, "maps": maps}


def without_pictures(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_pictures(part) for key, part in value.items() if key != "image"}
    return list(map(without_pictures, value)) if isinstance(value, list) else value


def is_whole(workspace: Workspace, id_: str) -> bool:
    """Whether all that a map names is there."""
    path = workspace.journeys[id_].place.document.path
    return not any(problem.place.document.path == path for problem in workspace.problems)


@pytest.mark.parametrize("name", WORKSPACES)
def test_all_maps_of_an_example_come_back(name: str, tmp_path: Path) -> None:
    workspace = load_workspace(WORKSPACES[name])
    before = {id_: document for id_, document in exports(workspace).items() if is_whole(workspace, id_)}
    root = write_below(tmp_path / "new", {"journeymap.yaml": "format: 1\n"})
    report = brought(root, before.items())
    back = load_workspace(root)
    assert [problem.message for problem in back.problems] == []
    assert {id_: said(document) for id_, document in exports(back).items()} == {
        id_: said(document) for id_, document in before.items()
    }
    left = [entry for entry in report.entries if entry.fate is not Fate.TAKEN]
    assert {(entry.fate, entry.how) for entry in left} <= {(Fate.LEFT_OUT, "there is no such picture here")}


TOUR = {
    "format": 1,
    "tool": "journeymap 0.1.0",
    "map": {
        "id": "tour",
        "title": "A guided tour",
        "for": ["guest"],
        "compare": "last-year",
        "scale": [-2, 2],
        "stages": {
            "books": {
                "name": "Books",
                "phases": ["buy"],
                "goals": [{"text": "A free day"}, {"text": "A guide who speaks Polish", "for": ["guest"]}],
                "touchpoints": [
                    {"name": "Calls", "kind": "communication", "status": "live", "executive": False},
                    {"name": "Pays", "kind": "communication", "status": "live", "moment_of_truth": True},
                ],
                "lanes": {"weather": [{"text": "Rain is told a day ahead"}]},
                "owners": ["desk, desk@example.com"],
            }
        },
    },
    "personas": {"guest": {"name": "Guest", "goals": [{"text": "See the lake"}]}},
    "channels": {},
    "content": {},
    "segments": {},
    "frameworks": {},
    "accounts": {},
    "maps": {"last-year": {"title": "Last year"}},
    "lanes": [{"id": "weather", "title": "Weather", "after": "goals"}],
}


def tour_in(root: Path, **changed: Any) -> ImportReport:
    return brought(root, [("tour", {**TOUR, **changed})])


def test_it_is_written_as_people_write(tmp_path: Path) -> None:
    root = write_below(tmp_path / "new", {"journeymap.yaml": "format: 1\n"})
    report = tour_in(root)
    written = parse((root / "maps/tour.yaml").read_bytes(), "tour.yaml").data or {}
    books = written["stages"]["books"]
    assert books["goals"] == ["A free day", {"text": "A guide who speaks Polish", "for": ["guest"]}]
    assert books["touchpoints"] == ["Calls", {"name": "Pays", "moment_of_truth": "true"}]
    assert [key for key in ("id", "for", "scale", "compare") if key in written] == []
    assert "last-year" in " ".join(report.notes)
    assert "desk@example.com" not in (root / "maps/tour.yaml").read_text()
    settings = parse((root / "journeymap.yaml").read_bytes(), "journeymap.yaml").data or {}
    assert settings["lanes"] == [{"id": "weather", "title": "Weather", "after": "goals"}]


def test_what_is_declared_otherwise_stays_and_is_told(tmp_path: Path) -> None:
    files = {"journeymap.yaml": "format: 1\n", "maps/people.yaml": "personas:\n  guest: {name: Guest, goals: [Rest]}\n"}
    root = write_below(tmp_path / "new", files)
    report = tour_in(root)
    assert [question for question in report.questions if "'Guest'" in question and "goals" in question]
    left = {entry.cell.text for entry in report.entries if entry.fate is Fate.LEFT_OUT}
    assert left == {"Guest", "See the lake"}
    assert load_workspace(root).personas["guest"].model.goals[0].text == "Rest"


def test_a_lane_that_cannot_be_declared_goes_into_the_notes(tmp_path: Path) -> None:
    given = write_below(tmp_path, {"tour.json": json.dumps(TOUR)}) / "tour.json"
    out = tmp_path / "maps"
    report = bring_in(
        [given], shape=None, out=out, is_dry=False, language=None, force=False, root=None, today=date(2026, 11, 22)
    )
    assert "Rain is told a day ahead" in str((parse((out / "tour.yaml").read_bytes(), "t").data or {})["stages"])
    (kept,) = (entry for entry in report.entries if entry.fate is Fate.KEPT_AS_NOTE)
    assert kept.cell.text == "Rain is told a day ahead"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"format": 2, "tool": "journeymap 9.0"}, r"journeymap 9\.0.*Update journeymap"),
        ({"map": {"title": "A tour", "stages": []}}, "has no stages"),
        ({"map": "A tour"}, "has no stages"),
        ({"map": {**TOUR["map"], "scale": [1, True]}}, "two numbers"),  # type: ignore[dict-item]
    ],
)
def test_what_cannot_be_read_back_is_told(changed: dict[str, Any], told: str, tmp_path: Path) -> None:
    root = write_below(tmp_path / "new", {"journeymap.yaml": "format: 1\n"})
    with pytest.raises(UsageError, match=told):
        tour_in(root, **changed)
    assert not (root / "maps").exists()


def test_an_export_that_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep: Any = "a"
    for _ in range(300):
        deep = {"a": [deep]}
    root = write_below(tmp_path / "new", {"journeymap.yaml": "format: 1\n"})
    with pytest.raises(UsageError, match="without end"):
        tour_in(root, map={**TOUR["map"], "attributes": deep})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "broken", [{"goals": "One"}, {"emotion": 9}, {"touchpoints": [7, {"name": ""}]}, {"odd": {}}, {"sub_journey": []}]
)
def test_what_somebody_wrote_into_it_wrongly_stands_in_the_notes(broken: dict[str, Any], tmp_path: Path) -> None:
    root = write_below(tmp_path / "new", {"journeymap.yaml": "format: 1\n"})
    tour_in(root, map={**TOUR["map"], "stages": {"books": {"name": "Books", **broken}}})  # type: ignore[dict-item]
    assert load_workspace(root).problems == ()
