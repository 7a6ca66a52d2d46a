"""Write workspaces of realistic accounts and the programs that target them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.maps import write_maps

ACCOUNTS_PER_PROGRAM = 100

_PROGRAM = """\
programs:
  ports-{n}:
    name: Ports {n}
    framework: abm-seven
    owner: head of marketing
    launch: 2026-09-01
    target_list: [{accounts}]
    required_roles: [champion, economic_buyer, technical_evaluator]
    readiness:
      points_min: 100
      people_min: 2
      window: 90d
      agreed: {{by: [marketing, sales], date: 2026-08-20}}
    handoffs:
      - from_stage: engagement
        to_stage: evaluation
        from_team: marketing
        to_team: sales
        respond_within: 48h
        payload: [The committee as far as it is known]
        reject_reasons: [No budget in the next year]
        on_reject: awareness
      - from_stage: decision
        to_stage: onboarding
        from_team: sales
        to_team: success
        respond_within: 24h
        payload: [What was promised]
"""

_ACCOUNT = """\
accounts:
  port-{n}:
    name: Port {n}
    segment: terminals
    value: {{amount: {amount}, currency: EUR}}
    heterogeneity: {heterogeneity}
    fit: {{value_creation: yes, economics: yes, access: yes, propensity: unknown}}
    approach: targeted
    owners: {{marketing: account marketing, sales: key accounts}}
    strategy: Give back forty berth hours a week before the new cranes arrive.
    priorities: [New cranes in 2027]
    criteria: [Works with our terminal system]
    committee:
      - {{name: Head of planning, roles: [champion, user], concerns: [Planners must keep the last word]}}
      - {{name: Port director, roles: economic_buyer}}
      - {{name: Head of IT, roles: technical_evaluator}}
    plan:
      - {{who: Head of planning, stage: evaluation, channel: in-person-meeting, purpose: settle what to try}}
    stage: evaluation
"""


def account_text(number: int) -> str:
    """Return one account with a value of its own."""
    return _ACCOUNT.format(n=number, amount=20_000 + 130 * number, heterogeneity=number % 100)


def program_text(number: int, accounts: range) -> str:
    """Return one program that targets these accounts."""
    return _PROGRAM.format(n=number, accounts=", ".join(f"port-{account}" for account in accounts))


def write_accounts(folder: Path, count: int) -> None:
    """Write a workspace with one file per account, one program per hundred accounts, and one map."""
    write_maps(folder, 1)
    (folder / "maps" / "segments.yaml").write_text("segments: {terminals: Container terminals}\n", encoding="utf-8")
    for number in range(count):
        (folder / "maps" / f"port-{number:05}.yaml").write_text(account_text(number), encoding="utf-8")
    for first in range(0, count, ACCOUNTS_PER_PROGRAM):
        targets = range(first, min(first + ACCOUNTS_PER_PROGRAM, count))
        program = folder / "maps" / f"program-{first:05}.yaml"
        program.write_text(program_text(first // ACCOUNTS_PER_PROGRAM, targets), encoding="utf-8")
