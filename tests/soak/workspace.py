"""Workspaces as files in memory, and on the disk while a trial looks at them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Files = dict[str, bytes]
"""What a workspace holds, by path."""


@contextmanager
def written(files: Files) -> Iterator[Path]:
    """A folder with these files, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="journeymap-soak-") as folder:
        root = Path(folder) / "workspace"
        write(root, files)
        yield root


def write(root: Path, files: Files) -> None:
    """Write files into a folder, but for those that no folder could hold: a file within a file, too long a name."""
    root.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with suppress(OSError, ValueError):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
