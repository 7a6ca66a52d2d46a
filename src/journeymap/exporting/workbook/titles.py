"""What the column of texts is called for each kind of things."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.model.base import Written
from journeymap.model.journey import DropOff, Moment, Opportunity, Pain, Touchpoint
from journeymap.model.values import Metric, Saying

TEXT_TITLES: Mapping[type[Written], str] = {
    Touchpoint: "Touchpoint",
    Pain: "Pain",
    Opportunity: "Opportunity",
    Moment: "Moment",
    DropOff: "Drop-off",
    Metric: "What is measured",
    Saying: "Text",
}
