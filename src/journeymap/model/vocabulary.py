"""The closed vocabularies of the format: every word that a field may hold, what it means, how readers see it, and what
a near miss probably meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Vocabulary:
    """Names a closed vocabulary and says in a clause what its words mean, where a word does not speak for itself."""

    KEY = "x-journeymap-vocabulary"
    """Where the schema of a field holds its vocabulary."""

    def __init__(self, name: str, /, **meanings: str) -> None:
        self.name = name
        self.meanings = meanings

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core_schema), self.KEY: {"name": self.name, "meanings": self.meanings}}


class Offered:
    """Tells editors which words to offer for a text, with what they mean; any other text will do as well."""

    __slots__ = ("_meanings", "_name")

    def __init__(self, name: str, meanings: Mapping[str, str]) -> None:
        self._name = name
        self._meanings = meanings

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        offered = {"enum": list(self._meanings), Vocabulary.KEY: {"name": self._name, "meanings": dict(self._meanings)}}
        return {"anyOf": [offered, handler(core_schema)]}


def words_of(vocabulary: Any) -> tuple[str, ...]:
    """The words of a vocabulary, in their order."""
    words, _ = get_args(vocabulary)
    return get_args(words) or tuple(words)  # an enumeration, where the program compares the words


def meanings_of(vocabulary: Any) -> dict[str, str]:
    """The words of a vocabulary with their meanings, empty where a word speaks for itself."""
    _, meant = get_args(vocabulary)
    return {word: meant.meanings.get(word, "") for word in words_of(vocabulary)}


Phase = Annotated[
    Literal["select", "aware", "engage", "qualify", "evaluate", "decide", "onboard", "retain", "expand", "advocate"],
    Vocabulary(
        "Phase",
        select="you choose whom to win; the customer knows nothing of it",
        aware="they notice a problem, and that you exist",
        engage="they respond, ask and come back",
        qualify="both sides find out whether it could fit",
        evaluate="they compare you with the others",
        decide="the group agrees, and signs or does not",
        onboard="what they bought is put to use for the first time",
        retain="it proves its worth in daily work",
        expand="they find more uses for it",
        advocate="they tell others about it",
    ),
]
BEFORE_SALE = frozenset(words_of(Phase)[:6])
AFTER_SALE = frozenset(words_of(Phase)[6:])

Role = Annotated[
    Literal[
        "champion", "economic_buyer", "technical_evaluator", "user", "procurement", "legal_security",
        "executive_sponsor", "influencer", "gatekeeper",
    ],
    Vocabulary(
        "Role",
        champion="wants you to win and argues for you inside",
        economic_buyer="holds the budget and asks what it returns",
        technical_evaluator="finds out whether it works in their surroundings",
        user="will work with it every day",
        procurement="looks after price, terms and supplier risk",
        legal_security="looks after liability, data and safety",
        executive_sponsor="answers for the decision at the top",
        influencer="is listened to, and does not decide",
        gatekeeper="decides what gets through to the others",
    ),
]  # fmt: skip
REQUIRED_ROLES: tuple[Role, ...] = ("champion", "economic_buyer", "technical_evaluator", "procurement")
"""The roles that a program asks for where it names none itself."""

Job = Annotated[
    Literal[
        "problem_identification", "solution_exploration", "requirements_building", "supplier_selection",
        "validation", "consensus_creation",
    ],
    Vocabulary(
        "Job",
        problem_identification="agree that something has to be done",
        solution_exploration="find out what could solve it",
        requirements_building="settle what the solution has to do",
        supplier_selection="find out who does that",
        validation="make sure that the answer is right",
        consensus_creation="get everyone on board",
    ),
]  # fmt: skip

Device = Annotated[
    Literal["desktop", "mobile", "tablet", "tv", "kiosk", "wearable", "voice"],
    Vocabulary(
        "Device",
        kiosk="a screen or terminal in a public place",
        voice="a speaker or an assistant that people talk to",
    ),
]

Medium = Annotated[
    Literal["digital", "offline"],
    Vocabulary("Medium", digital="over a screen or a network", offline="in person, on paper, by voice"),
]

Ownership = Annotated[
    Literal["owned", "earned", "paid", "partner"],
    Vocabulary(
        "Ownership",
        owned="you decide what is said",
        earned="others decide, and you can only deserve it",
        paid="you pay for the reach",
        partner="a partner decides",
    ),
]

Party = Annotated[
    Literal["buyer", "us", "partner", "third_party"],
    Vocabulary(
        "Party",
        buyer="somebody on the customer's side",
        us="somebody of ours",
        partner="a partner of ours",
        third_party="somebody who belongs to neither side",
    ),
]

Status = Annotated[
    Literal["planned", "live", "retired"],
    Vocabulary("Status", planned="not there yet", live="there today", retired="no longer there"),
]

MapStatus = Annotated[
    Literal["draft", "live", "retired"],
    Vocabulary("MapStatus", draft="being written", live="agreed upon and kept true", retired="kept for the record"),
]

State = Annotated[
    Literal["as_is", "to_be"],
    Vocabulary("State", as_is="how things are today", to_be="how they should become"),
]

Scope = Annotated[
    Literal["buyer", "customer"],
    Vocabulary("Scope", buyer="ends with the purchase", customer="goes on after it"),
]

Unit = Annotated[
    Literal["persona", "account"],
    Vocabulary("Unit", persona="follows single people", account="follows a whole company"),
]

Movement = Annotated[
    Literal["forward", "free"],
    Vocabulary("Movement", forward="only on to later stages", free="back as well"),
]

Funnel = Annotated[
    Literal["upper", "middle", "lower"],
    Vocabulary("Funnel", upper="many, far from buying", middle="fewer, looking closer", lower="few, close to buying"),
]

TouchpointKind = Annotated[
    Literal["communication", "action"],
    Vocabulary(
        "TouchpointKind",
        communication="somebody says something to somebody, over a channel",
        action="the customer does something alone",
    ),
]

Mode = Annotated[
    Literal["human", "automated"],
    Vocabulary("Mode", human="a person does it", automated="a machine does it"),
]

TeamFunction = Annotated[
    Literal["marketing", "sales", "product", "delivery", "support"],
    Vocabulary(
        "TeamFunction",
        marketing="in what we say",
        sales="in how we sell",
        product="in what we make",
        delivery="in how we bring it to them",
        support="in how we help",
    ),
]

OpportunityStatus = Annotated[
    Literal["idea", "planned", "doing", "done", "dropped"],
    Vocabulary(
        "OpportunityStatus",
        idea="somebody thought of it",
        planned="it has been decided",
        doing="somebody is working on it",
        done="it exists",
        dropped="it will not be done",
    ),
]

Evidence = Annotated[
    Literal["assumed", "partial", "researched"],
    Vocabulary(
        "Evidence",
        assumed="nobody asked anybody",
        partial="something backs it",
        researched="the customer's own voice and another source back it",
    ),
]
EVIDENCE_LEVELS = words_of(Evidence)
"""From the weakest to the strongest."""

SourceKind = Annotated[
    Literal[
        "interview", "survey", "customer_feedback", "observation", "usability_test", "support_tickets", "analytics",
        "web_analytics", "crm", "sales_notes", "sales_intel", "workshop", "internal_team", "desk_research",
    ],
    Vocabulary(
        "SourceKind",
        interview="customers were asked in person",
        survey="many customers answered questions",
        customer_feedback="customers wrote or said it by themselves",
        observation="somebody watched what they do",
        usability_test="customers tried it out while somebody watched",
        support_tickets="customers asked for help",
        analytics="measured in a product",
        web_analytics="measured on a site",
        crm="found in the records of sales or service",
        sales_notes="sales wrote it down after a talk",
        sales_intel="sales heard it",
        workshop="our own people worked it out together",
        internal_team="our own people think so",
        desk_research="read in studies, reports or on the web",
    ),
]  # fmt: skip
CUSTOMER_SOURCES = frozenset(words_of(SourceKind)[:6])
"""The customer's own voice."""

StageStatus = Annotated[
    Literal["out_of_scope"],
    Vocabulary("StageStatus", out_of_scope="shown, and asked nothing about"),
]

Level = Annotated[
    Literal["account", "contact"],
    Vocabulary("Level", account="counts companies", contact="counts people"),
]

Nature = Annotated[
    Literal["outcome", "activity"],
    Vocabulary("Nature", outcome="what the customer gets", activity="what we do"),
]

Message = Annotated[
    Literal["problem", "risk", "solution", "proof", "product", "terms"],
    Vocabulary(
        "Message",
        problem="what is wrong today",
        risk="what happens if nothing is done",
        solution="what could be done, whoever does it",
        proof="that it worked elsewhere",
        product="what ours can do",
        terms="price, contract, conditions",
    ),
]

Voice = Annotated[
    Literal["customer", "vendor", "third_party"],
    Vocabulary("Voice", customer="a customer speaks", vendor="we speak", third_party="somebody independent speaks"),
]

Personalization = Annotated[
    Literal["none", "name_only", "segment", "role", "account"],
    Vocabulary(
        "Personalization",
        none="the same for everyone",
        name_only="only the name changes",
        segment="made for a part of the market",
        role="made for a role in the purchase",
        account="made for one company",
    ),
]

ContentType = Annotated[
    Literal[
        "article", "guide", "white_paper", "ebook", "report", "point_of_view", "checklist", "template",
        "diagnostic_tool", "calculator", "infographic", "video", "demo_video", "podcast", "webinar",
        "event", "newsletter", "email", "social_post", "ad", "landing_page", "web_page",
        "product_brochure", "pricing_sheet", "data_sheet", "documentation", "tutorial", "training",
        "sample", "case_study", "customer_review", "reference_call", "pilot", "evaluation_pack",
        "comparison", "business_case", "consensus_kit", "objection_brief", "proposal", "presentation",
        "security_answers", "data_processing_agreement", "commercial_terms", "success_plan",
        "onboarding_guide", "quick_win_report", "usage_review", "business_review", "community",
        "referral_offer", "release_notes", "source_code", "other",
    ],
    Vocabulary(
        "ContentType",
        point_of_view="what you think about where their field is going",
        diagnostic_tool="lets them find out how they stand",
        reference_call="a call with one of your customers",
        evaluation_pack="answers to the criteria they judge by",
        business_case="what it costs and returns, to show inside",
        consensus_kit="what a champion passes on to win over the others",
        objection_brief="an answer to an objection",
        security_answers="answers to a security questionnaire",
        success_plan="what will be reached by when after the purchase",
        quick_win_report="the first success, for those who decided",
        usage_review="how it is used, and what could be better",
        business_review="a look back at the value, with those who decided",
        referral_offer="an invitation to bring somebody along",
    ),
]  # fmt: skip

Relationship = Annotated[
    Literal["prospect", "customer", "partner"],
    Vocabulary(
        "Relationship",
        prospect="has not bought yet",
        customer="has bought",
        partner="sells or builds with you",
    ),
]

Answer = Annotated[
    Literal["yes", "no", "unknown"],
    Vocabulary(
        "Answer",
        yes="we know that it is so",
        no="we know that it is not so",
        unknown="nobody has found out yet",
    ),
]

Approach = Annotated[
    Literal["abm", "targeted", "mass"],
    Vocabulary(
        "Approach",
        abm="a market of its own, with a plan of its own",
        targeted="shares a plan with accounts like it",
        mass="gets what everyone gets",
    ),
]

Tier = Annotated[
    Literal["one_to_one", "one_to_few", "one_to_many"],
    Vocabulary(
        "Tier",
        one_to_one="a plan for this account alone",
        one_to_few="a plan for a handful of similar accounts",
        one_to_many="a plan for a whole list",
    ),
]

Period = Annotated[
    Literal["month", "quarter", "year"],
    Vocabulary("Period", month="in a month", quarter="in three months", year="in twelve months"),
]

Stance = Annotated[
    Literal["mobilizer", "supporter", "neutral", "skeptic", "blocker"],
    Vocabulary(
        "Stance",
        mobilizer="gets others to move",
        supporter="is for you, quietly",
        neutral="has not made up their mind",
        skeptic="wants to be shown",
        blocker="works against it",
    ),
]

Degree = Annotated[
    Literal["low", "medium", "high"],
    Vocabulary("Degree", low="hardly any", medium="some", high="much"),
]

KnownVia = Annotated[
    Literal["digital", "sales"],
    Vocabulary("KnownVia", digital="they left a trace online", sales="somebody of ours has met or named them"),
]

SignalParty = Annotated[
    Literal["first", "second", "third"],
    Vocabulary(
        "SignalParty",
        first="seen on your own site, mail or records",
        second="seen by somebody who shares their own data with you",
        third="bought from somebody who gathers it",
    ),
]

TriggerKind = Annotated[
    Literal[
        "budget", "acquisition", "merger", "funding", "new_hire", "leadership_change", "statement",
        "regulation", "technology_change", "contract_end", "expansion", "layoffs", "competitor_event",
        "other",
    ],
    Vocabulary(
        "TriggerKind",
        budget="money is planned or released",
        acquisition="they buy a company, or are bought",
        merger="they merge with another company",
        funding="investors give them money",
        new_hire="somebody who matters has joined",
        leadership_change="the people at the top change",
        statement="they said something in public",
        regulation="a new rule applies to them",
        technology_change="they change a system that matters",
        contract_end="a contract of theirs ends",
        expansion="they open sites or enter markets",
        layoffs="they let people go",
        competitor_event="a competitor of yours or theirs moves",
        other="something else",
    ),
]  # fmt: skip

Deal = Annotated[
    Literal["none", "open", "won", "lost"],
    Vocabulary(
        "Deal",
        none="there never was one",
        open="one is under discussion",
        won="they have bought",
        lost="they decided against you, or for nobody",
    ),
]

DealKind = Annotated[
    Literal["new", "renewal", "expansion"],
    Vocabulary("DealKind", new="their first purchase", renewal="they stay", expansion="they buy more"),
]

DealOutcome = Annotated[
    Literal["open", "won", "lost", "no_decision"],
    Vocabulary(
        "DealOutcome",
        open="still under discussion",
        won="they have bought",
        lost="they decided for somebody else",
        no_decision="they decided for nobody",
    ),
]

SatisfactionKind = Annotated[
    Literal["nps", "csat", "ces", "talk"],
    Vocabulary(
        "SatisfactionKind",
        nps="whether they would recommend you, 0 to 10",
        csat="how satisfied they are, 1 to 5",
        ces="how easy it was, 1 to 7",
        talk="somebody asked them, and noted what they said",
    ),
]

FeedbackKind = Annotated[
    Literal["interview", "win_loss", "business_review", "support", "exit", "other"],
    Vocabulary(
        "FeedbackKind",
        interview="you asked them about their work, or about yours",
        win_loss="you asked why they decided for you, or against you",
        business_review="they told you as you looked back together",
        support="it came with a question or a complaint",
        exit="they told you as they left",
        other="on another occasion",
    ),
]

Meeting = Annotated[
    Literal["planned", "held"],
    Vocabulary("Meeting", planned="it is in the diary", held="it took place"),
]

FirstResult = Annotated[
    Literal["open", "reached"],
    Vocabulary("FirstResult", open="still to come", reached="they have it"),
]

PlanStatus = Annotated[
    Literal["planned", "done", "skipped"],
    Vocabulary("PlanStatus", planned="still to come", done="took place", skipped="will not take place"),
]

ProgramObjective = Annotated[
    Literal["acquire", "retain", "upsell", "cross_sell", "advocate"],
    Vocabulary(
        "ProgramObjective",
        acquire="win new customers",
        retain="keep those you have",
        upsell="sell them more of the same",
        cross_sell="sell them something else",
        advocate="have them speak for you",
    ),
]

Variety = Annotated[
    Literal["large_account", "named_account", "industry_account", "customer"],
    Vocabulary(
        "Variety",
        large_account="a few very large companies",
        named_account="the list of each seller",
        industry_account="companies of one industry",
        customer="companies that have bought already",
    ),
]

_LABELS = {"abm": "ABM", "crm": "CRM", "legal_security": "legal and security", "win_loss": "win/loss talk"} | {
    word: word.upper() for word in ("nps", "csat", "ces", "cac", "clv", "nrr", "grr", "mqa")
}
"""The words whose label is more than the word without its underscores."""
DEPARTMENTS = frozenset({"procurement", "legal_security"})
"""The roles that a department has; the others are had by somebody."""


def label(word: str) -> str:
    """Return a word of the format as readers see it: 'economic buyer' for economic_buyer."""
    return _LABELS.get(word, word.replace("_", " "))


def role_holder(*roles: str) -> str:
    """Name whoever has these roles within a sentence: 'the champion and user', 'legal and security', 'somebody'."""
    if not roles:
        return "somebody"
    people = [label(role) for role in roles if role not in DEPARTMENTS]
    departments = [label(role) for role in roles if role in DEPARTMENTS]
    return " and ".join([f"the {' and '.join(people)}", *departments] if people else departments)
