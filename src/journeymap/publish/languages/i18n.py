"""Put the pages' own words into the language of a site. What users write stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from gettext import NullTranslations
from typing import Any
from unicodedata import bidirectional

from journeymap.model.vocabulary import label
from journeymap.publish.languages.catalogue import Catalogue, MalformedCatalogue, read_catalogue
from journeymap.publish.languages.numerals import NUMBER, SAMPLE, Numerals, numerals_of
from journeymap.publish.themes.theme import Theme
from journeymap.resources import CATALOGUES, base_language, languages, templates_folder
from journeymap.translatable import N_, NumberText, OurText, Quantity, Sentence

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "dv", "ku"})
RULE = "rule"
"""The context of the names of rules in the catalogues."""
NAME = "name"
"""The context of the texts that come with the program."""
Translate = Callable[[str], str]
_ENGLISH = Numerals(",", ".")
_TEAMS = {"marketing": N_("marketing"), "sales": N_("sales"), "success": N_("customer success")}
"""The teams that answer for accounts, and for the stages of built-in frameworks."""


def direction(language: str | None) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if base_language(language or "en") in RIGHT_TO_LEFT else "ltr"


_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def first_direction(text: str) -> str | None:
    """The way in which the first letter of a text runs."""
    return next((_WAYS[kind] for kind in map(bidirectional, text) if kind in _WAYS), None)


def runs(text: str, way: str) -> bool:
    """Whether a text has a letter that runs a way: `rtl` or `ltr`."""
    return any(_WAYS.get(bidirectional(sign)) == way for sign in text)


def rule_title(name: str) -> str:
    """The name of a rule as a heading: 'Stage without goal' for stage-without-goal."""
    return (name[:1].upper() + name[1:]).replace("-", " ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence."""

    text: str
    is_ours: bool
    """Whether these are words of ours; else somebody has typed them."""


def capitalized(text: str) -> str:
    """The text with a capital at its start; unlike `str.capitalize`, it leaves the other letters as they are."""
    return text[:1].upper() + text[1:]


class Translator:
    """Speaks one language; what its catalogue does not have stays English."""

    def __init__(self, catalogue: NullTranslations, otherwise: Translator | None = None) -> None:
        self._catalogue = catalogue
        if otherwise:
            catalogue.add_fallback(otherwise._catalogue)
        self._numerals = numerals_of(catalogue.pgettext(NUMBER, SAMPLE)) or _ENGLISH

    def text(self, english: str, **values: str) -> str:
        """Translate a text, with values in it."""
        text = self._catalogue.gettext(english) if english else ""
        for name, value in values.items():
            text = text.replace(f"%({name})s", value)
        return text

    def word(self, word: str | None) -> str:
        """Translate a word of the format; nothing where there is none."""
        return self.text(label(word)) if word else ""

    def owners(self, names: str) -> str:
        """Translate the teams that the format knows, with commas between several; what else people type stays."""
        parts = names.split(", ")
        return ", ".join(self.text(_TEAMS[part]) for part in parts) if _TEAMS.keys() >= {*parts} else names

    def rule_name(self, english: str) -> str | None:
        """Translate the name of a rule; None where the catalogue does not have it."""
        name = self._catalogue.pgettext(RULE, english)
        return name if name != english else None

    def name(self, english: str) -> str:
        """Translate a text that comes with the program, such as the name of a channel."""
        return self._catalogue.pgettext(NAME, english)

    def counted(self, number: float, singular: str, plural: str, **values: object) -> str:
        """Translate a text about a number of things, in the form that the language has for this number."""
        # Languages count in whole numbers. A fraction takes the form of 100: in none of them that of one or a few.
        form = int(number) if number == int(number) else 100
        number_text = number if isinstance(number, int) else self.number(f"{number:g}")
        text = self._catalogue.ngettext(singular, plural, form)
        for name, value in {"number": number_text, **values}.items():
            text = text.replace(f"%({name})s", str(value))
        return text

    def number(self, english: str) -> str:
        """Write a number, with what stands after it, as the language does."""
        return self._numerals.written(english)

    def quantity(self, quantity: Quantity) -> str:
        """Translate a number with what it counts."""
        return self.counted(quantity.number, *quantity.phrase)

    def sentence(self, sentence: Sentence | Quantity) -> str:
        """Translate a text with the values in it."""
        if isinstance(sentence, Quantity):
            return self.quantity(sentence)
        return sentence.filled(self._words(sentence), self.sentence)

    def _words(self, sentence: Sentence) -> str:
        return self.text(sentence.text) if sentence.has_words else sentence.text

    def pieces(self, sentence: Sentence) -> tuple[Piece, ...]:
        """Translate a text, with the words of ours apart from what somebody has typed."""
        return tuple(piece for piece in self._pieces(sentence) if piece.text)

    def _pieces(self, sentence: Sentence) -> Iterator[Piece]:
        is_ours = False
        for piece in sentence.pieces(self._words(sentence)):
            is_ours = not is_ours  # values stand between our words
            if isinstance(piece, Sentence):
                yield from self._pieces(piece)
            else:
                yield Piece(piece, is_ours) if isinstance(piece, str) else Piece(self.quantity(piece), is_ours=True)


_TRADITIONAL = re.compile(r"[-_](tw|hk|mo|hant)\b", re.IGNORECASE)
"""The regions, and the script, in which Chinese is written so."""


def translator(language: str, theme: Theme | None = None) -> Translator:
    """Speak a language by our catalogue and, before that, by the one of a theme. Raises BrokenTheme."""
    name = _catalogue_of(language)
    ours, own = _our_translator(name), _own_catalogue(name, theme)
    return Translator(own.translations, ours) if own else ours


@dataclass(frozen=True, slots=True)
class Untranslated:
    """How many texts of ours stay English in a language, and of how many."""

    number: int
    of: int


def untranslated(language: str, theme: Theme | None = None) -> Untranslated:
    """Count the texts for which neither our catalogue nor that of a theme has a translation. Raises BrokenTheme."""
    name = _catalogue_of(language)
    catalogues = [catalogue for catalogue in (_our_catalogue(name), _own_catalogue(name, theme)) if catalogue]
    every = _every_text()
    missing = every.difference(*(catalogue.translated for catalogue in catalogues)) if name != "en" else ()
    return Untranslated(len(missing), len(every))


def _catalogue_of(language: str) -> str:
    """The name of the catalogue of a language: that of the language without its region, de for de-AT.

    Chinese in traditional characters has one of its own, or none: who reads them is not to be given simplified ones.
    """
    name = base_language(language)
    return f"{name}-hant" if name == "zh" and _TRADITIONAL.search(language) else name


def _own_catalogue(language: str, theme: Theme | None) -> Catalogue | None:
    path = f"{CATALOGUES}/{language}.po"
    return read_theme_catalogue(theme, path) if theme and theme.has(path) else None


def read_theme_catalogue(theme: Theme, path: str) -> Catalogue:
    """Read a catalogue of a theme. Raises BrokenTheme."""
    try:
        return read_catalogue(theme.read(path))
    except MalformedCatalogue as error:
        raise theme.broken(path, error.line, error.message, error.fix) from error


@cache
def _our_translator(language: str) -> Translator:
    catalogue = _our_catalogue(language)
    return Translator(catalogue.translations if catalogue else NullTranslations())


@cache
def _our_catalogue(language: str) -> Catalogue | None:
    if not language.isalnum():  # what is no name of a language is found by `validate`
        return None
    file = templates_folder() / CATALOGUES / f"{language}.po"
    return read_catalogue(file.read_text(encoding="utf-8")) if file.is_file() else None


@cache
def _every_text() -> frozenset[str]:
    """Every text that pages translate: each catalogue of ours lists them all, translated or not."""
    catalogues = map(_our_catalogue, languages())
    return next((catalogue.texts for catalogue in catalogues if catalogue), frozenset())


def with_our_texts(view: Any, translator: Translator) -> Any:
    """Return a view with its numbers, and the texts that come with the program, in the page's language.

    Those texts remain known as ours.
    """
    if isinstance(view, NumberText):
        return translator.number(view)
    if isinstance(view, OurText):
        return OurText(translator.name(view))
    if isinstance(view, tuple) and type(view) is tuple:
        return tuple(with_our_texts(item, translator) for item in view)
    if is_dataclass(view) and not isinstance(view, type):
        parts = {field.name: with_our_texts(getattr(view, field.name), translator) for field in fields(view)}
        return replace(view, **{name: part for name, part in parts.items() if part is not getattr(view, name)})
    return view


def with_phrases(view: Any, phrases: Mapping[str, str]) -> Any:
    """Return a view with some phrases of ours within its texts in the page's language."""
    if isinstance(view, str):
        for english, translated in phrases.items():
            view = view.replace(english, translated)
        return view
    if isinstance(view, tuple):
        items = (with_phrases(item, phrases) for item in view)
        return view._make(items) if hasattr(view, "_make") else tuple(items)  # a named tuple keeps its names
    if is_dataclass(view) and not isinstance(view, type):
        return replace(view, **{field.name: with_phrases(getattr(view, field.name), phrases) for field in fields(view)})
    return view
