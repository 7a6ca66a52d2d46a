"""The gap rules: linked things come in, gaps go out. One file a rule, found by being there."""

from journeymap.rules.catalogue import FAMILIES, RULES, UnknownRule, find
from journeymap.rules.own import own_rules
from journeymap.rules.rule import Gap, Rule, Subject, rule

__all__ = ["FAMILIES", "RULES", "Gap", "Rule", "Subject", "UnknownRule", "find", "own_rules", "rule"]
