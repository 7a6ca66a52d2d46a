"""Rewrite the templates of a theme so that all they do is counted, and refuse what themes do without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

ALL, COUNT, CUT, JOIN, SHOW, WEIGH = "go through", "count steps", "cut out", "join up", "show it", "weigh it"
"""The filters that count. No template can call one by mistake: a name has no blank in it."""

Naming = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
_LARGEST_NUMBER = 2**53
_MOST_NODES = 20_000


class Refusal(TemplateSyntaxError):
    """A theme writes what a theme may not write."""


class Reference(NamedTuple):
    """Where a template names another one."""

    template: str
    line: int
    may_be_missing: bool


def metered(template: nodes.Template, environment: Environment, name: str | None) -> nodes.Template:
    """Return a template that counts its steps. Raises Refusal at what a theme may not write."""
    sizes: dict[int, int] = {}
    if _measure(template, sizes) > _MOST_NODES:
        raise Refusal("the template is too long. Split it into several", 1, name)
    counted = _Meter(environment, name, sizes).visit(template)
    assert isinstance(counted, nodes.Template)
    counted.set_environment(environment)
    return counted


def references(template: nodes.Template) -> list[Reference]:
    """Return the templates that a template extends, includes or imports, by name."""
    return [
        Reference(node.template.value, node.lineno, isinstance(node, nodes.Include) and node.ignore_missing)
        for node in template.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
        if isinstance(node, Naming) and isinstance(node.template, nodes.Const)
    ]


class _Meter(NodeTransformer):
    """Puts a counting filter around whatever can grow or repeat.

    A part of a template costs as much as it has nodes, each time that it runs. What it makes costs its size.
    """

    def __init__(self, environment: Environment, name: str | None, sizes: dict[int, int]) -> None:
        self._environment = environment
        self._name = name
        self._sizes = sizes

    def visit(self, node: nodes.Node) -> nodes.Node:
        rewrite = _REWRITTEN.get(type(node))
        if rewrite is None:
            self._refuse(node, f"a theme may not use '{_REFUSED.get(type(node), type(node).__name__.lower())}'")
        return rewrite(self, node)

    def kept(self, node: nodes.Node) -> nodes.Node:
        return self.generic_visit(node)

    def loop(self, node: nodes.For) -> nodes.Node:
        if node.recursive:
            self._refuse(node, "a theme may not use a recursive loop. Write a macro that calls itself")
        cost = self._sizes[id(node)]
        if node.test:  # what is left out costs no more than the question
            whole, cost = cost, 1 + self._sizes[id(node.test)]
        self.kept(node)
        if node.test:
            node.body = [self._step(whole, node.lineno), *node.body]
        node.iter = self._filter(ALL, node.iter, nodes.Const(cost))
        return node

    def output(self, node: nodes.Output) -> nodes.Node:
        self.kept(node)
        node.nodes = [
            child if isinstance(child, nodes.TemplateData) else self._filter(SHOW, child) for child in node.nodes
        ]
        return node

    def concatenation(self, node: nodes.Concat) -> nodes.Node:
        self.kept(node)
        return self._filter(JOIN, nodes.List(node.nodes, lineno=node.lineno))

    def comparison(self, node: nodes.Compare) -> nodes.Node:
        self.kept(node)
        node.expr = self._filter(WEIGH, node.expr)
        for operand in node.ops:
            operand.expr = self._filter(WEIGH, operand.expr)
        return node

    def collection(self, node: nodes.List | nodes.Tuple | nodes.Dict) -> nodes.Node:
        self.kept(node)
        is_target = isinstance(node, nodes.Tuple) and node.ctx == "store"
        return node if is_target else self._filter(WEIGH, node)

    def item(self, node: nodes.Getitem) -> nodes.Node:
        if not isinstance(node.arg, nodes.Slice):
            return self.kept(node)
        self.generic_visit(node.arg)
        bounds = (node.arg.start, node.arg.stop, node.arg.step)
        return self._filter(CUT, self.visit(node.node), *(bound or nodes.Const(None) for bound in bounds))

    def constant(self, node: nodes.Const) -> nodes.Node:
        if isinstance(node.value, int) and abs(node.value) > _LARGEST_NUMBER:
            self._refuse(node, "the number is too large")
        return node

    def call(self, node: nodes.Call) -> nodes.Node:
        return self._with_plain_arguments(node)

    def filter(self, node: nodes.Filter) -> nodes.Node:
        self._check_offered(node, "filter", self._environment.filters)
        return self._with_plain_arguments(node)

    def test(self, node: nodes.Test) -> nodes.Node:
        self._check_offered(node, "test", self._environment.tests)
        return self._with_plain_arguments(node)

    def naming(self, node: Naming) -> nodes.Node:
        if not isinstance(node.template, nodes.Const) or not isinstance(node.template.value, str):
            self._refuse(node, "the name of a template must be written out in quotes")
        return self.kept(node)

    def counted(self, node: nodes.Template | nodes.Macro | nodes.CallBlock | nodes.Block) -> nodes.Node:
        self.kept(node)
        node.body = [self._step(self._sizes[id(node)], node.lineno), *node.body]
        return node

    def _with_plain_arguments(self, node: nodes.Call | nodes.Filter | nodes.Test) -> nodes.Node:
        if node.dyn_args or node.dyn_kwargs:
            self._refuse(node, "a theme may not pass on arguments with '*'. Write them one by one")
        return self.kept(node)

    def _check_offered(self, node: nodes.Filter | nodes.Test, kind: str, offered: Mapping[str, object]) -> None:
        if node.name not in offered or " " in node.name:
            names = ", ".join(sorted(name for name in offered if name.isidentifier()))
            self._refuse(node, f"a theme has no {kind} '{node.name}'. Use one of {names}")

    def _step(self, cost: int, line: int) -> nodes.Stmt:
        return nodes.ExprStmt(self._filter(COUNT, nodes.Const(cost)), lineno=line)

    def _filter(self, name: str, node: nodes.Node, *arguments: nodes.Node) -> nodes.Filter:
        return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno or 1)

    def _refuse(self, node: nodes.Node, message: str) -> NoReturn:
        lines = (part.lineno for part in (node, *node.iter_child_nodes()) if part.lineno)
        raise Refusal(message, next(lines, 1), self._name)


def _measure(node: nodes.Node, sizes: dict[int, int]) -> int:
    """Return of how many nodes a part of a template consists, and remember it for each part of that."""
    size = sizes[id(node)] = 1 + sum(_measure(child, sizes) for child in node.iter_child_nodes())
    return size


_REWRITTEN: dict[type[nodes.Node], Callable[[_Meter, Any], nodes.Node]] = {
    **dict.fromkeys((nodes.TemplateData, nodes.If, nodes.FilterBlock, nodes.With, nodes.Assign), _Meter.kept),
    **dict.fromkeys((nodes.AssignBlock, nodes.Name, nodes.Getattr, nodes.Keyword, nodes.CondExpr), _Meter.kept),
    **dict.fromkeys((nodes.Pair, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos), _Meter.kept),
    **dict.fromkeys((nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod), _Meter.kept),
    **dict.fromkeys((nodes.Template, nodes.Macro, nodes.CallBlock, nodes.Block), _Meter.counted),
    **dict.fromkeys((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport), _Meter.naming),
    **dict.fromkeys((nodes.List, nodes.Tuple, nodes.Dict), _Meter.collection),
    nodes.For: _Meter.loop,
    nodes.Output: _Meter.output,
    nodes.Concat: _Meter.concatenation,
    nodes.Compare: _Meter.comparison,
    nodes.Getitem: _Meter.item,
    nodes.Const: _Meter.constant,
    nodes.Call: _Meter.call,
    nodes.Filter: _Meter.filter,
    nodes.Test: _Meter.test,
}
"""What themes may write, and how it is made to count. Anything else is refused."""
_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Pow: "**",
    nodes.Scope: "autoescape",
    nodes.NSRef: "namespace",
}
"""How people write what is refused, where its name does not say so."""
