"""Run the rules that settings and options select, and decide which findings remain."""

from journeymap.lint.plan import Plan, make_plan
from journeymap.lint.result import LintResult, in_scope
from journeymap.lint.run import lint

__all__ = ["LintResult", "Plan", "in_scope", "lint", "make_plan"]
