"""What is installed, and what runs in CI, is named exactly; nothing names the address of a registry."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from journeymap import __version__
from journeymap.scaffold.starter import start
from tests.support.workspaces import TODAY

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NODE = ROOT / "tests" / "browser"
MANUAL = ROOT / "docs" / "ci.md"
STARTER = ROOT / "templates" / "starters" / "every" / ".github" / "workflows" / "journeymap.yml"
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "action.yml"]


def locked() -> dict[str, list[Requirement]]:
    """The lines of the lock by package: several where the version depends on Python's."""
    pins: dict[str, list[Requirement]] = {}
    for line in LOCK.splitlines():
        if not line.lstrip().startswith("#"):
            pin = Requirement(line)
            pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    return pins


def declared() -> list[Requirement]:
    """What pyproject.toml asks for: to run, to build, and in its groups."""
    groups = PROJECT["dependency-groups"].values()
    words = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    words += [word for group in groups for word in group if isinstance(word, str)]
    return [Requirement(word) for word in words]


def test_the_lock_holds_exact_versions_and_no_address() -> None:
    specifiers = [str(pin.specifier) for pins in locked().values() for pin in pins]
    assert [specifier for specifier in specifiers if not re.fullmatch(r"==[\w.]+", specifier)] == []
    assert "://" not in LOCK
    assert "--" not in LOCK, "no option for pip: which registry is asked is the machine's business"


@pytest.mark.parametrize("wanted", declared(), ids=str)
def test_the_lock_fits_what_is_declared(wanted: Requirement) -> None:
    pins = locked().get(canonicalize_name(wanted.name), [])
    versions = [specifier.version for pin in pins for specifier in pin.specifier]
    assert versions, "run make lock"
    assert [version for version in versions if version not in wanted.specifier] == [], "run make lock"


def test_the_node_packages_are_locked_without_an_address() -> None:
    wanted = json.loads((NODE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((NODE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages[""]["dependencies"] == wanted, "run make lock"
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    installed = [entry for name, entry in packages.items() if name]
    assert all("integrity" in entry and "resolved" not in entry for entry in installed)


@pytest.mark.parametrize("path", [*WORKFLOWS, STARTER, MANUAL], ids=lambda path: str(path.name))
def test_actions_are_named_by_commit(path: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    loose = [action for action in uses if not re.fullmatch(r"[\w./-]+@([0-9a-f]{40}|COMMIT) # v\d+\.\d+\.\d+", action)]
    assert [action for action in loose if not action.startswith("./ ")] == []


def test_what_we_hand_on_uses_the_actions_that_we_use() -> None:
    pins = [set(re.findall(r"uses: (actions/(?:checkout|setup-python)@.+)", path.read_text(encoding="utf-8")))
            for path in (STARTER, MANUAL, WORKFLOWS[0])]  # fmt: skip
    assert pins[0] == pins[1] == pins[2]


@pytest.mark.parametrize("path", [*WORKFLOWS[:-1], STARTER, MANUAL], ids=lambda path: str(path.name))
def test_no_checkout_leaves_its_credentials_behind(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    safe = re.findall(r"uses: actions/checkout@.+\n +with:\n +persist-credentials: false\n", text)
    assert len(safe) == text.count("uses: actions/checkout@")


def test_what_we_hand_on_installs_one_version(tmp_path: Path) -> None:
    start(tmp_path / "team", "first", TODAY)
    workflow = (tmp_path / "team" / STARTER.relative_to(STARTER.parents[2])).read_text(encoding="utf-8")
    installed = [*re.findall(r"pip install (journeymap\S*)", workflow + MANUAL.read_text(encoding="utf-8"))]
    assert set(installed) == {f"journeymap=={__version__}"}


def test_the_image_is_named_by_digest() -> None:
    images = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert images
    assert [image for image in images if not re.fullmatch(r"[\w.:/-]+@sha256:[0-9a-f]{64}", image)] == []


@pytest.mark.parametrize("path", WORKFLOWS[:-1], ids=lambda path: str(path.name))
def test_a_job_may_only_do_what_it_says(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert [name for name, job in workflow["jobs"].items() if "permissions" not in job] == []


def test_our_own_hook_looks_at_the_files_of_the_published_one() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    published, *_ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (own,) = [hook for hook in config["repos"][0]["hooks"] if hook["id"] == published["id"]]
    assert own["files"] == published["files"]
    assert own["entry"].endswith(published["entry"])
    assert own["args"] == published["args"] == ["--"], "no name of a file becomes an option"
