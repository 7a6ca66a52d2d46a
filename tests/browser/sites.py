"""The published pages that the browser tests open: all examples, and maps, accounts and programs of every shape."""

from pathlib import Path

from tests.browser.account_shapes import account_shapes
from tests.browser.measured_shapes import measured_shapes
from tests.browser.program_shapes import program_shapes
from tests.browser.shapes import shapes
from tests.support.publishing import pages
from tests.support.workspaces import WORKSPACES


def publish(folder: Path) -> Path:
    """Write all of them below a folder, one site each; return the folder."""
    made = {
        "shapes": shapes(),
        "account shapes": account_shapes(),
        "program shapes": program_shapes(),
        "measured shapes": measured_shapes(),
        "measured arabic": measured_shapes("ar"),
    }
    sources = {name: folder / "source" / name for name in made}
    for name, files in made.items():
        for path, text in files.items():
            _write(sources[name] / path, text)
    for name, root in {**WORKSPACES, **sources}.items():
        for path, text in pages(root, "html").items():
            _write(folder / name / path, text)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
