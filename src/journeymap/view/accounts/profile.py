"""What is known of an account: whether it fits, what stirs there, what it said, and whether it speaks for us."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.model.vocabulary import label
from journeymap.view.accounts.days import Day, day, day_or_none
from journeymap.view.accounts.plan import piece_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class FitRow:
    """One of the four questions about an account."""

    question: str
    answer: str | None
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRow:
    """Something that hints at interest or change."""

    day: Day
    kind: str
    party: str | None
    level: str | None
    topic: str | None
    strength: str | None
    source: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """What they said of a decision, or of our work."""

    day: Day
    kind: str
    role: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """Whether the account speaks for us."""

    ready: bool
    is_risky: bool
    """Whether it should not be asked yet: no result is there, or somebody is not content."""
    topics: tuple[str, ...]
    last_used: Day | None
    notes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of content that is made for this account."""

    piece: Target
    type: str | None
    status: str


def fit_of(account: LinkedAccount) -> tuple[FitRow, ...]:
    """Return the four questions about an account, with what is known."""
    fit = account.model.fit
    rows = []
    for question in type(fit).model_fields:
        answer = getattr(fit, question)
        rows.append(
            FitRow(question=question, answer=answer.answer if answer else None, why=answer.why if answer else None)
        )
    return tuple(rows)


def signals_of(account: LinkedAccount, analysis: Analysis) -> tuple[SignalRow, ...]:
    """The signals of an account, the latest first."""
    return tuple(
        SignalRow(
            day=day(signal.date, analysis.today),
            kind=label(signal.kind),
            party=signal.party,
            level=signal.level,
            topic=signal.topic,
            strength=signal.strength,
            source=signal.source,
            note=signal.note,
        )
        for signal in sorted(account.model.signals, key=lambda signal: signal.date, reverse=True)
    )


def feedback_of(account: LinkedAccount, analysis: Analysis) -> tuple[FeedbackRow, ...]:
    """What an account said, the latest first."""
    return tuple(
        FeedbackRow(day=day(each.date, analysis.today), kind=each.kind, role=each.role, note=each.note)
        for each in sorted(account.model.feedback, key=lambda each: each.date, reverse=True)
    )


def reference_of(account: LinkedAccount, analysis: Analysis) -> ReferenceView | None:
    """Return whether an account speaks for us; None where nothing is written."""
    reference = account.model.reference
    if reference is None:
        return None
    return ReferenceView(
        ready=reference.ready,
        is_risky=analysis.customers.reference_risk(account) is not None,
        topics=reference.topics,
        last_used=day_or_none(reference.last_used, analysis.today),
        notes=reference.notes,
    )


def own_content_of(account: LinkedAccount, analysis: Analysis) -> tuple[Piece, ...]:
    """Return what is made for an account alone."""
    return tuple(
        Piece(piece=piece_target(piece), type=piece.model.type, status=piece.model.status)
        for piece in analysis.shelves.made_for(account.id)
    )
