"""What is handed on comes back: a map that is exported, brought in and exported again says the same."""

import csv
import io
import re
from pathlib import Path

import pytest

from tests.support.fixtures import RunCommand
from tests.support.workspaces import EXAMPLES

MAPS = [("b2b-lifecycle", "cold-store"), ("japanese", "現状")]


def there_and_back(example: str, map_: str, suffix: str, folder: Path, run: RunCommand) -> tuple[str, str]:
    """The file of a map, and that of the map which the import makes of it."""
    language = "ja" if example == "japanese" else "en"
    (folder / "maps").mkdir()
    (folder / "journeymap.yaml").write_text(f"site: {{language: {language}}}\n", encoding="utf-8")
    out = folder / "out"
    words = ("-q", "-f", {"mmd": "mermaid", "xml": "cjml"}.get(suffix, suffix))
    assert run("export", map_, *words, "-o", str(out / f"there.{suffix}"), cwd=EXAMPLES[example]).code == 0
    assert run("import", str(out / f"there.{suffix}"), cwd=folder).code == 0
    assert run("validate", "--fail-on", "error", cwd=folder).code == 0
    assert run("export", "there", *words, "-o", str(out / f"back.{suffix}"), cwd=folder).code == 0
    there, back = ((out / f"{name}.{suffix}").read_bytes().decode("utf-8-sig") for name in ("there", "back"))
    return there, back


@pytest.mark.parametrize(("example", "map_"), MAPS)
def test_a_grid(example: str, map_: str, tmp_path: Path, run: RunCommand) -> None:
    """In whatever order lanes of one's own stand; what we do in return goes with what is done in sight."""
    there, back = there_and_back(example, map_, "csv", tmp_path, run)

    def rows(text: str) -> list[list[str]]:
        told = list(csv.reader(io.StringIO(text, newline="")))
        return sorted(row for row in told if not {"Response", "Frontstage", "応答", "フロントステージ"} & set(row))

    assert rows(back) == rows(there)


@pytest.mark.parametrize(("example", "map_"), MAPS)
def test_a_diagram(example: str, map_: str, tmp_path: Path, run: RunCommand) -> None:
    there, back = there_and_back(example, map_, "mmd", tmp_path, run)
    assert back == there


def test_cjml(tmp_path: Path, run: RunCommand) -> None:
    """But for the ids, which are made of the names, and what stands in the descriptions of phases."""
    there, back = there_and_back(*MAPS[0], "xml", tmp_path, run)

    def told(text: str) -> list[str]:
        texts = re.sub(r"<phaseDescription>.*?</phaseDescription>", "", text, flags=re.DOTALL)
        return re.findall(r"<(?!journeyID)(\w+)>([^<]+)<", texts)

    assert told(back) == told(there)
