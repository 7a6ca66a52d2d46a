"""Link a whole workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymap.source import Problem
from journeymap.workspace.graph.workspace import Workspace
from journeymap.workspace.link.accounts import link_accounts, link_programs
from journeymap.workspace.link.library import link_library
from journeymap.workspace.link.maps import link_maps
from journeymap.workspace.link.measuring import wrong_measuring
from journeymap.workspace.link.references import unknown_references
from journeymap.workspace.link.uses import find_uses
from journeymap.workspace.read.index import Index
from journeymap.workspace.read.reading import Reading


def link(reading: Reading, index: Index, duplicates: Sequence[Problem], today: date) -> Workspace:
    """Follow every reference: library first, then accounts, then the maps that refer to both."""
    library, library_problems = link_library(index)
    accounts, account_problems = link_accounts(index, library)
    programs, program_problems = link_programs(index, library, accounts)
    journeys, map_problems = link_maps(index, library, accounts)
    uses = find_uses(library, accounts, programs, journeys)
    workspace = Workspace(
        root=reading.root,
        settings=reading.settings,
        settings_document=reading.settings_document,
        today=today,
        documents=reading.documents,
        passed_over=reading.passed_over,
        maps=reading.maps,
        library=library,
        accounts=accounts,
        programs=programs,
        journeys=journeys,
        snapshots=reading.snapshots,
        uses=uses,
        uses_are_known=reading.complete and len(journeys) == len(index.maps),
        problems=(
            *reading.problems,
            *duplicates,
            *library_problems,
            *map_problems,
            *account_problems,
            *program_problems,
        ),
        withheld=0,
        withheld_in=frozenset(),
        personal_data=tuple(reading.personal_data),
        clean=reading.clean,
        clean_path=reading.clean_path,
    )
    workspace = replace(workspace, problems=(*workspace.problems, *wrong_measuring(workspace)))
    unknown = tuple(unknown_references(workspace, index))
    if reading.complete:
        known = workspace.uses_are_known and not unknown
        return replace(workspace, problems=(*workspace.problems, *unknown), uses_are_known=known)
    documents = frozenset(problem.place.document.path for problem in unknown)
    return replace(workspace, withheld=len(unknown), withheld_in=documents)
