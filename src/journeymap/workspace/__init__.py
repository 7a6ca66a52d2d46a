"""Documents come in; things and the links between them go out."""

from journeymap.workspace.layer import Origin, StageLayer, left_out
from journeymap.workspace.linked import (
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
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
    "StageLayer",
    "Workspace",
    "WrongUse",
    "left_out",
    "load",
    "load_settings",
    "locate",
]
