"""Compose the slides: summary, curve, each stage, gaps, decisions, sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymap.exporting.formats import ExportOptions
from journeymap.exporting.poster.texts import clean
from journeymap.exporting.published_map import PublishedMap, published_map
from journeymap.exporting.slides.curve import curve_slides
from journeymap.exporting.slides.deck import Deck
from journeymap.exporting.slides.fit import Column, Paragraph, Run, pages
from journeymap.exporting.slides.look import Look
from journeymap.exporting.slides.measures import BOTTOM, GAP, ROOM, TOP
from journeymap.exporting.slides.stages import StageWords, heading
from journeymap.exporting.slides.tables import coverage_slides, decision_slides
from journeymap.publish.languages.i18n import capitalized, direction, rule_title
from journeymap.publish.themes.color import readable
from journeymap.view.board.items import ContentItem, Item, MetricItem, TouchpointItem
from journeymap.view.board.stage_head import StageHead
from journeymap.view.decide.decide import decide_view
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney

_ACCENT = "#0d5c63"
_WHITE = (1.0, 1.0, 1.0)
_GLYPHS = "○●▲■◆✚▼"


def write(journey: LinkedJourney, gaps: GapIndex, _: ExportOptions) -> bytes:
    """Return the slides of a map as a PowerPoint file."""
    shown = published_map(journey, gaps)
    deck = Deck(_look(shown))
    _title(shown, deck)
    _story(shown, deck)
    curve_slides(shown, deck)
    words = StageWords(shown)
    for stage in shown.board.stages:
        _stage(stage, words, shown, deck)
    _whole(words, shown, deck)
    coverage_slides(shown, deck)
    _gaps(shown, deck)
    decide = decide_view([journey], gaps)
    if decide:
        decision_slides(shown, decide, deck)
    _sources(shown, deck)
    return deck.file()


def _look(shown: PublishedMap) -> Look:
    board, site = shown.board, shown.brand.site
    return Look(
        accent=(readable(site.accent, _WHITE) if site.accent else _ACCENT)[1:].upper(),
        language=shown.language,
        is_rtl=direction(shown.language) == "rtl",
        title=clean(board.title),
        author=clean(shown.workspace_title),
        day=date.fromisoformat(board.as_of),
        foot=f"{clean(board.title)[:90]} · {board.as_of}",
    )


def _add(title: str, columns: tuple[Column, ...], deck: Deck, notes: str = "") -> None:
    for page in pages(columns, ROOM, BOTTOM - TOP, GAP):
        deck.columns(title, page, notes)


def _title(shown: PublishedMap, deck: Deck) -> None:
    board, say = shown.board, shown.speaks.text
    state = say("As it should be") if board.state == "to_be" else say("As it is today")
    paragraphs = [
        Paragraph(
            "plain",
            (Run(state, "accent", bold=True), Run(f" · {clean(shown.workspace_title)} · {board.as_of}", "soft")),
        )
    ]
    if board.scenario:
        paragraphs.append(Paragraph("plain", (Run(clean(board.scenario)[:300], "soft"),)))
    people = [
        run
        for number, persona in enumerate(board.personas)
        for run in (
            Run(
                f"{'    ' if number else ''}{_GLYPHS[persona.mark]}\u00a0{clean(persona.name)[:60]}",
                f"p{persona.mark}",
                bold=True,
            ),
            Run(f" {shown.speaks.word(persona.role)}" if persona.role else "", "soft"),
        )
        if run.text
    ]
    if people:
        paragraphs.append(Paragraph("plain", tuple(people)))
    paragraphs += _in_short(shown)
    deck.title_slide(clean(board.title), paragraphs, shown.brand.logo)


def _in_short(shown: PublishedMap) -> Iterator[Paragraph]:
    """Yield what the map says in short, one line each."""
    story, say = shown.board.story, shown.speaks.text
    if story.lowest:
        label = say("Lowest point") if story.highest else say("How it feels")
        yield _told(label, f"{story.lowest.point.felt.text} · {story.lowest.point.stage}")
    if story.pains:
        yield _told(say("What still hurts most") if story.is_target else say("What hurts most"), story.pains[0].text)
    if story.coverage.whole.of:
        whole = story.coverage.whole
        yield _told(say("Coverage"), f"{whole.percent} % · {whole.yes} {say('of')} {whole.of}")


def _told(label: str, text: str) -> Paragraph:
    return Paragraph("plain", (Run(f"{label}: ", "accent", bold=True), Run(clean(text)[:160])))


def _story(shown: PublishedMap, deck: Deck) -> None:
    story, say = shown.board.story, shown.speaks.text
    feels = [
        line
        for point, label in ((story.lowest, say("Lowest point")), (story.highest, say("Highest point")))
        if point
        for line in (
            heading(label if story.highest else say("How it feels")),
            Paragraph(
                "item", (Run(clean(point.point.felt.text), bold=True), Run(f" {clean(point.point.stage)}", "soft"))
            ),
        )
    ]
    if story.coverage.whole.of:
        whole = story.coverage.whole
        feels += [
            heading(say("Coverage")),
            Paragraph(
                "item", (Run(f"{whole.percent} %", "accent", bold=True), Run(f" {whole.yes} {say('of')} {whole.of}"))
            ),
        ]
    if story.figure:
        figure = story.figure
        feels += [
            heading(say("Farthest from its target")),
            Paragraph(
                "item",
                (Run(clean(f"{figure.name}: {figure.now} {shown.arrow} {figure.target} {figure.unit or ''}")),),
            ),
        ]
    if story.unknown:
        unknown = [say(each) if isinstance(each, str) else shown.speaks.quantity(each) for each in story.unknown]
        feels += [heading(say("Not known yet")), *(Paragraph("item", (Run(text),)) for text in unknown)]
    title = say("What should be") if story.is_target else say("What this map says")
    _add(title, (tuple(feels), tuple(_hurts(shown)), tuple(_steps(shown))), deck)


def _hurts(shown: PublishedMap) -> Iterator[Paragraph]:
    story, say = shown.board.story, shown.speaks.text
    if story.pains:
        yield heading(say("What still hurts most") if story.is_target else say("What hurts most"))
    for pain in story.pains:
        where = clean(pain.stage.name) if pain.stage else say("The journey as a whole")
        yield Paragraph("item", (Run(clean(pain.text), bold=True), Run(f" {where}", "soft")))
        if pain.accepted:
            yield Paragraph("answer", (Run(f"{say('Accepted')}: {clean(pain.accepted)}", "soft"),))
        elif pain.answer:
            owner = clean(pain.answer.owner) if pain.answer.owner else say("nobody yet")
            yield Paragraph("answer", (Run(clean(pain.answer.text)), Run(f" ({owner})", "accent")))
        else:
            yield Paragraph("answer", (Run(say("No answer yet"), "error", bold=True),))


def _steps(shown: PublishedMap) -> Iterator[Paragraph]:
    story, say, speaks = shown.board.story, shown.speaks.text, shown.speaks
    if story.steps:
        yield heading(say("What to do next"))
    for step in story.steps:
        if step.act:
            text = capitalized(speaks.sentence(step.act.says))
        else:
            text = f"{say(step.do)}: {step.about.text}" if step.about else say(step.do)
        who = speaks.owners(step.owner) if step.owner else say("Nobody yet")
        day = f", {step.day}" if step.day else ""
        yield Paragraph("item", (Run(clean(text)), Run(f" ({clean(who)}{day})", "accent")))


def _stage(stage: StageHead, words: StageWords, shown: PublishedMap, deck: Deck) -> None:
    columns = words.columns(stage)
    title = f"{stage.number} {clean(stage.name)}"
    if any(columns):
        _add(title, columns, deck, _notes(stage, shown))
    else:
        deck.plain(title, _notes(stage, shown))


def _notes(stage: StageHead, shown: PublishedMap) -> str:
    """Return speaker notes with the ids of what is on a slide, as the files have them."""
    board = shown.board
    lines = [f"map: {board.id}", f"stage: {stage.id}"]
    for lane in board.lanes:
        ids = [id_ for item in lane.cells[stage.column].items for id_ in _ids(item)]
        if ids:
            lines.append(f"{lane.id}: {', '.join(ids)}")
    if stage.notes:
        lines += ["", stage.notes]
    return clean("\n".join(lines))


def _ids(item: Item) -> Iterator[str]:
    match item:
        case ContentItem() | MetricItem():
            return
        case TouchpointItem():
            ids = (item.id, *(pain.id for pain in item.pains))
            yield from (id_ for id_ in ids if id_)
        case _:
            yield from (item.id,) if item.id else ()


def _whole(words: StageWords, shown: PublishedMap, deck: Deck) -> None:
    whole, say = shown.board.whole, shown.speaks.text
    sections = (
        (say("Pains"), whole.pains),
        (say("Opportunities"), whole.opportunities),
        (say("Metrics"), whole.metrics),
    )
    columns = tuple(
        (heading(title), *(paragraph for item in items for paragraph in words.item(item)))
        for title, items in sections
        if items
    )
    if columns:
        _add(say("The journey as a whole"), columns, deck)


def _gaps(shown: PublishedMap, deck: Deck) -> None:
    """Add the kinds of gaps at each stage, in up to three columns."""
    board, speaks = shown.board, shown.speaks
    groups: list[list[Paragraph]] = []
    for group in board.gap_groups:
        name = clean(group.stage.name) if group.stage else speaks.text("The journey as a whole")
        names = dict.fromkeys(rule_title(gap.name) for gap in group.gaps)
        groups.append(
            [heading(name), *(Paragraph("item", (Run(speaks.rule_name(title) or title),)) for title in names)]
        )
    if not groups:
        return
    each = -(-len(groups) // min(3, len(groups)))
    columns = tuple(
        tuple(paragraph for group in groups[start : start + each] for paragraph in group)
        for start in range(0, len(groups), each)
    )
    _add(speaks.text("Gaps"), columns, deck)


def _sources(shown: PublishedMap, deck: Deck) -> None:
    board, speaks = shown.board, shown.speaks
    lines = []
    for source in board.sources:
        kind = capitalized(speaks.word(source.kind)) if source.kind else ""
        about = " ".join(
            filter(None, (kind, f"({source.n})" if source.n else "", source.date, clean(source.note or "")))
        )
        lines.append(
            Paragraph(
                "item",
                (
                    Run(f"{source.number} ", "accent", bold=True),
                    Run(about),
                    Run(f" {source.url}" if source.url else "", "soft"),
                ),
            )
        )
    if lines:
        _add(speaks.text("Sources"), (tuple(lines),), deck)
