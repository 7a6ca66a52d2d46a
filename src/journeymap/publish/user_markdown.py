"""Show Markdown that users wrote, in HTML and in Markdown: a subset that can neither run nor load anything.

Both formats show the same. What leads somewhere leads where a link of a map would, a picture is a link to it, and a
heading is no larger than those of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import count

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from journeymap import escaping
from journeymap.escaping import Markdown
from journeymap.view.links import url_from

Resolve = Callable[[str], str | None]
"""Returns where a written address leads to; None where it leads nowhere."""
_TAGS = {
    "p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h4", "h5", "h6",
    "hr", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_MARKUP = re.compile(r"[*_`\[\]<&~|\\\n]|^\s*(?:[-+>]|\d+[.)]|={3,}|#)")
"""What could be Markdown; most texts have none of it, and need not be parsed."""
_HIGHEST = 4
"""The level of the largest heading within a text: the page has those above."""
_FENCE = re.compile("`{3,}")


class _AddressesAsTyped(MarkdownIt):
    """Leaves addresses as they are: they are checked and encoded where all others are."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the name is the library's
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _AddressesAsTyped("commonmark", {"html": False, "breaks": True})
    return parser.enable(["table", "strikethrough"]).disable(["lheading", "entity"])


class UserMarkdown:
    """Shows what users wrote as Markdown on the pages of one site."""

    def __init__(self, source_url: str | None) -> None:
        self._resolve: Resolve = lambda address: url_from(source_url, address)

    def html(self, text: str) -> Markup:
        """Return a text as HTML: no raw HTML, no pictures, links only to http, https, mailto and files."""
        if not _MARKUP.search(text):
            return Markup("<p>%s</p>") % text
        parser = _parser()
        html = parser.renderer.render(_tokens(text, self._resolve), parser.options, {})
        clean = nh3.clean(
            html,
            tags=_TAGS,
            attributes={"a": {"href"}, "ol": {"start"}},
            url_schemes={"http", "https", "mailto"},
            link_rel=None,  # the page says once for all links that they tell nobody where a reader comes from
        )
        return Markup(clean)  # cleaned in the line above

    def blocks(self, text: str) -> Markdown:
        """Return a text as Markdown of several lines, for a place of its own."""
        return _checked(text, _tokens(text, self._resolve), _blocks)

    def line(self, text: str) -> Markdown:
        """Return a text as Markdown on one line, for a cell of a table: what stood below stands behind a break."""
        return _checked(text, _tokens(text, self._resolve), _one_line)


@lru_cache(maxsize=8)
def user_markdown(source_url: str | None) -> UserMarkdown:
    """Return what shows Markdown on the pages of a site whose files a git host shows at an address, or nowhere."""
    return UserMarkdown(source_url)


def quoted(text: Markdown) -> Markdown:
    """Put Markdown of several lines into a quotation."""
    return Markdown("\n".join(f"> {line}".rstrip() for line in text.split("\n")))


# What both formats show


def _tokens(text: str, resolve: Resolve) -> list[Token]:
    """Read Markdown; what is left of it are things that pages show."""
    tokens = _parser().parse(escaping.visible(text))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, _HIGHEST - 1 + int(token.tag[1:]))}"
        elif token.type in ("fence", "code_block"):
            token.type, token.info = "fence", ""  # which would choose a language, or draw a diagram
        if token.children:
            token.children = list(_with_links(token.children, resolve))
    return tokens


def _with_links(tokens: Sequence[Token], resolve: Resolve) -> Iterator[Token]:
    """Lead links where they may lead; the path of one that leads nowhere stands beside its text."""
    unlinked: list[str | None] = []
    for token in tokens:
        if token.type == "image":
            yield from _link_to_picture(token, resolve, within_link=bool(unlinked))
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            url = resolve(address)
            unlinked.append(None if url else address)
            if url:
                token.attrs = {"href": url}
                yield token
        elif token.type == "link_close":
            path = unlinked.pop()
            if path is None:
                yield token
            elif path:
                yield from _path(path)
        else:
            yield token


def _link_to_picture(token: Token, resolve: Resolve, *, within_link: bool) -> Iterator[Token]:
    address = str(token.attrs.get("src", ""))
    url = None if within_link else resolve(address)
    name = Token("text", "", 0, content=token.content or address.rpartition("/")[2])
    if url:
        yield from (Token("link_open", "a", 1, attrs={"href": url}), name, Token("link_close", "a", -1))
    else:
        yield name
        if address and not within_link:
            yield from _path(address)


def _path(address: str) -> Iterator[Token]:
    yield Token("text", "", 0, content=" (")
    yield Token("code_inline", "code", 0, content=address)
    yield Token("text", "", 0, content=")")


# Markdown


def _checked(text: str, tokens: list[Token], write: Callable[[SyntaxTreeNode], str]) -> Markdown:
    """Write tokens as Markdown. A text that would not be read as what it is read as here is shown as it was typed."""
    written = write(SyntaxTreeNode(tokens))
    if write is _blocks and _shape(_reader().parse(written)) != _shape(tokens):
        return escaping.escape(text)
    return Markdown(written)


@cache
def _reader() -> MarkdownIt:
    """Reads Markdown as a git host does, as far as its structure goes."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


_NO_STRUCTURE = frozenset(
    ["text", "text_special", "html_inline", "softbreak", "hardbreak", "code_inline", "entity", "html_block"]
)


def _shape(tokens: Iterable[Token]) -> list[str]:
    """The elements of a text, without its words."""
    shape = []
    for token in tokens:
        inner = token.children or ()
        shape += [] if token.type in _NO_STRUCTURE else [f"{token.type} {token.tag} {token.attrs.get('href', '')}"]
        shape += [f"{part.type} {part.attrs.get('href', '')}" for part in inner if part.type not in _NO_STRUCTURE]
    return shape


def _blocks(node: SyntaxTreeNode) -> str:
    """Write what a node holds, with an empty line between two things."""
    return "\n\n".join(_each_block(node))


def _each_block(node: SyntaxTreeNode) -> Iterator[str]:
    before, sign = "", 0
    for child in node.children:
        sign = 1 - sign if child.type == before else 0  # else two lists would be one
        yield _block(child, sign)
        before = child.type


def _block(node: SyntaxTreeNode, sign: int) -> str:
    match node.type:
        case "paragraph":
            return _in_line(node)
        case "heading":
            return f"{'#' * int(node.tag[1:])} {_in_line(node)}"
        case "bullet_list":
            return _list(node, ("-" if sign == 0 else "*" for _ in node.children))
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            return _list(
                node, (f"{number}{'.)'[sign]}" for number, _ in zip(count(start), node.children, strict=False))
            )
        case "blockquote":
            return quoted(Markdown(_blocks(node)))
        case "fence":
            content = node.content.rstrip("\n")
            fence = "`" * (1 + max(map(len, ["``", *_FENCE.findall(content)])))
            return f"{fence}\n{content}\n{fence}"
        case "table":
            return _table(node)
        case _:
            return "***"


def _list(node: SyntaxTreeNode, marks: Iterable[str]) -> str:
    gap = "\n" if all(_is_tight(item) for item in node.children) else "\n\n"
    return gap.join(_item(mark, item) for mark, item in zip(marks, node.children, strict=False))


def _is_tight(item: SyntaxTreeNode) -> bool:
    return all(child.hidden if child.type == "paragraph" else child.type in _LISTS for child in item.children)


_LISTS = frozenset(["bullet_list", "ordered_list"])


def _item(mark: str, item: SyntaxTreeNode) -> str:
    indent = " " * (len(mark) + 1)
    inner = ("\n" if _is_tight(item) else "\n\n").join(_each_block(item))
    first, *others = inner.split("\n")
    return "\n".join([f"{mark} {first}".rstrip(), *(f"{indent}{line}" if line else "" for line in others)])


def _table(node: SyntaxTreeNode) -> str:
    rows = [[_in_line(cell) or " " for cell in row.children] for part in node.children for row in part.children]
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _in_line(node: SyntaxTreeNode) -> str:
    """Write what stands within a paragraph, a heading or a cell, on one line."""
    written = "".join(_inline(child) for part in node.children for child in part.children)
    return escaping.not_a_list(written.strip())


_PAIRS = {"strong": "**", "em": "*", "s": "~~"}


def _inline(node: SyntaxTreeNode) -> str:
    if node.type in _PAIRS:
        inner = "".join(map(_inline, node.children))
        return f"{_PAIRS[node.type]}{inner}{_PAIRS[node.type]}" if inner.strip() else inner
    match node.type:
        case "link":
            inner = "".join(map(_inline, node.children)) or escaping.code("?")
            return escaping.link_around(Markdown(inner), str(node.attrs["href"]))
        case "code_inline":
            return escaping.code(node.content)
        case "softbreak" | "hardbreak":
            return "<br>"
        case _:
            return escaping.escaped_signs(node.content)


def _one_line(node: SyntaxTreeNode) -> str:
    """Write everything below a node on one line."""
    return "<br>".join(filter(None, _lines(node)))


def _lines(node: SyntaxTreeNode) -> Iterator[str]:
    for child in node.children:
        match child.type:
            case "paragraph":
                yield _in_line(child)
            case "heading":
                yield escaping.strong(Markdown(_in_line(child)))
            case "bullet_list":
                yield from (f"• {_one_line(item)}" for item in child.children)
            case "ordered_list":
                start = int(child.attrs.get("start", 1))
                items = zip(count(start), child.children, strict=False)
                yield from (f"{number}\\. {_one_line(item)}" for number, item in items)
            case "fence":
                yield from (escaping.code(line) for line in child.content.splitlines() if line.strip())
            case "table":
                for row in (row for part in child.children for row in part.children):
                    yield " · ".join(filter(None, map(_in_line, row.children)))
            case "blockquote":
                yield from _lines(child)
            case _:
                yield "⁂" if child.type == "hr" else _in_line(child)
