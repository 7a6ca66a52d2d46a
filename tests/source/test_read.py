"""Bytes of every kind and files that are none: one finding at a sensible place, never a crash."""

import os
import sys
from pathlib import Path

import pytest

from journeymap import named_paths
from journeymap.source import Document, read
from journeymap.source.read import parse
from tests.support.marking import marked

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

NOT_UTF_8: dict[str, tuple[bytes, tuple[int, int], str]] = {
    "UTF-16 of Windows": ("title: A\n".encode("utf-16"), (1, 1), "saved as UTF-16"),
    "UTF-16, big end first": (b"\xfe\xff\x00t\x00:", (1, 1), "saved as UTF-16"),
    "cp1252": ("title: Café\n".encode("cp1252"), (1, 11), "the byte 0xe9 is not UTF-8 text"),
    "cp1252 in line 3": (b"a\r\n# \xe6\x97\xa5\r\nc: \x93d\x94\n", (3, 4), "the byte 0x93 is not UTF-8 text"),
    "cp1252 after emoji": ("title: 🚚".encode() + b" \xfc\n", (1, 10), "the byte 0xfc is not UTF-8 text"),
    "cut off": ("title: 日".encode()[:-1], (1, 8), "the byte 0xe6 is not UTF-8 text"),
    "surrogate": (b"title: \xed\xa0\x80\n", (1, 8), "the byte 0xed is not UTF-8 text"),
    "gzip": (b"\x1f\x8b\x08\x00", (1, 2), "the byte 0x8b is not UTF-8 text"),
}


@pytest.mark.parametrize(("content", "place", "message"), NOT_UTF_8.values(), ids=NOT_UTF_8)
def test_bytes_that_are_not_utf_8(content: bytes, place: tuple[int, int], message: str) -> None:
    document = parse(content, "maps/a.yaml")
    assert not document.readable
    (problem,) = document.problems
    assert problem.code == "JM013"
    assert message in problem.message
    assert "UTF-8" in problem.fix
    assert problem.place.resolve()[1][:2] == place


def test_utf_16_without_a_mark_is_told_too() -> None:
    document = parse("title: A\n".encode("utf-16-le"), "maps/a.yaml")
    assert told(document) == ["JM001"]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"# a\n", b"\n\r\n", b"---\n", b"~"], ids=repr)
def test_a_file_with_nothing_in_it_is_readable(content: bytes) -> None:
    document = parse(content, "maps/a.yaml")
    assert (document.readable, document.data, document.problems) == (True, None, [])


def test_an_ordinary_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbftitle: A\r\n")
    document = read(file, "maps/a.yaml")
    assert (document.path, document.data, document.problems) == ("maps/a.yaml", {"title": "A"}, [])


@pytest.mark.parametrize("size", [4 * 1024 * 1024 + 1, 100 * 1024 * 1024], ids=["just too large", "100 MB"])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as stream:
        stream.truncate(size)
    document = read(file, "maps/a.yaml")
    assert told(document) == ["JM014"]
    assert document.problems[0].message == "the file is larger than 4 MB, so it was not read"
    assert document.text == ""


def test_a_file_that_is_just_small_enough_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"title: A".ljust(4 * 1024 * 1024, b" "))
    assert read(file, "maps/a.yaml").data == {"title": "A"}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    document = read(tmp_path / "a.yaml", "maps/a.yaml")
    assert told(document) == ["JM016"]
    assert document.problems[0].message == "this file is gone, or is a link to one that is not there"


def test_a_file_that_the_system_keeps_from_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("title: A\n", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(named_paths, "open", refuse, raising=False)  # it finds this one before the built-in one
    document = read(file, "maps/a.yaml")
    assert told(document) == ["JM016"]
    assert document.problems[0].message == "the system will not let us read this file: permission denied"


@posix_only
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert told(read(tmp_path / "a.yaml", "maps/a.yaml")) == ["JM016"]


@posix_only
def test_an_endless_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("/dev/zero")
    assert told(read(tmp_path / "a.yaml", "maps/a.yaml")) == ["JM016"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert told(read(tmp_path, "maps/a.yaml")) == ["JM016"]


@posix_only
def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    document = read(tmp_path / "a.yaml", "maps/a.yaml")
    assert told(document) == ["JM017"]
    (problem,) = document.problems
    assert (problem.message, problem.fix) == ("this link leads in a circle", "Remove the link, or point it at a file.")


def test_problems_before_a_fault_are_kept() -> None:
    plain, spans = marked("a: 1\n«a»: 2\ntitle: «'B»\n")
    document = parse(plain.encode(), "maps/a.yaml")
    assert told(document) == ["JM007", "JM001"]
    assert [problem.place.resolve()[1] for problem in document.problems] == spans


def told(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]
