"""Collect what a poster shows, as plain data for typst: whatever people look for on a wall.

Notes, ids and the sources of single claims stay on the page, whose address is in the footer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from journeymap.exporting.poster.cards import Cards
from journeymap.exporting.poster.texts import Said, Texts
from journeymap.exporting.published_map import PublishedMap
from journeymap.publish.languages.i18n import capitalized, rule_title
from journeymap.view.board.board import Board
from journeymap.view.board.coverage import CoverageCell
from journeymap.view.board.curve import Curve
from journeymap.view.board.stage_head import StageHead
from journeymap.view.board.story import Story, StoryPain, StoryPoint, StoryStep
from journeymap.view.feelings import FeltPoint
from journeymap.view.gap_index import GapMark
from journeymap.view.records import Fact, PersonaTag

_LEFT_OUT_OF_HEAD = frozenset({"Left out on purpose", "Review every", "Version"})
_LONGEST_TITLE = 80
"""How much of a title fits into the footer of a sheet, in characters."""
_REASONS = {
    "absent": "takes no part here",
    "selection": "accounts are only chosen here",
    "outside": "Out of this map’s scope",
}
Data = dict[str, Any]


def poster_content(shown: PublishedMap, texts: Texts) -> Data:
    """Return the content of a poster, in the language of the pages and in the words of the map."""
    return _Content(shown, texts).all()


class _Content:
    def __init__(self, shown: PublishedMap, texts: Texts) -> None:
        self._board = shown.board
        self._shown, self._texts = shown, texts
        self._say, self._word = shown.speaks.text, shown.speaks.word
        self._cards = Cards(shown, texts)

    def all(self) -> Data:
        board, say = self._board, self._say
        return {
            "head": self._head(),
            "story": self._story(board.story),
            "stages": [self._stage(stage) for stage in board.stages],
            "purchase": board.purchase_column,
            "jobs": self._jobs(),
            "lanes": list(self._lanes()),
            "coverage": self._coverage(),
            "gaps": self._gaps(),
            "whole": self._whole(),
            "foot": self._foot(),
            "words": {
                "emotion": say("Emotion"),
                "delighted": say("delighted"),
                "miserable": say("miserable"),
                "everyone": say("Everyone"),
                "before": say("Before the purchase"),
                "after": say("After the purchase"),
                "stages": say("The stages of the journey"),
            },
        }

    def _head(self) -> Data:
        board, say, texts = self._board, self._say, self._texts
        return {
            "workspace": texts(self._shown.workspace_title),
            "state": say("As it should be") if board.state == "to_be" else say("As it is today"),
            "base": [say("Extends"), texts(board.base.text)] if board.base else None,
            "tags": [texts(tag) for tag in board.tags],
            "title": texts(board.title),
            "scenario": texts(board.scenario) if board.scenario else None,
            "goal": [say("Goal"), texts(board.goal)] if board.goal else None,
            "facts": list(self._facts()),
            "cast": [self._persona(persona) for persona in board.personas],
        }

    def _facts(self) -> Iterator[list[Said]]:
        board, say = self._board, self._say
        yield [say("Gaps"), str(len(board.gaps))]
        if board.state != "to_be":
            yield [say("Evidence"), self._word(board.evidence)]
        for fact in board.facts:
            if fact.label not in _LEFT_OUT_OF_HEAD:
                value = self._fact_value(fact)
                late = f" ({say('review is due')})" if fact.label == "Reviewed" and board.overdue else ""
                yield [say(fact.label), f"{value}{late}" if late and isinstance(value, str) else value]
        for label, text in board.attributes:
            yield [self._texts(label), self._texts(text)]

    def _fact_value(self, fact: Fact) -> Said:
        if fact.quantity:
            return self._shown.speaks.quantity(fact.quantity)
        if fact.label == "Reviewed":
            return self._texts.number(fact.value)
        return ", ".join(map(self._word, fact.words)) if fact.words else self._texts(fact.value)

    def _persona(self, persona: PersonaTag) -> Data:
        drawn = self._board.curve.drawn if self._board.curve else frozenset()
        return {
            "name": self._texts(persona.name),
            "role": self._word(persona.role) if persona.role else None,
            "mark": persona.mark,
            "initials": self._texts(persona.face.initials),
            "drawn": persona.number in drawn,
        }

    def _story(self, story: Story) -> Data:
        say = self._say
        return {
            "title": say("What should be") if story.is_target else say("What this map says"),
            "panels": [panel for panel in self._panels(story) if panel["entries"]],
            "unknown": [say("Not known yet"), [self._unknown(each) for each in story.unknown]]
            if story.unknown
            else None,
        }

    def _unknown(self, each: Any) -> str:
        return self._say(each) if isinstance(each, str) else self._shown.speaks.quantity(each)

    def _panels(self, story: Story) -> Iterator[Data]:
        say, speaks = self._say, self._shown.speaks
        points = [
            self._point(point, label)
            for point, label in (
                (story.lowest, say("Lowest point") if story.highest else say("How it feels")),
                (story.highest, say("Highest point")),
            )
            if point
        ]
        yield {"title": None, "entries": points, "kind": "points"}
        more = (
            speaks.counted(story.more_pains, "and %(number)s more", "and %(number)s more") if story.more_pains else ""
        )
        title = say("What still hurts most") if story.is_target else say("What hurts most")
        yield {
            "title": title,
            "more": more,
            "entries": [self._story_pain(pain) for pain in story.pains],
            "kind": "pains",
        }
        more = (
            speaks.counted(story.more_steps, "and %(number)s more", "and %(number)s more") if story.more_steps else ""
        )
        steps = [self._step(step) for step in story.steps]
        yield {"title": say("What to do next"), "more": more, "entries": steps, "kind": "steps"}
        yield {"title": None, "entries": list(self._numbers(story)), "kind": "numbers"}

    def _point(self, found: StoryPoint, label: str) -> Data:
        felt = found.point.felt
        return {
            "label": label,
            "tone": "bad" if found.point.score < 0 else "good" if found.point.score > 0 else "soft",
            "text": self._felt(felt),
            "who": self._marks(found.personas),
            "stage": self._texts(found.point.stage),
            "more": self._shown.speaks.counted(
                found.point.others, "and at %(number)s more stage", "and at %(number)s more stages"
            )
            if found.point.others
            else "",
            "cause": [self._say("What hurts there"), self._texts(found.pain)] if found.pain else None,
        }

    def _felt(self, felt: FeltPoint) -> list[Said]:
        parts = [self._texts(f"{felt.when}:")] if felt.when else []
        parts += [self._texts.number(felt.score)] if felt.score else []
        return [*parts, *([self._texts(felt.words)] if felt.words else [])]

    def _story_pain(self, pain: StoryPain) -> Data:
        say = self._say
        entry: Data = {
            "text": self._texts(pain.text),
            "severity": [say("Severity"), pain.severity] if pain.severity else None,
            "who": self._marks(pain.personas),
            "stage": self._texts(pain.stage.name) if pain.stage else say("The journey as a whole"),
            "answer": None,
            "missing": None,
        }
        if pain.accepted:
            entry["answer"] = {"status": say("Accepted"), "text": self._texts(pain.accepted), "owner": None}
        elif pain.answer:
            entry["answer"] = {
                "status": self._word(pain.answer.status) if pain.answer.status else None,
                "text": self._texts(pain.answer.text),
                "owner": self._texts(pain.answer.owner) if pain.answer.owner else say("nobody yet"),
            }
        else:
            entry["missing"] = say("No answer yet")
        return entry

    def _step(self, step: StoryStep) -> Data:
        say, speaks = self._say, self._shown.speaks
        if step.act:
            text = self._texts(capitalized(speaks.sentence(step.act.says)))
        else:
            text = self._texts(f"{say(step.do)}: {step.about.text}" if step.about else say(step.do))
        stage = step.stage.name if step.stage else None
        if step.act and step.act.stages and not step.act.missing:
            stage = step.act.stages[0].name
        late = bool(step.act and step.act.is_late)
        day = None
        if step.day:
            on = self._texts.number(step.day)
            day = say("since %(day)s", day=on) if late else say("by %(day)s", day=on)
        return {
            "text": text,
            "owner": self._texts(speaks.owners(step.owner)) if step.owner else say("Nobody yet"),
            "day": day,
            "late": late,
            "stage": self._texts(stage) if stage else None,
        }

    def _numbers(self, story: Story) -> Iterator[Data]:
        say, speaks, coverage = self._say, self._shown.speaks, story.coverage
        if coverage.whole.of:
            least = None
            if coverage.least and coverage.at_least:
                least = [say("Least"), self._texts(coverage.least.name), self._of(coverage.at_least)]
            yield {
                "label": say("Coverage"),
                "number": f"{coverage.whole.percent} %",
                "share": (coverage.whole.percent or 0) / 100,
                "of": self._of(coverage.whole),
                "least": least,
            }
        if story.figure:
            figure = story.figure
            said = ""
            if figure.is_farther:
                said = say("farther off than at the start")
            elif not figure.is_read:
                said = say("not read since the start")
            elif figure.gone is not None:
                said = say("%(share)s of the way", share=f"{figure.gone} %")
            yield {
                "label": say("Farthest from its target"),
                "way": [self._texts(figure.now), self._texts(figure.target), self._texts(figure.unit)],
                "name": self._texts(figure.name),
                "said": said,
                "owner": self._texts(speaks.owners(figure.owner)) if figure.owner else None,
                "gone": None if figure.gone is None else figure.gone / 100,
            }

    def _of(self, share: Any) -> str:
        return f"{share.yes} {self._say('of')} {share.of}"

    def _marks(self, personas: Iterable[PersonaTag]) -> list[Data]:
        return [{"mark": persona.mark, "name": self._texts(persona.name)} for persona in personas]

    def _stage(self, stage: StageHead) -> Data:
        say, speaks = self._say, self._shown.speaks
        nothing: Said | None = None
        if not stage.in_scope:
            words = say("Left out on purpose") if stage.skipped else say("Out of this map’s scope")
            nothing = self._texts(f"{words}: {stage.reason}" if stage.reason else words)
        elif stage.is_empty:
            nothing = say("Nothing is written here yet")
        gates = [(say("Begins when"), criteria) for criteria in stage.entry]
        gates += [(say("Ends when"), criteria) for criteria in stage.exit]
        told = stage.in_scope and not stage.is_empty
        return {
            "number": stage.number,
            "name": self._texts(stage.name),
            "duration": self._texts(stage.duration) if stage.duration else None,
            "owners": [self._texts(speaks.owners(owner)) for owner in stage.owners],
            "involved": [say("Takes part"), self._marks(stage.involved)] if stage.involved else None,
            "leads": list(self._leads(stage)),
            "gates": [[label, self._texts(self._cards.criteria(criteria))] for label, criteria in gates],
            "detail": [say("In detail"), self._texts(stage.sub_journey.text)] if stage.sub_journey else None,
            "evidence": [stage.evidence, self._word(stage.evidence)] if told else None,
            "share": stage.coverage.fraction if stage.coverage else None,
            "nothing": nothing,
            "outside": not stage.in_scope,
        }

    def _leads(self, stage: StageHead) -> Iterator[Said]:
        """Yield where a stage leads besides the next one: back, past others, or to another team."""
        for loop in self._board.loops:
            if loop.from_column == stage.column:
                when = " ".join(filter(None, (loop.when, loop.share)))
                yield self._texts(f"{'↩' if loop.back else '↪'} {loop.to_name}{f': {when}' if when else ''}")
        for handoff in self._board.handoffs:
            if handoff.from_column == stage.column:
                teams = f" {self._shown.arrow} ".join(
                    self._shown.speaks.owners(team) for team in (handoff.from_team, handoff.to_team) if team
                )
                within = self._shown.speaks.quantity(handoff.respond_within) if handoff.respond_within else ""
                yield self._texts(" · ".join(filter(None, (teams or f"{self._shown.arrow} {handoff.to_name}", within))))

    def _jobs(self) -> Data | None:
        """Return the stages at which something helps buyers with each of their jobs."""
        say = self._say
        if not self._board.jobs:
            return None
        return {
            "title": say("Buying jobs"),
            "key": [
                ["helped", say("Something helps")],
                ["likely", say("Usually comes up, nothing helps")],
                ["ongoing", say("Goes on until the purchase")],
            ],
            "rows": [
                {
                    "title": capitalized(self._word(row.id)),
                    "cells": [
                        {"state": cell.state, "helpers": [self._texts(helper.name) for helper in cell.helpers]}
                        for cell in row.cells
                    ],
                }
                for row in self._board.jobs
            ],
        }

    def _lanes(self) -> Iterator[Data]:
        for lane in self._board.lanes:
            yield {
                "title": self._texts(self._say(lane.title)),
                "kind": lane.kind,
                "line": self._say(lane.line_above) if lane.line_above else None,
                "above": lane.is_above_curve,
                "cells": [self._cards.items(cell.items, lane.kind) for cell in lane.cells],
            }
        if self._board.curve and not self._board.curve.has_scores:
            yield self._unscored(self._board.curve)

    def _unscored(self, curve: Curve) -> Data:
        """Return the feelings that have no score."""
        words = [
            [
                self._cards.text(feeling.feeling or "", (feeling.persona,) if feeling.persona else ())
                for feeling in cell.words
            ]
            for cell in curve.cells
        ]
        return {"title": self._say("Emotion"), "kind": "texts", "line": None, "above": True, "cells": words}

    def _coverage(self) -> Data | None:
        board, say = self._board, self._say
        if not board.coverage.whole.of:
            return None
        checks = [[check, say("live content") if check == "content" else say(check)] for check in board.coverage.checks]
        states = [
            [state, say(_REASONS[state])]
            for state in ("absent", "selection", "outside")
            if state in board.coverage.states
        ]
        return {
            "title": say("Coverage"),
            "percent": f"{board.coverage.whole.percent} %",
            "of": self._of(board.coverage.whole),
            "checks": checks,
            "states": states,
            "rows": [
                {
                    "who": self._marks([row.persona])[0] if row.persona else {"mark": 0, "name": say("Everyone")},
                    "cells": [self._covered(cell) for cell in row.cells],
                }
                for row in board.coverage.rows
            ],
        }

    def _covered(self, cell: CoverageCell) -> Data:
        say, lacks = self._say, ""
        if cell.missing and not cell.there:
            lacks = say("nothing yet")
        elif "touchpoint" in cell.missing:
            lacks = say("no touchpoint")
        else:
            lacks = ", ".join(say("no channel") if check == "channel" else say("no content") for check in cell.missing)
        return {"state": cell.state, "marks": [[mark.check, mark.is_there] for mark in cell.marks], "lacks": lacks}

    def _gaps(self) -> Data | None:
        board = self._board
        if not any(stage.gaps for stage in board.stages):
            return None
        return {"title": self._say("Gaps"), "cells": [list(self._gap_names(stage.gaps)) for stage in board.stages]}

    def _gap_names(self, gaps: Sequence[GapMark]) -> Iterator[Data]:
        """Yield each kind of gap once, the worst first, with its count."""
        order = {"error": 0, "warning": 1, "info": 2}
        counts = Counter(gap.name for gap in gaps)
        worst = {gap.name: gap.severity for gap in sorted(gaps, key=lambda gap: -order.get(gap.severity, 3))}
        for name in sorted(counts, key=lambda name: (order.get(worst[name], 3), -counts[name], name)):
            title = rule_title(name)
            translated = self._shown.speaks.rule_name(title)
            text: Said = translated or title
            if translated is None and not self._shown.brand.site.language.startswith("en"):
                text = {"t": title, "lang": "en"}
            yield {"text": text, "severity": worst[name], "number": counts[name]}

    def _whole(self) -> Data | None:
        board, say = self._board, self._say
        items = [
            *self._cards.items(board.whole.pains, "pains"),
            *self._cards.items(board.whole.opportunities, "opportunities"),
            *self._cards.items(board.whole.metrics, "metrics"),
        ]
        gaps = list(self._gap_names(board.map_gaps))
        if not items and not gaps:
            return None
        return {"title": say("The journey as a whole"), "items": items, "gaps": gaps, "gaps_title": say("Gaps")}

    def _foot(self) -> Data:
        board, say = self._board, self._say
        asks = board.story.coverage.asks_about_content
        means = (
            say("Coverage: whether each persona finds a touchpoint, its channel and live content at each stage")
            if asks
            else f"{say('Coverage')}: {say('For each persona at each stage: is there a touchpoint, and its channel?')}"
        )
        kinds = board.curve.kinds_of_pins if board.curve else frozenset()
        return {
            "title": self._texts(_shortened(board.title)),
            "day": f"{say('printed as of')} {self._texts.number(board.as_of)}",
            "means": means if board.coverage.whole.of else None,
            "evidence": [
                say("Evidence"),
                [[level, self._word(level)] for level in ("researched", "partial", "assumed")],
            ],
            "address": self._address(),
            "pain": say("Pain") if "pain" in kinds else None,
            "truth": say("Moment of truth") if "truth" in kinds else None,
        }

    def _address(self) -> str | None:
        url = self._shown.brand.site.url
        return self._texts.number(f"{url.rstrip('/')}/{self._board.page}.html") if url else None


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"


def mass(board: Board) -> list[int]:
    """Return how many letters each stage holds, so that full columns can be wider."""
    return [sum(len(str(lane.cells[column].items)) for lane in board.lanes) for column in range(len(board.stages))]
