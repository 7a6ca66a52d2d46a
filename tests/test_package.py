"""What people install: the wheel, made from the source archive, in an environment of its own.

JOURNEYMAP_DIST names a folder with both, to test what is about to be published (`make dist`); else they are built.
"""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import journeymap
from tests.support.fixtures import CommandResult
from tests.support.reader import Reader
from tests.support.workspaces import ROOT

LOCK = (ROOT / "constraints.txt").as_uri()

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel that was built from it."""
    if given := os.environ.get("JOURNEYMAP_DIST"):
        return ROOT / given
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT), cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `journeymap` command of a clean environment that holds nothing but the wheel's needs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(scripts / "python"), "-m", "pip", "install", "--quiet")
    run(*pip, "--disable-pip-version-check", str(wheel(dist)), cwd=folder)
    return scripts / "journeymap"


def test_wheel_holds_what_runs(dist: Path) -> None:
    with zipfile.ZipFile(wheel(dist)) as archive:
        names = set(archive.namelist())
    templates = {f"journeymap/{name}" for name in files_below("templates")}
    package = {name.removeprefix("src/") for name in files_below("src/journeymap")}
    assert templates | package <= names
    assert any(name.startswith("journeymap/presets/") for name in names)
    others = {name for name in names if not name.startswith("journeymap/")}
    assert all(".dist-info/" in name for name in others), "only the package belongs in a wheel"
    assert any(name.endswith("licenses/LICENSE") for name in others)
    assert any(name.endswith("licenses/templates/html/icons/LICENSE") for name in others)
    assert any(name.endswith("licenses/templates/typst/fonts/LICENSE") for name in others)


def test_source_archive_holds_the_repository(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "README.md", "CHANGELOG.md", "Makefile", "constraints.txt", "tests/conftest.py"} <= names
    assert not [name for name in names if "node_modules" in name or name.startswith(".venv")]


def test_version(installed: Path, tmp_path: Path) -> None:
    assert journeymap.__version__ in run(str(installed), "--version", cwd=tmp_path)


@pytest.mark.parametrize("page", ["README.md", "docs/getting-started.md"])
def test_from_nothing_to_pages(page: str, installed: Path, tmp_path: Path) -> None:
    """Whoever has only the package and these pages gets what they show."""

    def run_installed(words: list[str], folder: Path) -> CommandResult:
        done = subprocess.run(
            [str(installed), *words],
            cwd=folder,
            env=environment(COLUMNS="80"),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return CommandResult(done.returncode, done.stdout, done.stderr)

    reader = Reader(tmp_path, run_installed)
    reader.follow(page)
    assert reader.outputs == []
    if page != "README.md":
        index = (reader.shell.folder / "site" / "index.html").read_text(encoding="utf-8")
        assert "<!doctype html>" in index.lower()


def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


def files_below(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def environment(**more: str) -> dict[str, str]:
    """Nothing of the environment that these tests run in may help a command, but the versions are ours."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"PIP_CONSTRAINT": LOCK, "PIP_BUILD_CONSTRAINT": LOCK} | more


def run(*words: str, cwd: Path) -> str:
    """What a command prints."""
    done = subprocess.run(words, cwd=cwd, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout
