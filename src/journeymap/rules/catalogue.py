"""All built-in rules by code, and lookup by code, name or family."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType

from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Code
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
"""The families by the first digit of their codes."""


class UnknownRule(Exception):
    """A name that no rule or family has; the message says which one is near."""


class NotARule(UnknownRule):
    """A document error was named where a rule is expected."""


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


def _built_in_names() -> Iterator[str]:
    codes: list[Rule | Code] = [*DOCUMENT_CODES.values(), *RULES.values(), *HOUSEKEEPING_CODES.values()]
    for code in codes:
        yield from (code.code.lower(), code.name)
    for prefix, family in FAMILIES.items():
        yield from (prefix.lower(), family)
    yield "all"


BUILT_IN_NAMES = frozenset(_built_in_names())
"""Every code and name that means something here, in small letters."""


def find(name: str, rules: Mapping[str, Rule] = RULES) -> frozenset[str]:
    """Return the codes meant by a code (JM101), a name (stage-without-goal), a family (JM1, structure) or `all`.

    Raises UnknownRule, and NotARule for what says that a document is wrong.
    """
    wanted = name.strip()
    lower, upper = wanted.lower(), wanted.upper().rstrip("X")
    if lower == "all":
        return frozenset(rules)
    if upper in rules:
        return frozenset({upper})
    _refuse_document_codes(wanted)
    family = FAMILIES.get(upper, lower)
    codes = {code for code, rule in rules.items() if family == rule.family or rule.name == lower}
    codes |= {code for code, rule in rules.items() if rule.family is None and code.rstrip("0123456789") == upper}
    if not codes:
        known = [*rules, *(rule.name for rule in rules.values()), *FAMILIES.values()]
        raise UnknownRule(f"unknown rule '{wanted}'.{did_you_mean(wanted, known)}")
    return frozenset(codes)


def _refuse_document_codes(wanted: str) -> None:
    prefix = wanted.upper().rstrip("X")
    for code in DOCUMENT_CODES.values():
        if wanted.lower() == code.name or (len(prefix) > len("JM") and code.code.startswith(prefix)):
            shown = code.code if wanted.lower() == code.name else wanted.upper()
            raise NotARule(f"{shown} says that a document is wrong; it cannot be switched off or changed.")
    for code in HOUSEKEEPING_CODES.values():
        if wanted.upper() == code.code or wanted.lower() == code.name:
            raise NotARule(f"{code.code} is about ignores and baselines; it cannot be switched off or changed.")
