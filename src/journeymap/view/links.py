"""Where things lead: to our own pages, to the web, and to files on the git host."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from journeymap.model.values import Link
from journeymap.redaction import was_removed
from journeymap.source import Place
from journeymap.view.records import PersonaTag, Target
from journeymap.workspace import LinkedChannel, LinkedContent, LinkedJourney, LinkedPersona, Workspace
from journeymap.workspace.page_names import page_name


def map_page(journey: LinkedJourney) -> str:
    """The page of a map."""
    return f"maps/{page_name(journey.id)}"


def gaps_page(journey: LinkedJourney) -> str:
    """The gap report of a map."""
    return f"gaps/{page_name(journey.id)}"


def persona_page(persona: LinkedPersona) -> str:
    """The page of a persona."""
    return f"personas/{page_name(persona.id)}"


def channel_target(channel: LinkedChannel) -> Target:
    """A channel's name, leading to its page."""
    return Target(channel.name, page=f"channels/{page_name(channel.id)}")


def content_page(piece: LinkedContent) -> str:
    """The page of a content piece."""
    return f"content/{page_name(piece.id)}"


def persona_tag(persona: LinkedPersona, number: int) -> PersonaTag:
    """Return the tag of a persona who comes at this position on a map."""
    model = persona.model
    return PersonaTag(persona.id, model.name, number, persona_page(persona), model.role)


def safe_url(url: str | None) -> str | None:
    """Return an address that may be used in a link: http, https, mailto or relative.

    Anything else is None, and so is an address that personal data was taken out of.
    """
    if url is None or was_removed(url):
        return None
    plain = "".join(character for character in url if character.isprintable() and not character.isspace())
    if "\\" in plain:  # browsers read it as a slash, so that a relative address may name another host
        return None
    try:
        scheme = urlsplit(plain).scheme.lower()
    except ValueError:
        return None
    if scheme in ("http", "https", "mailto"):
        return plain
    return None if scheme or plain.startswith("//") or ":" in plain.split("/")[0] else plain


def is_web(url: str | None) -> bool:
    """Whether an address leads to the web or to a mailbox, not to a file of the repository."""
    return bool(url) and (safe_url(url) or "").startswith(("http:", "https:", "mailto:"))


def file_url(workspace: Workspace, path: str) -> str | None:
    """Where the git host shows a file of the workspace; None unless `site.source_url` says so."""
    base = safe_url(workspace.settings.site.source_url)
    return f"{base.rstrip('/')}/{quote(path)}" if base and not was_removed(path) else None


def link_url(workspace: Workspace, url: str | None) -> str | None:
    """Return a written address as pages may link it: web addresses as they are, files where the git host shows them."""
    if url is None or is_web(url):
        return safe_url(url)
    return file_url(workspace, url) if safe_url(url) else None


def place_url(workspace: Workspace, place: Place) -> str | None:
    """Where the git host shows the line of a place."""
    document, span = place.resolve()
    url = file_url(workspace, document.path)
    return f"{url}#L{span.line}" if url else None


def link_targets(workspace: Workspace, links: Iterable[Link]) -> tuple[Target, ...]:
    """Return links as pages show them."""
    return tuple(Target(link.title or link.url, url=link_url(workspace, link.url)) for link in links)
