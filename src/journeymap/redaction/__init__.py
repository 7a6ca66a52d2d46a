"""Documents come in; what tells how to reach a person is told with its place and taken out of their data."""

from journeymap.redaction.redact import WHAT_IS_LEFT, PersonalData, remove, was_removed, without

__all__ = ["WHAT_IS_LEFT", "PersonalData", "remove", "was_removed", "without"]
