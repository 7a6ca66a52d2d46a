"""The closed vocabularies of the format: every word that a field may hold, how readers see it, and what a near miss
probably meant.
"""

from __future__ import annotations

from typing import Literal, get_args

Phase = Literal[
    "select", "aware", "engage", "qualify", "evaluate", "decide",
    "onboard", "retain", "expand", "advocate",
]  # fmt: skip
BEFORE_SALE = frozenset(get_args(Phase)[:6])
AFTER_SALE = frozenset(get_args(Phase)[6:])

Role = Literal[
    "champion", "economic_buyer", "technical_evaluator", "user", "procurement",
    "legal_security", "executive_sponsor", "influencer", "gatekeeper",
]  # fmt: skip
Job = Literal[
    "problem_identification", "solution_exploration", "requirements_building",
    "supplier_selection", "validation", "consensus_creation",
]  # fmt: skip
Device = Literal["desktop", "mobile", "tablet", "tv", "kiosk", "wearable", "voice"]
Medium = Literal["digital", "offline"]
Ownership = Literal["owned", "earned", "paid", "partner"]
Party = Literal["buyer", "us", "partner", "third_party"]
Status = Literal["planned", "live", "retired"]
MapStatus = Literal["draft", "live", "retired"]
State = Literal["as_is", "to_be"]
Scope = Literal["buyer", "customer"]
Unit = Literal["persona", "account"]
Movement = Literal["forward", "free"]
Funnel = Literal["upper", "middle", "lower"]
TouchpointKind = Literal["communication", "action"]
Mode = Literal["human", "automated"]
TeamFunction = Literal["marketing", "sales", "product", "delivery", "support"]
OpportunityStatus = Literal["idea", "planned", "doing", "done", "dropped"]
Evidence = Literal["assumed", "partial", "researched"]
SourceKind = Literal[
    "interview", "survey", "customer_feedback", "observation",
    "analytics", "crm", "internal_team", "sales_intel",
]  # fmt: skip
CUSTOMER_SOURCES = frozenset(get_args(SourceKind)[:4])
Level = Literal["account", "contact"]
Nature = Literal["outcome", "activity"]
Message = Literal["problem", "risk", "solution", "proof", "product", "terms"]
Voice = Literal["customer", "vendor", "third_party"]
Personalization = Literal["none", "name_only", "segment", "role", "account"]
ContentType = Literal[
    "article", "guide", "white_paper", "ebook", "report", "point_of_view", "checklist", "template",
    "diagnostic_tool", "calculator", "infographic", "video", "demo_video", "podcast", "webinar",
    "event", "newsletter", "email", "social_post", "ad", "landing_page", "web_page",
    "product_brochure", "pricing_sheet", "data_sheet", "documentation", "tutorial", "training",
    "sample", "case_study", "customer_review", "reference_call", "pilot", "evaluation_pack",
    "comparison", "business_case", "consensus_kit", "objection_brief", "proposal", "presentation",
    "security_answers", "data_processing_agreement", "commercial_terms", "success_plan",
    "onboarding_guide", "quick_win_report", "usage_review", "business_review", "community",
    "referral_offer", "release_notes", "source_code", "other",
]  # fmt: skip
Relationship = Literal["prospect", "customer", "partner"]
Answer = Literal["yes", "no", "unknown"]
Approach = Literal["abm", "targeted", "mass"]
Tier = Literal["one_to_one", "one_to_few", "one_to_many"]
Period = Literal["month", "quarter", "year"]
Stance = Literal["mobilizer", "supporter", "neutral", "skeptic", "blocker"]
Degree = Literal["low", "medium", "high"]
KnownVia = Literal["digital", "sales"]
SignalParty = Literal["first", "second", "third"]
TriggerKind = Literal[
    "budget", "acquisition", "merger", "funding", "new_hire", "leadership_change", "statement", "regulation",
    "technology_change", "contract_end", "expansion", "layoffs", "competitor_event", "other",
]  # fmt: skip
Deal = Literal["none", "open", "won", "lost"]
Meeting = Literal["planned", "held"]
FirstResult = Literal["open", "reached"]
PlanStatus = Literal["planned", "done", "skipped"]
Objective = Literal["acquire", "retain", "upsell", "cross_sell", "advocate"]
Variety = Literal["large_account", "named_account", "industry_account", "customer"]

MEANT = {
    "initiator": "champion", "mobilizer": "champion", "mobiliser": "champion",
    "budget_holder": "economic_buyer", "decider": "economic_buyer", "decision_maker": "economic_buyer",
    "cfo": "economic_buyer", "it": "technical_evaluator", "architect": "technical_evaluator",
    "end_user": "user", "purchasing": "procurement", "buyer": "procurement", "legal": "legal_security",
    "compliance": "legal_security", "security": "legal_security", "sponsor": "executive_sponsor",
    "ratifier": "executive_sponsor", "approver": "executive_sponsor", "adviser": "influencer",
    "consultant": "influencer", "assistant": "gatekeeper", "phone": "mobile", "smartphone": "mobile",
    "laptop": "desktop", "computer": "desktop", "online": "digital", "in_person": "offline", "vendor": "us",
    "customer": "buyer", "published": "live", "active": "live", "whitepaper": "white_paper",
    "blog_post": "article", "brochure": "product_brochure", "pricing": "pricing_sheet",
    "dpa": "data_processing_agreement", "awareness": "aware", "consideration": "evaluate",
    "decision": "decide", "purchase": "decide", "onboarding": "onboard", "retention": "retain",
    "expansion": "expand", "advocacy": "advocate", "sceptic": "skeptic", "strategic": "one_to_one",
    "lite": "one_to_few", "programmatic": "one_to_many", "open": "planned",
}  # fmt: skip
"""Words people write for one of ours; only offered as a suggestion, never accepted silently."""

_LABELS = {"crm": "CRM", "legal_security": "legal and security"}
"""The words whose label is more than the word without its underscores."""
DEPARTMENTS = frozenset({"procurement", "legal_security"})
"""The roles that a department has; the others are had by somebody."""


def label(word: str) -> str:
    """Return a word of the format as readers see it: 'economic buyer' for economic_buyer."""
    return _LABELS.get(word, word.replace("_", " "))


def role_holder(*roles: str) -> str:
    """Name whoever has these roles within a sentence: 'the champion and user', 'legal and security'."""
    people = [label(role) for role in roles if role not in DEPARTMENTS]
    departments = [label(role) for role in roles if role in DEPARTMENTS]
    return " and ".join([f"the {' and '.join(people)}", *departments] if people else departments)
