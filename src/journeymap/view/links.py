"""Where things lead: to our own pages, to the web, and to files on the git host."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from journeymap.model.values import Link
from journeymap.redaction import was_removed
from journeymap.source import Place
from journeymap.view.channel_icons import channel_icon
from journeymap.view.faces import face_of
from journeymap.view.records import PersonaTag, Target
from journeymap.workspace import (
    LinkedAccount,
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedJourney,
    LinkedPersona,
    LinkedProgram,
    LinkedSegment,
    Workspace,
)
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
    return Target(channel.name, page=f"channels/{page_name(channel.id)}", icon=channel_icon(channel))


def content_page(piece: LinkedContent) -> str:
    """The page of a content piece."""
    return f"content/{page_name(piece.id)}"


FRONT_PAGE = "index"
"""The page about everything."""
DECIDE_PAGE = "decide"
"""The page about all opportunities."""
CONTENT_PAGE = "content"
"""The page about all content."""
GAPS_PAGE = "gaps"
"""The gap report of everything."""
LIBRARY_PAGE = "library"
"""The page of all that is in the library."""
SEARCH_PAGE = "search"
"""The page on which everything can be found."""


def segment_page(segment: LinkedSegment) -> str:
    """The page of a segment."""
    return f"segments/{page_name(segment.id)}"


def framework_page(framework: LinkedFramework) -> str:
    """The page of a framework."""
    return f"frameworks/{page_name(framework.id)}"


def account_page(account: LinkedAccount) -> str:
    """The page of an account."""
    return f"accounts/{page_name(account.id)}"


def account_target(account: LinkedAccount) -> Target:
    """An account's name, leading to its page."""
    return Target(account.name, page=account_page(account))


def program_page(program: LinkedProgram) -> str:
    """The page of a program."""
    return f"programs/{page_name(program.id)}"


def program_target(program: LinkedProgram) -> Target:
    """A program's name, leading to its page."""
    return Target(program.model.name, page=program_page(program))


def persona_target(persona: LinkedPersona) -> Target:
    """A persona's name with their face, leading to their page."""
    return Target(persona.model.name, page=persona_page(persona), face=face_of(persona))


def persona_tag(persona: LinkedPersona, number: int) -> PersonaTag:
    """Return the tag of a persona who comes at this position on a map."""
    model = persona.model
    return PersonaTag(persona.id, model.name, number, persona_page(persona), model.role, face=face_of(persona))


_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*:)?(//[^/?#]*)?(.*)", re.IGNORECASE | re.DOTALL)
_IN_ADDRESSES = "/:?#@!&'()*+,;="
"""What has a meaning in an address, or none that would need hiding: it stays as it was typed."""
_LONE_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")
_PART_OF_A_PAGE = re.compile(r"(.*\.\w+)#([\w-]+)", re.DOTALL)


def encoded(address: str) -> str:
    """Return an address with every sign in it, those written as `%` and two digits that an address cannot hold bare."""
    scheme, host, rest = _ADDRESS.fullmatch(address).groups(default="")  # type: ignore[union-attr]  # anything fits
    return scheme + _ascii_host(host) + quote(_LONE_PERCENT.sub("%25", rest), safe=f"{_IN_ADDRESSES}%")


def _ascii_host(host: str) -> str:
    """Return a host as the web knows it: names with other letters than ASCII have a spelling for machines."""
    if host.isascii():
        return host.replace(" ", "%20")
    user, at, name = host.removeprefix("//").rpartition("@")
    name, colon, port = name.partition(":")
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:
        name = quote(name)
    return f"//{quote(user, safe=':')}{at}{name}{colon}{port}"


def safe_url(url: str | None) -> str | None:
    """Return an address that may be used in a link, encoded: http, https, mailto or relative.

    Anything else is None, and so is an address that personal data was taken out of.
    """
    if url is None or was_removed(url):
        return None
    plain = url.strip().translate(_NOT_READ)
    if "\\" in plain:  # browsers read it as a slash, so that a relative address may name another host
        return None
    address = encoded(plain)
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    if scheme in ("http", "https", "mailto"):
        return address
    return None if scheme or address.startswith("//") or ":" in address.split("/")[0] else address


_NOT_READ = str.maketrans("", "", "\t\n\r")
"""Browsers read an address as if these were not in it."""


def is_web(url: str | None) -> bool:
    """Whether an address leads to the web or to a mailbox, not to a file of the repository."""
    return bool(url) and (safe_url(url) or "").startswith(("http:", "https:", "mailto:"))


def file_url(source_url: str | None, path: str) -> str | None:
    """Where the git host shows a file of the workspace; None unless `site.source_url` says so."""
    base = safe_url(source_url)
    return f"{base.rstrip('/')}/{quote(path)}" if base and not was_removed(path) else None


def url_from(source_url: str | None, url: str | None) -> str | None:
    """Return a written address as pages may link it: web addresses as they are, files where the git host shows them."""
    if url is None or is_web(url):
        return safe_url(url)
    base = safe_url(source_url)
    if not base or not safe_url(url):
        return None
    path, part = match.groups() if (match := _PART_OF_A_PAGE.fullmatch(url)) else (url, "")
    return f"{base.rstrip('/')}/{quote(_LONE_PERCENT.sub('%25', path.strip()), safe='/%')}{part and '#'}{quote(part)}"


def link_url(workspace: Workspace, url: str | None) -> str | None:
    """Return an address that is written in a workspace as its pages may link it."""
    return url_from(workspace.settings.site.source_url, url)


def place_url(workspace: Workspace, place: Place) -> str | None:
    """Where the git host shows the line of a place."""
    document, span = place.resolve()
    url = file_url(workspace.settings.site.source_url, document.path)
    return f"{url}#L{span.line}" if url else None


def link_targets(workspace: Workspace, links: Iterable[Link]) -> tuple[Target, ...]:
    """Return links as pages show them."""
    return tuple(Target(link.title or link.url, url=link_url(workspace, link.url)) for link in links)
