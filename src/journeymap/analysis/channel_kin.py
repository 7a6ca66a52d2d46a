"""Which channels are near enough to stand for each other: whoever likes one of them is not missed by the other."""

from __future__ import annotations

_KIN = (
    {"linkedin", "linkedin-ads", "social-media"},
    {"social-media", "youtube"},
    {"email", "newsletter"},
    {"phone", "video-call"},
    {"chat", "sms"},
    {"in-person-meeting", "executive-meeting", "field-event"},
    {"field-event", "trade-show", "conference"},
    {"website", "blog", "search"},
    {"documentation", "support-portal"},
    {"online-ads", "linkedin-ads"},
    {"webinar", "training"},
    {"review-site", "online-community"},
    {"press", "print"},
)


def are_kin(channel: str, other: str) -> bool:
    """Whether two channels are the same, of one kind, or one a part of the other, as linkedin-posts is of linkedin."""
    if channel == other or channel.startswith(f"{other}-") or other.startswith(f"{channel}-"):
        return True
    return any(channel in row and other in row for row in _KIN)
