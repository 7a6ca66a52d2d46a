"""Read the contacts exported from a CRM: which roles are filled at which company, and nothing about the people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.crm.contacts import (
    HUBSPOT_CONTACTS,
    HUBSPOT_CONTACTS_ALONE,
    SALESFORCE_CONTACT_ROLES,
    SALESFORCE_CONTACT_ROLES_ALONE,
)
from journeymap.importing.draft import Cell, DraftThing, Entry, Fate, Statement, ThingKind
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.listed import Header, Listed, form_of, header_of, rows_of
from journeymap.model.suggest import homes_of, letters

_NAMES = (
    *("First Name", "Last Name", "Full Name", "Contact Name", "firstname", "lastname", "Vorname", "Nachname"),
    *("Prénom", "Nom de famille", "Nombre", "Apellido", "Apellidos", "Name", "Contact"),
)
_ROLES_ALONE = frozenset(map(letters, ("Buying Role", "hs_buying_role", "Contact Role", "Opportunity Contact Role")))
_TELLING = frozenset(map(letters, (*HUBSPOT_CONTACTS_ALONE, *SALESFORCE_CONTACT_ROLES_ALONE)))
_OF_PERSONAS = frozenset({"goals", "challenges", "concerns", "questions", "objections", "quote"})
"""Columns of tables of personas, beside their titles and companies."""
_OF_COMPANIES = {"account_crm": "Account.crm", "account_domain": "Account.domain"}
_ROLES = "Member.roles"
_LACKS_COMPANY = (
    "holds contacts, but no column says at which company they are. Add the column Company Name, or Account Name, "
    "to the export"
)
_PERSONAL = "names, addresses, numbers and all else that is said of a person do not come in"


@dataclass(slots=True)
class _Person:
    """A contact, from one row or several."""

    name: Cell
    statements: list[Statement] = field(default_factory=list)


@dataclass(slots=True)
class _Company:
    name: Cell
    statements: dict[str, Statement] = field(default_factory=dict)
    people: dict[str, _Person] = field(default_factory=dict)


def contacts_in(grid: Grid) -> Listed | None:
    """Return the companies whose contacts a grid lists, each with its committee; None if it is no such list."""
    header = header_of(grid, _columns_of)
    if header is None:
        return None
    if "account" in header.fields.values():
        return _listed(grid, header)
    nobody = Header(header.at, {})  # nothing of such a list may be imported, titles and roles included
    return Listed((), (*form_of(grid, header), *_labels(grid, nobody, set())), _LACKS_COMPANY)


def as_contacts(grid: Grid) -> Listed | None:
    """Return the companies of a grid that is known to list contacts; None if it has no roles or titles."""
    known = contacts_in(grid)
    if known:
        return known
    header = header_of(grid, _with_parts)
    return _listed(grid, header) if header else None


def _with_parts(labels: Sequence[str]) -> Mapping[int, str] | None:
    columns = _named(labels)
    known = set(columns.values())
    return columns if "account" in known and known & {"role", "title"} else None


def _named(labels: Sequence[str]) -> dict[int, str]:
    """Return what each known column is."""
    words = list(map(letters, labels))
    there = set(words)
    columns: dict[int, str] = {}
    for known in (SALESFORCE_CONTACT_ROLES, HUBSPOT_CONTACTS, {"name": _NAMES}):
        for name, headers in known.items():
            place = next((words.index(letters(header)) for header in headers if letters(header) in there), None)
            if place is not None and place not in columns and name not in columns.values():
                columns[place] = name
    if "account" not in columns.values():
        domain = next((at for at in columns if columns[at] == "account_domain"), None)
        if domain is not None:
            columns[domain] = "account"
    return columns


def _columns_of(labels: Sequence[str]) -> Mapping[int, str] | None:
    """Return what each column is, if the columns are those of contacts."""
    columns = _named(labels)
    there = set(map(letters, labels))
    known_as = Counter(columns.values())
    is_telling = bool(there & _TELLING) or {"name", "account_crm"} <= known_as.keys()
    is_telling = is_telling or {"role", "account", "name"} <= known_as.keys()
    is_telling = is_telling or {"title", "account", "mail"} <= known_as.keys()
    of_somebody = known_as["mail"] or known_as["name"] or known_as["contact_id"] or known_as["contacted"]
    personas = sum(
        any(model == "Persona" and key in _OF_PERSONAS for model, key in homes_of(label)) for label in labels
    )
    if personas or not is_telling or not (known_as["role"] or known_as["title"]):
        return None
    if not (of_somebody or (known_as["account"] and there & _ROLES_ALONE)):
        return None
    return columns


def _listed(grid: Grid, header: Header) -> Listed:
    contacts = _Contacts(grid, header)
    for row in rows_of(grid, header):
        contacts.add(row)
    contacts.entries.extend(_labels(grid, header, contacts.used))
    return Listed(tuple(map(_thing, contacts.companies.values())), tuple(contacts.entries))


class _Contacts:
    """The companies and contacts in the rows that have been read so far."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self._head = grid.rows[header.at]
        self._place = {name: column for column, name in header.fields.items()}
        self.companies: dict[str, _Company] = {}
        self.entries = list(form_of(grid, header))
        self.used: set[int] = set()
        """The columns of which something came in."""

    def add(self, row: Sequence[Cell]) -> None:
        """Add the contact of a row to its company."""
        account = row[self._place["account"]]
        said = {name: cell for name in ("title", "role") if (cell := self._cell(row, name))}
        if not account.text or not said:
            why = "of a contact with neither role nor title" if account.text else "of a contact without company"
            cells = filter(lambda cell: cell.text, (account, *said.values()))
            self.entries.extend(Entry(cell=cell, fate=Fate.LEFT_OUT, how=why) for cell in cells)
            return
        company = self._company(account, row)
        key = _key(row, self._place)
        if key in company.people:
            label = self._head[self._place["role"]] if "role" in said else None
            self.entries.extend(_more(company.people[key], said, label))
        else:
            company.people[key or str(len(company.people))] = self._person(company, said)

    def _cell(self, row: Sequence[Cell], name: str) -> Cell | None:
        cell = row[self._place[name]] if name in self._place else None
        return cell if cell and cell.text else None

    def _company(self, account: Cell, row: Sequence[Cell]) -> _Company:
        company = self.companies.setdefault(letters(account.text) or account.text, _Company(account))
        if company.name is not account:
            self.entries.append(Entry(cell=account, fate=Fate.LAYOUT, how="the company again"))
        for name, target in _OF_COMPANIES.items():
            if cell := self._cell(row, name):
                self.used.add(self._place[name])
                statement = Statement(cell=cell, label=self._head[self._place[name]], field=target)
                company.statements.setdefault(f"{name} {cell.text}", statement)
        return company

    def _person(self, company: _Company, said: Mapping[str, Cell]) -> _Person:
        """Return a contact, who is labelled by title, or by role for want of a title."""
        statements: list[Statement] = []
        if role := said.get("role"):
            self.used.add(self._place["role"])
            statements.append(Statement(cell=role, label=self._head[self._place["role"]], field=_ROLES))
        names = [person.name.text for person in company.people.values()]
        return _Person(_apart(next(iter(said.values())), names), statements)


def _more(person: _Person, said: Mapping[str, Cell], label: Cell | None) -> Iterator[Entry]:
    """Add what another row says about the same contact, such as their role in another deal."""
    known = {person.name.text, *(statement.cell.text for statement in person.statements)}
    for name, cell in said.items():
        if name == "role" and cell.text not in known:
            person.statements.append(Statement(cell=cell, label=label, field=_ROLES))
        else:
            yield Entry(cell=cell, fate=Fate.LAYOUT, how="the contact again")


def _key(row: Sequence[Cell], place: Mapping[str, int]) -> str:
    """Return what identifies a contact within the file; it is never passed on."""
    return next(
        (row[place[name]].text for name in ("contact_id", "mail", "name") if name in place and row[place[name]].text),
        "",
    )


def _apart(named: Cell, others: Sequence[str]) -> Cell:
    """Return the label of a contact, with a number if others at the company have the same one."""
    number, text = 2, named.text
    while text in others:
        text = f"{named.text} ({number})"
        number += 1
    return named if text == named.text else Cell(text, named.where)


def _thing(company: _Company) -> DraftThing:
    return DraftThing(
        kind=ThingKind.ACCOUNT,
        name=company.name,
        statements=tuple(company.statements.values()),
        things=tuple(
            DraftThing(kind=ThingKind.MEMBER, name=person.name, statements=tuple(person.statements))
            for person in company.people.values()
        ),
    )


def _labels(grid: Grid, header: Header, used: set[int]) -> Iterator[Entry]:
    """Yield the headings of columns of which nothing came in.

    Cells with personal data are not repeated: everybody can read the account.
    """
    for column, label in enumerate(grid.rows[header.at]):
        filled = sum(bool(row[column].text) for row in rows_of(grid, header))
        if header.fields.get(column) in ("account", "role", "title"):
            if column not in used:
                yield Entry(cell=label, fate=Fate.LAYOUT, how="the name of a column")
        elif column not in used and (label.text or filled):
            cells = "1 cell" if filled == 1 else f"{filled} cells"
            yield Entry(cell=label, fate=Fate.LEFT_OUT, how=f"{_PERSONAL} ({cells})")
