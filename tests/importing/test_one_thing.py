"""What a format sets apart itself is one thing, whatever signs stand in it; prose around a map belongs to that map."""

import json
from typing import Any

import pytest

import journeymap
from journeymap.importing.assembly.known import known_to
from journeymap.importing.draft import Fate
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.importing import Import, import_files
from tests.support.workspaces import WORKSPACES, load_workspace


def brought(name: str, text: str) -> Import:
    return import_files([GivenFile(name, text.encode())], known_to(None))


def only_map(name: str, text: str) -> dict[str, Any]:
    (made,) = brought(name, text).documents
    return dict(made.data)


@pytest.mark.parametrize(
    "task", ["Read; compare", "Pay, and leave a note", "空き箱を返し、ひとこと残す", "Phone / chat", "Ask and wait"]
)
def test_a_task_of_a_diagram_is_one_touchpoint(task: str) -> None:
    data = only_map("way.mmd", f"journey\n  title Way\n  section Ask\n    {task}: 3: Me\n")
    (stage,) = data["stages"].values()
    assert stage["touchpoints"] == [{"name": task, "for": ["me"], "emotion": 3}]


@pytest.mark.parametrize("text", ["Search; compare", "Three pages differ, and none is dated", "読み、比べる"])
def test_an_item_of_a_list_is_one_item(text: str) -> None:
    data = only_map(
        "way.json",
        json.dumps({"stages": [{"name": "Ask", "touchpoints": [text], "pains": [text], "actions": [text]}]}),
    )
    (stage,) = data["stages"].values()
    assert stage["touchpoints"] == stage["pains"] == stage["actions"] == [text]


def test_a_step_is_done_at_the_touchpoint_beside_it() -> None:
    step = {"action": "Fill in the form", "touchpoint": "Town portal", "emotion": "calm"}
    data = only_map("way.json", json.dumps({"stages": [{"name": "Ask", "steps": [step]}]}))
    (stage,) = data["stages"].values()
    assert stage["touchpoints"] == [{"name": "Town portal", "actions": ["Fill in the form"], "emotion": "calm"}]


def test_what_a_persona_is_described_as_stands_in_its_notes() -> None:
    data = only_map(
        "way.yaml",
        "kind: cjm\npersona: {name: Ada, description: Runs a small shop}\n"
        "phases:\n  - {name: Ask, emotion: calm, pains: [No price]}\n",
    )
    assert data["personas"] == {"ada": {"name": "Ada", "notes": "Runs a small shop"}}
    assert "metrics" not in data
    assert data["attributes"] == {"kind": "cjm"}


WILD = """# Buying a fleet tool

**Persona:** Dana, head of operations

Some words about the research.

| Stage | Awareness | Decision |
|---|---|---|
| Touchpoints | Trade show | Proposal |
| Pain points | Too many | No price |

```mermaid
journey
  title Small one
  section A
    Do it: 5: Me
```

## Metrics
- NPS: 40
"""


def test_what_stands_around_a_table_belongs_to_its_map() -> None:
    imported = brought("wild.md", WILD)
    table, diagram = (dict(made.data) for made in imported.documents)
    assert table["title"] == "Buying a fleet tool"
    assert list(table["personas"]) == ["dana"]
    assert table["metrics"] == [{"kind": "NPS", "actual": "40"}]
    assert table["notes"] == "Some words about the research."
    assert diagram == {
        "title": "Small one",
        "scale": [1, 5],
        "personas": {"me": {"name": "Me"}},
        "stages": {"a": {"name": "A", "touchpoints": [{"name": "Do it", "for": ["me"], "emotion": 5}]}},
    }


def test_a_channel_that_a_name_says_is_told() -> None:
    imported = brought("way.csv", "Stage,Touchpoint,Feeling\nAsk,LinkedIn,calm\nAsk,Fair,calm\nBuy,Desk,calm\n")
    (entry,) = (entry for entry in imported.entries if entry.cell.text == "LinkedIn")
    assert (entry.fate, entry.how) == (Fate.INTERPRETED, "channel linkedin")


def test_an_exported_workbook_is_told_as_what_it_is() -> None:
    workspace = load_workspace(WORKSPACES["service-blueprint"])
    for content in journeymap.export(workspace, "xlsx").values():
        with pytest.raises(NoJourney, match="import --update"):
            import_files([GivenFile("way.xlsx", content)], known_to(None))


def test_a_plan_is_compared_with_the_map_of_today_in_its_file() -> None:
    table = "| Stage | Ask | Sign |\n|---|---|---|\n| Touchpoints | Desk | Letter |\n\n"
    today, planned = brought("way.md", f"# Way (as-is)\n\n{table}# Way (to-be)\n\n{table}").documents
    assert "compare" not in today.data
    assert (planned.data["state"], planned.data["compare"]) == ("to_be", today.name)


def test_a_role_is_asked_for_where_an_owner_may_be_a_person() -> None:
    imported = brought(
        "way.csv",
        "Stage,Touchpoint,Owner\nAsk,Desk,Anna Müller\nBuy,Shop,Customer Success\nUse,App,Marketing\n",
    )
    (question,) = (question for question in imported.questions if "role" in question)
    assert "'Anna Müller'" in question
    assert "Success" not in question


def test_an_item_of_a_markdown_list_is_one_item() -> None:
    data = only_map(
        "way.md",
        "# Way\n\n## Stage 1: Ask\n\n**Pain points:**\n\n- Two forms; none is new\n- Queue\n\n"
        "## Stage 2: Buy\n\n**Actions:** Pays\n",
    )
    stage, _ = data["stages"].values()
    assert stage["pains"] == ["Two forms; none is new", "Queue"]


def test_a_number_alone_counts_what_stands_over_it() -> None:
    data = only_map("way.csv", "Steps,Search,Book\nDoing,Looks,Pays\nFeeling,4/5,2/5\nNPS,30,12\n")
    assert [stage["metrics"] for stage in data["stages"].values()] == [
        [{"kind": "NPS", "actual": "30"}],
        [{"kind": "NPS", "actual": "12"}],
    ]


def test_the_number_of_a_row_is_nothing_that_is_done() -> None:
    table = "| Step | Touchpoint | Feeling |\n|---|---|---|\n| 1 | Icon | calm |\n| 2 | List | calm |\n"
    data = only_map(
        "way.md",
        f"# Way\n\n## Stage 1: Dawn\n\n**Goal**: Know\n\n{table}\n## Stage 2: Noon\n\n**Goal**: Go\n\n{table}",
    )
    first, _ = data["stages"].values()
    assert first["touchpoints"] == [{"name": "Icon", "emotion": "calm"}, {"name": "List", "emotion": "calm"}]


def test_a_cell_over_two_stages_stands_at_both_and_is_told_once() -> None:
    table = (
        "<table><tr><th>Stage</th><th>Awareness</th><th>Purchase</th><th>Loyalty</th></tr>"
        "<tr><td>Touchpoints</td><td colspan=2>Front desk</td><td>App</td></tr>"
        "<tr><td>Weather</td><td colspan=3>Rain</td></tr></table>"
    )
    imported = brought("way.md", f"# Way\n\n{table}\n")
    (made,) = imported.documents
    first, second, third = made.data["stages"].values()
    assert first["touchpoints"] == second["touchpoints"] == ["Front desk"]
    assert [stage["lanes"] for stage in (first, second, third)] == [{"weather": ["Rain"]}] * 3
    (entry,) = (entry for entry in imported.entries if entry.cell.text == "Front desk")
    assert entry.target == "way.yaml: stages.awareness.touchpoints, way.yaml: stages.purchase.touchpoints"


@pytest.mark.parametrize("second", ["Customer interactions", "Channels & touchpoints", "Physical touchpoints"])
def test_a_second_column_of_touchpoints_is_one_as_well(second: str) -> None:
    data = only_map(
        "way.csv", f"Stage,Touchpoints,{second},Pains\nAsk,Poster,Front desk,Queue\nAsk,Fair,Booth,Noise\nBuy,Desk,,\n"
    )
    names = [thing if isinstance(thing, str) else thing["name"] for thing in data["stages"]["ask"]["touchpoints"]]
    assert names == ["Poster", "Front desk", "Fair", "Booth"]


def test_what_describes_touchpoints_is_none() -> None:
    data = only_map(
        "way.csv",
        "Stage,Touchpoints,Touchpoint details,Pains\nAsk,Poster,At the door,Queue\nAsk,Fair,In May,Noise\nBuy,Desk,,\n",
    )
    assert [thing["name"] for thing in data["stages"]["ask"]["touchpoints"]] == ["Poster", "Fair"]


@pytest.mark.parametrize("thought", ['"Why?"', "“Why?”", "„Why?“", '„Why?"', '“Why?"', "«Why?»", "「Why?」"])
def test_a_thought_has_no_quotation_marks(thought: str) -> None:
    data = only_map("way.md", f"| Stage | Thoughts |\n|---|---|\n| Awareness | {thought} |\n| Purchase | fine |\n")
    assert data["stages"]["awareness"]["thoughts"] == ["Why?"]
