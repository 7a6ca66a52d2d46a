"""What a finding is: its code and severity, where it is, what is wrong and what to do."""

from journeymap.diagnostics.codes import DOCUMENT_CODES, DocumentCode
from journeymap.diagnostics.finding import Finding, Severity

__all__ = ["DOCUMENT_CODES", "DocumentCode", "Finding", "Severity"]
