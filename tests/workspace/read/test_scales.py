"""By which scale a map counts feelings."""

import pytest

from tests.support.fixtures import LoadFiles

BASE = "id: base\ntitle: Base\nscale: [1, 5]\nstages: {a: {emotion: 4}}\n"
SETTINGS = "scales: {emotion: [0, 10]}\n"
PLAIN = "title: T\nstages: {a: {emotion: 2}}\n"

SCALES = {
    "ours": ({"maps/a.yaml": PLAIN}, "a", 2),
    "of the settings": ({"journeymap.yaml": SETTINGS, "maps/a.yaml": PLAIN}, "a", -1.2),
    "of the map before that of the settings": (
        {"journeymap.yaml": SETTINGS, "maps/a.yaml": "scale: [1, 5]\n" + PLAIN},
        "a",
        -1,
    ),
    "of the map that it extends": ({"maps/base.yaml": BASE, "maps/a.yaml": "extends: base\n" + PLAIN}, "a", -1),
    "of the map below that": (
        {
            "maps/base.yaml": BASE,
            "maps/b.yaml": "title: B\nextends: base\nstages: {b: }\n",
            "maps/a.yaml": "extends: b\n" + PLAIN,
        },
        "a",
        -1,
    ),
    "its own before that of the map that it extends": (
        {"maps/base.yaml": BASE, "maps/a.yaml": "extends: base\nscale: [6, 1]\n" + PLAIN},
        "a",
        1.2,
    ),
    "of what is not written": (
        {"maps/base.yaml": BASE, "maps/a.yaml": "title: T\nextends: base\nscale: [6, 1]\nstages: {a: {goals: [x]}}\n"},
        "a",
        1,
    ),
}


@pytest.mark.parametrize(("files", "map_id", "value"), SCALES.values(), ids=SCALES)
def test_scale(files: dict[str, str], map_id: str, value: float, load_files: LoadFiles) -> None:
    workspace = load_files(files)
    assert not workspace.problems
    emotion = workspace.journeys[map_id].stages[0].model.emotion
    assert emotion is not None
    assert emotion.score is not None
    assert emotion.score.value == pytest.approx(value)


def test_a_wrong_scale_is_told_and_no_number_besides(load_files: LoadFiles) -> None:
    workspace = load_files({"maps/a.yaml": "title: T\nscale: high\nstages: {a: {emotion: 40}}\n"})
    assert [problem.code for problem in workspace.problems] == ["JM006"]


def test_maps_that_extend_one_another_in_a_circle_have_the_scale_of_the_settings(load_files: LoadFiles) -> None:
    maps = {
        f"maps/{id_}.yaml": f"title: T\nextends: {below}\nstages: {{a: {{emotion: 9}}}}\n"
        for id_, below in ("ab", "ba")
    }
    problems = load_files({"journeymap.yaml": SETTINGS, **maps}).problems
    assert {problem.code for problem in problems} == {"JM010"}
