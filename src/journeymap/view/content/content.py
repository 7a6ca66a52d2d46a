"""The page about content: what the money bought, what lies idle, what to renew, and what to make next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journeymap.analysis import Analysis
from journeymap.analysis.content import ContentUse, content_use, cost_of, expires_soon, is_expired, uses_of
from journeymap.analysis.coverage import Share
from journeymap.view.content.matrix import Matrix, matrix
from journeymap.view.content.pieces import Named, PieceGroup, dearest_first, piece_row, spent_on
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.acts import Act, Kind, in_order
from journeymap.view.gaps.report import GapReport, Spent
from journeymap.view.links import account_target, content_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedContent

_FIRST = 5
"""So many acts can be kept in mind."""
_ABOUT_CONTENT: frozenset[Kind] = frozenset({"criterion", "expired", "idle", "proof", "wrong_content"})
_USES: tuple[ContentUse, ...] = ("used", "aimed", "nowhere")
_OPEN = 20
"""So many pieces of a group stand open; the others are behind a fold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleProofRow:
    """Proof of your own that fits an account, and that nobody hands out there."""

    account: Target
    stage: str | None
    segment: str | None
    pieces: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPart:
    """What the pieces cost that are used in the same way, and its part of a bar that is a hundred wide."""

    use: ContentUse
    sum: Spent
    start: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage:
    """What there is to say about the content of a workspace."""

    title: str
    live: int
    used: int
    aimed: int
    """Those that are aimed at stages, while nobody hands them out."""
    nowhere: int
    expired: int
    expiring: int
    planned: int
    made_for_one: Share
    """How many of the live pieces are made for one account."""
    handed_own: Share
    """How many of the contacts that hand out anything hand out what is made for their account."""
    spent: tuple[Spent, ...]
    """What the live pieces cost."""
    priced: Share
    """Of how many of them that is known."""
    idle: tuple[Spent, ...]
    """What those cost that nobody hands out."""
    acts: tuple[Act, ...]
    """The first of what is to be done about content."""
    money: tuple[tuple[MoneyPart, ...], ...]
    """Where the money is, in each currency: in what is handed out, only aimed, or used nowhere."""
    groups: tuple[PieceGroup, ...]
    matrix: Matrix | None
    proof: tuple[IdleProofRow, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The groups that there are."""
        return frozenset(group.kind for group in self.groups)

    @property
    def is_asked(self) -> bool:
        """Whether there is a map, without which nothing could be used."""
        return self.used + self.aimed + self.nowhere > 0


def content_view(gaps: GapIndex, report: GapReport) -> ContentPage:
    """Return the page about content; what is to be done is that of the gap report."""
    analysis, workspace = gaps.analysis, gaps.workspace
    pieces = tuple(workspace.content.values())
    live = [piece for piece in pieces if piece.model.status == "live"]
    uses = {piece: content_use(piece, workspace) for piece in live}
    idle = [piece for piece, use in uses.items() if use in ("nowhere", "aimed")]
    handing = [
        entry for account in workspace.accounts.values() for entry in account.plan if entry.counts and entry.content
    ]
    return ContentPage(
        title=workspace.title,
        live=len(live),
        used=sum(use == "used" for use in uses.values()),
        aimed=sum(use == "aimed" for use in uses.values()),
        nowhere=sum(use == "nowhere" for use in uses.values()),
        expired=sum(is_expired(piece, workspace.today) for piece in live),
        expiring=sum(expires_soon(piece, workspace.today) for piece in live),
        planned=sum(piece.model.status == "planned" for piece in pieces),
        made_for_one=Share.of_answers(piece.model.account is not None for piece in live),
        handed_own=Share.of_answers(any(piece.model.account for piece in entry.content) for entry in handing),
        spent=spent_on(live),
        priced=Share.of_answers(cost_of(piece) is not None for piece in live),
        idle=spent_on(idle),
        acts=in_order(filter(_is_about_content, (*report.next, *report.late)))[:_FIRST],
        money=tuple(_money(uses)),
        groups=tuple(_groups(pieces, idle, analysis)),
        matrix=matrix(analysis),
        proof=tuple(_idle_proof(analysis)),
    )


def _money(uses: Mapping[LinkedContent, ContentUse | None]) -> Iterator[tuple[MoneyPart, ...]]:
    """Yield where the money is in each currency in which it is in more than one place."""
    by_use = {use: spent_on(piece for piece, its in uses.items() if its == use) for use in _USES}
    for whole in spent_on(piece for piece, use in uses.items() if use):
        parts, start = [], 0.0
        for use in _USES:
            for part in by_use[use]:
                if part.currency == whole.currency and part.amount:
                    width = round(100 * part.amount / whole.amount, 2)
                    parts.append(MoneyPart(use=use, sum=part, start=start, width=width))
                    start = round(start + width, 2)
        if len(parts) > 1:
            yield tuple(parts)


def _is_about_content(act: Act) -> bool:
    """Whether an act is about a piece; what is missing for a role is told beside its phases."""
    return act.kind in _ABOUT_CONTENT


def _groups(pieces: Iterable[LinkedContent], idle: Sequence[LinkedContent], analysis: Analysis) -> Iterator[PieceGroup]:
    """Yield what lies idle with the dearest first, what is to be renewed with the oldest first, what works with what is
    handed out in most places first, and what is not live.
    """
    lying = frozenset(idle)
    by_status: dict[str, list[LinkedContent]] = {}
    for piece in pieces:
        by_status.setdefault(piece.model.status, []).append(piece)
    in_use = [piece for piece in by_status.get("live", ()) if piece not in lying]
    ends = {piece: is_expired(piece, analysis.today) or expires_soon(piece, analysis.today) for piece in in_use}
    renew = [piece for piece, does in ends.items() if does]
    works = [piece for piece, does in ends.items() if not does]
    nowhere_first = sorted(idle, key=lambda piece: content_use(piece, analysis.workspace) != "nowhere")
    for kind, group in (
        ("idle", dearest_first(nowhere_first)),
        ("renew", sorted(renew, key=lambda piece: piece.model.expires or date.max)),
        ("works", sorted(works, key=lambda piece: -uses_of(piece, analysis.workspace).hands_out)),
        ("planned", by_status.get("planned", [])),
        ("retired", by_status.get("retired", [])),
    ):
        if group:
            yield _group(kind, group, analysis)


def _group(kind: str, pieces: Sequence[LinkedContent], analysis: Analysis) -> PieceGroup:
    rows = tuple(piece_row(piece, analysis) for piece in pieces)
    most = 0 if kind == "retired" else _OPEN
    return PieceGroup(kind=kind, first=rows[:most], rest=rows[most:], spent=spent_on(pieces))


def _idle_proof(analysis: Analysis) -> Iterator[IdleProofRow]:
    for account in analysis.workspace.accounts.values():
        idle = analysis.idle_proof.at(account)
        if idle:
            stage = analysis.pipelines.now(account)
            yield IdleProofRow(
                account=account_target(account),
                stage=stage.name if stage else None,
                segment=account.segment.model.name if account.segment else None,
                pieces=Named(tuple(map(_piece, idle.pieces)), idle.number - len(idle.pieces)),
            )


def _piece(piece: LinkedContent) -> Target:
    return Target(piece.model.title, page=content_page(piece))
