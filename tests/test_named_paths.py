"""The gate to what a workspace names: an answer for every text, and nothing outside is opened."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.named_paths import (
    BASELINE,
    FOLDER,
    LINKED,
    PICTURE,
    REPORT,
    Cause,
    PathKind,
    Refusal,
    content_of,
    find_given,
    find_named,
)
from tests.support.fixtures import WriteFiles

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
KINDS = {"folder": FOLDER, "picture": PICTURE, "baseline": BASELINE, "report": REPORT, "linked": LINKED}
NO_PATHS = {
    "nul": "a\0b.png",
    "lone surrogate": "\ud800.png",
    "control signs": "\x1b[31m\r\n.png",
    "a name too long": "n" * 300 + ".png",
    "a path too long": "n/" * 4000 + "a.png",
    "megabytes": "../" * 1_000_000,
    "stars": "**/*.png",
    "home": "~/a.png",
    "an address": "https://example.com/a.png",
    "blank": " ",
    "below a file": "a.svg/b.png",
    "right to left": "\u202egnp.a",
    "not composed": "e\u0301.png",
}


PARTS = ["..", ".", "", "a", "~", "\0", "a" * 256, "\udc80", "é", "C:", "CON", "\\\\host\\share"]


def cause(answer: Path | bytes | Refusal) -> Cause | None:
    return answer.cause if isinstance(answer, Refusal) else None


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("path", NO_PATHS.values(), ids=NO_PATHS)
def test_there_is_an_answer_for_every_text(path: str, kind: PathKind, write_files: WriteFiles) -> None:
    root = write_files({"a.svg": ""})
    named, given = find_named(root, path, kind), find_given(root / path, kind)
    assert cause(named) is not None or kind.may_be_missing
    assert cause(given) is not None or kind.may_be_missing or path.startswith("../")
    assert cause(content_of(root / path, kind)) is not None


@given(text=st.text(st.characters(exclude_categories=()), max_size=40) | st.lists(st.sampled_from(PARTS)).map("/".join))
def test_no_text_is_too_odd(text: str, tmp_path: Path) -> None:
    for kind in KINDS.values():
        answer = find_named(tmp_path, text, kind)
        assert isinstance(answer, Refusal) or answer.is_relative_to(tmp_path.resolve())


OUTSIDE = (
    "..",
    "../beside.svg",
    "../gone.svg",
    "sub/../../beside.svg",
    "/etc/passwd",
    "/proc/self/environ",
    "//etc/passwd",
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("path", OUTSIDE)
def test_what_lies_outside(path: str, kind: PathKind, write_files: WriteFiles) -> None:
    root = write_files({"beside.svg": "", "here/sub/a.svg": ""}) / "here"
    assert find_named(root, path, kind) == Refusal(Cause.OUTSIDE, "lies outside the workspace")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_an_absolute_path_is_outside_wherever_it_leads(kind: PathKind, write_files: WriteFiles) -> None:
    root = write_files({"a.svg": ""})
    assert cause(find_named(root, str(root / "a.svg"), kind)) is Cause.OUTSIDE


@posix_only
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_links_are_followed_before_the_answer(kind: PathKind, write_files: WriteFiles) -> None:
    root = write_files({"beside.svg": "", "here/sub/a.svg": ""}) / "here"
    for name, target in {
        "out.svg": "../beside.svg",
        "way": "..",
        "new.svg": "../new.svg",
        "device.svg": "/dev/zero",
        "kernel.svg": "/proc/kmsg",
        "program.svg": "/proc/1/exe",
    }.items():
        (root / name).symlink_to(target)
    for path in ("out.svg", "way", "way/beside.svg", "new.svg", "device.svg", "kernel.svg", "program.svg"):
        assert cause(find_named(root, path, kind)) is Cause.OUTSIDE, path


@posix_only
def test_links_within_the_workspace_lead_on(write_files: WriteFiles) -> None:
    root = write_files({"here/sub/a.svg": "<svg/>"}) / "here"
    (root / "link.png").symlink_to("sub/a.svg")
    (root / "folder").symlink_to(root / "sub")
    (root.parent / "way").symlink_to("here")
    for path in ("link.png", "folder/a.svg", "./folder/../sub/a.svg"):
        assert find_named(root.parent / "way", path, PICTURE) == (root / "sub" / "a.svg").resolve(), path
    assert find_named(root, "folder", FOLDER) == (root / "sub").resolve()
    (root / "circle.svg").symlink_to("circle.svg")
    assert cause(find_named(root, "circle.svg", PICTURE)) is Cause.CIRCLE
    assert cause(find_given(root / "circle.svg", BASELINE)) is Cause.CIRCLE


KIND_OF_THING = {
    "a picture": ("a.svg", PICTURE, None),
    "in capitals": ("A.PNG", PICTURE, None),
    "no picture": ("notes.txt", PICTURE, "is no svg, png, jpg, jpeg, webp or gif file"),
    "a folder as a picture": ("folder.svg", PICTURE, "is not a file"),
    "a file as a folder": ("a.svg", FOLDER, "is not a folder"),
    "the workspace": (".", FOLDER, None),
    "a large picture": ("large.svg", PICTURE, "is larger than 256 KB, with 257 KB"),
    "a large baseline": ("huge.txt", BASELINE, "is larger than 16 MB, with 17 MB"),
    "a large report": ("huge.txt", REPORT, None),
    "a missing picture": ("gone.svg", PICTURE, "does not exist"),
    "a missing baseline": ("gone.txt", BASELINE, None),
    "anything to link to": ("folder.svg", LINKED, None),
    "nothing to link to": ("gone.pdf", LINKED, "does not exist"),
}


@pytest.mark.parametrize(("path", "kind", "reason"), KIND_OF_THING.values(), ids=KIND_OF_THING)
def test_kinds(path: str, kind: PathKind, reason: str | None, write_files: WriteFiles) -> None:
    root = write_files({"a.svg": "", "A.PNG": "", "notes.txt": "", "folder.svg/a": "", "large.svg": "", "huge.txt": ""})
    os.truncate(root / "large.svg", 256 * 1024 + 1)
    os.truncate(root / "huge.txt", 16 * 1024 * 1024 + 1)
    answer = find_named(root, path, kind)
    assert (answer.reason if isinstance(answer, Refusal) else None) == reason


@posix_only
@pytest.mark.parametrize("kind", [PICTURE, BASELINE, REPORT])
def test_a_pipe_is_not_opened(kind: PathKind, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.svg")  # which would wait for its writer
    assert cause(find_named(tmp_path, "pipe.svg", kind)) is Cause.WRONG_KIND
    assert cause(find_given(tmp_path / "pipe.svg", kind)) is Cause.WRONG_KIND
    assert cause(content_of(tmp_path / "pipe.svg", kind)) is Cause.WRONG_KIND


def test_content_that_grows_is_read_no_further_than_allowed(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_bytes(b"x" * 256 * 1024)
    assert content_of(file, PICTURE) == b"x" * 256 * 1024
    os.truncate(file, 256 * 1024 + 1)
    assert cause(content_of(file, PICTURE)) is Cause.TOO_LARGE


def test_what_the_system_keeps_from_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.svg").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    refusal = Refusal(Cause.UNREADABLE, "cannot be read: permission denied")
    assert find_named(tmp_path, "a.svg", PICTURE) == refusal
    assert find_named(tmp_path, ".", FOLDER) == refusal
