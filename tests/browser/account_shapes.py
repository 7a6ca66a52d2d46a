"""Accounts of every shape a page must hold: empty, full, hostile, with long words, in other scripts."""

from __future__ import annotations

import json
from typing import Any

from tests.browser.shapes import GERMAN, HOSTILE, PARAGRAPH

ROLES = (
    *("champion", "economic_buyer", "technical_evaluator", "user", "procurement", "legal_security"),
    *("executive_sponsor", "influencer", "gatekeeper"),
)
ARABIC = "خفض فاتورة الكهرباء مع Rimewell قبل نهاية العام"
STAGES = ("aware", "engage", "evaluate", "decide", "onboard", "expand")


def account_shapes() -> dict[str, str]:
    """The files of a workspace with all of them, by path."""
    accounts = {
        "bare": "Nothing but a name",
        "no-stage": {"name": "No stage", "committee": [{"name": "CFO", "roles": "economic_buyer"}]},
        "crowd": _account("Sixty people, three hundred contacts", "A reason", members=60, contacts=300),
        "hostile": _account(HOSTILE[0] + HOSTILE[6], *HOSTILE, members=9, contacts=9),
        "german": _account(f"{GERMAN} {GERMAN}", GERMAN, f"Die {GERMAN} warten", members=9, contacts=12),
        "paragraphs": _account("Paragraphs", PARAGRAPH, members=3, contacts=3),
        "arabic": _account(ARABIC, ARABIC, members=9, contacts=12),
    }
    stages = {name: {"name": name.title(), "phases": [name], "goals": ["Go on"]} for name in STAGES}
    program = {"name": "All of them", "plays": {"p": {"name": "A play", "stage": "evaluate", "who": ROLES[:2]}}}
    return {
        "journeymap.yaml": "title: Accounts\nsite: {people: names}\n",
        "maps/map.yaml": _yaml({"title": "The way", "account": "crowd", "stages": stages}),
        "maps/more.yaml": _yaml({"title": "Another way", "account": "arabic", "stages": stages}),
        "maps/accounts.yaml": _yaml({"accounts": accounts, "programs": {"all": program}}),
    }


def _account(name: str, *texts: str, members: int, contacts: int) -> dict[str, Any]:
    said = list(dict.fromkeys(texts))
    first = said[0]
    return {
        "name": name,
        "relationship": "customer" if members > 3 else "prospect",
        "value": {"amount": 1234567.5, "currency": "EUR"},
        "heterogeneity": 70,
        "fit": {"value_creation": {"answer": "yes", "why": first}, "economics": {"answer": "no", "why": first}},
        "approach": "abm",
        "tier": "one_to_one",
        "owners": {"marketing": first, "sales": first, "success": first},
        "strategy": first,
        "priorities": said,
        "pressures": [{"text": text, "seen": "2026-10-01"} for text in said],
        "tech_stack": said,
        "criteria": said,
        "outcomes": said,
        "signals": [{"date": "2026-10-02", "kind": "visit", "topic": text, "source": text} for text in said],
        "triggers": [
            {"kind": "budget", "date": "2026-11-01", "window": "90d", "note": first},
            {"kind": "merger", "date": "2026-09-01", "window": "30d", "dismissed": first},
            {"kind": "new_hire", "date": "2027-02-01", "window": "30d", "id": "hire"},
        ],
        "committee": [
            {
                "name": f"{first} {number}",
                "roles": [ROLES[number % 9]],
                "concerns": said if number < 9 else [],
                "influence": "high",
                "met": "2026-10-03",
            }
            for number in range(members)
        ],
        "plan": [_contact(number, first, members) for number in range(contacts)],
        "account_plan": {
            "owners": ["sales", "success"],
            "objectives": [{"text": text, "measure": text, "target": "3", "by": "2027-03-01"} for text in said],
            "review": "2027-01-10",
            "units": [{"name": text, "uses": text, "potential": text, "contact": text} for text in said],
        },
        "first_value": {
            "milestone": first,
            "outcome": first,
            "start": "2026-10-01",
            "due": "2026-12-20",
            "visible_to": ["champion"],
        },
        "reference": {"ready": True, "topics": said, "last_used": "2026-05-01", "notes": first},
        "stage": "evaluate",
        "history": [
            {"stage": "aware", "date": "2026-03-01"},
            {"stage": "decide", "date": "2026-05-01"},
            {"stage": "evaluate", "date": "2026-09-01"},
        ],
        "deals": [
            {"name": text, "kind": "new", "amount": 5000, "opened": "2026-06-01", "closes": "2027-01-31"}
            for text in said
        ],
        "go_live": "2027-06-01",
        "handoffs": [{"to_stage": "decide", "ready": "2026-11-01", "refused": "2026-11-02", "reason": first}],
        "satisfaction": [
            {"date": "2026-08-01", "kind": "nps", "score": 8, "role": "champion", "note": first},
            {"date": "2026-11-01", "kind": "nps", "score": 6, "role": "champion", "note": first},
        ],
        "feedback": [{"date": "2026-11-02", "kind": "win_loss", "note": first}],
        "renewal": {"date": "2027-10-01", "notice": "90d", "note": first},
        "objectives": [{"text": text} for text in said],
        "costs": [{"what": text, "amount": 100, "currency": "EUR", "phase": "aware"} for text in said],
        "crm": "0018d00000ABCDEFGH",
        "domain": "example.com",
        "notes": first,
    }


def _contact(number: int, text: str, members: int) -> dict[str, Any]:
    """A contact that was held, is past its day, will not be held, is to come, or has no day."""
    entry: dict[str, Any] = {"who": f"{text} {number % members}", "purpose": text, "channel": "phone", "by": text}
    day = f"2026-{1 + number % 12:02d}-{1 + number % 28:02d}"
    if number % 12 < 10:
        return {**entry, "date": day, "status": "done", "result": text} if number % 4 else {**entry, "date": day}
    return {**entry, "date": f"2027-01-{1 + number % 28:02d}"} if number % 2 else entry


def _yaml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
