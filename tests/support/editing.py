"""How editors read YAML before they check it with a schema."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

# The quicker of the two readers also knows that a question mark may end a text.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CoreLoader(_LOADER):  # type: ignore[misc]  # known only at runtime
    """Reads YAML 1.2, as editors do."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        """Keys are texts, whatever they look like."""
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    def whole(self, node: Any) -> int:
        """A whole number; zeros in front mean nothing, and there are other bases."""
        digits = node.value.lower()
        base = {"0x": 16, "0o": 8}.get(digits[:2])
        return int(digits[2:], base) if base else int(digits)


for name, pattern in (
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
    ("null", r"~|null|Null|NULL|"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"(?:{pattern})$"), None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", CoreLoader.whole)
