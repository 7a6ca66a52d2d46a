"""What a customer was promised and gets after the sale.

The first result delivers, a touchpoint after the sale, and content or a contact of the plan that belongs there. A call
or a message with nothing to hand over delivers nothing, nor does a contact whose day has passed without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.wording import same_words
from journeymap.model.account import FirstValue
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import (
    LinkedAccount,
    LinkedContent,
    LinkedPlanEntry,
    LinkedTouchpoint,
    Workspace,
    is_after_sale,
)

Deliverer = FirstValue | LinkedTouchpoint | LinkedContent | LinkedPlanEntry
"""What brings a customer something that was promised."""
_TALK = frozenset({"phone", "video-call", "chat", "sms", "email"})
_AFTER_SALE_TYPES = frozenset({
    "success_plan", "onboarding_guide", "quick_win_report", "usage_review", "business_review", "training", "tutorial",
    "documentation",
})  # fmt: skip


class Deliveries:
    """What every account gets after the sale."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._today = workspace.today
        self._pipelines = pipelines
        self._shared: dict[str, list[Deliverer]] = {}
        self._by_account: dict[str, dict[str, list[Deliverer]]] = {}
        self._delivered: dict[LinkedAccount, Mapping[str, list[Deliverer]]] = {}
        for piece in workspace.content.values():
            if _is_for_customers(piece):
                account = piece.model.account
                texts = self._by_account.setdefault(account, {}) if account else self._shared
                for text in map(same_words, piece.model.addresses):
                    texts.setdefault(text, []).append(piece)

    def include(self, account: LinkedAccount, texts: Iterable[str]) -> bool:
        """Whether an account gets what one of these texts names."""
        delivered = self._at(account)
        return any(text in self._shared or text in delivered for text in map(same_words, texts))

    def of(self, account: LinkedAccount, texts: Iterable[str]) -> tuple[Deliverer, ...]:
        """What brings an account that which one of these texts names; each once."""
        delivered = self._at(account)
        found: dict[int, Deliverer] = {}
        for text in dict.fromkeys(map(same_words, texts)):
            for source in (delivered, self._shared):
                found.update((id(each), each) for each in source.get(text, ()))
        return tuple(found.values())

    def _at(self, account: LinkedAccount) -> Mapping[str, list[Deliverer]]:
        if account not in self._delivered:
            delivered = {text: list(made) for text, made in self._by_account.get(account.id, {}).items()}
            for text, deliverer in self._own(account):
                if text:
                    delivered.setdefault(same_words(text), []).append(deliverer)
            self._delivered[account] = delivered
        return self._delivered[account]

    def _own(self, account: LinkedAccount) -> Iterator[tuple[str | None, Deliverer]]:
        if first := account.model.first_value:
            yield from ((first.outcome, first), (first.milestone, first))
        map_ = self._pipelines.map_of(account)
        pieces: dict[LinkedContent, None] = {}
        for stage in map_.stages if map_ else ():
            if stage.is_after_sale:
                pieces |= dict.fromkeys(stage.content)
                for touchpoint in stage.touchpoints:
                    if touchpoint.model.status != "retired":
                        yield from ((touchpoint.model.purpose, touchpoint), (touchpoint.model.name, touchpoint))
                        pieces |= dict.fromkeys(touchpoint.content)
        for contact in account.plan:
            if self.is_after_sale(contact) and _happens(contact, self._today):
                pieces |= dict.fromkeys(contact.content)
                if contact.model.channel not in _TALK or contact.content:
                    texts = (*contact.model.addresses, contact.model.purpose, contact.model.touchpoint)
                    yield from ((text, contact) for text in texts)
        for piece in pieces:
            if piece.model.status != "retired" and piece.model.account in (None, account.id):
                yield from ((text, piece) for text in piece.model.addresses)

    def is_after_sale(self, contact: LinkedPlanEntry) -> bool:
        """Whether a contact belongs to the time after the sale: by its stage, else by that of its account today."""
        account, model = contact.account, contact.model
        stage = self._pipelines.stage(account, model.stage)
        if stage:
            return is_after_sale(stage.phases)
        start, day = account.model.first_value and account.model.first_value.start, model.done_on or model.date
        if model.status == "done" and start and day:
            return day >= start
        return account.is_customer


def _happens(contact: LinkedPlanEntry, today: date) -> bool:
    """Whether a contact took place, or still can."""
    model = contact.model
    return model.status == "done" or (model.status == "planned" and (model.date is None or model.date >= today))


def _is_for_customers(piece: LinkedContent) -> bool:
    model = piece.model
    if model.status == "retired":
        return False
    return not AFTER_SALE.isdisjoint(model.phases) if model.phases else model.type in _AFTER_SALE_TYPES
