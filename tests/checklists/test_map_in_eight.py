"""Building a customer journey map: when each of the eight steps is ticked, and what is reported until then."""

import pytest

from tests.support.fixtures import ProgressOf

WELL = "{name: CFO, role: economic_buyer, goals: [Payback], challenges: [Three systems]}"


def a_map(stages: str, head: str = "") -> str:
    """A map of a few stages."""
    return f"title: Tender\n{head}stages: {{{stages}}}\n"


DONE: dict[str, tuple[str, str, int]] = {
    "personas": ("personas", f"personas: {{cfo: {WELL}}}", 1),
    "a job title is a role": ("personas", "personas: {a: {name: A, job_title: Buyer, goals: [x], challenges: [y]}}", 1),
    "touchpoints": (
        "touchpoints",
        a_map("a: {touchpoints: [{name: X, channel: email}, {name: Y, channel: phone}]}"),
        3,
    ),
    "a framework": (
        "stages",
        a_map("consider: {goals: [x]}", "framework: buyer-steps\nscope: buyer\nskip: [purchase]\n"),
        2,
    ),
    "phases": ("stages", a_map("a: {goals: [x], phases: aware}, b: {goals: [x], phases: [decide]}"), 3),
    "a source of the map": ("evidence", a_map("a: {goals: [x]}", "sources: [interview]\n"), 1),
    "a source of a pain of the map": ("evidence", a_map("a: {goals: [x]}", "pains: [{text: P, sources: crm}]\n"), 1),
    "a map that holds its sources for weak": ("evidence", a_map("a: {evidence: assumed, sources: crm, goals: x}"), 1),
    "a touchpoint over a screen and by hand": (
        "touchpoints",
        a_map("a: {touchpoints: [{name: X, channel: [email, phone]}]}"),
        3,
    ),
    "a source of a pain": ("evidence", a_map("a: {pains: [{text: P, sources: [crm]}]}"), 1),
    "feelings": ("feelings", a_map("a: {emotion: 1}, b: {emotion: -1, pains: [P]}, c: {emotion: hopeful}"), 4),
    "goals": ("goals", a_map("a: {goals: [x]}, b: {expectations: [x]}"), 2),
    "channels": (
        "channels",
        a_map("a: {touchpoints: [{name: X, channel: email}, {name: Y, kind: action}, {name: Z, status: retired}]}"),
        1,
    ),
    "devices of the touchpoint": (
        "channels",
        "channels: {app: {medium: digital}}\n" + a_map("a: {touchpoints: [{name: X, channel: app, devices: mobile}]}"),
        1,
    ),
    "review": (
        "review",
        a_map(
            "a: {pains: [{text: P, accepted: law}, {text: Q, answers: [{text: H, status: done}]}]}",
            "reviewed: 2026-11-01\n",
        ),
        4,
    ),
    "one idea of two is carried out": (
        "review",
        a_map("a: {opportunities: [{text: G, status: done}, {text: H, status: idea}]}", "reviewed: 2026-11-01\n"),
        2,
    ),
    "nothing has become of ideas for later": (
        "review",
        a_map("a: {opportunities: [{text: G}]}", "state: to_be\nreviewed: 2026-11-01\n"),
        1,
    ),
    "a review that holds for long": (
        "review",
        a_map("a: {goals: [x]}", "reviewed: 2023-01-01\nreview_every: 9999y\n"),
        1,
    ),
}


@pytest.mark.parametrize(("step", "text", "of"), DONE.values(), ids=DONE)
def test_done(progress_of: ProgressOf, step: str, text: str, of: int) -> None:
    progress = progress_of(f"map-in-eight.{step}", text)
    assert progress.is_done
    assert (progress.done, progress.of, progress.remaining) == (of, of, ())


OPEN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a bare persona": ("personas", "personas: {a: Ann}", ("Persona 'Ann' lacks goals, challenges",)),
    "a bare persona of a group that buys": (
        "personas",
        "personas: {a: Ann}\ntitle: T\nframework: b2b-lifecycle\nstages: {decision: {goals: [x]}}\n",
        ("Persona 'Ann' lacks role, goals, challenges",),
    ),
    "no touchpoint": (
        "touchpoints",
        a_map("a: {goals: [x]}, b: {touchpoints: [{name: X, channel: email}]}"),
        ("The map has no offline channel", "Stage 'a' has no touchpoint"),
    ),
    "touchpoints that are only planned": (
        "touchpoints",
        a_map("a: {touchpoints: [{name: X, channel: [email, phone]}]}, b: {touchpoints: [{name: Y, status: planned}]}"),
        ("Stage 'b' has no touchpoint that happens",),
    ),
    "a channel that is only planned": (
        "touchpoints",
        a_map("a: {touchpoints: [{name: X, channel: email}, {name: Y, channel: phone, status: planned}]}"),
        ("The map has no offline channel",),
    ),
    "no phases": (
        "stages",
        a_map("a: {goals: [x], phases: aware}, b: {goals: [x]}"),
        ("The map follows no framework and gives no phases to 'b'",),
    ),
    "stages that nobody wrote": (
        "stages",
        a_map("consider: {goals: [x]}", "framework: buyer-steps\n"),
        ("Neither filled in nor skipped: 'Purchase', 'Use', 'Stay loyal'",),
    ),
    "no source": ("evidence", a_map("a: {goals: [x]}"), ("The map names no source",)),
    "no feeling": ("feelings", a_map("a: {goals: [x]}"), ("Stage 'a' does not say how it feels",)),
    "a low point": ("feelings", a_map("a: {emotion: -2}"), ("Stage 'a' scores -2 but lists no pain",)),
    "no goal": ("goals", a_map("a: {emotion: 1}"), ("Stage 'a' has no goal or expectation",)),
    "no channel": ("channels", a_map("a: {touchpoints: [X]}"), ("Touchpoint 'X' has no channel",)),
    "no device": (
        "channels",
        "channels: {app: {medium: digital}}\n" + a_map("a: {touchpoints: [{name: X, channel: app}]}"),
        ("Touchpoint 'X' has no device",),
    ),
    "no review": ("review", a_map("a: {goals: [x]}"), ("The map does not say when it was reviewed",)),
    "a review long ago": (
        "review",
        a_map("a: {goals: [x]}", "reviewed: 2026-01-01\nreview_every: 30d\n"),
        ("The map has been due for a review since 2026-01-31",),
    ),
    "ideas alone": (
        "review",
        a_map("a: {pains: [{text: Q, answers: [How, {text: Why, status: dropped}, What]}]}", "reviewed: 2026-11-22\n"),
        ("Not one of the 2 ideas of the map is carried out yet",),
    ),
    "one idea": (
        "review",
        a_map("a: {pains: [{text: Q, answers: [How]}]}", "reviewed: 2026-11-22\n"),
        ("The one idea of the map is not carried out yet",),
    ),
    "pains of the map and of a touchpoint": (
        "review",
        a_map("a: {touchpoints: [{name: X, pains: Loud}]}", "reviewed: 2026-11-22\npains: Takes a year\n"),
        ("Nothing answers the pain 'Takes a year'", "Nothing answers the pain 'Loud'"),
    ),
    "a pain": (
        "review",
        a_map(f"a: {{pains: [{'x' * 60}]}}", "reviewed: 2026-11-22\n"),
        (f"Nothing answers the pain '{'x' * 39}…'",),
    ),
}


@pytest.mark.parametrize(("step", "text", "left"), OPEN.values(), ids=OPEN)
def test_open(progress_of: ProgressOf, step: str, text: str, left: tuple[str, ...]) -> None:
    progress = progress_of(f"map-in-eight.{step}", text)
    assert not progress.is_done
    assert progress.remaining == left


@pytest.mark.parametrize("step", ["touchpoints", "stages", "feelings", "goals"])
def test_stages_with_nothing_in_them_are_reported_once_and_last(progress_of: ProgressOf, step: str) -> None:
    empty = a_map("a: {}, b: {touchpoints: [X], phases: aware}, c: {name: Third}")
    progress = progress_of(f"map-in-eight.{step}", empty)
    assert progress.remaining[-1].endswith(": 'a', 'Third'")
    assert progress.of - progress.done >= 2


@pytest.mark.parametrize("step", ["touchpoints", "stages", "evidence", "feelings", "goals", "channels", "review"])
def test_nothing_can_be_asked_without_a_map(progress_of: ProgressOf, step: str) -> None:
    progress = progress_of(f"map-in-eight.{step}", f"personas: {{cfo: {WELL}}}")
    assert (progress.of, progress.remaining, progress.is_done) == (0, (), False)


BETTER = {
    "own knowledge": ("[internal_team]", 2),
    "customers": ("[interview]", 1),
    "figures": ("[analytics]", 1),
    "figures of a site": ("[web_analytics]", 1),
    "a test of use": ("[usability_test]", 1),
    "plain words": ("[Talks with seven riders]", 2),
    "both": ("[survey, crm]", 0),
    "nothing at all": ("[]", 0),
}


@pytest.mark.parametrize(("sources", "hints"), BETTER.values(), ids=BETTER)
def test_what_would_be_better_is_a_hint_and_holds_nothing_back(
    progress_of: ProgressOf, sources: str, hints: int
) -> None:
    progress = progress_of("map-in-eight.evidence", a_map("a: {goals: [x]}", f"sources: {sources}\n"))
    assert len(progress.better) == hints
    assert progress.is_done is (sources != "[]")
