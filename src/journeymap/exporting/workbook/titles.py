"""The title of the column of texts for each kind of thing."""

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
