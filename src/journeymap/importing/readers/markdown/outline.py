"""Read a Markdown document as an outline: headings, bold labels and list items, each with its content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from markdown_it.tree import SyntaxTreeNode

from journeymap.importing.draft import Cell, Entry, Fate, Where
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.headings import is_label
from journeymap.importing.readers.markdown.inline import Line, Text, lines_of, parser, texts_of
from journeymap.importing.readers.markdown.tables import grid_of, grids_in_html, tables_in

_ROOT, _BOLD, _ITEM = 0, 7, 8
"""The levels of labels and items, after those of headings, 1 to 6."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SETTING = re.compile(r"^([\w .-]{1,40}):[ \t]+(.+)$")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<[/!?]?[A-Za-z][^<>]*>")
_MOST_LEVELS = 40
_LONGEST_HEAD = 60
_LISTS = frozenset({"bullet_list", "ordered_list"})
_OF_TEXT = frozenset({"", "markdown", "md", "text", "txt", "plaintext"})


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its language, its text, and the line on which the text begins."""

    language: str
    cell: Cell
    first_line: int


@dataclass(slots=True, eq=False)
class Section:
    """A heading, a bold label or a list item, with its content in order."""

    head: Cell | None
    level: int
    parts: list[Text | Grid | Fence | Section] = field(default_factory=list)
    list_number: int = 0
    """Distinguishes the items of different lists."""
    is_led_list: bool = False
    """Whether it ends with the list that its text introduces: `**Ideas:** show` above a list."""

    @property
    def name(self) -> str:
        """The words of its heading."""
        return self.head.text if self.head else ""

    @property
    def sections(self) -> list[Section]:
        """The sections directly below it."""
        return [part for part in self.parts if isinstance(part, Section)]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading rather than a label in the text."""
        return 0 < self.level < _BOLD

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.level >= _ITEM

    def all_sections(self) -> Iterator[Section]:
        """Yield the section itself and all sections in it, in order."""
        yield self
        for section in self.sections:
            yield from section.all_sections()


@dataclass(slots=True)
class Outline:
    """A document: its sections, and its front matter and comments."""

    root: Section
    entries: list[Entry]
    settings: list[tuple[Cell, Cell]]
    """The front matter."""


def outline_of(text: str, file: str) -> Outline:
    """Return the outline of a document."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    settings, entries, text = _front_matter(text, file)
    reader = _OutlineReader(file)
    reader.read(SyntaxTreeNode(parser().parse(text)))
    entries += [Entry(cell=cell, fate=Fate.LEFT_OUT, how="a comment") for cell in reader.comments if cell.text]
    return Outline(reader.root, entries, settings)


def in_fences(text: str, file: str) -> tuple[str, list[Cell]]:
    """Return the document that is fenced off as text in another, each line where it was, and what stands around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    inner = [""] * len(lines)
    for block in parser().parse("\n".join(lines)):
        if block.type == "fence" and block.map and _language_of(block.info) in _OF_TEXT:
            first, end = block.map
            content = block.content.split("\n")[:-1]
            inner[first + 1 : first + 1 + len(content)] = content
            lines[first:end] = [""] * (end - first)
    around = [Cell(line.strip(), Where(file, f"line {number}")) for number, line in enumerate(lines, 1) if line.strip()]
    return "\n".join(inner), around


def _language_of(info: str) -> str:
    return (info.split() or [""])[0].strip("{}.").casefold()


def _front_matter(text: str, file: str) -> tuple[list[tuple[Cell, Cell]], list[Entry], str]:
    """Separate the front matter from the text, which keeps its line numbers."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return [], [], text
    settings: list[tuple[Cell, Cell]] = []
    entries: list[Entry] = []
    for number, line in enumerate(found[1].split("\n"), 2):
        where = Where(file, f"line {number}")
        if setting := _SETTING.match(line):
            settings.append((Cell(setting[1].strip(), where), Cell(setting[2].strip().strip("\"'"), where)))
        elif line.strip():
            entries.append(Entry(cell=Cell(line.strip(), where), fate=Fate.LEFT_OUT, how="a setting of the page"))
    return settings, entries, "\n" * text[: found.end()].count("\n") + text[found.end() :]


def _begins(block: SyntaxTreeNode | None) -> int:
    return block.map[0] if block and block.map else 0


def _ends(block: SyntaxTreeNode) -> int:
    return block.map[1] if block.map else -1


class _OutlineReader:
    """Walks through the blocks of a document and adds each to its section."""

    def __init__(self, file: str) -> None:
        self.root = Section(None, _ROOT)
        self.comments: list[Cell] = []
        self._file = file
        self._open = [self.root]
        self._lists = 0

    def read(self, document: SyntaxTreeNode) -> None:
        """Read all blocks."""
        for block, following in zip_longest(document.children, document.children[1:]):
            if following is not None and following.type == "bullet_list" and self._heads_list(block):
                continue
            is_list = following is not None and following.type in _LISTS
            self._block(block, leads_list=is_list and _begins(following) == _ends(block))

    def _heads_list(self, block: SyntaxTreeNode) -> bool:
        """Treat a lone numbered item, `1. Discover`, as the heading of the list after it."""
        items = block.children if block.type == "ordered_list" else []
        if len(items) != 1 or [child.type for child in items[0].children] != ["paragraph"]:
            return False
        lines = self._lines(items[0].children[0])
        if len(lines) != 1 or len(lines[0].text) > _LONGEST_HEAD:
            return False
        self._close(_BOLD)
        start = block.attrs.get("start", 1)
        head = Cell(f"{start}. {lines[0].text}", Where(self._file, f"line {lines[0].number}"))
        section = Section(head, _ITEM, is_led_list=True)
        self._open[-1].parts.append(section)
        self._open.append(section)
        return True

    def _block(self, block: SyntaxTreeNode, *, leads_list: bool) -> None:
        line = (block.map or (0, 0))[0] + 1
        match block.type:
            case "heading":
                self._heading(block, int(block.tag[1:]), line)
            case "paragraph":
                self._paragraph(block, leads_list=leads_list)
            case "bullet_list" | "ordered_list":
                self._list(block, self._open[-1])
                self._close_led_list()
            case "blockquote":
                self._end_label_of_another()
                self._quote(block, self._open[-1])
            case "fence" | "code_block":
                self._code(block, self._open[-1], line)
            case "html_block":
                self._html(block.content, self._open[-1], line)
            case "hr":
                self._close(_BOLD)

    def _close(self, level: int) -> None:
        while self._open[-1].level >= level:
            self._open.pop()

    def _heading(self, block: SyntaxTreeNode, level: int, line: int) -> None:
        self._close(level)
        lines = self._lines(block)
        text = " ".join(part.text for part in lines)
        section = Section(Cell(text, Where(self._file, f"line {line}")) if text else None, level)
        self._open[-1].parts.append(section)
        self._open.append(section)

    def _lines(self, block: SyntaxTreeNode) -> list[Line]:
        """Return the lines of a heading or a paragraph."""
        inline = next((child for child in block.children if child.type == "inline"), None)
        if inline is None or inline.token is None:
            return []
        return lines_of(inline.token, self.comments, Where(self._file, f"line {(block.map or (0, 0))[0] + 1}"))

    def _paragraph(self, block: SyntaxTreeNode, *, leads_list: bool) -> None:
        """Add the texts of a paragraph. A label alone heads what follows it."""
        pieces = self._pieces(block)
        for number, part in enumerate(pieces):
            if not isinstance(part, Text) or part.key is None:
                self._open[-1].parts.append(part)
                continue
            is_known = part.is_bold_key or is_label(part.key.text)
            leads = leads_list and number == len(pieces) - 1 and part.is_bold_key
            if is_known and (part.rest is None or leads):
                self._close(_BOLD)
                section = Section(part.key, _BOLD, is_led_list=leads and part.rest is not None)
                if part.rest:
                    section.parts.append(Text(cell=part.rest))
                self._open[-1].parts.append(section)
                self._open.append(section)
                continue
            if part.is_bold_key and part.rest:
                self._close(_BOLD)
            self._open[-1].parts.append(part)

    def _end_label_of_another(self) -> None:
        """Close a label that has content before a quote, which belongs to the stage and not to the label."""
        section = self._open[-1]
        last = section.parts[-1] if section.parts else None
        if section.level == _BOLD and last and not (isinstance(last, Text) and last.is_quote):
            self._open.pop()

    def _close_led_list(self) -> None:
        """Close a label after the list that its text introduced."""
        if self._open[-1].is_led_list:
            self._open.pop()

    def _pieces(self, block: SyntaxTreeNode, *, is_quote: bool = False, is_item: bool = False) -> list[Text | Grid]:
        """Return the texts and tables of a paragraph."""
        inline = next((child for child in block.children if child.type == "inline"), None)
        if inline is None:
            return []
        source = inline.content.split("\n")
        first = (block.map or (0, 0))[0] + 1
        spans = list(tables_in(source))
        if not spans:
            return list(texts_of(self._lines(block), self._file, is_quote=is_quote, is_item=is_item))
        pieces: list[Text | Grid] = []
        at = 0
        for start, end in [*spans, (len(source), len(source))]:
            pieces += self._texts(source[at:start], first + at, is_quote=is_quote, is_item=is_item)
            if end > start:
                pieces.append(grid_of(source[start:end], self._file, first + start, self.comments))
            at = end
        return pieces

    def _texts(self, source: Sequence[str], first: int, *, is_quote: bool, is_item: bool) -> list[Text]:
        if not any(line.strip() for line in source):
            return []
        token = parser().parseInline("\n".join(source))[0]
        token.map = [first - 1, first - 1 + len(source)]
        lines = lines_of(token, self.comments, Where(self._file, f"line {first}"))
        return texts_of(lines, self._file, is_quote=is_quote, is_item=is_item)

    def _list(self, block: SyntaxTreeNode, into: Section, *, is_quote: bool = False) -> None:
        self._lists += 1
        number = self._lists
        for item in block.children:
            self._item(item, into, number, is_quote=is_quote)

    def _item(self, item: SyntaxTreeNode, into: Section, number: int, *, is_quote: bool) -> None:
        """Add an item: a text, or a section if it has more content."""
        blocks = list(item.children)
        pieces: list[Text | Grid] = []
        if blocks and blocks[0].type == "paragraph":
            pieces = self._pieces(blocks.pop(0), is_quote=is_quote, is_item=True)
            if item.parent is not None and item.parent.type == "ordered_list":
                pieces = [replace(piece, is_numbered=True) if isinstance(piece, Text) else piece for piece in pieces]
        lead = next(iter(pieces), None)
        is_head = isinstance(lead, Text) and (bool(blocks) or (lead.key is not None and lead.rest is None))
        if not is_head or not isinstance(lead, Text) or into.level > _ITEM + _MOST_LEVELS:
            into.parts += pieces
            for block in blocks:
                self._within(block, into, is_quote=is_quote)
            return
        head = lead.key if lead.key and lead.is_bold_key else lead.cell
        if lead.key and not lead.rest:
            head = lead.key
        section = Section(head, max(_ITEM, into.level + 1), list_number=number)
        if lead.key and lead.is_bold_key and lead.rest:
            section.parts.append(Text(cell=lead.rest, is_quote=is_quote))
        section.parts += pieces[1:]
        into.parts.append(section)
        for block in blocks:
            self._within(block, section, is_quote=is_quote)

    def _within(self, block: SyntaxTreeNode, into: Section, *, is_quote: bool = False) -> None:
        """Add a block inside an item or a quote."""
        line = (block.map or (0, 0))[0] + 1
        match block.type:
            case "paragraph" | "heading":
                into.parts += self._pieces(block, is_quote=is_quote)
            case "bullet_list" | "ordered_list":
                self._list(block, into, is_quote=is_quote)
            case "blockquote":
                self._quote(block, into)
            case "fence" | "code_block":
                self._code(block, into, line)
            case "html_block":
                self._html(block.content, into, line)

    def _quote(self, block: SyntaxTreeNode, into: Section) -> None:
        for child in block.children:
            self._within(child, into, is_quote=True)

    def _code(self, block: SyntaxTreeNode, into: Section, line: int) -> None:
        """Add a fenced or an indented block; a table may be indented by mistake."""
        source = block.content.rstrip("\n")
        if not source.strip():
            return
        lines = source.split("\n")
        if block.type == "code_block" and list(tables_in(lines)) == [(0, len(lines))]:
            into.parts.append(grid_of(lines, self._file, line, self.comments))
            return
        first = line + (block.type == "fence")
        language = _language_of(block.info) if block.type == "fence" else ""
        into.parts.append(Fence(language, Cell(source, Where(self._file, f"line {first}")), first))

    def _html(self, source: str, into: Section, line: int) -> None:
        """Add the tables and the texts of some HTML."""
        for comment in _COMMENT.finditer(source):
            number = line + source[: comment.start()].count("\n")
            self.comments.append(Cell(comment[1].strip(), Where(self._file, f"line {number}")))
        source = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)
        if "<table" in source.casefold():
            into.parts += grids_in_html(source, self._file, line)
            source = re.sub(r"(?is)<table.*?(?:</table\s*>|\Z)", lambda table: "\n" * table[0].count("\n"), source)
        into.parts += self._texts(_TAG.sub("", source).split("\n"), line, is_quote=False, is_item=False)
