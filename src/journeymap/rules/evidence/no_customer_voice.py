"""A map has sources, and no customer among them.

Colleagues and systems know what happened, seldom why. A handful of talks with customers will change
the map more than another report.

Bad:
    title: A port tracks its containers
    framework: buyer-steps
    scope: buyer
    sources:
      - {kind: internal_team, date: 2026-08-03, note: Workshop with sales}
      - {kind: crm, n: 41, date: 2026-08-10}
    stages:
      consider:
        touchpoints: [Port congress]
Good:
    title: A port tracks its containers
    framework: buyer-steps
    scope: buyer
    sources:
      - {kind: interview, n: 5, date: 2026-09-02, note: Terminal managers}
      - {kind: crm, n: 41, date: 2026-08-10}
    stages:
      consider:
        touchpoints: [Port congress]
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.map_checks import sources_on
from journeymap.findings import Severity
from journeymap.model.vocabulary import CUSTOMER_SOURCES, SourceKind, words_of
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import listed
from journeymap.workspace import LinkedJourney


@rule("JM902", "no-customer-voice", Severity.WARNING)
def no_customer_voice(journey: LinkedJourney) -> Iterator[Gap]:
    """One customer heard anywhere on the map, or for one of its personas, is enough. A source in plain words may be a
    customer. A retired map needs none.
    """
    if journey.model.status == "retired":
        return
    kinds = {source.kind for source in sources_on(journey)}
    kinds_of_personas = {source.kind for persona in journey.personas for source in persona.model.sources}
    if journey.written_stages and kinds and (kinds | kinds_of_personas).isdisjoint({None, *CUSTOMER_SOURCES}):
        yield Gap(
            journey.place.at("sources"),
            f"no customer is among the sources of '{journey.name}'",
            f"Talk to a few customers and add a source of kind {listed(_CUSTOMERS, 'or')}.",
        )


_CUSTOMERS = [kind for kind in words_of(SourceKind) if kind in CUSTOMER_SOURCES]
