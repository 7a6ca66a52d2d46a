"""By when a customer has to be sure about going on."""

from __future__ import annotations

from datetime import date

from journeymap.model.account import Renewal
from journeymap.model.base import shifted


def notice_day(renewal: Renewal) -> date | None:
    """The last day on which they can give notice; None where nobody has written how long before the end that is."""
    return shifted(renewal.date, -renewal.notice) if renewal.notice else None
