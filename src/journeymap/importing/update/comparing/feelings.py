"""Compare the sheet of feelings."""

from __future__ import annotations

from journeymap.importing.update.book import REFUSED
from journeymap.importing.update.changes import Felt
from journeymap.importing.update.comparing.comparison import Comparison
from journeymap.importing.update.excerpt import excerpt
from journeymap.model.emotion import Emotion


def compare_feelings(comparison: Comparison) -> None:
    felt = {(thing.stage, thing.who): thing for thing in comparison.things.values() if thing.model is Emotion}
    by_map = {(change.stage, change.who, change.key): change for change in comparison.found.felt}
    for (stage, who), fields in comparison.book.feelings.items():
        thing = felt.get((stage, who))
        for key, said in fields.items():
            value = thing.values.get(key) if thing else None
            was = value.text if value else ""
            if said.text in (was, REFUSED):
                continue
            if value and value.is_locked:
                comparison.refuse(
                    f"{said.at}: this feeling says more than a cell can hold: it is changed in the file only."
                )
            elif (other := by_map.get((stage, who, key))) and other.said.text != said.text:
                comparison.refuse(
                    f"{said.at}: '{excerpt(said.text)}' here, but '{excerpt(other.said.text)}' on the map."
                )
            elif other is None:
                comparison.found.felt.append(Felt(stage, who, key, was, said))
