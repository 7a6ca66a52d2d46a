"""Load a workspace: read its files and link what they declare. Nothing in it changes afterwards."""

from journeymap.workspace.graph.account import LinkedAccount, LinkedMember, LinkedPlanEntry, LinkedPlay, LinkedProgram
from journeymap.workspace.graph.journey import (
    Changed,
    Dropped,
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
    Origin,
    StageLayer,
    is_after_sale,
)
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)
from journeymap.workspace.graph.passed_over import Why
from journeymap.workspace.graph.uses import NamesContent, Paid, Uses
from journeymap.workspace.graph.workspace import Library, Workspace
from journeymap.workspace.load import built_in_library, load, load_settings
from journeymap.workspace.read.discover import SUFFIXES
from journeymap.workspace.read.inputs import is_input
from journeymap.workspace.read.locate import SETTINGS, locate, locate_all
from journeymap.workspace.read.snapshots import personal_data

__all__ = [
    "SETTINGS",
    "SUFFIXES",
    "Changed",
    "Dropped",
    "Library",
    "LinkedAccount",
    "LinkedChannel",
    "LinkedContent",
    "LinkedFramework",
    "LinkedJourney",
    "LinkedMember",
    "LinkedOpportunity",
    "LinkedPain",
    "LinkedPersona",
    "LinkedPlanEntry",
    "LinkedPlay",
    "LinkedProgram",
    "LinkedSegment",
    "LinkedStage",
    "LinkedTouchpoint",
    "NamesContent",
    "Origin",
    "Paid",
    "StageLayer",
    "Uses",
    "Why",
    "Workspace",
    "built_in_library",
    "is_after_sale",
    "is_input",
    "load",
    "load_settings",
    "locate",
    "locate_all",
    "personal_data",
]
