"""What settings, maps and the command line name: nothing outside is quoted or overwritten, and nothing stalls."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.support.fixtures import RunCommand, WriteFiles

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
MAP = "title: T\nstages: {a: {phases: [aware], touchpoints: [W]}}\n"
SECRET = "PASSWORD=hunter2\nJM105 a: SECRET\n"
HEAD = "# Findings that were there when this baseline was written. Only others fail a run.\n"


@pytest.fixture
def root(write_files: WriteFiles) -> Path:
    """A workspace beside a file that is none of its business."""
    root = write_files({"secret.txt": SECRET, "w/maps/a.yaml": MAP, "w/notes.txt": SECRET, "w/empty.txt": ""}) / "w"
    if sys.platform != "win32":
        (root / "out.txt").symlink_to("../secret.txt")
        (root / "new.txt").symlink_to("../new.txt")
        os.mkfifo(root / "pipe")
    return root


NO_BASELINES = {
    "outside": "../secret.txt",
    "a link out": "out.txt",
    "a link to what is not there": "new.txt",
    "the environment": "/proc/self/environ",
    "endless": "/dev/zero",
    "a pipe": "pipe",
    "a folder": "maps",
    "the settings": "journeymap.yaml",
    "a map": "maps/a.yaml",
    "notes": "notes.txt",
    "nul": "a\0b",
    "too long": "n" * 300,
}


@posix_only
@pytest.mark.parametrize("path", NO_BASELINES.values(), ids=NO_BASELINES)
def test_a_baseline_of_the_settings_that_is_none(path: str, root: Path, run: RunCommand) -> None:
    settings = f"baseline: {json.dumps(path)}\n"
    (root / "journeymap.yaml").write_text(settings, encoding="utf-8")
    for format_ in ("json", "text", "github"):
        ran = run("validate", "-f", format_, cwd=root)
        assert (ran.code, ran.out.count("JM018"), ran.out.count("JM954")) == (2, 1, 0)
        assert not [word for word in ("hunter2", "SECRET", "PATH=") if word in ran.out + ran.err]
    written = run("validate", "--write-baseline", cwd=root)
    assert (written.code, written.out) == (2, "")
    assert "Nothing was written." in written.err
    assert (root.parent / "secret.txt").read_text(encoding="utf-8") == SECRET
    assert (root / "notes.txt").read_text(encoding="utf-8") == SECRET
    assert (root / "journeymap.yaml").read_text(encoding="utf-8") == settings
    assert not (root.parent / "new.txt").exists()


@posix_only
def test_the_usual_baseline_may_not_lead_out(root: Path, run: RunCommand) -> None:
    (root / "journeymap-baseline.txt").symlink_to("../secret.txt")
    assert run("validate", "--write-baseline", cwd=root).code == 2
    assert (root.parent / "secret.txt").read_text(encoding="utf-8") == SECRET


@posix_only
@pytest.mark.parametrize(
    "path", ["../secret.txt", "out.txt", "/proc/self/environ", "/dev/zero", "pipe", "maps", "notes.txt"]
)
def test_a_baseline_of_the_command_line_that_is_none(path: str, root: Path, run: RunCommand) -> None:
    for words in ((), ("--write-baseline",)):
        ran = run("validate", "--baseline", path, *words, cwd=root)
        assert (ran.code, ran.out) == (2, "")
        assert "hunter2" not in ran.err
    assert (root.parent / "secret.txt").read_text(encoding="utf-8") == SECRET


@posix_only
def test_a_baseline_of_the_command_line_may_lie_outside(root: Path, run: RunCommand) -> None:
    for path in ("../base.txt", "new.txt", "empty.txt", "deep/er/base.txt"):
        for _ in range(2):
            assert run("validate", "--write-baseline", "--baseline", path, cwd=root).code == 0, path
        assert "Nothing is missing" in run("validate", "--baseline", path, cwd=root).out, path
    assert (root.parent / "new.txt").read_text(encoding="utf-8").startswith("# Findings")
    assert (root / "new.txt").is_symlink()


BASELINES = {
    "only its head": (HEAD, 0),
    "after a byte order mark": ("\ufeff" + HEAD, 0),
    "with the line ends of Windows": (HEAD.replace("\n", "\r\n") + "JM105 a: b\r\n", 1),
    "without its head": ("JM105 a: b\n\nJM105 a: c\n", 2),
    "with a comment of its own": ("# ours\nJM105 a: b\n", 1),
    "nothing": ("\n", 0),
    "with other lines": (HEAD + "<<<<<<< ours\nJM105 a: b\nSECRET=hunter2\n", 3),
}


@pytest.mark.parametrize(("content", "obsolete"), BASELINES.values(), ids=BASELINES)
def test_what_counts_as_a_baseline(content: str, obsolete: int, root: Path, run: RunCommand) -> None:
    (root / "base.txt").write_text(content, encoding="utf-8", newline="")
    (root / "journeymap.yaml").write_text("baseline: base.txt\n", encoding="utf-8")
    ran = run("validate", "-f", "json", cwd=root)
    assert (ran.code, ran.codes.count("JM954")) == (0, obsolete)
    assert "hunter2" not in run("validate", cwd=root).out + ran.out
    assert run("validate", "--write-baseline", cwd=root).code == 0


@pytest.mark.parametrize("content", ["# a comment\n", "SHA256 (a.iso) = 0\n", "JM105 a: b\nSECRET\n", "x\n" + HEAD])
def test_what_does_not(content: str, root: Path, run: RunCommand) -> None:
    (root / "base.txt").write_text(content, encoding="utf-8")
    assert run("validate", "--baseline", "base.txt", cwd=root).code == 2
    assert run("validate", "--baseline", "base.txt", "--write-baseline", cwd=root).code == 2
    assert (root / "base.txt").read_text(encoding="utf-8") == content


LINKS = {
    "gone.yaml": 3,
    "journeymap.yaml": 2,
    "../secret.txt": 2,
    "/proc/self/environ": 2,
    "/dev/zero": 2,
    "pipe": 3,
    "maps": 3,
}


@posix_only
@pytest.mark.parametrize("command", ["validate", "gaps", "fit", "steps", "render"])
@pytest.mark.parametrize(("target", "code"), LINKS.items(), ids=LINKS)
def test_settings_that_are_no_file(target: str, code: int, command: str, root: Path, run: RunCommand) -> None:
    (root / "journeymap.yaml").symlink_to(target)
    ran = run(command, cwd=root)
    assert ran.code == code
    assert "hunter2" not in ran.out + ran.err
    assert not (root / "site").exists()


@posix_only
def test_settings_that_are_a_folder_or_a_pipe(root: Path, run: RunCommand) -> None:
    (root / "journeymap.yaml").mkdir()
    assert run("validate", cwd=root).code == 3
    (root / "journeymap.yaml").rmdir()
    os.mkfifo(root / "journeymap.yaml")
    assert run("validate", cwd=root).code == 3


@posix_only
def test_settings_may_be_a_link_within_the_workspace(root: Path, run: RunCommand) -> None:
    (root / "config.yaml").write_text("title: Ours\n", encoding="utf-8")
    (root / "journeymap.yaml").symlink_to("config.yaml")
    assert run("gaps", "-q", cwd=root).out.startswith("Ours:")


NOTHING = {
    "empty settings": {"journeymap.yaml": ""},
    "settings of comments": {"journeymap.yaml": "# none\n"},
    "settings without maps": {"journeymap.yaml": "title: T\n"},
    "settings that name none": {"journeymap.yaml": "maps: drafts\n", "maps/a.yaml": MAP},
}


@pytest.mark.parametrize("command", ["validate", "gaps", "fit", "steps", "render"])
@pytest.mark.parametrize("files", NOTHING.values(), ids=NOTHING)
def test_settings_without_maps_are_no_success(
    files: dict[str, str], command: str, write_files: WriteFiles, run: RunCommand
) -> None:
    root = write_files(files)
    ran = run(command, cwd=root)
    assert ran.code == 2
    assert "Nothing is missing" not in ran.out
    assert not (root / "site").exists()


SETTINGS = {
    "a language that has no catalogue": "site: {language: dee}",
    "a language that is a path": "site: {language: ../elsewhere/list}",
    "a language in a folder": "site: {language: maps/de}",
    "a theme that is a file": "site: {theme: notes.txt}",
    "a logo that is no picture": "site: {logo: notes.txt}",
    "a minimum that is no number": "coverage: {minimum: nan}",
    "an infinite minimum": "coverage: {minimum: .inf}",
    "a large minimum": f"coverage: {{minimum: 1{'0' * 400}}}",
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_other_settings_that_cannot_work(settings: str, root: Path, run: RunCommand) -> None:
    (root / "journeymap.yaml").write_text(settings + "\n", encoding="utf-8")
    ran = run("validate", "-f", "json", cwd=root)
    assert ran.code == 2
    assert [finding["path"] for finding in ran.json["findings"] if finding["code"] < "JM1"] == ["journeymap.yaml"]
    assert run("render", cwd=root).code == 2


RULES = {
    "a rule's name": ("RW1", "name: pain-without-response", "name"),
    "in capitals": ("RW1", "name: Pain-Without-Response", "name"),
    "a rule's code": ("RW1", "name: jm105", "name"),
    "a document's name": ("RW1", "name: not-yaml", "name"),
    "a baseline's name": ("RW1", "name: baseline-entry-gone", "name"),
    "a family": ("RW1", "name: structure", "name"),
    "all": ("RW1", "name: all", "name"),
    "a family as a code": ("STRUCTURE1", "name: x", "id"),
    "the name of another": ("RW1", "name: other", "name"),
    "the code of another": ("RW1", "name: rw2", "name"),
}


@pytest.mark.parametrize(("code", "name", "field"), RULES.values(), ids=RULES)
def test_a_rule_of_ones_own_needs_a_name_of_its_own(
    code: str, name: str, field: str, root: Path, run: RunCommand
) -> None:
    rest = "needs: {owner: any}, message: No owner, fix: Name one"
    rules = f"own_rules: [{{id: RW2, name: other, {rest}}}, {{id: {code}, {name}, {rest}}}]\n"
    (root / "journeymap.yaml").write_text(rules, encoding="utf-8")
    ran = run("validate", "-f", "json", cwd=root)
    assert ran.code == 2
    (finding,) = [finding for finding in ran.json["findings"] if finding["code"] < "JM1"]
    assert finding["route"] == f"own_rules[1].{field}"


def test_no_rule_of_ones_own_hides_one_of_ours(root: Path, run: RunCommand) -> None:
    rule = "{id: RW1, name: pain-without-response, needs: {owner: any}, message: No owner, fix: Name one}"
    (root / "journeymap.yaml").write_text(f"own_rules: [{rule}]\n", encoding="utf-8")
    assert run("explain", "pain-without-response", cwd=root).out.startswith("JM105 ")


@pytest.mark.parametrize("share", ["nan", "NaN", "-nan", "inf", "-inf", "1e999", "1.01", "-0.1", "", "½"])
def test_a_minimum_that_is_no_share(share: str, root: Path, run: RunCommand) -> None:
    ran = run("gaps", f"--minimum={share}", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "Write a number from 0 to 1" in ran.err


COVERAGES = ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, "1" + "0" * 5000, "-1", '"0.5"', "[]", "{}"]


@pytest.mark.parametrize("coverage", COVERAGES, ids=lambda text: text[:10])
def test_an_earlier_coverage_that_is_no_share(coverage: str, root: Path, run: RunCommand) -> None:
    report = run("gaps", "-f", "json", cwd=root).out
    (root / "r.json").write_text(report.replace('"coverage": 0.5', f'"coverage": {coverage}'), encoding="utf-8")
    assert coverage in (root / "r.json").read_text(encoding="utf-8")
    ran = run("gaps", "--not-below", "r.json", cwd=root)
    assert ran.code == 2
    assert "is not a report written by" in ran.err


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"maps": [' + "[" * 900 + "]" * 900 + "]}"])
def test_an_earlier_report_that_is_nested_deeply(text: str, root: Path, run: RunCommand) -> None:
    (root / "r.json").write_text(text, encoding="utf-8")
    assert run("gaps", "--not-below", "r.json", cwd=root).code == 2


@posix_only
@pytest.mark.parametrize("path", ["/dev/zero", "pipe", "maps", "gone.json", "n" * 300])
def test_an_earlier_report_that_is_no_file(path: str, root: Path, run: RunCommand) -> None:
    assert run("gaps", "--not-below", path, cwd=root).code == 2


@posix_only
def test_a_path_of_the_command_line_that_is_nothing(root: Path, run: RunCommand) -> None:
    (root.parent / "loop").symlink_to("loop")
    for path in ("n" * 300, "n/" * 3000, "../loop/x"):
        assert run("validate", path, cwd=root).code == 2
    assert run("validate", "../loop", "--root", ".", cwd=root).code == 2


@posix_only
def test_nothing_outside_is_read_through_the_maps(root: Path, run: RunCommand) -> None:
    (root.parent / "other").mkdir()
    (root.parent / "other" / "b.yaml").write_text("title: hunter2\nonwer: hunter2\nstages: {a: }\n", encoding="utf-8")
    (root / "journeymap.yaml").write_text("maps: [maps, ../other]\n", encoding="utf-8")
    (root / "maps" / "file.yaml").symlink_to("../../other/b.yaml")
    (root / "maps" / "folder").symlink_to("../../other")
    (root / "maps" / "kernel.yaml").symlink_to("/proc/kmsg")
    for command, format_ in (("validate", "text"), ("validate", "json"), ("gaps", "json"), ("render", "html")):
        ran = run(command, "-f", format_, cwd=root)
        assert ran.code == 2
        assert "hunter2" not in ran.out + ran.err
    assert run("validate", "-f", "json", cwd=root).codes.count("JM021") == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own encoding of names")
def test_names_are_the_same_in_every_locale(write_files: WriteFiles, process: RunCommand) -> None:
    files = {
        "journeymap.yaml": "maps: [maps, käfer]\nsite: {logo: bilder/käfer.svg}\n",
        "maps/a.yaml": "title: A\nimage: bilder/käfer.svg\nstages: {a: {goals: [g], image: bilder/fehlt-ä.svg}}\n",
        "käfer/b.yaml": "title: B\nstages: {a: {goals: [g]}}\n",
        "bilder/käfer.svg": "<svg/>",
    }
    root = write_files(files)
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"}
    ran = process("validate", "-f", "json", cwd=root, **plain)
    wrong = [finding for finding in ran.json["findings"] if finding["code"] < "JM1"]
    assert [(finding["code"], finding["route"]) for finding in wrong] == [("JM021", "stages.a.image")]
    assert {finding["path"] for finding in ran.json["findings"]} >= {"maps/a.yaml", "käfer/b.yaml"}
    (root / "bilder/fehlt-ä.svg").write_text("<svg/>", encoding="utf-8")
    assert process("render", cwd=root, **plain).code == 0
    assert "image/svg+xml;base64" in (root / "site/maps/a.html").read_text(encoding="utf-8")
