"""Read a content inventory: one piece per row, with its address and type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from journeymap.importing.draft import Cell, DraftThing, Entry, Fate, Statement, ThingKind
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.listed import Header, Listed, form_of, header_of, numbering_in, rows_of
from journeymap.model.library import Content
from journeymap.model.suggest import homes_of, letters

_OF_CONTENT = {letters(field.alias or name): field.alias or name for name, field in Content.model_fields.items()}
_TAKEN = frozenset(_OF_CONTENT.values()) - {"account", "segments", "notes"}
"""The fields that a column can be. Accounts and segments are ids, which an inventory does not know."""
_OF_MAPS = frozenset(
    {
        *("touchpoints", "emotion", "actions", "thoughts", "pains", "opportunities", "frontstage", "backstage"),
        *("goals", "expectations", "questions", "metrics", "handoff"),
    }
)
"""Lanes of a map: a table with several of them describes a journey, whatever it links to."""
_TOPICS = frozenset(
    map(letters, ("Category", "Categories", "Kategorie", "Catégorie", "Categoría", "Categoria", "カテゴリ"))
)
_OF_OTHERS = frozenset(
    map(
        letters,
        (
            *("Company Name", "Company Domain Name", "Company Domain", "Company owner", "Account Name", "First Name"),
            *("Last Name", "Phone", "Phone Number", "Mobile Phone Number", "Job Title", "Annual Revenue"),
            *("Vorname", "Nachname", "Telefon", "Firmenname", "Prénom", "Téléphone", "Apellidos", "Teléfono"),
        ),
    )
)
"""Columns of lists of companies and people, which have addresses as well."""
_TO_DO = frozenset({"action", "actions"})
"""What to do about a piece; beside stages, it is what people do there."""
_FEWEST = 3
_MANY = 5
_MOST = 0.6
_ANYTHING = frozenset(map(letters, ("Name", "Label", "Text", "Map", "Journey", "Heading", "Headline", "Nom", "Nombre")))
"""Headings that a list of anything may have."""
_IN_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]")
_IS_ADDRESS = re.compile(r"\burls?\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.|/)\S*|\S+\.(?:html?|pdf|md)\b.*", re.IGNORECASE)
_PLACE_ON_THE_WEB = re.compile(r"(?:.*\()?(?:https?://|www\.|/)\S*.*|\S*[\w/.-]\S*|\W*", re.IGNORECASE | re.DOTALL)
"""An address, a word such as a slug, or a mark that there is none."""
_LEADS_TO = re.compile(r"(.*\S)\s*\((https?://\S+)\)", re.DOTALL)
"""A link as the readers of workbooks and Markdown write it."""
_BY_PEOPLE = frozenset(
    map(
        letters,
        (
            *("Author", "Authors", "Author name", "Writer", "Written by", "Created by", "Creator", "Published by"),
            *("Editor", "Last modified by", "Modified by", "Updated by", "Email", "Autor", "Autorin", "Verfasser"),
            *("Erstellt von", "Geändert von", "Auteur", "Auteure", "Créé par", "Modifié par", "Autora", "Creado por"),
            *("著者", "作成者", "作者", "글쓴이", "작성자", "Автор", "الكاتب", "المؤلف"),
        ),
    )
)
"""Columns that name the author of a piece, who is not the team that maintains it."""


def inventory_in(grid: Grid) -> Listed | None:
    """Return the pieces of content that a grid lists; None if it is no such list."""
    header = header_of(grid, _fields_of)
    if header is None:
        return None
    header = _with_title(grid, _without_wrong_address(grid, header))
    return Listed(*_pieces(grid, header)) if _lists_pieces(grid, header) else None


def as_inventory(grid: Grid) -> Listed | None:
    """Return the pieces of content of a grid that is known to be a list; None if it has no rows below a header."""
    known = inventory_in(grid)
    if known:
        return known
    wide = max((sum(bool(cell.text) for cell in row) for row in grid.rows), default=0)
    header = header_of(grid, lambda labels: _named(labels) if sum(map(bool, labels)) * 2 > wide else None)
    if header is None:
        return None
    header = _with_title(grid, header)
    if "title" not in header.fields.values():
        first = next(column for column, cell in enumerate(grid.rows[header.at]) if cell.text)
        header = Header(header.at, {**header.fields, first: "title"})
    return Listed(*_pieces(grid, header)) if any(rows_of(grid, header)) else None


def _named(labels: Sequence[str]) -> dict[int, str]:
    """Return the field of content that each known column holds."""
    fields: dict[int, str] = {}
    # An exact name wins over one that only means the field, such as URL over Original URL.
    for meaning in (_field_called, _field_surely, _field_of):
        for column, label in enumerate(labels):
            field = meaning(label)
            if field and column not in fields and field not in fields.values():
                fields[column] = field
    return fields


def _fields_of(labels: Sequence[str]) -> Mapping[int, str] | None:
    """Return the field that each column holds, if they may be the columns of an inventory."""
    if any(letters(label) in _OF_OTHERS for label in labels):
        return None
    fields = _named(labels)
    known = set(fields.values())
    lanes = sum(
        any(model == "Stage" and key in _OF_MAPS for model, key in homes_of(label))
        for label in labels
        if "phases" in known or letters(label) not in _TO_DO
    )
    return fields if known & {"title", "url"} and lanes <= ("title" in known) else None


def _without_wrong_address(grid: Grid, header: Header) -> Header:
    """Return the header without a column of addresses that are not web addresses."""
    fields = {
        column: field
        for column, field in header.fields.items()
        if field != "url" or _mostly(_PLACE_ON_THE_WEB, [row[column].text for row in rows_of(grid, header)])
    }
    return Header(header.at, fields)


def _mostly(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Return whether most texts match a pattern."""
    filled = list(filter(None, texts))
    return sum(bool(pattern.fullmatch(text)) for text in filled) >= len(filled) * _MOST


def _with_title(grid: Grid, header: Header) -> Header:
    """Return the header with the first column of texts as titles, if no column is called so."""
    if "title" in header.fields.values():
        return header
    rows = list(rows_of(grid, header))
    for column in range(len(grid.rows[header.at])):
        texts = [row[column].text for row in rows if row[column].text]
        if (
            column not in header.fields
            and len(texts) >= len(rows) * _MOST
            and not any(_ADDRESS.match(text) or text.isdecimal() for text in texts)
        ):
            return Header(header.at, {**header.fields, column: "title"})
    return header


def _lists_pieces(grid: Grid, header: Header) -> bool:
    """Return whether there are enough fields, or few but one of them unmistakable."""
    known = set(header.fields.values())
    if (len(known) >= _FEWEST and known & {"url", "type"}) or len(known) >= _MANY:
        return True
    place = {field: column for column, field in header.fields.items()}
    if not place.keys() >= {"title", "url"} or letters(grid.rows[header.at][place["title"]].text) in _ANYTHING:
        return False
    addresses = [row[place["url"]].text for row in rows_of(grid, header)]
    return any(addresses) and _mostly(_ADDRESS, addresses)


def _field_called(label: str) -> str | None:
    field = _OF_CONTENT.get(letters(label))
    return field if field in _TAKEN else None


def _field_surely(label: str) -> str | None:
    """Return the field that a heading means, unless it may also mean the topic."""
    return None if letters(label) in _TOPICS else _field_of(label)


def _field_of(label: str) -> str | None:
    """Return the field of content that a heading means, such as type for Format."""
    for form in (label, _IN_BRACKETS.sub("", label)):
        if letters(form) in _BY_PEOPLE:
            return None
        field = _field_called(form) or next((key for model, key in homes_of(form) if model == "Content"), "")
        if field == "stages":  # a field for ids of a framework, while inventories say in words where buyers are
            return "phases"
        if field in _TAKEN:
            return field
    return "url" if _IS_ADDRESS.search(label) else None


def _pieces(grid: Grid, header: Header) -> tuple[tuple[DraftThing, ...], tuple[Entry, ...]]:
    inventory = _Inventory(grid, header)
    pieces = tuple(inventory.piece(row) for row in rows_of(grid, header))
    return pieces, (*inventory.entries, *inventory.rest())


class _Inventory:
    """What has been read of a list of content so far."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self._head = grid.rows[header.at]
        self._fields = header.fields
        self._numbering = numbering_in(grid, header)
        self._names = [
            column for field in ("title", "url") for column, found in header.fields.items() if found == field
        ]
        self.entries = list(form_of(grid, header))
        self._used: set[int] = set()
        self._by_people: Counter[int] = Counter()
        self._addresses_of: dict[str, tuple[str, ...]] = {}

    def piece(self, row: Sequence[Cell]) -> DraftThing:
        """Return the piece in a row."""
        place = next((column for column in self._names if row[column].text), None)
        if place is None:
            place = next(column for column, cell in enumerate(row) if cell.text)
        statements = list(self._statements(row, place))
        name, address = _name_and_address(row[place])
        if self._fields.get(place) == "url":
            statements.append(_statement(row[place], self._head[place], "url"))
        elif address and not any(statement.field == "Content.url" for statement in statements):
            statements.append(Statement(cell=address, field="Content.url"))
        elif address:
            name = row[place]
        addresses = tuple(statement.cell.text for statement in statements if statement.field == "Content.url")
        name = _apart(name, addresses, self._addresses_of)
        return DraftThing(kind=ThingKind.CONTENT, name=name, statements=tuple(statements))

    def _statements(self, row: Sequence[Cell], place: int) -> Iterator[Statement]:
        """Yield what a row says besides the name of the piece."""
        for column, cell in enumerate(row):
            if not cell.text or column == place:
                continue
            if column in self._numbering:
                self.entries.append(Entry(cell=cell, fate=Fate.LAYOUT, how="the number of the row"))
            elif letters(self._head[column].text) in _BY_PEOPLE:
                self._by_people[column] += 1
            else:
                self._used.add(column)
                yield _statement(cell, self._head[column], self._fields.get(column))

    def rest(self) -> Iterator[Entry]:
        """Yield the headings of columns of which nothing came in.

        Names of people are only counted: everybody can read the account.
        """
        for column, count in self._by_people.items():
            cells = "1 cell" if count == 1 else f"{count} cells"
            how = f"names of people do not come in ({cells})"
            yield Entry(cell=self._head[column], fate=Fate.LEFT_OUT, how=how)
        for column, label in enumerate(self._head):
            if label.text and column not in self._used and column not in self._by_people:
                yield Entry(cell=label, fate=Fate.LAYOUT, how="the name of a column")


def _apart(name: Cell, addresses: tuple[str, ...], addresses_of: dict[str, tuple[str, ...]]) -> Cell:
    """Return a title, with a number if a piece at another address has the same one."""
    number, text = 1, name.text
    while addresses_of.setdefault(letters(text) or text, addresses) != addresses:
        number += 1
        text = f"{name.text} ({number})"
    return name if number == 1 else Cell(text, name.where)


def _name_and_address(cell: Cell) -> tuple[Cell, Cell | None]:
    """Separate a title from the address that it links to."""
    match = _LEADS_TO.fullmatch(cell.text)
    return (Cell(match[1], cell.where), Cell(match[2], cell.where)) if match else (cell, None)


def _statement(cell: Cell, label: Cell, field: str | None) -> Statement:
    return Statement(cell=cell, label=label if label.text else None, field=field and f"Content.{field}")
