"""Findings, and the codes that are not rules."""

from journeymap.findings.codes import BROKEN_THEME, DOCUMENT_CODES, HOUSEKEEPING_CODES, UNREADABLE, Code
from journeymap.findings.finding import Finding, Kind, Severity
from journeymap.findings.joined import apart, told_together
from journeymap.findings.together import Together

__all__ = [
    "BROKEN_THEME",
    "DOCUMENT_CODES",
    "HOUSEKEEPING_CODES",
    "UNREADABLE",
    "Code",
    "Finding",
    "Kind",
    "Severity",
    "Together",
    "apart",
    "told_together",
]
