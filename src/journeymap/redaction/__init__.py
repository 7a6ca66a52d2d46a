"""Find and redact e-mail addresses and phone numbers."""

from journeymap.redaction.redact import (
    WHAT_IS_LEFT,
    PersonalData,
    Redacted,
    may_hold_personal_data,
    personal_data_in,
    redact,
    was_removed,
)
from journeymap.redaction.search import Redactor

__all__ = [
    "WHAT_IS_LEFT",
    "PersonalData",
    "Redacted",
    "Redactor",
    "may_hold_personal_data",
    "personal_data_in",
    "redact",
    "was_removed",
]
