"""Texts that mean harm, and a workspace whose every text is one of them."""

import yaml

from journeymap.model.stage_fields import TEXT_LANES

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></table><b>out</b>",
    "&lt;script&gt; &#60; &copy;",
    "[click](javascript:alert(1))",
    "![see](https://evil.example/pixel.png)",
    "[ref]: https://evil.example",
    "<https://evil.example>",
    "a | b | c",
    "\\| one \\\\| two \\",
    "`code` ``more`` ```fence",
    "```\n# not a heading\n```",
    "~~~ html",
    "**bold** __bold__ *soft* _soft_ ~~gone~~",
    "# heading",
    "- item",
    "1. first",
    "2) second",
    "+ plus",
    "> quote",
    "---",
    "===",
    "***",
    ":---:",
    "- [ ] task",
    "[!WARNING]",
    "first\n\n# second\n| third |",
    "first\r\nsecond\u2028third\x85fourth",
    "    indented",
    "two spaces at the end  ",
    "{{ 7 * 7 }} {% raw %} {# gone #}",
    "$x$ and $$y$$ for $5",
    "#12 !3 @everyone :smile:",
    "%%{init: {'theme': 'forest'}}%%",
    "title: section; journey # none",
    "journey",
    "title of the deed",
    "section 5",
    "accTitle: none",
    "accDescr { none }",
    "%% none",
    "Smith, Jones: 5: everybody",
    "\u202eright to left override\u202c \u2066isolate\u2069",
    "日本語 العربية ไทย 🚀 e\u0301",
    "word_with_underscores and 2 * 3 * 4",
    "C:\\temp\\*.*",
)


def hostile_workspace(texts: tuple[str, ...] = HOSTILE, notes: str | None = None) -> dict[str, str]:
    """Files in which every field that takes a text holds one, and each text stands in each kind of field.

    With `notes`, all fields that are Markdown hold that instead.
    """
    files = _files(texts)
    return files if notes is None else {path: _with_notes(text, notes) for path, text in files.items()}


def _with_notes(text: str, notes: str) -> str:
    def replaced(value: object) -> object:
        if isinstance(value, dict):
            return {key: notes if key in MARKDOWN_FIELDS else replaced(inner) for key, inner in value.items()}
        return [replaced(inner) for inner in value] if isinstance(value, list) else value

    return _yaml(replaced(yaml.safe_load(text)))


MARKDOWN_FIELDS = ("notes", "scenario")


def _files(texts: tuple[str, ...]) -> dict[str, str]:
    half = len(texts) // 2
    files = {"journeymap.yaml": _settings(texts[0])}
    for number, text in enumerate(texts):
        other = texts[(number + half) % len(texts)]
        files[f"maps/m{number}.yaml"] = _yaml(_map(number, text, other))
    pairs = [(text, texts[(number + half) % len(texts)]) for number, text in enumerate(texts)]
    below = {f"s{number}": _below(*pair) for number, pair in enumerate(pairs)}
    over = {f"s{number}": _over(*pair) for number, pair in enumerate(pairs)}
    head = {"title": texts[0], "extends": "below", "scenario": texts[1], "owner": texts[2], "skip": ["end"]}
    files["maps/below.yaml"] = _yaml(
        {"title": texts[2], "stages": {**below, "end": {"name": texts[0], "goals": ["A"]}}}
    )
    files["maps/over.yaml"] = _yaml({**head, "stages": {**over, "new": {"name": texts[1], "goals": [texts[3]]}}})
    return files


def _settings(text: str) -> str:
    lane = {"id": "own", "title": text, "after": "touchpoints"}
    site = {"source_url": "https://git.example.com/maps/blob/main"}
    return _yaml({"title": text, "lanes": [lane], "profile": "strict", "site": site})


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=False, sort_keys=False)


def _map(number: int, text: str, other: str) -> dict[str, object]:
    first, second = f"p{number}", f"q{number}"
    return {
        "title": text,
        "scenario": other,
        "goal": text,
        "owner": other,
        "notes": text,
        "tags": ["tag"],
        "for": [first, second],
        "links": [{"title": text, "url": "javascript:alert(1)"}, {"title": other, "url": "notes.md"}],
        "sources": [{"kind": "interview", "note": text, "link": "https://example.com/a|b(c)<d>"}],
        "personas": {
            first: {"name": text, "job_title": other, "goals": [text], "quote": other, "notes": text},
            second: {"name": other, "concerns": [text], "questions": [other]},
        },
        "channels": {f"c{number}": {"name": text, "notes": other}},
        "content": {f"d{number}": {"title": text, "type": "guide", "url": "https://example.com/`x`|y)z"}},
        "stages": {"start": _stage(number, text, other), "end": {"name": other, "goals": [text]}},
    }


def _felt(text: str) -> str:
    """A text as a word for a feeling: signs alone are none."""
    return f"{text} felt" if not any(sign.isalpha() for sign in text) else text


def _below(text: str, other: str) -> dict[str, object]:
    """A stage for another map to change."""
    touchpoints = [{"id": "met", "name": text}, {"id": "gone", "name": other}]
    return {"name": text, "goals": [text], "duration": text, "emotion": _felt(other), "touchpoints": touchpoints}


def _over(text: str, other: str) -> dict[str, object]:
    """A stage that changes, adds and drops."""
    return {
        "goals": [other],
        "duration": other,
        "emotion": {"feeling": _felt(text), "by": {"p0": {"score": 1, "feeling": _felt(other)}}},
        "touchpoints": {"drop": ["gone"], "change": {"met": {"name": other, "purpose": text}}, "add": [other]},
        "pains": [text],
        "lanes": {"own": [text]},
        "notes": other,
    }


def _stage(number: int, text: str, other: str) -> dict[str, object]:
    by = {f"p{number}": {"score": -2, "feeling": _felt(text)}, f"q{number}": {"score": 2, "feeling": _felt(other)}}
    idea = {"text": other, "owner": text, "link": "data:text/html,x"}
    touchpoint = {"name": text, "channel": f"c{number}", "content": [f"d{number}"], "purpose": other}
    return {
        "name": text,
        **{lane: [text, {"text": other, "for": [f"p{number}"]}] for lane in TEXT_LANES},
        "emotion": {"score": 0.5, "feeling": _felt(other), "by": by},
        "duration": text,
        "touchpoints": [{**touchpoint, "notes": text, "link": "https://example.com/?a=1&b=2", "emotion": 1}],
        "pains": [text, {"text": other, "severity": 2, "answers": [idea]}, {"text": text, "accepted": other}],
        "opportunities": [idea, text],
        "metrics": [{"kind": "nps", "name": text, "unit": other, "owner": text, "target": 5}],
        "owners": [text, other],
        "entry": [text],
        "exit": [other],
        "loops": [{"to": "end", "when": text}],
        "handoff": {"to": "end", "from_team": text, "to_team": other},
        "lanes": {"own": [other]},
        "notes": text,
    }


HOSTILE_TEMPLATE = """{% extends "html/frame/page.html" %}
{% block title %}</title><body onload="window.hit=1"><!-- {{ board.title }} -->{% endblock %}
{% block main %}
<!doctype html><html onclick="window.hit=1"><head></head>
<h1 onmouseover="window.hit=1">{{ board.title }}</h1>
<img src="x" onerror="window.hit=1">
<svg onload="window.hit=1"><animate onbegin="window.hit=1" attributeName=x dur=1s></svg>
<a id="lure" href="javascript:window.hit=1">here</a>
<form id="f" action="https://example.com"><button id="b">x</button></form>
<details open ontoggle="window.hit=1"></details><input autofocus onfocus="window.hit=1">
<video><source onerror="window.hit=1"></video><style>@import "https://example.com/x.css";</style>
{% endblock %}
"""
"""A template of a theme for the page of a map: it tries to run something in all ways that no element of ours is."""
