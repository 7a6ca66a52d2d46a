"""Turn what cells say of people into our roles: what the CRM has them down for, else a title that leaves no doubt."""

from __future__ import annotations

import ibis
from ibis.expr.types import Table

from journeymap.crm.roles import role_of_title, roles_called
from journeymap.measurement.readers.tabling import attached, counted, table_of
from journeymap.measurement.reading.cells import Cells


def roles_of(cells: Cells, people: Table) -> Table:
    """Return the people with their roles, by their columns `said` and `title`: one row for each role, or one without.

    Only what the cells say leaves the engine, never whose they are.
    """
    engine = cells.raw.engine
    by_role = [
        {"said": said, "role": role} for said in counted(engine, people, "said") if said for role in roles_called(said)
    ]
    by_title = [
        {"title": title, "role_by_title": role}
        for title in counted(engine, people, "title")
        if title and (role := role_of_title(title))
    ]
    known = attached(people, table_of(by_role, {"said": "string", "role": "string"}), "said")
    known = attached(known, table_of(by_title, {"title": "string", "role_by_title": "string"}), "title")
    return known.mutate(role=ibis.coalesce(known["role"], known["role_by_title"])).drop(
        "said", "title", "role_by_title"
    )
