"""The rules that are there, by code; and a code, name or family as people write it becomes what it means."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import ModuleType

from journeymap.model.suggest import did_you_mean
from journeymap.rules import accounts, after_sale, content, evidence, handoff, measures, movement, people, structure
from journeymap.rules.rule import Rule

FAMILIES: dict[str, str] = {
    "JM1": "structure",
    "JM2": "movement",
    "JM3": "people",
    "JM4": "content",
    "JM5": "accounts",
    "JM6": "handoff",
    "JM7": "after_sale",
    "JM8": "measures",
    "JM9": "evidence",
}
"""The first digit of a code and the family it stands for."""


class UnknownRule(Exception):
    """A name that no rule or family has; the text says which one is near."""


def _discover(*packages: ModuleType) -> dict[str, Rule]:
    rules = {}
    for package in packages:
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Rule):
                    rules[value.code] = value
    return dict(sorted(rules.items()))


RULES: dict[str, Rule] = _discover(
    structure, movement, people, content, accounts, handoff, after_sale, measures, evidence
)


def find(name: str, rules: Mapping[str, Rule] = RULES) -> frozenset[str]:
    """The codes meant by a code (JM101), a name (stage-without-goal), a family (JM1, structure) or `all`.

    Raises UnknownRule.
    """
    wanted = name.strip()
    upper = wanted.upper().rstrip("X")
    if wanted.lower() == "all":
        return frozenset(rules)
    if upper in rules:
        return frozenset({upper})
    by_family = {family: digit for digit, family in FAMILIES.items()}
    prefix = by_family.get(wanted.lower(), upper)
    hits = {code for code in rules if code.startswith(prefix)} if prefix in FAMILIES else set()
    hits |= {code for code in rules if upper and upper != "JM" and code.rstrip("0123456789") == upper}
    hits |= {code for code, rule in rules.items() if rule.name == wanted.lower()}
    if not hits:
        known = [*rules, *(rule.name for rule in rules.values()), *by_family]
        raise UnknownRule(f"unknown rule '{wanted}'.{did_you_mean(wanted, known)}")
    return frozenset(hits)
