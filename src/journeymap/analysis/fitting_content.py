"""Which sorts of content help in which phase of a purchase, and which sorts are near enough to stand for each other."""

from __future__ import annotations

from collections.abc import Collection

_BEFORE_THEY_LOOK = (
    "article", "white_paper", "ebook", "report", "point_of_view", "checklist", "diagnostic_tool", "infographic",
    "video", "podcast", "webinar", "event", "newsletter", "social_post", "ad", "landing_page", "web_page", "case_study",
)  # fmt: skip
_WHILE_THEY_LEARN = (
    "article", "guide", "white_paper", "ebook", "report", "point_of_view", "checklist", "template", "diagnostic_tool",
    "calculator", "infographic", "video", "demo_video", "podcast", "webinar", "event", "newsletter", "email",
    "social_post", "landing_page", "web_page", "presentation", "case_study", "customer_review", "community", "sample",
)  # fmt: skip
_WHILE_BOTH_FIND_OUT = (
    "guide", "diagnostic_tool", "calculator", "video", "demo_video", "webinar", "event", "email", "web_page",
    "presentation", "product_brochure", "data_sheet", "pricing_sheet", "comparison", "sample", "case_study",
    "customer_review", "reference_call",
)  # fmt: skip
_WHILE_THEY_COMPARE = (
    "calculator", "demo_video", "webinar", "presentation", "product_brochure", "data_sheet", "pricing_sheet",
    "documentation", "source_code", "comparison", "sample", "case_study", "customer_review", "reference_call", "pilot",
    "evaluation_pack", "business_case", "objection_brief", "security_answers", "proposal",
)  # fmt: skip
_WHILE_THEY_DECIDE = (
    "calculator", "presentation", "pricing_sheet", "case_study", "customer_review", "reference_call", "pilot",
    "business_case", "consensus_kit", "objection_brief", "security_answers", "data_processing_agreement",
    "commercial_terms", "proposal", "success_plan",
)  # fmt: skip
_WHEN_THEY_BEGIN = (
    "guide", "checklist", "template", "video", "webinar", "event", "email", "documentation", "tutorial", "training",
    "success_plan", "onboarding_guide", "quick_win_report", "community",
)  # fmt: skip
_WHILE_THEY_USE_IT = (
    "article", "guide", "checklist", "template", "video", "podcast", "webinar", "event", "newsletter", "email",
    "documentation", "tutorial", "training", "quick_win_report", "usage_review", "business_review", "community",
    "release_notes",
)  # fmt: skip
_WHEN_THEY_WANT_MORE = (
    "article", "video", "demo_video", "podcast", "webinar", "event", "newsletter", "email", "product_brochure",
    "pricing_sheet", "proposal", "training", "case_study", "usage_review", "business_review", "community",
    "release_notes",
)  # fmt: skip
_WHEN_THEY_TELL_OTHERS = (
    "video", "podcast", "webinar", "event", "newsletter", "email", "case_study", "customer_review", "reference_call",
    "community", "referral_offer",
)  # fmt: skip
_FITTING = {
    "aware": frozenset(_BEFORE_THEY_LOOK),
    "engage": frozenset(_WHILE_THEY_LEARN),
    "qualify": frozenset(_WHILE_BOTH_FIND_OUT),
    "evaluate": frozenset(_WHILE_THEY_COMPARE),
    "decide": frozenset(_WHILE_THEY_DECIDE),
    "onboard": frozenset(_WHEN_THEY_BEGIN),
    "retain": frozenset(_WHILE_THEY_USE_IT),
    "expand": frozenset(_WHEN_THEY_WANT_MORE),
    "advocate": frozenset(_WHEN_THEY_TELL_OTHERS),
}
"""By phase. Where you choose whom to win, nobody reads anything."""

_KIN = (
    {"article", "guide", "white_paper", "ebook", "report", "point_of_view"},
    {"video", "demo_video", "webinar"},
    {"calculator", "business_case", "diagnostic_tool"},
    {"case_study", "customer_review", "reference_call"},
    {"product_brochure", "data_sheet"},
    {"documentation", "tutorial", "onboarding_guide"},
    {"webinar", "event", "training"},
    {"newsletter", "email"},
    {"sample", "pilot"},
    {"usage_review", "business_review", "quick_win_report"},
)
"""Whoever likes one of these is served by the others of its row."""


def fits(type_: str, phases: Collection[str]) -> bool:
    """Whether a sort of content helps in one of some phases."""
    return any(type_ in _FITTING.get(phase, ()) for phase in phases)


def kin_of(type_: str) -> frozenset[str]:
    """A sort of content and those that are near enough to it."""
    return frozenset({type_}).union(*(row for row in _KIN if type_ in row))
