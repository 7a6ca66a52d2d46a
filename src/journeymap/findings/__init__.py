"""What a finding is: its code, kind and severity, where it is, what is wrong and what to do."""

from journeymap.findings.codes import DOCUMENT_CODES, HOUSEKEEPING_CODES, UNREADABLE, Code
from journeymap.findings.finding import Finding, Kind, Severity

__all__ = ["DOCUMENT_CODES", "HOUSEKEEPING_CODES", "UNREADABLE", "Code", "Finding", "Kind", "Severity"]
