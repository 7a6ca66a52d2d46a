"""Our hooks in a team's repository, as pre-commit itself installs and runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.scaffold.starter import start
from tests.support.workspaces import ROOT, TODAY

LOCK = (ROOT / "constraints.txt").as_uri()

TOOL = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".gitignore", ".pre-commit-hooks.yaml")
BROKEN = "title: A clinic\nfor: [nobody]\nstages: {awareness: }\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it is now, committed somewhere else."""
    folder = tmp_path_factory.mktemp("tool")
    for name in TOOL:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A team's repository: what `init` writes, one map that is broken, and a file that is none of our business."""
    folder = tmp_path_factory.mktemp("team")
    start(folder, "first", TODAY)
    (folder / "maps" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "compose.yaml").write_text("services: [\n", encoding="utf-8")
    commit(folder)
    return folder


def test_the_manifest_and_our_own_checks_are_valid() -> None:
    assert pre_commit(ROOT, "validate-manifest", ".pre-commit-hooks.yaml").returncode == 0
    assert pre_commit(ROOT, "validate-config", ".pre-commit-config.yaml").returncode == 0


def test_passes_and_fails_as_it_should(tool: Path, team: Path) -> None:
    good = try_repo(tool, team, "journeymap-validate", "maps/first.yaml", "compose.yaml")
    assert good.returncode == 0, good.stdout
    assert "Passed" in good.stdout

    bad = try_repo(tool, team, "journeymap-validate", "maps/broken.yaml", "maps/first.yaml")
    assert bad.returncode == 1, bad.stdout
    assert "maps/broken.yaml:2:7: error[JM003]" in bad.stdout
    assert "maps/first.yaml:" in bad.stdout, "all given files are reported, by one process"


def test_passes_over_other_folders_called_maps(tool: Path, tmp_path: Path) -> None:
    start(tmp_path / "sales", "first", TODAY)
    start(tmp_path / "service", "first", TODAY)
    world = tmp_path / "frontend" / "src" / "maps" / "world.yaml"
    world.parent.mkdir(parents=True)
    world.write_text("countries: [\n", encoding="utf-8")
    commit(tmp_path)
    words = ("try-repo", str(tool), "journeymap-validate", "--color", "never", "--all-files")
    done = pre_commit(tmp_path, *words)
    assert done.returncode == 0, done.stdout
    (tmp_path / "service" / "maps" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    commit(tmp_path)
    done = pre_commit(tmp_path, *words)
    assert done.returncode == 1, done.stdout
    assert "service/maps/broken.yaml:2:7: error[JM003]" in done.stdout
    assert "world.yaml" not in done.stdout


def test_no_file_becomes_an_option(tool: Path, tmp_path: Path) -> None:
    """A folder of that name would have the tool write a report among the maps."""
    start(tmp_path, "first", TODAY)
    folder = tmp_path / "--output=json:maps" / "maps"
    folder.mkdir(parents=True)
    (folder / "first.yaml").write_text(BROKEN, encoding="utf-8")
    commit(tmp_path)
    done = pre_commit(tmp_path, "try-repo", str(tool), "journeymap-validate", "--color", "never", "--all-files")
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout, "it lies in no folder of maps"
    assert not (tmp_path / "maps" / "maps").exists(), "where the option would write"


def test_sees_what_a_change_breaks_elsewhere(tool: Path, team: Path) -> None:
    everything = try_repo(tool, team, "journeymap-validate-all", "compose.yaml")
    assert everything.returncode == 1, everything.stdout
    assert "maps/broken.yaml:2:7: error[JM003]" in everything.stdout


def try_repo(tool: Path, team: Path, hook: str, *files: str) -> subprocess.CompletedProcess[str]:
    return pre_commit(team, "try-repo", str(tool), hook, "--color", "never", "--files", *files)


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "pre_commit", *words, cwd=folder)


def commit(folder: Path) -> None:
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--no-verify", "-m", "All"]):
        done = run("git", *words, cwd=folder)
        assert done.returncode == 0, done.stdout


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Nothing of the environment of these tests may help or disturb: no PYTHONPATH, nobody's git settings.

    What pre-commit installs has the versions of constraints.txt, so that tomorrow's release elsewhere does not fail us.
    """
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "GIT_", "PRE_COMMIT")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {"PIP_CONSTRAINT": LOCK, "PIP_BUILD_CONSTRAINT": LOCK}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Test", f"GIT_{who}_EMAIL": "test@example.com"}
    return subprocess.run(
        words, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
