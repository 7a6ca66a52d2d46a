"""`journeymap import`: from files of other shapes to maps that validate, and never over what is there."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.support.fixtures import RunCommand
from tests.support.specifications import closed, schema

CLINIC = """\
,Awareness,Consideration,Decision,Retention,Advocacy
Goals,Find a clinic,Compare three offers,Book a day,Come back,Tell a friend
Touchpoints,"Website, Google",Price list,Phone,Email,—
😊 Emotions (1-5),2,3-4,4,😟 → 😊,5 (proud)
Pain points,"• No prices
• Slow page",Too many options,N/A,TBD,
Channel,Web,Web,Portal/RM/Branch,,
Weather,sunny,rainy,,,
Owner,Marketing,Sales,"Sales, Ops",Care,Care
"""
TENDER = """\
# Winning a tender

| Stage | Who | Goals | Pains |
|---|---|---|---|
| Find | CFO, Ops head | Know what is out there | Nobody answers |
| Decide | CFO | Sign before May | The terms change |
"""


def test_a_map_comes_in_and_validates(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "clinic.csv").write_text(CLINIC, encoding="utf-8")
    ran = run("import", "clinic.csv", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "wrote maps/clinic.yaml" in ran.out
    assert [finding["code"] for finding in findings(run) if finding["code"].startswith("JM0")] == []
    written = yaml.safe_load((tmp_path / "maps" / "clinic.yaml").read_text(encoding="utf-8"))
    assert written["framework"] == "b2b-lifecycle"
    assert written["scale"] == [1, 5]
    stages = written["stages"]
    assert list(stages) == ["awareness", "consideration", "decision", "retention", "advocacy"]
    assert stages["awareness"]["touchpoints"] == [
        {"name": "Website", "channel": "website"},
        {"name": "Google", "channel": "search"},
    ]
    assert stages["awareness"]["pains"] == ["No prices", "Slow page"]
    assert stages["consideration"]["emotion"] == {"low": 3, "high": 4}
    assert stages["retention"]["emotion"] == {"change": ["😟", "😊"]}
    assert stages["advocacy"]["emotion"] == {"score": 5, "feeling": "proud"}
    assert stages["decision"]["owners"] == ["Sales", "Ops"]
    assert "pains" not in stages["decision"]
    assert stages["awareness"]["lanes"] == {"weather": ["sunny"]}
    settings = yaml.safe_load((tmp_path / "journeymap.yaml").read_text(encoding="utf-8"))
    assert settings["lanes"] == [{"id": "weather", "title": "Weather"}]


def test_a_dry_run_shows_all_and_writes_nothing(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "clinic.csv").write_text(CLINIC, encoding="utf-8")
    ran = run("import", "clinic.csv", "--dry-run", cwd=tmp_path)
    assert ran.code == 0
    assert "# maps/clinic.yaml" in ran.out
    assert "framework: b2b-lifecycle" in ran.out
    assert "Weather" in ran.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clinic.csv"]


def test_nothing_is_written_over(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "clinic.csv").write_text(CLINIC, encoding="utf-8")
    run("import", "clinic.csv", cwd=tmp_path)
    file = tmp_path / "maps" / "clinic.yaml"
    file.write_text("title: Ours\nstages: {a: {goals: [b]}}\n", encoding="utf-8")
    ran = run("import", "clinic.csv", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "'maps/clinic.yaml' is there already" in ran.err
    assert file.read_text(encoding="utf-8").startswith("title: Ours")
    assert run("import", "clinic.csv", "--force", cwd=tmp_path).code == 0
    assert file.read_text(encoding="utf-8").startswith("# yaml-language-server")


def test_lanes_are_added_to_settings_without_touching_the_rest(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "maps").mkdir()
    before = (
        "# Ours\nformat: 1\nlanes:  # our own\n  - id: legal   # counsel asked for it\n    title: Legal\nprofile: map\n"
    )
    (tmp_path / "journeymap.yaml").write_text(before, encoding="utf-8")
    (tmp_path / "clinic.csv").write_text(CLINIC, encoding="utf-8")
    assert run("import", "clinic.csv", cwd=tmp_path).code == 0
    after = (tmp_path / "journeymap.yaml").read_text(encoding="utf-8")
    assert after == before.replace("    title: Legal\n", "    title: Legal\n  - id: weather\n    title: Weather\n")


def test_what_several_maps_share_is_declared_once(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "tender.md").write_text(TENDER, encoding="utf-8")
    (tmp_path / "renewal.md").write_text(TENDER.replace("tender", "renewal"), encoding="utf-8")
    ran = run("import", "tender.md", "renewal.md", cwd=tmp_path)
    assert ran.code == 0
    assert [finding["code"] for finding in findings(run) if finding["code"].startswith("JM0")] == []
    library = [file for file in (tmp_path / "maps").rglob("*.yaml") if "library" in file.as_posix()]
    declared = yaml.safe_load(library[0].read_text(encoding="utf-8"))["personas"]
    assert declared == {"cfo": {"name": "CFO"}, "ops-head": {"name": "Ops head"}}
    for name in ("tender", "renewal"):
        document = yaml.safe_load((tmp_path / "maps" / f"{name}.yaml").read_text(encoding="utf-8"))
        assert document["for"] == ["cfo", "ops-head"]
        assert document["stages"]["find"]["for"] == ["cfo", "ops-head"]
        assert "personas" not in document


def test_what_the_workspace_declares_is_referred_to(tmp_path: Path, run: RunCommand) -> None:
    library = tmp_path / "maps" / "people.yaml"
    library.parent.mkdir()
    library.write_text("personas:\n  money: {name: CFO}\n", encoding="utf-8")
    (tmp_path / "tender.md").write_text(TENDER, encoding="utf-8")
    run("import", "tender.md", cwd=tmp_path)
    document = yaml.safe_load((tmp_path / "maps" / "tender.yaml").read_text(encoding="utf-8"))
    assert document["for"] == ["money", "ops-head"]
    assert list(document["personas"]) == ["ops-head"]


def test_the_account_follows_our_schema(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "clinic.csv").write_text(CLINIC, encoding="utf-8")
    ran = run("import", "clinic.csv", "--account", "account.json", "--format", "json", cwd=tmp_path)
    validator = jsonschema.Draft202012Validator(closed(schema("import.schema.json")))
    validator.validate(ran.json)
    assert json.loads((tmp_path / "account.json").read_text(encoding="utf-8")) == ran.json
    fates = {cell["text"]: cell["fate"] for cell in ran.json["cells"]}
    assert fates["N/A"] == fates["—"] == "empty"
    assert fates["TBD"] == "placeholder"
    assert fates["sunny"] == "kept_as_lane"
    assert fates["Find a clinic"] == "taken"
    assert fates["Portal/RM/Branch"] == "interpreted"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["missing.csv"], "There is no 'missing.csv'"),
        (["empty.csv"], "empty.csv is empty"),
        (["picture.png"], "picture.png is a picture"),
        (["prose.md"], "prose.md is a Markdown document"),
        (["clinic.csv", "--as", "markdwn"], "There is no shape 'markdwn'. Did you mean 'markdown'?"),
        (["clinic.csv", "--as", "mermaid"], "clinic.csv was read as a Mermaid journey"),
        (["clinic.csv", "--language", "German!"], "--language is the code of a language"),
        (["clinic.csv", "tender.md", "--out", "one.yaml"], "2 maps come in, and 'one.yaml' can hold one"),
        (["folder"], "'folder' is a folder without files"),
    ],
)
def test_what_cannot_come_in_is_refused_in_a_sentence(
    words: list[str], says: str, tmp_path: Path, run: RunCommand
) -> None:
    (tmp_path / "clinic.csv").write_text(CLINIC, encoding="utf-8")
    (tmp_path / "tender.md").write_text(TENDER, encoding="utf-8")
    (tmp_path / "empty.csv").write_text("  \n", encoding="utf-8")
    (tmp_path / "prose.md").write_text("# Notes\n\nNothing here is a journey.\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    ran = run("import", *words, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_of_a_folder_what_is_no_map_is_passed_over(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "tender.md").write_text(TENDER, encoding="utf-8")
    (tmp_path / "old" / "minutes.md").write_text("# Minutes\n\nWe met.\n", encoding="utf-8")
    ran = run("import", "old", cwd=tmp_path)
    assert ran.code == 0
    assert "Passed over: old/minutes.md" in ran.out
    assert [file.name for file in (tmp_path / "maps").rglob("*.yaml")] == ["tender.yaml"]


def test_standard_input(tmp_path: Path, run: RunCommand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TENDER.encode())))
    assert run("import", "-", "--out", "from-elsewhere.yaml", cwd=tmp_path).code == 0
    document = yaml.safe_load((tmp_path / "from-elsewhere.yaml").read_text(encoding="utf-8"))
    assert document["title"] == "Winning a tender"


def findings(run: RunCommand) -> list[dict[str, str]]:
    found: list[dict[str, str]] = run("validate", "--format", "json").json["findings"]
    return found


ROWS = """\
Stage,Touchpoint,Channel,Emotion,Pain,Severity,Owner,Persona
Find,Ad,"Portal/RM/Branch",😟,Too slow,High,Marketing,"CFO, Ops head"
Find,Search,Google,3/5,No prices,2,Sales,CFO
Buy,Call,Phone,4/5,Long wait,P1,Sales,CFO
Buy,Order,Email,5/5,,,Ops,同左
"""


def test_a_row_is_a_touchpoint_with_all_that_its_row_says(tmp_path: Path, run: RunCommand) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    assert run("import", "rows.csv", cwd=tmp_path).code == 0
    document = yaml.safe_load((tmp_path / "maps" / "rows.yaml").read_text(encoding="utf-8"))
    first, second = document["stages"]["find"]["touchpoints"]
    assert first == {
        "name": "Ad",
        "for": ["cfo", "ops-head"],
        "channel": ["in-app", "rm", "branch"],
        "emotion": "😟",
        "pains": [{"text": "Too slow", "for": ["cfo", "ops-head"], "severity": 3}],
    }
    assert (second["channel"], second["emotion"], second["pains"][0]["severity"]) == ("search", "3/5", 2)
    _, order = document["stages"]["buy"]["touchpoints"]
    assert order["for"] == ["cfo"]
    assert document["channels"] == {"rm": {"name": "RM"}, "branch": {"name": "Branch"}}
    assert [finding["code"] for finding in findings(run) if finding["code"].startswith("JM0")] == []


@pytest.mark.parametrize(
    ("account", "says"),
    [
        ("maps/flow.yaml", "is named like a map, and the account is JSON"),
        ("other.yml", "is named like a map, and the account is JSON"),
        ("flow.csv", "is one of the files to bring in"),
        ("./maps/../flow.csv", "is one of the files to bring in"),
    ],
)
def test_the_account_takes_the_place_of_nothing(
    account: str, says: str, tmp_path: Path, run: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    source = tmp_path / "flow.csv"
    source.write_text("Stage,Touchpoint\nA,B\n")
    result = run("import", "flow.csv", "--account", account)
    assert result.code == 2
    assert says in result.err
    assert source.read_text() == "Stage,Touchpoint\nA,B\n"
    assert not list((tmp_path / "maps").iterdir())
