"""Views come in; pages go out and onto the disk."""

from journeymap.publish.publish import publish
from journeymap.publish.site import FORMATS, site
from journeymap.publish.writer import CannotPublish, Published, put

__all__ = ["FORMATS", "CannotPublish", "Published", "publish", "put", "site"]
