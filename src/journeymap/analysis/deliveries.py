"""What a customer was promised and gets after the sale.

The first result delivers, a touchpoint after the sale, and content or a contact of the plan that belongs there. A call
or a message with nothing to hand over delivers nothing, nor does a contact whose day has passed without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from journeymap.analysis.wording import same_words
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedPlanEntry

if TYPE_CHECKING:
    from journeymap.analysis.analysis import Analysis

_TALK = frozenset({"phone", "video-call", "chat", "sms", "email"})
_AFTER_SALE_TYPES = frozenset({
    "success_plan", "onboarding_guide", "quick_win_report", "usage_review", "business_review", "training", "tutorial",
    "documentation",
})  # fmt: skip


def deliveries(account: LinkedAccount, analysis: Analysis) -> frozenset[str]:
    """Return the texts and ids of what is delivered, as `same_words` folds them."""
    return frozenset(same_words(text) for text in _texts(account, analysis) if text)


def _texts(account: LinkedAccount, analysis: Analysis) -> Iterator[str | None]:
    if first := account.model.first_value:
        yield first.outcome
    map_ = analysis.pipelines.map_of(account)
    pieces: dict[LinkedContent, None] = {}
    for stage in map_.stages if map_ else ():
        if stage.is_after_sale:
            pieces |= dict.fromkeys(stage.content)
            for touchpoint in stage.touchpoints:
                if touchpoint.model.status != "retired":
                    yield from (touchpoint.model.purpose, touchpoint.model.name)
                    pieces |= dict.fromkeys(touchpoint.content)
    for contact in account.plan:
        if is_after_sale(contact, analysis) and _happens(contact, analysis.today):
            pieces |= dict.fromkeys(contact.content)
            if contact.model.channel not in _TALK or contact.content:
                yield from (*contact.model.addresses, contact.model.purpose, contact.model.touchpoint)
    aimed = [piece for piece in analysis.workspace.content.values() if _is_for_customers(piece)]
    for piece in (*pieces, *aimed):
        if piece.model.status != "retired" and piece.model.account in (None, account.id):
            yield from piece.model.addresses


def is_after_sale(contact: LinkedPlanEntry, analysis: Analysis) -> bool:
    """Whether a contact belongs to the time after the sale: by its stage, else by that of its account today."""
    account, model = contact.account, contact.model
    stages = {stage.id: stage for stage in analysis.pipelines.of(account)}
    stage = stages.get(model.stage or account.model.stage or "")
    if model.stage and stage:
        return AFTER_SALE.issuperset(stage.phases) and bool(stage.phases)
    start, day = account.model.first_value and account.model.first_value.start, model.done_on or model.date
    if model.status == "done" and start and day:
        return day >= start
    return account.is_customer


def _happens(contact: LinkedPlanEntry, today: date) -> bool:
    """Whether a contact took place, or still can."""
    model = contact.model
    return model.status == "done" or (model.status == "planned" and (model.date is None or model.date >= today))


def _is_for_customers(piece: LinkedContent) -> bool:
    phases = piece.model.phases
    return not AFTER_SALE.isdisjoint(phases) if phases else piece.model.type in _AFTER_SALE_TYPES
