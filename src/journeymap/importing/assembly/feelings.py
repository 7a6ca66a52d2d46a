"""Combine what several cells say about the feelings at a stage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any


def merged_feeling(there: Any, value: Any, people: Sequence[str]) -> Any:
    """Add a feeling to what is known already; return None if the two cannot be combined."""
    if people:
        whole = there if isinstance(there, dict) else {} if there is None else _spelled(there)
        by = dict(whole.get("by", {}))
        for person in people:
            joined = joined_feeling(by.get(person), value)
            if joined is None:
                return None
            by[person] = joined
        return {**whole, "by": by}
    if isinstance(there, dict) and "by" in there:
        rest = {key: part for key, part in there.items() if key != "by"}
        joined = joined_feeling(rest or None, value)
        return None if joined is None else {**_spelled(joined), "by": there["by"]}
    return joined_feeling(there, value)


def joined_feeling(there: Any, value: Any) -> Any:
    """Combine two feelings of the same people: a score and its words, or more words."""
    if there is None or there == value:
        return value
    one, other = _spelled(there), _spelled(value)
    if set(one) & {"change", "depends"} or set(other) & {"change", "depends"}:
        return None
    if _ways(one) and _ways(other):
        return None
    joined = {**one, **{key: part for key, part in other.items() if key != "feeling"}}
    words = [*_words(one), *(word for word in _words(other) if word not in _words(one))]
    if words:
        joined["feeling"] = words if len(words) > 1 else words[0]
    return joined


def _ways(feeling: Mapping[str, Any]) -> bool:
    return bool(set(feeling) & {"score", "low", "high"})


def _words(feeling: Mapping[str, Any]) -> list[str]:
    words = feeling.get("feeling", [])
    return [words] if isinstance(words, str) else list(words)


def _spelled(value: Any) -> dict[str, Any]:
    """Return a feeling as a mapping of its fields."""
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, list):
        return {"feeling": value}
    is_score = isinstance(value, int | float) or bool(re.fullmatch(r"[-+]?[\d.]+\s*/\s*\d+", str(value)))
    return {"score": value} if is_score else {"feeling": value}
