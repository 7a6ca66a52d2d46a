"""Run a command, then print what it imported: how many of our modules, and which heavy libraries."""

from __future__ import annotations

import json
import sys

from journeymap.__main__ import main as journeymap

HEAVY = ("pydantic", "yaml", "jinja2", "rich")


def imported() -> dict[str, object]:
    """Count what is loaded so far."""
    ours = [name for name in sys.modules if name.partition(".")[0] == "journeymap"]
    return {"modules": len(ours), "heavy": [name for name in HEAVY if name in sys.modules]}


if __name__ == "__main__":
    code = journeymap(sys.argv[1:])
    print(json.dumps(imported()))
    sys.exit(code)
