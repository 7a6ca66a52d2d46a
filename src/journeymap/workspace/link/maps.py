"""Link maps, each after the one it extends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import cast

from journeymap.model.journey import Journey
from journeymap.model.messages import circle_of
from journeymap.model.stage_fields import LISTS
from journeymap.source import Problem
from journeymap.workspace.graph.account import LinkedAccount
from journeymap.workspace.graph.journey import LinkedJourney, LinkedStage, LinkedTouchpoint
from journeymap.workspace.graph.library import LinkedPersona
from journeymap.workspace.graph.workspace import Library
from journeymap.workspace.link.aims import AimedContent
from journeymap.workspace.link.overlay import Laid, Overlay
from journeymap.workspace.link.stages import StageLinker
from journeymap.workspace.link.written import written_fields
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index

MOST_PERSONAS = 200
MOST_CELLS = 4_000
"""Stages times personas: eighty stages for fifty personas."""
MOST_ITEMS = 2_000
"""On one map, with what it inherits."""
MOST_AIMED = 5_000
"""How often content may be aimed at the stages of one map."""
MOST_FOLLOWED = 10_000
"""Accounts of a segment times the stages of its map: a thousand accounts on a map of ten stages."""
MOST_INHERITED = 100_000
"""On all maps that extend others: a few lines could repeat a large map thousands of times."""
_FOR = ("for",)
_FEWER = "Split the map, or keep what matters."
DEEPEST = 50
"""How many maps may extend one another in a row; nobody needs more, and linking goes through all of them."""


def link_maps(
    index: Index, library: Library, accounts: Mapping[str, LinkedAccount]
) -> tuple[dict[str, LinkedJourney], list[Problem]]:
    """Link every sound map; return them in the order of the files, with what is wrong with those that extend others.

    A broken map is left out, and with it those that extend it.
    """
    linker = _MapLinker(index, library, accounts)
    return linker.link(), linker.problems


class _MapLinker:
    def __init__(self, index: Index, library: Library, accounts: Mapping[str, LinkedAccount]) -> None:
        self._maps = index.maps
        self._library = library
        self._accounts = accounts
        self._aimed = AimedContent(library.content.values())
        self._linked: dict[str, LinkedJourney] = {}
        self._broken: set[str] = set()
        self._depths: dict[str, int] = {}
        self._inherited = 0
        self._repeats = False
        self._titles = Counter(
            _title_key(declared.model.title) for declared in self._maps.values() if isinstance(declared.model, Journey)
        )
        self._followers = Counter(account.segment for account in accounts.values())
        self.problems: list[Problem] = []

    def link(self) -> dict[str, LinkedJourney]:
        for id_ in self._maps:
            for map_id in reversed(self._chain(id_)):
                self._link_map(map_id, self._maps[map_id])
        return {id_: self._linked[id_] for id_ in self._maps if id_ in self._linked}

    def _chain(self, id_: str) -> list[str]:
        """A map and those it extends, nearest first, as far as they are not linked yet; none if they go in a circle."""
        chain: dict[str, None] = {}
        while id_ in self._maps and id_ not in self._linked and id_ not in self._broken:
            if id_ in chain:
                ids = list(chain)
                self._report_circle([*ids[ids.index(id_) :], id_])
                self._broken.update(chain)
                return []
            declared = self._maps[id_]
            if not declared.sound:
                self._broken.add(id_)
                break
            chain[id_] = None
            id_ = cast(Journey, declared.model).extends or ""
        return list(chain)

    def _link_map(self, id_: str, declared: Declared) -> None:
        written = cast(Journey, declared.model)
        base = self._linked.get(written.extends or "")
        self._depths[id_] = self._depths[base.id] + 1 if base else 1
        if self._depths[id_] > DEEPEST:
            message = f"more than {DEEPEST} maps extend one another here"
            fix = "Extend one of the earlier maps."
            self.problems.append(Problem("JM010", declared.place.at("extends"), message, fix))
        if (written.extends and base is None) or self._depths[id_] > DEEPEST:
            self._broken.add(id_)
            return
        journey, are_its_stages_known = self._journey(id_, written, declared, base)
        if not are_its_stages_known:
            self._broken.add(id_)
        elif too_large := self._too_large(journey):
            message, fix = too_large
            self.problems.append(Problem("JM014", declared.place.at("stages").key(), message, fix))
            self._broken.add(id_)
        elif self._repeats_too_much(journey):
            self._broken.add(id_)
        else:
            self._linked[id_] = journey

    def _too_large(self, journey: LinkedJourney) -> tuple[str, str] | None:
        """Say what is too much about a map, and what to do about it."""
        cells, items = len(journey.stages) * max(1, len(journey.personas)), _items_on_map(journey)
        if len(journey.personas) > MOST_PERSONAS:
            return f"the map is for {len(journey.personas):,} personas, and at most {MOST_PERSONAS} are read", _FEWER
        if cells > MOST_CELLS:
            message = f"{len(journey.stages)} stages for {len(journey.personas)} personas are {cells:,} cells to cover"
            return f"{message}, and at most {MOST_CELLS:,} are read", _FEWER
        if items > MOST_ITEMS:
            return f"the map holds {items:,} touchpoints, texts and so on, and at most {MOST_ITEMS:,} are read", _FEWER
        if (aimed := sum(len(stage.aimed) for stage in journey.stages)) > MOST_AIMED:
            message = f"content is aimed {aimed:,} times at stages of this map, and at most {MOST_AIMED:,} are read"
            return message, "Aim content at fewer `phases` and `stages`, or name who it is `for`."
        met = len(journey.stages) * self._followers[journey.segment] if journey.segment and not journey.account else 0
        if met > MOST_FOLLOWED:
            message = f"accounts of its segment meet {met:,} stages here, and at most {MOST_FOLLOWED:,} are read"
            return message, "Divide the segment, or keep the stages that matter."
        return None

    def _repeats_too_much(self, journey: LinkedJourney) -> bool:
        """Whether the maps that extend others hold too much with this one, which is told once: at the first."""
        items = _items_on_map(journey) if journey.base else 0
        if self._inherited + items <= MOST_INHERITED:
            self._inherited += items
            return False
        if not self._repeats:
            message = f"the maps that extend others repeat more than {MOST_INHERITED:,} touchpoints and texts"
            fix = "Extend a smaller map, or write what differs into fewer maps."
            self.problems.append(Problem("JM014", journey.place.at("stages").key(), message, fix))
        self._repeats = True
        return True

    def _report_circle(self, circle: list[str]) -> None:
        place = self._maps[circle[-1]].place.at("extends")
        message = f"'extends' goes in a circle: {circle_of(circle)}"
        self.problems.append(Problem("JM010", place, message, "Remove `extends` from one of these maps."))

    def _journey(
        self, id_: str, written: Journey, declared: Declared, base: LinkedJourney | None
    ) -> tuple[LinkedJourney, bool]:
        """Link a map; say whether its framework is known, and has all its stages."""
        model, place = written, declared.place
        own_fields: frozenset[str] = frozenset()
        overlay = Overlay(declared.edits)
        if base is not None:
            below = base.model.model_copy(update={"id": None, "extends": None, "compare": None})
            if _FOR in declared.edits:  # there is something to change, although the base need not say whose it is
                below = below.model_copy(update={"for_": tuple(persona.id for persona in base.personas)})
            own_fields = frozenset(written_fields(written, place))
            model, place = overlay.map(written, place, Laid(below, base.place))
        framework = self._library.frameworks.get(model.framework or "")
        stages = StageLinker(declared, self._library, self._aimed, overlay)
        journey = LinkedJourney(
            id=id_,
            model=model,
            place=place,
            is_namesake=self._titles[_title_key(model.title)] > 1,
            framework=framework if framework and framework.sound else None,
            segment=self._library.segments.get(model.segment or ""),
            account=self._accounts.get(model.account or ""),
            personas=self._personas(model, declared, base),
            base=base,
            own_fields=own_fields,
            build_stages=stages.link,
        )
        self.problems += [*stages.problems, *overlay.problems]
        is_known = not model.framework or model.framework in self._library.frameworks
        return journey, is_known and not stages.problems

    def _personas(self, model: Journey, declared: Declared, base: LinkedJourney | None) -> tuple[LinkedPersona, ...]:
        """Whose journey it is: those under `for`, else those declared in the same file, else those of the base map."""
        if _FOR in declared.edits:
            ids = model.for_
        else:
            ids = cast(Journey, declared.model).for_ or declared.place.document.keys(("personas",))
            if not ids and base:
                return base.personas
        personas = self._library.personas
        return tuple(personas[id_] for id_ in ids if id_ in personas)


def _items_on_map(journey: LinkedJourney) -> int:
    """How much a map holds of what its page shows one by one. A small file that extends nothing is not gone through."""
    if journey.base is None and journey.place.document.size <= MOST_ITEMS:
        return 0
    whole = len(journey.model.pains) + len(journey.model.opportunities) + len(journey.model.metrics)
    return whole + sum(map(_items_on, journey.stages))


def _items_on(stage: LinkedStage) -> int:
    """How much a stage holds of what its page shows one by one."""
    items = sum(len(getattr(stage.model, field)) for field in LISTS)
    answers = sum(len(pain.model.answers) for pain in stage.all_pains)
    return items + answers + sum(map(_details_of, stage.touchpoints))


def _details_of(touchpoint: LinkedTouchpoint) -> int:
    model = touchpoint.model
    return len(model.actions) + len(model.response) + len(model.thoughts) + len(model.pains) + len(model.metrics)


def _title_key(title: str) -> str:
    """What two titles share that readers take for the same."""
    return " ".join(title.casefold().split())
