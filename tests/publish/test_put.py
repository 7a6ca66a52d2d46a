"""Putting pages in place: all or nothing, never touching what is not ours."""

import errno
import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from journeymap.publish.put import MANIFEST, CannotPublish, Published, put
from journeymap.publish.site import Page


def everything(_: str) -> bool:
    """A run that makes the whole site."""
    return True


def nothing(_: str) -> bool:
    """A run over some maps only."""
    return False


def contents(folder: Path) -> dict[str, str]:
    """Every file of the site but our own book-keeping."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.startswith(".journeymap"))
    return {file.relative_to(folder).as_posix(): file.read_text() for file in files}


SITE = [Page("maps/a.html", "A"), Page("maps/b.html", "B"), Page("index.html", "A B", is_entry=True)]


def test_writes_pages_and_says_how_many(tmp_path: Path) -> None:
    assert put(SITE, tmp_path / "site", everything) == Published(written=3, unchanged=0, removed=0)
    assert contents(tmp_path / "site") == {"index.html": "A B", "maps/a.html": "A", "maps/b.html": "B"}


def test_what_is_right_already_is_left_alone(tmp_path: Path) -> None:
    put(SITE, tmp_path, everything)
    before = (tmp_path / "maps/a.html").stat()
    assert put(SITE, tmp_path, everything) == Published(written=0, unchanged=3, removed=0)
    assert (tmp_path / "maps/a.html").stat().st_mtime_ns == before.st_mtime_ns


def test_takes_away_what_is_gone_and_the_folder_it_leaves_empty(tmp_path: Path) -> None:
    put([*SITE, Page("maps/old/c.html", "C")], tmp_path, everything)
    assert put(SITE, tmp_path, everything).removed == 1
    assert not (tmp_path / "maps/old").exists()


def test_never_touches_what_it_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/mine.html").write_text("mine")
    (tmp_path / "CNAME").write_text("example.com")
    put(SITE, tmp_path, everything)
    put(SITE[2:], tmp_path, everything)
    assert contents(tmp_path) == {"CNAME": "example.com", "index.html": "A B", "maps/mine.html": "mine"}


def test_a_run_over_some_maps_leaves_the_others(tmp_path: Path) -> None:
    put(SITE, tmp_path, everything)
    put([Page("maps/a.html", "new")], tmp_path, nothing)
    assert contents(tmp_path) == {"index.html": "A B", "maps/a.html": "new", "maps/b.html": "B"}
    assert put(SITE[2:], tmp_path, everything).removed == 2


def test_one_format_does_not_take_away_another(tmp_path: Path) -> None:
    put(SITE, tmp_path, lambda path: path.endswith(".html"))
    put([Page("README.md", "R")], tmp_path, lambda path: path.endswith(".md"))
    assert set(contents(tmp_path)) == {"README.md", "index.html", "maps/a.html", "maps/b.html"}


def test_the_way_in_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = Path.replace

    def noted(self: Path, target: Path) -> Path:
        order.append(target.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    put([SITE[2], *SITE[:2]], tmp_path, everything)
    assert order[-4:] == ["a.html", "b.html", "index.html", MANIFEST]


@pytest.mark.parametrize("full_after", [0, 1, 2, 3])
def test_a_full_disk_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_after: int
) -> None:
    put(SITE, tmp_path, everything)
    before = contents(tmp_path)
    real, left = Path.write_bytes, [full_after]

    def full(self: Path, data: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left[0] -= 1
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    changed = [Page(page.path, page.text + "!", page.is_entry) for page in SITE]
    with pytest.raises(CannotPublish, match="no space left"):
        put(changed, tmp_path, everything)
    monkeypatch.undo()
    assert contents(tmp_path) == before
    assert put(changed, tmp_path, everything).written == 3


def test_a_page_that_cannot_be_made_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    put(SITE, tmp_path, everything)
    before = contents(tmp_path)

    def pages() -> Iterable[Page]:
        yield Page("maps/a.html", "half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        put(pages(), tmp_path, everything)
    assert contents(tmp_path) == before


def test_two_at_a_time_are_one_too_many(tmp_path: Path) -> None:
    def pages() -> Iterable[Page]:
        with pytest.raises(CannotPublish, match="another journeymap render"):
            put(SITE, tmp_path, everything)
        yield from SITE

    assert put(pages(), tmp_path, everything).written == 3


def test_a_link_does_not_lead_out_of_the_site(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    site = tmp_path / "site"
    site.mkdir()
    (site / "maps").symlink_to(outside)
    with pytest.raises(CannotPublish, match="outside"):
        put(SITE, site, everything)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("manifest", ["", "[", "{}", '["../../etc/passwd", "/etc/passwd", 3]'])
def test_a_manifest_that_was_tampered_with_removes_nothing(tmp_path: Path, manifest: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / MANIFEST).write_text(manifest)
    assert put(SITE, site, everything).removed == 0
    assert json.loads((site / MANIFEST).read_text()) == ["index.html", "maps/a.html", "maps/b.html"]


def test_a_file_where_the_site_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(CannotPublish, match="cannot write to"):
        put(SITE, tmp_path / "site", everything)
