"""The small changes to a file that a test should notice."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}
WITHOUT_EFFECT = {"annotation", "returns", "decorator_list", "type_params"}
"""Parts that only say what something is, or set up a class: whether it has slots, say."""

Site = tuple[Any, str, Any]
"""What holds something, the field that holds it, and what to put there instead."""


@dataclass(frozen=True)
class Mutant:
    """A change to a file, the `number`-th that can be made; `before` and `after` are the line that differs."""

    path: str
    number: int
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}: {self.before} → {self.after}"


def mutants(path: str, source: str) -> list[Mutant]:
    """All changes to a file."""
    return [Mutant(path, number, *change) for number, change in enumerate(_changes(ast.parse(source)))]


def mutated(source: str, number: int) -> ast.Module:
    """The syntax of a file with one of its changes."""
    tree = ast.parse(source)
    changes = _changes(tree)
    next(islice(changes, number, None))  # and no further, as that would take it back
    return ast.fix_missing_locations(tree)


def _changes(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Make one change after the other, each taken back before the next."""
    for block, field, at in _statements(tree):
        statement = getattr(block, field)[at]
        for holder, name, value in (*_replacements(block, field, at), *_sites(statement)):
            before, original = ast.unparse(statement), getattr(holder, name)
            setattr(holder, name, value)
            after = ast.unparse(getattr(block, field)[at])
            yield statement.lineno, *_difference(before, after)
            setattr(holder, name, original)


def _difference(before: str, after: str) -> tuple[str, str]:
    lines = zip(before.splitlines(), after.splitlines(), strict=False)
    return next(((old.strip(), new.strip()) for old, new in lines if old != new), (before, after))


def _statements(node: ast.AST) -> Iterator[tuple[ast.AST, str, int]]:
    """Every statement, as the block that holds it, the field and the position there."""
    for field, value in ast.iter_fields(node):
        for at, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, ast.stmt) and not _says_nothing(item):
                yield node, field, at
            if isinstance(item, (ast.stmt, ast.excepthandler, ast.match_case)) and not _says_nothing(item):
                yield from _statements(item)


def _says_nothing(statement: ast.AST) -> bool:
    """Whether it is a docstring, an import, a list of names or a part for type checkers."""
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING":
        return True
    if isinstance(statement, ast.Assign):
        return "TypeVar(" in ast.unparse(statement.value) or ast.unparse(statement.targets[0]) == "__all__"
    return isinstance(statement, (ast.Import, ast.ImportFrom))


def _replacements(block: ast.AST, field: str, at: int) -> Iterator[Site]:
    """Other statements in place of one."""
    statement = getattr(block, field)[at]
    others: list[ast.stmt] = []
    if isinstance(statement, (ast.Expr, ast.Raise, ast.AugAssign, ast.Delete)):
        others.append(ast.Pass())
    if isinstance(statement, (ast.Break, ast.Continue)):
        others.append(SWAPPED[type(statement)]())  # type: ignore[arg-type]
    if isinstance(statement, ast.Return) and statement.value and ast.unparse(statement.value) != "None":
        others.append(ast.Return(ast.Constant(None)))
    for other in others:
        whole = list(getattr(block, field))
        whole[at] = ast.copy_location(other, statement)
        yield block, field, whole


def _sites(node: ast.AST) -> Iterator[Site]:
    """What can be changed within a statement, without the statements in it."""
    yield from _site(node)
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            is_part = isinstance(child, ast.AST) and not isinstance(
                child, (ast.stmt, ast.excepthandler, ast.match_case)
            )
            if is_part and field not in WITHOUT_EFFECT:
                yield from _sites(child)


def _site(node: ast.AST) -> Iterator[Site]:
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                yield node, "ops", [*ops[:at], SWAPPED[type(op)](), *ops[at + 1 :]]
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPPED:
            yield node, "op", SWAPPED[type(op)]()
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, "operand", _not(operand)
        case ast.Constant(value=bool() as value):
            yield node, "value", not value
        case ast.Constant(value=(int() | float()) as value):
            yield node, "value", value + 1
        case ast.Constant(value=str() as value) if value:
            yield node, "value", f"XX{value}"
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if isinstance(test, (ast.Name, ast.Call)):
            yield node, "test", _not(test)
        case ast.comprehension(ifs=ifs) if ifs:
            yield node, "ifs", [_not(ifs[0]), *ifs[1:]]


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)
