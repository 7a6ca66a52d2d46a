"""How well your own work goes."""

from datetime import date, timedelta

import pytest

from journeymap.analysis import Analysis
from journeymap.measurement.formulas.teamwork import (
    attention,
    content_in_use,
    handoffs,
    plan_completion,
    trigger_response,
)
from journeymap.model.snapshot import Figure
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import load_workspace

TODAY = date(2026, 11, 25)
START, END = date(2025, 11, 26), date(2026, 11, 26)
PROGRAM = """\
programs:
  p:
    name: P
    framework: abm-seven
    target_list: [a, b]
    handoffs:
      - {from_stage: engagement, to_stage: evaluation, from_team: marketing, to_team: sales, respond_within: 5d}
"""


def day(age: int) -> str:
    return str(TODAY - timedelta(days=age))


def analysis_of(write_files: WriteFiles, accounts: str, more: str = "") -> Analysis:
    return Analysis(load_workspace(write_files({"maps/p.yaml": f"accounts:\n{accounts}{more or PROGRAM}"}), TODAY))


def account(id_: str, **fields: str) -> str:
    written = ", ".join(f"{name}: {text}" for name, text in fields.items())
    return f"  {id_}: {{name: {id_}, stage: engagement, {written}}}\n"


def offered(*offers: str) -> str:
    return f"[{', '.join(f'{{to_stage: evaluation, {offer}}}' for offer in offers)}]"


def counts(figure: Figure) -> tuple[float | None, float | None, int]:
    return figure.numerator, figure.denominator, figure.open


def test_handoffs_are_accepted_refused_expired_or_open(write_files: WriteFiles) -> None:
    first = offered(
        f"ready: {day(60)}, accepted: {day(58)}",
        f"ready: {day(50)}, refused: {day(40)}",
        f"ready: {day(20)}",
    )
    second = offered(f"ready: {day(900)}, accepted: {day(899)}", f"ready: {day(3)}")
    analysis = analysis_of(write_files, account("a", handoffs=first) + account("b", handoffs=second))
    acceptance, time, in_time = handoffs(analysis, analysis.workspace.accounts.values(), START, END)
    assert counts(acceptance) == (1, 3, 1)
    assert (time.value, time.n, time.open, time.open_ages) == (6, 2, 2, (20, 3))
    assert counts(in_time) == (1, 3, 1)
    assert acceptance.few


def test_without_handoffs_nothing_is_accepted(write_files: WriteFiles) -> None:
    analysis = analysis_of(write_files, account("a"))
    figures = handoffs(analysis, analysis.workspace.accounts.values(), START, END)
    assert [(figure.value, figure.reason) for figure in figures] == [(None, "no_cases")] * 3


def test_a_plan_is_done_as_far_as_it_was_due(write_files: WriteFiles) -> None:
    entries = [
        f"{{who: champion, date: {day(30)}, status: done, done_on: {day(28)}}}",
        f"{{who: champion, date: {day(20)}}}",
        f"{{who: champion, date: {day(10)}, status: skipped}}",
        f"{{who: champion, date: {day(0)}}}",
        f"{{who: champion, date: {day(-30)}}}",
        f"{{who: champion, date: {day(600)}}}",
        "{who: champion}",
    ]
    analysis = analysis_of(write_files, account("a", plan=f"[{', '.join(entries)}]"))
    figure = plan_completion(analysis.workspace.accounts.values(), START, END)
    assert (counts(figure), figure.few, figure.low) == ((1, 2, 2), False, None)
    assert plan_completion([], START, END).reason == "no_cases"


@pytest.mark.parametrize(
    ("plan", "answered", "closed", "open_"),
    [
        (f"[{{who: champion, trigger: budget, date: {day(35)}, status: done}}]", 1, 1, 0),
        (f"[{{who: champion, trigger: budget, date: {day(10)}, status: done}}]", 0, 1, 0),
        ("[]", 0, 1, 0),
    ],
)
def test_an_event_is_answered_while_its_window_is_open(
    plan: str, answered: int, closed: int, open_: int, write_files: WriteFiles
) -> None:
    trigger = f"[{{date: {day(40)}, kind: budget, window: 14d}}]"
    analysis = analysis_of(write_files, account("a", triggers=trigger, plan=plan))
    figure = trigger_response(analysis, analysis.workspace.accounts.values(), START, END)
    assert counts(figure) == (answered, closed, open_)


@pytest.mark.parametrize("plan", ["[]", f"[{{who: champion, trigger: budget, date: {day(-5)}}}]"])
def test_an_event_whose_window_is_open_counts_neither_way(plan: str, write_files: WriteFiles) -> None:
    trigger = f"[{{date: {day(4)}, kind: budget, window: 30d}}, {{date: {day(4)}, kind: merger, dismissed: No money}}]"
    analysis = analysis_of(write_files, account("a", triggers=trigger, plan=plan))
    figure = trigger_response(analysis, analysis.workspace.accounts.values(), START, END)
    assert (counts(figure), figure.reason, figure.open_ages) == ((0, 0, 1), "no_cases", (4,))


CONTENT = """\
  used: {title: U, status: live, cost: 900 EUR}
  idle: {title: I, status: live, cost: 1200 EUR}
  unknown: {title: K, status: live}
  old: {title: O, status: retired, cost: 5000 EUR}
  other: {title: X, status: live, account: c, cost: 70 EUR}
"""


def test_content_that_nobody_comes_across_is_wasted(write_files: WriteFiles) -> None:
    files = {
        "maps/p.yaml": "accounts: {a: {name: A}, c: {name: C}}\n",
        "maps/c.yaml": f"content:\n{CONTENT}",
        "maps/m.yaml": "title: M\nstages: {aware: {touchpoints: [{name: T, content: used}]}}\n",
    }
    analysis = Analysis(load_workspace(write_files(files), TODAY))
    use, wasted = content_in_use(analysis, [analysis.workspace.accounts["a"]], END)
    assert counts(use) == (1, 3, 0)
    assert (wasted.value, wasted.currency, wasted.n, wasted.notes) == (1200, "EUR", 2, ("some_unknown",))


def test_attention_is_told_by_phase(write_files: WriteFiles) -> None:
    entries = [
        f"{{who: champion, stage: {stage}, date: {day(9)}, status: done}}" for stage in ("evaluation", "onboarding")
    ]
    more = (
        PROGRAM
        + "    costs:\n"
        + "".join(
            f"      - {{what: W, amount: {amount}, currency: EUR, phase: {phase}}}\n"
            for amount, phase in ((300, "aware"), (100, "retain"))
        )
    )
    analysis = analysis_of(write_files, account("a", plan=f"[{', '.join(entries)}]") + account("b"), more)
    figures = {
        (figure.basis, figure.of): figure.value for figure in attention(analysis, analysis.workspace.programs["p"], END)
    }
    assert figures["contacts", None] == 0.5
    assert figures["declared_costs", None] == 0.25
    assert figures["declared_costs", "aware"] == 0.75
