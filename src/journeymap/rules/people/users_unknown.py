"""A customer's committee has nobody who works with what they bought.

Those who use it every day decide whether it stays. If nobody of you knows one of them, the first you hear is that it
lies idle, and that is told to those who bought it.

Bad:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        committee:
          - {name: Head of production, roles: champion}
          - {name: CFO, roles: economic_buyer}
Good:
    accounts:
      ada-mills:
        name: Ada Mills
        relationship: customer
        committee:
          - {name: Head of production, roles: champion}
          - {name: CFO, roles: economic_buyer}
          - {name: Shift leader, roles: user}
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis import Analysis
from journeymap.findings import Severity
from journeymap.rules.rule import Gap, rule
from journeymap.workspace import LinkedAccount


@rule("JM314", "users-unknown", Severity.WARNING, "abm")
def users_unknown(account: LinkedAccount, analysis: Analysis) -> Iterator[Gap]:
    """A persona that somebody resembles may be the user, and so may whoever both wants it and pays for it. Where a
    program requires users, JM302 asks.
    """
    if not account.is_customer or account.model.approach == "mass" or not account.members:
        return
    if "user" in analysis.buying_groups.required_roles(account) and analysis.buying_groups.is_target(account):
        return
    roles = {role for member in account.members for role in member.model.roles}
    resembled = {member.persona.model.role for member in account.members if member.persona}
    is_firm_of_one = len(account.members) == 1 and roles >= {"champion", "economic_buyer"}
    if "user" not in roles | resembled and not is_firm_of_one:
        yield Gap(
            account.place.at("committee"),
            f"nobody is known at '{account.name}' who works with what it bought",
            "Ask who uses it every day, talk to one or two of them, and add them to `committee` with `roles: user`.",
        )
