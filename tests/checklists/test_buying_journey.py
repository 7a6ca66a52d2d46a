"""Mapping the buying journey: when each of the five steps is ticked, and what is reported until then."""

import pytest

from tests.support.fixtures import ProgressOf

LIBRARY = "content: {guide: Guide}\n"
TWO = "personas: {a: A, b: B}\n"


def touchpoint(text: str) -> str:
    """A map with one touchpoint."""
    return f"title: Tender\nstages: {{look: {{touchpoints: [{text}]}}}}\n"


DONE = {
    "personas": ("buyer", f"personas: {{a: A}}\n{touchpoint('X')}"),
    "a segment": ("buyer", f"segments: {{s: S}}\nsegment: s\n{touchpoint('X')}"),
    "actions": ("behavior", "title: T\nsources: [interview]\nstages: {a: {actions: [x]}, b: {actions: [y]}}"),
    "actions that a persona's words show": (
        "behavior",
        "personas: {a: {name: A, sources: [Talks with seven riders]}}\n"
        + touchpoint("X").replace("}}", ", actions: [x]}}"),
    ),
    "what buyers will do nobody can ask them": (
        "behavior",
        "title: T\nstate: to_be\nstages: {a: {actions: [x]}}",
    ),
    "a channel is enough": ("match", touchpoint("{name: X, channel: email}")),
    "one persona goes without saying": ("match", f"personas: {{a: A}}\n{touchpoint('{name: X, channel: email}')}"),
    "one persona of two takes part": (
        "match",
        TWO + "title: T\nstages: {look: {for: a, touchpoints: [{name: X, channel: [email, phone]}]}}",
    ),
    "all three": ("match", LIBRARY + TWO + touchpoint("{name: X, channel: email, content: guide, for: a}")),
    "a talk needs nothing to hand out": ("match", LIBRARY + touchpoint("{name: X, channel: phone}")),
    "what they do alone is not asked": (
        "match",
        touchpoint("{name: X, kind: action}, {name: Y, status: retired}, {name: Z, channel: phone}"),
    ),
    "all live": ("launch", touchpoint("X, {name: Y, status: retired}")),
    "planned on a map of how things should be": ("launch", "state: to_be\n" + touchpoint("{name: X, status: planned}")),
    "reviewed": ("review", "reviewed: 2026-11-01\n" + touchpoint("X")),
    "reviewed, with its measures": (
        "review",
        "reviewed: 2026-11-01\nmetrics: [{kind: nps, actual: 30, as_of: 2026-11-01}]\n" + touchpoint("X"),
    ),
}


@pytest.mark.parametrize(("step", "text"), DONE.values(), ids=DONE)
def test_done(progress_of: ProgressOf, step: str, text: str) -> None:
    progress = progress_of(f"buying-journey-in-five.{step}", text)
    assert progress.is_done
    assert progress.remaining == ()


OPEN = {
    "nobody": ("buyer", touchpoint("X"), "The map names neither personas nor a segment"),
    "no actions": ("behavior", "sources: [interview]\n" + touchpoint("X"), "Stage 'look' has no actions"),
    "nobody asked": (
        "behavior",
        "title: T\nsources: [internal_team]\nstages: {a: {actions: [x]}}",
        "The map rests on nothing that a buyer has said",
    ),
    "measures that nobody reads": (
        "review",
        "reviewed: 2026-11-01\nmetrics: [nps, {kind: csat, actual: 4, as_of: 2026-11-01}]\n" + touchpoint("X"),
        "The map has read 1 of 2 measures",
    ),
    "no channel": ("match", touchpoint("X"), "Touchpoint 'X' has no channel"),
    "neither of the two": ("match", LIBRARY + TWO + touchpoint("X"), "Touchpoint 'X' has no channel, no content"),
    "made for some of them": (
        "match",
        "content: {flyer: {title: Flyer, for: a}}\n" + TWO + touchpoint("{name: X, content: flyer}"),
        "Touchpoint 'X' has no channel, no persona",
    ),
    "only planned": ("launch", touchpoint("{name: X, status: planned}"), "Touchpoint 'X' is only planned"),
    "not reviewed": ("review", touchpoint("X"), "The map does not say when it was reviewed"),
    "review overdue": (
        "review",
        "reviewed: 2026-05-01\n" + touchpoint("X"),
        "The map has been due for a review since 2026-10-28",
    ),
}


@pytest.mark.parametrize(("step", "text", "left"), OPEN.values(), ids=OPEN)
def test_open(progress_of: ProgressOf, step: str, text: str, left: str) -> None:
    progress = progress_of(f"buying-journey-in-five.{step}", text)
    assert not progress.is_done
    assert progress.remaining == (left,)


def test_no_touchpoint_no_question(progress_of: ProgressOf) -> None:
    for step in ("match", "launch"):
        assert progress_of(f"buying-journey-in-five.{step}", "title: T\nstages: {a: {goals: [x]}}").of == 0
