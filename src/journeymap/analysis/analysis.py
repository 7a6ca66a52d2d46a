"""Everything that follows from a workspace, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from journeymap.analysis.account_value import AccountValues
from journeymap.analysis.answered_by import AnsweredBy
from journeymap.analysis.answers import ContentAnswers
from journeymap.analysis.attention import Attentions
from journeymap.analysis.back_plan import BackPlan, back_plan
from journeymap.analysis.buying_group import BuyingGroups
from journeymap.analysis.clocks import Clocks
from journeymap.analysis.content import ContentQuestion, Pitches, Shelves
from journeymap.analysis.content_matrix import ContentMatrix
from journeymap.analysis.costs import Costs
from journeymap.analysis.coverage import Coverage
from journeymap.analysis.deliveries import Deliveries
from journeymap.analysis.handoffs import Handoffs
from journeymap.analysis.measured import Measurements
from journeymap.analysis.measures import Measures
from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.plays import Plays
from journeymap.analysis.proof import IdleProof
from journeymap.analysis.said import Said, Sayings
from journeymap.analysis.satisfaction import Customers
from journeymap.analysis.stage_claims import StageClaims
from journeymap.analysis.stalls import Stalls
from journeymap.analysis.teams import Teams
from journeymap.analysis.threads import Deals
from journeymap.analysis.unplanned_roles import UnplannedRoles
from journeymap.analysis.worries import Worries
from journeymap.workspace import LinkedAccount, LinkedJourney, Uses, Workspace


class Analysis:
    """The facts about a workspace. Each is worked out once, when it is first needed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @property
    def today(self) -> date:
        return self.workspace.today

    @property
    def uses(self) -> Uses:
        return self.workspace.uses

    @cached_property
    def coverage(self) -> Coverage:
        """Which persona meets what at which stage."""
        return Coverage(asks_about_content=self.asks_about_content)

    def asks_about_content(self, journey: LinkedJourney) -> bool:
        """Whether there is any content that a map may offer."""
        return self._content_question.is_asked_of(journey)

    def takes_part_in_content(self, journey: LinkedJourney) -> bool:
        """Whether gaps in the content of a map are worth telling."""
        return self._content_question.takes_part(journey)

    @cached_property
    def _content_question(self) -> ContentQuestion:
        return ContentQuestion(self.workspace)

    @cached_property
    def shelves(self) -> Shelves:
        """What is made for which account."""
        return Shelves(self.workspace)

    @cached_property
    def pitches(self) -> Pitches:
        """What presents the product where people first hear of you."""
        return Pitches()

    @cached_property
    def measurements(self) -> Measurements:
        """What was measured, as the snapshots say."""
        return Measurements(self.workspace, self.pipelines)

    @cached_property
    def measures(self) -> Measures:
        """What programs and maps measure."""
        return Measures(self.workspace, self.measurements)

    @cached_property
    def stalls(self) -> Stalls:
        """Where accounts stall, as was measured, and whom nobody has spoken to there."""
        return Stalls(self.workspace, self.measurements, self.pipelines, self.buying_groups)

    @cached_property
    def told_in_detail(self) -> frozenset[str]:
        """The maps that tell a single stage of another map in detail."""
        stages = (stage.model for journey in self.workspace.journeys.values() for stage in journey.stages)
        return frozenset(stage.sub_journey for stage in stages if stage.sub_journey)

    @cached_property
    def pipelines(self) -> Pipelines:
        """The map and the stages of every account and program."""
        return Pipelines(self.workspace)

    @cached_property
    def clocks(self) -> Clocks:
        """The time that runs for and against every account."""
        return Clocks(self.today, self.pipelines)

    @cached_property
    def plays(self) -> Plays:
        """Which plays have begun at every account, and what comes next there."""
        return Plays(self.uses, self.pipelines, self.clocks, self.teams)

    def back_plan(self, account: LinkedAccount) -> BackPlan | None:
        """By when an account has to be where, to be live on the day it wants."""
        return back_plan(account, self.pipelines, self.today)

    @cached_property
    def stage_claims(self) -> StageClaims:
        """What speaks against the stage of every account."""
        return StageClaims(self.today, self.uses, self.pipelines)

    @cached_property
    def handoffs(self) -> Handoffs:
        """Which team hands over to which."""
        return Handoffs(self.workspace, self.pipelines, self.teams)

    @cached_property
    def teams(self) -> Teams:
        """What every team does, whatever it is called."""
        return Teams(self.workspace.settings.teams)

    @cached_property
    def bases_of_accounts(self) -> frozenset[LinkedJourney]:
        """The maps that maps of single accounts extend, directly or through others."""
        return frozenset(
            base for journey in self.workspace.journeys.values() if journey.model.account for base in _bases(journey)
        )

    @cached_property
    def deliveries(self) -> Deliveries:
        """What every account gets after the sale."""
        return Deliveries(self.workspace, self.pipelines)

    @cached_property
    def attentions(self) -> Attentions:
        """How much of what every program plans and makes is for the time after the sale."""
        return Attentions(self.shelves, self.deliveries, self.pipelines, self.today)

    @cached_property
    def customers(self) -> Customers:
        """Since when accounts are customers, and which of them are to speak for you."""
        return Customers(self.workspace, self.pipelines)

    @cached_property
    def buying_groups(self) -> BuyingGroups:
        """Who takes part in the purchase at every account."""
        return BuyingGroups(self.workspace, self.pipelines)

    @cached_property
    def answered_by(self) -> AnsweredBy:
        """What answers the worries and criteria of every account."""
        return AnsweredBy(self.workspace)

    def said(self, account: str | None) -> Said:
        """The concerns, questions, criteria and the like that something can answer: at an account, or anywhere."""
        return self._sayings.at(account)

    @cached_property
    def _sayings(self) -> Sayings:
        return Sayings(self.workspace)

    def said_by(self, account: LinkedAccount) -> Said:
        """What an account says of itself: its own papers, its people with whom they resemble, and its own maps."""
        return self._sayings.by(account)

    @cached_property
    def content_answers(self) -> ContentAnswers:
        """Which content answers what buyers have said, and whose words."""
        return ContentAnswers(self.workspace)

    @cached_property
    def content_matrix(self) -> ContentMatrix:
        """For whom there is content in which phase, and who gets nothing."""
        return ContentMatrix(self.workspace, self._content_question, self.coverage, self.pipelines, self.buying_groups)

    @cached_property
    def deals(self) -> Deals:
        """How broad the conversation with every account is."""
        return Deals(self.pipelines, self.buying_groups, self.today)

    @cached_property
    def unplanned_roles(self) -> UnplannedRoles:
        """For whom nothing is planned where it matters now."""
        return UnplannedRoles(self.workspace, self.pipelines, self.buying_groups, self.deals)

    @cached_property
    def worries(self) -> Worries:
        """What worries the people of every account and nothing answers."""
        return Worries(self.workspace, self.pipelines, self.buying_groups, self.deals, self._sayings)

    @cached_property
    def idle_proof(self) -> IdleProof:
        """The proof that fits an account, and that nobody hands out there."""
        return IdleProof(self.workspace, self.pipelines, self.buying_groups)

    @cached_property
    def accounts_with_own_content(self) -> frozenset[str | None]:
        """The accounts that a piece of content is made for; None among them where there is some for everybody, and
        nothing at all without that.
        """
        made_for = {piece.model.account for piece in self.workspace.content.values() if piece.model.status != "retired"}
        return frozenset(made_for if None in made_for else ())

    @cached_property
    def costs(self) -> Costs:
        """What every program, map and account costs."""
        return Costs(self.workspace, self.pipelines, self.shelves)

    @cached_property
    def account_values(self) -> AccountValues:
        """What every account is worth, and the approach that this recommends."""
        return AccountValues(self.workspace)


def _bases(journey: LinkedJourney) -> Iterator[LinkedJourney]:
    base = journey.base
    while base is not None:
        yield base
        base = base.base
