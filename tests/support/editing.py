"""How editors read YAML before they check it with a schema."""

import re
from typing import Any

import yaml


class CoreLoader(yaml.SafeLoader):
    """Reads YAML 1.2, as editors do."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for name, pattern in (
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
    ("null", r"~|null|Null|NULL|"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"(?:{pattern})$"), None)
