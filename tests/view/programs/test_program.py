"""What the page of a program says: figures, board, committees, handoffs, plays and where attention goes."""

from collections.abc import Callable
from datetime import date

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.report import gap_report
from journeymap.view.programs.program import ProgramView, program_view
from tests.support.fixtures import WriteFiles
from tests.support.shapes import document
from tests.support.workspaces import load_workspace

ViewOf = Callable[..., ProgramView]


@pytest.fixture
def view_of(write_files: WriteFiles) -> ViewOf:
    def view(
        *accounts: dict[str, object], today: str = "2026-11-22", settings: str = "", **program: object
    ) -> ProgramView:
        named = {f"a{number}": {"name": f"A{number}", **account} for number, account in enumerate(accounts)}
        data = {
            "accounts": named,
            "programs": {"p": {"name": "P", "framework": "account-journey", "target_list": list(named), **program}},
        }
        files = {"maps/a.yaml": document(data), "journeymap.yaml": f"profile: abm\n{settings}"}
        workspace = load_workspace(write_files(files), date.fromisoformat(today))
        assert [problem.message for problem in workspace.problems if "currencies" not in problem.message] == []
        gaps = GapIndex(Analysis(workspace), [])
        report = gap_report((), gaps, tuple(workspace.accounts.values()))
        return program_view(workspace.programs["p"], gaps, {account.id: account for account in report.accounts})

    return view


def came(*steps: tuple[str, str]) -> dict[str, object]:
    return {"stage": steps[-1][0], "history": [{"stage": stage, "date": day} for stage, day in steps]}


def test_moves_are_counted_by_their_direction(view_of: ViewOf) -> None:
    view = view_of(
        came(("aware", "2026-06-01"), ("engaged", "2026-11-10")),
        came(("aware", "2026-06-01"), ("mqa", "2026-09-20")),
        came(("engaged", "2026-06-01"), ("aware", "2026-11-15")),
        {"stage": "aware", "since": "2026-11-20"},
    )
    assert [(each.days, each.forward, each.back, each.unknown) for each in view.figures.moves] == [
        (30, 1, 1, 1),
        (90, 2, 1, 1),
    ]


@pytest.mark.parametrize(
    ("day", "counted"),
    [("2026-10-23", (1, 1)), ("2026-10-22", (0, 1)), ("2026-08-24", (0, 1)), ("2026-08-23", (0, 0))],
)
def test_a_move_counts_until_it_is_longer_ago_than_that(day: str, counted: tuple[int, int], view_of: ViewOf) -> None:
    view = view_of(came(("aware", "2026-02-01"), ("engaged", day)))
    assert tuple(each.forward for each in view.figures.moves) == counted
    assert tuple(each.unknown for each in view_of({"stage": "aware", "since": day}).figures.moves) == counted
    assert [matter.is_good for matter in view.stands_out] == [True] * counted[1]


@pytest.mark.parametrize("account", [{}, {"stage": "aware"}])
def test_moves_that_nobody_can_know_are_not_counted(view_of: ViewOf, account: dict[str, object]) -> None:
    assert view_of(account).figures.moves == ()


def test_what_is_of_several_currencies_or_kinds_is_not_added(view_of: ViewOf) -> None:
    deals = [
        {"name": "x", "kind": "new", "amount": 10, "currency": "EUR"},
        {"name": "y", "kind": "new", "amount": 5, "currency": "EUR"},
        {"name": "z", "kind": "new", "amount": 7, "currency": "USD"},
        {"name": "r", "kind": "renewal", "amount": 100, "currency": "EUR"},
        {"name": "w", "kind": "new", "amount": 1000, "currency": "EUR", "outcome": "won"},
        {"name": "u", "kind": "new"},
    ]
    found = view_of({"deals": deals}).figures.deals
    assert [(each.kind, each.number, each.sums, each.without_amount) for each in found] == [
        ("new", 4, ("15 EUR", "7 USD"), 1),
        ("renewal", 1, ("100 EUR",), 0),
    ]


@pytest.mark.parametrize(("universe", "share"), [(10, 20), (None, None)])
def test_the_share_of_the_universe(view_of: ViewOf, universe: int | None, share: int | None) -> None:
    view = view_of({}, {}, **({"universe": universe} if universe else {}))
    assert (view.figures.accounts, view.figures.universe, view.figures.share) == (2, universe, share)


def test_accounts_without_a_stage_and_those_for_everyone_stand_aside(view_of: ViewOf) -> None:
    view = view_of({"stage": "aware"}, {}, {"approach": "mass"})
    beside = {(column.name, column.is_for_everyone): len(column.cards) for column in view.columns if column.cards}
    assert beside == {("Aware", False): 1, (None, False): 1, (None, True): 1}
    assert [str(matter.quantity) for matter in view.stands_out] == ["1 account has no stage written"]


def test_a_full_column_is_folded_and_shows_first_what_slipped_back(view_of: ViewOf) -> None:
    many = [{"stage": "aware", "value": {"amount": number, "currency": "EUR"}} for number in range(20)]
    view = view_of(*many, came(("engaged", "2026-06-01"), ("aware", "2026-11-15")))
    (column,) = (each for each in view.columns if each.cards)
    assert (len(column.shown), len(column.folded)) == (6, 15)
    assert [card.account.text for card in column.shown][:2] == ["A20", "A19"]
    assert column.shown[0].move
    assert column.shown[0].move.is_back


MEMBERS = [
    {"name": "x", "roles": "champion", "met": "2026-11-02"},
    {"name": "y", "roles": "economic_buyer", "concerns": ["Cost"], "met": "2026-11-03"},
    {"name": "z", "roles": "technical_evaluator"},
]


def test_how_far_we_are_with_each_role(view_of: ViewOf) -> None:
    view = view_of(
        {"stage": "opportunity", "committee": MEMBERS},
        {"stage": "aware"},
        required_roles=["champion", "economic_buyer", "technical_evaluator", "procurement"],
    )
    first, second = view.committees.rows
    assert [cell and (cell.state, cell.unanswered) for cell in first.cells] == [
        ("spoken_to", 0),
        ("spoken_to", 1),
        ("known", 0),
        ("nobody", 0),
    ]
    assert {cell and cell.state for cell in second.cells} == {"later"}
    assert (view.figures.spoken_to.yes, view.figures.spoken_to.of) == (2, 4)


def test_rows_columns_and_figure_count_the_same_roles(view_of: ViewOf) -> None:
    bought = {"stage": "customer", "relationship": "customer", "committee": [*MEMBERS, {"name": "b", "roles": "user"}]}
    view = view_of(
        *({"stage": stage, "committee": MEMBERS} for stage in ("aware", "engaged", "opportunity")),
        bought,
        required_roles=["champion", "economic_buyer", "technical_evaluator", "procurement"],
    )
    map_ = view.committees
    assert [(row.spoken_to.yes, row.spoken_to.of) for row in map_.rows] == [(0, 0), (2, 3), (2, 4), (2, 3)]
    assert [(sum_.yes, sum_.of) for sum_ in map_.sums] == [(3, 3), (3, 3), (0, 3), (0, 1), (0, 0)]
    assert view.figures.spoken_to == map_.spoken_to
    assert (map_.spoken_to.yes, map_.spoken_to.of) == (6, 10)


HANDOFF = {
    "from_stage": "mqa",
    "to_stage": "opportunity",
    "from_team": "marketing",
    "to_team": "sales",
    "respond_within": "48h",
    "payload": ["Who is known"],
    "reject_reasons": ["No budget"],
    "on_reject": "engaged",
}


def test_the_lanes_of_teams_and_who_waits(view_of: ViewOf) -> None:
    offers = ({"ready": "2026-11-20"}, {"ready": "2026-11-18"}, {"ready": "2026-11-02", "accepted": "2026-11-03"})
    refused = {"ready": "2026-11-02", "refused": "2026-11-03", "reason": "No budget"}
    accounts = [{"stage": "mqa", "handoffs": [{"to_stage": "opportunity", **each}]} for each in (*offers, refused)]
    lanes = view_of(*accounts, handoffs=[HANDOFF]).swimlane
    assert [(lane.team, lane.at) for lane in lanes.lanes] == [("marketing", 25.0), ("sales", 75.0)]
    assert [(each.account.text, each.days_over, each.is_today) for each in lanes.waiting] == [
        ("A1", 2, False),
        ("A0", 0, True),
    ]
    (handoff,) = lanes.handoffs
    assert handoff.accepted == 1
    assert [(each.account.text, each.reason) for each in handoff.refused] == [("A3", "No budget")]


def test_an_objective_knows_the_metric_that_counts_it(view_of: ViewOf) -> None:
    view = view_of(
        metrics=[{"kind": "win_rate", "actual": "25 %"}],
        objectives=[{"text": "Win", "measure": "win rate", "by": "2026-11-01"}, {"text": "Grow"}],
    )
    win, grow = view.aims
    assert win.metric
    assert win.metric.actual == "25 %"
    assert (win.is_past, grow.metric, grow.measure) == (True, None, None)


@pytest.mark.parametrize(("people", "by"), [("roles", ("sales",)), ("names", ("Tom",))])
def test_who_makes_a_play_is_named_only_where_names_may_be_shown(
    view_of: ViewOf, people: str, by: tuple[str, ...]
) -> None:
    play = {"name": "Call", "stage": "aware", "by": "Tom"}
    account = {"stage": "aware", "since": "2026-11-01", "owners": {"sales": "Tom"}}
    (view,) = view_of(account, plays={"call": play}, settings=f"site: {{people: {people}}}\n").plays
    assert view.by == by
    assert (view.begun, view.started, [(each.account.text, each.is_overdue) for each in view.due]) == (
        1,
        0,
        [("A0", True)],
    )


def test_attention_and_money_by_phase(view_of: ViewOf) -> None:
    view = view_of(
        {
            "relationship": "customer",
            "plan": [
                {"who": "champion", "stage": "engaged", "status": "done", "done_on": "2026-10-01"},
                {"who": "champion", "stage": "engaged", "date": "2026-12-01"},
                {"who": "champion", "stage": "customer", "date": "2026-12-01"},
                {"who": "champion", "stage": "engaged", "status": "skipped"},
            ],
        },
        costs=[{"what": "Fair", "amount": 30, "currency": "EUR", "phase": "engage"}],
    )
    rows = {row.phase: (row.done, row.planned, row.money) for row in view.attention.rows if row.phase}
    assert rows["engage"][:2] == (1, 1)
    assert [part and part.sum for part in rows["engage"][2]] == ["30 EUR"]
    assert rows["aware"] == (0, 0, (None,))
    assert (view.attention.contacts.yes, view.attention.contacts.of) == (1, 3)


def test_an_empty_program_has_a_page(view_of: ViewOf) -> None:
    view = view_of()
    assert (view.figures.accounts, view.stands_out, view.fit, view.committees.rows) == (0, (), None, ())
