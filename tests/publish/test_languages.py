"""The words of the pages in other languages: a table for each has every word that templates ask for, and no other."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml

from journeymap.analysis.coverage import CHECKS
from journeymap.checklists import PROCESSES
from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Severity
from journeymap.model import vocabulary
from journeymap.model.buying_jobs import BUYING_JOBS
from journeymap.publish import html, markdown
from journeymap.publish.i18n import Translate, spoken
from journeymap.publish.mermaid import SCORES
from journeymap.redaction import WHAT_IS_LEFT
from journeymap.rules.catalogue import RULES
from journeymap.view.board import criteria
from journeymap.view.board.lanes import LANES
from journeymap.view.overlay import diff, summary
from tests.publish.reading import read
from tests.published import ROOT, WORKSPACES, pages

Write = Callable[[Mapping[str, str]], Path]
TEMPLATES = ROOT / "templates"
LANGUAGES = ("de", "fr", "es", "ja", "ar")
every_language = pytest.mark.parametrize("language", LANGUAGES)

_LITERAL = re.compile(r"""\bt\(\s*(?:"([^"]*)"|'([^']*)')""")
_COUNTED = re.compile(r'\bcounted\([^"]*"([^"]+)", "([^"]+)"')
_LABEL = re.compile(r'\("([A-Z][\w ]*)", ')
VOCABULARIES = tuple(
    getattr(vocabulary, name)
    for name in (
        "Phase", "Role", "Job", "Device", "Medium", "Ownership", "Party", "Status", "MapStatus", "Mode",
        "TeamFunction", "OpportunityStatus", "Evidence", "SourceKind", "Message", "Voice", "Personalization",
        "ContentType", "Degree", "Deal", "Meeting", "FirstResult",
    )
)  # fmt: skip
"""Those of the format whose words stand on pages."""
GATES = (*criteria.NUMBERS.values(), *criteria.WORDS.values(), *criteria.WINDOWS)
KINDS = ("persona", "channel", "content", "segment")
ORIGINS = ("added", "changed")
UNITS = ("hour", "hours", "days")
VALUES = ("built in", "until the purchase", "the stage as a whole", "aimed by phase or role")
"""What the views say in words of their own."""


@cache
def asked() -> frozenset[str]:
    """Every text that is put into the language of a page, as far as it is ours."""
    found = {*_literals(), *_labels(), *_vocabulary(), *_names_of_gaps(), *_checklists()}
    return frozenset({*found, *GATES, *KINDS, *ORIGINS, *UNITS, *VALUES, *WHAT_IS_LEFT})


def _literals() -> Iterator[str]:
    for file in (*(TEMPLATES / "html").iterdir(), *(TEMPLATES / "markdown").iterdir()):
        text = file.read_text(encoding="utf-8")
        yield from (double or single for double, single in _LITERAL.findall(text))
        yield from (word for pair in _COUNTED.findall(text) for word in pair)


def _labels() -> Iterator[str]:
    """The labels of facts, the titles of lists and lanes, the lines between lanes."""
    for view in ("board/board", "library/pages"):
        yield from _LABEL.findall((ROOT / "src" / "journeymap" / "view" / f"{view}.py").read_text(encoding="utf-8"))
    yield from (*diff.LABELS.values(), *diff.ITEM_LABELS.values(), diff.DETAILS, "Personas")
    yield from summary.ABOUT.values()
    for lane in LANES:
        yield from filter(None, (lane.title, lane.line_above))


def _vocabulary() -> Iterator[str]:
    yield from (spoken(word) for vocabulary in VOCABULARIES for word in get_args(vocabulary))
    yield from (job.says for job in BUYING_JOBS)
    yield from CHECKS
    yield from SCORES.values()
    yield from (severity.word for severity in Severity)


def _checklists() -> Iterator[str]:
    """What a checklist says of itself. What is left of a step is told in English, as findings are."""
    yield from ("still open", "later")
    for process in PROCESSES:
        yield from (process.title, process.first)
        yield from (text for step in process.steps for text in (step.title, step.first))


def _names_of_gaps() -> Iterator[str]:
    names = [one.name for one in RULES.values()]
    names += [one.name for codes in (DOCUMENT_CODES, HOUSEKEEPING_CODES) for one in codes.values()]
    yield from (name.capitalize().replace("-", " ") for name in names)


@cache
def table(language: str) -> dict[str, str]:
    """The words of a language by the English ones."""
    texts: dict[str, str] = json.loads((TEMPLATES / "languages" / f"{language}.json").read_text(encoding="utf-8"))
    return texts


def test_there_is_a_table_for_each_language_and_no_other() -> None:
    assert {file.name for file in (TEMPLATES / "languages").iterdir()} == {f"{one}.json" for one in LANGUAGES}


@every_language
def test_nothing_is_untranslated(language: str) -> None:
    assert sorted(asked() - table(language).keys()) == []


@every_language
def test_nothing_is_left_over(language: str) -> None:
    assert sorted(table(language).keys() - asked()) == []


@every_language
def test_tables_are_in_order(language: str) -> None:
    assert list(table(language)) == sorted(table(language))


@every_language
def test_translations_keep_what_the_pages_need(language: str) -> None:
    for english, text in table(language).items():
        assert text == text.strip(), english
        assert text, english
        assert text.count("%s") == english.count("%s"), english
        assert not set("<>{}|\"'") & set(text), english
        assert (text[-1] in ".。") == english.endswith("."), english


@pytest.mark.parametrize("name", WORKSPACES)
def test_pages_ask_for_nothing_else(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: set[str] = set()

    def listener(*_: object) -> Translate:
        def listen(text: str) -> str:
            heard.add(text)
            return text

        return listen

    monkeypatch.setattr(html, "translator", listener)
    monkeypatch.setattr(markdown, "translator", listener)
    for form in ("html", "markdown"):
        pages(WORKSPACES[name], form)
    settings = yaml.safe_load((WORKSPACES[name] / "journeymap.yaml").read_text(encoding="utf-8"))
    own = {lane.get("title") for lane in settings.get("lanes", ())}
    own |= {rule.get("name", rule["id"].lower()).capitalize().replace("-", " ") for rule in settings.get("rules", ())}
    assert sorted(heard - asked() - own) == []


EXPECTED = {
    "de": ("Touchpoints", "Abdeckung", "Kanäle", "Verantwortlich"),
    "fr": ("Points de contact", "Couverture", "Canaux", "Responsable"),
    "es": ("Puntos de contacto", "Cobertura", "Canales", "Responsable"),
    "ja": ("タッチポイント", "カバー率", "チャネル", "担当"),
    "ar": ("نقاط الاتصال", "التغطية", "القنوات", "المسؤول"),
}


@every_language
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_site_speaks_the_language(language: str, form: str, workspace: Write) -> None:
    minimal = WORKSPACES["minimal"]
    settings = (minimal / "journeymap.yaml").read_text(encoding="utf-8") + f"site: {{language: {language}}}\n"
    first = (minimal / "maps" / "first.yaml").read_text(encoding="utf-8")
    site = pages(workspace({"journeymap.yaml": settings, "maps/first.yaml": first}), form)
    text = " ".join(read(page).text if form == "html" else page for page in site.values())
    assert [word for word in EXPECTED[language] if word not in text] == []
    assert "Coverage" not in text
    if form == "html":
        way = "rtl" if language == "ar" else "ltr"
        assert all(read(page).elements[0] == ("html", {"lang": language, "dir": way}) for page in site.values())
