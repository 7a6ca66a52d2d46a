"""`journeymap render`: publishes all or nothing."""

import sys
from pathlib import Path

import pytest

from scripts.messages import template
from tests.support.fixtures import RunCommand, WriteFiles

DAY = ("--as-of", "2026-11-22")
MAP = "title: T\npersonas: {cfo: CFO}\nstages: {a: {touchpoints: [{name: A, channel: phone}]}}\n"
FILES = {"maps/one.yaml": MAP, "maps/two.yaml": "title: Two\nstages: {b: {goals: [x]}}\n"}
WRONG = "title: Two\nstages: {b: {gaols: [x]}}\n"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    ran = run("render", *DAY, cwd=root)
    assert (ran.code, ran.err) == (0, "")
    pages = files_of(root / "site")
    assert pages.keys() >= {
        *("index.html", "maps/one.html", "maps/two.html", "gaps/one.html", "gaps.html", "personas/cfo.html"),
    }
    assert ran.out.splitlines() == [
        f"{len(pages) - 1} pages in site ({len(pages) - 1} written).",
        "Open site/index.html",
    ]


def test_both_formats(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    assert run("render", "-f", "html", "-f", "markdown", *DAY, cwd=root).code == 0
    assert files_of(root / "site").keys() >= {"index.html", "README.md", "maps/one.html", "maps/one.md"}
    assert run("render", "-f", "markdown,html", "-q", *DAY, cwd=root).out == ""


def test_the_same_again_changes_nothing(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    run("render", *DAY, cwd=root)
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*.html")}
    assert "(nothing changed)" in run("render", *DAY, cwd=root).out
    assert {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*.html")} == before


def test_a_map_that_is_gone_takes_its_pages_along(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    run("render", *DAY, cwd=root)
    (root / "site" / "mine.html").write_text("mine", encoding="utf-8")
    (root / "maps" / "two.yaml").unlink()
    assert "removed" in run("render", *DAY, cwd=root).out
    pages = files_of(root / "site").keys()
    assert not {"maps/two.html", "gaps/two.html"} & pages
    assert {"maps/one.html", "mine.html"} <= pages


def test_with_paths_other_pages_stay_as_they_are(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    run("render", *DAY, cwd=root)
    before = files_of(root / "site")
    for name, more in {"one": "goal: New", "two": "owner: Newer"}.items():
        file = root / "maps" / f"{name}.yaml"
        file.write_text(f"{file.read_text(encoding='utf-8')}{more}\n", encoding="utf-8")
    assert run("render", "maps/one.yaml", *DAY, cwd=root).code == 0
    after = files_of(root / "site")
    assert after.keys() == before.keys()
    assert after["maps/one.html"] != before["maps/one.html"]
    assert after["maps/two.html"] == before["maps/two.html"]
    assert b"Newer" in after["index.html"]


def test_pages_that_name_a_map_follow_its_title(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files(FILES)
    run("render", *DAY, cwd=root)
    (root / "maps" / "one.yaml").write_text(MAP.replace("title: T", "title: New"), encoding="utf-8")
    assert run("render", "maps/one.yaml", *DAY, cwd=root).code == 0
    assert b"New" in files_of(root / "site")["maps/two.html"]  # as the map before or after it


REFUSED: dict[str, tuple[dict[str, str], int, str]] = {
    "a wrong map": ({"maps/two.yaml": WRONG}, 1, "error[JM002] unknown field 'gaols'"),
    "a wrong map, though findings never fail": (
        {"maps/two.yaml": WRONG, "journeymap.yaml": "fail_on: never\n"},
        1,
        "error[JM002]",
    ),
    "a file that is no map": ({"maps/notes.yaml": "- x\n"}, 1, "error[JM012]"),
    "wrong settings": ({"journeymap.yaml": "profil: map\n"}, 2, "error[JM002]"),
}


@pytest.mark.parametrize(("files", "code", "message"), REFUSED.values(), ids=REFUSED)
def test_nothing_is_published_where_a_document_is_wrong(
    files: dict[str, str], code: int, message: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(FILES)
    run("render", *DAY, cwd=root)
    before = files_of(root / "site")
    write_files({**files, "maps/one.yaml": MAP.replace("title: T", "title: New")})
    ran = run("render", *DAY, cwd=root)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert "Nothing was published: fix these documents first." in ran.err
    assert files_of(root / "site") == before


def test_nothing_is_published_though_only_other_maps_are_wrong(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "maps/two.yaml": WRONG})
    assert run("render", "maps/one.yaml", *DAY, cwd=root).code == 1
    assert not (root / "site").exists()


def test_gaps_do_not_stop_it(write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "journeymap.yaml": "fail_on: info\nprofile: strict\n"})
    assert run("render", *DAY, cwd=root).code == 0


OUT: dict[str, tuple[str, str]] = {
    "a file in the way": ("maps/one.yaml", "cannot write to 'maps/one.yaml'"),
    "somebody's own page": ("own", "'own/index.html' is there already and was not made by journeymap"),
}


@pytest.mark.parametrize(("out", "message"), OUT.values(), ids=OUT)
def test_a_folder_that_cannot_be_used(out: str, message: str, write_files: WriteFiles, run: RunCommand) -> None:
    root = write_files({**FILES, "own/index.html": "mine"})
    ran = run("render", "--out", out, *DAY, cwd=root)
    assert ran.code == 3
    assert message in ran.err
    assert (root / "own" / "index.html").read_text(encoding="utf-8") == "mine"
    assert (root / "maps" / "one.yaml").read_text(encoding="utf-8") == MAP


def test_an_unknown_format(write_files: WriteFiles, run: RunCommand) -> None:
    ran = run("render", "--format", "htm", cwd=write_files(FILES))
    assert ran.code == 2
    assert "There is no format 'htm'. Did you mean 'html'?" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_ids_that_are_odd_file_names(write_files: WriteFiles, run: RunCommand) -> None:
    names = ("con", "nul", "地図", "a.b", "my map", "x" * 100)
    root = write_files({f"maps/{name}.yaml": MAP.replace("personas: {cfo: CFO}\n", "") for name in names})
    assert run("render", *DAY, cwd=root).code == 0
    pages = {path.name for path in (root / "site" / "maps").iterdir()}
    assert pages == {"con_.html", "nul_.html", "地図.html", "a.b.html", "my-map.html", f"{'x' * 100}.html"}


def test_the_same_input_gives_the_same_bytes(write_files: WriteFiles, process: RunCommand) -> None:
    root = write_files(FILES)
    sites = []
    for seed in ("1", "2"):
        ran = process("render", "--out", f"site-{seed}", *DAY, cwd=root, PYTHONHASHSEED=seed)
        assert ran.code == 0, ran.err
        sites.append(files_of(root / f"site-{seed}"))
    assert sites[0] == sites[1]


@pytest.mark.parametrize(
    ("language", "catalogue", "missing"),
    [
        ("en", None, None),
        ("de-AT", None, None),
        ("sv", None, 0),
        (
            "sv",
            'msgid "Maps"\nmsgstr "Kartor"\n\n#, fuzzy\nmsgid "Gaps"\nmsgstr "Luckor"\n\nmsgid "X"\nmsgstr "Y"\n',
            -1,
        ),
        ("sv", 'msgid "%(number)s map"\nmsgid_plural "%(number)s maps"\nmsgstr[0] "en"\nmsgstr[1] "två"\n', -1),
    ],
)
def test_what_stays_english_is_counted(
    language: str, catalogue: str | None, missing: int | None, write_files: WriteFiles, run: RunCommand
) -> None:
    settings = f"site: {{language: {language}, theme: brand}}\n"
    files = {**FILES, "journeymap.yaml": settings, f"brand/languages/{language}.po": catalogue or ""}
    ran = run("render", *DAY, cwd=write_files(files))
    counts = [line for line in ran.out.splitlines() if "no translation" in line]
    every = len([message for message in template() if message.id])
    expected = None if missing is None else f"{every + missing:,} of {every:,} texts of these pages have no translation"
    assert ran.code == 0
    assert counts == [] if expected is None else counts[0].startswith(expected)
    assert run("render", "-q", *DAY, cwd=write_files(files)).out == ""
