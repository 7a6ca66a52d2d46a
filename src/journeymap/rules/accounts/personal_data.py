"""A file about accounts holds an e-mail address or a phone number.

These files are copied to every computer that works on them, and nothing that was once in them is ever gone. A committee
needs roles and worries, not addresses: those belong in the sales system, where people can ask to have them deleted.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer}]
        notes: Write to jo.doe@ada-mills.example before the audit.
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        committee: [{name: CFO, roles: economic_buyer}]
        notes: Write to the CFO before the audit.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import Workspace


@rule("JM513", "personal-data", Severity.WARNING)
def personal_data(workspace: Workspace) -> Iterator[Gap]:
    """E-mail addresses count in every file of a workspace that has accounts or programs; phone numbers in the files of
    accounts, of programs and of the maps of single accounts, and wherever else one of these is repeated, in any
    spelling. They are removed before anything is published.
    """
    for personal in workspace.personal_data:
        an = "an" if personal.kind[0] in "aeiou" else "a"
        fix = (
            "Remove it and name the person by role. Older versions of the file keep it: ask whoever looks after the "
            "repository to take it out of those too."
        )
        yield Gap(personal.place, f"{personal.where} holds {an} {personal.kind}", fix)
