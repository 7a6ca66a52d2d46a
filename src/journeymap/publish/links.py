"""Two pages of the site come in; the link from one to the other goes out."""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def href(page: str, *, here: str, suffix: str, site_url: str | None = None, anchor: str = "") -> str:
    """How `here` leads to `page`: relative, so that it works from a folder and below any address; absolute where the
    settings say where the site is, so that a page mailed alone leads to it."""
    target = f"{page}{suffix}"
    if site_url:
        link = f"{site_url.rstrip('/')}/{quote(target)}"
    else:
        link = quote(posixpath.relpath(target, posixpath.dirname(here) or "."))
    return f"{link}#{quote(anchor)}" if anchor else link
