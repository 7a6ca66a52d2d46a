"""Run the rules that settings and options select, and decide which findings remain."""

from journeymap.lint.plan import Plan, make_plan
from journeymap.lint.result import LintResult
from journeymap.lint.run import lint

__all__ = ["LintResult", "Plan", "lint", "make_plan"]
