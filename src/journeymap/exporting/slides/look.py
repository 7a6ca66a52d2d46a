"""The theme of a deck: colors, fonts, language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_EAST = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
_REGIONS = {
    "en": "en-US",
    "de": "de-DE",
    "fr": "fr-FR",
    "es": "es-ES",
    "it": "it-IT",
    "nl": "nl-NL",
    "pl": "pl-PL",
    "pt": "pt-BR",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "zh": "zh-CN",
    "ar": "ar-SA",
    "he": "he-IL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The theme of a deck: colors, fonts, language."""

    accent: str
    """A color without the leading hash."""
    language: str
    is_rtl: bool
    title: str
    author: str
    day: date
    foot: str

    @property
    def _base(self) -> str:
        return self.language.lower().replace("_", "-").split("-")[0]

    @property
    def tag(self) -> str:
        """The language with a region, as spell checkers expect."""
        return _REGIONS.get(self._base, self.language.replace("_", "-"))

    @property
    def eastern_font(self) -> str | None:
        """The font for Chinese, Japanese or Korean; None for any other language."""
        return _EAST.get(self._base)
