"""Link from one page of a site to another."""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def href(page: str, *, from_page: str, suffix: str, site_url: str | None = None, anchor: str = "") -> str:
    """Return the address by which one page links to another.

    It is relative, so that it works from a folder and below any address; absolute where the settings say where the
    site is, so that a page mailed alone leads to it.
    """
    file = f"{page}{suffix}"
    if site_url:
        link = f"{site_url.rstrip('/')}/{quote(file)}"
    else:
        link = quote(posixpath.relpath(file, posixpath.dirname(from_page) or "."))
    return f"{link}#{quote(anchor)}" if anchor else link
