"""Update the catalogues in `templates/languages` with the texts of templates and source: `make messages`.

No translation is lost: a text that is no longer used moves to the end of its catalogue, as a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Severity
from journeymap.model import vocabulary
from journeymap.model.stage_fields import LANES
from journeymap.model.vocabulary import label, words_of
from journeymap.publish.languages.i18n import NAME, RULE, rule_title
from journeymap.publish.languages.numerals import NUMBER, SAMPLE
from journeymap.resources import CATALOGUES
from journeymap.rules import RULES
from journeymap.view.overlay import diff
from journeymap.workspace.load import built_in_library

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ROOT / "templates" / CATALOGUES
METHODS = [("src/**.py", "python"), ("templates/html/**.*", "jinja2"), ("templates/markdown/**.md", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "Plural": (1, 2), "counted": (2, 3)}
"""The functions that mark a text, and which arguments hold it."""
VOCABULARIES = (
    vocabulary.Phase, vocabulary.Role, vocabulary.Job, vocabulary.Device, vocabulary.Medium, vocabulary.Ownership,
    vocabulary.Party, vocabulary.Status, vocabulary.MapStatus, vocabulary.Mode, vocabulary.TeamFunction,
    vocabulary.OpportunityStatus, vocabulary.Evidence, vocabulary.SourceKind, vocabulary.Message, vocabulary.Voice,
    vocabulary.Personalization, vocabulary.ContentType, vocabulary.Degree, vocabulary.Deal, vocabulary.Meeting,
    vocabulary.FirstResult, vocabulary.Level, vocabulary.Nature, vocabulary.Unit,
    vocabulary.Movement, vocabulary.Funnel, vocabulary.TriggerKind, vocabulary.Approach, vocabulary.Tier,
    vocabulary.Answer, vocabulary.Relationship, vocabulary.SatisfactionKind, vocabulary.FeedbackKind,
    vocabulary.DealKind, vocabulary.DealOutcome, vocabulary.ProgramObjective, vocabulary.Variety, vocabulary.Period,
)  # fmt: skip
"""The vocabularies whose words appear on pages."""
HEADER = "# The words of journeymap's pages. Renewed by `make messages`; translate what is empty.\n"
_CHANGES_EACH_TIME = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    r'|Generated-By):.*"\n',
    re.MULTILINE,
)


@cache
def template() -> Catalog:
    """Collect every text that pages translate."""
    catalog = Catalog()
    options = {pattern: {"silent": "false"} for pattern, _ in METHODS}
    for _, _, text, _, context in extract_from_dir(ROOT, METHODS, options, KEYWORDS):
        catalog.add(text, context=context)
    for text in (*_words(), *lane_texts(), *(severity.word for severity in Severity)):
        catalog.add(text)
    catalog.add(SAMPLE, context=NUMBER)
    for text in _our_texts():
        catalog.add(text, context=NAME)
    for text in _rule_names():
        catalog.add(text, context=RULE)
    return catalog


def catalogue(file: Path) -> Catalog:
    """Read a catalogue."""
    with file.open("rb") as stream:
        return read_po(stream, locale=file.stem, abort_invalid=True)


def renewed(file: Path) -> str:
    """Return a catalogue with all texts in use; the translation of new ones is empty."""
    catalog = catalogue(file)
    catalog.update(template(), no_fuzzy_matching=True)
    stream = BytesIO()
    write_po(stream, catalog, width=0, no_location=True, sort_output=True)
    text = stream.getvalue().decode()
    return HEADER + _CHANGES_EACH_TIME.sub("", text[text.index("msgid") :])


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return a text with the forms that it has."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _words() -> Iterator[str]:
    for words in VOCABULARIES:
        yield from map(label, words_of(words))
    yield from get_args(diff.Kind)


def lane_texts() -> Iterator[str]:
    """Yield the titles of lanes. New ones may stay English for a while, so that a new lane takes one model field."""
    for lane in LANES.values():
        yield from filter(None, (lane.title, lane.line_above))


def _our_texts() -> Iterator[str]:
    library = built_in_library()
    yield from (channel.name for channel in library.channels.values())
    for framework in library.frameworks.values():
        yield from filter(None, (framework.name, framework.model.note))
        for stage in framework.stages.values():
            yield from filter(None, (stage.name, stage.note, *(loop.when for loop in stage.loops)))


def _rule_names() -> Iterator[str]:
    yield from (rule_title(rule.name) for rule in RULES.values())
    yield from (rule_title(code.name) for codes in (DOCUMENT_CODES, HOUSEKEEPING_CODES) for code in codes.values())


def main() -> None:
    """Update every catalogue."""
    for file in sorted(LANGUAGES.glob("*.po")):
        file.write_text(renewed(file), encoding="utf-8")
        texts = [message for message in catalogue(file) if message.id]
        untranslated = sum(not all(forms(message.string)) for message in texts)
        print(f"{file.relative_to(ROOT)}: {untranslated:,} of {len(texts):,} texts not translated")


if __name__ == "__main__":
    main()
