"""Data classes that are quick to make: every start makes a hundred, and the standard library would compile five methods
for each.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["record"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(
        *, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False
    ) -> Callable[[type[T]], type[T]]:
        """Make a data class whose methods, except for `__init__`, are shared with all others. It is frozen for mypy:
        a guard for each class would take as long to make as all the rest of it.
        """

        def make(cls: type[T]) -> type[T]:
            made = dataclasses.dataclass(eq=False, repr=False, slots=slots, kw_only=kw_only)(cls)
            made.__repr__ = _repr
            if eq:
                made.__eq__, made.__hash__ = _eq, _hash
            return made

        return make


def _values(record: Any) -> list[Any]:
    return [getattr(record, field.name) for field in dataclasses.fields(record)]


def _repr(record: Any) -> str:
    values = ", ".join(f"{field.name}={getattr(record, field.name)!r}" for field in dataclasses.fields(record))
    return f"{type(record).__qualname__}({values})"


def _eq(record: Any, other: object) -> bool:
    return type(record) is type(other) and _values(record) == _values(other)


def _hash(record: Any) -> int:
    return hash((type(record), *_values(record)))
