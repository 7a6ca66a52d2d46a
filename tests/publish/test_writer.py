"""The site on the disk: all or nothing, our pages only, one render at a time."""

import errno
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journeymap.publish.writer import MANIFEST, CannotPublish, SiteChanges, write_site

links = pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")


@dataclass(frozen=True)
class Page:
    path: str
    text: str
    is_entry: bool = False


def pages(**texts: str) -> list[Page]:
    """Pages by name; the index comes first here and has to be put in place last."""
    return [Page(f"{name.replace('__', '/')}.html", text, name == "index") for name, text in texts.items()]


def everything(path: str) -> bool:
    """A whole render: whatever it no longer names is gone."""
    return True


def nothing(path: str) -> bool:
    """A render of some maps: the pages of others stay."""
    return False


def files(folder: Path) -> dict[str, str]:
    """What stands in a folder, our manifest aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with three pages, and a file that is not ours."""
    folder = tmp_path / "site"
    write_site(pages(index="old", maps__a="old", maps__b="old"), folder, everything)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    return folder


OLD = {"index.html": "old", "maps/a.html": "old", "maps/b.html": "old", "mine.txt": "mine"}


def test_a_new_site(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    assert write_site(pages(index="i", maps__a="a"), folder, everything) == SiteChanges(2, 0, 0)
    assert files(folder) == {"index.html": "i", "maps/a.html": "a"}
    assert {path.name for path in folder.iterdir()} == {"index.html", "maps", MANIFEST}


def test_the_same_again(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    assert write_site(pages(index="old", maps__a="old", maps__b="old"), site, everything) == SiteChanges(0, 3, 0)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.html")} == before


def test_what_changed_is_written_and_what_is_gone_is_removed(site: Path) -> None:
    assert write_site(pages(index="new", maps__a="old", maps__c="new"), site, everything) == SiteChanges(2, 1, 1)
    assert files(site) == {"index.html": "new", "maps/a.html": "old", "maps/c.html": "new", "mine.txt": "mine"}


def test_folders_that_become_empty_are_removed(site: Path) -> None:
    write_site(pages(index="new"), site, everything)
    assert {path.name for path in site.iterdir()} == {"index.html", "mine.txt", MANIFEST}


def test_a_folder_with_somebody_elses_file_stays(site: Path) -> None:
    (site / "maps" / "mine.html").write_text("mine", encoding="utf-8")
    write_site(pages(index="new"), site, everything)
    assert files(site) == {"index.html": "new", "maps/mine.html": "mine", "mine.txt": "mine"}


def test_part_of_a_site(site: Path) -> None:
    assert write_site(pages(index="new", maps__a="new"), site, nothing) == SiteChanges(2, 0, 0)
    assert files(site) == OLD | {"index.html": "new", "maps/a.html": "new"}
    assert write_site(pages(index="newer"), site, everything).removed == 2


def test_only_pages_of_the_formats_that_are_written_are_replaced(site: Path) -> None:
    markdown = [Page("README.md", "m", True)]
    assert write_site(markdown, site, lambda path: path.endswith(".md")).removed == 0
    assert files(site) == OLD | {"README.md": "m"}


def test_the_bytes_of_the_manifest_are_the_same_too(tmp_path: Path) -> None:
    in_two_orders = [pages(index="i", maps__a="a", maps__b="b"), pages(maps__b="b", index="i", maps__a="a")]
    for number, some_pages in enumerate(in_two_orders):
        write_site(some_pages, tmp_path / str(number), everything)
    first, second = ((tmp_path / str(number) / MANIFEST).read_bytes() for number in range(2))
    assert first == second
    assert json.loads(first) == ["index.html", "maps/a.html", "maps/b.html"]


def test_the_entry_comes_last(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    replace = Path.replace

    def spy(self: Path, target: Path) -> Path:
        order.append(Path(target).name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", spy)
    write_site(pages(index="new", maps__a="new", maps__b="new"), site, everything)
    assert [name for name in order if name != MANIFEST] == ["a.html", "b.html", "index.html"]


def failing(error: Exception, after: int = 1) -> Iterator[Page]:
    """Pages of which one cannot be made."""
    yield from pages(index="new", maps__a="new", maps__b="new")[:after]
    raise error


@pytest.mark.parametrize("error", [ZeroDivisionError("a fault of ours"), KeyboardInterrupt()], ids=["fault", "Ctrl-C"])
def test_a_page_that_cannot_be_made(error: Exception, site: Path) -> None:
    with pytest.raises(type(error)):
        write_site(failing(error), site, everything)
    assert files(site) == OLD
    assert {path.name for path in site.iterdir()} == {"index.html", "maps", "mine.txt", MANIFEST}


@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
def test_a_full_disk(after: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes
    written = 0

    def refuse(self: Path, data: bytes) -> int:
        nonlocal written
        if written == after:
            write(self, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        written += 1
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(CannotPublish, match="no space left on device"):
        write_site(pages(index="new", maps__a="new", maps__c="new"), site, everything)
    assert files(site) == OLD


def test_a_folder_that_cannot_be_made(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mkdir = Path.mkdir

    def refuse(self: Path, *args: Any, **kwargs: Any) -> None:
        if self.name == "new" and self.parent == site:
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        mkdir(self, *args, **kwargs)

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(CannotPublish):
        write_site(pages(index="new", maps__a="new", new__c="new"), site, everything)
    assert files(site) == OLD


def test_what_is_cut_off_is_made_good_by_the_next_run(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def die(self: Path, target: Path) -> Path:
        if Path(target).name == "index.html":
            raise KeyboardInterrupt
        return replace(self, target)

    new = pages(index="new", maps__a="new", maps__c="new")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            write_site(new, site, everything)
    assert files(site) == OLD | {"maps/a.html": "new", "maps/c.html": "new"}
    write_site(new, site, everything)
    assert files(site) == {"index.html": "new", "maps/a.html": "new", "maps/c.html": "new", "mine.txt": "mine"}
    write_site(pages(index="newer"), site, everything)
    assert files(site) == {"index.html": "newer", "mine.txt": "mine"}


def test_somebody_elses_page_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotPublish, match=r"'.*README\.md' is there already and was not made by journeymap"):
        write_site([Page("maps/a.md", "a"), Page("README.md", "ours", True)], tmp_path, everything)
    assert files(tmp_path) == {"README.md": "mine"}


def test_somebody_elses_page_that_is_just_like_ours(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("same", encoding="utf-8")
    assert write_site(pages(index="same"), tmp_path, everything) == SiteChanges(0, 1, 0)


@pytest.mark.parametrize(
    "manifest", ["", "[", "{}", "null", "[1, null, {}]", "\xff", '["../mine.txt", "/mine.txt", "a/../../mine.txt"]']
)
def test_a_manifest_that_is_not_ours(manifest: str, site: Path) -> None:
    (site.parent / "mine.txt").write_text("mine", encoding="utf-8")
    (site / MANIFEST).write_text(manifest, encoding="latin-1")
    with pytest.raises(CannotPublish):
        write_site(pages(index="new"), site, everything)
    assert write_site(pages(other="new"), site, everything).written == 1
    assert files(site) == OLD | {"other.html": "new"}
    assert (site.parent / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_one_render_at_a_time(site: Path) -> None:
    def meanwhile() -> Iterator[Page]:
        with pytest.raises(CannotPublish, match="another journeymap render is writing"):
            write_site(pages(index="other"), site, everything)
        yield from pages(index="new", maps__a="new", maps__b="new")

    assert write_site(meanwhile(), site, everything).written == 3


def test_a_lock_that_was_left_behind(site: Path) -> None:
    (site / ".journeymap-lock").touch()
    (site / ".journeymap-new").mkdir()
    (site / ".journeymap-new" / "half.html").write_text("half", encoding="utf-8")
    write_site(pages(index="new"), site, everything)
    assert {path.name for path in site.iterdir()} == {"index.html", "mine.txt", MANIFEST}


@links
@pytest.mark.parametrize("link", ["maps", "new", ".journeymap-new"])
def test_links_that_lead_out_of_the_site(link: str, site: Path) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    if (site / link).exists():
        (site / link).rename(site / "elsewhere")
    (site / link).symlink_to(outside)
    with pytest.raises(CannotPublish, match="would be written outside"):
        write_site(pages(index="new", maps__a="new", new__a="new"), site, everything)
    assert list(outside.iterdir()) == []
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


@links
def test_nothing_is_removed_through_a_link(site: Path) -> None:
    outside = site.parent / "outside"
    (site / "maps").rename(outside)
    (site / "maps").symlink_to(outside)
    write_site(pages(index="new"), site, everything)
    assert files(outside) == {"a.html": "old", "b.html": "old"}


def test_pages_that_lead_out_of_the_site(tmp_path: Path) -> None:
    with pytest.raises(CannotPublish, match="would be written outside"):
        write_site([Page("../evil.html", "x")], tmp_path / "site", everything)
    assert not (tmp_path / "evil.html").exists()


def test_a_file_where_the_site_should_be(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotPublish, match="cannot write to"):
        write_site(pages(index="new"), tmp_path / "site", everything)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_site_that_may_not_be_written(site: Path) -> None:
    site.chmod(0o500)
    try:
        with pytest.raises(CannotPublish, match="permission denied"):
            write_site(pages(index="new"), site, everything)
    finally:
        site.chmod(0o700)
    assert files(site) == OLD
