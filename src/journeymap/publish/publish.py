"""Publish a workspace: make its pages and bring the folder up to date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.errors import UsageError
from journeymap.linting import LintResult
from journeymap.model.suggest import did_you_mean
from journeymap.publish.languages.i18n import Untranslated, untranslated
from journeymap.publish.site import FORMATS, page_plans, planned_pages, site_outline
from journeymap.publish.themes.theme import theme_of
from journeymap.publish.writer import CannotPublish, SiteChanges, write_site
from journeymap.workspace import LinkedJourney, Workspace


def publish(
    analysis: Analysis,
    result: LintResult,
    out: Path,
    *,
    formats: Sequence[str],
    only: Sequence[LinkedJourney] | None = None,
) -> SiteChanges:
    """Write the pages of a workspace. With `only`, those of other maps stay as they are while all links fit.

    Raises CannotPublish; then nothing was changed, unless it is PublishedInPart.
    """
    for name in formats:
        if name not in FORMATS:
            guess = did_you_mean(name, FORMATS)
            raise UsageError(f"There is no format '{name}'.{guess} The formats are {', '.join(FORMATS)}.")
    if result.document_errors:
        first = result.document_errors[0]
        raise CannotPublish(f"fix the documents first, beginning with {first.path}: {first.message}")
    plans = list(page_plans(analysis, result))
    pages = planned_pages(analysis.workspace, plans, formats, only)
    suffixes = [FORMATS[name].suffix for name in formats]
    return write_site(pages, out, suffixes=suffixes, outline=site_outline(analysis.workspace, plans))


def untranslated_texts(workspace: Workspace) -> Untranslated:
    """Count the pages' own words that stay English for want of a translation. Raises BrokenTheme."""
    return untranslated(workspace.settings.site.language, theme_of(workspace))
