"""The sandbox that the templates of a theme run in: nothing but an allow-list can be reached, and all work is counted.

Jinja2's own sandbox keeps some attributes from templates. This one turns it around: what is not named here cannot be
read, called or used as a filter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import Environment, TemplateRuntimeError, Undefined, pass_context
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, StrictUndefined, markup_join, str_join
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS

from journeymap.publish.themes import metering

_STEPS = 350_000
_STEPS_PER_VALUE = 95
"""What a page may cost: so much, and so much more for each value and sign in its records. Ours take a third of it."""
_DEEPEST = 60
"""How many macros and blocks may run within one another. Ours need half of that, for nested conditions of a stage."""
_LARGEST_NUMBER = 2**53
_LONGEST_COUNTED = 500

Values = tuple[Any, ...]
Cost = Callable[["Meter", Values], int]


class NotAllowed(TemplateRuntimeError):
    """A template does what a theme may not do."""


class Meter:
    """Counts what the templates of a page do, and stops them when it is too much."""

    def __init__(self) -> None:
        self._left = 0
        self._weights: dict[int, tuple[Any, int]] = {}

    def start(self, views: Mapping[str, Any]) -> None:
        """Begin a page: the more it shows, the more it may cost."""
        self._weights.clear()
        self._left = _STEPS + _STEPS_PER_VALUE * sum(map(self.weight, views.values()))

    def charge(self, steps: int) -> None:
        """Take some steps from what is left. Raises NotAllowed when that is not enough."""
        self._left -= steps
        if self._left < 0:
            raise NotAllowed("the page takes too much work or becomes too long")

    def weight(self, value: Any) -> int:
        """Return how many values and signs there are in a value, with those in its records."""
        if isinstance(value, str):
            return 1 + len(value)
        if isinstance(value, dict):
            return 1 + sum(map(self.weight, chain.from_iterable(value.items())))
        if isinstance(value, _COLLECTIONS):
            return 1 + sum(map(self.weight, value))
        if isinstance(value, int | float | None) or not _is_record(value):
            return 1
        weighed = self._weights.get(id(value))
        if weighed is None:
            weight = 1 + sum([self.weight(getattr(value, name)) for name in _fields(value)])
            weighed = self._weights[id(value)] = (value, weight)  # it must live as long as its number is remembered
        return weighed[1]


def _is_record(value: object) -> bool:
    return is_dataclass(type(value))


def _room(value: Any) -> int:
    """What a value takes that has just been made; the parts of a list take more room than the signs of a text."""
    return _length(value) if isinstance(value, str) else 20 * _length(value)


def _length(value: Any) -> int:
    return 1 + (len(value) if isinstance(value, _COLLECTIONS) else 0)


def _fields(record: Any) -> Iterable[str]:
    names: dict[str, Any] = type(record).__dataclass_fields__
    return names


# What a filter, a test or a function costs, beside what it makes


def _by_length(_: Meter, values: Values) -> int:
    return sum(map(_length, values))


def _by_weight(meter: Meter, values: Values) -> int:
    return sum(map(meter.weight, values))


def _by_order(meter: Meter, values: Values) -> int:
    weight = _by_weight(meter, values)
    return weight * weight.bit_length()


def _by_text(meter: Meter, values: Values) -> int:
    for value in values:
        _check_text(value)
    return _by_weight(meter, values)


def _by_markdown(meter: Meter, values: Values) -> int:
    return 50 * _by_text(meter, values)


def _by_file(meter: Meter, values: Values) -> int:
    return 5_000 + _by_text(meter, values)


def _by_join(meter: Meter, values: Values) -> int:
    separator = values[1] if len(values) > 1 else ""
    return _by_text(meter, values) + len(str(separator)) * _length(values[0])


def _by_counted(meter: Meter, values: Values) -> int:
    if any(isinstance(value, str) and len(value) > _LONGEST_COUNTED for value in values):
        raise NotAllowed("a counted text, and what is put into it, must be short")
    return _by_text(meter, values)


def _check_text(value: Any) -> None:
    for part in (value,) if isinstance(value, str | dict) or not isinstance(value, _COLLECTIONS) else value:
        if isinstance(part, Undefined):
            str(part)  # which raises where a name is missing, and not where an `if` has no `else`
        elif not isinstance(part, _TEXTS):
            kind = "a list" if isinstance(part, _COLLECTIONS) else "a record" if _is_record(part) else "this"
            raise NotAllowed(f"{kind} cannot be shown as a text; name a part of it")


_TEXTS = (str, int, float, date, type(None))
_COLLECTIONS: tuple[type[Any], ...] = (
    str,
    tuple,
    list,
    dict,
    range,
    type({}.items()),
    type({}.keys()),
    type({}.values()),
)

_FILTERS: dict[str, Cost] = {
    **dict.fromkeys(("count", "d", "default", "first", "last", "length", "list", "reverse"), _by_length),
    **dict.fromkeys(("map", "reject", "rejectattr", "select", "selectattr"), _by_length),
    **dict.fromkeys(("groupby", "max", "min", "sort", "unique"), _by_order),
    **dict.fromkeys(("abs", "capitalize", "e", "escape", "float", "int", "lower", "string", "title"), _by_text),
    **dict.fromkeys(("trim", "upper", "urlencode"), _by_text),
    "join": _by_join,
}
"""The filters of Jinja2 that a theme may use, beside those that are written anew below, and what each costs."""
_OURS: dict[str, Cost] = {
    **dict.fromkeys(("condition", "diagrams", "low_points", "percent", "pieces", "quantity", "sentence"), _by_weight),
    **dict.fromkeys(("stage_counts", "target_link", "worst_severity"), _by_weight),
    **dict.fromkeys(("markdown", "markdown_line"), _by_markdown),
    "counted": _by_counted,
    "join": _by_join,
    "lanes_at": _by_length,
    "framed": _by_file,
    "sheet": _by_weight,
    "picture": _by_file,
}
"""What our own filters and functions cost. One that is not named here takes nothing but texts and numbers."""
_TESTS = (
    *("!=", "<", "<=", "==", ">", ">=", "boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "float"),
    *("ge", "greaterthan", "gt", "in", "integer", "iterable", "le", "lessthan", "lt", "mapping", "ne", "none"),
    *("number", "odd", "sequence", "string", "true", "undefined"),
)

_READABLE: dict[type, tuple[str, ...]] = {
    str: (
        *("capitalize", "endswith", "isdigit", "lower", "lstrip", "removeprefix", "removesuffix", "rstrip", "split"),
        *("startswith", "strip", "title", "upper"),
    ),
    dict: ("get", "items", "keys", "values"),
    LoopContext: (
        *("cycle", "depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem"),
        *("revindex", "revindex0"),
    ),
    date: ("day", "month", "year"),
}
"""What may be read of values that are no records. Of a function, a macro or a block nothing may be read."""
_METHODS = frozenset(["beside_at", "first_remaining", "further_remaining", "of_kind"])
"""The methods of records that a theme may call."""
_AT_ONCE = frozenset(["back", "columns", "fraction", "heat", "is_done", "mark", "number", "percent", "state", "used"])
"""What records work out without going through their parts. What else is no field costs what the record weighs."""


def _readable(kind: type) -> frozenset[str]:
    """Return what may be read of values of a kind."""
    for readable, names in _READABLE.items():
        if issubclass(kind, readable):
            return frozenset(names)
    if is_dataclass(kind):
        computed = (name for name in dir(kind) if isinstance(getattr(kind, name, None), property | cached_property))
        return frozenset([*(field.name for field in fields(kind)), *computed, *_METHODS.intersection(dir(kind))])
    # A named tuple, or the settings of the site.
    return frozenset([*getattr(kind, "_fields", ()), *getattr(kind, "model_fields", ())])


class Missing(StrictUndefined):
    """A name that stands for nothing. It may only be asked whether it is defined."""

    @property
    def _undefined_message(self) -> str:
        return self._undefined_hint or f"there is no '{self._undefined_name}' here"


class Function:
    """One of our functions, which a template may call and not look into."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[..., Any]) -> None:
        self._call = call

    def __call__(self, /, *arguments: Any, **named: Any) -> Any:
        """Call the function."""
        return self._call(None, *arguments, **named)


class Sandbox(SandboxedEnvironment):
    """An environment for the templates of a theme. It offers what one for our own templates does."""

    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)

    def __init__(self, ours: Environment) -> None:
        super().__init__(
            autoescape=ours.autoescape,
            finalize=ours.finalize,
            undefined=Missing,
            trim_blocks=ours.trim_blocks,
            lstrip_blocks=ours.lstrip_blocks,
            auto_reload=False,
            optimized=False,  # else constants are worked out while a template is compiled, and nobody counts
        )
        self.meter = Meter()
        self._depth = 0
        self._readable: dict[type, frozenset[str]] = {}
        self._joined_by_ours = ours.concat
        self.filters = self._offered_filters(ours.filters)
        tests: dict[str, Any] = TESTS
        self.tests = {name: self._metered(tests[name], _by_weight) for name in _TESTS}
        own = (name for name in ours.globals if ours.globals[name] is not DEFAULT_NAMESPACE.get(name))
        self.globals = {name: self.offered(name, ours.globals[name]) for name in own}
        self.globals["range"] = Function(self._range)

    def offered(self, name: str, value: Any) -> Any:
        """Return a value as templates get it: of a function, nothing but its call."""
        return Function(self._metered(value, _OURS.get(name, _by_text))) if callable(value) else value

    def compile(self, source: Any, name: Any = None, filename: Any = None, *arguments: Any, **options: Any) -> Any:
        """Compile a template so that it counts its steps."""
        try:
            template = self.parse(source, name, filename) if isinstance(source, str) else source
            counted = metering.metered(template, self, name)
            return super().compile(counted, name, filename, *arguments, **options)
        except ValueError as error:  # of the longest numbers
            raise metering.Refusal("a number is too large", 1, name) from error
        except (SyntaxError, RecursionError, MemoryError) as error:  # of Python, to which a template is compiled
            raise metering.Refusal("the template is nested too deeply", 1, name) from error

    def concat(self, parts: Iterable[str]) -> str:
        """Join what a template, a macro or a block has rendered."""
        rendered = []
        for part in parts:
            self.meter.charge(len(part))
            rendered.append(part)
        return self._joined_by_ours(rendered)

    # What can be reached

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether an attribute may be read."""
        if attr.startswith("_"):
            return False
        kind = type(obj)
        if kind not in self._readable:
            self._readable[kind] = _readable(kind)
        return isinstance(obj, TemplateModule) or attr in self._readable[kind]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute that may be read, or else an item."""
        if isinstance(obj, Undefined):
            str(obj)  # which raises, and says what is missing
        if not self.is_safe_attribute(obj, attribute, None) or not hasattr(obj, attribute):
            return self._item(obj, attribute)
        if _is_record(obj) and attribute not in _fields(obj) and attribute not in _AT_ONCE:
            self.meter.charge(self.meter.weight(obj))
        return getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item, or else an attribute that may be read."""
        if isinstance(obj, Undefined):
            str(obj)
        if isinstance(argument, str) and not isinstance(obj, dict) and self.is_safe_attribute(obj, argument, None):
            return self.getattr(obj, argument)
        return self._item(obj, argument)

    def _item(self, obj: Any, key: Any) -> Any:
        if not isinstance(key, str | int):
            raise NotAllowed("what stands between [ and ] must be a number or a text")
        try:
            return obj[key]
        except (TypeError, LookupError):
            if str(key).startswith("_"):
                raise NotAllowed(f"a theme may not read '{key}'") from None
            return self.undefined(obj=obj, name=str(key))

    def wrap_str_format(self, value: Any) -> None:
        """Offer no `str.format`: there is a filter."""

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function of ours, a method that may be read, a macro or a block."""
        named = {name: value for name, value in kwargs.items() if not name.startswith("_")}  # Jinja2 adds some
        if isinstance(obj, Function | Undefined):
            return obj(*args, **named)
        if isinstance(obj, MethodType | BuiltinMethodType):
            self.meter.charge(_length(obj.__self__))
            return self._metered(obj, _by_weight)(context, *args, **named)
        if not isinstance(obj, Macro | BlockReference):
            raise NotAllowed("only a macro, a block or a function can be called")
        if self._depth >= _DEEPEST:
            raise NotAllowed("a macro or block calls itself without an end")
        self._depth += 1
        try:
            return super().call(context, obj, *args, **kwargs)
        finally:
            self._depth -= 1

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, join two texts or two lists, or put values into a text."""
        if isinstance(left, int | float) and isinstance(right, int | float):
            return _checked(self.binop_table[operator](left, right))
        if operator == "%" and isinstance(left, str):
            return self._formatted(left, right if isinstance(right, tuple | dict) else (right,))
        if operator == "+" and any(isinstance(left, kind) and isinstance(right, kind) for kind in (str, tuple, list)):
            self.meter.charge(_room(left) + _room(right))
            return left + right
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)
        raise NotAllowed(f"'{operator}' must stand between two numbers")

    # What counts

    def _offered_filters(self, ours: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
        own = {name: ours[name] for name in ours if ours[name] is not FILTERS.get(name)}
        return {
            **{name: self._metered(self._of_jinja(name), cost) for name, cost in _FILTERS.items()},
            "format": self._format,
            "replace": self._replace,
            "sum": self._sum,
            **{name: self._metered(own[name], _OURS.get(name, _by_text)) for name in own},
            metering.ALL: self._all_of,
            metering.COUNT: self._count,
            metering.CUT: self._cut,
            metering.JOIN: self._join_up,
            metering.SHOW: self._show,
            metering.WEIGH: self._weigh,
        }

    def _of_jinja(self, name: str) -> Callable[..., Any]:
        function: Callable[..., Any] = FILTERS[name]
        if name in ("first", "groupby", "last", "max", "min", "sort", "unique"):
            return lambda *arguments, **named: function(self, *arguments, **named)
        if name == "join":
            return pass_context(lambda context, *arguments, **named: function(context.eval_ctx, *arguments, **named))
        return function

    def _metered(self, function: Callable[..., Any], cost: Cost) -> Callable[..., Any]:
        """Return a function that is charged for what it gets and for what it makes."""
        needs_context = hasattr(function, "jinja_pass_arg")

        @pass_context
        def metered(context: Context, /, *arguments: Any, **named: Any) -> Any:
            self.meter.charge(cost(self.meter, (*arguments, *named.values())))
            value = function(context, *arguments, **named) if needs_context else function(*arguments, **named)
            value = list(value) if hasattr(value, "__next__") else value
            self.meter.charge(_room(value))
            return _checked(value)

        return metered

    @pass_context
    def _count(self, _: Context, steps: int) -> None:
        self.meter.charge(steps)

    @pass_context
    def _all_of(self, _: Context, items: Any, steps: int) -> Any:
        """Charge for a whole loop before it begins."""
        if isinstance(items, Undefined):
            str(items)
        if not isinstance(items, _COLLECTIONS):
            raise NotAllowed("a loop goes through a list, and this is none")
        self.meter.charge(len(items) * steps)
        return items

    @pass_context
    def _cut(self, _: Context, value: Any, start: Any, stop: Any, step: Any) -> Any:
        if not isinstance(value, str | tuple | list):
            raise NotAllowed("only a text or a list has a part from one place to another")
        part = value[start:stop:step]
        self.meter.charge(_room(part))
        return part

    @pass_context
    def _join_up(self, context: Context, parts: list[Any]) -> str:
        self.meter.charge(_by_text(self.meter, tuple(parts)))
        return markup_join(parts) if context.eval_ctx.autoescape else str_join(parts)

    @pass_context
    def _show(self, _: Context, value: Any) -> Any:
        _check_text((value,))
        self.meter.charge(_length(value))
        return value

    @pass_context
    def _weigh(self, _: Context, value: Any) -> Any:
        self.meter.charge(self.meter.weight(value))
        return value

    @pass_context
    def _format(self, _: Context, text: Any, *values: Any, **named: Any) -> str:
        _check_text(text)
        return self._formatted(str(text), named or values)

    def _formatted(self, text: str, values: Values | dict[str, Any]) -> str:
        """Put values into a text, without the widths that make a page of blanks from one letter."""
        if "%" in _CONVERSION.sub("", text):
            raise NotAllowed("a text can have %s, %d or %.1f in it, and no other sign after '%' but a second one")
        every = tuple(values.values()) if isinstance(values, dict) else values
        times = text.count("%") if isinstance(values, dict) else 1
        self.meter.charge(len(text) + times * _by_text(self.meter, every))
        return text % values

    @pass_context
    def _replace(self, context: Context, text: Any, old: Any, new: Any, count: int | None = None) -> Any:
        self.meter.charge(_by_text(self.meter, (text, old, new)))
        self.meter.charge(str(text).count(str(old)) * len(str(new)))
        return FILTERS["replace"](context.eval_ctx, text, old, new, count)

    @pass_context
    def _sum(self, _: Context, values: Any, attribute: Any = None, start: Any = 0) -> Any:
        self.meter.charge(_length(values))
        items = list(map(make_attrgetter(self, attribute), values)) if attribute is not None else list(values)
        if isinstance(start, tuple | list):
            self.meter.charge(_room(start) + sum(map(_room, items)))
            return type(start)(chain(start, *items))
        return _checked(sum(items, start))

    def _range(self, _: None, *bounds: int) -> range:
        numbers = range(*bounds)
        self.meter.charge(len(numbers))
        return numbers


_CONVERSION = re.compile(r"%(?:(?:\(\w+\))?(?:\.\d)?[sdif]|%)")


def _checked(value: Any) -> Any:
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        raise NotAllowed("the number is too large")
    return value
