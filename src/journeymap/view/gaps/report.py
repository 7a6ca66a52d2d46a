"""The gap report: who is served at which stage, what stands open beside that, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from journeymap.analysis.content import Cost, content_use, cost_of_all, is_expired
from journeymap.analysis.coverage import Cell, Check, Share, share
from journeymap.translatable import N_, NumberText, Plural, Quantity
from journeymap.view.decide.decide import OpportunityRow, decide_view
from journeymap.view.gap_index import GapIndex, GapMark
from journeymap.view.gaps.accounts import AccountGaps, account_gaps, account_states
from journeymap.view.gaps.acts import Act, Kind, as_late, by_owner, in_order, listed
from journeymap.view.gaps.late_acts import late_content
from journeymap.view.gaps.map_acts import late_reviews, map_acts
from journeymap.view.gaps.measured_acts import data_acts, measured_acts
from journeymap.view.gaps.shared_acts import acts_for_many
from journeymap.view.links import channel_target, content_page, gaps_page, map_page
from journeymap.view.overlay.summary import OverlaySummary, overlay_summary
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedJourney, LinkedStage

_MOST_FIRST = 5
"""So many acts can be kept in mind."""
WHAT_COVERAGE_IS = N_(
    "Coverage says whether each persona meets something at each stage, over a known channel and with something to "
    "read. It does not say how good that is, nor whether anybody was spoken to."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellGaps:
    """The three answers for one persona at one stage; `content` None where content is not asked about."""

    persona: str | None
    persona_name: str | None
    touchpoint: bool
    channel: bool
    content: bool | None
    missing: tuple[Check, ...]
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class StageGaps:
    """A stage of the report."""

    id: str
    name: str
    owner: str | None
    row: tuple[CellGaps | None, ...]
    """For each persona of the map, or for everyone; None where they are not involved."""
    channels: tuple[str, ...]
    channel_targets: tuple[Target, ...]
    content: tuple[str, ...]
    content_targets: tuple[Target, ...]
    gaps: tuple[GapMark, ...]
    share: Share

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked of it: not where accounts are only chosen."""
        return self.share.of > 0

    @property
    def cells(self) -> tuple[CellGaps, ...]:
        """The answers for those who take part."""
        return tuple(cell for cell in self.row if cell is not None)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its gaps, each once."""
        return tuple(dict.fromkeys(gap.code for gap in self.gaps))


@dataclass(frozen=True, slots=True, kw_only=True)
class MapGaps:
    """A map of the report."""

    id: str
    title: str
    owner: str | None
    account: str | None
    page: str
    gaps_page: str
    personas: tuple[str, ...]
    share: Share
    stages: tuple[StageGaps, ...]
    gaps: tuple[GapMark, ...]
    overlay: OverlaySummary | None

    @property
    def coverage(self) -> float | None:
        """From 0 to 1; None where nothing is asked."""
        return self.share.fraction

    @property
    def own_gaps(self) -> tuple[GapMark, ...]:
        """The gaps that are told of this map, and not of one that it extends; over all maps they add up."""
        return tuple(gap for gap in self.gaps if gap.map == self.id)

    @property
    def map_gaps(self) -> tuple[GapMark, ...]:
        """The gaps that belong to no stage of it."""
        at_stages = {gap.number for stage in self.stages for gap in stage.gaps}
        return tuple(gap for gap in self.gaps if gap.number not in at_stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatter:
    """Something that stands open beside coverage, which does not ask about it."""

    quantity: Quantity
    names: tuple[str, ...]
    """What it is, or at which accounts."""

    def sentence(self, most: int) -> str:
        """How many there are and where, in words of ours and theirs."""
        return f"{self.quantity} ({listed(self.names, most)})" if self.names else str(self.quantity)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatters:
    """What stands open beside coverage, which asks about none of it."""

    matters: tuple[OpenMatter, ...]

    @property
    def phrases(self) -> tuple[Quantity, ...]:
        """How many of each there are."""
        return tuple(matter.quantity for matter in self.matters)


_OPEN: tuple[tuple[frozenset[Kind], Plural], ...] = (
    (
        frozenset({"pain"}),
        Plural("%(number)s severe pain without an answer", "%(number)s severe pains without an answer"),
    ),
    (
        frozenset({"moment"}),
        Plural("%(number)s moment of truth in a bad state", "%(number)s moments of truth in a bad state"),
    ),
    (
        frozenset({"window"}),
        Plural(
            "%(number)s open window for which nothing is planned",
            "%(number)s open windows for which nothing is planned",
        ),
    ),
    (frozenset({"held"}), Plural("%(number)s contact past its day", "%(number)s contacts past their day")),
)
_REST = Plural("%(number)s other thing past its day", "%(number)s other things past their day")


def open_matters(acts: Iterable[Act], late: Sequence[Act]) -> OpenMatters:
    """Sum up what stands open among what to do next, and what is late."""
    told, acts = {kind for kinds, _ in _OPEN for kind in kinds}, (*acts, *late)
    groups = [([act for act in acts if act.kind in kinds], phrase) for kinds, phrase in _OPEN]
    groups.append(([act for act in late if act.kind not in told], _REST))
    return OpenMatters(matters=tuple(_matter(alike, phrase) for alike, phrase in groups if alike))


def _matter(acts: Sequence[Act], phrase: Plural) -> OpenMatter:
    names = (act.account_name or act.about or act.map_title for act in acts)
    return OpenMatter(
        quantity=Quantity(len(acts), phrase),
        names=tuple(dict.fromkeys(name for name in names if name)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What some pieces cost; `is_whole` if it is known of all of them."""

    amount: float
    currency: str
    is_whole: bool
    text: str

    @classmethod
    def on(cls, pieces: Sequence[LinkedContent]) -> Spent | None:
        """What was spent on some pieces; None where that is not known."""
        cost = cost_of_all(pieces)
        return cls.of(cost) if cost else None

    @classmethod
    def of(cls, cost: Cost) -> Spent:
        """What was spent, as pages and reports show it."""
        text = NumberText(cost)
        return cls(amount=float(cost.amount), currency=cost.currency, is_whole=cost.is_whole, text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleContent:
    """Content that lies idle, and what it cost as far as that is known."""

    ids: tuple[str, ...]
    targets: tuple[Target, ...]
    spent: Spent | None

    @property
    def note(self) -> str:
        """What it cost, in words; empty where that is not known."""
        return f"cost {'' if self.spent.is_whole else 'at least '}{self.spent.text}" if self.spent else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport:
    """The gap report of a workspace, or of some of its maps."""

    title: str
    share: Share
    maps: tuple[MapGaps, ...]
    unused: IdleContent
    """What nobody comes across."""
    aimed_only: IdleContent
    """What is aimed at stages, while no touchpoint, stage or contact hands it out."""
    expired: tuple[Target, ...]
    expired_ids: tuple[str, ...]
    next: tuple[Act, ...]
    """What to do about maps and accounts: the most valuable and the most urgent first."""
    late: tuple[Act, ...]
    """What only the calendar brings: it was to be done, and its day is past."""
    asks_about_content: bool
    accounts: tuple[AccountGaps, ...] = ()
    opportunities: tuple[OpportunityRow, ...] = ()
    """The ideas on which something is to be decided or done, the best first; only where they are asked for."""

    @property
    def coverage(self) -> float | None:
        """From 0 to 1; None where nothing is asked."""
        return self.share.fraction

    @property
    def first(self) -> tuple[Act, ...]:
        """The few acts that matter most, whether they are still to come or late; none where there are only a few."""
        acts = in_order((*self.next, *self.late))
        return acts[:_MOST_FIRST] if len(acts) > _MOST_FIRST else ()

    @property
    def beside_first(self) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
        """What else there is to do next, and what else is late."""
        told = set(map(id, self.first))
        return (
            tuple(act for act in self.next if id(act) not in told),
            tuple(act for act in self.late if id(act) not in told),
        )

    @property
    def owners(self) -> tuple[tuple[str | None, tuple[Act, ...]], ...]:
        """What to do next, by owner."""
        return by_owner(self.next)

    @property
    def open(self) -> OpenMatters:
        """What stands open whatever the coverage is."""
        return open_matters(self.next, self.late)

    def by_map(self) -> dict[str, tuple[tuple[Act, ...], tuple[Act, ...]]]:
        """What to do about each map, and about its account if it is for one: next, and what is late."""
        accounts = {map_.id: map_.account for map_ in self.maps}
        acts: dict[str, tuple[list[Act], list[Act]]] = {map_.id: ([], []) for map_ in self.maps}
        for number, some in enumerate((self.next, self.late)):
            for act in some:
                if act.map in acts and act.account in (None, accounts[act.map]):
                    acts[act.map][number].append(act)
        return {id_: (tuple(next_), tuple(late)) for id_, (next_, late) in acts.items()}

    def by_account(self) -> dict[str, list[Act]]:
        """What to do about each account, by its id: next, and what is late."""
        acts: dict[str, list[Act]] = {}
        for act in (*self.next, *self.late):
            if act.account:
                acts.setdefault(act.account, []).append(act)
        return acts


def gap_report(journeys: Sequence[LinkedJourney], gaps: GapIndex, accounts: Sequence[LinkedAccount] = ()) -> GapReport:
    """Report on some maps and accounts of a workspace."""
    analysis, workspace = gaps.analysis, gaps.workspace
    cells_by_map = [analysis.coverage.of(journey) for journey in journeys]
    states = account_states(accounts, analysis)
    about_accounts = account_gaps(accounts, analysis)
    late = (
        *as_late(late_reviews(journeys, workspace.today)),
        *as_late(late_content(analysis)),
        *as_late(data_acts(states, analysis)),
        *(act for account in about_accounts for act in account.late),
    )
    acts = (
        *map_acts(journeys, cells_by_map, analysis.pipelines),
        *acts_for_many(journeys, states, analysis),
        *measured_acts(journeys, states, analysis),
    )
    total = share(cell for cells in cells_by_map for cell in cells)
    live = {piece: content_use(piece, workspace) for piece in workspace.content.values()}
    expired = [piece for piece in workspace.content.values() if is_expired(piece, workspace.today)]
    return GapReport(
        title=workspace.title,
        share=total,
        maps=tuple(_map_gaps(*pair, gaps) for pair in zip(journeys, cells_by_map, strict=True)),
        unused=_idle([piece for piece, use in live.items() if use == "nowhere"]),
        aimed_only=_idle([piece for piece, use in live.items() if use == "aimed"]),
        expired=tuple(_target(piece) for piece in expired),
        expired_ids=tuple(piece.id for piece in expired),
        next=in_order((*acts, *(act for account in about_accounts for act in account.next))),
        late=in_order(late),
        asks_about_content=any(map(analysis.asks_about_content, journeys)),
        accounts=about_accounts,
    )


def with_opportunities(report: GapReport, journeys: Sequence[LinkedJourney], gaps: GapIndex) -> GapReport:
    """Return a report with the ideas of its maps."""
    decide = decide_view(journeys, gaps)
    return replace(report, opportunities=decide.open) if decide else report


def on_pages(report: GapReport, *, names_people: bool) -> GapReport:
    """Return a report for pages, on which the owners of accounts are teams unless people may be named."""
    if names_people:
        return report
    return replace(report, next=tuple(map(_by_team, report.next)), late=tuple(map(_by_team, report.late)))


def _by_team(act: Act) -> Act:
    return replace(act, owner=act.team) if act.account_name or act.team else act


def _idle(pieces: Sequence[LinkedContent]) -> IdleContent:
    return IdleContent(
        ids=tuple(piece.id for piece in pieces),
        targets=tuple(map(_target, pieces)),
        spent=Spent.on(pieces),
    )


def _target(piece: LinkedContent) -> Target:
    return Target(piece.model.title, page=content_page(piece))


def _map_gaps(journey: LinkedJourney, cells: Sequence[Cell], gaps: GapIndex) -> MapGaps:
    total = share(cells)
    stages = tuple(
        _stage_gaps(stage, [cell for cell in cells if cell.stage is stage], gaps) for stage in journey.stages_in_scope
    )
    return MapGaps(
        id=journey.id,
        title=journey.name,
        owner=journey.model.owner,
        account=journey.account.id if journey.account else None,
        page=map_page(journey),
        gaps_page=gaps_page(journey),
        personas=tuple(persona.model.name for persona in journey.personas),
        share=total,
        stages=stages,
        gaps=gaps.of_map(journey),
        overlay=overlay_summary(journey, gaps.workspace),
    )


def _stage_gaps(stage: LinkedStage, cells: Sequence[Cell], gaps: GapIndex) -> StageGaps:
    channels = {channel.id: channel for point in stage.touchpoints if point.counts for channel in point.channels}
    pieces = [piece for piece in stage.all_content() if piece.model.status != "retired"]
    answered = {cell.persona: _cell_gaps(cell) for cell in cells}
    return StageGaps(
        id=stage.id,
        name=stage.name,
        owner=stage.owner,
        row=tuple(answered.get(persona) for persona in stage.journey.personas or (None,)),
        channels=tuple(channels),
        channel_targets=tuple(map(channel_target, channels.values())),
        content=tuple(piece.id for piece in pieces),
        content_targets=tuple(_target(piece) for piece in pieces),
        gaps=gaps.on(stage.journey, stage.place),
        share=share(cells),
    )


def _cell_gaps(cell: Cell) -> CellGaps:
    return CellGaps(
        persona=cell.persona.id if cell.persona else None,
        persona_name=cell.persona.model.name if cell.persona else None,
        touchpoint=cell.touchpoint,
        channel=cell.channel,
        content=cell.content,
        missing=cell.missing,
        share=share([cell]),
    )
