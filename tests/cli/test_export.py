"""`journeymap export`: which maps, which format, and where it is written."""

import csv
import io
from pathlib import Path

import pytest

from tests.support.fixtures import RunCommand, WriteFiles

MAP = "title: A clinic\npersonas: {ann: Ann}\nstages: {start: {goals: [Know the price]}}\n"
ONE = {"maps/clinic.yaml": MAP}
TWO = {**ONE, "maps/north/shop.yaml": MAP.replace("clinic", "shop").replace("ann", "bob")}


def head(content: bytes) -> list[str]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[2]


def test_the_only_map_needs_no_name(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(ONE)
    ran = run("export", "--format", "csv", cwd=root)
    assert (ran.code, ran.out, ran.err) == (0, "Wrote clinic.csv\n", "")
    assert "start" in head((root / "clinic.csv").read_bytes())


@pytest.mark.parametrize(
    "name", ["clinic", "Clinic", "A clinic", "maps/clinic.yaml"], ids=["id", "case", "title", "file"]
)
def test_a_map_is_named(name: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(TWO)
    ran = run("export", name, "-f", "csv", cwd=root)
    assert (ran.code, ran.out) == (0, "Wrote clinic.csv\n")


def test_several_maps_lie_in_a_folder_as_their_files_do(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(TWO)
    for words in (("--all",), ("maps",), ("clinic", "north/shop")):
        out = f"out-{len(words)}-{words[0].strip('-')}"
        ran = run("export", *words, "-f", "csv", "-o", out, cwd=root)
        assert (ran.code, ran.out) == (0, f"Wrote {out}/clinic.csv\nWrote {out}/north/shop.csv\n")
    assert run("export", "--all", "-f", "csv", "-q", cwd=root).out == ""
    assert (root / "north" / "shop.csv").is_file()


def test_the_name_of_the_file_says_the_format(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(ONE)
    assert run("export", "-o", "out/map.CSV", cwd=root).out == "Wrote out/map.CSV\n"
    (root / "there").mkdir()
    assert run("export", "-o", "there", "-f", "csv", cwd=root).out == "Wrote there/clinic.csv\n"


def test_standard_output(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("export", "-f", "csv", "-o", "-", cwd=write_files(ONE))
    assert ran.code == 0
    assert "Know the price" in ran.out


WRONG = {
    "which of several": (("-f", "csv"), "Which map? Name it, or take all with --all. There is clinic, north/shop."),
    "no such map": (("clinc", "-f", "csv"), "There is no map 'clinc'. Did you mean 'clinic'?"),
    "no such file": (("maps/clinc.yaml", "-f", "csv"), "There is no 'maps/clinc.yaml'. Check the path."),
    "both": (("clinic", "--all", "-f", "csv"), "Name maps, or take all of them with --all; not both."),
    "no format": (("clinic",), "Name a format with --format: csv"),
    "no such format": (("clinic", "-f", "cvs"), "There is no format 'cvs'. Did you mean 'csv'?"),
    "no such ending": (("clinic", "-o", "clinic.doc"), "Name a format with --format: csv"),
    "two to standard output": (("--all", "-f", "csv", "-o", "-"), "These are 2 maps: name a folder with --out"),
    "two into one file": (("--all", "-f", "csv", "-o", "maps/clinic.yaml"), "'maps/clinic.yaml' is a file"),
    "a map": (("clinic", "-f", "csv", "-o", "maps/clinic.yaml", "--force"), "is one of the files that the workspace"),
    "paper": (("clinic", "-f", "csv", "--paper", "a4"), "--paper is for posters"),
    "no paper": (("clinic", "-f", "csv", "--paper", "A9"), "'A9' is no paper we know. Write one of A4, A3"),
}


@pytest.mark.parametrize(("words", "says"), WRONG.values(), ids=WRONG)
def test_what_cannot_be(words: tuple[str, ...], says: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(TWO)
    before = _files_below(root)
    ran = run("export", *words, cwd=root)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())
    assert _files_below(root) == before


def test_a_file_that_is_there_stays(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**TWO, "clinic.csv": "mine\n"})
    before = _files_below(root)
    ran = run("export", "--all", "-f", "csv", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "'clinic.csv' is there already. Nothing was written: replace with --force.\n"
    assert _files_below(root) == before
    assert run("export", "--all", "-f", "csv", "--force", cwd=root).code == 0
    assert "Know the price" in (root / "clinic.csv").read_text(encoding="utf-8-sig")


def test_maps_with_errors(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(
        {**ONE, "maps/broken.yaml": "title: Broken\nstages: {a: {channel: x}}\n", "maps/none.yaml": "stages: 4\n"}
    )
    ran = run("export", "clinic", "-f", "csv", cwd=root)
    assert (ran.code, ran.out) == (0, "Wrote clinic.csv\n")
    assert ran.err == "Something may be missing: documents have 3 errors. Run 'journeymap validate'.\n"
    ran = run("export", "none", "-f", "csv", cwd=root)
    assert ran.code == 2
    assert ran.err == "The map 'none' is not understood. 'journeymap validate' says what is wrong with it.\n"


def test_a_workspace_without_maps(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("export", "-f", "csv", cwd=write_files({"maps/clinic.txt": MAP}))
    assert (ran.code, ran.err) == (2, "No map found in maps/ (1 file with another ending: clinic.txt).\n")


def _files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
