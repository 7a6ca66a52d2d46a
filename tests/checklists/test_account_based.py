"""Account-based marketing: when each of the five steps is ticked, and what is reported until then."""

import pytest

from tests.support.fixtures import ProgressOf

VALUE = "value: {amount: 1, currency: EUR}"
FIT = "fit: {value_creation: yes, economics: no, access: yes, propensity: yes}"
PROGRAM = "programs: {p: {name: Ports, framework: abm-seven}}\n"
MEASURES = ("coverage", "engagement_score", "stage_velocity", "win_rate")
CORE = f"metrics: [{', '.join(MEASURES)}]"
MET = "committee: [{name: CFO, roles: user, met: 2026-11-10}]"
READ = f"metrics: [{', '.join(f'{{kind: {kind}, target: 8, actual: 7, as_of: 2026-11-02}}' for kind in MEASURES)}]"


def ada(fields: str, program: str = PROGRAM) -> str:
    """An account, and the program that it is in."""
    return f"{program}accounts: {{ada: {{name: Ada, {fields}}}}}\n"


def abm(fields: str) -> str:
    """An account that is a market of its own."""
    return ada(f"approach: abm, {fields}")


DONE = {
    "value and fit": ("accounts", ada(f"{VALUE}, {FIT}"), 2),
    "those for the masses are not asked about": ("accounts", ada("approach: mass"), 1),
    "a strategy": ("strategy", abm("strategy: Forty hours"), 1),
    "others need none": ("strategy", abm("strategy: Forty hours}, bolt: {name: Bolt"), 1),
    "a date": ("plan", abm("plan: [{who: champion, date: 2026-12-01}]"), 2),
    "a trigger": ("plan", abm("plan: [{who: champion, trigger: budget}]"), 2),
    "a stage": ("plan", abm("plan: [{who: champion, stage: decision}, {who: user, status: done}]"), 2),
    "here and next": (
        "timing",
        abm(f"{MET}, stage: evaluation, plan: [{{who: champion, stage: evaluation}}, {{who: user, stage: decision}}]"),
        4,
    ),
    "today": ("timing", abm(f"{MET}, stage: evaluation, plan: [{{who: champion, date: 2026-11-22}}]"), 3),
    "nobody has to be spoken to yet": ("timing", abm("stage: awareness, plan: [{who: user, date: 2026-11-22}]"), 2),
    "spoken to by a contact that is done": (
        "timing",
        abm("stage: evaluation, plan: [{who: user, status: done, done_on: 2026-11-20}]"),
        3,
    ),
    "an offer that is answered, and one that may wait": (
        "timing",
        abm(
            f"{MET}, stage: engagement, handoffs: [{{to_stage: engagement, ready: 2026-10-01, accepted: 2026-10-02}},"
            " {to_stage: evaluation, ready: 2026-11-22}]"
        ),
        2,
    ),
    "a customer who has been asked, with a result": (
        "timing",
        abm(
            f"{MET}, relationship: customer, stage: onboarding, first_value: {{milestone: M, reached: 2026-09-01}},"
            " satisfaction: [{date: 2026-10-01, kind: nps, score: 2}]"
        ),
        3,
    ),
    "a new customer on the way": (
        "timing",
        abm(f"{MET}, relationship: customer, stage: onboarding, first_value: {{milestone: M, start: 2026-11-01}}"),
        1,
    ),
    "what is over": (
        "timing",
        abm(
            "stage: evaluation, plan: [{who: champion, date: 2026-11-01, stage: awareness, status: done},"
            " {who: user, date: 2026-11-01, status: skipped}]"
        ),
        4,
    ),
    "measures": ("measures", f"programs: {{p: {{name: P, {READ}, baseline: {{win_rate: 0.2}}}}}}", 2),
}


@pytest.mark.parametrize(("step", "text", "of"), DONE.values(), ids=DONE)
def test_done(progress_of: ProgressOf, step: str, text: str, of: int) -> None:
    progress = progress_of(f"abm-in-five.{step}", text)
    assert progress.is_done
    assert (progress.done, progress.of, progress.remaining) == (of, of, ())


OPEN = {
    "no program": ("accounts", ada("approach: targeted", ""), "Account 'Ada' is not in any program"),
    "no accounts": ("accounts", PROGRAM, "Program 'Ports' has no accounts"),
    "no value": ("accounts", ada(FIT), "Account 'Ada' lacks value"),
    "nothing": (
        "accounts",
        ada("tier: one_to_one"),
        "Account 'Ada' lacks value and fit (value creation, economics, access, propensity)",
    ),
    "not known": (
        "accounts",
        ada(f"{VALUE}, {FIT.replace(': no', ': unknown')}"),
        "Account 'Ada' lacks fit (economics)",
    ),
    "no strategy": ("strategy", abm("tier: one_to_one"), "Account 'Ada' has no strategy"),
    "no plan": ("plan", abm("plan: [{who: user, status: done}]"), "Account 'Ada' has no next contact"),
    "only a plan of the past": (
        "plan",
        abm("plan: [{who: user, date: 2026-11-02}]"),
        "Account 'Ada' has no next contact",
    ),
    "past its day, with another to come": (
        "plan",
        abm("plan: [{who: user, date: 2026-11-20}, {who: champion, date: 2026-12-01}]"),
        "A contact with 'Ada' is past its day",
    ),
    "a window without a day": (
        "plan",
        abm("triggers: [{kind: budget, date: 2026-11-15, window: 30d}], plan: [{who: champion, trigger: budget}]"),
        "The window 'budget' at 'Ada' has a contact without a day",
    ),
    "a window without a contact": (
        "plan",
        abm("triggers: [{kind: budget, date: 2026-11-15, window: 30d}], plan: [{who: champion, date: 2027-01-11}]"),
        "The window 'budget' at 'Ada' has no contact",
    ),
    "a window that has closed": (
        "plan",
        abm("triggers: [{kind: budget, date: 2026-10-15, window: 30d}], plan: [{who: champion, date: 2026-12-01}]"),
        "The window 'budget' at 'Ada' has closed, unanswered",
    ),
    "no time": (
        "plan",
        abm("committee: [{name: Zoe, roles: [champion, user]}], plan: [{who: Zoe}]"),
        "Contact with the champion and user at 'Ada' has no date, trigger or stage",
    ),
    "no stage": (
        "timing",
        abm("plan: [{who: user, stage: decision}]"),
        "Account 'Ada' does not say which stage it is at",
    ),
    "yesterday": (
        "timing",
        abm(f"{MET}, stage: decision, plan: [{{who: user, date: 2026-11-21, stage: decision}}]"),
        "Contact with the user at 'Ada', planned for 2026-11-21, is neither done nor skipped",
    ),
    "yesterday, at an account that shares its plan": (
        "timing",
        ada("approach: targeted, stage: decision, plan: [{who: user, date: 2026-11-21}]"),
        "Contact with the user at 'Ada', planned for 2026-11-21, is neither done nor skipped",
    ),
    "stuck": (
        "timing",
        ada(
            f"approach: abm, {MET}, stage: evaluation, since: 2026-08-14, plan: [{{who: user, date: 2026-12-01}}]",
            "programs: {p: {name: P, framework: ours}}\n"
            "frameworks: {ours: {extends: abm-seven, stages: {evaluation: {max_days: 60}}}}\n",
        ),
        "Account 'Ada' has been in 'Consideration and evaluation' for 100 days",
    ),
    "gone back": (
        "timing",
        abm(
            f"{MET.replace('11-10', '11-09')}, stage: engagement, since: 2026-11-10,"
            " history: [{stage: evaluation, date: 2026-10-01}]"
        ),
        "Account 'Ada' has gone back a stage, and nothing is planned since",
    ),
    "cold": (
        "timing",
        abm("stage: evaluation, committee: [{name: CFO, roles: user, met: 2026-09-01}]"),
        "Nobody has spoken with 'Ada' for long, and nobody will soon",
    ),
    "too early": (
        "timing",
        abm(f"{MET}, stage: evaluation, plan: [{{who: user, stage: expansion}}]"),
        "Contact with the user at 'Ada' is planned for 'expansion', but the account is at 'evaluation'",
    ),
    "too late": (
        "timing",
        abm(f"{MET}, stage: evaluation, plan: [{{who: economic_buyer, stage: awareness}}]"),
        "Contact with the economic buyer at 'Ada' is planned for 'awareness', but the account is at 'evaluation'",
    ),
    "not spoken to": (
        "timing",
        abm("stage: evaluation, plan: [{who: user, date: 2026-12-01}]"),
        "Nobody has spoken with 'Ada' yet, as far as anybody has written down",
    ),
    "offered, and nobody answers": (
        "timing",
        abm(f"{MET}, stage: engagement, handoffs: [{{to_stage: evaluation, ready: 2026-10-01}}]"),
        "Nobody has accepted or refused 'Ada', offered on 2026-10-01",
    ),
    "a customer whose result is late": (
        "timing",
        abm(
            f"{MET}, relationship: customer, stage: onboarding, first_value: {{milestone: M, due: 2026-11-01}},"
            " satisfaction: [{date: 2026-10-01}]"
        ),
        "'Ada' has not reached its first result, which was due on 2026-11-01",
    ),
    "a customer whom nobody has asked of late": (
        "timing",
        abm(f"{MET}, relationship: customer, stage: expansion, satisfaction: [{{date: 2026-01-01}}]"),
        "Nobody has asked 'Ada' of late how they are",
    ),
    "few measures": (
        "measures",
        "programs: {p: {name: P, metrics: [coverage, win_rate], baseline: {win_rate: 0.2}}}",
        "Program 'P' does not measure engagement score, stage velocity",
    ),
    "names alone": (
        "measures",
        f"programs: {{p: {{name: P, {CORE}, baseline: {{win_rate: 0.2}}}}}}",
        "Program 'P' has read 0 of 4 measures: no target in numbers for {0} and no value with its day for {0}".format(
            "coverage, engagement score, stage velocity, win rate"
        ),
    ),
    "a value of no day": (
        "measures",
        f"programs: {{p: {{name: P, {READ.replace(', as_of: 2026-11-02', '', 1)}, baseline: {{win_rate: 0.2}}}}}}",
        "Program 'P' has read 3 of 4 measures: no value with its day for coverage",
    ),
    "a value of last spring": (
        "measures",
        f"programs: {{p: {{name: P, {READ.replace('2026-11-02', '2026-03-02', 1)}, baseline: {{win_rate: 0.2}}}}}}",
        "Program 'P' has read 3 of 4 measures: no value of late for coverage",
    ),
    "no baseline": (
        "measures",
        f"programs: {{p: {{name: P, {READ}}}}}",
        "Program 'P' has no baseline for its win rate",
    ),
}


@pytest.mark.parametrize(("step", "text", "left"), OPEN.values(), ids=OPEN)
def test_open(progress_of: ProgressOf, step: str, text: str, left: str) -> None:
    progress = progress_of(f"abm-in-five.{step}", text)
    assert not progress.is_done
    assert progress.remaining == (left,)


def test_whoever_is_hard_to_get_may_be_planned_for_in_time(progress_of: ProgressOf) -> None:
    text = abm(f"{MET}, stage: engagement, plan: [{{who: legal_security, stage: decision}}]")
    assert progress_of("abm-in-five.timing", text).is_done


@pytest.mark.parametrize("step", ["strategy", "plan", "timing"])
def test_nothing_can_be_asked_before_an_account_is_abm(progress_of: ProgressOf, step: str) -> None:
    assert progress_of(f"abm-in-five.{step}", ada("approach: targeted, plan: [{who: user}]")).of == 0


def test_an_account_without_known_stages_is_not_out_of_step(progress_of: ProgressOf) -> None:
    alone = "accounts: {ada: {name: Ada, approach: abm, plan: [{who: user, date: 2026-12-01}]}}"
    assert progress_of("abm-in-five.timing", alone).remaining == ("Account 'Ada' does not say which stage it is at",)


def test_nobody_is_called_by_name(progress_of: ProgressOf) -> None:
    text = abm("committee: [{name: Zoe Adler, roles: champion}], plan: [{who: Zoe Adler, date: 2026-01-01}]")
    for step in ("plan", "timing"):
        assert "Zoe" not in " ".join(progress_of(f"abm-in-five.{step}", text).remaining)


def test_what_several_accounts_lack_is_counted(progress_of: ProgressOf) -> None:
    others = "".join(
        f", {name}: {{name: {name}, approach: abm, stage: evaluation}}" for name in ("Bo", "Cy", "Di", "Ed")
    )
    progress = progress_of("abm-in-five.timing", abm(f"{MET}, stage: evaluation}}{others}, old: {{name: Old"))
    assert progress.remaining == ("1 of 5 accounts have been spoken to; not yet: 'Bo', 'Cy', 'Di' and 1 more",)
    assert (progress.done, progress.of) == (1, 5)
