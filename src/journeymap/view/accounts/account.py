"""An account as its page shows it: what they care about, who is missing, what to do next, and all that is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeymap.translatable import NumberText
from journeymap.view.accounts.answers import Answered, AnswersAt
from journeymap.view.accounts.committee import CommitteeView, committee_of, state_at
from journeymap.view.accounts.customer import (
    FirstValueView,
    HandoffRow,
    JointPlan,
    MoodView,
    ObjectiveRow,
    Promise,
    RenewalView,
    UnitRow,
    first_value_of,
    handoffs_of,
    joint_plan_of,
    mood_view,
    objectives,
    promises_of,
    renewal_of,
    units_of,
)
from journeymap.view.accounts.days import Day, day_or_none
from journeymap.view.accounts.jobs import JobRow, jobs_of
from journeymap.view.accounts.milestones import Milestone, milestones_of
from journeymap.view.accounts.money import CostRow, DealRow, costs_of, deals_of
from journeymap.view.accounts.next_steps import NextDay, Step, late_day, next_day, next_steps
from journeymap.view.accounts.our_people import OurPeople
from journeymap.view.accounts.plan import (
    ContactGroup,
    WindowRow,
    contacts_of,
    grouped,
    piece_target,
    windows_of,
)
from journeymap.view.accounts.plays import PlayRow, plays_of
from journeymap.view.accounts.profile import (
    FeedbackRow,
    FitRow,
    Piece,
    ReferenceView,
    SignalRow,
    feedback_of,
    fit_of,
    own_content_of,
    reference_of,
    signals_of,
)
from journeymap.view.accounts.sums import Sum, written_sum
from journeymap.view.accounts.timeline import Timeline, timeline
from journeymap.view.accounts.way import Way, way_of
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.gaps.acts import Act, in_order
from journeymap.view.links import account_page, map_page, place_url, program_target, segment_page
from journeymap.view.measured.reading import ReadingView, reading_view
from journeymap.view.overlay.summary import OverlaySummary, overlay_summary
from journeymap.view.records import Target
from journeymap.view.sources import SourceList, SourceNote
from journeymap.workspace import LinkedAccount

_HOW_FAR: Mapping[float | None, str] = {15: "low", 50: "medium", 85: "high"}
"""The words that may be written for how far needs differ; their number is what is read."""
_FIRST = 5
"""So many things to do stand on the first screen."""
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A text with the day on which it was noticed."""

    text: str
    day: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """A map that is for this account alone."""

    map: Target
    overlay: OverlaySummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account."""

    id: str
    name: str
    page: str
    source_url: str | None
    relationship: str
    approach: str | None
    tier: str | None
    segment: Target | None
    programs: tuple[Target, ...]
    domain: Target | None
    crm: str | None
    heterogeneity: str | None
    """How far its needs differ from those of others, of 100."""
    heterogeneity_word: str | None
    """The same, where it is one of the numbers for which a word may be written."""
    value: Sum | None
    owners: tuple[tuple[str, str | None], ...]
    """The teams that answer for it, each with the name of who does, where it may be shown."""
    without_owner: tuple[str, ...]
    """The teams that should answer for it, and nobody does."""
    strategy: str | None
    priorities: tuple[str, ...]
    pressures: tuple[Dated, ...]
    tech_stack: tuple[str, ...]
    criteria: tuple[Answered, ...]
    fit: tuple[FitRow, ...]
    way: Way
    committee: CommitteeView
    jobs: tuple[JobRow, ...]
    contacts: tuple[ContactGroup, ...]
    windows: tuple[WindowRow, ...]
    plays: tuple[PlayRow, ...]
    milestones: tuple[Milestone, ...]
    timeline: Timeline | None
    next_day: NextDay | None
    late_day: NextDay | None
    steps: tuple[Step, ...]
    """What to do next, the first thing first."""
    acts: tuple[Act, ...]
    """What the gap report says about the account, the most urgent first."""
    has_bought: bool
    promises: tuple[Promise, ...]
    first_value: FirstValueView | None
    joint_plan: JointPlan | None
    units: tuple[UnitRow, ...]
    mood: MoodView
    reading: ReadingView | None
    """What was measured there; the rest is what somebody has written."""
    feedback: tuple[FeedbackRow, ...]
    deals: tuple[DealRow, ...]
    renewal: RenewalView | None
    handoffs: tuple[HandoffRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    costs: tuple[CostRow, ...]
    signals: tuple[SignalRow, ...]
    reference: ReferenceView | None
    maps: tuple[MapView, ...]
    follows: Target | None
    """The map that it follows, where it has none of its own."""
    idle_proof: Target | None
    idle_proof_more: int
    own_content: tuple[Piece, ...]
    notes: str | None
    sources: tuple[SourceNote, ...]
    gaps: tuple[GapMark, ...]

    @property
    def open_deals(self) -> tuple[DealRow, ...]:
        """The deals that are still under discussion."""
        return tuple(deal for deal in self.deals if deal.is_open)

    @property
    def open_windows(self) -> tuple[WindowRow, ...]:
        """The windows that are open."""
        return tuple(window for window in self.windows if window.is_open)

    @property
    def open_criteria(self) -> tuple[Answered, ...]:
        """The criteria that nothing answers."""
        return tuple(criterion for criterion in self.criteria if not criterion.is_answered)

    @property
    def steps_below(self) -> tuple[Step, ...]:
        """What the first screen has no room for."""
        return self.steps[_FIRST:]

    @property
    def first_steps(self) -> tuple[Step, ...]:
        """What the first screen has room for."""
        return self.steps[:_FIRST]

    @property
    def jobs_are_unknown(self) -> bool:
        """Whether nobody knows how far they are with any of the buying jobs."""
        return all(job.state == "unknown" for job in self.jobs)


def account_view(account: LinkedAccount, gaps: GapIndex, acts: Sequence[Act] = ()) -> AccountView:
    """Return an account as its page shows it, with the acts of the gap report that are about it."""
    analysis, model, today = gaps.analysis, account.model, gaps.analysis.today
    state, sources = state_at(account, analysis), SourceList(gaps.workspace)
    answers = AnswersAt(account, analysis)
    contacts, windows = contacts_of(account, analysis), windows_of(account, analysis)
    milestones, plays = milestones_of(account, analysis), plays_of(account, analysis)
    people = OurPeople(account, analysis)
    ordered, handoffs = in_order(acts), handoffs_of(account, analysis)
    idle = analysis.idle_proof.at(account)
    own_maps = analysis.uses.account_journeys[account]
    return AccountView(
        id=account.id,
        name=account.name,
        page=account_page(account),
        source_url=place_url(gaps.workspace, account.place),
        relationship=model.relationship,
        approach=model.approach,
        tier=model.tier,
        segment=Target(account.segment.model.name, page=segment_page(account.segment)) if account.segment else None,
        programs=tuple(map(program_target, analysis.uses.account_programs[account])),
        domain=_domain(model.domain),
        crm=model.crm,
        heterogeneity_word=_HOW_FAR.get(model.heterogeneity),
        heterogeneity=None if model.heterogeneity is None else NumberText(f"{model.heterogeneity:g}"),
        value=written_sum(model.value) if model.value else None,
        owners=people.owners,
        without_owner=people.without_owner(has_bought=state.has_bought),
        strategy=model.strategy,
        priorities=model.priorities,
        pressures=tuple(Dated(text=each.text, day=day_or_none(each.seen, today)) for each in model.pressures),
        tech_stack=model.tech_stack,
        criteria=tuple(map(answers.to, model.criteria)),
        fit=fit_of(account),
        way=way_of(account, analysis),
        committee=committee_of(state, answers, sources),
        jobs=jobs_of(account, analysis),
        contacts=grouped(contacts),
        windows=windows,
        plays=plays,
        milestones=milestones,
        timeline=timeline(contacts, windows, milestones, today),
        next_day=next_day(contacts, handoffs, windows, milestones),
        late_day=late_day(contacts),
        steps=next_steps(account, analysis, ordered),
        acts=ordered,
        has_bought=state.has_bought,
        promises=promises_of(account, analysis, sources),
        first_value=first_value_of(account, today),
        joint_plan=joint_plan_of(account, analysis),
        units=units_of(account, analysis),
        mood=mood_view(account, today),
        reading=reading_view(account, analysis),
        feedback=feedback_of(account, analysis),
        deals=deals_of(account, analysis),
        renewal=renewal_of(account, today),
        handoffs=handoffs,
        objectives=objectives(model.objectives, today),
        costs=costs_of(account, analysis),
        signals=signals_of(account, analysis),
        reference=reference_of(account, analysis),
        maps=tuple(
            MapView(map=Target(journey.name, page=map_page(journey)), overlay=overlay_summary(journey, gaps.workspace))
            for journey in own_maps
        ),
        follows=Target(state.journey.name, page=map_page(state.journey)) if state.journey and not own_maps else None,
        idle_proof=piece_target(idle.first) if idle else None,
        idle_proof_more=idle.number - 1 if idle else 0,
        own_content=own_content_of(account, analysis),
        notes=model.notes,
        sources=sources.all(),
        gaps=gaps.at(account.place),
    )


def _domain(written: str | None) -> Target | None:
    if written is None:
        return None
    return Target(written, url=f"https://{written}" if _HOST.fullmatch(written) else None)
