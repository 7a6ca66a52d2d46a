"""The twelve mistakes that people make most on their first map: all that `validate` says about each, word for word."""

import pytest

from tests.support.fixtures import Golden, RunCommand, WriteFiles

CLINIC = "title: How a clinic finds booking software\n"

MISTAKES = {
    "stages as a list": f"""\
{CLINIC}stages:
  - name: Awareness
    touchpoints: [Trade show]
  - name: Decision
    touchpoints: [Proposal]
""",
    "fields at the depth of their stage": f"""\
{CLINIC}stages:
  awareness:
  goals: [Know what there is]
  touchpoints: [Trade show]
  emotion: 1
""",
    "pain points": f"""\
{CLINIC}stages:
  awareness:
    touchpoints: [Trade show]
    pain_points: [Nobody shows a price]
""",
    "a channel on a stage": f"""\
{CLINIC}stages:
  awareness:
    channels: [email, phone]
    touchpoints: [First call]
""",
    "name for title": """\
name: How a clinic finds booking software
stages:
  awareness:
    touchpoints: [Trade show]
""",
    "a colon in a text": f"""\
{CLINIC}stages:
  awareness:
    goals:
      - Budget: know the price
      - See what others use
    touchpoints: [Trade show]
""",
    "a hash in a text": """\
title: How clinic #1 in town finds booking software
stages:
  awareness:
    touchpoints: [Trade show]
""",
    "text behind a quote": f"""\
{CLINIC}stages:
  awareness:
    thoughts:
      - "I want my evenings back", says the owner
    touchpoints: [Trade show]
""",
    "no space behind a colon": f"""\
{CLINIC}stages:
  awareness:
    touchpoints: [{{name: First call, channel:phone}}]
    pains: [{{text: Nobody shows a price, severity:3}}]
    emotion: {{score: -1,5, feeling: tired}}
""",
    "a persona by name": f"""\
{CLINIC}for: Practice manager
personas:
  pm: {{name: Practice manager, role: user, goals: [Fewer calls], challenges: [Two systems]}}
stages:
  awareness:
    touchpoints: [{{name: Trade show, persona: pm}}]
""",
    "stages in capitals": f"""\
{CLINIC}framework: b2b-lifecycle
stages:
  Awareness:
    touchpoints: [Trade show]
  Decision:
    touchpoints: [Proposal]
""",
    "channels nobody declared": f"""\
{CLINIC}stages:
  awareness:
    touchpoints:
      - {{name: Sees a post, channel: facebook}}
      - {{name: Asks in the shop, channel: shop}}
      - {{name: Calls, channel: Phone call}}
""",
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, write_files: WriteFiles, run: RunCommand, golden: Golden) -> None:
    root = write_files({"maps/clinic.yaml": MISTAKES[name]})
    result = run("validate", "--as-of", "2026-11-22", "--profile", "starter", cwd=root)
    assert (result.code, result.err) == (1, "")
    golden(f"mistakes/{name.replace(' ', '-')}.text", result.out)
