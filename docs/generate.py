"""Write the generated pages: format.md from the models, rules.md from the rules, parts of commands.md from the
commands, and the schema of exported maps from the models.

Run it as `make docs`; a test fails while a page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from docs.pages.commands import commands_page
from docs.pages.format import format_page
from docs.pages.map_schema import map_schema
from docs.pages.rules import rules_page

DOCS = Path(__file__).parent
PAGES = {
    "commands.md": commands_page,
    "format.md": format_page,
    "rules.md": rules_page,
    "schemas/map.schema.json": map_schema,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
