"""Who decides at an account: known, planned, spoken to, answered; by role, and never what they think."""

from dataclasses import replace

import pytest

from tests.view.accounts.conftest import ViewOf

CFO = "{name: Jo Doe, roles: economic_buyer, stance: blocker, concerns: [Hidden cost]}"
LINES: dict[str, tuple[str, tuple[int, bool, bool, bool]]] = {
    "nobody": ("stage: aware", (0, False, False, True)),
    "somebody is known": (f"committee: [{CFO}]", (1, False, False, False)),
    "a talk is planned with the role": ("plan: [{who: economic_buyer}]", (0, False, True, False)),
    "a talk was held": (
        f"committee: [{CFO}], plan: [{{who: Jo Doe, status: done, done_on: 2026-11-01}}]",
        (1, True, False, False),
    ),
    "a machine has written": (
        f"committee: [{CFO}], plan: [{{who: Jo Doe, status: done, mode: automated, done_on: 2026-11-01}}]",
        (1, False, False, False),
    ),
}


@pytest.mark.parametrize("case", LINES)
def test_a_role(case: str, view_of: ViewOf) -> None:
    account, expected = LINES[case]
    committee = view_of(account).committee
    (line,) = (line for line in committee.lines if line.role == "economic_buyer")
    assert (line.known, line.spoken_to, line.is_planned, line.is_untouched) == expected


CELLS = {
    "a talk at the stage": ("status: done, done_on: 2026-11-01, stage: engage", "spoken", "2026-11-01"),
    "a contact to come": ("date: 2026-12-01, stage: engage", "contact", "2026-12-01"),
    "a contact that is past its day": ("date: 2026-11-01, stage: engage", "nothing", None),
    "a contact at another stage": ("date: 2026-12-01, stage: decide", "nothing", None),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_role_at_a_stage(case: str, view_of: ViewOf) -> None:
    entry, state, day = CELLS[case]
    committee = view_of(f"stage: engage, plan: [{{who: champion, {entry}}}]").committee
    (line,) = (line for line in committee.lines if line.role == "champion")
    cell = line.cells[committee.stages.index("Engage")]
    assert (cell.state, cell.date, cell.is_now) == (state, day, True)


def test_stages_behind_it_without_a_talk_are_left_out(view_of: ViewOf) -> None:
    plan = "plan: [{who: champion, stage: aware, status: done, done_on: 2026-10-01}]"
    committee = view_of(f"stage: evaluate, {plan}").committee
    assert committee.stages == ("Aware", "Evaluate", "Decide", "Onboard", "Expand")
    assert committee.left_out == ("Select", "Engage")
    assert {len(line.cells) for line in committee.lines} == {5}


def test_a_hole_matters_where_the_account_is_and_comes_next(view_of: ViewOf) -> None:
    committee = view_of("stage: engage").committee
    near = {stage for stage, cell in zip(committee.stages, committee.lines[0].cells, strict=True) if cell.is_near}
    assert near == {"Engage", "Evaluate"}


def test_without_a_map_there_are_no_stages(view_of: ViewOf) -> None:
    committee = view_of(f"committee: [{CFO}]", with_map=False).committee
    assert (committee.stages, {line.cells for line in committee.lines}) == ((), {()})


def test_who_is_missing_comes_in_the_order_of_what_is_lacking(view_of: ViewOf) -> None:
    people = "{name: A, roles: champion, met: 2026-11-01}, {name: B, roles: procurement}"
    committee = view_of(f"committee: [{people}], plan: [{{who: procurement}}]").committee
    assert [line.role for line in committee.missing] == ["economic_buyer", "technical_evaluator", "procurement"]
    assert [line.role for line in committee.spoken] == ["champion"]


@pytest.mark.parametrize(("settings", "name"), [("", None), ("site: {people: names}\n", "Jo Doe")])
def test_names_only_where_they_may_be_shown_and_a_stance_never(
    settings: str, name: str | None, view_of: ViewOf
) -> None:
    view = view_of(f"committee: [{CFO}]", settings=settings)
    assert [member.name for member in view.committee.members] == [name]
    assert "blocker" not in repr(replace(view, gaps=()))  # such a finding is left out before pages are made


WORRIES = {
    "nothing": ("", False),
    "live content": ("content: {c: {title: C, addresses: Hidden cost}}", True),
    "content in the making": ("content: {c: {title: C, status: planned, addresses: Hidden cost}}", False),
    "content that is retired": ("content: {c: {title: C, status: retired, addresses: Hidden cost}}", False),
    "content of its own": ("content: {c: {title: C, account: ada, addresses: hidden  COST}}", True),
}


@pytest.mark.parametrize("case", WORRIES)
def test_what_answers_a_worry(case: str, view_of: ViewOf) -> None:
    more, is_answered = WORRIES[case]
    (member,) = view_of(f"committee: [{CFO}]", more).committee.members
    (worry,) = member.worries
    assert (worry.kind, worry.answered.is_answered) == ("concern", is_answered)
    assert [answer.piece.text for answer in worry.answered.pieces] == (
        [] if case in ("nothing", "content that is retired") else ["C"]
    )


def test_a_contact_answers_a_criterion(view_of: ViewOf) -> None:
    entry = "{who: champion, date: 2026-12-01, addresses: Runs offline}"
    (criterion,) = view_of(f"criteria: [Runs offline], plan: [{entry}]").criteria
    assert criterion.is_answered
    assert [(answer.number, answer.state) for answer in criterion.contacts] == [(1, "planned")]


def test_what_worries_their_kind_is_told_apart(view_of: ViewOf) -> None:
    more = "personas: {cfo: {name: CFO, concerns: [Hidden cost], questions: [How long?]}}"
    (member,) = view_of(
        "committee: [{name: A, roles: user, persona: cfo, concerns: [Hidden cost]}]", more
    ).committee.members
    assert [(worry.answered.text, worry.is_of_persona) for worry in member.worries] == [
        ("Hidden cost", False),
        ("How long?", True),
    ]
