"""What a finding is: its code and severity, where it is, what is wrong and what to do."""

from journeymap.findings.codes import DOCUMENT_CODES, ORDER_CODES, Code
from journeymap.findings.finding import Finding, Severity

__all__ = ["DOCUMENT_CODES", "ORDER_CODES", "Code", "Finding", "Severity"]
