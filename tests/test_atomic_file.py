"""Files are written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journeymap.atomic_file import create_atomically, write_atomically

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "report.json"
    write_atomically(file, b"first")
    write_atomically(file, b"second")
    assert file.read_bytes() == b"second"
    assert [path.name for path in file.parent.iterdir()] == ["report.json"]


@posix
def test_permissions_stay(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.touch()
    old.chmod(0o640)
    for file in (new, old):
        write_atomically(file, b"text")
    umask = os.umask(0o022)
    os.umask(umask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o666 & ~umask
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@posix
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_a_link(exists: bool, tmp_path: Path) -> None:
    target, link = tmp_path / "elsewhere" / "file", tmp_path / "link"
    target.parent.mkdir()
    if exists:
        target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"text")
    reader.join()
    assert read == [b"text"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_devices_stay(tmp_path: Path) -> None:
    write_atomically(Path(os.devnull), b"text")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    output = tmp_path / "output"
    script = (
        "from journeymap.atomic_file import *\nprint('before')\n"
        "write_atomically(Path('/dev/stdout'), b'text\\n')\nprint('after')"
    )
    with output.open("wb") as stream:
        subprocess.run([sys.executable, "-c", script], stdout=stream, check=True)
    assert output.read_bytes() == b"before\ntext\nafter\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_stays(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o400)
    with pytest.raises(PermissionError):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"


FAULTS: dict[str, BaseException] = {
    "a full disk": OSError(errno.ENOSPC, "No space left on device"),
    "no right": PermissionError(errno.EACCES, "Permission denied"),
    "Ctrl-C": KeyboardInterrupt(),
}


@pytest.mark.parametrize("step", ["fsync", "replace", "link"])
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("write", [write_atomically, create_atomically])
def test_what_fails_leaves_the_old_file(
    write: Callable[[Path, bytes], Any],
    fault: BaseException,
    step: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: Any, **options: Any) -> None:
        raise fault

    file = tmp_path / "file"
    if write is write_atomically:
        file.write_bytes(b"old")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(os, step, fail)
    try:
        write(file, b"new")
    except type(fault):
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    else:
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"file": b"new"}


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "file"
    assert create_atomically(file, b"first")
    assert not create_atomically(file, b"second")
    assert file.read_bytes() == b"first"
    assert [path.name for path in file.parent.iterdir()] == ["file"]


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    fsync = os.fsync

    def appear(descriptor: int) -> None:
        file.write_bytes(b"mine")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", appear)
    assert not create_atomically(file, b"ours")
    assert file.read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_new_file_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert create_atomically(tmp_path / "file", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
