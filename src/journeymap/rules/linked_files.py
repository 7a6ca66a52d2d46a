"""Whether the file that a link leads to is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from journeymap.named_paths import LINKED, Cause, Refusal, find_named

ADD_THE_FILE = (
    "Add the file or correct the path, which starts at the workspace's folder. A web address starts with https://."
)
_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""An address with a scheme such as https: or mailto:, or one that begins with the host."""


def why_missing(root: Path, address: str) -> str | None:
    """Say in a clause why a link to a file leads nowhere; None if it leads somewhere, or to the web."""
    refusal = _refusal(root, address)
    if refusal is None:
        return None
    is_there = refusal.cause not in (Cause.MISSING, Cause.NOT_A_NAME)
    return f"it {refusal.reason}" if is_there else "there is no such file"


def _refusal(root: Path, url: str) -> Refusal | None:
    """Why a path leads nowhere, read as a link with escapes and a fragment and as it is written; None if it leads
    somewhere.
    """
    if _ELSEWHERE.match(url):
        return None
    readings = dict.fromkeys((unquote(re.split("[?#]", url, maxsplit=1)[0]), url))
    answers = [find_named(root, reading.lstrip("/"), LINKED) for reading in readings]
    refusals = [answer for answer in answers if isinstance(answer, Refusal)]
    return refusals[0] if len(refusals) == len(answers) else None
