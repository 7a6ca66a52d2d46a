"""A theme of a stranger: it reaches nothing but the page's records, ends, and says what is wrong with it."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymap.analysis import Analysis
from journeymap.publish import BrokenTheme, site_pages
from journeymap.publish.themes import sandbox
from journeymap.publish.themes.sandbox import Meter
from tests.support.fixtures import WriteFiles
from tests.support.publishing import example_pages
from tests.support.workspaces import WORKSPACES, lint, load_workspace

MAP = "title: Renting scaffolding\npersonas: {p: P}\nstages: {site: {touchpoints: [Call], goals: [Build, Climb]}}\n"
THEME = {"journeymap.yaml": "site: {theme: brand}\n", "maps/a.yaml": MAP}
FIRST_LINE = '{% import "html/parts/common.html" as parts with context %}{% block main %}{% endblock %}'
Made = Callable[..., Path]


@pytest.fixture
def themed(write_files: WriteFiles) -> Made:
    """A workspace with a theme: the page of a map from its second line on, and further files by their names."""

    def make(page: str | None = None, **files: str) -> Path:
        theme = {f"brand/{name}": text for name, text in files.items()}
        if page is not None:
            theme["brand/html/board.html"] = f"{FIRST_LINE}\n{page}"
            theme["brand/html/styles/board.css.j2"] = ""
        return write_files({**THEME, "brand/html/.keep": "", **theme})

    return make


def pages(root: Path, form: str = "html") -> dict[str, str]:
    """The pages of a workspace, whatever the rules say of its theme."""
    workspace = load_workspace(root)
    return {page.path: page.text for page in site_pages(Analysis(workspace), lint(workspace), [form])}


def refused(root: Path, form: str = "html") -> BrokenTheme:
    """What ends the making of the pages."""
    with pytest.raises(BrokenTheme) as broken:
        pages(root, form)
    return broken.value


REACHING = [
    *("''.__class__", "''.__class__.__mro__[1].__subclasses__()", "[].__class__.__base__", "{}.__class__.__bases__[0]"),
    *(
        "()['__class__']",
        "''['__class__']['__mro__']",
        "board.__class__",
        "board.__init__.__globals__",
        "board['__dict__']",
    ),
    *("board.__dataclass_fields__", "board.__slots__", "board.stages[0].__module__", "board.__reduce_ex__(2)"),
    *("self.__init__", "self._TemplateReference__context", "self.__dict__", "self['__class__']", "self.main.__init__"),
    *("cycler.__init__.__globals__", "joiner.__init__", "lipsum.__globals__", "namespace.__init__", "dict.mro()"),
    *("cycler(1).next", "lipsum()", "joiner()", "dict(a=1)", "namespace(a=1)", "config", "config.items()"),
    *("request", "request.application.__globals__", "url_for.__globals__", "get_flashed_messages", "g.pop.__globals__"),
    *("_.__self__", "_.__func__.__globals__", "_.__call__", "_.__class__", "_._call", "_.func", "_['__self__']"),
    *("counted.__self__", "counted.func", "counted._call.__globals__", "rule_name.func", "rule_name.keywords"),
    *("href.func", "href.args", "href.keywords", "href.func.__globals__", "href._call", "href['keywords']"),
    *("picture.__self__", "picture.__self__.root", "picture._call", "range.__init__", "range.__class__"),
    *("parts.__class__", "parts._body_stream", "parts.icon.__init__", "parts.icon._func", "parts.icon._environment"),
    *(
        "parts.icon.name",
        "loop",
        "loop.__init__",
        "caller",
        "caller()",
        "varargs",
        "context",
        "environment",
        "eval_ctx",
    ),
    *("site.__class__", "site.model_dump()", "site.model_fields", "site.copy()", "site.__pydantic_validator__"),
    *("''.format", "'{0.__class__}'.format('')", "'{0.__class__}'.format_map({})", "'%s'.__mod__(1)", "''.join(['a'])"),
    *(
        "''.translate",
        "''.encode()",
        "''.maketrans()",
        "''.expandtabs(9)",
        "'a'.center(9)",
        "'a'.ljust(9)",
        "'a'.zfill(9)",
    ),
    *(
        "'a'.replace('a', 'b')",
        "[].append(1)",
        "[].pop()",
        "{}.update()",
        "{}.pop(1)",
        "{}.setdefault(1)",
        "{}.clear()",
    ),
    *("().count(1)", "[].index(1)", "(1).bit_length()", "(1).to_bytes(9)", "1.5.hex()", "none.__class__"),
    *(
        "board.title.gi_frame",
        "board.cr_frame",
        "board.f_globals",
        "board.func_globals",
        "board.tb_frame",
        "board.ag_code",
    ),
    *("board.stages.__len__()", "board.stages[(1, 2)]", "board[none]", "''[1.5]", "board[board]", "{}[[]]"),
    *("''|attr('__class__')", "board|attr('title')", "[board]|map('attr', '__class__')|list", "''|pprint", "''|tojson"),
    *("['']|map(attribute='__class__')|join", "['']|map(attribute='__class__.__mro__')|list|string"),
    *("['']|selectattr('__class__')|list|first", "['']|rejectattr('__len__')|join", "['']|groupby('__class__')|string"),
    *("['']|sort(attribute='__class__')|join", "['']|sum(attribute='__class__')", "['a']|min(attribute='__doc__')"),
    *("['']|map('safe')|join", "board.title|safe", "''|xmlattr", "'x'|urlize", "board|string", "[board]|join"),
    *("board|list", "board ~ ''", "'%s' % board", "'%s' % [board]", "'%s'|format(board)", "_(board)", "href(board)"),
    *(
        "[board.stages]|join",
        "counted(1, board, board)",
        "picture(board)",
        "board",
        "[board]",
        "{'a': board}",
        "board.stages",
    ),
    *("_", "href", "parts", "parts.icon", "self", "self.main", "range", "picture", "board.gap_groups"),
    *("board()", "''()", "1()", "none()", "board.title()", "[].x()", "href()()", "loop()", "parts()", "self()"),
    *("_(*['a'])", "_(**{'english': 'a'})", "['a']|join(*['b'])", "'a'|upper(*[])", "1 ** 2", "2 ** 99999"),
]


@pytest.mark.parametrize("expression", REACHING)
def test_nothing_but_the_records_can_be_reached(expression: str, themed: Made) -> None:
    """Whatever is read, called or printed that is no part of a record ends the run, at its line and in a sentence."""
    error = refused(themed(f"{{{{ {expression} }}}}"))
    assert (error.path, error.line) == ("brand/html/board.html", 2)
    assert not re.search(r"0x|Traceback|object at|journeymap\.|jinja2?\.|<class", error.message)


@pytest.mark.parametrize("expression", REACHING)
def test_nor_in_a_page_of_markdown(expression: str, themed: Made) -> None:
    error = refused(themed(**{"markdown/board.md": f"\n{{{{ {expression} }}}}"}), "markdown")
    assert (error.path, error.line) == ("brand/markdown/board.md", 2)


STATEMENTS = {
    "an alias": "{% set x = _ %}{{ x.__self__ }}",
    "an alias of an attribute": "{% set x = href %}{{ x.func }}",
    "with": "{% with x = cycler %}{{ x }}{% endwith %}",
    "a template of a name that is worked out": "{% include board.title %}",
    "a list of templates": "{% include ['html/a.html', 'html/b.html'] %}",
    "an import of a private name": "{% from 'html/parts/common.html' import _environment %}",
    "an import of a class": "{% from 'html/parts/common.html' import __class__ %}",
    "autoescape": "{% autoescape false %}{{ board.title }}{% endautoescape %}",
    "do": "{% do board.clear() %}",
    "break": "{% for i in [1] %}{% break %}{% endfor %}",
    "debug": "{% debug %}",
    "trans": "{% trans %}x{% endtrans %}",
    "a loop that calls itself": "{% for stage in board.stages recursive %}{{ loop(board.stages) }}{% endfor %}",
    "a record as a loop": "{% for x in board %}{% endfor %}",
    "a module as a loop": "{% import 'html/parts/common.html' as p %}{% for x in p %}{% endfor %}",
    "a call of a loop": "{% for stage in board.stages %}{{ loop(board.stages) }}{% endfor %}",
    "an attribute of a loop": "{% for stage in board.stages %}{{ loop._iterable }}{% endfor %}",
    "a change noticed": "{% for stage in board.stages %}{{ loop.changed(1) }}{% endfor %}",
    "an attribute of a caller": "{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "an attribute of a macro": "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "an attribute that is set": "{% set board.title = 1 %}",
    "a filter block": "{% filter safe %}{% endfilter %}",
    "a filter of a set": "{% set x | attr('__class__') %}{% endset %}",
    "a test that is not offered": "{% if board is callable %}{% endif %}",
    "a test by name": "{{ ['x'] | select('sameas', 1) | list | length }}",
    "a filter by name": "{{ ['x'] | map('pprint') | list | length }}",
}


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_no_statement_gets_further(statement: str, themed: Made) -> None:
    error = refused(themed(statement))
    assert (error.path, error.line) == ("brand/html/board.html", 2)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "/etc/passwd",
            "../secret.html",
            "html/../../secret.html",
            "html/../html/parts/common.html",
            "secret.html",
            "html",
        ),
        *(
            "html/",
            "",
            ".",
            "html\\\\parts\\\\common.html",
            "html/parts//common.html",
            "html/./parts/common.html",
            "html/.secret",
            "languages/de.po",
        ),
        *(
            "html/linked.html",
            "html/linked/secret.html",
            "html/loop.html",
            "html/fifo",
            "file:///etc/passwd",
            "html/a\\0.html",
        ),
        *("journeymap.yaml", "maps/a.yaml", "html/nowhere.html", "HTML/parts/common.html", "html/parts/common.html/x"),
    ],
)
@pytest.mark.parametrize("statement", ["{%% include '%s' %%}", "{%% import '%s' as x %%}", "{%% extends '%s' %%}"])
def test_templates_come_from_the_theme_and_from_us(statement: str, name: str, themed: Made) -> None:
    root = themed(statement % name, **{"html/gone.html": "", "../secret.html": "SECRET"})
    html = root / "brand" / "html"
    (html / "linked.html").symlink_to(root / "secret.html")
    (html / "linked").symlink_to(root)
    (html / "loop.html").symlink_to("loop.html")
    error = refused(root)
    assert error.path.startswith("brand/html/")
    assert "SECRET" not in str(error)


WORK = {
    "a loop": "{% for i in range(1000000000) %}{% endfor %}",
    "a loop of numbers that are too many": "{% for i in range(999999999999999999999999) %}{% endfor %}",
    "loops in loops": "{% for i in range(999) %}" * 4 + "{% endfor %}" * 4,
    "a loop of none": "{% for i in range(999) %}{% for j in range(9999) if false %}{% endfor %}{% endfor %}",
    "much in a loop": "{% for i in range(99999) %}" + "{% if true %}a{% endif %}" * 300 + "{% endfor %}",
    "a long text in a loop": "{% for i in range(9999) %}" + "x" * 60_000 + "{% endfor %}",
    "a text many times": "{{ 'a' * 1000000000 }}",
    "a list many times": "{{ [1] * 1000000000 }}",
    "texts that double": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40,
    "texts that are added": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a + a %}" * 40,
    "blocks that double": "{% set a = 'aaaaaaaaaa' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "lists that are added": "{% set a = [1] %}" + "{% set a = a + a %}" * 40,
    "lists in lists": "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a == a }}",
    "lists that are compared": "{% set a = [1] %}{% set b = [1] %}"
    + "{% set a = [a, a] %}{% set b = [b, b] %}" * 14
    + "{% for i in range(99) %}{% for i in range(99) %}{{ a == b }}{% endfor %}{% endfor %}",
    "tuples as keys": "{% set a = (1,) %}"
    + "{% set a = (a, a) %}" * 14
    + "{% for i in range(99) %}{% for i in range(99) %}{{ {}.get(a) }}{% endfor %}{% endfor %}",
    "records that are compared": "{% for i in range(99999) %}{{ board == board }}{% endfor %}",
    "records that are hashed": "{% for i in range(99999) %}{{ [board, board] | unique | length }}{% endfor %}",
    "facts worked out again": "{% for i in range(99999) %}{% if board.gap_groups %}{% endif %}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
    "{{ m(30) }}",
    "callers": "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
    + "{% call m() %}" * 18
    + "{% endcall %}" * 18,
    "a block in itself": "{% block b %}{{ self.b() }}{{ self.b() }}{% endblock %}",
    "itself": "{% include 'html/board.html' %}",
    "an include in a loop": "{% for i in range(99999) %}{% include 'html/parts/board/tools.html' %}{% endfor %}",
    "an import in a loop": "{% for i in range(99999) %}"
    "{% import 'html/parts/cells.html' as c with context %}{% endfor %}",
    "a power": "{{ 10 ** 1000000000 }}",
    "a product": "{% set a = 3037000499 * 3037000499 %}{% set a = a * a %}",
    "a long number": "{{ " + "9" * 60_000 + " }}",
    "a long number of sixteen": "{{ 0x" + "f" * 60_000 + " }}",
    "a number made of a text": "{{ '" + "9" * 4_000 + "' | int }}",
    "a wide number": "{{ '%1000000000d' % 1 }}",
    "a width that is handed in": "{{ '%*d' % (1000000000, 1) }}",
    "a precise number": "{{ '%.1000000000f' % 1 }}",
    "a wide format": "{{ '%1000000000s' | format('a') }}",
    "a wide text": "{{ 'a' | center(1000000000) }}",
    "an indent": "{{ 'a' | indent(1000000000, true) }}",
    "a batch": "{{ [1] | batch(1000000000, 'x') | list }}",
    "slices": "{{ [1] | slice(1000000000) | list }}",
    "a round number": "{{ 1.5 | round(1000000000, 'ceil') }}",
    "texts that are replaced": "{% set a = 'a' %}" + "{% set a = a | replace('', 'aaaaaaaaaaaaaaaaaaaaaaa') %}" * 12,
    "texts that are joined": "{{ range(9999) | join('" + "x" * 9_999 + "') }}",
    "a text put into itself": "{% set s %}{% for i in range(9999) %}%(x)s{% endfor %}{% endset %}"
    "{{ counted(1, s, s, x=s) }}{{ s % {'x': s} }}",
    "lists that are cut": "{% set s = range(9999) | list %}{% for i in range(9999) %}{% set x = s[:] %}{% endfor %}",
    "lists that are sorted": "{% for i in range(999) %}{{ range(999) | sort | length }}{% endfor %}",
    "texts that are split": "{% set s %}{% for i in range(9999) %}x {% endfor %}{% endset %}"
    "{% for i in range(9999) %}{% set x = s.split() %}{% endfor %}",
    "texts that are searched": "{% set s %}{% for i in range(9999) %}xxxxx{% endfor %}{% endset %}"
    "{% for i in range(9999) %}{{ 'y' in s }}{% endfor %}",
    "Markdown": "{% set s %}{% for i in range(9999) %}[**_`<{% endfor %}{% endset %}{{ s | markdown }}",
    "little texts of Markdown": "{% for i in range(99999) %}{{ '*a*' | markdown }}{% endfor %}",
    "pictures": "{% for i in range(99999) %}{{ picture('a.png') }}{% endfor %}",
    "links": "{% for i in range(99999) %}{{ href('maps/a') }}{% endfor %}",
    "brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "signs": "{{ " + "-" * 50_000 + "1 }}",
    "a long sum": "{{ 1" + "+ 1" * 20_000 + " }}",
    "a long way": "{{ board" + ".a" * 20_000 + " }}",
    "many cases": "{% if 0 %}" + "{% elif 0 %}" * 8_000 + "{% endif %}",
    "loops in loops in loops": "{% for i in [] %}" * 1_000 + "{% endfor %}" * 1_000,
    "filters in filters": "{% filter upper %}" * 500 + "{% endfilter %}" * 500,
    "a long template": "{{ 1 }}" * 30_000,
    "a large template": "x" * 200_000,
    "half a sign": "{{ '\\ud800' }}",
    "a counted text": "{% set s %}{% for i in range(999) %}%(x)s{% endfor %}{% endset %}"
    "{{ counted(x=s, number=1, singular=s, plural=s) }}",
    "a path that is too long": "{{ picture('" + "x" * 5_000 + ".svg') }}",
    "a path that is none": "{{ picture('a\\0.svg') }}",
    "a zero": "{{ 1 / 0 }}",
}


@pytest.mark.parametrize("source", WORK.values(), ids=WORK.keys())
def test_all_work_comes_to_an_end(source: str, themed: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are counted, not seconds. The seconds are here so that a step cannot become a long one."""
    monkeypatch.setattr(sandbox, "_STEPS", 100_000)
    monkeypatch.setattr(sandbox, "_STEPS_PER_VALUE", 0)
    root = themed(source)
    began = time.process_time()
    error = refused(root)
    assert time.process_time() - began < 5
    assert error.path.startswith("brand")
    assert error.message


def test_the_same_steps_are_left_each_time(themed: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    left = []
    start = Meter.start

    def watched(meter: Meter, views: dict[str, object]) -> None:
        left.append(meter._left)
        start(meter, views)

    monkeypatch.setattr(Meter, "start", watched)
    root = themed("{% for goal in ['b', 'a'] | sort %}{{ goal ~ board.title }}{% endfor %}")
    pages(root)
    once = left.copy()
    left.clear()
    pages(root)
    assert left == once


@pytest.mark.parametrize("name", WORKSPACES)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_in_the_sandbox_our_templates_make_the_same_pages(
    name: str, form: str, write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A theme that replaces nothing changes nothing, and our own pages take a third of what one may cost."""
    begun: list[int] = []
    parts: list[float] = []
    start = Meter.start

    def watched(meter: Meter, views: dict[str, object]) -> None:
        if begun:
            parts.append(1 - meter._left / begun.pop())
        start(meter, views)
        begun.append(meter._left)

    monkeypatch.setattr(Meter, "start", watched)
    source = WORKSPACES[name]
    workspace = load_workspace(source)
    settings = workspace.settings.model_copy(
        update={"site": workspace.settings.site.model_copy(update={"theme": "maps"})}
    )
    object.__setattr__(workspace, "settings", settings)
    themed = {page.path: page.text for page in site_pages(Analysis(workspace), lint(workspace), [form])}
    assert themed == example_pages(name, form)
    assert parts
    assert max(parts) < 0.4
