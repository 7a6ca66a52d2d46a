"""What holds for every published site, whatever people wrote: its pages are safe, and its links lead somewhere."""

import base64
import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymap.escaping import anchor
from tests.publish.reading import Read, read

ELEMENTS = set(
    """html head meta title style script body header nav main footer section div p span a h1 h2 h3 h4 h5 h6 ul ol li dl
    dt dd table caption colgroup col thead tbody tr th td strong bdi time details summary label input select option
    output button dialog form kbd i img blockquote ins del em s code pre br hr svg symbol use path circle
    image g small rect text tspan defs marker pattern figure figcaption line tfoot""".split()
)
ATTRIBUTES = set(
    """lang dir charset http-equiv content name class id href src alt role hidden type value placeholder autocomplete
    for selected checked disabled download scope span colspan start rel datetime title tabindex method
    aria-controls aria-current aria-disabled aria-expanded aria-hidden aria-label aria-labelledby aria-level
    aria-pressed
    data-for data-who data-number data-map data-stage data-copied data-copy data-sort data-state data-owner data-value
    data-label data-cast data-density data-found data-name data-none data-left data-details data-next data-top
    data-where patternunits
    viewbox preserveaspectratio width height d cx cy r fill stroke stroke-width stroke-dasharray pathlength
    transform x y rx text-anchor refx refy orient markerwidth markerheight marker-end x1 x2 y1 y2""".split()
)
SCHEMES = {"", "http", "https", "mailto"}
MARKDOWN_ELEMENTS = {"<br>", "<span>", "</span>", "<code>", "</code>"}

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
CONTROL_SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f\x7f-\x9f]")


def hash_source(text: str) -> str:
    """How a policy names an inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def faults_of_html(pages: Mapping[str, str]) -> Iterator[str]:
    """Say what is wrong with the HTML pages of a site."""
    site = {path: read(text) for path, text in pages.items()}
    ids = {path: set(page.values("id")) for path, page in site.items()}
    for path, page in site.items():
        for problem in (*_foreign_parts(page), *_broken_links(path, page, ids)):
            yield f"{path}: {problem}"


def _foreign_parts(page: Read) -> Iterator[str]:
    for tag, attributes in page.elements:
        if tag not in ELEMENTS or not attributes.keys() <= ATTRIBUTES:
            yield f"unexpected <{tag} {' '.join(attributes.keys() - ATTRIBUTES)}>"
    for source in page.values("src"):
        if not source.startswith("data:image/"):
            yield f"loads {source[:80]}"
    for tag, attributes in page.elements:
        if tag == "image" and not attributes.get("href", "").startswith("data:image/"):
            yield f"loads {attributes.get('href', '')[:80]}"
    for kind in ("style", "script"):
        sources = re.search(rf"{kind}-src ([^;]*)", page.policy)
        if (sources[1].split() if sources else []) != [hash_source(text) for text in page.inline[kind]]:
            yield f"its policy does not name each {kind}"


def links(page: Read) -> Iterator[str]:
    """Where a page leads; a picture or a table that is in the page itself leads nowhere."""
    for tag, attributes in page.elements:
        link = attributes.get("href")
        if link and tag != "image" and not ("download" in attributes and link.startswith("data:text/csv;")):
            yield link


def _broken_links(path: str, page: Read, ids: Mapping[str, set[str]]) -> Iterator[str]:
    yield from (f"id {id_!r} is there twice" for id_, times in Counter(page.values("id")).items() if times > 1)
    for link in links(page):
        parts = urlsplit(link)
        if parts.scheme not in SCHEMES:
            yield f"leads to {link}"
        if parts.scheme or parts.netloc:
            continue
        target = _target(path, parts.path)
        if target not in ids or (parts.fragment and unquote(parts.fragment) not in ids[target]):
            yield f"leads to {link}, which is not there"


def _target(path: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link))) if link else path


def faults_of_markdown(pages: Mapping[str, str]) -> Iterator[str]:
    """Say what is wrong with the Markdown pages of a site."""
    anchors = {path: {anchor(heading) for heading in headings(page)} for path, page in pages.items()}
    for path, page in pages.items():
        problems = (
            *_foreign_tokens(page),
            *_uneven_tables(page),
            *(f"holds {sign!r}" for sign in CONTROL_SIGNS.findall(page)),
            *_broken_references(path, page, anchors),
        )
        yield from (f"{path}: {problem}" for problem in problems)


@cache
def parse(page: str) -> list[Token]:
    """The tokens of a Markdown page."""
    return READER.parse(page)


def inline(tokens: Sequence[Token]) -> Iterator[Token]:
    """All tokens, with those inside of them."""
    for token in tokens:
        yield token
        yield from token.children or ()


def hrefs(page: str) -> list[str]:
    """Where the links of a Markdown page lead."""
    return [str(token.attrs["href"]) for token in inline(parse(page)) if token.type == "link_open"]


def headings(page: str) -> list[str]:
    """The texts of a Markdown page's headings."""
    tokens = parse(page)
    texts = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "heading_open"]
    return ["".join(child.content for child in text.children or () if child.type == "text") for text in texts]


def _foreign_tokens(page: str) -> Iterator[str]:
    for token in inline(parse(page)):
        if token.type in ("html_block", "image", "code_block"):
            yield f"holds a {token.type}: {token.content[:80]}"
        if token.type == "html_inline" and token.content not in MARKDOWN_ELEMENTS:
            yield f"holds {token.content[:80]}"


def _uneven_tables(page: str) -> Iterator[str]:
    """Every row of a table, as it is written, has as many cells as its head."""
    columns = 0
    for line in page.splitlines():
        cells = len(PIPE.findall(line)) if line.startswith("|") else 0
        if columns and cells and cells != columns:
            yield f"holds a row of {cells} cells in a table of {columns}: {line[:80]}"
        columns = cells


def _broken_references(path: str, page: str, anchors: Mapping[str, set[str]]) -> Iterator[str]:
    for href in hrefs(page):
        if re.match(r"https?:|mailto:", href):
            continue
        link, _, name = href.partition("#")
        target = _target(path, link)
        if target not in anchors or (name and unquote(name) not in anchors[target]):
            yield f"leads to {href}, which is not there"
