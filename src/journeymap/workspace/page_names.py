"""Name pages after ids, safely on every file system, and tell whether two ids would share a page."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 120
"""In bytes: file systems allow 255, and suffixes come on top."""
_NOT_ON_WINDOWS = re.compile(r'[<>:"\\|?*#%&\s\x00-\x1f\x7f]+')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Windows takes files of these names for devices."""


def page_name(id_: str) -> str:
    """The path of a page without its suffix, readable and with `/`."""
    return "/".join(_part(part) for part in unicodedata.normalize("NFC", id_).split("/"))


def _part(part: str) -> str:
    name = _NOT_ON_WINDOWS.sub("-", part).strip(" .-") or "-"
    if name.casefold() in _DEVICES:
        name += "_"
    if len(name.encode()) > _LONGEST:
        digest = hashlib.sha256(part.encode()).hexdigest()[:8]
        name = name.encode()[: _LONGEST - 9].decode("utf-8", "ignore") + "-" + digest
    return name


def folded(id_: str) -> str:
    """The form in which two ids are the same, since some file systems do not tell case apart."""
    return unicodedata.normalize("NFC", page_name(id_)).casefold()
