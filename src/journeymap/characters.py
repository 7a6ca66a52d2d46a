"""Read texts, and keep those of users from doing anything to a terminal, a build log or the eyes of a reader."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")
HIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls: they move the cursor, or begin a command of the terminal
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of what follows
    "\u2028\u2029"  # break a line
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"  # not seen
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "\ud800-\udfff"  # half a character, such as a byte of a file name that is not UTF-8
    "\ufffe\uffff"  # no characters: XML must not hold them
    "]"
)
"""What never stands as it is in a line or a file of ours. Joiners and variants of emoji may: scripts need them."""
_COMMAND = re.compile(r"^([\s\u200c\u200d\ufe0e\ufe0f]*)(?=::)|(?<=#)(?=#\w*\[)")
"""What GitHub's runner and others take for a command in the log of a build: `::stop-commands::`, `##[group]`."""


_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_HIDDEN_CODES = (
    "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\u2800\\u3164\\ufe0e\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff"
)
SEEN = rf"[^\s{_HIDDEN_CODES}]"
"""A pattern for one sign that a reader sees, as Python and editors understand it; they have none for the signs that
need two codes.
"""


def is_unseen(sign: str) -> bool:
    """Return whether a reader sees nothing where a sign stands."""
    return sign.isspace() or sign in _JOINERS or HIDDEN.match(sign) is not None


def decoded(content: bytes) -> str:
    """Return a text as UTF-8, or as UTF-16 if it begins with the mark of that, as what `>` writes in PowerShell does.
    Raises UnicodeDecodeError.
    """
    return content.decode("utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")


def printable(text: str) -> str:
    r"""Return a text on one line; hidden characters show as what they are: `\x1b`, `\u202e`."""
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(_shown, _BREAKS.sub(" ", text))


def log_line(text: str) -> str:
    """Return a text as a line that neither a terminal nor the log of a build takes for a command."""
    text = printable(text)
    return _COMMAND.sub(r"\1\\", text) if "::" in text or "##" in text else text


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
