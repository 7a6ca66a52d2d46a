"""Find the field that a label means, whatever its wording and decoration."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from journeymap.importing.meaning.items import bare
from journeymap.model.base import keys_of
from journeymap.model.homes import models
from journeymap.model.suggest import homes_of, homes_of_kin, letters, parts_of, same_word

Home = tuple[str, str]
"""The name of a model and the key of one of its fields."""

ON_STAGES = ("Stage", "Touchpoint", "Pain", "Opportunity", "Emotion", "Moment", "Metric", "Journey", "Content")
OF_THINGS = {
    "personas": ("Persona", "Preferences"),
    "content": ("Content",),
    "channels": ("Channel",),
    "committee": ("Member",),
    "accounts": ("Account",),
}
_STRUCTURE = {
    ("Stage", "lanes"),
    ("Stage", "loops"),
    ("Stage", "branches"),
    ("Stage", "sub_journey"),
    ("Stage", "alt"),
    ("Stage", "name"),
    ("Touchpoint", "id"),
    ("Touchpoint", "alt"),
    ("Touchpoint", "kind"),
    ("Journey", "stages"),
    ("Journey", "attributes"),
    ("Journey", "skip"),
    ("Journey", "extends"),
    ("Journey", "compare"),
    ("Journey", "alt"),
    ("Journey", "costs"),
    ("Persona", "attributes"),
    ("Persona", "preferences"),
    ("Persona", "alt"),
    ("Content", "id"),
}
"""Fields that are more than a text."""
_ON_STAGES_ONLY_IN = {
    "Journey": {"for"},
    "Content": {"type", "url"},
    "Pain": {"severity", "frequency", "quote", "text", "function"},
    "Opportunity": {"effort", "feasibility", "value", "text", "status"},
    "Emotion": {"score", "feeling"},
    "Moment": {"priority", "name"},
    "Metric": {"target", "baseline", "actual", "unit"},
    "Touchpoint": {
        *("name", "channel", "content", "devices", "actions", "response", "purpose", "when", "duration", "share"),
        *("milestone", "moment_of_truth", "mode", "status", "emotion", "pains", "thoughts", "link", "from", "to"),
    },
}
"""The fields of things on a stage that a row or column may hold."""
_SAME_THING = {
    ("Touchpoint", "name"): ("Stage", "touchpoints"),
    ("Pain", "text"): ("Stage", "pains"),
    ("Opportunity", "text"): ("Stage", "opportunities"),
    ("Moment", "name"): ("Stage", "moments"),
    ("Metric", "kind"): ("Stage", "metrics"),
    ("Emotion", "feeling"): ("Stage", "emotion"),
    ("Pain", "at"): ("Stage", "touchpoints"),
    ("Moment", "at"): ("Stage", "touchpoints"),
    ("Journey", "for"): ("Stage", "for"),
    ("Touchpoint", "actions"): ("Stage", "actions"),
    ("Touchpoint", "emotion"): ("Stage", "emotion"),
    ("Touchpoint", "pains"): ("Stage", "pains"),
    ("Touchpoint", "content"): ("Stage", "content"),
    ("Touchpoint", "thoughts"): ("Stage", "thoughts"),
    ("Touchpoint", "duration"): ("Stage", "duration"),
    ("Touchpoint", "for"): ("Stage", "for"),
    ("Touchpoint", "metrics"): ("Stage", "metrics"),
    ("Touchpoint", "notes"): ("Stage", "notes"),
    ("Touchpoint", "sources"): ("Stage", "sources"),
    ("Pain", "for"): ("Stage", "for"),
    ("Pain", "emotion"): ("Stage", "emotion"),
    ("Pain", "sources"): ("Stage", "sources"),
    ("Emotion", "score"): ("Stage", "emotion"),
}
"""Fields of things on a stage that mean a field of the stage itself."""
_OURS = frozenset(
    """business company internal our team brand marketing sales organisation organization organizational
    employee employees staff seller vendor rep csm cs company's agent operational backend technical system it
    unternehmen intern interne unternehmens unternehmensziel
    entreprise interne empresa interno interna negocio""".split()
)
"""Words in labels that are not about the customer."""
_OURS_AS_WELL = frozenset(
    {
        ("Touchpoint", "channel"),
        *(("Stage", key) for key in ("opportunities", "touchpoints", "metrics", "content", "owners")),
    }
)
"""Fields that are about the company in any case."""
_OF_WHOM = frozenset(
    """customer customers user users client clients buyer buyers persona personas who whom actor actors the of and is
    are to from with in for at on by what how do does they their our kunde kunden nutzer utilisateur utilisateurs
    cliente clientes     usuario usuarios
    клиент клиента пользователь пользователя""".split()
)
"""Words of a longer label that only say whose row it is."""
_BESIDE = frozenset(
    """description descriptions detail details list name level levels curve score scores rating state needed taken used
    involved type types note notes summary example examples per each this stage phase step area areas point points
    felt experienced observed identified faced encountered addressed expected possible potential key main required
    der die das des dem den im in von du de la le les l d un une del los las el lo il gli i della delle di do da dos das
    van het een в на по о""".split()
)
"""Words of a longer label that say nothing about its field."""
_DESCRIBING = re.compile(
    r"(?i)description|detail|\btypes?\b|\bnotes?\b|summary|beschreibung|\bart\b|détail|descripci|descri[çz]|dettagli|"
    r"omschrijving|описание|説明|詳細|种类|類型|类型|说明|說明|설명|유형"
)
"""Labels of descriptions of things that are named elsewhere."""
_NUMBER = re.compile(
    r"^\s*(?:[#№]?\s*[(\[（]?\d{1,2}(?:\.\d{1,2})*[.)\]）、:．：]?[)\s]*|[①-⑳]\s*|[ivxIVX]{1,4}[.)]\s+|[a-hA-H][.)]\s+)(?=\D)"
)
_AROUND = " \t\n\r:：?？!！*_`#>|-–—=~.。・•"
_IN_PARENTHESES = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_BETWEEN = re.compile(r"\s*(?:[/／|&＆+、・]|\s[-–—]\s| and | und | et | y | e | и |と|及び|및| و )\s*", re.IGNORECASE)
_MOST_IN_A_ROW = 4
_LETTERS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_MOST_WORDS = 8


@lru_cache(maxsize=2048)
def home_on_stage(label: str) -> Home | None:
    """Return the field of a stage, or of a thing on it, that a label means; None if it is unclear."""
    return _home(label, ON_STAGES)


def home_of_field(field: str) -> Home:
    """Return the home of a field that a format names itself: `Touchpoint.emotion` is read like a stage's."""
    model, _, key = field.partition(".")
    return _SAME_THING.get((model, key), (model, key))


@lru_cache(maxsize=2048)
def home_on_map(label: str) -> Home | None:
    """Return the field of a map as a whole that a label means."""
    return _home(label, ("Journey",))


@lru_cache(maxsize=2048)
def home_on_thing(label: str, kind: str) -> Home | None:
    """Return the field of a persona, a channel and so on that a label means."""
    return _home(label, OF_THINGS[kind])


@lru_cache(maxsize=4096)
def fields_of(text: str) -> tuple[Home, ...]:
    """Return the fields that a text names if it is a label; none if it is not, even if it contains such a word."""
    forms = _forms(text)
    return tuple(dict.fromkeys(home for form in forms if (home := _home_of_form(form, ON_STAGES))))


def plain_label(label: str) -> str:
    """Return a label without decoration: `3. **Pain points:**` becomes `Pain points`."""
    text = "".join(character for character in bare(label) if not _is_ornament(character))
    text = _NUMBER.sub("", text)
    return " ".join(text.replace("_", " ").split()).strip(_AROUND)


def describes(label: str) -> bool:
    """Return whether a label is for descriptions of things that another label names: `Touchpoint details`."""
    return bool(_DESCRIBING.search(label))


def _is_ornament(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk", "Cf", "Mn", "Cn"} and ord(character) > 0x2000


def _home(label: str, owners: Sequence[str]) -> Home | None:
    found = None
    for form in _forms(label):
        home = _home_of_form(form, owners)
        if home == ("Touchpoint", "channel") and found is None and _BETWEEN.search(label):
            found = home  # `Channels / Touchpoints` means touchpoints if it means anything
        elif home and (found is None or home == ("Stage", "touchpoints")):
            return home
    if found is None and "Stage" in owners:
        for form in _within_forms(label):
            home = _home_of_form(form, owners)
            if home and (home in _OURS_AS_WELL or (home[0] == "Stage" and not _is_ours(label))):
                return home
    return found


def _within_forms(label: str) -> Iterator[str]:
    """Yield the words in a longer label, which say nothing reliable about the fields of single things."""
    for text in _texts_of(label):
        yield from _within(text)


def _texts_of(label: str) -> tuple[str, ...]:
    """Return a label without its parentheses, and the texts in them."""
    whole = plain_label(label)
    outside = " ".join(_IN_PARENTHESES.sub(" ", whole).split()).strip(_AROUND)
    return outside, *(part.strip(_AROUND) for part in _IN_PARENTHESES.findall(whole))


def _forms(label: str) -> Iterator[str]:
    """Return what a label may say: the whole first, then its parts."""
    whole = plain_label(label)
    texts = _texts_of(label)
    forms = [whole, *texts]
    for text in texts:
        forms += [part.strip(_AROUND) for part in _BETWEEN.split(text) if part.strip(_AROUND)]
        forms += parts_of(text)
    return iter(dict.fromkeys(form for form in forms if form))


def _within(text: str) -> Iterator[str]:
    """Yield the words of a longer label, runs before single ones: `What are they feeling?` has `feeling`."""
    words = _LETTERS.findall(text)
    if len(words) > _MOST_WORDS:
        return
    if len(words) > 1 and not _WIDE.search(text):
        for size in range(min(_MOST_IN_A_ROW, len(words) - 1), 0, -1):
            for start in range(len(words) - size, -1, -1):
                rest = (*words[:start], *words[start + size :]) if start + size < len(words) else ()
                part = words[start : start + size]
                if not all(map(_says_only_whose, part)) and all(map(_says_only_whose, rest)):
                    yield " ".join(part)
    if _WIDE.search(text):
        wide = letters(text)
        if len(wide) <= 16:
            ends = [wide[start:] for start in range(1, len(wide) - 1)]
            starts = [wide[:end] for end in range(len(wide) - 1, 1, -1)]
            yield from filter(_WIDE.search, [*ends, *starts])


def _is_ours(label: str) -> bool:
    """Return whether a label is about what the company wants or does, not about the customer."""
    return any(word.casefold() in _OURS for word in _LETTERS.findall(label))


def _says_only_whose(word: str) -> bool:
    return word.casefold() in _OF_WHOM or word.casefold() in _BESIDE


def _home_of_form(form: str, owners: Sequence[str]) -> Home | None:
    for owner in owners:
        key = same_word(form, keys_of(models()[owner]))
        if key and _may_be(owner, key, owners):
            return _SAME_THING.get((owner, key), (owner, key)) if "Stage" in owners else (owner, key)
    found = (*homes_of(form), *homes_of_kin(form))
    for owner in owners:
        for model, key in found:
            if model == owner and _may_be(owner, key, owners):
                return _SAME_THING.get((model, key), (model, key)) if "Stage" in owners else (model, key)
    return None


def _may_be(owner: str, key: str, owners: Sequence[str]) -> bool:
    if (owner, key) in _STRUCTURE:
        return False
    if "Stage" in owners and owner in _ON_STAGES_ONLY_IN:
        return key in _ON_STAGES_ONLY_IN[owner]
    return True
