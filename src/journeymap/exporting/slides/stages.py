"""Put a stage into words for a slide: actions and feelings, touchpoints, pains and ideas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymap.exporting.poster.texts import clean
from journeymap.exporting.published_map import PublishedMap
from journeymap.exporting.slides.fit import Column, Paragraph, Run
from journeymap.publish.languages.i18n import capitalized
from journeymap.view.board.items import (
    ContentItem,
    DropOffItem,
    Item,
    MetricItem,
    MomentItem,
    OpportunityItem,
    PainItem,
    TextItem,
    TouchpointItem,
)
from journeymap.view.board.lanes import LaneView
from journeymap.view.board.stage_head import StageHead
from journeymap.view.records import PersonaTag

_MEETING = ("touchpoints", "content", "moments")
_HURTING = ("pains", "drop_offs", "opportunities", "metrics")


class StageWords:
    """Puts the stages of a map into paragraphs."""

    def __init__(self, shown: PublishedMap) -> None:
        self._board, self._speaks, self._arrow = shown.board, shown.speaks, shown.arrow
        self._say, self._word = shown.speaks.text, shown.speaks.word

    def columns(self, stage: StageHead) -> tuple[Column, ...]:
        """Return the columns of a stage: actions and feelings, touchpoints, pains and ideas."""
        lanes = self._board.lanes
        texts = [lane for lane in lanes if lane.kind in ("texts", "quotes")]
        below = next((place for place, lane in enumerate(lanes) if lane.kind == "touchpoints"), len(lanes))
        theirs = [lane for lane in texts if lanes.index(lane) < below]
        ours = [lane for lane in texts if lane not in theirs]
        doing = [*self._head(stage), *self._feels(stage), *self._sections(theirs, stage)]
        meeting = list(self._sections((lane for lane in lanes if lane.kind in _MEETING), stage))
        hurting = [
            *self._sections((lane for lane in lanes if lane.kind in _HURTING), stage),
            *self._sections(ours, stage),
        ]
        return tuple(doing), tuple(meeting), tuple(hurting)

    def _head(self, stage: StageHead) -> Iterator[Paragraph]:
        say = self._say
        if not stage.in_scope:
            words = say("Left out on purpose") if stage.skipped else say("Out of this map’s scope")
            yield _plain(f"{words}: {stage.reason}" if stage.reason else words)
        elif stage.is_empty:
            yield _plain(say("Nothing is written here yet"))
        facts = [stage.duration or "", ", ".join(map(self._speaks.owners, stage.owners))]
        if line := " · ".join(filter(None, facts)):
            yield _plain(line)

    def _feels(self, stage: StageHead) -> Iterator[Paragraph]:
        curve = self._board.curve
        if curve is None:
            return
        felt = [(line.persona, line.points[stage.column].says) for line in curve.lines]
        told = [(persona, text) for persona, text in felt if text]
        if told:
            yield heading(self._say("Feels"))
            for persona, text in told:
                name = f"{clean(persona.name)}: " if persona else ""
                yield Paragraph(
                    "item", (Run(name, f"p{persona.mark}" if persona else "ink", bold=True), Run(clean(text.text)))
                )

    def _sections(self, lanes: Iterable[LaneView], stage: StageHead) -> Iterator[Paragraph]:
        for lane in lanes:
            items = lane.cells[stage.column].items
            if items:
                yield heading(self._say(lane.title))
                for item in items:
                    yield from self.item(item, is_quoted=lane.kind == "quotes")

    def item(self, item: Item, *, is_quoted: bool = False) -> Iterator[Paragraph]:
        """Yield an item of a list and the details below it."""
        match item:
            case TouchpointItem():
                yield from self._touchpoint(item)
            case PainItem():
                yield from self._pain(item)
            case OpportunityItem():
                yield self._idea(item, "item")
            case ContentItem():
                yield Paragraph("item", tuple(self._piece(item)))
            case MetricItem():
                way = f" {self._arrow} ".join(filter(None, (item.baseline, item.target)))
                about = " ".join(filter(None, (way, item.unit)))
                yield _item(item.text, f": {about}" if about else "", whom=())
            case MomentItem():
                yield _item(f"★ {item.text}", "", whom=item.personas)
            case DropOffItem():
                yield _item(item.text, f" ({item.share})" if item.share else "", whom=item.personas)
                for answer in item.answers:
                    yield self._idea(answer, "answer")
            case TextItem():
                text = f"“{item.text}”" if is_quoted else item.text
                yield _item(text, "", whom=item.personas, is_name=False)

    def _touchpoint(self, item: TouchpointItem) -> Iterator[Paragraph]:
        star = "★ " if item.moment_of_truth else ""
        channels = ", ".join(channel.target.text for channel in item.channels)
        status = f", {self._word(item.status)}" if item.status != "live" else ""
        yield _item(f"{star}{item.text}", f" ({channels}{status})" if channels or status else "", whom=item.personas)
        for text in (*item.actions, *item.response):
            yield Paragraph("answer", (Run(clean(text.text)),))
        for text in item.thoughts:
            yield Paragraph("answer", (Run(f"“{clean(text.text)}”"),))
        for piece in item.content:
            yield Paragraph("answer", tuple(self._piece(piece)))
        for pain in item.pains:
            yield from self._pain(pain, kind_is_answer=True)
        for metric in item.metrics:
            yield from self.item(metric)

    def _piece(self, item: ContentItem) -> Iterator[Run]:
        yield Run(clean(item.target.text))
        state = self._say("expired") if item.expired else self._word(item.status) if item.status != "live" else ""
        about = ", ".join(filter(None, (self._word(item.type) if item.type else "", state)))
        if about:
            yield Run(f" ({about})", "soft")

    def _pain(self, item: PainItem, *, kind_is_answer: bool = False) -> Iterator[Paragraph]:
        severity = f" {'●' * item.severity}{'○' * (3 - item.severity)}" if item.severity else ""
        runs = [Run(clean(item.text), bold=not kind_is_answer), *_marks(item.personas), Run(severity, "bad")]
        yield Paragraph("answer" if kind_is_answer else "item", tuple(run for run in runs if run.text))
        if item.quote:
            yield Paragraph("answer", (Run(f"“{clean(item.quote)}”"),))
        for answer in item.answers:
            yield self._idea(answer, "answer")
        if item.accepted:
            yield Paragraph("answer", (Run(f"{self._say('Accepted')}: {clean(item.accepted)}", "soft"),))
        elif not item.answered:
            yield Paragraph("answer", (Run(self._say("No answer yet"), "error", bold=True),))

    def _idea(self, item: OpportunityItem, kind: str) -> Paragraph:
        facts = [capitalized(self._word(item.status)) if item.status else "", clean(item.owner or "")]
        about = ", ".join(filter(None, facts))
        runs = (Run(clean(item.text)), Run(f" ({about})" if about else "", "accent"))
        return Paragraph("answer" if kind == "answer" else "item", tuple(run for run in runs if run.text))


def heading(text: str) -> Paragraph:
    """Return the heading of a list."""
    return Paragraph("heading", (Run(clean(text), "accent", bold=True),))


def _plain(text: str) -> Paragraph:
    return Paragraph("plain", (Run(clean(text), "soft"),))


def _item(text: str, about: str, *, whom: Sequence[PersonaTag], is_name: bool = True) -> Paragraph:
    runs = (
        Run(clean(text), bold=is_name),
        *_marks(whom),
        Run(about and f"{'' if about.startswith(':') else ' '}{clean(about)}", "soft"),
    )
    return Paragraph("item", tuple(run for run in runs if run.text))


def _marks(personas: Sequence[PersonaTag]) -> list[Run]:
    glyphs = "○●▲■◆✚▼"
    return [Run(f" {glyphs[persona.mark]}", f"p{persona.mark}") for persona in personas]
