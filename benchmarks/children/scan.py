"""Drain the libyaml events of every file of a folder: the least that any reader of YAML in Python has to do."""

from __future__ import annotations

import sys
from pathlib import Path

from yaml.cyaml import CParser


def scan(folder: Path) -> None:
    """Read the files as they stand, without keeping anything of them."""
    for file in sorted(folder.rglob("*.yaml")):
        parser = CParser(file.read_bytes())
        while parser.get_event() is not None:
            pass


if __name__ == "__main__":
    scan(Path(sys.argv[1]))
