"""Views come in; pages go out and onto the disk."""

from journeymap.publish.put import CannotPublish, Published, put
from journeymap.publish.site import FORMATS, site

__all__ = ["FORMATS", "CannotPublish", "Published", "put", "site"]
