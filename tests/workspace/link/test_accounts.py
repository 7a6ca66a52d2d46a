"""Accounts and programs are linked, and what cannot be true of them is told at its place («here»)."""

from collections.abc import Mapping

import pytest

from journeymap.analysis import Analysis
from tests.support.fixtures import LoadFiles, MarkedProblems

Files = str | Mapping[str, str]


def account(body: str) -> str:
    return (
        f"accounts:\n  ada:\n    name: Ada Mills\n    committee: [{{name: CFO, roles: economic_buyer}}]\n    {body}\n"
    )


def value(currency: str) -> str:
    return f"value: {{amount: 9, currency: {currency}}}"


def program(body: str) -> str:
    return f"accounts: {{ada: {{name: Ada}}}}\nprograms:\n  p:\n    name: P\n    framework: abm-seven\n    {body}\n"


HANDOFF = "from_team: marketing, to_team: sales"
WRONG: dict[str, tuple[str, str, str]] = {
    "account of a map": (
        "title: T\naccount: «adda»\nstages: {a: }\naccounts: {ada: {name: Ada}}\n",
        "JM003",
        "unknown account 'adda'. Did you mean 'ada'?",
    ),
    "segment": (account("segment: «mils»") + "segments: {mills: Mills}\n", "JM003", "Did you mean 'mills'?"),
    "channel of a contact": (account("plan: [{who: CFO, channel: «emial»}]"), "JM003", "Did you mean 'email'?"),
    "content of a contact": (account("plan: [{who: CFO, content: «x»}]"), "JM003", "there is no such content"),
    "who": (
        account("plan: [{who: «CEO»}]"),
        "JM003",
        "this is neither a member of the committee nor a role. There is a member with a similar name.",
    ),
    "who: nearly a role": (
        account("plan: [{who: «chmpion»}]"),
        "JM003",
        "this is neither a member of the committee nor a role. Did you mean 'champion'?",
    ),
    "who: nobody": (
        account("plan: [{who: «The whole board»}]"),
        "JM003",
        "this is neither a member of the committee nor a role.",
    ),
    "trigger": (account("plan: [{who: CFO, trigger: «bugdet»}]"), "JM003", "Did you mean 'budget'?"),
    "persona": (
        account("committee: [{name: A, roles: user, persona: «x»}]").replace(
            "    committee: [{name: CFO, roles: economic_buyer}]\n", ""
        ),
        "JM003",
        "there is no such persona",
    ),
    "stage of an account with a map": (
        "title: T\naccount: ada\nstages: {look: , buy: }\n" + account("stage: «bye»"),
        "JM003",
        "unknown stage 'bye'. Did you mean 'buy'?",
    ),
    "stage of an account in a program": (
        program("target_list: ada").replace("{name: Ada}", "{name: Ada, stage: «decison»}"),
        "JM003",
        "Did you mean 'decision'?",
    ),
    "target": (program("target_list: [ada, «eda»]"), "JM003", "unknown account 'eda'. Did you mean 'ada'?"),
    "stage of a handoff": (
        program(f"handoffs: [{{from_stage: engagement, to_stage: «evaluate», {HANDOFF}}}]"),
        "JM003",
        "Did you mean 'evaluation'?",
    ),
    "handoff to nobody": (
        program("handoffs: [«{from_stage: engagement, to_stage: evaluation, from_team: marketing}»]"),
        "JM004",
        "a handoff needs 'to_team'",
    ),
    "currency": (account("value: {amount: 9, currency: «euro»}"), "JM006", "must be a three-letter code"),
    "negative": (account("value: {amount: «-9», currency: EUR}"), "JM006", "must be at least 0, but is -9"),
    "needs": (account("heterogeneity: «101»"), "JM006", "must be at most 100, but is 101"),
    "answer": (account("fit: {access: «maybe»}"), "JM006", "'access' cannot be 'maybe'"),
    "trigger closes before it opens": (
        account("triggers: [{kind: budget, date: 2026-09-01, until: «2026-08-01»}]"),
        "JM020",
        "the trigger closes on 2026-08-01, before it opens (2026-09-01)",
    ),
    "done before its date": (
        account("plan: [{who: CFO, date: 2026-09-01, status: done, done_on: «2026-08-01»}]"),
        "JM020",
        "before the day it was planned for",
    ),
    "reached before the start": (
        account("first_value: {start: 2026-09-01, reached: «2026-08-01»}"),
        "JM020",
        "before the start",
    ),
    "stages of the history": (
        account("history: [{stage: awareness, date: 2026-09-01}, {stage: evaluation, date: «2026-08-01»}]"),
        "JM020",
        "'evaluation' begins on 2026-08-01, before 'awareness', which stands above it, began (2026-09-01)",
    ),
    "in a stage since before the last of the history": (
        account("since: «2026-08-01»\n    history: [{stage: awareness, date: 2026-09-01}]"),
        "JM020",
        "its stage begins on 2026-08-01, before 'awareness', the last of its history, began (2026-09-01)",
    ),
    "needs in a word of another": (
        account("heterogeneity: «hihg»"),
        "JM006",
        "must be low, medium or high, or a number from 0 to 100, but is 'hihg'. Did you mean 'high'?",
    ),
    "accepted before it was offered": (
        account("handoffs: [{to_stage: evaluation, ready: 2026-09-01, accepted: «2026-08-01»}]"),
        "JM020",
        "the handoff was accepted on 2026-08-01, before it was offered",
    ),
    "currency of a deal": (
        account(value("EUR") + "\n    deals: [{name: Line 3, amount: 9, currency: «USD»}]"),
        "JM019",
        "'USD' here, but 'EUR' elsewhere",
    ),
    "decided before it began": (
        account("deals: [{name: Line 3, opened: 2026-09-01, closes: «2026-08-01»}]"),
        "JM020",
        "the deal closes on 2026-08-01, before it was opened (2026-09-01)",
    ),
    "a stage of the history": (
        program("target_list: ada").replace(
            "{name: Ada}", "{name: Ada, history: [{stage: «decison», date: 2026-09-01}]}"
        ),
        "JM003",
        "unknown stage 'decison'. Did you mean 'decision'?",
    ),
    "stage of a play": (
        program("plays: {first: {name: First, stage: «evaluate»}}"),
        "JM003",
        "unknown stage 'evaluate'. Did you mean 'evaluation'?",
    ),
    "event of a play": (
        program("plays: {first: {name: First, trigger: «bugdet»}}"),
        "JM006",
        "'trigger' cannot be 'bugdet'. Did you mean 'budget'?",
    ),
    "content of a play": (
        program("plays: {first: {name: First, trigger: budget, content: [«x»]}}"),
        "JM003",
        "unknown content 'x'",
    ),
    "play of a contact": (
        program("plays: {first: First talk}").replace("{name: Ada}", "{name: Ada, plan: [{who: user, play: «frist»}]}"),
        "JM003",
        "Did you mean 'first'?",
    ),
    "play of another program": (
        program("target_list: eve").replace(
            "{ada: {name: Ada}}", "{ada: {name: Ada, plan: [{who: user, play: «first»}]}, eve: Eve}"
        )
        + "    plays: {first: First talk}\n",
        "JM003",
        "there is no such play",
    ),
    "cost in no currency": (
        account("costs: [«{what: Workshop, amount: 5}»]"),
        "JM004",
        "a cost needs 'currency'",
    ),
    "cost in words": (
        account("costs: [«Workshop 5k EUR»]"),
        "JM005",
        "'costs' must hold fields of its own, but is the text 'Workshop 5k EUR'",
    ),
    "cost in words with its currency": (
        account("costs: [{what: Workshop, amount: «5k», currency: EUR}]"),
        "JM006",
        "'amount' is '5k', which is not how numbers are written here",
    ),
    "currency of a cost": (
        account(value("EUR") + "\n    costs: [{what: Workshop, amount: 5, currency: «USD»}]"),
        "JM019",
        "'USD' here, but 'EUR' elsewhere",
    ),
    "currency of a cost of a program": (
        program("costs: [{what: Ads, amount: 5, currency: «USD»}]").replace("name: Ada", f"name: Ada, {value('EUR')}"),
        "JM019",
        "'USD' here, but 'EUR' elsewhere",
    ),
    "currency of a cost of a map": (
        "title: T\nstages: {a: }\ncosts: [{what: A, amount: 5, currency: EUR}, {what: B, amount: 5, currency: «USD»}]",
        "JM019",
        "'USD' here, but 'EUR' elsewhere",
    ),
    "the same person twice": (
        account("plan: []").replace("economic_buyer}]", "economic_buyer}, {name: «cfo», roles: user}]"),
        "JM008",
        "this member is on the committee of 'Ada Mills' twice",
    ),
    "currencies": (
        account(value("EUR")) + "  bolt: {name: Bolt, value: {amount: 1, currency: «USD»}}\n",
        "JM019",
        "'USD' here, but 'EUR' elsewhere",
    ),
    "currency of the bands": (
        program("value_bands: {low: 1, high: 2, currency: «USD»}").replace("name: Ada", f"name: Ada, {value('EUR')}"),
        "JM019",
        "cannot be compared",
    ),
    "bands": (program("value_bands: {low: «3», high: 2, currency: EUR}"), "JM006", "more than 'high'"),
}


@pytest.mark.parametrize(("text", "code", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong(text: str, code: str, message: str, marked_problems: MarkedProblems) -> None:
    ((got, actual),) = marked_problems(text)
    assert got == code
    assert message in actual


SOUND = {
    "a role instead of a person": account("plan: [{who: procurement}]"),
    "an event that has not happened": account("plan: [{who: CFO, trigger: merger}]"),
    "a trigger by its id": account(
        "triggers: [{id: q3, kind: budget, date: 2026-09-01}]\n    plan: [{who: CFO, trigger: q3}]"
    ),
    "answers as words": account("fit: {value_creation: yes, economics: no, access: unknown, propensity: {answer: no}}"),
    "a stage of a framework": account("stage: evaluation") + "frameworks: {ours: {extends: abm-seven}}\n",
    "done on the day": account("plan: [{who: CFO, date: 2026-09-01, done_on: 2026-09-01, status: done}]"),
    "two moves on one day": account(
        "stage: decision\n    since: 2026-09-01\n"
        "    history: [{stage: awareness, date: 2026-09-01}, {stage: evaluation, date: 2026-09-01}]"
    ),
    "begun and decided on one day": account("deals: [{name: A, opened: 2026-09-01, closes: 2026-09-01, outcome: won}]"),
    "a play by its id": program("plays: {first: First talk}").replace(
        "{name: Ada}", "{name: Ada, plan: [{who: user, play: first}]}"
    ),
    "one currency": account(value("EUR") + "\n    costs: [{what: Workshop, amount: 5, currency: EUR}]"),
    "objectives, renewal and feedback in short": account(
        "objectives: [Win line 3]\n    renewal: 2027-06-30\n    feedback: [{date: 2026-09-01, note: Fine}]"
    ),
    "a bare text": "accounts: {ada: Ada}\nprograms: {p: P}\n",
    "less is enough": "accounts: {ada: {name: Ada}}\nprograms: {p: {name: P}}\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_not(text: str, load_files: LoadFiles) -> None:
    assert [problem.message for problem in load_files(text).problems] == []


MAPS = {
    "maps/base.yaml": "title: Base\nid: base\nsegment: mills\nframework: abm-seven\n"
    "stages: {evaluation: {touchpoints: [Talk]}}\n",
    "maps/ada.yaml": "title: Ada's way\nid: ada-map\nextends: base\naccount: ada\n"
    "stages: {evaluation: {goals: [Know]}}\n",
    "maps/library.yaml": """\
segments: {mills: Mills}
accounts:
  ada: {name: Ada, segment: mills, stage: decision, relationship: prospect}
  bolt: {name: Bolt, segment: mills, relationship: customer}
  corn: {name: Corn}
programs:
  p: {name: P, target_list: [bolt], required_roles: champion}
""",
}


def test_an_account_knows_its_map_its_program_and_how_far_it_is(load_files: LoadFiles) -> None:
    workspace = load_files(MAPS)
    assert workspace.problems == ()
    ada, bolt, corn = workspace.accounts.values()
    pipelines, groups = Analysis(workspace).pipelines, Analysis(workspace).buying_groups
    maps = [pipelines.map_of(account) for account in (ada, bolt, corn)]
    assert [map_.id if map_ else None for map_ in maps] == ["ada-map", "base", None]
    assert [journey.id for journey in workspace.uses.account_journeys[ada]] == ["ada-map"]
    assert groups.required_roles(bolt) == ("champion",)
    assert len(groups.required_roles(ada)) == 4
    reached = [pipelines.has_reached(ada, phase) for phase in ("aware", "evaluate", "decide", "onboard")]
    assert reached == [True, True, True, False]
    assert [pipelines.has_reached(bolt, phase) for phase in ("decide", "onboard")] == [True, False]
    assert not pipelines.has_reached(corn, "select")


def test_a_program_without_a_list_has_every_account(load_files: LoadFiles) -> None:
    workspace = load_files("accounts: {ada: {name: Ada}, bolt: {name: Bolt}}\nprograms: {p: {name: P}}\n")
    assert [account.id for account in workspace.programs["p"].accounts] == ["ada", "bolt"]


def test_a_broken_account_is_still_one(load_files: LoadFiles) -> None:
    workspace = load_files("title: T\naccount: ada\nstages: {a: }\naccounts: {ada: {name: Ada, tier: 1:1}}\n")
    assert [problem.code for problem in workspace.problems] == ["JM006"]
    assert not workspace.accounts["ada"].sound


HINTS = {
    "a sum": ("value: 420k EUR", "Write {amount: 420000, currency: EUR}."),
    "a sum of a country": ("value: $1.2m", "Write {amount: 1200000, currency: USD}."),
    "a sum without a currency": ("value: 90000", "Write {amount: 90000, currency: EUR}, with your currency."),
    "a guess": ("value: a lot", "Write the sum and its currency, such as {amount: 420000, currency: EUR}."),
    "a mark": (
        "fit: A",
        (
            "Answer its four questions, each with yes, no or unknown: "
            "{value_creation: unknown, economics: unknown, access: unknown, propensity: unknown}."
        ),
    ),
    "a degree": ("heterogeneity: strange", "Write low, medium or high, or digits."),
}


@pytest.mark.parametrize(("text", "fix"), HINTS.values(), ids=HINTS)
def test_what_people_note_is_told_in_full(text: str, fix: str, load_files: LoadFiles) -> None:
    (problem,) = load_files({"maps/a.yaml": account(text)}).problems
    assert problem.fix == fix


def test_a_cost_that_a_map_changes_keeps_the_rest(load_files: LoadFiles) -> None:
    base = "title: B\nstages: {a: {goals: [G]}}\ncosts: [{what: Ads, amount: 5, currency: EUR, period: month}]\n"
    over = (
        "title: O\nextends: base\ncosts: {change: {Ads: {amount: 9}}, add: [{what: Fair, amount: 7, currency: EUR}]}\n"
    )
    workspace = load_files({"maps/base.yaml": base, "maps/over.yaml": over + "stages: {a: {goals: [H]}}\n"})
    assert [problem.message for problem in workspace.problems] == []
    costs = [(cost.what, cost.amount, cost.period) for cost in workspace.journeys["over"].model.costs]
    assert costs == [("Ads", 9, "month"), ("Fair", 7, None)]
