"""Where the rules about accounts and programs are easily wrong: they must speak, or must not."""

import pytest

from tests.support.fixtures import FindingsOf


def ada(body: str, more: str = "") -> str:
    return f"accounts:\n  ada: {{name: Ada, {body}}}\n  bolt: {{name: Bolt}}\n{more}"


def program(body: str, account: str = "approach: abm") -> str:
    return ada(account, f"programs:\n  p: {{name: P, target_list: ada, {body}}}\n")


CFO = "{name: CFO, roles: economic_buyer, concerns: [Payback], stance: blocker, influence: high}"
SEVEN = "programs: {p: {name: P, framework: abm-seven, target_list: ada}}\n"
MAP = "title: T\naccount: ada\nframework: abm-seven\n"
MEET = "stages: {evaluation: {touchpoints: [{name: Talk, channel: phone, executive: true}]}}\n"
READY = "points_min: 9, people_min: 2, window: 90d"
AGREED = "agreed: {by: [Marketing, sales], date: 2026-08-20}"
FIRST = "relationship: customer, outcomes: [{id: o1, text: Less scrap}], first_value: "

FIRING = {
    "roles: those of the program": ("JM302", ada("committee: []", "programs: {p: {name: P, required_roles: user}}\n")),
    "concern: only planned content": (
        "JM305",
        ada(f"committee: [{CFO}]", "content: {c: {title: C, addresses: Payback, status: planned}}\n"),
    ),
    "concern: content for another account": (
        "JM305",
        ada(f"committee: [{CFO}]", "content: {c: {title: C, addresses: Payback, account: bolt}}\n"),
    ),
    "concern: a contact that was skipped": (
        "JM305",
        ada(f"committee: [{CFO}], plan: [{{who: CFO, addresses: Payback, status: skipped}}]"),
    ),
    "concern: of the persona": (
        "JM305",
        ada(
            "committee: [{name: A, roles: user, persona: clerk}]",
            "personas: {clerk: {name: Clerk, concerns: [Too slow]}}\n",
        ),
    ),
    "blocker: spoken to already": (
        "JM307",
        ada(f"committee: [{CFO}], plan: [{{who: CFO, status: done, done_on: 2026-01-01}}]"),
    ),
    "criteria: none known": ("JM405", ada("approach: abm, stage: decision", SEVEN)),
    "untimed: the last of two": ("JM507", ada("plan: [{who: user, stage: decision}, {who: user}]", SEVEN)),
    "trigger: on its last day": ("JM508", ada("triggers: [{kind: budget, date: 2026-11-01, until: 2026-11-22}]")),
    "trigger: a contact that was skipped": (
        "JM508",
        ada(
            "triggers: [{kind: budget, date: 2026-11-15, window: 30d}], "
            "plan: [{who: user, trigger: budget, status: skipped}]"
        ),
    ),
    "trigger: a contact too late": (
        "JM508",
        ada("triggers: [{kind: budget, date: 2026-11-15, window: 60d}], plan: [{who: user, date: 2026-12-24}]"),
    ),
    "an e-mail address in a map": (
        "JM513",
        "title: T\nstages: {a: {touchpoints: [Mail to jo@ada.example]}}\n" + ada("tier: one_to_few"),
    ),
    "a phone number": ("JM513", ada("notes: Call +49 (30) 123456-78")),
    "a phone number at home": ("JM513", ada("notes: 'Call 030/123 45 67'")),
    "an address to write to": (
        "JM513",
        "title: T\nstages: {a: {goals: [G]}}\nlinks: ['mailto:team@us.example']\n" + ada("tier: one_to_few"),
    ),
    "an address in a program alone": ("JM513", "programs: {p: {name: P, owner: jo@us.example}}\n"),
    "access": ("JM514", ada("approach: abm, fit: {access: no}")),
    "readiness after the launch": (
        "JM602",
        program(f"launch: 2026-08-01, readiness: {{{READY}, {AGREED}}}"),
    ),
    "readiness of contacts": ("JM603", program(f"readiness: {{{READY}, level: contact}}")),
    "first value: reached too late": (
        "JM702",
        ada(FIRST + "{milestone: M, start: 2026-01-01, reached: 2026-06-01, visible_to: champion}"),
    ),
    "first value: on day 91": ("JM702", ada(FIRST + "{milestone: M, start: 2026-08-23}")),
    "first value: on day 60": ("JM708", ada(FIRST + "{milestone: M, start: 2026-09-23}")),
    "first value: on day 90": ("JM708", ada(FIRST + "{milestone: M, start: 2026-08-24}")),
    "jobs: one of six": (
        "JM203",
        (
            "title: T\nframework: buyer-steps\nscope: buyer\nstages: {consider: {touchpoints: "
            "[{name: A, channel: phone, jobs: [validation]}]}}\n"
        ),
    ),
    "jobs: consensus with the contract": (
        "JM204",
        (
            "title: T\nframework: buyer-steps\nstages: {consider: {goals: [G]}, purchase: {touchpoints: "
            "[{name: A, channel: phone, jobs: [consensus_creation]}]}}\n"
        ),
    ),
    "funnel: one of your own that ends with the purchase": (
        "JM207",
        "title: T\naccount: ada\nframework: short\nstages: {a: {goals: [G]}}\n"
        + ada("tier: one_to_few", "frameworks: {short: {unit: persona, stages: {a: {phases: [aware]}}}}\n"),
    ),
    "segments: two on one map": (
        "JM308",
        (
            "title: T\nfor: [a, b]\nstages: {s: {goals: [G]}}\nsegments: {x: X, y: Y}\n"
            "personas: {a: {name: A, segment: x}, b: {name: B, segment: y}}\n"
        ),
    ),
    "pack: only planned": (
        "JM406",
        program("framework: abm-seven") + "content: {c: {title: C, type: security_answers, status: planned}}\n",
    ),
    "personal: only the name": (
        "JM409",
        ada("priorities: [Less scrap]")
        + "content: {c: {title: C, account: ada, personalization: name_only, addresses: Less scrap}}\n",
    ),
    "worth: abm for little": (
        "JM501",
        program(
            "value_bands: {high: 100000, low: 5000, currency: EUR}",
            "approach: abm, heterogeneity: 5, value: {amount: 900, currency: EUR}",
        ),
    ),
    "worth: much and not abm": (
        "JM502",
        program(
            "value_bands: {high: 100000, low: 5000, currency: EUR}",
            "approach: targeted, heterogeneity: 90, value: {amount: 900000, currency: EUR}",
        ),
    ),
    "fit: three of four": ("JM504", program("owner: X", "fit: {value_creation: yes, economics: yes, access: yes}")),
    "known: all but the systems": (
        "JM505",
        ada(
            "approach: abm, priorities: [P], committee: [{name: A, roles: user}], "
            "signals: [{date: 2026-11-01, kind: visit}]"
        ),
    ),
    "strategy: blank": ("JM509", ada("approach: abm, strategy: ")),
    "owners: sales alone": ("JM510", ada("approach: abm, owners: {sales: Tom}")),
    "map: of the segment only": (
        "JM512",
        "title: T\nsegment: s\nstages: {a: {goals: [G]}}\nsegments: {s: S}\n"
        + ada("approach: abm, tier: one_to_one, segment: s"),
    ),
    "handoff: nowhere to go back to": (
        "JM606",
        program(
            "framework: abm-seven, handoffs: [{from_stage: awareness, to_stage: engagement, from_team: a, "
            "to_team: b, payload: [P], reject_reasons: [R]}]"
        ),
    ),
    "first result: without what it was bought for": (
        "JM701",
        ada("relationship: customer, first_value: {milestone: M}"),
    ),
    "first result: seen by users alone": ("JM703", ada(FIRST + "{milestone: M, visible_to: user}")),
    "account plan: of sales alone": (
        "JM704",
        ada("approach: abm, relationship: customer, account_plan: {owners: [sales], units: [Plant]}"),
    ),
    "metrics: activity alone": ("JM801", program("metrics: [{kind: mails_sent, nature: activity}]")),
    "metrics: contacts alone": ("JM802", program("metrics: [{kind: leads, level: contact}]")),
    "metrics: a win rate without a past": ("JM803", program("metrics: [{kind: win_rate, params: {basis: all}}]")),
    "metrics: three of four": ("JM804", program("metrics: [coverage, engagement_score, stage_velocity]")),
    "metrics: a rate of what": ("JM805", program("metrics: [win_rate]")),
}

QUIET = {
    "jobs: none named": ("JM203", "title: T\nstages: {a: {touchpoints: [Talk]}}\n"),
    "jobs: consensus from the start": (
        "JM204",
        (
            "title: T\nframework: buyer-steps\nstages: {consider: {touchpoints: "
            "[{name: A, channel: phone, jobs: [consensus_creation]}]}}\n"
        ),
    ),
    "funnel: on a map for persons": (
        "JM207",
        "title: T\nframework: classic-funnel\nstages: {awareness: {goals: [G]}}\n",
    ),
    "segments: one, and one unsaid": (
        "JM308",
        (
            "title: T\nfor: [a, b]\nstages: {s: {goals: [G]}}\nsegments: {x: X}\n"
            "personas: {a: {name: A, segment: x}, b: {name: B}}\n"
        ),
    ),
    "pack: no library": ("JM406", program("framework: abm-seven")),
    "personal: speaks of a pressure": (
        "JM409",
        ada("pressures: [{text: Rates fall}]") + "content: {c: {title: C, account: ada, addresses: Rates fall}}\n",
    ),
    "worth: nothing known of it": ("JM501", ada("approach: abm")),
    "worth: one of few, without bands": ("JM502", ada("approach: targeted, value: {amount: 9, currency: EUR}")),
    "fit: for the masses": ("JM504", program("owner: X", "approach: mass")),
    "fit: not chosen": ("JM504", ada("approach: targeted")),
    "known: not abm": ("JM505", ada("approach: targeted")),
    "strategy: not abm": ("JM509", ada("approach: targeted")),
    "owners: not abm": ("JM510", ada("approach: targeted")),
    "map: shares a plan": ("JM512", ada("approach: abm, tier: one_to_few")),
    "first result: of a prospect": ("JM701", ada("relationship: prospect")),
    "first result: not named": ("JM703", ada("relationship: customer")),
    "account plan: of a prospect": ("JM704", ada("approach: abm")),
    "account plan: teams in capitals": (
        "JM704",
        ada("approach: abm, relationship: customer, account_plan: {owners: [Sales, Success], units: [Plant]}"),
    ),
    "metrics: unsaid what they measure": ("JM801", program("metrics: [coverage, mails_sent]")),
    "metrics: unsaid of whom": ("JM802", program("metrics: [coverage]")),
    "metrics: a win rate with its past": (
        "JM803",
        program("metrics: [{kind: win_rate, baseline: 0.2, params: {basis: all}}]"),
    ),
    "metrics: no account that needs them": ("JM804", program("metrics: [coverage]", "approach: targeted")),
    "metrics: any choice": ("JM805", program("metrics: [{kind: win_rate, params: {basis: ours}}]")),
    "roles: for the masses": ("JM302", ada("approach: mass", "programs: {p: {name: P, target_list: ada}}\n")),
    "roles: not chosen": ("JM302", ada("approach: targeted")),
    "concern: other spelling": (
        "JM305",
        ada(f"committee: [{CFO}], plan: [{{who: CFO, addresses: ' payback? '}}]"),
    ),
    "concern: by its id": (
        "JM305",
        ada(
            "committee: [{name: A, roles: user, concerns: [{id: slow, text: Too slow}]}]",
            "content: {c: {title: C, addresses: slow}}\n",
        ),
    ),
    "role: no map": ("JM306", ada("approach: abm")),
    "blocker: by role": ("JM307", ada(f"committee: [{CFO}], plan: [{{who: economic_buyer}}]")),
    "blocker: without influence": ("JM307", ada(f"committee: [{CFO.replace('high', 'low')}]")),
    "criteria: too early": ("JM405", ada("approach: abm, stage: awareness", SEVEN)),
    "criteria: of a customer": ("JM405", ada("approach: abm, relationship: customer", SEVEN)),
    "executive: a touchpoint": ("JM408", MAP + ada("approach: abm, stage: decision") + MEET),
    "list: four accounts": ("JM503", "programs: {p: {name: P}}\n" + ada("approach: abm")),
    "untimed: done": ("JM507", ada("plan: [{who: user, status: done}]")),
    "trigger: before it opens": ("JM508", ada("triggers: [{kind: budget, date: 2026-11-23, window: 30d}]")),
    "trigger: closed": ("JM508", ada("triggers: [{kind: budget, date: 2026-11-01, until: 2026-11-21}]")),
    "trigger: dismissed": (
        "JM508",
        ada("triggers: [{kind: budget, date: 2026-11-15, window: 30d, dismissed: Not ours}]"),
    ),
    "no address: a date, an amount, a standard": (
        "JM513",
        ada("notes: 'ISO 9001:2015, 2026-11-22, 1 200 000 EUR, plant 4711, 2026-2027, version 0.10.2'"),
    ),
    "no address: no accounts": ("JM513", "title: T\nstages: {a: {touchpoints: [Mail to jo@ada.example]}}\n"),
    "readiness: no accounts that need it": ("JM601", program("owner: X", "approach: targeted")),
    "readiness: teams in capitals": ("JM602", program(f"readiness: {{{READY}, {AGREED}}}")),
    "handoff: the same team leads": (
        "JM604",
        program("framework: account-journey"),
    ),
    "first value: day 90": ("JM702", ada(FIRST + "{milestone: M, start: 2026-08-24}")),
    "first value: day 59": ("JM708", ada(FIRST + "{milestone: M, start: 2026-09-24}")),
    "promise: by its id": ("JM705", ada(FIRST + "{outcome: o1}")),
}


@pytest.mark.parametrize(("code", "text"), FIRING.values(), ids=FIRING)
def test_speaks(code: str, text: str, findings_of: FindingsOf) -> None:
    codes = [finding.code for finding in findings_of(text)]
    assert code in codes
    assert not [one for one in codes if one.startswith("JM0")]


@pytest.mark.parametrize(("code", "text"), QUIET.values(), ids=QUIET)
def test_keeps_quiet(code: str, text: str, findings_of: FindingsOf) -> None:
    codes = [finding.code for finding in findings_of(text)]
    assert code not in codes
    assert not [one for one in codes if one.startswith("JM0")]


def test_an_address_is_not_repeated(findings_of: FindingsOf) -> None:
    (finding,) = [one for one in findings_of(ada("notes: Ask jo@ada.example")) if one.code == "JM513"]
    assert "jo@" not in finding.message + finding.fix
    assert finding.route == "accounts.ada.notes"
    assert finding.severity.word == "warning"


def test_no_member_is_called_by_name(findings_of: FindingsOf) -> None:
    text = ada(
        "approach: abm, committee: [{name: Jo Doe, roles: user, stance: blocker, influence: high, "
        "questions: [When?]}], plan: [{who: Jo Doe}]"
    )
    assert not [one for one in findings_of(text) if "Jo Doe" in one.message + one.fix]


def test_findings_know_the_owners(findings_of: FindingsOf) -> None:
    text = ada("approach: abm, owners: {marketing: Ines, sales: Tom}")
    assert {one.owner for one in findings_of(text) if one.code == "JM506"} == {"Ines, Tom"}


USED = {
    "content": (
        "JM402",
        "content: {c: {title: C}}\n",
        ("who: user, content: c", "who: user, content: c, status: done"),
        ("who: user", "who: user, content: c, status: skipped"),
    ),
    "channel": ("JM113", "channels: {c: {name: C}}\n", ("who: user, channel: c",), ("who: user, channel: phone",)),
}


@pytest.mark.parametrize(("code", "library", "uses", "others"), USED.values(), ids=USED)
def test_a_contact_is_a_use(
    code: str, library: str, uses: tuple[str, ...], others: tuple[str, ...], findings_of: FindingsOf
) -> None:
    map_ = "title: T\nstages: {a: {goals: [G]}}\n"
    for entry in (*uses, *others):
        codes = {one.code for one in findings_of(map_ + library + ada(f"plan: [{{{entry}}}]"))}
        assert (code in codes) is (entry in others), entry


@pytest.mark.parametrize(("member", "expected"), [("persona: p, ", False), ("", True)])
def test_somebody_like_a_persona_is_a_use(member: str, expected: bool, findings_of: FindingsOf) -> None:
    text = ada(f"committee: [{{name: CFO, {member}roles: user}}]", "personas: {p: {name: P}}\n")
    assert ("JM310" in {one.code for one in findings_of(text)}) is expected
