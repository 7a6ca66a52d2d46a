"""The published pages that the browser tests open: every example, and the maps of every shape."""

from pathlib import Path

from tests.browser.shapes import shapes
from tests.support.publishing import pages
from tests.support.workspaces import WORKSPACES


def publish(folder: Path) -> Path:
    """Write all of them below a folder, one site each; return the folder."""
    source = folder / "source"
    for path, text in shapes().items():
        _write(source / path, text)
    for name, root in {**WORKSPACES, "shapes": source}.items():
        for path, text in pages(root, "html").items():
            _write(folder / name / path, text)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
