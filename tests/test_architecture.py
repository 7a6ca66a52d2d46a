"""Keeps the source small and told. (The directions of imports are held by lint-imports.)"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
FILE_LINES = 250
FUNCTION_LINES = 40
# The loop over YAML events: every call in it costs each of a thousand maps; `make bench` shows it.
HOT_LOOPS = {"build": 45}

every_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())


@every_module
def test_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(parse(module)), "write a docstring: what comes in, what goes out"


@every_module
def test_file_is_small(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LINES, "split it where its parts change for different reasons"


@every_module
def test_functions_are_small(module: Path) -> None:
    long = [
        f"{function.name} ({lines} lines)"
        for function, lines in functions(parse(module))
        if lines > HOT_LOOPS.get(function.name, FUNCTION_LINES)
    ]
    assert not long, "give a step of it a name"


def functions(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Each function with the number of lines of its body, signature and docstring aside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = ast.get_docstring(node) is not None
            body = node.body[1:] if told else node.body
            last = body[-1].end_lineno if body else None
            yield node, last - body[0].lineno + 1 if last else 0


def parse(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))
