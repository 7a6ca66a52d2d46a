"""The pages' own words in other languages: a catalogue for each has every text that pages ask for, and no other."""

import re
from gettext import NullTranslations, c2py
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.numbers import format_decimal

from journeymap.publish import html, markdown, theme_problems
from journeymap.publish.languages.i18n import NAME, RULE, Translator, rule_title, translator, untranslated
from journeymap.publish.languages.numerals import NUMBER, SAMPLE
from journeymap.publish.themes.theme import BrokenTheme, Theme
from journeymap.resources import languages
from journeymap.workspace import built_in_library
from scripts.messages import LANGUAGES, catalogue, forms, lane_texts, renewed, template
from tests.publish.reading import read
from tests.support.fixtures import WriteFiles
from tests.support.publishing import pages, pages_of
from tests.support.workspaces import WORKSPACES, load_workspace

CATALOGUES = sorted(LANGUAGES.glob("*.po"))
each_catalogue = pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)


def texts(catalog: Catalog, context: str | None = None) -> dict[str, tuple[str, ...]]:
    """What a catalogue has, by the English text or, where there are several forms, by that for one thing."""
    messages = (message for message in catalog if message.id and message.context == context)
    return {forms(message.id)[0]: forms(message.string) for message in messages}


@each_catalogue
def test_nothing_is_untranslated(file: Path) -> None:
    """Except the names of rules and the heads of lanes, which may stay English."""
    there = {english for english, text in texts(catalogue(file)).items() if all(text)}
    assert sorted(texts(template()).keys() - there - {*lane_texts()}) == []


@each_catalogue
@pytest.mark.parametrize("context", [None, RULE, NAME, NUMBER])
def test_nothing_is_left_over(file: Path, context: str | None) -> None:
    assert sorted(texts(catalogue(file), context).keys() - texts(template(), context).keys()) == []


@each_catalogue
def test_catalogues_are_written_as_make_messages_writes_them(file: Path) -> None:
    optional = {*texts(template(), RULE), *lane_texts()}
    assert optional - texts(catalogue(file), RULE).keys() - texts(catalogue(file)).keys() or renewed(
        file
    ) == file.read_text(encoding="utf-8")


@each_catalogue
def test_placeholders_and_marks_are_kept(file: Path) -> None:
    for message in catalogue(file):
        english = forms(message.id)[-1]
        for text in filter(None, forms(message.string) if english else ()):
            assert text == text.strip(), english
            assert text.count("%s") == english.count("%s"), english
            assert set(re.findall(r"%\(\w+\)s", text)) <= set(re.findall(r"%\(\w+\)s", english)), english
            assert not set("<>{}|\"'") & set(text), english
            assert (text[-1] in ".。") == english.endswith("."), english


@each_catalogue
def test_our_reader_reads_what_babel_reads(file: Path) -> None:
    """Babel is no dependency of the pages, and so an independent reader."""
    catalog, ours = catalogue(file), translator(file.stem)
    form_of = c2py(catalog.plural_expr)
    for message in catalog:
        english, translated = forms(message.id), forms(message.string)
        if len(english) > 1:
            others = dict.fromkeys({*re.findall(r"%\((\w+)\)s", english[1])} - {"number"}, 7)
            for number in (0, 1, 2, 3, 11, 100, 102, 1011):
                text = translated[form_of(number)] % {"number": number, **others}
                assert ours.counted(number, english[0], english[1], **others) == text
        elif message.context == RULE:
            assert (ours.rule_name(english[0]) or "") == translated[0]
        elif message.context == NAME:
            assert ours.name(english[0]) == translated[0]
        elif message.context == NUMBER:
            assert ours.number(english[0]) == translated[0]
        elif english[0]:
            may_wait = english[0] in lane_texts() and not translated[0]
            assert ours.text(english[0]) == (english[0] if may_wait else translated[0])


ARABIC = {0: "لا خرائط", 1: "خريطة واحدة", 2: "خريطتان", 3: "3 خرائط", 11: "11 خريطة", 100: "100 خريطة"}
STAGES = {0: "لا مراحل", 1: "مرحلة واحدة", 2: "مرحلتان", 3: "3 مراحل", 11: "11 مرحلة", 100: "100 مرحلة"}


@pytest.mark.parametrize("number", ARABIC)
def test_arabic_has_a_form_for_every_number(number: int) -> None:
    arabic = translator("ar")
    assert arabic.counted(number, "%(number)s map", "%(number)s maps") == ARABIC[number]
    assert arabic.counted(number, "%(number)s stage", "%(number)s stages") == STAGES[number]


@pytest.mark.parametrize(
    ("language", "none", "one", "many"),
    [
        ("en", "0 gaps", "1 gap", "5 gaps"),
        ("de", "0 Lücken", "1 Lücke", "5 Lücken"),
        ("fr", "0 lacune", "1 lacune", "5 lacunes"),
        ("es", "0 brechas", "1 brecha", "5 brechas"),
        ("ja", "0件のギャップ", "1件のギャップ", "5件のギャップ"),
        ("pt", "0 lacuna", "1 lacuna", "5 lacunas"),
        ("nl", "0 hiaten", "1 hiaat", "5 hiaten"),
        ("it", "0 lacune", "1 lacuna", "5 lacune"),
        ("zh", "0个缺口", "1个缺口", "5个缺口"),
        ("ko", "갭 0개", "갭 1개", "갭 5개"),
        ("pl", "0 luk", "1 luka", "5 luk"),
    ],
)
def test_numbers_take_the_form_of_their_language(language: str, none: str, one: str, many: str) -> None:
    speech = translator(language)
    assert [speech.counted(n, "%(number)s gap", "%(number)s gaps") for n in (0, 1, 5)] == [none, one, many]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2, "2 luki"),
        (4, "4 luki"),
        (12, "12 luk"),
        (21, "21 luk"),
        (22, "22 luki"),
        (112, "112 luk"),
        (122, "122 luki"),
    ],
)
def test_polish_counts_by_the_last_figures(number: int, text: str) -> None:
    assert translator("pl").counted(number, "%(number)s gap", "%(number)s gaps") == text


@pytest.mark.parametrize("language", ["zh-CN", "zh-Hans", "ZH", "zh-Hans-SG"])
def test_a_variety_takes_its_base_language(language: str) -> None:
    assert translator(language).text("Touchpoints") == "触点"


@pytest.mark.parametrize("language", ["zh-TW", "zh_TW", "zh-Hant", "zh-Hant-HK", "zh-HK", "zh-MO"])
def test_who_reads_traditional_characters_is_not_given_simplified_ones(language: str) -> None:
    assert translator(language).text("Touchpoints") == "Touchpoints"
    assert untranslated(language).number == untranslated(language).of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at least 1.5 points"),
        ("ar", "1.5 نقطة على الأقل"),
        ("de", "mindestens 1,5 Punkte"),
        ("pl", "co najmniej 1,5 pkt"),
    ],
)
def test_a_fraction_is_neither_one_nor_a_few(language: str, text: str) -> None:
    speech = translator(language)
    assert speech.counted(1.5, "at least %(number)s point", "at least %(number)s points") == text


@each_catalogue
@pytest.mark.parametrize(
    ("english", "number"),
    [("7", 7), ("999", 999), ("4.3 %", 4.3), ("1,500 EUR", 1500), ("12,500.25 EUR", 12500.25), ("1,234,567", 1234567)],
)
def test_numbers_are_written_as_their_language_writes_them(file: Path, english: str, number: float) -> None:
    """As Babel does, which knows the tables of Unicode; pages have no narrow space, which Markdown would lose."""
    expected = format_decimal(number, locale=file.stem).replace("\u202f", "\xa0")
    assert translator(file.stem).number(english) == english.replace(english.split()[0], expected)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("< 0.1 %", "< 0,1 %"),
        ("-1,250.50 EUR", "-1.250,50 EUR"),
        ("× 1.5", "× 1,5"),
        ("2026-11-25", "2026-11-25"),
        ("1e+06", "1e+06"),
        ("", ""),
    ],
)
def test_nothing_but_the_signs_of_a_number_changes(english: str, german: str) -> None:
    assert translator("de").number(english) == german


MONEY = """
title: T
personas: {p: {name: P}}
costs: [{what: "A fair from 1,500.50 EUR", amount: 30000.4, currency: EUR, period: year}]
content: {film: {title: Film, cost: 45000 EUR, status: live}}
metrics: [{kind: cac, target: "1,500 EUR"}]
stages: {a: {name: A, touchpoints: [{name: B, share: 0.125}]}}
"""


@pytest.mark.parametrize(
    ("language", "amount", "share"),
    [
        ("en", "30,000 EUR", "12.5"),
        ("de", "30.000 EUR", "12,5"),
        ("fr", "30\xa0000 EUR", "12,5"),
        ("es", "30.000 EUR", "12,5"),
        ("pt", "30.000 EUR", "12,5"),
        ("it", "30.000 EUR", "12,5"),
        ("nl", "30.000 EUR", "12,5"),
        ("pl", "30\xa0000 EUR", "12,5"),
        ("ja", "30,000 EUR", "12.5"),
        ("zh", "30,000 EUR", "12.5"),
        ("ko", "30,000 EUR", "12.5"),
        ("ar", "30,000 EUR", "12.5"),
    ],
)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_money_is_in_the_language_of_the_page_and_what_people_type_stays(
    form: str, language: str, amount: str, share: str
) -> None:
    files = {"maps/a.yaml": MONEY, "journeymap.yaml": f"site: {{language: {language}}}\n"}
    site = pages_of(files, form)
    board = site["maps/a.html" if form == "html" else "maps/a.md"]
    shown = " ".join(read(board).texts) if form == "html" else board
    for text in (amount, share, "A fair from 1,500.50 EUR", "1,500 EUR"):
        assert text in shown
    overview = site["content.html" if form == "html" else "content.md"]
    assert amount.replace("30", "45") in (" ".join(read(overview).texts) if form == "html" else overview)


class Listener(Translator):
    """Hears what pages ask for."""

    def __init__(self) -> None:
        super().__init__(NullTranslations())
        self.heard: set[str] = set()
        self.names: set[str] = set()

    def text(self, english: str, **values: str) -> str:
        self.heard.add(english)
        return super().text(english, **values)

    def counted(self, number: float, singular: str, plural: str, **values: object) -> str:
        self.heard.add(singular)
        return super().counted(number, singular, plural, **values)

    def rule_name(self, english: str) -> None:
        self.names.add(english)


@pytest.fixture(scope="module")
def listener() -> Listener:
    """One for all workspaces, since templates are compiled for each."""
    return Listener()


@pytest.mark.parametrize("name", WORKSPACES)
def test_pages_ask_for_nothing_else(name: str, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    listener.heard.clear()
    listener.names.clear()
    monkeypatch.setattr(html, "translator", lambda *_: listener)
    monkeypatch.setattr(markdown, "translator", lambda *_: listener)
    for form in ("html", "markdown"):
        pages(WORKSPACES[name], form)
    settings = yaml.safe_load((WORKSPACES[name] / "journeymap.yaml").read_text(encoding="utf-8"))
    own_lanes = {lane.get("title") for lane in settings.get("lanes", ())}
    own_rules = {rule_title(rule.get("name", rule["id"].lower())) for rule in settings.get("own_rules", ())}
    assert sorted(listener.heard - texts(template()).keys() - own_lanes - {""}) == []
    assert sorted(listener.names - texts(template(), RULE).keys() - own_rules) == []


def minimal(write_files: WriteFiles, site: str, **files: str) -> Path:
    """The smallest example with settings for its site, and further files by their paths."""
    settings = (WORKSPACES["minimal"] / "journeymap.yaml").read_text(encoding="utf-8") + f"site: {{{site}}}\n"
    first = (WORKSPACES["minimal"] / "maps" / "first.yaml").read_text(encoding="utf-8")
    return write_files({"journeymap.yaml": settings, "maps/first.yaml": first, **files})


@each_catalogue
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_site_speaks_the_language(file: Path, form: str, write_files: WriteFiles) -> None:
    site = pages(minimal(write_files, f"language: {file.stem}"), form)
    text = " ".join(read(page).text if form == "html" else page for page in site.values())
    known = texts(catalogue(file))
    expected = [known[english][0] for english in ("Touchpoints", "Coverage", "Channels", "Owner")]
    assert [word for word in expected if word not in text] == []
    assert "Coverage" not in text
    if form == "html":
        way = "rtl" if file.stem == "ar" else "ltr"
        assert all(read(page).elements[0] == ("html", {"lang": file.stem, "dir": way}) for page in site.values())


SWEDISH = r"""
# A catalogue of one's own, with what translators' tools write into it.
#, fuzzy
msgid ""
msgstr ""
"Language: sv\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Coverage"
msgstr ""
"Täck"
"ning"

#, fuzzy
msgid "Maps"
msgstr "Kartor"

#, python-format
msgid "%(number)s map"
msgid_plural "%(number)s maps"
msgstr[0] "%(number)s karta"
msgstr[1] "%(number)s kartor"
msgctxt "rule"
msgid "Stage without owner"
msgstr "Fas utan \"ägare\""

#~ msgid "Owner"
#~ msgstr "Ägare"
"""


def test_a_language_is_one_catalogue(write_files: WriteFiles) -> None:
    root = minimal(write_files, "language: sv-FI, theme: brand", **{"brand/languages/sv.po": SWEDISH})
    assert languages(root / "brand") == (*sorted({"sv", *languages()}),)
    front = pages(root)["README.md"]
    assert "Täckning" in front
    assert "1 karta " in front
    assert "## Maps" in front  # fuzzy: not sure, and so not said
    speech = translator("sv", Theme(root / "brand", "brand"))
    assert speech.rule_name("Stage without owner") == 'Fas utan "ägare"'
    assert (speech.rule_name("Orphan content"), speech.text("Owner")) == (None, "Owner")


def test_a_theme_says_a_few_words_in_its_own_way(write_files: WriteFiles) -> None:
    own = 'msgid "Coverage"\nmsgstr "Abdeckung, groß"\n'
    front = pages(minimal(write_files, "language: de, theme: brand", **{"brand/languages/de.po": own}))["README.md"]
    assert "Abdeckung, groß" in front
    assert "1 Map " in front


MALFORMED = {
    "a text without quotes": ('msgid "Maps"\nmsgstr Kaarten\n', 2, "this is no line of a gettext catalogue"),
    "a quote too many": ('msgid "Maps"\nmsgstr "Kaar"ten"\n', 2, "this is no line of a gettext catalogue"),
    "an object": ("{}\n", 1, "this is no line of a gettext catalogue"),
    "a text before its keyword": ('"Maps"\n', 1, "this is no line of a gettext catalogue"),
    "a sign that stands for nothing": ('msgid "Maps"\nmsgstr "Kaar\x00ten"\n', 2, "this is no line of a gettext"),
    "a form that no language has": ('msgid "a"\nmsgstr[99999] "b"\n', 2, "this is no line of a gettext catalogue"),
    "a translation of nothing": ('\n\nmsgstr "Kaarten"\n', 3, "a msgid without a msgstr"),
    "a text without its translation": ('msgid "Maps"\n\nmsgid "Gaps"\n', 1, "a msgid without a msgstr"),
    "a placeholder that is gone": ('msgid "“%s”"\nmsgstr "„”"\n', 1, "does not keep its '%s'"),
    "a placeholder that takes a number": ('msgid "“%s”"\nmsgstr "„%s” %d"\n', 1, "does not keep its '%s'"),
    "a sign of per cent": ('# x\nmsgid "“%s”"\nmsgstr "100 % %s"\n', 2, "does not keep its '%s'"),
    "a rule of plurals that is none": (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n ! 1);\\n"\n',
        1,
        "the Plural-Forms in the head cannot be used",
    ),
    "a number that is another one": (
        f'\nmsgctxt "number"\nmsgid "{SAMPLE}"\nmsgstr "12345"\n',
        2,
        "'12345' is not the number of its msgid",
    ),
    "half a rule of plurals": ('msgid ""\nmsgstr "Plural-Forms: 2\\n"\n', 1, "the Plural-Forms in the head"),
    "a rule of plurals that divides by zero": (
        '\nmsgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=1/(n-7);\\n"\n',
        2,
        "the Plural-Forms in the head",
    ),
    "a rule of plurals without an end": (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=' + "n?" * 300 + '1;\\n"\n',
        1,
        "the Plural-Forms in the head",
    ),
    "a long rule of plurals": (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=' + " " * 100_000 + ';;\\n"\n',
        1,
        "the Plural-Forms in the head",
    ),
    "UTF-16": ('msgid "Maps"\n'.encode("utf-16").decode("latin-1"), 1, "this is no line of a gettext catalogue"),
}


@pytest.mark.parametrize(("text", "line", "message"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_catalogue_that_cannot_be_read_is_told(text: str, line: int, message: str, write_files: WriteFiles) -> None:
    root = minimal(write_files, "language: nl, theme: brand", **{"brand/languages/nl.po": text})
    with pytest.raises(BrokenTheme) as broken:
        pages(root)
    assert (broken.value.path, broken.value.line) == ("brand/languages/nl.po", line)
    assert message in broken.value.message
    assert [problem.message for problem in theme_problems(load_workspace(root))] == [broken.value.message]


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type : text/plain; charset=utf-7\\n",
        "content-type: text/plain\\n",
        "no colon\\nPlural-Forms:nplurals=2;plural=n!=1\\n",
    ],
)
def test_nothing_but_the_rule_of_plurals_counts_in_the_head(head: str, write_files: WriteFiles) -> None:
    text = f'msgid ""\nmsgstr "{head}"\n\nmsgid "Coverage"\nmsgstr "Dekking"\n'
    root = minimal(write_files, "language: nl, theme: brand", **{"brand/languages/nl.po": text})
    assert "Dekking" in pages(root)["README.md"]


def test_a_rule_without_a_translated_name_is_told_in_english(write_files: WriteFiles) -> None:
    moods = {"maps/moods.yaml": "title: M\nstages: {a: {emotion: 1}, b: {touchpoints: [A, {name: B, channel: sms}]}}\n"}
    root = minimal(write_files, "language: sv, theme: brand", **{"brand/languages/sv.po": SWEDISH, **moods})
    board = read(pages(root, "html")["maps/moods.html"])
    told = [attributes for _, attributes in board.elements if attributes.get("class") == "gap-told"]
    assert told
    assert all(attributes.get("lang") == "en" for attributes in told)
    english = read(pages(minimal(write_files, "language: en", **moods), "html")["maps/moods.html"])
    assert [attributes for _, attributes in english.elements if "class" in attributes and "lang" in attributes] == []


NAMES = """
title: T
framework: b2b-lifecycle
personas: {p: {name: P, preferences: {channels: [referral]}}}
channels: {phone: {name: Phone}}
stages:
  awareness: {touchpoints: [{name: A, channel: [in-person-meeting, phone]}]}
  consideration: {name: Consideration, goals: [g]}
"""


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_names_of_ours_are_translated_and_those_of_users_stay(form: str) -> None:
    site = pages_of({"maps/a.yaml": NAMES, "journeymap.yaml": "site: {language: de}\n"}, form)
    suffix = "html" if form == "html" else "md"
    board = site[f"maps/a.{suffix}"]
    for name in ("Persönliches Treffen", "Aufmerksamkeit", "Empfehlung", "B2B-Lebenszyklus", "Phone", "Consideration"):
        assert name in board
    assert "Telefon" not in board
    assert "Mundpropaganda" in site[f"personas/p.{suffix}"]
    assert "Persönliches Treffen" in site[f"gaps/a.{suffix}"]
    assert "Awareness" not in site[f"gaps.{suffix}"]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_text_of_ours_is_in_the_language_of_the_page(language: str) -> None:
    """Names and notes of stages, channels and frameworks, wherever they stand alone."""
    library = built_in_library()
    channels = "".join(f"  - {{name: T{n}, channel: {id_}}}\n" for n, id_ in enumerate(library.channels))
    files = {
        f"maps/{id_}.yaml": f"title: M {id_}\nframework: {id_}\npersonas: {{p: {{name: P}}}}\nstages:\n"
        f" {next(iter(framework.stages))}:\n  touchpoints:\n{channels}"
        for id_, framework in library.frameworks.items()
    }
    site = pages_of({**files, "journeymap.yaml": f"site: {{language: {language}}}\n"}, "html")
    speech = translator(language)
    ours = {english: speech.name(english) for english in texts(template(), NAME)}
    shown = {text.strip() for page in site.values() for text in read(page).texts}
    translations = {text for forms in texts(catalogue(LANGUAGES / f"{language}.po")).values() for text in forms}
    assert sorted((shown & ours.keys()) - {*ours.values()} - translations) == []
    assert sorted({*ours.values()} - shown) == []


def test_a_text_of_ours_is_not_in_the_language_of_the_map() -> None:
    """A map in Japanese on a German site: what people typed is Japanese, the name of the stage is German."""
    stages = "stages: {awareness: {goals: [目標]}, consideration: {name: 検討, goals: [目標]}}\n"
    files = {
        "maps/a.yaml": f"title: 地図\nlanguage: ja\nframework: b2b-lifecycle\n{stages}",
        "journeymap.yaml": "site: {language: de}\n",
    }
    heads = re.findall(r'class="stage-name"([^>]*)>([^<]+)<', pages_of(files, "html")["maps/a.html"])
    languages_of = {name.strip(): 'lang="ja"' in attributes for attributes, name in heads}
    assert (languages_of["Aufmerksamkeit"], languages_of["検討"]) == (False, True)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sales", "Vertrieb"),
        ("marketing, sales", "Marketing, Vertrieb"),
        ("success", "Kundenbetreuung"),
        ("sales, Ben", "sales, Ben"),
        ("sales north", "sales north"),
        ("Sales", "Sales"),
    ],
)
def test_teams_that_the_format_knows_are_translated(typed: str, shown: str) -> None:
    assert translator("de").owners(typed) == shown
