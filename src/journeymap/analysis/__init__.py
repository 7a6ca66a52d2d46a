"""Facts derived from a workspace, each defined once for rules, pages and reports."""

from journeymap.analysis.analysis import Analysis

__all__ = ["Analysis"]
