"""A program as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.view.fit.panel import FitPanel, fit_panel
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.gaps.accounts import AccountGaps, account_states
from journeymap.view.gaps.committees import committees
from journeymap.view.links import account_page, framework_page, place_url, program_page
from journeymap.view.measured.program import Measures, measures_of
from journeymap.view.programs.account_cards import AccountCard, account_card
from journeymap.view.programs.agreed import Agreed, agreed
from journeymap.view.programs.aims import Aim, Measured, aims, measured
from journeymap.view.programs.attention import AttentionView, attention_view
from journeymap.view.programs.board import Column, columns
from journeymap.view.programs.committee_map import CommitteeMap, committee_map
from journeymap.view.programs.due import Due, due_for
from journeymap.view.programs.figures import Figures, Matter, figures, stands_out
from journeymap.view.programs.plays import PlayView, play_views
from journeymap.view.programs.references import ReferenceRow, references
from journeymap.view.programs.swimlane import Swimlane, swimlane
from journeymap.view.records import Target
from journeymap.workspace import LinkedProgram


@dataclass(frozen=True, slots=True)
class AccountDot:
    """An account on the small board of the front page."""

    account: Target
    is_stuck: bool
    is_back: bool
    """Whether its last move led back."""
    moved: bool
    """Whether it is known how it came there."""
    came_from: str | None
    days: int | None


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many accounts are in a stage, and how many of them somebody should look at."""

    name: str | None
    is_for_everyone: bool
    accounts: int
    alarming: int
    part: int
    """Their number in percent of that of the fullest stage."""
    dots: tuple[AccountDot, ...] = ()
    """The accounts themselves, as far as there is room for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramCard:
    """A program on the front page."""

    program: Target
    objective: str | None
    owner: str | None
    figures: Figures
    stands_out: tuple[Matter, ...]
    stages: tuple[StageCount, ...]
    measures: Measures | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramView:
    """A program with all that its page says."""

    id: str
    name: str
    page: str
    objective: str | None
    variety: str | None
    launch: str | None
    framework: Target | None
    owner: str | None
    figures: Figures
    stands_out: tuple[Matter, ...]
    columns: tuple[Column, ...]
    fit: FitPanel | None
    """None where there is no account."""
    committees: CommitteeMap
    swimlane: Swimlane
    aims: tuple[Aim, ...]
    metrics: tuple[Measured, ...]
    measures: Measures | None
    """What was worked out from data; `metrics` are what somebody has written down."""
    plays: tuple[PlayView, ...]
    attention: AttentionView
    references: tuple[ReferenceRow, ...]
    due: Due
    agreed: Agreed
    notes: str | None
    gaps: tuple[GapMark, ...]
    """What was found at the program itself."""
    source_url: str | None


def program_view(program: LinkedProgram, gaps: GapIndex, about: Mapping[str, AccountGaps]) -> ProgramView:
    """Return a program as its page shows it; `about` is what there is to do about its accounts, by their ids."""
    model, framework, analysis = program.model, program.framework, gaps.analysis
    today = analysis.today
    stages = analysis.pipelines.of_program(program)
    names = {stage.id: stage.name for stage in stages}
    due, measures = due_for(program, analysis), measures_of(program, analysis)
    cards = [
        account_card(account, analysis, due.first.get(account.id), about.get(account.id))
        for account in program.accounts
    ]
    order = {card.account.page: number for number, card in enumerate(sorted(cards, key=_most_first))}
    with_committee = [about[account.id] for account in program.accounts if account.id in about]
    states = {account_page(state.account): state for state in account_states(program.accounts, analysis)}
    ordered = sorted(committees(analysis, with_committee), key=lambda committee: order[committee.account.page])
    reached = committee_map(
        [(committee, states[committee.account.page or ""]) for committee in ordered], model.required_roles
    )
    return ProgramView(
        id=program.id,
        name=model.name,
        page=program_page(program),
        objective=model.objective,
        variety=model.variety,
        launch=model.launch.isoformat() if model.launch else None,
        framework=Target(framework.name, page=framework_page(framework)) if framework else None,
        owner=model.owner,
        figures=figures(program, analysis, reached, due),
        stands_out=stands_out(program, analysis),
        columns=columns(stages, cards, measures.strips if measures else ()),
        fit=fit_panel(program, analysis) if program.accounts else None,
        committees=reached,
        swimlane=swimlane(program, analysis),
        aims=aims(model, today),
        metrics=measured(model, today),
        measures=measures,
        plays=play_views(program, names, analysis),
        attention=attention_view(program, analysis),
        references=references(program.accounts, analysis),
        due=due,
        agreed=agreed(program),
        notes=model.notes,
        gaps=gaps.at(program.place),
        source_url=place_url(analysis.workspace, program.place),
    )


def program_card(view: ProgramView) -> ProgramCard:
    """Return what the front page says of a program."""
    most = max((len(column.cards) for column in view.columns), default=0) or 1
    return ProgramCard(
        program=Target(view.name, page=view.page),
        objective=view.objective,
        owner=view.owner,
        figures=view.figures,
        stands_out=view.stands_out,
        stages=tuple(_count(column, most) for column in view.columns),
        measures=view.measures,
    )


def _count(column: Column, most: int) -> StageCount:
    alarming = sum(card.needs_eyes for card in column.cards)
    return StageCount(
        column.name,
        column.is_for_everyone,
        len(column.cards),
        alarming,
        round(100 * len(column.cards) / most),
        tuple(map(_dot, column.cards[:_MOST_DOTS])),
    )


def _dot(card: AccountCard) -> AccountDot:
    """How it came there: as is written; where nothing is, as was measured."""
    move, reading = card.move, card.reading
    is_over = reading is not None and reading.is_over and not reading.differs
    if move:
        return AccountDot(
            card.account, card.is_stuck or is_over, move.is_back, moved=True, came_from=move.origin, days=card.days
        )
    if reading is None or reading.differs:
        return AccountDot(card.account, card.is_stuck, is_back=False, moved=False, came_from=None, days=card.days)
    days = reading.days if card.days is None else card.days
    moved = reading.backward or reading.came_from is not None
    return AccountDot(card.account, card.is_stuck or reading.is_over, reading.backward, moved, reading.came_from, days)


_MOST_DOTS = 24
"""So many dots are told apart; more are a number."""


def _most_first(card: AccountCard) -> tuple[float, str]:
    return -card.amount, card.account.text
