"""Says of the source what no linter says. (lint-imports holds the directions of imports.)"""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"


def test_every_module_says_what_it_is_for() -> None:
    modules = sorted(SOURCE.rglob("*.py"))
    silent = [path.name for path in modules if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert not silent
