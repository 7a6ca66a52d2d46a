"""Read all libyaml events of every file in a folder: the least that any YAML reader in Python has to do."""

from __future__ import annotations

import sys
from pathlib import Path

from yaml.cyaml import CParser


def scan(folder: Path) -> None:
    """Parse the files without keeping anything."""
    for file in sorted(folder.rglob("*.yaml")):
        parser = CParser(file.read_bytes())
        while parser.get_event() is not None:
            pass


if __name__ == "__main__":
    scan(Path(sys.argv[1]))
