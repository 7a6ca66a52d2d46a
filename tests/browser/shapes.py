"""Maps of every shape a board must hold: many stages, full stages, long words, other scripts, hostile texts."""

import json
from typing import Any

HOSTILE = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    "</style><style>*{display:none}</style>",
    '" onmouseover="window.hit=3',
    "{{ 7 * 7 }} {% raw %}",
    "[press](javascript:window.hit=4)",
    "a \u202eright to left\u202c and on",
    "<!-- & &amp; &#60; -->",
    "]]>--><svg onload=window.hit=5>",
)

GERMAN = "Kühlraumenergieverbrauchsüberwachungssystemanbieter"
JOBS = (
    "problem_identification",
    "solution_exploration",
    "requirements_building",
    "supplier_selection",
    "validation",
    "consensus_creation",
)
PARAGRAPH = (
    "The offers on the table are a third higher than last year, and nobody in the room can say whether the "
    "stores, the weather or the market did it. The bill has one line. The board wants three."
)


def shapes() -> dict[str, str]:
    """The files of a workspace with all of them, by path."""
    maps = {
        "twelve-stages": _map("Twelve stages from end to end", _stages(12, touchpoints=2), personas=3),
        "full-stages": _map("Fifteen touchpoints a stage", _stages(3, touchpoints=15), personas=6),
        "long": _map("Eight full stages", _stages(8, touchpoints=15), personas=6),
        "paragraphs": _map("Three paragraphs a cell", _wordy(), personas=1),
        "hostile": _map(HOSTILE[0] + HOSTILE[6], _hostile(), personas=2),
        "german": _map(f"{GERMAN} im Vergleich", _in(GERMAN, f"Die {GERMAN} warten"), language="de"),
        "japanese": _map(
            "冷凍倉庫の電気代を下げる旅", _in("検討段階", "電気代がまた上がった理由を知りたい"), language="ja"
        ),
        "korean": _map(
            "냉동 창고의 전기 요금 줄이기", _in("검토 단계", "전기 요금이 왜 또 올랐는지 알고 싶다"), language="ko"
        ),
        "thai": _map("ลดค่าไฟของห้องเย็น", _in("พิจารณา", "อยากรู้ว่าทำไมค่าไฟจึงขึ้นอีกครั้งในเดือนนี้"), language="th"),
        "arabic": _map(
            "خفض فاتورة الكهرباء مع Rimewell",
            _in("المقارنة", "أريد أن أعرف لماذا ارتفعت فاتورة kWh مرة أخرى"),
            language="ar",
        ),
        "emoji": _map("👩🏽‍🔧 fixes the ❄️ room", _in("🧊 Cold", "👍🏽 good, 👎🏿 bad, 🏳️‍🌈 both"), language="en"),
        "bare": {"title": "Nothing but names", "stages": {"first": None, "second": {"touchpoints": ["One"]}}},
    }
    people = {f"p{n}": {"name": f"{GERMAN[: 8 * n]} {n}", "role": "user"} for n in range(1, 7)}
    people["p1"]["name"] = HOSTILE[1]
    library = {"personas": people, "content": _content()}
    files = {f"maps/{name}.yaml": _yaml(one) for name, one in maps.items()}
    return {"journeymap.yaml": "title: Shapes\n", "maps/library.yaml": _yaml(library), **files}


def _map(title: str, stages: Any, personas: int = 2, language: str = "en") -> dict[str, Any]:
    return {
        "title": title,
        "scenario": title,
        "language": language,
        "for": [f"p{n}" for n in range(1, personas + 1)],
        "stages": stages,
    }


def _stages(count: int, touchpoints: int) -> dict[str, Any]:
    phases = ("aware", "engage", "evaluate", "decide", "onboard", "retain")
    return {
        f"stage-{n}": {
            "name": f"Stage number {n}",
            "phases": [phases[min(5, 6 * n // count)]],
            "goals": ["Know where to start", {"text": "Stay in budget", "for": ["p2"]}],
            "owners": ["marketing", "sales"],
            "duration": f"{n + 1} weeks",
            "emotion": {"by": {f"p{p}": {"score": (n * p) % 5 - 2, "feeling": GERMAN[: 5 * p]} for p in range(1, 4)}},
            "touchpoints": [_touchpoint(n, t) for t in range(touchpoints)],
            "pains": [{"text": "Nobody answers", "severity": 3}, {"text": "Slow", "answers": ["How might we hurry?"]}],
            "loops": [{"to": f"stage-{n // 2}", "when": "The committee changes once more"}] if n else [],
        }
        for n in range(count)
    }


def _touchpoint(stage: int, number: int) -> dict[str, Any]:
    return {
        "name": f"Meets us for the {number + 1}. time at stage {stage}",
        "channel": ("website", "email", "trade-show", "phone")[number % 4],
        "content": ["guide"] if number % 2 else [],
        "for": ["p1"] if number % 3 else ["p1", "p2"],
        "from": "buyer",
        "to": "us",
        "jobs": [JOBS[(stage + number) % 6]] if number % 2 else [],
        "moment_of_truth": number == 1,
        "status": "planned" if number == 2 else "live",
    }


def _wordy() -> dict[str, Any]:
    three = "\n\n".join([PARAGRAPH] * 3)
    return {
        "one": {"goals": [three], "thoughts": [three], "emotion": {"score": -1, "feeling": PARAGRAPH}},
        "two": {
            "goals": ["Save"],
            "touchpoints": [{"name": PARAGRAPH, "notes": three, "jobs": ["validation"]}],
            "notes": three,
        },
    }


def _hostile() -> dict[str, Any]:
    texts = list(HOSTILE)
    return {
        f"stage-{n}": {
            "name": text,
            "goals": texts,
            "thoughts": texts,
            "owners": texts,
            "duration": text,
            "entry": texts,
            "notes": text,
            "emotion": {"score": n % 5 - 2, "feeling": text},
            "touchpoints": [
                {"name": text, "purpose": text, "notes": text, "link": "javascript:alert(1)", "jobs": JOBS[n % 6 :]}
            ],
            "pains": [{"text": text, "answers": [{"text": text, "owner": text, "link": "data:text/html,x"}]}],
            "metrics": [{"kind": text, "target": text, "baseline": text}],
            "loops": [{"to": "stage-0", "when": text}],
        }
        for n, text in enumerate(HOSTILE)
    }


def _in(name: str, text: str) -> dict[str, Any]:
    return {
        f"s{n}": {
            "name": f"{name} {n + 1}",
            "goals": [text],
            "thoughts": [text],
            "duration": text,
            "emotion": {"score": n - 1, "feeling": name},
            "phases": [("aware", "evaluate", "decide", "onboard")[n]],
            "touchpoints": [
                {"name": text, "channel": "email", "for": ["p2"], "from": "buyer", "to": "us", "jobs": JOBS[n : n + 2]}
            ],
            "pains": [{"text": text, "severity": 2, "answers": [{"text": text, "owner": name}]}],
            "loops": [{"to": "s0", "when": text}] if n else [],
            "handoff": {"to": "s3", "from_team": name, "to_team": name, "respond_within": "48h"} if n == 2 else None,
        }
        for n in range(4)
    }


def _content() -> dict[str, Any]:
    return {
        "guide": {
            "title": "The buying guide",
            "type": "guide",
            "url": "https://example.com/guide",
            "phases": ["aware"],
        },
        "costly": {
            "title": f"{GERMAN} {GERMAN}",
            "type": "report",
            "cost": "14000 EUR",
            "roles": ["user"],
            "phases": ["decide", "onboard"],
            "addresses": [*HOSTILE, GERMAN],
            "expires": "2026-01-01",
        },
        "trap": {"title": HOSTILE[3], "url": "javascript:window.hit=6", "phases": ["engage"], "notes": HOSTILE[5]},
    }


def _yaml(value: Any) -> str:
    """JSON is YAML; written so that nothing is lost."""
    return json.dumps(value, ensure_ascii=False, indent=1)
