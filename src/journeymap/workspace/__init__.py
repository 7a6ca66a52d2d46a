"""Documents come in; things and the links between them go out."""

from journeymap.workspace.linked import (
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
    Origin,
    Workspace,
)
from journeymap.workspace.linked_accounts import LinkedAccount, LinkedMember, LinkedPlanEntry, LinkedProgram
from journeymap.workspace.linked_library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)
from journeymap.workspace.load import load, load_settings
from journeymap.workspace.locate import WrongUse, locate

__all__ = [
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
    "LinkedProgram",
    "LinkedSegment",
    "LinkedStage",
    "LinkedTouchpoint",
    "Origin",
    "Workspace",
    "WrongUse",
    "load",
    "load_settings",
    "locate",
]
