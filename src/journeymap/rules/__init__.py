"""The gap rules. One file per rule; discovered automatically."""

from journeymap.rules.catalogue import BUILT_IN_NAMES, FAMILIES, RULES, NotARule, UnknownRule, find
from journeymap.rules.custom import own_rules
from journeymap.rules.rule import Gap, Manual, Rule, Subject, files_of, rule

__all__ = [
    "BUILT_IN_NAMES",
    "FAMILIES",
    "RULES",
    "Gap",
    "Manual",
    "NotARule",
    "Rule",
    "Subject",
    "UnknownRule",
    "files_of",
    "find",
    "own_rules",
    "rule",
]
