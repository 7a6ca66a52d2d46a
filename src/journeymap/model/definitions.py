"""What the words of the closed vocabularies mean, in a clause each: editors show them, and so does the manual."""

from __future__ import annotations

from typing import get_args

from journeymap.model import settings, vocabulary
from journeymap.model.buying_jobs import BUYING_JOBS

MEANINGS: dict[str, dict[str, str]] = {
    "Phase": {
        "select": "you choose whom to win; the customer knows nothing of it",
        "aware": "they notice a problem, and that you exist",
        "engage": "they respond, ask and come back",
        "qualify": "both sides find out whether it could fit",
        "evaluate": "they compare you with the others",
        "decide": "the group agrees, and signs or does not",
        "onboard": "what they bought is put to use for the first time",
        "retain": "it proves its worth in daily work",
        "expand": "they find more uses for it",
        "advocate": "they tell others about it",
    },
    "Role": {
        "champion": "wants you to win and argues for you inside",
        "economic_buyer": "holds the budget and asks what it returns",
        "technical_evaluator": "finds out whether it works in their surroundings",
        "user": "will work with it every day",
        "procurement": "looks after price, terms and supplier risk",
        "legal_security": "looks after liability, data and safety",
        "executive_sponsor": "answers for the decision at the top",
        "influencer": "is listened to, and does not decide",
        "gatekeeper": "decides what gets through to the others",
    },
    "Job": {job.id: job.meaning for job in BUYING_JOBS},
    "Device": {
        "kiosk": "a screen or terminal in a public place",
        "voice": "a speaker or an assistant that is talked to",
    },
    "Medium": {"digital": "over a screen or a network", "offline": "in person, on paper, by voice"},
    "Ownership": {
        "owned": "you decide what is said",
        "earned": "others decide, and you can only deserve it",
        "paid": "you pay for the reach",
        "partner": "a partner decides",
    },
    "Party": {
        "buyer": "somebody on the customer's side",
        "us": "somebody of ours",
        "partner": "a partner of ours",
        "third_party": "somebody who belongs to neither side",
    },
    "Status": {"planned": "not there yet", "live": "there today", "retired": "no longer there"},
    "MapStatus": {
        "draft": "being written",
        "live": "agreed upon and kept true",
        "retired": "kept for the record",
    },
    "State": {"as_is": "how things are today", "to_be": "how they should become"},
    "Scope": {"buyer": "ends with the purchase", "customer": "goes on after it"},
    "Unit": {"persona": "follows single persons", "account": "follows a whole company"},
    "Movement": {"forward": "only on to later stages", "free": "back as well"},
    "Funnel": {"upper": "many, far from buying", "middle": "fewer, looking closer", "lower": "few, close to buying"},
    "TouchpointKind": {
        "communication": "somebody says something to somebody, over a channel",
        "action": "the customer does something alone",
    },
    "Mode": {"human": "a person does it", "automated": "a machine does it"},
    "TeamFunction": {
        "marketing": "in what we say",
        "sales": "in how we sell",
        "product": "in what we make",
        "delivery": "in how we bring it to them",
        "support": "in how we help",
    },
    "OpportunityStatus": {
        "idea": "somebody thought of it",
        "planned": "it has been decided",
        "doing": "somebody is at it",
        "done": "it is there",
        "dropped": "it will not be done",
    },
    "Evidence": {
        "assumed": "nobody asked anybody",
        "partial": "something backs it",
        "researched": "the customer's own voice and another source back it",
    },
    "SourceKind": {
        "interview": "customers were asked in person",
        "survey": "many customers answered questions",
        "customer_feedback": "customers wrote or said it by themselves",
        "observation": "somebody watched what they do",
        "analytics": "measured on a site or in a product",
        "crm": "found in the records of sales or service",
        "internal_team": "our own people think so",
        "sales_intel": "sales heard it",
    },
    "Level": {"account": "counts companies", "contact": "counts persons"},
    "Nature": {"outcome": "what the customer gets", "activity": "what we do"},
    "Message": {
        "problem": "what is wrong today",
        "risk": "what happens if nothing is done",
        "solution": "what could be done, whoever does it",
        "proof": "that it worked elsewhere",
        "product": "what ours can do",
        "terms": "price, contract, conditions",
    },
    "Voice": {
        "customer": "a customer speaks",
        "vendor": "we speak",
        "third_party": "somebody independent speaks",
    },
    "Personalization": {
        "none": "the same for everyone",
        "name_only": "only the name changes",
        "segment": "made for a part of the market",
        "role": "made for a role in the purchase",
        "account": "made for one company",
    },
    "ContentType": {
        "point_of_view": "what you think about where their field is going",
        "diagnostic_tool": "lets them find out how they stand",
        "reference_call": "a talk with a customer of yours",
        "evaluation_pack": "answers to the criteria they judge by",
        "business_case": "what it costs and returns, to show inside",
        "consensus_kit": "what a champion passes on to win over the others",
        "objection_brief": "an answer to what somebody holds against it",
        "security_answers": "answers to a security questionnaire",
        "success_plan": "what will be reached by when after the purchase",
        "quick_win_report": "the first success, told to those who decided",
        "usage_review": "how it is used, and what could be better",
        "business_review": "a look back at the value, with those who decided",
        "referral_offer": "an invitation to bring somebody along",
    },
    "Relationship": {
        "prospect": "has not bought yet",
        "customer": "has bought",
        "partner": "sells or builds with you",
    },
    "Answer": {
        "yes": "we know that it is so",
        "no": "we know that it is not so",
        "unknown": "nobody has found out yet",
    },
    "Period": {
        "month": "in a month",
        "quarter": "in three months",
        "year": "in twelve months",
    },
    "Approach": {
        "abm": "a market of its own, with a plan of its own",
        "targeted": "shares a plan with accounts like it",
        "mass": "gets what everyone gets",
    },
    "Tier": {
        "one_to_one": "a plan for this account alone",
        "one_to_few": "a plan for a handful of similar accounts",
        "one_to_many": "a plan for a whole list",
    },
    "Stance": {
        "mobilizer": "gets others to move",
        "supporter": "is for you, quietly",
        "neutral": "has not made up their mind",
        "skeptic": "wants to be shown",
        "blocker": "works against it",
    },
    "Degree": {"low": "hardly any", "medium": "some", "high": "much"},
    "KnownVia": {"digital": "they left a trace online", "sales": "somebody of ours has met or named them"},
    "SignalParty": {
        "first": "seen on your own site, mail or records",
        "second": "seen by somebody who shares their own data with you",
        "third": "bought from somebody who gathers it",
    },
    "TriggerKind": {
        "budget": "money is planned or set free",
        "acquisition": "they buy a company, or are bought",
        "merger": "they join with another company",
        "funding": "investors give them money",
        "new_hire": "somebody who matters has joined",
        "leadership_change": "the people at the top change",
        "statement": "they said something in public",
        "regulation": "a new rule applies to them",
        "technology_change": "they change a system that matters",
        "contract_end": "a contract of theirs ends",
        "expansion": "they open sites or enter markets",
        "layoffs": "they let people go",
        "competitor_event": "a competitor of yours or theirs moves",
        "other": "something else",
    },
    "Deal": {
        "none": "there never was one",
        "open": "one is being talked about",
        "won": "they have bought",
        "lost": "they decided against you, or for nobody",
    },
    "Meeting": {"planned": "it is in the diary", "held": "it took place"},
    "FirstResult": {"open": "still to come", "reached": "they have it"},
    "PlanStatus": {"planned": "still to come", "done": "took place", "skipped": "will not take place"},
    "Objective": {
        "acquire": "win new customers",
        "retain": "keep those you have",
        "upsell": "sell them more of the same",
        "cross_sell": "sell them something else",
        "advocate": "have them speak for you",
    },
    "Variety": {
        "large_account": "a few very large companies",
        "named_account": "the list of each seller",
        "industry_account": "companies of one industry",
        "customer": "companies that have bought already",
    },
    "Profile": {
        "starter": "the few rules that teach most",
        "map": "all rules about maps",
        "abm": "those, and the rules about accounts and programs",
        "strict": "all of them, with every info raised to a warning",
    },
    "People": {
        "roles": "what they decide: the champion, the one with the budget",
        "names": "the names or labels as you wrote them, in the tables of committees alone",
    },
    "FailOn": {
        "error": "only errors fail a run",
        "warning": "warnings fail it as well",
        "info": "everything fails it",
        "never": "nothing fails it",
    },
}  # fmt: skip
"""By the name of the vocabulary in `vocabulary` or `settings`. Where a word says all itself, it has no meaning here."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a vocabulary, in their order."""
    home = vocabulary if hasattr(vocabulary, name) else settings
    return get_args(getattr(home, name))


_BY_WORDS = {words_of(name): name for name in MEANINGS}


def vocabulary_of(some: tuple[str, ...]) -> str | None:
    """The name of the vocabulary that has exactly these words."""
    return _BY_WORDS.get(some)


def meanings_of(name: str) -> list[str]:
    """What each word of a vocabulary means, empty where a word says all itself."""
    return [MEANINGS[name].get(word, "") for word in words_of(name)]
