"""Documents come in; things and the links between them go out."""

from journeymap.workspace.graph.account import LinkedAccount, LinkedMember, LinkedPlanEntry, LinkedProgram
from journeymap.workspace.graph.journey import (
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
    Workspace,
)
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)
from journeymap.workspace.graph.overlay_record import Origin, StageLayer, left_out
from journeymap.workspace.load import load, load_settings
from journeymap.workspace.read.locate import locate

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
    "left_out",
    "load",
    "load_settings",
    "locate",
]
