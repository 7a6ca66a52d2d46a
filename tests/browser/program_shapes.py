"""Programs of every shape a page must hold: none, one or many accounts, long words, hostile texts."""

from typing import Any

from tests.browser.shapes import GERMAN, HOSTILE, PARAGRAPH
from tests.support.shapes import document

STAGES = ("aware", "engaged", "mqa", "opportunity", "customer")
TEAMS = ("marketing", "sales", "success")
MANY = 300


def program_shapes() -> dict[str, str]:
    """The files of a workspace with all of them, by path."""
    accounts = {f"many-{number}": _account(number) for number in range(MANY)}
    accounts |= {f"hostile-{number}": _account(number, text) for number, text in enumerate(HOSTILE)}
    accounts |= {f"long-{number}": _account(number, GERMAN) for number in range(3)}
    accounts["beside"] = {"name": "In a program of no kind", "stage": "elsewhere"}
    programs = {
        "empty": {"name": "No accounts yet", "target_list": []},
        "bare": {"name": "Nothing but an account", "target_list": ["beside"]},
        "many": _program("Three hundred accounts", [f"many-{number}" for number in range(MANY)], PARAGRAPH),
        "hostile": _program(HOSTILE[0], [f"hostile-{number}" for number in range(len(HOSTILE))], HOSTILE[2]),
        "long": _program(GERMAN, [f"long-{number}" for number in range(3)], f"{GERMAN} {GERMAN}"),
    }
    return {
        "journeymap.yaml": "title: Programs\nprofile: abm\n",
        "maps/a.yaml": "title: A map\nstages: {a: {goals: [g]}}\n",
        "maps/programs.yaml": document({"accounts": accounts, "programs": programs}),
    }


def _account(number: int, text: str | None = None) -> dict[str, Any]:
    stage = STAGES[number % len(STAGES)]
    before = STAGES[(number + (1 if number % 7 else -1)) % len(STAGES)]
    return {
        "name": f"{text} {number}" if text else f"Account number {number}",
        "approach": ("abm", "targeted", "mass")[number % 3],
        "tier": "one_to_few",
        "relationship": "customer" if stage == "customer" else "prospect",
        "value": {"amount": 1000 * number + 500, "currency": ("EUR", "USD")[number % 5 == 4]},
        "heterogeneity": number % 100,
        "owners": {"marketing": text or "Ines", "sales": "Tom"},
        "stage": stage,
        "history": [{"stage": before, "date": "2026-09-01"}, {"stage": stage, "date": "2026-11-10"}],
        "committee": [
            {"name": text or "CFO", "roles": ["economic_buyer"], "met": "2026-11-02", "concerns": [text or "Cost"]},
            {"name": "Head", "roles": ["champion", "user"]},
        ],
        "plan": [{"who": "champion", "date": "2026-11-01", "purpose": text or "agree on a trial", "by": text or "Tom"}],
        "deals": [{"name": text or "Deal", "kind": "new", "amount": 5000, "currency": "EUR"}],
        "handoffs": [
            {"to_stage": "opportunity", "ready": "2026-11-02"}
            | ({"refused": "2026-11-04", "reason": text or "No budget"} if number % 4 == 0 else {})
        ],
        "reference": {"ready": number % 2 == 0, "topics": [text or "Speed"], "notes": text or "Ask in spring"},
    }


def _program(name: str, accounts: list[str], text: str) -> dict[str, Any]:
    handoffs = [
        {
            "from_stage": one,
            "to_stage": other,
            "from_team": text[:40] if one == "mqa" else "marketing",
            "to_team": team,
            "respond_within": "48h",
            "payload": [text],
            "reject_reasons": [text],
            "on_reject": "engaged",
        }
        for (one, other), team in zip((("mqa", "opportunity"), ("opportunity", "customer")), TEAMS[1:], strict=True)
    ]
    return {
        "name": name,
        "objective": "acquire",
        "variety": "named_account",
        "launch": "2026-01-15",
        "framework": "account-journey",
        "owner": text[:40],
        "icp": [text, "Another trait"],
        "universe": 900,
        "target_list": accounts,
        "readiness": {"points_min": 80, "roles": ["champion"], "signals": [text[:40]], "agreed": {"by": [text[:40]]}},
        "handoffs": handoffs,
        "metrics": [
            {"kind": "win_rate", "name": text, "actual": text, "as_of": "2026-11-01", "params": {"basis": text}},
            {"kind": text[:60], "target": "80 %", "source": text, "owner": text[:40]},
        ],
        "objectives": [{"text": text, "measure": "win_rate", "target": text, "by": "2026-12-31"}, {"text": "Open"}],
        "plays": {
            "first": {"name": text, "stage": "engaged", "who": ["champion"], "by": "marketing", "purpose": text},
            "second": {"name": "On a budget", "trigger": "budget", "channel": "email", "within": "5d"},
        },
        "costs": [
            {"what": text, "amount": 12000, "currency": "EUR", "period": "year", "phase": "engage"},
            {"what": "Fair", "amount": 9000, "currency": "USD", "phase": "retain"},
        ],
        "baseline": {"win_rate": 0.2, "deals": 40},
        "team": {"marketers": 2, "sellers": 4},
        "notes": text,
    }
