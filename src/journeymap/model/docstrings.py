"""Read the docstrings below the fields of a class, when somebody asks: pydantic would read all our sources at every
start.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise


@cache
def docstrings_of_fields(cls: type) -> Mapping[str, str]:
    """What is written below each field of a class and of those it comes from."""
    docstrings = {}
    for base in reversed(cls.__mro__):
        definition = _classes(base.__module__).get(base.__qualname__)
        for field, below in pairwise(definition.body if definition else ()):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    docstrings[name] = inspect.cleandoc(text)
    return docstrings


@cache
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """The classes of one of our modules, by name."""
    if module.partition(".")[0] != __name__.partition(".")[0]:
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
