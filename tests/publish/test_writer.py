"""The site on the disk: all or nothing, our pages only, one render at a time."""

import errno
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journeymap.publish.ownership import marked
from journeymap.publish.writer import MANIFEST, CannotPublish, Leftover, PublishedInPart, SiteChanges
from journeymap.publish.writer import write_site as write_pages

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files, or asks for rights")
MARK = marked("").strip()


@dataclass(frozen=True)
class Page:
    path: str
    text: str
    is_entry: bool = False
    may_stay: bool = False


def page(path: str, text: str, *, is_entry: bool = False, may_stay: bool = False) -> Page:
    """A page with the mark that all of ours carry."""
    return Page(path, marked(text), is_entry, may_stay)


def pages(**texts: str) -> list[Page]:
    """Pages by name; the index comes first here and has to be put in place last."""
    return [page(f"{name.replace('__', '/')}.html", text, is_entry=name == "index") for name, text in texts.items()]


def write_site(
    pages: Iterable[Page], folder: Path, suffixes: tuple[str, ...] = (".html",), outline: str = "same"
) -> SiteChanges:
    return write_pages(pages, folder, suffixes=suffixes, outline=outline)


def files(folder: Path) -> dict[str, str]:
    """What stands in a folder, our manifest and our marks aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").removesuffix(f"{MARK}\n").strip()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with three pages, and a file that is not ours."""
    folder = tmp_path / "site"
    write_site(pages(index="old", maps__a="old", maps__b="old"), folder)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    return folder


OLD = {"index.html": "old", "maps/a.html": "old", "maps/b.html": "old", "mine.txt": "mine"}


def test_a_new_site(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    assert write_site(pages(index="i", maps__a="a"), folder) == SiteChanges(2, 0, 0)
    assert files(folder) == {"index.html": "i", "maps/a.html": "a"}
    assert {path.name for path in folder.iterdir()} == {"index.html", "maps", MANIFEST}


def test_the_same_again(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    assert write_site(pages(index="old", maps__a="old", maps__b="old"), site) == SiteChanges(0, 3, 0)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.html")} == before


def test_what_changed_is_written_and_what_is_gone_is_removed(site: Path) -> None:
    assert write_site(pages(index="new", maps__a="old", maps__c="new"), site) == SiteChanges(2, 1, 1)
    assert files(site) == {"index.html": "new", "maps/a.html": "old", "maps/c.html": "new", "mine.txt": "mine"}


def test_folders_that_become_empty_are_removed(site: Path) -> None:
    write_site(pages(index="new"), site)
    assert {path.name for path in site.iterdir()} == {"index.html", "mine.txt", MANIFEST}


def test_a_folder_with_somebody_elses_file_stays(site: Path) -> None:
    (site / "maps" / "mine.html").write_text("mine", encoding="utf-8")
    write_site(pages(index="new"), site)
    assert files(site) == {"index.html": "new", "maps/mine.html": "mine", "mine.txt": "mine"}


class NeverRendered(Page):
    """A page whose text nobody may ask for."""

    def __getattribute__(self, name: str) -> Any:
        assert name != "text", "it was rendered"
        return super().__getattribute__(name)


def test_pages_that_may_stay_are_not_even_rendered(site: Path) -> None:
    changed = [*pages(index="new", maps__a="new"), NeverRendered("maps/b.html", "", may_stay=True)]
    assert write_site(changed, site) == SiteChanges(2, 1, 0)
    assert files(site) == OLD | {"index.html": "new", "maps/a.html": "new"}


def remove_b(site: Path) -> None:
    (site / "maps" / "b.html").unlink()


def empty_b(site: Path) -> None:
    """What a loss of power may leave of a page."""
    (site / "maps" / "b.html").write_bytes(b"")


def forget(site: Path) -> None:
    (site / MANIFEST).unlink()


def use_an_old_manifest(site: Path) -> None:
    (site / MANIFEST).write_text('["index.html", "maps/a.html", "maps/b.html"]', encoding="utf-8")


def write_other_format(site: Path) -> None:
    write_site([page("README.md", "m", is_entry=True)], site, (".md",), "another")


@pytest.mark.parametrize(
    ("change", "outline", "text"),
    [
        (write_other_format, "same", "old"),
        (write_other_format, "another", "new"),
        (remove_b, "same", "new"),
        (empty_b, "same", "new"),
        (forget, "same", "new"),
        (use_an_old_manifest, "same", "new"),
    ],
)
def test_a_page_stays_while_all_pages_of_its_format_fit_together(
    change: Callable[[Path], None], outline: str, text: str, site: Path
) -> None:
    change(site)
    changed = [*pages(index="new", maps__a="new"), page("maps/b.html", "new", may_stay=True)]
    write_site(changed, site, outline=outline)
    assert files(site)["maps/b.html"] == text
    write_site(
        [*pages(index="newer", maps__a="new"), NeverRendered("maps/b.html", "", may_stay=True)],
        site,
        (".html",),
        outline,
    )


def test_only_pages_of_the_formats_that_are_written_are_replaced(site: Path) -> None:
    markdown = [page("README.md", "m", is_entry=True)]
    assert write_site(markdown, site, (".md",)).removed == 0
    assert files(site) == OLD | {"README.md": "m"}


def test_the_bytes_of_the_manifest_are_the_same_too(tmp_path: Path) -> None:
    in_two_orders = [pages(index="i", maps__a="a", maps__b="b"), pages(maps__b="b", index="i", maps__a="a")]
    for number, some_pages in enumerate(in_two_orders):
        write_site(some_pages, tmp_path / str(number))
    first, second = ((tmp_path / str(number) / MANIFEST).read_bytes() for number in range(2))
    assert first == second
    assert json.loads(first) == {
        "outlines": {".html": "same"},
        "pages": ["index.html", "maps/a.html", "maps/b.html"],
    }


def test_the_entry_comes_last_and_what_nothing_leads_to_first(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    replace = os.replace

    def spy(source: Path, target: Path) -> None:
        order.append(Path(target).name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", spy)
    write_site(pages(index="new", maps__a="new", maps__b="new", maps__c="new"), site)
    assert [name for name in order if name != MANIFEST] == ["c.html", "a.html", "b.html", "index.html"]


def failing(error: Exception, after: int = 1) -> Iterator[Page]:
    """Pages of which one cannot be made."""
    yield from pages(index="new", maps__a="new", maps__b="new")[:after]
    raise error


@pytest.mark.parametrize("error", [ZeroDivisionError("a fault of ours"), KeyboardInterrupt()], ids=["fault", "Ctrl-C"])
def test_a_page_that_cannot_be_made(error: Exception, site: Path) -> None:
    with pytest.raises(type(error)):
        write_site(failing(error), site)
    assert files(site) == OLD
    assert {path.name for path in site.iterdir()} == {"index.html", "maps", "mine.txt", MANIFEST}


def test_what_cannot_be_read_is_not_told_as_what_cannot_be_written(site: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_site(failing(FileNotFoundError(errno.ENOENT, "No such file", "logo.svg")), site)
    assert files(site) == OLD


# Faults at each step. The old site and the new one have pages that link to each other.

BEFORE = {
    "index.html": "old -> maps/a.html -> maps/b.html -> personas/q.html",
    "maps/a.html": "old -> index.html -> personas/q.html",
    "maps/b.html": "old -> maps/a.html",
    "personas/q.html": "old -> maps/b.html",
}
AFTER = {
    "index.html": "new -> maps/a.html -> maps/c.html -> personas/p.html",
    "maps/a.html": "new -> index.html -> personas/p.html",
    "maps/c.html": "new -> maps/a.html -> deep/er/x.html",
    "personas/p.html": "new -> maps/c.html",
    "deep/er/x.html": "new -> index.html",
}


def linked(texts: Mapping[str, str]) -> list[Page]:
    return [page(path, text, is_entry=path == "index.html") for path, text in texts.items()]


def published(folder: Path) -> dict[str, str]:
    """The pages of a folder, without what a run that was cut off has left beside them."""
    return {path: text for path, text in files(folder).items() if not path.startswith(".")}


def check_links(folder: Path) -> None:
    """Whoever comes from the front page finds whole pages behind all links."""
    texts = published(folder)
    reached: set[str] = set()
    ahead = {"index.html"}
    while ahead:
        reached |= ahead
        for path in ahead:
            assert texts.get(path) in (BEFORE.get(path, ""), AFTER.get(path, "")), path
        ahead = {link for path in ahead for link in re.findall(r"-> (\S+)", texts[path])} - reached


CHANGING = ("link", "mkdir", "replace", "rmdir", "unlink")
"""The calls by which files change, beside writing."""


class Faults:
    """Makes the nth call fail that changes files, or all from there on, and looks at the site after each other one."""

    def __init__(self, folder: Path, number: int, error: BaseException, *, lasting: bool) -> None:
        self.folder, self.number, self.error, self.lasting = folder, number, error, lasting
        self.calls = 0

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in CHANGING:
            patch.setattr(os, name, self.wrapped(getattr(os, name)))
        patch.setattr(Path, "write_bytes", self.wrapped(Path.write_bytes, half=True))

    def wrapped(self, function: Callable[..., Any], *, half: bool = False) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if self.calls == self.number or (self.lasting and self.calls > self.number):
                self.calls += 1
                if half:
                    function(args[0], args[1][: len(args[1]) // 2])
                raise self.error
            self.calls += 1
            result = function(*args, **options)
            if not half:
                check_links(self.folder)
            return result

        return call


NO_SPACE = OSError(errno.ENOSPC, "No space left on device")
NO_RIGHT = PermissionError(errno.EACCES, "Permission denied")
OTHER_DISK = OSError(errno.EXDEV, "Invalid cross-device link")


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", [NO_SPACE, NO_RIGHT, OTHER_DISK, KeyboardInterrupt()], ids=repr)
def test_a_fault_at_any_step(error: BaseException, lasting: bool, tmp_path: Path) -> None:
    reference = tmp_path / "reference"
    write_site(linked(AFTER), reference)
    for number in range(200):
        folder = tmp_path / str(number)
        write_site(linked(BEFORE), folder)
        faults = Faults(folder, number, error, lasting=lasting)
        outcome: SiteChanges | BaseException
        with pytest.MonkeyPatch.context() as patch:
            faults.install(patch)
            try:
                outcome = write_site(linked(AFTER), folder)
            except (CannotPublish, KeyboardInterrupt) as failure:
                outcome = failure
        check_links(folder)
        if isinstance(outcome, SiteChanges):
            left = {leftover.path for leftover in outcome.not_removed}
            assert published(folder) == AFTER | {path: BEFORE[path] for path in left}
        elif isinstance(outcome, CannotPublish) and not isinstance(outcome, PublishedInPart):
            assert published(folder) == BEFORE
        write_site(linked(AFTER), folder)
        assert files(folder) == AFTER
        assert (folder / MANIFEST).read_bytes() == (reference / MANIFEST).read_bytes()
        if faults.calls <= number:
            return
    pytest.fail("there is no end of steps")


def test_what_cannot_be_taken_back_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "index.html" or ".journeymap-new/old" in Path(source).as_posix():
            raise NO_RIGHT
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PublishedInPart, match=r"denied\. 2 of 3 pages could not be put back as they were"):
        write_site(pages(index="new", maps__a="new", maps__b="old"), site)
    assert files(site) == OLD | {"maps/a.html": "new"}


def test_a_file_system_without_hard_links(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "index.html" and "/new/" in Path(source).as_posix():
            raise NO_SPACE
        replace(source, target)

    def no_link(*args: Any, **options: Any) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CannotPublish, match="no space left on device"):
        write_site(pages(index="new", maps__a="new", maps__c="new"), site)
    assert files(site) == OLD


def test_what_is_killed_is_made_good_by_the_next_run(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill leaves no time to take anything back."""
    replace = os.replace

    def die(source: Path, target: Path) -> None:
        if Path(target).name == "index.html":
            raise KeyboardInterrupt
        replace(source, target)

    new = pages(index="new", maps__a="new", maps__c="new")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", die)
        patch.setattr("journeymap.publish.writer._Placement.undo", lambda self: 0)
        with pytest.raises(KeyboardInterrupt):
            write_site(new, site)
    assert files(site) == OLD | {"maps/a.html": "new", "maps/c.html": "new"}
    stale = [*pages(index="new", maps__a="new"), page("maps/b.html", "fresh", may_stay=True)]
    write_site(stale, site)  # c is known though it was never listed in full, and b does not stay
    assert files(site) == {"index.html": "new", "maps/a.html": "new", "maps/b.html": "fresh", "mine.txt": "mine"}
    write_site(pages(index="newer"), site)
    assert files(site) == {"index.html": "newer", "mine.txt": "mine"}


# Pages that should go and cannot.


@pytest.mark.parametrize("error", [NO_RIGHT, OSError(errno.EBUSY, "Device or resource busy")], ids=repr)
def test_a_page_that_cannot_be_removed_is_told_and_remembered(
    error: OSError, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if source == site / "maps" / "b.html":
            raise error
        replace(source, target)

    without_b = pages(index="new", maps__a="new")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        for written in (2, 0):  # as often as one tries
            changes = write_site(without_b, site)
            left = Leftover("maps/b.html", str(error.strerror).lower())
            assert changes == SiteChanges(written, 2 - written, 0, (left,))
            assert files(site) == OLD | {"index.html": "new", "maps/a.html": "new"}
    assert write_site(without_b, site).removed == 1
    assert files(site) == {"index.html": "new", "maps/a.html": "new", "mine.txt": "mine"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_page_in_a_folder_that_may_not_be_written(site: Path) -> None:
    (site / "maps").chmod(0o500)
    try:
        assert write_site(pages(index="new"), site).not_removed[0] == Leftover("maps/a.html", "permission denied")
    finally:
        (site / "maps").chmod(0o700)
    assert write_site(pages(index="new"), site).removed == 2


def test_a_page_under_another_name_is_not_removed(site: Path) -> None:
    """On some disks names differ by case alone and lead to the same file; so do links to folders."""
    (site / MANIFEST).write_text('["maps/a.html", "maps/A.html"]', encoding="utf-8")
    (site / "maps" / "A.html").hardlink_to(site / "maps" / "a.html")
    assert write_site(pages(index="new", maps__a="old"), site).removed == 0
    assert files(site)["maps/a.html"] == "old"


# Whose files they are.


@pytest.mark.parametrize("path", ["README.md", "index.html"])
def test_somebody_elses_page_is_not_overwritten(path: str, tmp_path: Path) -> None:
    (tmp_path / path).write_text("mine", encoding="utf-8")
    (tmp_path / MANIFEST).write_text(json.dumps([path]), encoding="utf-8")
    with pytest.raises(CannotPublish, match=rf"'.*{path}' is there already and was not made by journeymap"):
        write_site([page("maps/a.md", "a"), page(path, "ours", is_entry=True)], tmp_path)
    assert files(tmp_path) == {path: "mine"}
    assert not (tmp_path / "maps").exists()


def test_somebody_elses_page_that_is_just_like_ours(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(marked("same"), encoding="utf-8")
    assert write_site(pages(index="same"), tmp_path) == SiteChanges(0, 1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "mine",
        "<!doctype html><head></head><body>" + "x" * 9000,
        'How pages begin: <meta name="generator" content="journeymap">',
        f"{MARK} is the last line of each page.",
        '<!doctype html><head></head><meta name="generator" content="journeymap">',
    ],
)
def test_a_committed_manifest_removes_nobodys_file(text: str, site: Path) -> None:
    (site / "notes.html").write_text(text, encoding="utf-8")
    (site / MANIFEST).write_text(json.dumps({"pages": ["notes.html", "maps/b.html"]}), encoding="utf-8")
    assert write_site(pages(index="old", maps__a="old"), site).removed == 1
    assert (site / "notes.html").read_text(encoding="utf-8") == text
    assert "notes.html" not in (site / MANIFEST).read_text(encoding="utf-8")


HOSTILE_MANIFESTS = {
    "empty": "",
    "cut off": "[",
    "a number": "1",
    "a huge number": "1" * 5000,
    "null": "null",
    "no names": "[1, null, {}, [], true]",
    "names that are none": '{"pages": {"a": 1}, "outlines": [".html"]}',
    "not text": "\xff",
    "NUL": r'["a\u0000.html", "maps/\u0000"]',
    "a surrogate": r'["\ud800.html", "maps/\udfff.html"]',
    "deep": "[" * 100_000,
    "deep objects": '{"pages":' * 100_000,
    "names that lead out": '["../mine.html", "/mine.html", "maps/../../mine.html", "..", "", ".", "C:/mine.html"]',
    "other names of our pages": '["./index.html", "maps//a.html", "maps/./a.html", "maps/../index.html"]',
    "a name that is too long": json.dumps(["x" * 5000 + ".html", "maps/a.html/b.html"]),
    "too large": "[" + " " * 17_000_000 + '"maps/b.html"]',
}


@pytest.mark.parametrize("manifest", HOSTILE_MANIFESTS.values(), ids=HOSTILE_MANIFESTS)
def test_a_manifest_that_is_not_ours(manifest: str, site: Path) -> None:
    (site.parent / "mine.html").write_text(marked("mine"), encoding="utf-8")
    (site / MANIFEST).write_text(manifest, encoding="latin-1")
    assert write_site(pages(index="new", maps__a="new", other="new"), site) == SiteChanges(3, 0, 0)
    assert files(site) == OLD | {"index.html": "new", "maps/a.html": "new", "other.html": "new"}
    assert files(site.parent)["mine.html"] == "mine"
    assert write_site(pages(index="new", maps__a="new"), site).removed == 1


@posix
@pytest.mark.parametrize("name", [MANIFEST, ".journeymap-lock", ".journeymap-new", "index.html", "maps", "maps/a.html"])
@pytest.mark.parametrize("kind", ["pipe", "folder", "link to a pipe", "link to nothing", "link to itself"])
def test_something_else_in_the_place_of_a_file(kind: str, name: str, site: Path) -> None:
    """It neither hangs nor fails without a sentence, and what it did not make is still there."""
    place = site / name
    if place.is_dir():
        place.rename(site.parent / "aside")
    place.unlink(missing_ok=True)
    os.mkfifo(site.parent / "pipe")
    match kind:
        case "pipe":
            os.mkfifo(place)
        case "folder":
            place.mkdir()
        case "link to a pipe":
            place.symlink_to(site.parent / "pipe")
        case "link to nothing":
            place.symlink_to(site.parent / "nothing")
        case _:
            place.symlink_to(place)
    try:
        write_site(pages(index="new", maps__a="new"), site)
    except CannotPublish:
        assert "new" not in published(site).values()
    else:
        assert published(site).items() >= {"index.html": "new", "maps/a.html": "new"}.items()
    assert not (site.parent / "nothing").exists()


@posix
def test_links_in_the_place_of_pages_do_not_let_anything_out(site: Path) -> None:
    outside = site.parent / "outside.html"
    outside.write_text("mine", encoding="utf-8")
    (site / "maps" / "a.html").unlink()
    (site / "maps" / "a.html").symlink_to(outside)
    with pytest.raises(CannotPublish, match="was not made by journeymap"):
        write_site(pages(index="new", maps__a="new"), site)
    write_site(pages(index="new"), site)
    assert outside.read_text(encoding="utf-8") == "mine"
    assert (site / "maps" / "a.html").is_symlink()


# One render at a time.


def test_one_render_at_a_time(site: Path) -> None:
    def meanwhile() -> Iterator[Page]:
        with pytest.raises(CannotPublish, match="another journeymap render is writing"):
            write_site(pages(index="other"), site)
        yield from pages(index="new", maps__a="new", maps__b="new")

    assert write_site(meanwhile(), site).written == 3


def test_a_lock_that_was_left_behind(site: Path) -> None:
    (site / ".journeymap-lock").touch()
    (site / ".journeymap-new").mkdir()
    (site / ".journeymap-new" / "half.html").write_text("half", encoding="utf-8")
    write_site(pages(index="new"), site)
    assert {path.name for path in site.iterdir()} == {"index.html", "mine.txt", MANIFEST}


@posix
def test_a_lock_that_another_run_takes_away_is_none(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One run opens the lock, another one ends and removes it, a third one makes a new one."""
    import fcntl

    lock = site / ".journeymap-lock"
    flock = fcntl.flock
    holders: list[int] = []
    names: list[int] = []

    def late(descriptor: int, operation: int) -> None:
        if operation & fcntl.LOCK_EX and not holders:
            holders.append(descriptor)
            lock.unlink()
            assert write_site(pages(index="third", maps__a="old", maps__b="old"), site).written == 1
        flock(descriptor, operation)
        if operation & fcntl.LOCK_EX:
            names.append(os.fstat(descriptor).st_nlink)

    monkeypatch.setattr(fcntl, "flock", late)
    try:  # filelock 4.3 locks the new file, since the third run has ended by now; older ones give up
        write_site(pages(index="second", maps__a="old", maps__b="old"), site)
    except CannotPublish:
        assert files(site) == OLD | {"index.html": "third"}
    else:
        assert names[-1] == 1, "nothing is written under a lock that no other run can see"
        assert files(site) == OLD | {"index.html": "second"}


# The folder.


@posix
@pytest.mark.parametrize("link", ["maps", "new"])
def test_links_that_lead_out_of_the_site(link: str, site: Path) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    if (site / link).exists():
        (site / link).rename(site / "elsewhere")
    (site / link).symlink_to(outside)
    with pytest.raises(CannotPublish, match="would be written outside"):
        write_site(pages(index="new", maps__a="new", new__a="new"), site)
    assert list(outside.iterdir()) == []
    assert files(site)["index.html"] == "old"


@posix
@pytest.mark.parametrize("inside", [True, False])
def test_a_link_in_the_place_of_the_staging_folder(inside: bool, site: Path) -> None:
    outside = site / "maps" if inside else site.parent
    (site / ".journeymap-new").symlink_to(outside)
    with pytest.raises(CannotPublish, match=r"journeymap-new' is in the way; remove it"):
        write_site(pages(index="new", maps__a="new"), site)
    assert files(site) == OLD


@posix
def test_nothing_is_removed_through_a_link(site: Path) -> None:
    outside = site.parent / "outside"
    (site / "maps").rename(outside)
    (site / "maps").symlink_to(outside)
    write_site(pages(index="new"), site)
    assert files(outside) == {"a.html": "old", "b.html": "old"}


def test_a_folder_in_the_place_of_a_page(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").mkdir()
    with pytest.raises(CannotPublish, match=r"index\.html' is a folder, and a page has to go there; move it away"):
        write_site(pages(index="new", maps__a="new", maps__c="new"), site)
    assert files(site) == {path: text for path, text in OLD.items() if path != "index.html"}


def test_pages_that_lead_out_of_the_site(tmp_path: Path) -> None:
    with pytest.raises(CannotPublish, match="would be written outside"):
        write_site([page("../evil.html", "x")], tmp_path / "site")
    assert not (tmp_path / "evil.html").exists()


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "\ud800"])
def test_names_that_files_cannot_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotPublish, match="cannot write to"):
        write_site(pages(index="new"), tmp_path / name)
    with pytest.raises(CannotPublish, match="cannot write to"):
        write_site([page(f"{name}.html", "x")], tmp_path / "site")


def test_a_file_where_the_site_should_be(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotPublish, match="cannot write to"):
        write_site(pages(index="new"), tmp_path / "site")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_site_that_may_not_be_written(site: Path) -> None:
    site.chmod(0o500)
    try:
        with pytest.raises(CannotPublish, match="permission denied"):
            write_site(pages(index="new"), site)
    finally:
        site.chmod(0o700)
    assert files(site) == OLD
