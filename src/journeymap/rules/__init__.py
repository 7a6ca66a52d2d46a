"""The gap rules: linked things come in, gaps go out. One file a rule, found by being there."""

from journeymap.rules.catalogue import FAMILIES, RULES, UnknownRule, find
from journeymap.rules.custom import own_rules
from journeymap.rules.rule import Gap, Rule, Subject, files_of, rule

__all__ = ["FAMILIES", "RULES", "Gap", "Rule", "Subject", "UnknownRule", "files_of", "find", "own_rules", "rule"]
