"""Turn the items of a board into plain data for the poster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from journeymap.exporting.poster.texts import Said, Texts
from journeymap.exporting.published_map import PublishedMap
from journeymap.publish.languages.i18n import capitalized
from journeymap.translatable import Quantity
from journeymap.view.board.criteria import Condition, CriteriaView
from journeymap.view.board.items import (
    ContentItem,
    DropOffItem,
    FeltBy,
    Item,
    MetricItem,
    MomentItem,
    OpportunityItem,
    PainItem,
    TextItem,
    TouchpointItem,
)
from journeymap.view.records import PersonaTag

Data = dict[str, Any]
_LONG = 6000
"""A card whose data is longer than this may not fit on a sheet, so it may break across sheets."""


class Cards:
    """Turns items into plain data, in a language."""

    def __init__(self, shown: PublishedMap, texts: Texts) -> None:
        self._speaks, self._arrow, self._texts = shown.speaks, shown.arrow, texts
        self._say, self._word = shown.speaks.text, shown.speaks.word

    def items(self, items: Iterable[Item], kind: str = "texts") -> list[Data]:
        """Return the items of a cell."""
        return [self._item(item, kind) for item in items]

    def text(self, text: str, personas: Sequence[PersonaTag]) -> Data:
        """Return a text as an item."""
        return {"look": "text", **self._about(text, personas)}

    def _item(self, item: Item, kind: str) -> Data:
        match item:
            case TouchpointItem():
                return self._touchpoint(item)
            case PainItem():
                return self._pain(item)
            case OpportunityItem():
                return self._idea(item)
            case ContentItem():
                return self._piece(item)
            case MetricItem():
                return self._metric(item)
            case MomentItem():
                return self._moment(item)
            case DropOffItem():
                return self._drop_off(item)
            case TextItem():
                return {"look": "quote" if kind == "quotes" else "text", **self._about(item.text, item.personas)}

    def _about(self, text: str, personas: Sequence[PersonaTag]) -> Data:
        whom = [{"mark": persona.mark, "name": self._texts(persona.name)} for persona in personas]
        return {"text": self._texts(text), "whom": whom}

    def _touchpoint(self, item: TouchpointItem) -> Data:
        say = self._say
        how: list[Said] = [self._texts(value) for value in (item.when, item.duration) if value]
        how += [say("%s of customers") % item.share] if item.share else []
        how += [self._started(item)] if item.from_ else []
        how += [say("by a person") if item.mode == "human" else say("automated")] if item.mode else []
        how += [say("on their own")] if item.is_alone else []
        flags: list[Said] = [self._texts(item.milestone)] if item.milestone else []
        flags += [capitalized(self._word(item.status))] if item.status != "live" else []
        flags += [say("Executives")] if item.executive else []
        flags += [capitalized(self._word(item.origin))] if item.origin in ("changed", "added") else []
        star: Said | None = None
        if item.moment_of_truth:
            star = self._texts(item.moment) if item.moment else say("Moment of truth")
        said = (("Does", item.actions, "text"), ("Response", item.response, "text"), ("Thinks", item.thoughts, "quote"))
        return {
            "look": "card",
            "long": len(str(item)) > _LONG,
            **self._about(item.text, item.personas),
            "status": item.status,
            "star": star,
            "flags": flags,
            "channels": [
                {"text": self._texts(channel.target.text), "icon": channel.target.icon} for channel in item.channels
            ],
            "how": how,
            "said": [
                {
                    "label": say(label),
                    "items": [{"look": look, **self._about(text.text, text.personas)} for text in texts],
                }
                for label, texts, look in said
                if texts
            ],
            "purpose": [say("Purpose"), self._texts(item.purpose)] if item.purpose else None,
            "content": [self._piece(piece) for piece in item.content],
            "feels": self._feels(item.feels),
            "pains": [self._pain(pain) for pain in item.pains],
            "metrics": [self._metric(metric) for metric in item.metrics],
        }

    def _started(self, item: TouchpointItem) -> str:
        if item.to:
            return f"{capitalized(self._word(item.from_))} {self._arrow} {self._word(item.to)}"
        return f"{self._say('Started by')}: {self._word(item.from_)}"

    def _feels(self, feels: Sequence[FeltBy]) -> Data | None:
        if not feels:
            return None
        felt = [
            {
                "mark": by.persona.mark if by.persona else None,
                "name": self._texts(by.persona.name) if by.persona else None,
                "text": self._texts(by.text.text),
            }
            for by in feels
        ]
        return {"label": self._say("Feels"), "felt": felt}

    def _piece(self, item: ContentItem) -> Data:
        state = self._say("expired") if item.expired else self._word(item.status) if item.status != "live" else None
        return {
            "look": "piece",
            **self._about(item.target.text, item.personas),
            "type": self._word(item.type) if item.type else None,
            "state": state,
            "late": item.expired,
        }

    def _pain(self, item: PainItem) -> Data:
        say = self._say
        facts: list[Said] = [self._word(item.function)] if item.function else []
        facts += [self._texts(f"@ {item.at}")] if item.at else []
        facts += [capitalized(self._word(item.origin))] if item.origin in ("changed", "added") else []
        return {
            "look": "pain",
            **self._about(item.text, item.personas),
            "severity": [say("Severity"), item.severity] if item.severity else None,
            "frequency": [say("Frequency"), item.frequency] if item.frequency else None,
            "facts": facts,
            "quote": self._texts(item.quote) if item.quote else None,
            "feels": self._feels(item.feels),
            "answered": item.answered,
            "missing": None if item.answered else say("No answer yet"),
            "accepted": [say("Accepted"), self._texts(item.accepted)] if item.accepted else None,
            "answers": [self._idea(answer) for answer in item.answers],
        }

    def _idea(self, item: OpportunityItem) -> Data:
        rated = (
            ("Value", item.value),
            ("Friction", item.friction),
            ("Feasible", item.feasibility),
            ("Effort", item.effort),
        )
        return {
            "look": "idea",
            **self._about(item.text, item.personas),
            "status": capitalized(self._word(item.status)) if item.status else None,
            "owner": self._texts(item.owner) if item.owner else None,
            "rated": [[self._say(label), value] for label, value in rated if value],
            "reason": self._texts(item.reason) if item.reason else None,
        }

    def _metric(self, item: MetricItem) -> Data:
        say = self._say
        return {
            "look": "metric",
            "text": self._texts(item.text),
            "whom": [],
            "way": [self._texts(item.baseline), self._texts(item.target), self._texts(item.unit)],
            "actual": [say("Last value"), self._texts(item.actual)] if item.actual else None,
            "owner": self._texts(item.owner) if item.owner else None,
        }

    def _moment(self, item: MomentItem) -> Data:
        return {
            "look": "moment",
            **self._about(item.text, item.personas),
            "at": self._texts(f" {self._arrow} ".join(item.at)) if item.at else None,
            "priority": [self._say("Priority"), item.priority] if item.priority else None,
            "feels": self._feels(item.feels),
        }

    def _drop_off(self, item: DropOffItem) -> Data:
        return {
            "look": "loss",
            **self._about(item.text, item.personas),
            "share": item.share,
            "answers": [self._idea(answer) for answer in item.answers],
        }

    def criteria(self, criteria: CriteriaView) -> str:
        """Return what has to be true for a stage to begin or end."""
        parts = [criteria.note or "", *map(self._condition, criteria.conditions)]
        for number, alternative in enumerate(criteria.alternatives):
            parts.append(f"{self._say('or') if number else self._say('either')} {self.criteria(alternative)}")
        return ", ".join(filter(None, parts))

    def _condition(self, condition: Condition | Quantity) -> str:
        if isinstance(condition, Quantity):
            return self._speaks.quantity(condition)
        before, after = (*self._say(condition.phrase).split("%s"), "")[:2]
        return f"{before}{', '.join(self._values(condition))}{after}"

    def _values(self, condition: Condition) -> Iterator[str]:
        for value in condition.values:
            yield self._word(value) if condition.values_are_words else value
