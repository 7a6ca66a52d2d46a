"""Whatever is edited and published in whatever order, every link of the site leads somewhere."""

import posixpath
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeymap
from tests.publish.reading import read
from tests.support.workspaces import TODAY, write_below

MARKDOWN_LINK = re.compile(r"\]\(([^)\s]+)\)")


def check_links(site: Path, formats: Iterable[str] = ("html", "markdown")) -> None:
    files = [file for form in formats for file in site.rglob({"html": "*.html", "markdown": "*.md"}[form])]
    pages = {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in files}
    ids = {path: set(read(text).values("id")) for path, text in pages.items() if path.endswith(".html")}
    for path, text in pages.items():
        for link in read(text).values("href") if path in ids else MARKDOWN_LINK.findall(text):
            parts = urlsplit(link)
            if parts.scheme or not (parts.path or path in ids):
                continue
            folder = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else path
            assert target in pages, f"{path} leads to {link}"
            assert not parts.fragment or unquote(parts.fragment) in ids[target], f"{path} leads to {link}"


@dataclass
class Editor:
    """Somebody who edits maps and publishes them."""

    root: Path
    maps: dict[str, dict[str, str]] = field(default_factory=dict)
    edits: int = 0

    def edit(self, name: str) -> None:
        """Change a text that stands on no other page."""
        self.edits += 1
        self.maps.setdefault(name, {"stage": "one", "persona": "ann"})["goal"] = f"Text {self.edits}"
        self._write(name)

    def change_title(self, name: str) -> None:
        """Change what the pages of its neighbors call it."""
        self.edits += 1
        self.maps.setdefault(name, {"stage": "one", "persona": "ann"})["title"] = f"Title {self.edits}"
        self._write(name)

    def rename_stage(self, name: str) -> None:
        self.edits += 1
        self.maps.setdefault(name, {"persona": "ann"})["stage"] = f"stage-{self.edits}"
        self._write(name)

    def change_persona(self, name: str) -> None:
        self.edits += 1
        self.maps.setdefault(name, {"stage": "one"})["persona"] = f"person-{self.edits}"
        self._write(name)

    def use_channel(self, name: str) -> None:
        """Use a built-in channel, which has a page where it is used."""
        self.edits += 1
        self.maps.setdefault(name, {"stage": "one", "persona": "ann"})["channel"] = ("phone", "email")[self.edits % 2]
        self._write(name)

    def rename(self, name: str) -> None:
        if name in self.maps:
            self.edits += 1
            self.maps[f"{name}-{self.edits}"] = self.maps[name]
            self._write(f"{name}-{self.edits}")
            self.delete(name)

    def delete(self, name: str) -> None:
        if name in self.maps and len(self.maps) > 1:
            del self.maps[name]
            (self.root / f"maps/{name}.yaml").unlink()

    def retitle(self, name: str) -> None:
        self.edits += 1
        write_below(self.root, {"journeymap.yaml": f"title: {name} {self.edits}\n"})

    def lose_page(self, name: str) -> None:
        """Remove a page by hand."""
        for suffix in ("html", "md"):
            (self.root / f"site/maps/{name}.{suffix}").unlink(missing_ok=True)

    def publish(self, formats: Iterable[str], paths: Iterable[str] | None = None, out: str = "site") -> None:
        workspace = journeymap.load(self.root, today=TODAY)
        assert not workspace.problems
        wanted = None if paths is None else set(paths)
        journeys = [journey for id_, journey in workspace.journeys.items() if wanted is None or id_ in wanted]
        journeymap.render(
            workspace, self.root / out, formats=list(formats), journeys=None if wanted is None else journeys
        )

    def _write(self, name: str) -> None:
        data = self.maps[name]
        touchpoint = f"{{name: A, channel: {data['channel']}}}" if "channel" in data else "A"
        text = (
            f"title: {data.get('title', name)}\npersonas: {{{data['persona']}-{name.replace('/', '-')}: P}}\n"
            f"stages:\n  {data['stage']}: {{phases: [aware], touchpoints: [{touchpoint}]}}\n"
            f"  two: {{goals: [{data.get('goal', 'x')}]}}\n"
        )
        write_below(self.root, {f"maps/{name}.yaml": text})


EDITS: list[Callable[[Editor, str], None]] = [
    Editor.edit,
    Editor.change_title,
    Editor.rename_stage,
    Editor.change_persona,
    Editor.use_channel,
    Editor.rename,
    Editor.delete,
    Editor.retitle,
    Editor.lose_page,
]
NAMES = st.sampled_from(["a", "b", "c/d"])
FORMATS = st.sampled_from([("html",), ("markdown",), ("html", "markdown")])
PUBLISH = st.tuples(FORMATS, st.none() | st.sets(NAMES, max_size=2))
STEPS = st.lists(st.tuples(st.sampled_from(EDITS), NAMES) | PUBLISH, min_size=3, max_size=9)


@pytest.mark.slow
@settings(max_examples=15)
@given(steps=STEPS)
def test_any_order_of_edits_and_renders(steps: list[tuple[object, object]]) -> None:
    with TemporaryDirectory() as folder:
        editor = Editor(Path(folder))
        editor.edit("a")
        editor.edit("b")
        for first, second in steps:
            if callable(first):
                first(editor, second)
            else:
                editor.publish(first, second)  # type: ignore[arg-type]  # what PUBLISH draws
                check_links(editor.root / "site", first)  # type: ignore[arg-type]
        check_reference(editor)


def check_reference(editor: Editor) -> None:
    """A render of everything gives what it gives in a folder of its own, to the byte."""
    contents = []
    for out in ("site", "reference"):
        editor.publish(["html", "markdown"], out=out)
        site = editor.root / out
        contents.append({file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()})
    assert contents[0] == contents[1]


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    editor = Editor(tmp_path)
    editor.edit("a")
    editor.edit("b")
    return editor


def page(editor: Editor, name: str) -> str:
    return (editor.root / "site" / "maps" / name).read_text(encoding="utf-8")


def test_other_pages_are_written_where_a_link_would_lead_nowhere(editor: Editor) -> None:
    editor.publish(["html"], ["a"])
    assert "Text 2" in page(editor, "b.html")
    editor.edit("b")
    editor.publish(["html"], ["a"])
    assert "Text 2" in page(editor, "b.html"), "its links still fit"
    editor.rename_stage("b")
    editor.publish(["html"], ["a"])
    assert "Text 3" in page(editor, "b.html")
    assert 'id="stage-4.stage"' in page(editor, "b.html")


def test_a_map_that_is_gone_takes_its_pages_along(editor: Editor) -> None:
    editor.publish(["html"])
    editor.delete("b")
    editor.publish(["html"], ["a"])
    assert not (editor.root / "site/maps/b.html").exists()
    assert not (editor.root / "site/personas/ann-b.html").exists()


def test_a_format_is_whole_by_itself(editor: Editor) -> None:
    editor.publish(["html"])
    editor.rename_stage("b")
    editor.publish(["markdown"], ["a"])
    check_links(editor.root / "site")
    assert "stage-3" in page(editor, "b.md")
    assert "stage-3" not in page(editor, "b.html")
    editor.publish(["html"], [])
    assert "stage-3" in page(editor, "b.html")


def test_a_site_that_was_moved_stays_whole(editor: Editor) -> None:
    editor.publish(["html"])
    shutil.move(editor.root / "site", editor.root / "moved")
    editor.publish(["html"], ["a"], out="moved")
    check_links(editor.root / "moved")


THEME = "<title>{% block title %}{% endblock %}</title><main>{% block main %}{% endblock %}</main>"


@pytest.mark.parametrize("text", [THEME, f"<!doctype html>{THEME}"])
def test_pages_of_a_theme_are_ours_too(text: str, editor: Editor) -> None:
    write_below(editor.root, {"journeymap.yaml": "site: {theme: brand}\n", "brand/html/frame/page.html": text})
    editor.publish(["html"])
    editor.edit("a")
    editor.delete("b")
    editor.publish(["html"])
    assert "Text 3" in page(editor, "a.html")
    assert not (editor.root / "site/maps/b.html").exists()
