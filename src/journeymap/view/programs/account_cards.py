"""The accounts of a program as cards: where each is, since when, how it came there, and what is next."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.account_value import yearly
from journeymap.analysis.clocks import BACK_FOR, Move
from journeymap.model.base import shifted
from journeymap.translatable import Sentence
from journeymap.view.agenda.item import AgendaItem
from journeymap.view.gaps.accounts import AccountGaps
from journeymap.view.links import account_target
from journeymap.view.measured.reading import ReadingView, reading_view
from journeymap.view.money import in_period
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What is next at an account."""

    says: Sentence
    day: str | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class MoveView:
    """A move from one stage to another."""

    origin: str
    target: str
    day: str
    is_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCard:
    """An account of a program."""

    account: Target
    is_for_everyone: bool
    """Whether it gets what everyone gets, so that nobody asks where it is."""
    amount: float
    """What it brings in a year, to put accounts in order; 0 where that is not known."""
    value: Sentence | None
    stage_id: str | None
    stage: str | None
    since: str | None
    days: int | None
    """How many days it has been in its stage; None where nobody has written since when."""
    most_days: int | None
    """How many days are usual there, or allowed."""
    is_stuck: bool
    move: MoveView | None
    """The last one."""
    has_slipped: bool
    """Whether the last one led back, and not long ago."""
    next: NextStep | None
    owners: tuple[str, ...]
    """The teams that answer for it, or their people where these may be named."""
    reading: ReadingView | None = None
    """What was measured there."""

    @property
    def needs_eyes(self) -> bool:
        """Whether somebody should look at it first."""
        return self.is_stuck or self.has_slipped


def account_card(
    account: LinkedAccount, analysis: Analysis, due: AgendaItem | None, gaps: AccountGaps | None
) -> AccountCard:
    """Return the card of an account, with the first thing that is due there and what is missing."""
    clocks, value = analysis.clocks, account.model.value
    stage, spell, move = analysis.pipelines.now(account), clocks.spell(account), clocks.last_move(account)
    return AccountCard(
        account=account_target(account),
        is_for_everyone=account.model.approach == "mass",
        amount=yearly(value) if value else 0.0,
        value=in_period(value.amount, value.currency, value.period) if value else None,
        stage_id=stage.id if stage else None,
        stage=stage.name if stage else None,
        since=spell.since.isoformat() if spell else None,
        days=spell.days if spell else None,
        most_days=(spell.stage.max_days or spell.usual) if spell else None,
        is_stuck=clocks.is_stuck(account),
        move=move_view(move) if move and move.day <= analysis.today else None,
        has_slipped=has_slipped(account, analysis),
        next=_next_step(due, gaps),
        owners=_owners(account, names_people=analysis.workspace.settings.site.people == "names"),
        reading=reading_view(account, analysis),
    )


def move_view(move: Move) -> MoveView:
    """Return a move as pages show it."""
    return MoveView(move.origin.name, move.target.name, move.day.isoformat(), move.is_back)


def has_slipped(account: LinkedAccount, analysis: Analysis) -> bool:
    """Whether the last move of an account led back, so lately that it is news."""
    move = analysis.clocks.last_move(account)
    return move is not None and move.is_back and shifted(analysis.today, -BACK_FOR) <= move.day <= analysis.today


def _owners(account: LinkedAccount, *, names_people: bool) -> tuple[str, ...]:
    owners = account.model.owners
    named = ((team, getattr(owners, team)) for team in type(owners).model_fields)
    return tuple(owner if names_people else team for team, owner in named if owner)


def _next_step(item: AgendaItem | None, gaps: AccountGaps | None) -> NextStep | None:
    """What has a day comes first, the oldest day before all; then what is missing."""
    if item and (item.day or not (gaps and gaps.next)):
        return NextStep(
            says=item.says,
            day=item.day.isoformat() if item.day else None,
            is_late=item.is_overdue,
        )
    act = next(iter(gaps.next), None) if gaps else None
    return NextStep(says=act.says, day=act.day, is_late=act.is_late) if act else None
