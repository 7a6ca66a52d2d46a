"""The tables of formats are what the commands offer: every entry is taken, printed, and told in the help."""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

import journeymap.exporting
from journeymap.exporting import FORMATS as FILES
from journeymap.publish import FORMATS as PAGES
from journeymap.report import agenda, checklists, findings, fit, gaps
from journeymap.report.agenda import FORMATS as AGENDA
from journeymap.report.checklists import FORMATS as CHECKLISTS
from journeymap.report.findings import FORMATS as FINDINGS
from journeymap.report.fit import FORMATS as FIT
from journeymap.report.gaps import FORMATS as GAPS
from tests.support.fixtures import RunCommand, WriteFiles

TABLES: dict[str, Iterable[str]] = {
    "validate": FINDINGS,
    "gaps": GAPS,
    "agenda": AGENDA,
    "fit": FIT,
    "steps": CHECKLISTS,
    "render": PAGES,
    "export": FILES,
}
ENTRIES = [(command, name) for command, names in TABLES.items() for name in names]
MAP = "title: T\nstages: {a: {touchpoints: [{name: B, from: us}], pains: [Slow], emotion: 1}}\n"


@pytest.mark.parametrize(("command", "name"), ENTRIES)
def test_a_command_takes_every_format(command: str, name: str, write_files: WriteFiles, run: RunCommand) -> None:
    ran = run(command, "--format", name, cwd=write_files({"maps/a.yaml": MAP}))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()


@pytest.mark.parametrize("name", list(FINDINGS))
def test_a_format_goes_into_a_file(name: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({"maps/a.yaml": MAP})
    assert run("validate", "--output", f"{name}:out/report", cwd=root).code == 0
    assert (root / "out" / "report").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("command", TABLES)
def test_the_help_and_the_refusal_name_every_format(command: str, run: RunCommand) -> None:
    names = list(TABLES[command])
    assert f"--format {'|'.join(names)}" in run(command, "--help").out
    ran = run(command, "--format", "nonsense")
    assert ran.code == 2
    assert f"There is no format 'nonsense'. The formats are {', '.join(names)}." in ran.err


@pytest.mark.parametrize(
    ("package", "table"),
    [(findings, FINDINGS), (gaps, GAPS), (agenda, AGENDA), (fit, FIT), (checklists, CHECKLISTS)],
)
def test_every_file_of_a_format_is_in_the_table(package: ModuleType, table: Iterable[str]) -> None:
    """A format that nobody can choose is a forgotten line."""
    folder = Path(package.__path__[0])
    with_render = {file.stem for file in folder.glob("*.py") if "\ndef render(" in file.read_text(encoding="utf-8")}
    assert with_render == set(table)


def test_every_file_that_writes_a_map_is_in_the_table() -> None:
    folder = Path(journeymap.exporting.__path__[0])
    texts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    writing = {path for path, text in texts.items() if "\ndef write(" in text}
    modules = {".".join(path.relative_to(folder).with_suffix("").parts) for path in writing}
    assert modules == {form.module for form in FILES.values()}
