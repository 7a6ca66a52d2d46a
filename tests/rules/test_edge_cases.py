"""Where rules are easily wrong: cases in which they must speak, and cases in which not."""

from collections.abc import Mapping
from textwrap import dedent

import pytest

from journeymap.findings import Finding
from tests.support.fixtures import FindingsOf

Files = str | Mapping[str, str]

HEAD = "title: Example\nframework: buyer-steps\n"
ONE_STAGE = HEAD + "stages:\n  consider:\n"
"""A map that goes on for as long as the case likes; its stages after the sale are empty."""


def stage(body: str) -> str:
    """The body of the stage 'consider', on an otherwise empty map."""
    return ONE_STAGE + "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())


def with_library(text: str, library: str) -> dict[str, str]:
    return {"maps/example.yaml": dedent(text), "maps/library.yaml": dedent(library)}


BROCHURE = "content: {flyer: {title: Flyer, type: product_brochure}}\n"
STORY = "content: {story: {title: Story, type: case_study, status: STATUS}}\n"
TALK = "touchpoints: [{name: Talk, channel: phone, content: story}]"
TWO = """\
personas:
  clerk: {name: Clerk, role: user}
  chief: {name: Chief, role: economic_buyer}
"""
EMPTY = """\
title: Nothing yet
framework: b2b-lifecycle
reviewed: 2020-01-01
stages: {awareness: , decision: {name: Deciding}}
"""
BASE = """\
id: base
title: Base
framework: buyer-steps
reviewed: 2020-01-01
stages:
  consider:
    goals: [Know the price]
    actions: [Asks around]
    emotion: -2
    touchpoints: [{id: talk, name: Talk, channel: phone}]
    pains: [{id: wait, text: Long wait, accepted: That is how it is}]
  use:
    goals: [Fast help]
    actions: [Calls]
    touchpoints: [Hotline]
"""


def over(text: str) -> dict[str, str]:
    return {
        "maps/base.yaml": BASE,
        "maps/example.yaml": "title: Over\nextends: base\n" + dedent(text),
    }


def reviewed(*dates: str) -> dict[str, str]:
    """Maps laid one over the other, the lowest first, by the days on which each says that it was reviewed."""
    lines = [f"reviewed: {day}\n" if day else "" for day in dates]
    extends = ["", *(f"extends: m{number}\n" for number in range(len(dates) - 1))]
    return {
        f"maps/m{number}.yaml": f"title: Map {number}\n{above}{line}stages: {{look: {{actions: [A{number}]}}}}\n"
        for number, (above, line) in enumerate(zip(extends, lines, strict=True))
    }


def contacts(*starts: str, status: str = "live") -> str:
    lines = (f"  - {{name: Contact {i}, channel: phone, status: {status}{start}}}" for i, start in enumerate(starts))
    return stage("touchpoints:\n" + "\n".join(lines))


US = ", from: us"

FIRING: dict[str, tuple[str, Files]] = {
    "a goal that is empty is none": ("JM102", stage("goals: []\nactions: [Asks]")),
    "an emotion with nothing in it": ("JM104", stage("emotion: {}\nactions: [Asks]")),
    "stops: framework without anything after the sale": (
        "JM106",
        "title: T\nframework: classic-funnel\nstages: {awareness: {actions: [Asks]}}",
    ),
    "stops: the stages after the sale are empty": ("JM106", stage("actions: [Asks]")),
    "stops: they are skipped": (
        "JM106",
        HEAD + "skip: [use, stay_loyal]\nstages: {consider: {actions: [Asks]}}",
    ),
    "stops: own stages with phases": (
        "JM106",
        "title: T\nstages: {look: {phases: aware, actions: [Looks]}, buy: {phases: decide, actions: [Buys]}}",
    ),
    "medium: three times offline": (
        "JM107",
        stage("touchpoints: [{name: A, channel: phone}, {name: B, channel: print}, {name: C, channel: press}]"),
    ),
    "a planned touchpoint needs a channel": (
        "JM108",
        stage("touchpoints: [{name: A, status: planned}]"),
    ),
    "device: the channel says none either": (
        "JM109",
        "channels: {kiosk: {medium: digital}}\n" + stage("touchpoints: [{name: A, channel: kiosk}]"),
    ),
    "low: for one persona alone": (
        "JM111",
        TWO + stage("emotion: {score: 1, by: {clerk: 1, chief: {score: -1.5, feeling: fobbed off}}}"),
    ),
    "low: exactly -1": ("JM111", stage("emotion: -1")),
    "inside out: four of ours": ("JM112", contacts(US, US, US, US)),
    "inside out: names of the own process": (
        "JM112",
        "title: T\nstages: {lead-in: {name: First, actions: [A]}, two: {name: SQL review, actions: [B]}}",
    ),
    "a built-in channel declared again": (
        "JM113",
        "channels: {sms: Texting}\n" + stage("actions: [A]"),
    ),
    "persona as a bare text": ("JM301", "personas: {clerk: Clerk}\n" + stage("actions: [A]")),
    "preference: for somebody else only": (
        "JM309",
        with_library(
            "for: [clerk, chief]\n"
            + stage("touchpoints: [{name: A, channel: phone, for: chief}, {name: B, channel: email}]"),
            """
            personas:
              clerk: {name: Clerk, preferences: {channels: phone}}
              chief: Chief
            """,
        ),
    ),
    "preference: type of content": (
        "JM309",
        "personas: {clerk: {name: Clerk, preferences: {content_types: video}}}\n"
        + BROCHURE
        + stage("touchpoints: [{name: A, channel: phone, content: flyer}]"),
    ),
    "persona declared and not named": ("JM310", "for: clerk\n" + TWO + stage("actions: [A]")),
    "content: planned on as_is": ("JM401", STORY.replace("STATUS", "planned") + stage(TALK)),
    "content: retired on to_be": (
        "JM401",
        "state: to_be\n" + STORY.replace("STATUS", "retired") + stage(TALK),
    ),
    "content: through a retired touchpoint": (
        "JM401",
        BROCHURE + stage("touchpoints: [{name: A, content: flyer, status: retired}]"),
    ),
    "orphan: aimed at a role that nobody has": (
        "JM402",
        TWO + "content: {memo: {title: Memo, phases: aware, roles: procurement}}\n" + stage("actions: [A]"),
    ),
    "brochure: by its message, aimed at the stage": (
        "JM403",
        "content: {tour: {title: Tour, type: video, message: product, phases: aware}}\n" + stage("actions: [A]"),
    ),
    "proof: only planned": ("JM404", STORY.replace("STATUS", "planned") + stage(TALK)),
    "kit: not for the champion": (
        "JM407",
        HEAD + "content: {memo: {title: Memo, roles: procurement}}\nstages: {purchase: {content: memo}}",
    ),
    "two of three: no channel": (
        "JM411",
        TWO + BROCHURE + stage("touchpoints: [{name: A, content: flyer, for: clerk}]"),
    ),
    "expired yesterday": (
        "JM412",
        "content: {memo: {title: Memo, expires: 2026-11-21}}\n" + stage("content: memo"),
    ),
    "file: below a folder that is not there": (
        "JM413",
        "content: {memo: {title: Memo, url: 'papers/memo.pdf#page=2'}}\n" + stage("content: memo"),
    ),
    "file: web address without a scheme": (
        "JM413",
        "content: {memo: {title: Memo, url: www.example.com/memo}}\n" + stage("content: memo"),
    ),
    "assumed although the stage claims more": (
        "JM901",
        stage("actions: [A]\nevidence: researched"),
    ),
    "voice: sources on a touchpoint alone": (
        "JM902",
        stage("touchpoints: [{name: A, channel: phone, sources: [crm]}]"),
    ),
    "review: the map's own rhythm": (
        "JM903",
        "reviewed: 2026-11-01\nreview_every: 2 weeks\n" + stage("actions: [A]"),
    ),
    "base: reviewed a day later": ("JM905", reviewed("2026-05-02", "2026-05-01")),
    "base: two below, the upper one later": ("JM905", reviewed("2026-05-01", "2026-05-03", "2026-05-02")),
    "base: the one between has no date": ("JM905", reviewed("2026-05-03", "", "2026-05-02")),
    "overlay: a low point whose pain is dropped": (
        "JM111",
        over("stages: {consider: {pains: {drop: [wait]}}}"),
    ),
    "overlay: what it empties is gone": (
        "JM103",
        over("stages: {consider: {actions: {drop: [Asks around]}}}"),
    ),
}

SILENT: dict[str, tuple[str, Files]] = {
    "one of three: one persona need not be named": (
        "JM411",
        "personas: {clerk: Clerk}\n" + BROCHURE + stage("touchpoints: [{name: A, channel: phone}]"),
    ),
    "expectations stand for goals": ("JM102", stage("expectations: [A price today]")),
    "a word alone is an emotion": ("JM104", stage("emotion: hopeful")),
    "one persona's feeling is an emotion": ("JM104", TWO + stage("emotion: {by: {clerk: 1}}")),
    "stops: scope buyer": ("JM106", "scope: buyer\n" + stage("actions: [A]")),
    "stops: own stages without phases": (
        "JM106",
        "title: T\nstages: {look: {actions: [A]}, buy: {actions: [B]}}",
    ),
    "stops: one stage after the sale is filled": (
        "JM106",
        ONE_STAGE + "    goals: [A]\n  use:\n    goals: [B]\n",
    ),
    "medium: two are too few": (
        "JM107",
        stage("touchpoints: [{name: A, channel: phone}, {name: B, channel: print}]"),
    ),
    "medium: channels of unknown medium": (
        "JM107",
        "channels: {one: One, two: Two, three: Three}\n"
        + stage("touchpoints: [{name: A, channel: one}, {name: B, channel: two}, {name: C, channel: three}]"),
    ),
    "medium: the third one is only planned": (
        "JM107",
        stage(
            "touchpoints: [{name: A, channel: phone}, {name: B, channel: phone}, "
            "{name: C, channel: phone, status: planned}]"
        ),
    ),
    "channel: an action needs none": ("JM108", stage("touchpoints: [{name: A, kind: action}]")),
    "channel: what is retired needs none": (
        "JM108",
        stage("touchpoints: [{name: A, status: retired}]"),
    ),
    "channel: out of scope": (
        "JM108",
        HEAD + "scope: buyer\nstages: {use: {touchpoints: [A]}}",
    ),
    "channel: skipped": (
        "JM108",
        HEAD + "skip: use\nstages: {use: {touchpoints: [A]}}",
    ),
    "device: built-in channels know theirs": (
        "JM109",
        stage("touchpoints: [{name: A, channel: email}]"),
    ),
    "device: offline": ("JM109", stage("touchpoints: [{name: A, channel: phone}]")),
    "low: a word draws no point": ("JM111", stage("emotion: miserable")),
    "low: a pain says why": ("JM111", stage("emotion: -2\npains: [Too dear]")),
    "low: just above": ("JM111", stage("emotion: -0.5")),
    "inside out: three of ours": ("JM112", contacts(US, US, US)),
    "inside out: nobody says who starts": ("JM112", contacts("", "", "", "")),
    "inside out: they start one": ("JM112", contacts(US, US, US, US, ", from: buyer")),
    "inside out: ours are only planned": ("JM112", contacts(US, US, US, US, status="planned")),
    "inside out: leadership is no lead": (
        "JM112",
        "title: T\nstages: {one: {name: Leadership, actions: [A]}, two: {name: Misleading, actions: [B]}}",
    ),
    "channel preferred by a persona": (
        "JM113",
        "channels: {fax: Fax}\npersonas: {clerk: {name: Clerk, preferences: {channels: fax}}}\n"
        + stage("actions: [A]"),
    ),
    "a job title stands for the role": (
        "JM301",
        "personas: {clerk: {name: Clerk, job_title: Clerk, goals: [A], challenges: [B]}}\n" + stage("actions: [A]"),
    ),
    "preference: no channel is known": (
        "JM309",
        "personas: {clerk: {name: Clerk, preferences: {channels: phone}}}\n" + stage("touchpoints: [Talk]"),
    ),
    "preference: one of several is met": (
        "JM309",
        "personas: {clerk: {name: Clerk, preferences: {channels: [phone, sms]}}}\n"
        + stage("touchpoints: [{name: A, channel: sms}]"),
    ),
    "preference: no content there": (
        "JM309",
        "personas: {clerk: {name: Clerk, preferences: {content_types: video}}}\n"
        + BROCHURE
        + stage("touchpoints: [{name: A, channel: phone}]"),
    ),
    "preference: content of unknown type": (
        "JM309",
        "personas: {clerk: {name: Clerk, preferences: {content_types: video}}}\ncontent: {memo: Memo}\n"
        + stage("touchpoints: [{name: A, channel: phone, content: memo}]"),
    ),
    "persona of the map's own file": ("JM310", TWO + stage("actions: [A]")),
    "content: planned on to_be": (
        "JM401",
        "state: to_be\n" + STORY.replace("STATUS", "planned") + stage(TALK),
    ),
    "content: aimed at the phase": (
        "JM401",
        "content: {memo: {title: Memo, phases: engage}}\n" + stage("actions: [A]"),
    ),
    "orphan: linked to a stage": ("JM402", BROCHURE + stage("content: flyer")),
    "orphan: aimed at a stage by id": (
        "JM402",
        "content: {memo: {title: Memo, stages: consider}}\n" + stage("actions: [A]"),
    ),
    "orphan: only planned": ("JM402", STORY.replace("STATUS", "planned") + stage("actions: [A]")),
    "orphan: no map yet": ("JM402", "content: {memo: Memo}"),
    "orphan: a map could not be read": (
        "JM402",
        {
            "maps/example.yaml": "content: {memo: Memo}\n" + stage("actions: [A]"),
            "maps/b.yaml": "title: [\n",
        },
    ),
    "brochure: the risk is told too": (
        "JM403",
        "content: {flyer: {title: Flyer, type: product_brochure}, risk: {title: Risk, message: risk}}\n"
        + stage("content: [flyer, risk]"),
    ),
    "brochure: later is fine": (
        "JM403",
        HEAD + BROCHURE + "stages: {purchase: {content: flyer}}",
    ),
    "brochure: only planned": (
        "JM403",
        "content: {flyer: {title: Flyer, type: product_brochure, status: planned}}\n" + stage("content: flyer"),
    ),
    "proof: planned on to_be": (
        "JM404",
        "state: to_be\n" + STORY.replace("STATUS", "planned") + stage(TALK),
    ),
    "kit: any piece for the champion": (
        "JM407",
        HEAD + "content: {memo: {title: Memo, roles: [champion, user]}}\nstages: {purchase: {content: memo}}",
    ),
    "two of three: an action": (
        "JM411",
        TWO + BROCHURE + stage("touchpoints: [{name: A, kind: action, content: flyer, for: clerk}]"),
    ),
    "two of three: one alone": (
        "JM411",
        TWO + BROCHURE + stage("touchpoints: [{name: A, channel: phone}]"),
    ),
    "two of three: without a library": (
        "JM411",
        TWO + stage("touchpoints: [{name: A, channel: phone, for: clerk}]"),
    ),
    "expires today": (
        "JM412",
        "content: {memo: {title: Memo, expires: 2026-11-22}}\n" + stage("content: memo"),
    ),
    "expired and retired": (
        "JM412",
        "content: {memo: {title: Memo, expires: 2020-01-01, status: retired}}\n" + stage("content: memo"),
    ),
    "file: it is there": (
        "JM413",
        {
            "maps/example.yaml": "content: {memo: {title: Memo, url: 'papers/our%20memo.pdf#page=2'}}\n"
            + stage("content: memo"),
            "papers/our memo.pdf": "",
        },
    ),
    "file: only planned": (
        "JM413",
        "content: {memo: {title: Memo, url: papers/memo.pdf, status: planned}}\n" + stage("content: memo"),
    ),
    "file: mail": (
        "JM413",
        "content: {memo: {title: Memo, url: 'mailto:a@example.com'}}\n" + stage("content: memo"),
    ),
    "file: address in capitals": (
        "JM413",
        "content: {memo: {title: Memo, url: 'HTTPS://EXAMPLE.COM/memo'}}\n" + stage("content: memo"),
    ),
    "assumed: the map has a source": (
        "JM901",
        "sources: [internal_team]\n" + stage("actions: [A]"),
    ),
    "assumed: one saying has a source": ("JM901", stage("goals: [{text: A, sources: [survey]}]")),
    "voice: no source at all": ("JM902", stage("actions: [A]")),
    "voice: a customer was heard on a feeling": (
        "JM902",
        "sources: [crm]\n" + stage("emotion: {score: 1, sources: [interview]}"),
    ),
    "voice: a customer was heard for a persona": (
        "JM902",
        "sources: [crm]\npersonas: {clerk: {name: Clerk, sources: [interview]}}\n" + stage("actions: [A]"),
    ),
    "review: never reviewed": ("JM903", stage("actions: [A]")),
    "review: the last day": ("JM903", "reviewed: 2026-05-26\n" + stage("actions: [A]")),
    "review: the map is retired": (
        "JM903",
        "reviewed: 2020-01-01\nstatus: retired\n" + stage("actions: [A]"),
    ),
    "base: reviewed on the same day": ("JM905", reviewed("2026-05-01", "2026-05-01")),
    "base: reviewed before": ("JM905", reviewed("2026-05-01", "2026-05-02")),
    "base: never reviewed": ("JM905", reviewed("", "2026-05-02")),
    "base: no date of its own": ("JM905", reviewed("2026-05-02", "")),
    "base: an empty date": ("JM905", reviewed("2026-05-02", "  # soon")),
    "base: the map above is retired": ("JM905", reviewed("2026-05-02", "2026-05-01\nstatus: retired")),
    "overlay: what it inherits is there": ("JM102", over("stages: {consider: {emotion: 1}}")),
    "overlay: an inherited channel": (
        "JM411",
        over("stages: {consider: {touchpoints: [{id: talk, for: []}]}}"),
    ),
}
NEEDS_CONTENT = ("JM401", "JM403", "JM404", "JM407", "JM411")


@pytest.mark.parametrize(("code", "files"), FIRING.values(), ids=FIRING)
def test_speaks(code: str, files: Files, findings_of: FindingsOf) -> None:
    hits = told(code, findings_of(files))
    assert len(hits) == 1
    assert hits[0].message
    assert "None" not in hits[0].message + hits[0].fix


@pytest.mark.parametrize(("code", "files"), SILENT.values(), ids=SILENT)
def test_keeps_silent(code: str, files: Files, findings_of: FindingsOf) -> None:
    assert told(code, findings_of(files)) == []


def told(code: str, findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def test_an_empty_map_has_no_other_gaps(findings_of: FindingsOf) -> None:
    assert {finding.code for finding in findings_of(EMPTY)} == {"JM101", "JM106"}


def test_without_a_library_nothing_is_asked_about_content(findings_of: FindingsOf) -> None:
    findings = findings_of(
        HEAD + "stages:\n"
        "  consider: {touchpoints: [{name: A, channel: phone}]}\n"
        "  purchase: {touchpoints: [{name: B, channel: phone}]}\n"
    )
    assert not any(told(code, findings) for code in NEEDS_CONTENT)


def test_what_a_map_inherits_is_told_once_and_where_it_stands(findings_of: FindingsOf) -> None:
    findings = findings_of(over("stages: {consider: {goals: [More]}}"))
    (overdue,) = told("JM903", findings)
    assert overdue.path == "maps/base.yaml"
    (hotline,) = told("JM108", findings)
    assert hotline.path == "maps/base.yaml"


def test_of_two_maps_below_the_later_one_is_named(findings_of: FindingsOf) -> None:
    files = reviewed("2026-05-04", "2026-05-03", "2026-05-02")
    top, middle = sorted(told("JM905", findings_of(files)), key=lambda one: one.path, reverse=True)
    assert (top.path, top.route, top.span.line) == ("maps/m2.yaml", "reviewed", 3)
    assert "'Map 2' was reviewed on 2026-05-02, and 'Map 0' (m0)" in top.message
    assert top.message.endswith("on 2026-05-04")
    assert middle.path == "maps/m1.yaml"
    assert not top.overdue


def test_a_library_is_told_once_and_belongs_to_no_map(findings_of: FindingsOf) -> None:
    findings = findings_of(
        {
            "maps/a.yaml": stage("actions: [A]"),
            "maps/b.yaml": stage("actions: [B]"),
            "maps/library.yaml": "content: {memo: {title: Memo, owner: brand team, cost: 3 days}}\n",
        }
    )
    (orphan,) = told("JM402", findings)
    assert (orphan.path, orphan.map, orphan.owner) == ("maps/library.yaml", None, "brand team")
    assert "3 days" in orphan.message


def test_stage_of_a_single_channel_is_named(findings_of: FindingsOf) -> None:
    busy = "touchpoints:\n" + "\n".join(f"  - {{name: Mail {i}, channel: email}}" for i in range(3))
    for finding in told("JM107", findings_of(stage(busy + "\n  - {name: Visit, channel: field-event}"))):
        pytest.fail(f"two channels: {finding.message}")
    whole, single = told("JM107", findings_of(stage(busy)))
    assert (whole.stage, single.stage) == (None, "consider")
    assert (whole.route, single.route) == ("stages", "stages.consider.touchpoints")


def test_each_sign_of_a_map_drawn_inside_out_is_told(findings_of: FindingsOf) -> None:
    body = "actions: [A], touchpoints: [{name: A, from: us}, {name: B, from: us}]"
    findings = findings_of(f"title: T\nstages:\n  lead: {{{body}}}\n  mql: {{{body}}}\n")
    assert len(told("JM112", findings)) == 2


def test_low_point_names_the_persona(findings_of: FindingsOf) -> None:
    (low,) = told("JM111", findings_of(TWO + stage("emotion: {score: 0, by: {chief: -2}}")))
    assert "-2 for 'Chief'" in low.message


def test_two_personas_of_one_stage_are_told_apart(findings_of: FindingsOf) -> None:
    wishes = "{name: NAME, preferences: {channels: phone}}"
    personas = "".join(f"  {id_}: {wishes.replace('NAME', id_)}\n" for id_ in ("clerk", "chief"))
    findings = findings_of(f"personas:\n{personas}" + stage("touchpoints: [{name: A, channel: sms}]"))
    assert {finding.persona for finding in told("JM309", findings)} == {"clerk", "chief"}
