"""Facts derived from the workspace: one definition each, shared by rules, pages and reports."""

from journeymap.analysis.analysis import Analysis

__all__ = ["Analysis"]
