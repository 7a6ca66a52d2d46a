"""What is due at an account.

One thing is told once: a contact that is to answer a window is told with the window, and a play that somebody has
planned with its contact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.clocks import Window, WindowState
from journeymap.analysis.contacts import is_talk
from journeymap.analysis.first_result import first_result
from journeymap.analysis.owners import Team, owner_of, team_at, team_of, who_answers
from journeymap.analysis.plays import PlayAtAccount
from journeymap.analysis.progress import has_bought
from journeymap.analysis.renewals import notice_day
from journeymap.model.vocabulary import label
from journeymap.translatable import N_, Sentence, phrase
from journeymap.view.agenda.found import Found, objectives_due
from journeymap.view.agenda.item import Kind
from journeymap.view.links import content_page
from journeymap.view.phrases import holder, over, with_content
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedChannel, LinkedContent, LinkedPlanEntry


@dataclass(frozen=True, slots=True)
class _At:
    """An account, and what is known of it today."""

    account: LinkedAccount
    analysis: Analysis

    @property
    def today(self) -> date:
        return self.analysis.today

    @property
    def turn(self) -> Team:
        """The team whose turn it is."""
        return team_of(self.account, self.analysis.pipelines)

    def owner(self, team: Team) -> tuple[str | None, Team | None]:
        """The owner who answers when it is the turn of a team, and the team of that owner."""
        return owner_of(self.account, team), who_answers(self.account, team)

    def team_of(self, person: str | None) -> Team | None:
        """The team that a person is, or in which they are the account's owner; None for anybody else."""
        owners, named = self.account.model.owners, self.analysis.teams.team_named(person) if person else None
        teams: Sequence[Team] = ("marketing", "sales", "success")
        return next((team for team in teams if person and (getattr(owners, team) == person or team == named)), None)


def due_at(account: LinkedAccount, analysis: Analysis) -> Iterator[Found]:
    """Yield everything at an account that has a day, or needs one."""
    at = _At(account, analysis)
    for find in _ALL:
        yield from find(at)


def _contacts(at: _At) -> Iterator[Found]:
    """Yield the contacts that are past their day, and those that have one; a window tells of those it waits for."""
    clocks = at.analysis.clocks
    for entry in (*clocks.overdue_alone(at.account), *clocks.dated(at.account)):
        yield _contact(at, entry)


def _undated(at: _At) -> Iterator[Found]:
    """Yield the contacts without a day that it is time for: at the stage of the account, for a play that is due, or for
    nothing in particular.
    """
    told = {entry for window in at.analysis.clocks.windows(at.account) for entry in window.contacts if _is_open(window)}
    waits = {play.entry: play for play in at.analysis.plays.of(at.account) if play.needs_day and play.entry}
    for entry in at.analysis.clocks.undated(at.account):
        is_now = not entry.model.trigger and entry.model.stage in (None, at.account.model.stage)
        if entry not in told and (is_now or entry in waits):
            yield _contact(at, entry, waits.get(entry))


def _is_open(window: Window) -> bool:
    return window.state in (WindowState.UNANSWERED, WindowState.UNDATED)


def _contact(at: _At, entry: LinkedPlanEntry, waiting: PlayAtAccount | None = None) -> Found:
    """Return a contact. What it leaves out is as the play says that it belongs to."""
    model, person, play = entry.model, at.analysis.plays.person_for(entry), at.analysis.plays.named_by(entry)
    roles, own = sorted(entry.roles), model.purpose or model.touchpoint
    what = own or (play.model.purpose if play else None)
    channel = entry.channel or (play.channel if play else None)
    pieces = entry.content or (play.content if play else ())
    is_late = model.date is not None and model.date < at.today
    why = [f"for '{_event(entry)}'"] if model.trigger else []
    why += [f"part of the play '{play.name}'"] if play else []
    why += [f"due by {waiting.due}"] if waiting and waiting.due else []
    return Found(
        kind="contact",
        key=(*roles, model.stage, model.trigger, model.play, model.channel, *model.content, own),
        says=_to_hold(entry, channel, what, pieces, is_late=is_late),
        day=model.date,
        until=waiting.due if waiting and model.date is None else None,
        person=person,
        team=at.team_of(person),
        why=", ".join(why) or None,
        about=what,
        roles=roles,
        channel=channel,
        content=_targets(pieces),
        play=play.name if play else None,
        account=at.account,
    )


def _to_hold(
    entry: LinkedPlanEntry,
    channel: LinkedChannel | None,
    what: str | None,
    pieces: Sequence[LinkedContent],
    *,
    is_late: bool,
) -> Sentence:
    who = holder(*sorted(entry.roles))
    do = phrase(N_("talk to %(who)s"), who=who) if is_talk(entry) else phrase(N_("reach %(who)s"), who=who)
    do = do if entry.model.date else phrase(N_("agree on a day, and %(do)s"), do=do)
    do = over(do, channel, executive=entry.model.executive)
    do = with_content(_for(do, what), pieces)
    return phrase(N_("%(do)s; or say why not"), do=do) if is_late else do


def _event(entry: LinkedPlanEntry) -> str:
    triggers = entry.account.model.triggers
    kind = next((trigger.kind for trigger in triggers if trigger.id == entry.model.trigger), entry.model.trigger or "")
    return label(kind)


def _for(do: Sentence, what: str | None) -> Sentence:
    return phrase(N_("%(do)s: %(what)s"), do=do, what=what) if what else do


def _targets(pieces: Sequence[LinkedContent]) -> tuple[Target, ...]:
    return tuple(Target(piece.model.title, page=content_page(piece)) for piece in pieces)


def _plays(at: _At) -> Iterator[Found]:
    """Yield the plays that nobody has started."""
    for play in at.analysis.plays.due(at.account):
        model, window = play.play.model, play.window
        began = f", since {play.begins}" if play.begins else ""
        what = f"after '{label(window.trigger.kind)}'{began}" if window else f"for this stage{began}"
        nobody = bool(model.who) and not any(map(at.account.with_role, model.who))
        do = phrase(N_("start '%(play)s'"), play=play.play.name)
        if model.who:
            do = phrase(N_("start '%(play)s' with %(who)s"), play=play.play.name, who=holder(*model.who))
        do = over(do, play.play.channel, unknown=nobody)
        yield Found(
            kind="play",
            key=(play.program.id, play.play.id, *_of_trigger(window)),
            says=with_content(_for(do, model.purpose), play.play.content),
            day=play.due,
            begins=play.begins,
            person=play.person,
            team=at.team_of(play.person),
            why=what if play.begins else f"{what}; nobody has written since when it has been there",
            about=play.play.name,
            event=window.trigger.kind if window else None,
            roles=model.who,
            channel=play.play.channel,
            content=_targets(play.play.content),
            play=play.play.name,
            account=at.account,
        )


def _of_trigger(window: Window | None) -> tuple[str | None, ...]:
    return (window.trigger.id, window.trigger.kind, str(window.trigger.date)) if window else ()


def _windows(at: _At) -> Iterator[Found]:
    """Yield the windows that open, those that nothing answers by a day, and those that closed without an answer."""
    for window in at.analysis.clocks.windows(at.account):
        event, note = Sentence(label(window.trigger.kind)), window.trigger.note
        if window.state is WindowState.AHEAD:
            says = phrase(N_("be ready: the window '%(event)s' opens"), event=event)
            yield _window(at, window, "opens", says, window.trigger.date, note)
        elif window.state is WindowState.MISSED:
            says = phrase(N_("say what became of the window '%(event)s', which closed"), event=event)
            yield _window(at, window, "missed", says, window.closes, note)
        elif _is_open(window) and window.closes >= at.today:
            is_late = window.respond_by < at.today
            day = window.closes if is_late else window.respond_by
            why = f"an answer was due on {window.respond_by}" if is_late else note
            yield _window(at, window, "window", _answer(window), day, why)


def _window(at: _At, window: Window, kind: Kind, says: Sentence, day: date, why: str | None) -> Found:
    planned = window.planned
    person, team = at.owner(at.turn)
    if planned:
        person = at.analysis.plays.person_for(planned)
        team = at.team_of(person)
    return Found(
        kind=kind,
        key=_of_trigger(window),
        says=says,
        day=day,
        begins=window.trigger.date,
        until=window.closes,
        person=person,
        team=team,
        why=why,
        event=window.trigger.kind,
        roles=sorted(planned.roles) if planned else (),
        account=at.account,
    )


def _answer(window: Window) -> Sentence:
    event, closes = Sentence(label(window.trigger.kind)), str(window.closes)
    if window.state is not WindowState.UNDATED:
        return phrase(N_("plan a contact: the window '%(event)s' closes on %(day)s"), event=event, day=closes)
    roles = sorted(window.planned.roles) if window.planned else ()
    if not roles:
        return phrase(N_("give the contact a day: the window '%(event)s' closes on %(day)s"), event=event, day=closes)
    text = N_("give the contact with %(who)s a day: the window '%(event)s' closes on %(day)s")
    return phrase(text, who=holder(*roles), event=event, day=closes)


def _handoffs(at: _At) -> Iterator[Found]:
    """Yield the handoffs that nobody has accepted or refused."""
    for waiting in at.analysis.handoffs.waiting(at.account, at.today):
        name = waiting.stage.name if waiting.stage else waiting.offered.to_stage
        person, team = at.owner(team_at(waiting.stage.phases) if waiting.stage else at.turn)
        yield Found(
            kind="handoff",
            key=(waiting.offered.to_stage, str(waiting.offered.ready)),
            says=phrase(N_("accept the account for %(stage)s, or refuse it with a reason"), stage=name),
            day=waiting.last_day,
            begins=waiting.offered.ready,
            person=person or waiting.team,
            team=team,
            why=f"offered on {waiting.offered.ready}",
            about=name,
            account=at.account,
        )


def _result(at: _At) -> Iterator[Found]:
    """Yield the first result until it is reached."""
    result, first = first_result(at.account, at.today), at.account.model.first_value
    bought = has_bought(at.account, at.analysis.pipelines)
    if first is None or result.due is None or result.state == "reached" or (result.state == "late" and not bought):
        return
    what = first.milestone or first.outcome
    says = phrase(N_("reach '%(what)s'"), what=what or Sentence(N_("the first result")))
    person, team = at.owner("success")
    yield Found(
        kind="result",
        key=(what or "the first result",),
        says=phrase(N_("%(do)s, or agree on another day"), do=says) if result.state == "late" else says,
        day=result.due,
        begins=result.start,
        person=person,
        team=team,
        why="promised for that day" if result.is_promised else "ninety days after the start",
        about=what or "the first result",
        account=at.account,
    )


def _go_live(at: _At) -> Iterator[Found]:
    """Yield by when the contract has to be signed, and the day on which the account wants to be live."""
    plan, wanted = at.analysis.back_plan(at.account), at.account.model.go_live
    if wanted is None:
        return
    person, team = at.owner(at.turn)
    if plan and plan.signed and plan.signed < wanted:
        tight = N_("agree on fewer steps, a smaller start or a later day: the contract was to be signed by now")
        says = Sentence(N_("have the contract signed") if plan.fits else tight)
        why = f"they want to be live on {wanted}"
        yield Found(
            kind="sign", key=(), says=says, day=plan.signed, person=person, team=team, why=why,
            account=at.account,
        )  # fmt: skip
    if wanted >= at.today or plan:
        is_late = wanted < at.today
        says = Sentence(N_("agree on another day: they wanted to be live") if is_late else N_("be live with them"))
        is_tight = plan is not None and not plan.fits and not is_late
        yield Found(
            kind="go_live", key=(), says=says, day=wanted, person=person, team=team,
            why="that can hardly be kept as things stand" if is_tight else None, account=at.account,
        )  # fmt: skip


def _deals(at: _At) -> Iterator[Found]:
    """Yield the deals that are still to be decided."""
    person, team = at.owner("sales")
    for deal in at.account.model.deals:
        if deal.outcome == "open" and deal.closes:
            is_late = deal.closes < at.today
            late = N_("ask what keeps them from a decision on '%(deal)s'")
            text = late if is_late else N_("get them to a decision on '%(deal)s'")
            yield Found(
                kind="deal",
                key=(deal.name, deal.kind),
                says=phrase(text, deal=deal.name),
                day=deal.closes,
                person=person,
                team=team,
                why=f"against {deal.competitor}" if deal.competitor else None,
                about=deal.name,
                account=at.account,
            )


def _renewal(at: _At) -> Iterator[Found]:
    """Yield the day to give notice while that is to come, and the end of the contract."""
    renewal = at.account.model.renewal
    if renewal is None or (renewal.date < at.today and not at.account.is_customer):
        return
    person, team = at.owner("success")
    notice = notice_day(renewal)
    if notice and notice >= at.today:
        yield Found(
            kind="notice",
            key=(),
            says=phrase(N_("settle the renewal by %(day)s, the last day to give notice"), day=str(notice)),
            day=notice,
            until=renewal.date,
            person=person,
            team=team,
            why=renewal.note,
            account=at.account,
        )
    is_late = renewal.date < at.today
    passed = f"they could give notice until {notice}" if notice and notice < at.today else None
    yield Found(
        kind="renewal",
        key=(),
        says=Sentence(
            N_("say whether the contract was renewed: it ended") if is_late else N_("renew the contract: it ends")
        ),
        day=renewal.date,
        person=person,
        team=team,
        why="; ".join(filter(None, (passed, renewal.note))) or None,
        account=at.account,
    )


def _plan_review(at: _At) -> Iterator[Found]:
    """Yield the next review of the account plan."""
    plan = at.account.model.account_plan
    if plan and plan.review:
        person, team = at.owner("success")
        says = Sentence(N_("go through the account plan again"))
        yield Found(
            kind="plan_review", key=(), says=says, day=plan.review, person=person, team=team,
            account=at.account,
        )  # fmt: skip


def _objectives(at: _At) -> Iterator[Found]:
    """Yield what is to be reached there by a day."""
    plan, (person, team) = at.account.model.account_plan, at.owner(at.turn)
    for objective in (*at.account.model.objectives, *(plan.objectives if plan else ())):
        yield from objectives_due(objective, at.today, person=person, team=team, account=at.account)


_ALL: tuple[Callable[[_At], Iterator[Found]], ...] = (
    _handoffs, _result, _windows, _contacts, _undated, _plays, _go_live, _deals, _renewal, _plan_review, _objectives,
)  # fmt: skip
