"""Follow every reference between declared things."""

from journeymap.workspace.link.library import link_library
from journeymap.workspace.link.link import link

__all__ = ["link", "link_library"]
