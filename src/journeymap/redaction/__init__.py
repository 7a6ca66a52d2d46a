"""Find and redact e-mail addresses and phone numbers."""

from journeymap.redaction.redact import WHAT_IS_LEFT, PersonalData, redact, was_removed, without

__all__ = ["WHAT_IS_LEFT", "PersonalData", "redact", "was_removed", "without"]
