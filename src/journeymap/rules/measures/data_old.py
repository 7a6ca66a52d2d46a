"""Data is older than it may be.

All that is measured from it tells of a day gone by, and looks as if it were of today.

Bad:
    # maps/mills.yaml
    programs:
      mills:
        name: Mills
        data: {deals: {file: data/deals.csv, fresh: 30d}}
    # measures/2026-10-20.json
    {"as_of": "2026-10-20", "measured": [{"program": "mills", "data": [
      {"name": "deals", "export": "hubspot-deals", "rows": 40, "taken": 40, "newest": "2026-10-09"}]}]}
Good:
    # maps/mills.yaml
    programs:
      mills:
        name: Mills
        data: {deals: {file: data/deals.csv, fresh: 30d}}
    # measures/2026-11-20.json
    {"as_of": "2026-11-20", "measured": [{"program": "mills", "data": [
      {"name": "deals", "export": "hubspot-deals", "rows": 44, "taken": 44, "newest": "2026-11-18"}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.rules.sentences import days, listed
from journeymap.workspace import LinkedProgram, Workspace


@rule("JM855", "data-old", Severity.WARNING, overdue=True)
def data_old(source: LinkedProgram | Workspace, analysis: Analysis) -> Iterator[Gap]:
    """Yield one gap per program or workspace. Count from the newest row to today, against `fresh`."""
    old = analysis.measurements.old_data(source)
    if not old:
        return
    values = [f"'{data.key}' by {data.newest} ({days(data.days)}, {data.fresh.days} are allowed)" for data in old]
    place = old[0].place
    yield Gap(
        place if len(old) == 1 else place._replace(route=place.route[: place.route.index("data") + 1]).key(),
        f"the newest that is known is {listed(values)}",
        "Export it again, or have it exported by whoever did so last; then run 'journeymap measure --record'.",
    )
