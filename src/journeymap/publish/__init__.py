"""Publish a workspace as pages, and write them to the disk."""

from journeymap.publish.publish import publish, untranslated_texts
from journeymap.publish.site import FORMATS, site_pages, without_stance
from journeymap.publish.theme_check import theme_problems
from journeymap.publish.themes.theme import BrokenTheme
from journeymap.publish.writer import CannotPublish, Leftover, PublishedInPart, SiteChanges, write_site

__all__ = [
    "FORMATS",
    "BrokenTheme",
    "CannotPublish",
    "Leftover",
    "PublishedInPart",
    "SiteChanges",
    "publish",
    "site_pages",
    "theme_problems",
    "untranslated_texts",
    "without_stance",
    "write_site",
]
