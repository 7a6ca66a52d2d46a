"""Detect the encoding of a text."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_EXAMINED = 200_000
_PLAIN = 2000
_ZEROS = 0.05
"""The least share of zero bytes in UTF-16: those of spaces, separators and line ends."""
_ON_ONE_SIDE = 0.9
"""The share of zero bytes that are on the same side of each pair."""
_UNLIKELY = (
    *("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"),  # EBCDIC, from mainframes
    *("utf-7", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-32-le"),
    *("iso8859-1", "iso8859-15"),  # control characters mean that another code page fits
)


class Encoding(NamedTuple):
    codec: str
    """Python's name for it."""
    title: str
    """The name that people know."""


UTF_8 = Encoding("utf-8-sig", "UTF-8")
WESTERN = Encoding("cp1252", "Windows-1252 (western Europe)")
_TITLES = {
    "cp1250": "Windows-1250 (central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": WESTERN.title,
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1258": "Windows-1258 (Vietnamese)",
    "cp874": "Windows-874 (Thai)",
    "cp932": "Shift JIS (Japanese)",
    "cp949": "EUC-KR (Korean)",
    "gb18030": "GB 18030 (Chinese)",
    "big5hkscs": "Big5 (Chinese)",
    "euc_jis_2004": "EUC-JP (Japanese)",
    "koi8-r": "KOI8-R (Cyrillic)",
    "mac-roman": "Mac Roman (western Europe)",
}


def encoding_marked(start: bytes) -> Encoding | None:
    """Return the encoding that the first bytes of a text prove; None if they leave it open."""
    if start.startswith(codecs.BOM_UTF8):
        return UTF_8
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("utf-16", "UTF-16")
    sample = start[:_PLAIN]
    before, behind = sample[::2].count(0), sample[1::2].count(0)
    zeros = before + behind
    if zeros >= 4 and zeros >= len(sample) * _ZEROS and max(before, behind) >= zeros * _ON_ONE_SIDE:
        return Encoding("utf-16-be" if before > behind else "utf-16-le", "UTF-16")
    return None


def encoding_guessed(start: bytes) -> Encoding:
    """Return the likeliest encoding of a text without a mark that is not UTF-8, as older programs save it."""
    import chardet  # slow to import, and few files need it

    found = chardet.detect(
        start[:_EXAMINED],
        max_bytes=_EXAMINED,
        prefer_superset=True,
        compat_names=False,
        exclude_encodings=_UNLIKELY,
    )["encoding"]
    if found is None:
        return WESTERN
    name = codecs.lookup(found).name
    return Encoding(name, _TITLES.get(name, name.upper()))
