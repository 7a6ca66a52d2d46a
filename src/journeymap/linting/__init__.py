"""Run the rules that settings and options select, and decide which findings remain."""

from journeymap.linting.plan import Plan, make_plan
from journeymap.linting.reach import Reach
from journeymap.linting.result import LintResult, in_scope
from journeymap.linting.run import run_plan

__all__ = ["LintResult", "Plan", "Reach", "in_scope", "make_plan", "run_plan"]
