"""Adapt the references in what a map inherits, so that its export is complete without the base map.

The base map may refer to a pain by words that it does not have here, or to somebody who takes no part here.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from journeymap.model.references import Reference
from journeymap.source import Route
from journeymap.workspace import LinkedJourney


class OnMap:
    """What can be referred to on a map."""

    def __init__(self, journey: LinkedJourney) -> None:
        pains = (*journey.pains, *chain.from_iterable(stage.all_pains for stage in journey.stages))
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        self._called: Mapping[str, dict[str, str]] = {
            "persona": {persona.id: persona.id for persona in journey.personas},
            "pain": {name: pain.model.id or pain.model.text for pain in pains for name in pain.former},
            "touchpoint": {name: it.model.id or it.model.name for it in touchpoints for name in it.former},
        }
        self._called["pain"].update((name, name) for pain in pains for name in (pain.model.id, pain.model.text) if name)
        self._called["touchpoint"].update(
            (name, name) for it in touchpoints for name in (it.model.id, it.model.name) if name
        )

    def settle(self, data: dict[str, Any], references: list[Reference]) -> None:
        """Rename references in the data of a stage or map as on this map, and remove those that lead nowhere, with what
        is there for nobody who takes part.
        """
        for reference in reversed(references):  # from the end, so that the numbers before it stay valid
            if reference.kind not in self._called:
                continue
            name = self._called[reference.kind].get(reference.name)
            if name is None:
                _take_out(data, reference.route, is_persona=reference.kind == "persona")
            elif name != reference.name:
                holder = _holder(data, reference.route)
                holder[reference.route[-1]] = name


def _holder(data: Any, route: Route) -> Any:
    for step in route[:-1]:
        data = data[step]
    return data


def _take_out(data: dict[str, Any], route: Route, *, is_persona: bool) -> None:
    holder = _holder(data, route)
    del holder[route[-1]]
    if holder or not isinstance(route[-1], int):
        return
    if is_persona and len(route) > 2:  # nobody who takes part here
        whole = route[:-2]
        del _holder(data, whole)[whole[-1]]
    else:
        del _holder(data, route[:-1])[route[-2]]
