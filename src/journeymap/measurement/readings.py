"""What is known of each account of the list, and how people felt."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.measurement.formulas.coverage import committee
from journeymap.measurement.formulas.engagement import Engagement
from journeymap.measurement.formulas.movement import last_moves
from journeymap.measurement.formulas.surveys import moods
from journeymap.measurement.question import Question
from journeymap.model.snapshot import AccountReading, Mood


def readings_of(question: Question) -> Iterator[AccountReading]:
    """Yield what is known of each account of the list, where anything is."""
    moves, made, arrived = question.tables.moves, question.engagements, question.reached()
    last = {}
    if moves is not None and question.stages.ids:
        found = last_moves(question.engine, moves, question.stages.ids, question.period.as_of)
        last = {move.account: move for move in found}
    recommend, satisfied = question.answers("nps"), question.answers("csat")
    nps_of, csat_of = (answers.of_accounts() if answers else {} for answers in (recommend, satisfied))
    ready = question.ready_since or {}
    for target in question.targets:
        account = target.account
        move, engagement = last.get(account), made.of.get(account) if made else None
        people = arrived.known_people.get(account, 0) if arrived else 0
        group = committee(target, engagement or Engagement(), people)
        reading = AccountReading(
            account=account,
            stage=move.stage if move else None,
            since=move.since if move else None,
            backward=bool(move and move.backward),
            score=engagement.score if engagement else None,
            people=engagement.people if engagement else 0,
            trend=engagement.trend if engagement else None,
            trend_word=engagement.trend_word if engagement else None,
            reached=account in arrived.accounts if arrived else None,
            engaged=engagement.score >= question.scoring.engaged_min if engagement else None,
            roles=engagement.roles if engagement else (),
            last_touch=engagement.last_touch if engagement else None,
            ready_since=ready.get(account),
            committee_known=group.known,
            committee_engaged=group.engaged if engagement else None,
            penetration=group.penetration if engagement else None,
            nps=nps_of.get(account),
            csat=csat_of.get(account),
        )
        if reading != AccountReading(account=account, committee_known=group.known):  # which needs no data
            yield reading


def moods_of(question: Question) -> Iterator[Mood]:
    """Yield how those who were asked felt, by stage."""
    if question.tables.surveys is not None:
        yield from moods(question.engine, question.tables.surveys, question.period.start, question.period.end)
