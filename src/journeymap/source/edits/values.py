"""The values that edits write."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, TypeGuard


def as_read(value: Any) -> Any:
    """Return data as reading it would return it: every scalar is a text."""
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", key): as_read(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(part) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)


def is_scalar(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def is_filled(value: Any) -> TypeGuard[Mapping[str, Any] | list[Any]]:
    return isinstance(value, Mapping | list) and bool(value)
